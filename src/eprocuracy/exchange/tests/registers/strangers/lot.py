"""The lot by which everything here is drawn; the same seed gives the same book."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

T = TypeVar("T")


class Lot(random.Random):
    """A lot with the few questions that writing a book asks."""

    def one(self, ways: Sequence[T]) -> T:
        return ways[int(self.random() * len(ways))]

    def happens(self, share: float) -> bool:
        return self.random() < share

    def upto(self, most: int) -> int:
        return self.randint(0, most)

    def later(self, day: date, least: int, most: int) -> date:
        return day + timedelta(days=self.randint(least, max(least, most)))

    def minute(self, day: date, first: int = 0, last: int = 23) -> datetime:
        return datetime.combine(day, time(self.randint(first, last), self.one([0, 5, 10, 15, 30, 45])))
