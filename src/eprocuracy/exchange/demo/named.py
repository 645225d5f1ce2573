"""The named matters of the demonstration: which scenario plays at which office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.dice import Dice
from eprocuracy.exchange.synthesis.history import History, Numbers
from eprocuracy.exchange.synthesis.offices import Bench

from . import acquittal, dissolved, drugs, gambling, letters, returned, theft, valuation
from .scenarios import Scene, named_id

Make = Callable[[Numbers], History]


@dataclass(frozen=True, slots=True)
class Named:
    """One scenario: its letter, where it plays, when it begins, how it is told, and which matter to open."""

    letter: str
    name: str
    unit: str
    begins_on: Callable[[Days, date], date]
    tell: Callable[[Scene], None]
    opens: str = "case"

    @property
    def matter(self) -> UUID:
        """The matter of it that a visitor opens."""
        return named_id(self.name, self.opens)


NAMED = (
    Named("A", theft.NAME, "22-KV1", theft.begins_on, theft.theft),
    Named("B", drugs.NAME, "22-KV3", drugs.begins_on, drugs.drugs),
    Named("C", gambling.NAME, "15-KV1", gambling.begins_on, gambling.gambling),
    Named("D", valuation.NAME, "22-KV1", valuation.begins_on, valuation.valuation),
    Named("G", acquittal.NAME, "22-KV3", acquittal.begins_on, acquittal.acquittal),
    Named("J", letters.NAME, "22-KV1", letters.begins_on, letters.letters, opens="anonymous"),
    Named("K", returned.NAME, "22-KV3", returned.begins_on, returned.returned),
)
TAKEN_OVER_BY = "15-KV2"  # scenario F


def makers(days: Days, today: date, offices: tuple[Bench, ...]) -> Iterator[Make]:
    """One maker for each named matter that plays at one of the offices."""
    benches = {one.unit: one for one in offices}
    for one in NAMED:
        if one.unit in benches:
            yield lambda numbers, one=one: told(one, days, today, benches[one.unit], numbers)  # type: ignore[misc]
    if TAKEN_OVER_BY in benches:
        yield from dissolved.makers(days, today, benches[TAKEN_OVER_BY])


def told(one: Named, days: Days, today: date, bench: Bench, numbers: Numbers) -> History:
    """The history of one named matter, as if the demonstration were loaded on `today`."""
    made = History(Dice("scenario", one.name), days, today, numbers, aside=False)
    one.tell(Scene(made, bench, one.begins_on(days, today), bench.staff.procurators[0]))
    return made
