"""Days of custody taken off a detention order, and how such an order is worded (BLTTHS 118(4); TTLT 04/2018, Art. 17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label

from .counting import detention_end
from .time_limits import TimeLimit

_BLOCK = timedelta(hours=24)


def custody_days(*, starts: datetime, ends: datetime) -> int:
    """Days of custody to deduct: every block of 24 hours that was begun counts as one day (I-21)."""
    if ends < starts:
        raise ValueError("custody cannot end before it starts")
    return -(-(ends - starts) // _BLOCK)


def detained_days(*, first_day: date, last_day: date) -> int:
    """Days of an earlier detention, the first and the last day included."""
    return (last_day - first_day).days + 1


def first_day_of_detention(*, custody_ends: datetime, continuous: bool, arrested_on: date | None = None) -> date:
    """The last day of custody where detention follows without a break; otherwise the day of arrest."""
    if continuous:
        return day_of(custody_ends) if custody_ends.tzinfo else custody_ends.date()
    if arrested_on is None:
        raise ValueError("detention that does not follow custody begins on the day of arrest")
    return arrested_on


@dataclass(frozen=True, slots=True)
class DetentionOrder:
    """What is written in an order of detention: its days after deduction, its first and last day, its wording."""

    days: int
    first_day: date
    last_day: date
    words: Label


def detention_order(*, length: TimeLimit, deducted_days: int, first_day: date) -> DetentionOrder:
    """An order of detention with the days already held taken off; none left is a ValueError."""
    days = length.in_custody_days - deducted_days
    if days < 1:
        raise ValueError("no day of detention is left after the deduction")
    return DetentionOrder(days, first_day, detention_end(first_day, days), order_in_words(days))


def order_in_words(days: int) -> Label:
    """Whole months of thirty days and the rest, as the form has it: 57 days are `01 tháng 27 ngày`."""
    months, rest = divmod(days, 30)
    vi, en = [], []
    if months:
        vi.append(f"{months:02d} tháng")
        en.append(f"{months:02d} month" + ("" if months == 1 else "s"))
    if rest or not months:
        vi.append(f"{rest:02d} ngày")
        en.append(f"{rest:02d} day" + ("" if rest == 1 else "s"))
    return Label(" ".join(vi), " ".join(en))
