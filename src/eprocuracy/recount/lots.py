"""Drawing lots: days with their traps, moments, classes, births; the same seed draws the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from .book import CLASSES

T = TypeVar("T")
FIRST, LAST = date(2018, 1, 1), date(2028, 3, 31)
TRAPS = [
    date(2021, 12, 1),  # Law 02/2021
    date(2025, 7, 1),  # three levels of procuracies and courts
    date(2026, 1, 1),  # the juvenile law
    date(2026, 7, 1),  # the laws on execution and on detention houses
    date(2026, 11, 24),  # a day in dispute
    date(2027, 11, 24),
    date(2024, 2, 29),
    date(2026, 2, 17),  # Tết
    date(2026, 9, 1),
    date(2028, 1, 1),  # a year without a decision
]


class Lots:
    """One source of chance; everything drawn follows from its seed."""

    def __init__(self, seed: int | str) -> None:
        self._random = Random(seed)  # noqa: S311 - lots for histories, nothing is kept secret

    def chance(self, percent: int) -> bool:
        """Whether something happens that happens so often of a hundred."""
        return self._random.randrange(100) < percent

    def one(self, options: Sequence[T]) -> T:
        """One of several."""
        return self._random.choice(options)

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(least, most)

    def day(self, first: date = FIRST, last: date = LAST) -> date:
        """A day; often near a change of law, a disputed day, or the end of a month."""
        if self.chance(35):
            trap = self.one(TRAPS) - timedelta(days=self.number(-3, 130))
            if first <= trap <= last:
                return trap
        day = first + timedelta(days=self.number(0, (last - first).days))
        if self.chance(20):
            ending = (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=self.number(1, 3))
            return ending if first <= ending <= last else day
        return day

    def after(self, day: date, least: int = 0, most: int = 30) -> date:
        """A day so many days later."""
        return day + timedelta(days=self.number(least, most))

    def clock(self, day: date) -> str:
        """A moment of a day; midnight and the last minute among them."""
        hour, minute = (
            (self.one([0, 23]), self.one([0, 59])) if self.chance(10) else (self.number(0, 23), self.number(0, 59))
        )
        return f"{day.isoformat()}T{hour:02d}:{minute:02d}"

    def severity(self) -> str:
        """One of the four classes."""
        return self.one(CLASSES)

    def birth(self, on: date) -> dict[str, str]:
        """The birth of someone of twelve to twenty-four on a day, known to the day or by a part."""
        born = on - timedelta(days=self.number(12 * 365, 24 * 365))
        month = (born.month - 1) // 3
        return self.one(
            [
                {"date": born.isoformat()},
                {"date": born.isoformat()},
                {"month": f"{born.year}-{born.month:02d}"},
                {"quarter": f"{born.year}-Q{month + 1}"},
                {"half": f"{born.year}-H{month // 2 + 1}"},
                {"year": f"{born.year}"},
            ]
        )

    def turning(self, on: date) -> dict[str, str]:
        """The birth of someone who becomes eighteen about a day."""
        grown = on + timedelta(days=self.number(-60, 120))
        day = min(grown.day, 28) if grown.month == 2 else grown.day
        return {"date": date(grown.year - 18, grown.month, day).isoformat()}

    def shuffled(self, many: Sequence[T]) -> list[T]:
        """In any order."""
        found = list(many)
        self._random.shuffle(found)
        return found

    def duration(self) -> dict[str, Any]:
        """A length as it stands in an order."""
        return self.one([{"months": self.number(1, 4)}, {"days": self.number(1, 90)}])
