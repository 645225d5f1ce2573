"""The facts of one matter in the closed vocabulary; what is not known is a choice to be tried out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from .book import Book
from .walking import Days

Key = tuple[str, str]  # name of what is not known, and whose it is
NORMALLY_TRUE = ("intentional", "prosecutor_present")


class Undecided(Exception):  # noqa: N818 - a question, not a fault
    """Something is not known: its name, and every value it may have. An open point of law is a choice as well."""

    def __init__(self, key: Key, options: Sequence[Any], *, point: bool = False) -> None:
        super().__init__(key)
        self.key = key
        self.options = options
        self.point = point


class Lacking(Exception):  # noqa: N818 - an answer, not a fault
    """What is missing to give any date; the earliest end that is certain all the same."""

    def __init__(
        self,
        *names: str,
        earliest: date | datetime | None = None,
        latest: date | None = None,
        points: Sequence[str] = (),
    ) -> None:
        super().__init__(*names)
        self.names = names
        self.earliest = earliest
        self.latest = latest
        self.points = points


class Unsettled(Exception):  # noqa: N818 - an answer, not a fault
    """The law leaves a question open; the answer that would follow under a number carried over."""

    def __init__(self, points: Sequence[str], assumed: Mapping[str, Any] | None = None) -> None:
        super().__init__(*points)
        self.points = points
        self.assumed = assumed


@dataclass(frozen=True)
class Happening:
    """One event as it is told; `day` and `minute` as far as they are known."""

    place: int
    name: str
    day: date | None
    minute: int | None  # of the day; 1440 is 24:00
    span: tuple[date, date] | None
    of: str | None
    told: Mapping[str, Any]

    @property
    def moment(self) -> datetime | None:
        """The moment, where the minute is known."""
        return None if self.day is None or self.minute is None else at_minute(self.day, self.minute)


def at_minute(day: date, minute: int) -> datetime:
    """The moment of a day; 24:00 is the first of the next."""
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def minute_of(told: Any) -> int:
    """The minute of the day of a moment told as text."""
    return int(str(told)[11:13]) * 60 + int(str(told)[14:16])


def as_day(told: Any) -> date:
    """The day of a date or moment told as text."""
    return date.fromisoformat(str(told)[:10])


def _whole(told: str) -> tuple[date, date]:
    year, month = int(told[:4]), int(told[5:] or 0)
    last = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1) - timedelta(days=1)
    return date(year, month or 1, 1), last


def _happening(place: int, told: Mapping[str, Any], choices: Mapping[Key, Any]) -> Happening:
    at, between = told.get("at"), told.get("between")
    name = told["event"]
    span = (as_day(between[0]), as_day(between[1])) if between else None
    if at is not None and len(str(at)) < 10:  # the month or the year alone
        span, at = _whole(str(at)), None
    day = as_day(at) if at is not None else choices.get((name, str(place)))
    minute = minute_of(at) if at is not None and "T" in str(at) else choices.get((f"{name}.time", str(place)))
    return Happening(place, name, day, minute, span, told.get("of"), told)


@dataclass(frozen=True)
class Matter:
    """Facts, with the choices made about what is not known, on one reading of the calendar."""

    book: Book
    happenings: tuple[Happening, ...]
    circumstances: Mapping[str, Any]
    circumstances_of: Mapping[str, Mapping[str, Any]]
    choices: Mapping[Key, Any]
    days: Days
    calm: Days = field(repr=False)  # the calendar for ends that are not moved

    @classmethod
    def read(
        cls, book: Book, facts: Mapping[str, Any], choices: Mapping[Key, Any], at: Any = None, *, disputed_off: bool
    ) -> Matter:
        """The facts up to a day or moment, if one is given."""
        told = enumerate(facts.get("events") or ())
        happenings = [_happening(place, one, choices) for place, one in told]
        if at is not None:
            happenings = [one for one in happenings if not _after(one, at)]
        circumstances = facts.get("circumstances") or {}
        calendars = Days(book.calendar, disputed_off=disputed_off), Days(book.calendar)
        for one in calendars:
            one.told_too(
                map(as_day, circumstances.get("days_off") or ()),
                map(as_day, circumstances.get("working_saturdays") or ()),
            )
        return cls(book, tuple(happenings), circumstances, facts.get("circumstances_of") or {}, choices, *calendars)

    def all(self, name: str, of: str | None = None) -> list[Happening]:
        """The happenings of a name in order of time, those of a label with those of the whole matter."""
        found = [one for one in self.happenings if one.name == name and (of is None or one.of in (None, of))]
        return sorted(found, key=lambda one: one.day or date.max)

    def last(self, name: str, of: str | None = None) -> Happening | None:
        """The last of a name."""
        found = self.all(name, of)
        return found[-1] if found else None

    def day(self, one: Happening) -> date:
        """When something happened; one known by a span alone is tried on each of its days."""
        if one.day is not None:
            return one.day
        if one.span is None:
            raise Lacking(one.name)
        first, last = one.span
        options = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        raise Undecided((one.name, str(one.place)), options)

    def moment(self, one: Happening, name: str | None = None) -> datetime:
        """To the minute; where the clock time is not known, the first minute of the day and the last."""
        day = self.day(one)
        if one.minute is None:
            raise Undecided((f"{name or one.name}.time", str(one.place)), (0, 24 * 60))
        return at_minute(day, one.minute)

    def listed(self, name: str, of: str | None = None) -> bool:
        """Whether a circumstance is told at all, even as not known."""
        return name in self.circumstances or (of is not None and name in self.circumstances_of.get(of, {}))

    def told(self, name: str, of: str | None = None) -> Any:
        """The value of a circumstance; that of a label prevails."""
        if of is not None and name in self.circumstances_of.get(of, {}):
            return self.circumstances_of[of][name]
        return self.circumstances.get(name)

    def flag(self, name: str, of: str | None = None) -> bool:
        """A yes or no."""
        if not self.listed(name, of):
            return name in NORMALLY_TRUE
        value = self.told(name, of)
        return bool(self.choose((name, of or ""), (True, False)) if value is None else value)

    def one_of(self, name: str, options: Sequence[str], of: str | None = None) -> str:
        """One of several values; not told it is not known."""
        value = self.told(name, of)
        return str(self.choose((name, of or ""), options) if value is None else value)

    def choose(self, key: Key, options: Sequence[Any], *, point: bool = False) -> Any:
        """The value chosen for what is not known, or the question which it is."""
        if key in self.choices:
            return self.choices[key]
        raise Undecided(key, options, point=point)


def _after(one: Happening, at: Any) -> bool:
    if one.day is None:
        return False
    day = as_day(at)
    if one.day != day or one.minute is None or "T" not in str(at) or "T" not in str(one.told.get("at")):
        return one.day > day
    return one.minute > minute_of(at)
