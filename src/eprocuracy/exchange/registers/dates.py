"""Days and hours as people write them; the day always stands before the month.

A day that does not exist is told apart from no day at all: the first holds a row back, the second may only be a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from .cells import Cell
from .text import narrow

EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - days of the register's place, never of a zone
_SERIALS = range(20000, 80000)  # 1954 to 2119

_DAY = re.compile(
    r"(?<!\d)(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<d2>\d{1,2})\s?(?P<sep>[/.])\s?(?P<m2>\d{1,2})\s?(?P=sep)\s?['’]?(?P<y2>\d{4}|\d{2})(?!\d)"
    r"|(?<!\d)(?P<d5>\d{1,2})-(?P<m5>\d{1,2})-(?P<y5>\d{4}|\d{2})(?!\d)"
    r"|(?<!\d)(?P<d6>\d{1,2})\s?-\s?(?P<m6>\d{1,2})\s?-\s?(?P<y6>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<d4>\d{1,2})(?P<sep4>[/.-])(?P<m4>\d{1,2})(?!(?P=sep4))[/.-](?P<y4>(?:19|20)\d\d)(?!\d)"
    r"|(?:ngày|ngay)?\s*(?<!\d)(?P<d3>\d{1,2})\s*,?\s*(?:tháng|thang|th\.)\s*(?P<m3>\d{1,2})\s*[,/.-]?\s*(?:năm|nam)?\s*"
    r"(?P<y3>\d{4}|\d{2})(?!\d)",
    re.I,
)
# rarer ways, looked for only where something hints at them: "05/III/2023", "5 tháng bảy năm 2023", "5/7 năm 2023", "05,07,2023"
_HINT = re.compile(r"\d\s?[/.\- ]\s?[a-z]|(?:tháng|thang)\s+[^\W\d]|\d\s+năm\s|\d,\d", re.I)
_RARE = re.compile(
    r"(?<![\d/])(?P<d1>\d{1,2})(?P<sep>\s?[/.-]\s?|\s(?=[a-z]{3}\s))(?P<m1>[IVX]{1,4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P=sep)"
    r"(?P<y1>(?:19|20)\d\d)(?!\d)"
    r"|(?:ngày|ngay)?\s*(?<!\d)(?P<d2>\d{1,2})\s*(?:tháng|thang)\s+"
    r"(?P<m2>giêng|mười một|mười hai|mười|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp|[IVX]{1,4})(?![^\W\d])"
    r"\s*[,/]?\s*(?:năm)?\s*(?P<y2>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d/])(?P<d3>\d{1,2})\s?[/.-]\s?(?P<m3>\d{1,2})\s+năm\s+(?P<y3>\d{4})(?!\d)"
    r"|(?<![\d,])(?P<d4>\d{1,2}),(?P<m4>\d{1,2}),(?P<y4>(?:19|20)\d\d)(?![\d,])",
    re.I,
)
_MONTHS = {
    **{
        name: place
        for place, name in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
    },
    **{
        name: place
        for place, name in enumerate(
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
        )
    },
    **{
        name: place
        for place, name in enumerate(["giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"], 1)
    },
    "một": 1,
    "bốn": 4,
    "bẩy": 7,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
# looked for first, so that the long patterns are spared the texts in which they cannot find anything
_MAYBE_DAY = re.compile(r"\d\s?[/.-]\s?['’]?\d")
_MAYBE_HOUR = re.compile(r"\d\s*[:hHgG]")
_GROUPS = {which: (f"d{which}", f"m{which}", f"y{which}") for which in "123456"}
_SLASHES = str.maketrans("∕⁄|\\", "////")
_HOUR = re.compile(
    r"(?<![\d/.\-])(?P<h1>\d{1,2})\s*(?:giờ|gio|h|g)(?![^\W\d_])\s*(?:(?P<n1>\d{1,2})(?![\d/.\-])\s*(?:phút|phut|ph|p|'|’|′|´)?)?"
    r"|(?<![\d/.\-])(?P<h2>\d{1,2}):(?P<n2>\d{2})(?::\d{2})?(?!\d)",
    re.I,
)
_AFTERNOON = re.compile(r"\b(?:chiều|tối|chieu|toi|pm)\b", re.I)
_DAY_MONTH = re.compile(r"^(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})$", re.I)
_DIGITS = re.compile(r"^\d{5}$")
_ANY_DIGIT = re.compile(r"\d")


class Moment(NamedTuple):
    """A day, with the minute only where one is written; a `written` day that does not exist has no `on`."""

    on: date | None
    at: time | None = None
    start: int = 0
    end: int = 0

    @property
    def exists(self) -> bool:
        return self.on is not None

    @property
    def value(self) -> date | datetime | None:
        """The day, or the minute where it is known."""
        if self.on is None or self.at is None:
            return self.on
        return datetime.combine(self.on, self.at)


IMPOSSIBLE = Moment(None)


def from_serial(number: float) -> datetime:
    """The moment of a bare Excel number."""
    return EXCEL_EPOCH + timedelta(minutes=round(number * 1440))


@lru_cache(maxsize=65536)
def find_days(text: str) -> tuple[Moment, ...]:
    """Every day named in a text, in order, without hours; days that do not exist are among them."""
    return tuple(_days(narrow(text))) if _ANY_DIGIT.search(text) else ()


def _days(text: str) -> list[Moment]:
    text = text.translate(_SLASHES)
    may_be = _MAYBE_DAY.search(text) or "th" in text.lower()
    days = [_moment_of(found) for found in _DAY.finditer(text)] if may_be else []
    if _HINT.search(text):
        rare = [_moment_of(found) for found in _RARE.finditer(text)]
        days += [one for one in rare if not any(one.start < day.end and day.start < one.end for day in days)]
        days.sort(key=lambda one: one.start)
    return days


def _moment_of(found: re.Match[str]) -> Moment:
    group = found.lastgroup or ""
    day, month, year = found.group(*_GROUPS[group[-1] if group[-1:].isdigit() else "2"])
    number = int(month) if month.isdigit() else _MONTHS.get(" ".join(month.lower().split()), 0)
    return Moment(real_day(int(day), number, full_year(year)), None, found.start(), found.end())


def full_year(year: str) -> int:
    """A year of two digits is one of this century: registers are not older."""
    return int(year) if len(year) == 4 else 2000 + int(year)


def real_day(day: int, month: int, year: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= year <= 2100 else None


@lru_cache(maxsize=65536)
def find_moments(text: str) -> tuple[Moment, ...]:
    """Every day in a text with the hour written beside it."""
    text = narrow(text)
    days = find_days(text)
    if not days:
        return ()
    hours = list(_hours(_without(text, days)))
    if not hours:
        return days
    if len(days) == 1:
        return (_joined(days[0], hours[0], text),)
    moments = []
    for index, day in enumerate(days):
        beside = _beside(
            day,
            days[index - 1].end if index else 0,
            days[index + 1].start if index + 1 < len(days) else len(text),
            hours,
        )
        moments.append(_joined(day, beside, text) if beside else day)
    return tuple(moments)


def _beside(
    day: Moment, low: int, high: int, hours: list[tuple[int, int, int, int]]
) -> tuple[int, int, int, int] | None:
    near = [hour for hour in hours if low <= hour[2] and hour[3] <= high]
    before = [hour for hour in near if hour[3] <= day.start]
    chosen = before[-1] if before else (near[0] if near else None)
    if chosen is not None:
        hours.remove(chosen)
    return chosen


def find_moment(text: str) -> Moment | None:
    """The first day of a text, with its hour; None where no day is named."""
    moments = find_moments(text)
    return moments[0] if moments else None


def find_hour(text: str) -> time | Moment | None:
    """The hour of a text that names no day; IMPOSSIBLE for an hour that does not exist."""
    text = narrow(text)
    for hour, minute, _, _ in _hours(_without(text, find_days(text))):
        if hour > 23 or minute > 59:
            return IMPOSSIBLE
        return time(hour, minute)
    return None


def _without(text: str, days: tuple[Moment, ...]) -> str:
    for day in days:
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return text


def _hours(text: str) -> Iterator[tuple[int, int, int, int]]:
    if not _MAYBE_HOUR.search(text):
        return
    for found in _HOUR.finditer(text):
        hour, minute = int(found["h1"] or found["h2"]), int(found["n1"] or found["n2"] or 0)
        if hour < 12 and _AFTERNOON.search(text[found.end() : found.end() + 8]):
            hour += 12
        yield hour, minute, found.start(), found.end()


def _joined(day: Moment, hour: tuple[int, int, int, int], text: str) -> Moment:
    if day.on is None:
        return day
    hours, minutes = hour[0], hour[1]
    if (hours, minutes) == (24, 0):
        return Moment(day.on + timedelta(days=1), time(0, 0), day.start, day.end)
    if hours > 23 or minutes > 59:
        return Moment(None, None, day.start, day.end)
    return Moment(day.on, time(hours, minutes), day.start, day.end)


def read_moment(value: Cell, *, near: date | None = None) -> Moment | None:
    """The moment of a cell that should hold one; None where nothing of the kind stands in it.

    A day without a year takes the year that brings it closest to `near`, the middle of the book.
    """
    match value:
        case None:
            return None
        case datetime():
            return Moment(value.date(), value.time().replace(second=0, microsecond=0))
        case date():
            return Moment(value)
        case time():
            return None
        case int() | float():
            return _of_number(value)
    return _of_text(value, near)


@lru_cache(maxsize=65536)
def _of_text(value: str, near: date | None) -> Moment | None:
    text = narrow(value)
    if _DIGITS.match(text):
        return _of_number(int(text))
    if moment := find_moment(text):
        return moment
    if near is not None and (found := _DAY_MONTH.match(text)):
        return Moment(_closest(int(found[1]), int(found[2]), near))
    return None


def _of_number(number: float) -> Moment | None:
    if int(number) not in _SERIALS:
        return None
    moment = from_serial(number)
    return Moment(moment.date(), None if float(number).is_integer() else moment.time())


def _closest(day: int, month: int, near: date) -> date | None:
    found = [real_day(day, month, near.year + step) for step in (-1, 0, 1)]
    real = [one for one in found if one is not None]
    return min(real, key=lambda one: abs(one - near)) if real else None
