"""The periods that figures are given for: the statistical month, half and whole years of the sector, of the National Assembly, any other.

The year of the sector began on 1 December until 2024, and begins on 1 October since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from eprocuracy.kernel.words import Label

DAY = timedelta(days=1)
OCTOBER_FROM = 2025  # the first year of the sector that began on 1 October of the year before


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both within."""

    first: date
    last: date
    label: Label

    @property
    def before(self) -> Period:
        """The same period of the year before."""
        first, last = _year_earlier(self.first), _year_earlier(self.last + DAY) - DAY
        return between(first, last)


def between(first: date, last: date) -> Period:
    """Any days; a last day before the first is a period of no day, and refused where it is asked for."""
    return Period(first, last, Label(f"{first:%d/%m/%Y} – {last:%d/%m/%Y}", f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"))


def month(year: int, number: int) -> Period:
    """The statistical month: its first to its last day (TTLT 05/2018, Điều 6)."""
    first = date(year, number, 1)
    last = date(year + number // 12, number % 12 + 1, 1) - DAY
    return Period(first, last, Label(f"Tháng {number}/{year}", f"{number}/{year}"))


def sector_year(year: int) -> Period:
    """The statistical year of the sector that ends in `year`."""
    begins = 10 if year >= OCTOBER_FROM else 12
    first = date(year - 1, begins, 1)
    last = date(year, begins, 1) - DAY
    return Period(first, last, Label(f"Năm công tác {year}", f"Working year {year}"))


def sector_half(year: int) -> Period:
    """The first six months of the sector's year."""
    whole = sector_year(year)
    first = whole.first
    last = date(year, first.month - 6, 1) - DAY
    return Period(first, last, Label(f"6 tháng đầu năm công tác {year}", f"First half of {year}"))


def assembly_year(year: int) -> Period:
    """The year of the reports to the National Assembly: 1 October to 30 September."""
    return Period(
        date(year - 1, 10, 1),
        date(year, 9, 30),
        Label(f"Năm báo cáo Quốc hội {year}", f"National Assembly year {year}"),
    )


def year_of(day: date) -> int:
    """The year of the sector that a day lies in."""
    year = day.year + 1
    while day < sector_year(year).first:
        year -= 1
    return year


def _year_earlier(day: date) -> date:
    """The same day of the year before; of a 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
