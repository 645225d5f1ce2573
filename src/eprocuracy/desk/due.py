"""What is overdue or soon due, as conditions on rows of matters: the same words for registers, loads and boards."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from eprocuracy.kernel.moments import day_of, end_of
from eprocuracy.kernel.words import Word
from eprocuracy.platform.ui.urgency import SOON_DAYS
from eprocuracy.records.models import DeadlineRow

HELD = ("custody", "detention")  # groups of clocks at whose end a person goes free


class Due(Word):
    """How a matter stands to its nearest deadline."""

    OVERDUE = "overdue", "Quá hạn", "Overdue"
    SOON = "soon", "Trong 10 ngày", "Within 10 days"
    HOLDING = "holding", "Đang giữ, tạm giữ, tạm giam", "In custody or detention"
    HELD = "held", "Sắp hết tạm giữ, tạm giam", "Custody or detention ending"
    UNCOUNTED = "uncounted", "Theo sổ, chưa tính được", "Stated or not determinable"


def last_moment_of_soon(now: datetime) -> datetime:
    """24:00 of the last day that counts as soon."""
    return end_of(day_of(now) + timedelta(days=SOON_DAYS))


def condition(due: Due, now: datetime) -> Q:
    """The condition on `MatterRow`; closed matters have no deadline that is still watched."""
    last = last_moment_of_soon(now)
    match due:
        case Due.OVERDUE:
            return Q(next_ends_at__lte=now)
        case Due.SOON:
            return Q(next_ends_at__gt=now, next_ends_at__lte=last)
        case Due.HOLDING:
            held = DeadlineRow.objects.filter(matter=OuterRef("matter_id"), live=True, group__in=HELD)
            return Q(Exists(held))
        case Due.HELD:
            return Q(Exists(DeadlineRow.objects.filter(ends_held(now), matter=OuterRef("matter_id"))))
        case Due.UNCOUNTED:
            return Q(Exists(DeadlineRow.objects.filter(matter=OuterRef("matter_id"), live=True, ends_at=None)))


def ends_held(now: datetime) -> Q:
    """Custody or detention that has run out or soon will. An end that nobody can count is taken as soon, never as later."""
    last = last_moment_of_soon(now)
    uncounted = Q(ends_at=None) & (Q(ends_on=None) | Q(ends_on__lte=day_of(now) + timedelta(days=SOON_DAYS)))
    return Q(live=True, group__in=HELD) & (Q(ends_at__lte=last) | uncounted)
