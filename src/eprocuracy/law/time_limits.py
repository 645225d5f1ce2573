"""A time limit is a length: an amount of one unit, with odd days where the law halves a number of months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from eprocuracy.kernel.words import Label, Word


class Unit(Word):
    """What a time limit is measured in."""

    HOUR = "hour", "giờ", "hour"
    DAY = "day", "ngày", "day"
    WORKING_DAY = "working_day", "ngày làm việc", "working day"
    MONTH = "month", "tháng", "month"
    YEAR = "year", "năm", "year"


_UNITS = {
    "hour": Unit.HOUR,
    "giờ": Unit.HOUR,
    "day": Unit.DAY,
    "ngày": Unit.DAY,
    "working day": Unit.WORKING_DAY,
    "working_day": Unit.WORKING_DAY,
    "ngày làm việc": Unit.WORKING_DAY,
    "month": Unit.MONTH,
    "tháng": Unit.MONTH,
    "year": Unit.YEAR,
    "năm": Unit.YEAR,
}
_LENGTH = re.compile(r"\s*(\d+)\s+([^\d]+?)(?:\s+(\d+)\s+(?:days?|ngày))?\s*")


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """`amount` of one `unit`; `and_days` follow the months where the law gives one half of an odd number."""

    amount: int
    unit: Unit
    and_days: int = 0

    def __post_init__(self) -> None:
        if self.amount < 0 or self.and_days < 0:
            raise ValueError("a time limit is never negative")
        if self.and_days and self.unit is not Unit.MONTH:
            raise ValueError("odd days follow months only")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The inverse of `str`; reads `20 days`, `1 month 15 days`, and the Vietnamese `01 tháng 27 ngày`."""
        found = _LENGTH.fullmatch(text)
        name = found[2].lower().strip() if found else ""
        unit = _UNITS.get(name) or _UNITS.get(name.removesuffix("s"))
        if found is None or unit is None:
            raise ValueError(f"not a time limit: {text!r}")
        return cls(int(found[1]), unit, int(found[3] or 0))

    @property
    def in_custody_days(self) -> int:
        """Days of custody or detention: one month is thirty days (BLTTHS 134)."""
        if self.unit is Unit.MONTH:
            return self.amount * 30 + self.and_days
        if self.unit is Unit.DAY:
            return self.amount
        raise ValueError(f"detention is measured in days or months, not in {self.unit}s")

    @property
    def label(self) -> Label:
        """The length in words, in both languages."""
        return _label(self)

    def say(self, language: str = "vi") -> str:
        """`20 ngày` or `20 days`."""
        return _label(self).say(language)

    def __str__(self) -> str:
        text = f"{self.amount} {self.unit.value.replace('_', ' ')}" + ("" if self.amount == 1 else "s")
        if self.and_days:
            text += f" {self.and_days} day" + ("" if self.and_days == 1 else "s")
        return text


@lru_cache(maxsize=4096)
def _label(limit: TimeLimit) -> Label:
    vi = f"{limit.amount} {limit.unit.label.vi}"
    if limit.and_days:
        vi += f" {limit.and_days} ngày"
    return Label(vi, str(limit))
