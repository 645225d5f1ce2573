"""The four classes of offences (BLHS 9), in order of gravity."""

from __future__ import annotations

from functools import total_ordering
from typing import Self

from eprocuracy.kernel.words import Word


@total_ordering
class Severity(Word):
    """Class of an offence, by the highest penalty of the clause charged; `max` gives the gravest."""

    LESS_SERIOUS = "less_serious", "tội phạm ít nghiêm trọng", "less serious offence"
    SERIOUS = "serious", "tội phạm nghiêm trọng", "serious offence"
    VERY_SERIOUS = "very_serious", "tội phạm rất nghiêm trọng", "very serious offence"
    EXTREMELY_SERIOUS = "extremely_serious", "tội phạm đặc biệt nghiêm trọng", "extremely serious offence"

    @property
    def rank(self) -> int:
        """0 for the least serious to 3 for the gravest class."""
        return _RANKS[self.value]

    def __lt__(self, other: Self) -> bool:
        return self.rank < other.rank

    @classmethod
    def of_years(cls, years: int) -> Severity:
        """The class of a frame whose highest penalty is this many years of imprisonment."""
        return cls.of_months(years * 12)

    @classmethod
    def of_months(cls, months: int) -> Severity:
        """The class of a frame by its highest imprisonment in months: up to 3, 7, 15 years, and above (BLHS 9)."""
        if months <= 36:
            return cls.LESS_SERIOUS
        if months <= 84:
            return cls.SERIOUS
        return cls.VERY_SERIOUS if months <= 180 else cls.EXTREMELY_SERIOUS


_RANKS = {"less_serious": 0, "serious": 1, "very_serious": 2, "extremely_serious": 3}
