"""Chance that repeats itself: the same words always give the same throws, on every machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from eprocuracy.kernel.moments import VIETNAM

T = TypeVar("T")


class Dice:
    """A source of chance that is named by words; two dice of the same words fall the same."""

    def __init__(self, *words: object) -> None:
        self._random = Random("/".join(map(str, words)))  # noqa: S311 - repeatable on purpose, guards nothing

    def chance(self, share: float) -> bool:
        """True in this share of the throws."""
        return self._random.random() < share

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included; `least` where the range is empty."""
        return self._random.randint(least, most) if most > least else least

    def one_of(self, many: Sequence[T]) -> T:
        return many[self._random.randrange(len(many))]

    def weighed(self, shares: Mapping[T, float]) -> T:
        """One of the keys, each as often as its weight says."""
        at = self._random.random() * sum(shares.values())
        for key, weight in shares.items():
            at -= weight
            if at < 0:
                return key
        return next(reversed(list(shares)))

    def some(self, many: Sequence[T], count: int) -> list[T]:
        """Different ones, in their order."""
        chosen = sorted(self._random.sample(range(len(many)), min(count, len(many))))
        return [many[place] for place in chosen]

    def id(self, day: date | datetime) -> UUID:
        """An identity of the form of a UUIDv7, as if given on `day`; the rest of its digits are thrown."""
        moment = day if isinstance(day, datetime) else datetime.combine(day, time(8), VIETNAM)
        high = int(moment.timestamp() * 1000) << 80
        bits = self._random.getrandbits(74)
        return UUID(int=high | 7 << 76 | (bits >> 62) << 64 | 2 << 62 | bits & (1 << 62) - 1)

    def time(self, first: int = 8, last: int = 16) -> time:
        """A minute between two full hours, both within the day; in steps of five minutes."""
        return time(self.between(first, last), 5 * self.between(0, 11))

    def after(self, day: date, least: int, most: int) -> date:
        return day + timedelta(days=self.between(least, most))
