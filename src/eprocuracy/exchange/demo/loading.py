"""Loading the demonstration: accounts, a body of acts, what falls due around today, and the two scenarios. Safe to repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from eprocuracy.exchange.synthesis.body import Body, Recipe
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.dice import Dice
from eprocuracy.exchange.synthesis.history import History, Numbers, number_all
from eprocuracy.exchange.synthesis.offices import Bench, benches
from eprocuracy.exchange.synthesis.staffing import staff_of
from eprocuracy.exchange.synthesis.writing import last_numbers, put
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.catalogue import Rules

from . import accounts, drugs, theft
from .near_today import makers
from .scenarios import Scene, named_id

PROVINCE, UNITS = "22", ("22", "22-KV1", "22-KV3")
CASES, SEED = 72, 22
MARK = named_id(theft.NAME, "case")  # its row says that the demonstration has been loaded
Make = Callable[[Numbers], History]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What there is now, and whether it was there before."""

    matters: int
    new: bool


def is_loaded() -> bool:
    return MatterRow.objects.filter(matter=MARK).exists()


@transaction.atomic
def load(rules: Rules, *, today: date, secret: str, at: datetime) -> Loaded:
    """Make the accounts, and everything else unless it is there; all of it or nothing."""
    accounts.ensure(secret, at=at)
    if is_loaded():
        return Loaded(MatterRow.objects.filter(unit__in=UNITS).count(), new=False)
    days = Days(rules.reference)
    offices = benches(PROVINCE, staff_of(list(UNITS)), only=UNITS)
    body = Body(Recipe(CASES, SEED, PROVINCE, today, offices), days)
    told = {1_000_000 + place: make for place, make in enumerate(_further(days, today, offices))}
    given = number_all([*body.asked(), *_asked(told)], last_numbers(body))
    moment = datetime.combine(today, time(), VIETNAM)
    put(rules, [family.made for family in body.all(given)], moment)
    put(rules, [make(Numbers(given.get(place, ()))) for place, make in told.items()], moment)
    return Loaded(MatterRow.objects.filter(unit__in=UNITS).count(), new=True)


def _further(days: Days, today: date, offices: tuple[Bench, ...]) -> Iterator[Make]:
    yield from makers(days, today, offices)
    for bench, scenario, tell in (
        (offices[1], theft, theft.theft),
        (offices[2], drugs, drugs.drugs),
    ):
        first = scenario.begins_on(days, today)

        def make(
            numbers: Numbers,
            bench: Bench = bench,
            name: str = scenario.NAME,
            first: date = first,
            tell: Callable[[Scene], None] = tell,
        ) -> History:
            made = History(Dice("scenario", name), days, today, numbers)
            tell(Scene(made, bench, first, bench.staff.procurators[0]))
            return made

        yield make


def _asked(told: dict[int, Make]) -> Iterator[tuple[int, list[tuple[tuple[str, str, int], date]]]]:
    for place, make in told.items():
        numbers = Numbers()
        make(numbers)
        yield place, numbers.asked
