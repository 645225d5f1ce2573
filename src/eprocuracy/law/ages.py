"""Age, and the presumption of the day of birth when only a part of it is known (BLTTHS 417)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_PARTIAL = re.compile(r"(\d{4})(?:-(?:(Q)([1-4])|(H)([12])|(\d{2})))?")


@dataclass(frozen=True, slots=True)
class Birth:
    """What is known of a birth: the day, or a month, quarter or half of a year, or the year alone, or nothing."""

    day: date | None = None
    month: int | None = None
    year: int | None = None
    quarter: int | None = None
    half: int | None = None

    def __post_init__(self) -> None:
        parts = [part for part in (self.month, self.quarter, self.half) if part is not None]
        if len(parts) > 1 or (parts and self.year is None) or (self.day is not None and (parts or self.year)):
            raise ValueError("a birth is known by one measure only")

    @classmethod
    def parse(cls, text: str) -> Self:
        """`1990-04-12`, `1990-04`, `1990-Q2`, `1990-H1` or `1990`; `?` or nothing when it is not known."""
        text = text.strip()
        if text in ("", "?"):
            return cls()
        if len(text) == 10:
            return cls(day=date.fromisoformat(text))
        found = _PARTIAL.fullmatch(text)
        if found is None:
            raise ValueError(f"not a birth: {text!r}")
        year = int(found[1])
        if found[2]:
            return cls(year=year, quarter=int(found[3]))
        if found[4]:
            return cls(year=year, half=int(found[5]))
        if found[6]:
            return cls(year=year, month=calendar.monthrange(year, int(found[6])) and int(found[6]))
        return cls(year=year)

    def __str__(self) -> str:
        if self.day:
            return self.day.isoformat()
        if self.year is None:
            return "?"
        if self.month:
            return f"{self.year:04d}-{self.month:02d}"
        if self.quarter:
            return f"{self.year:04d}-Q{self.quarter}"
        return f"{self.year:04d}-H{self.half}" if self.half else f"{self.year:04d}"

    @property
    def written(self) -> str:
        """As the books of an office write it: `05/07/1990`, `07/1990`, `quý 2/1990`, `1990`; nothing where it is not known."""
        if self.day:
            return f"{self.day:%d/%m/%Y}"
        if self.year is None:
            return ""
        if self.month:
            return f"{self.month:02d}/{self.year}"
        if self.quarter:
            return f"quý {self.quarter}/{self.year}"
        return f"nửa năm {self.half}/{self.year}" if self.half else str(self.year)

    @property
    def known(self) -> bool:
        """Whether at least the year is known."""
        return self.day is not None or self.year is not None

    @property
    def _months(self) -> tuple[int, int]:
        if self.month:
            return self.month, self.month
        if self.quarter:
            return self.quarter * 3 - 2, self.quarter * 3
        return (self.half * 6 - 5, self.half * 6) if self.half else (1, 12)

    @property
    def presumed(self) -> date | None:
        """The day the law takes: the last day of what is known, in favour of the young person."""
        if self.day or self.year is None:
            return self.day
        month = self._months[1]
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def earliest(self) -> date | None:
        """The first day on which the person can have been born."""
        if self.day or self.year is None:
            return self.day
        return date(self.year, self._months[0], 1)

    def age_on(self, day: date) -> int | None:
        """Completed years on `day`, from the presumed birth; a year is completed on the birthday itself."""
        born = self.presumed
        return None if born is None else age(born, day)

    def is_under(self, years: int, day: date) -> bool | None:
        """Whether the person is taken to be under `years` on `day`; None when the birth is not known."""
        reached = self.age_on(day)
        return None if reached is None else reached < years

    def reaches(self, years: int) -> date | None:
        """The first day on which the person is `years` old."""
        born = self.presumed
        return None if born is None else birthday(born, years)


def age(born: date, day: date) -> int:
    """Completed years; one born on 29 February completes a year on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The day on which `years` are completed; the favourable reading for 29 February is 1 March."""
    year = born.year + years
    if (born.month, born.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return born.replace(year=year)
