"""What is overdue or soon due, as conditions on rows of matters: the same words for registers, loads and boards."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from eprocuracy.kernel.moments import day_of, end_of
from eprocuracy.kernel.words import Word
from eprocuracy.platform.ui.urgency import SOON_DAYS
from eprocuracy.records.models import IntervalRow

LONG = timedelta(days=90)  # a month of custody has thirty days


class Due(Word):
    """How a matter stands to its nearest deadline."""

    OVERDUE = "overdue", "Quá hạn", "Overdue"
    SOON = "soon", "Trong 10 ngày", "Within 10 days"
    HOLDING = "holding", "Đang giữ, tạm giữ, tạm giam", "In custody or detention"
    LONG = "long", "Giữ, giam từ 3 tháng", "Held for 3 months or longer"
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
            return Q(held=True)
        case Due.LONG:
            begun = (day_of(now) - LONG).isoformat()
            within = IntervalRow.objects.filter(matter=OuterRef("matter_id"), left=False, from_when__lte=begun)
            return Q(held=True) & Q(Exists(within))
        case Due.HELD:
            counted, uncounted = held_parts(now)
            return counted | uncounted
        case Due.UNCOUNTED:
            return Q(uncounted=True)


def held_parts(now: datetime) -> list[Q]:
    """Held persons whose time soon ends, and those whose end nobody can count: taken as soon, never as later."""
    last = day_of(now) + timedelta(days=SOON_DAYS)
    later = Q(held_ends_on=None) | Q(held_ends_on__gt=last)
    return [Q(held_ends_on__lte=last), Q(held_uncounted=True) & later]
