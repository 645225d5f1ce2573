"""The year and the period of a book, told by its title lines: the year of the title, not that of each day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .dates import find_days
from .text import fold, narrow

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"\b(?:thang|t)\s*0?(\d{1,2})\b(?:\s*(?:nam)?\s*((?:19|20)\d\d))?")
_BARE_MONTH = re.compile(r"^(0?[1-9]|1[0-2]) ((?:19|20)\d\d)$")  # a sheet called "12.2024"
_QUARTER = re.compile(r"\bquy\s*(iv|i{1,3}|[1-4])\b")
_FORM = re.compile(r"\b(?:ban hanh|thong tu|theo quyet dinh|mau so|bieu mau)\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """The year of a book, with its first and last day where the titles give them."""

    year: int | None = None
    start: date | None = None
    end: date | None = None
    of_month: bool = False

    @property
    def begins(self) -> date | None:
        """The first day that is known, else the first day of the year."""
        return self.start or (date(self.year, 1, 1) if self.year else None)

    @property
    def middle(self) -> date | None:
        """A day in the middle, to which days without a year are drawn."""
        if self.start and self.end:
            return self.start + (self.end - self.start) // 2
        return date(self.year, 7, 1) if self.year else None


def period_of(lines: Sequence[str]) -> Period:
    """The period that title lines name; a month alone does not settle the year of the book."""
    start = end = None
    year: int | None = None
    month_year: int | None = None
    for line in lines:
        text = narrow(line)
        if _FORM.search(fold(text)):
            continue
        days = [day.on for day in find_days(text) if day.on]
        if len(days) >= 2:
            start, end = start or days[0], end or days[-1]
        rest = text
        for day in reversed(find_days(text)):
            rest = rest[: day.start] + " " + rest[day.end :]
        folded = _BARE_MONTH.sub(r"thang \1 nam \2", fold(rest))
        for found in _MONTH.finditer(folded):
            if found[2] and 1 <= int(found[1]) <= 12:
                month_year = month_year or int(found[2])
                start = start or date(int(found[2]), int(found[1]), 1)
        outside = _MONTH.sub(" ", folded)
        if year is None and not re.search(r"\bngay\b.*\bthang\b", folded) and (found_year := _YEAR.search(outside)):
            year = int(found_year[0])
            start, end = _quarter(folded, year, start, end)
    if year is None and end is not None:
        year = end.year
    if year is not None:
        return Period(year, start, end)
    return Period(month_year, start, end, of_month=True) if month_year else Period()


def _quarter(folded: str, year: int, start: date | None, end: date | None) -> tuple[date | None, date | None]:
    if start is None and (found := _QUARTER.search(folded)):
        number = _QUARTERS.get(found[1]) or int(found[1])
        return date(year, 3 * number - 2, 1), end
    if start is None and "6 thang dau" in folded:
        return date(year, 1, 1), end or date(year, 6, 30)
    return start, end


def year_of_book(periods: Iterable[Period], written: Iterable[int], days: Iterable[date]) -> int | None:
    """The year of a whole book, for sheets that name only a month or nothing.

    A year named outright comes first, then the year written behind register numbers, then the months (a book that begins
    in December bears the year in which it ends), and last the days themselves.
    """
    named = Counter(period.year for period in periods if period.year and not period.of_month)
    if named:
        return named.most_common(1)[0][0]
    behind_numbers = Counter(written)
    if behind_numbers:
        return behind_numbers.most_common(1)[0][0]
    months = [period.year for period in periods if period.year]
    if months:
        return max(months)
    years = Counter(day.year for day in days)
    return years.most_common(1)[0][0] if years else None
