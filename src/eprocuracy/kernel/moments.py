"""When something happened, as precisely as the paper gives it.

No minute is invented: 00:00 is a real time, and an event known by its day only has no minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from .quick import quickly_made
from .words import Word

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DAWN_OF_RECORDS = date(1900, 1, 1)


class Precision(Word):
    """How precisely a moment is known."""

    MINUTE = "minute", "đến phút", "to the minute"
    DAY = "day", "đến ngày", "to the day"
    MONTH = "month", "chỉ biết tháng", "month only"
    YEAR = "year", "chỉ biết năm", "year only"
    UNKNOWN = "unknown", "chưa biết", "not known"


_MINUTE, _UNKNOWN = Precision.MINUTE, Precision.UNKNOWN
_TO_THE_DAY = (Precision.DAY, Precision.MINUTE)


@quickly_made
@dataclass(frozen=True, slots=True)
class When:
    """A day of Việt Nam, with the minute only where it is known.

    For `MONTH` and `YEAR` the day is the earliest possible one; for `UNKNOWN` there is none.
    """

    day: date | None
    minute: time | None = None
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if (self.precision is _UNKNOWN) != (self.day is None):
            raise ValueError("a moment without a day is unknown, and only that")
        if (self.precision is _MINUTE) != (self.minute is not None):
            raise ValueError("a minute is given exactly when it is known to the minute")

    @classmethod
    def on(cls, day: date) -> When:
        return cls(day)

    @classmethod
    def at(cls, moment: datetime) -> When:
        """From a naive local or an aware moment; seconds are dropped."""
        local = moment.astimezone(VIETNAM) if moment.tzinfo else moment
        return cls(local.date(), time(local.hour, local.minute), Precision.MINUTE)

    @classmethod
    def unknown(cls) -> When:
        return cls(None, None, Precision.UNKNOWN)

    @property
    def known_day(self) -> date | None:
        """The day, if it is known to the day or better; otherwise None, and no clock starts."""
        return self.day if self.precision in _TO_THE_DAY else None

    @property
    def moment(self) -> datetime | None:
        """The aware moment in Việt Nam, if the minute is known."""
        if self.day is None or self.minute is None:
            return None
        return datetime.combine(self.day, self.minute, VIETNAM)

    @property
    def earliest_day(self) -> date:
        """The day by which it sorts: the earliest possible one."""
        return self.day or DAWN_OF_RECORDS

    def __str__(self) -> str:
        if self.day is None:
            return "?"
        if self.precision is Precision.YEAR:
            return f"{self.day:%Y}"
        if self.precision is Precision.MONTH:
            return f"{self.day:%Y-%m}"
        return f"{self.day.isoformat()}T{self.minute:%H:%M}" if self.minute else self.day.isoformat()

    @classmethod
    def parse(cls, text: str) -> When:
        """The inverse of `str`: `2026-03-02T09:30`, `2026-03-02`, `2026-03`, `2026` or `?`."""
        if text == "?":
            return cls.unknown()
        if "T" in text:
            return cls.at(datetime.fromisoformat(text))
        if len(text) == 10:
            return cls.on(date.fromisoformat(text))
        if len(text) == 7:
            return cls(date.fromisoformat(f"{text}-01"), None, Precision.MONTH)
        return cls(date(int(text), 1, 1), None, Precision.YEAR)


@lru_cache(maxsize=40_000)  # a hundred years of days
def end_of(day: date) -> datetime:
    """24:00 of a day in Việt Nam, as an aware UTC moment: the instant at which a day-limit has run out."""
    return datetime.combine(day + timedelta(days=1), time(), VIETNAM).astimezone(UTC)


def end_of_span(at: When) -> date:
    """The last possible day of something known by its month or year only; otherwise its day."""
    assert at.day is not None
    if at.precision not in (Precision.MONTH, Precision.YEAR):
        return at.day
    months = at.day.month + (11 if at.precision is Precision.YEAR else 0)
    return date(at.day.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)


def day_of(moment: datetime) -> date:
    """The Vietnamese day of an aware moment."""
    return moment.astimezone(VIETNAM).date()
