"""How long is left, in words, with a class of urgency. Pure; the moment is handed in.

`static/ui/countdown.js` says the same words once a minute in an open page; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label, Word

from .writing import local

SOON_DAYS = 10  # "within ten days" is a class of display, not a time limit of the law


class Urgency(Word):
    """What a deadline's colour means; the word always stands beside the colour."""

    OVERDUE = "overdue", "quá hạn", "overdue"
    DAY = "day", "trong 24 giờ", "within 24 hours"
    TEN = "ten", "trong 10 ngày", "within 10 days"
    LATER = "later", "còn trên 10 ngày", "more than 10 days"
    MET = "met", "đã xong", "done"
    SUSPENDED = "suspended", "tạm đình chỉ", "suspended"
    UNKNOWN = "unknown", "chưa xác định", "not determinable"


@dataclass(frozen=True, slots=True)
class Left:
    """How long is left: the class, the words, and the end it counts to (None when nothing runs)."""

    urgency: Urgency
    label: Label
    ends: date | datetime | None = None

    def say(self, language: str = "vi") -> str:
        return self.label.say(language)


MET = Left(Urgency.MET, Urgency.MET.label)
SUSPENDED = Left(Urgency.SUSPENDED, Urgency.SUSPENDED.label)
UNDETERMINED = Left(Urgency.UNKNOWN, Urgency.UNKNOWN.label)


def left(ends: date | datetime | When | None, now: datetime) -> Left:
    """Days left to a last day, or hours and minutes to a moment; parts of an hour or day are never rounded up.

    A last day runs out at 24:00 of that day; a moment has run out when it comes.
    """
    if isinstance(ends, When):
        ends = ends.moment or ends.known_day
    if ends is None:
        return UNDETERMINED
    if isinstance(ends, datetime):
        return _to_moment(local(ends), local(now))
    return _to_day(ends, local(now).date())


def _to_day(last: date, today: date) -> Left:
    days = (last - today).days
    if days < 0:
        return Left(Urgency.OVERDUE, _overdue(-days, _DAYS), last)
    if days == 0:
        return Left(Urgency.DAY, Label("hết hạn hôm nay", "due today"), last)
    return Left(Urgency.TEN if days <= SOON_DAYS else Urgency.LATER, _remaining(days, _DAYS), last)


def _to_moment(end: datetime, now: datetime) -> Left:
    remaining = end - now
    if remaining <= timedelta(0):
        return Left(Urgency.OVERDUE, _measured(-remaining, _overdue, _JUST_PASSED), end)
    label = _measured(remaining, _remaining, _LAST_MINUTE)
    if remaining <= timedelta(hours=24):
        return Left(Urgency.DAY, label, end)
    return Left(Urgency.TEN if remaining <= timedelta(days=SOON_DAYS) else Urgency.LATER, label, end)


_DAYS = (Label("ngày", "day"), Label("ngày", "days"))
_HOURS = (Label("giờ", "hour"), Label("giờ", "hours"))
_MINUTES = (Label("phút", "minute"), Label("phút", "minutes"))
_JUST_PASSED = Label("vừa hết hạn", "just expired")
_LAST_MINUTE = Label("còn dưới 1 phút", "less than 1 minute left")


def _measured(span: timedelta, worded: Callable[[int, tuple[Label, Label]], Label], smallest: Label) -> Label:
    """Minutes under an hour, hours under two days, days above."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 1:
        return smallest
    if minutes < 60:
        return worded(minutes, _MINUTES)
    if minutes < 48 * 60:
        return worded(minutes // 60, _HOURS)
    return worded(minutes // (24 * 60), _DAYS)


def _overdue(count: int, unit: tuple[Label, Label]) -> Label:
    name = unit[count != 1]
    return Label(f"quá hạn {_vi(count)} {name.vi}", f"{count:,} {name.en} overdue")


def _remaining(count: int, unit: tuple[Label, Label]) -> Label:
    name = unit[count != 1]
    return Label(f"còn {_vi(count)} {name.vi}", f"{count:,} {name.en} left")


def _vi(count: int) -> str:
    return f"{count:,}".replace(",", ".")
