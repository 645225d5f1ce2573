"""Loading the demonstration: accounts, two provinces of a year's work, what falls due around today, and the named matters.

Safe to repeat; all of it or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.dispatch import Signal

from eprocuracy.exchange.synthesis.body import Body, Recipe
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.history import History, Numbers, number_all
from eprocuracy.exchange.synthesis.offices import Bench, benches
from eprocuracy.exchange.synthesis.staffing import staff_of
from eprocuracy.exchange.synthesis.writing import BATCH, last_numbers, put
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.catalogue import Rules

from . import accounts, hearings, named, near_today, theft, tokens
from .scenarios import named_id

MARK = named_id(theft.NAME, "case")  # its row says that the demonstration has been loaded
life = (
    Signal()
)  # rooms that know more than acts add what makes the offices live: `today`, `at`, `secret`; in the same transaction
Make = Callable[[Numbers], History]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Province:
    """A province of the demonstration: how many cases it gets, from which seed, and which regions it has."""

    code: str
    cases: int
    seed: int
    made_up: tuple[str, ...] = ()  # regions that nobody has listed


PROVINCES = (Province("22", 320, 22), Province("15", 160, 15, ("15-KV1", "15-KV2", "15-KV3")))


@dataclass(frozen=True, slots=True)
class Loaded:
    """What there is now, and whether it was there before."""

    matters: int
    new: bool


def is_loaded() -> bool:
    return MatterRow.objects.filter(matter=MARK).exists()


@transaction.atomic
def load(
    rules: Rules,
    *,
    today: date,
    secret: str,
    at: datetime,
    folder: Path | None = None,
    provinces: Sequence[Province] = PROVINCES,
    progress: Progress = lambda matters: None,
) -> Loaded:
    """Make the accounts, and everything else unless it is there; `progress` is told how many matters there are.

    Keys for signing are made in the data folder, where one is named.
    """
    accounts.ensure(secret, at=at)
    if is_loaded():
        return Loaded(_there(provinces), new=False)
    days = Days(rules.reference)
    for province in provinces:
        _load_province(rules, days, province, today, lambda: progress(_there(provinces)))
    if folder is not None:
        tokens.ensure(secret, folder, at=at)
    life.send(sender=load, today=today, at=at, secret=secret)
    return Loaded(_there(provinces), new=True)


def _there(provinces: Sequence[Province]) -> int:
    return sum(MatterRow.objects.filter(unit__startswith=one.code).count() for one in provinces)


def _load_province(rules: Rules, days: Days, province: Province, today: date, written: Callable[[], None]) -> None:
    offices = benches(province.code, staff_of([one.unit for one in _units(province)]), made_up=province.made_up)
    body = Body(Recipe(province.cases, province.seed, province.code, today, offices), days)
    told = {1_000_000 + place: make for place, make in enumerate(_further(days, today, offices))}
    given = number_all([*body.asked(), *_asked(told)], last_numbers(body))
    moment = datetime.combine(today, time(), VIETNAM)
    histories = (family.made for family in body.all(given))
    further = (make(Numbers(given.get(place, ()))) for place, make in told.items())
    for batch in (*_batches(histories), *_batches(further)):
        put(rules, batch, moment)
        written()


def _units(province: Province) -> tuple[Bench, ...]:
    return benches(province.code, {}, made_up=province.made_up)


def _further(days: Days, today: date, offices: tuple[Bench, ...]) -> Iterator[Make]:
    """What every procurator with an account finds due, and the named matters."""
    with_accounts = tuple(one for one in offices if one.staff.names)
    yield from near_today.makers(days, today, with_accounts)
    yield from hearings.makers(days, today, with_accounts)
    yield from named.makers(days, today, offices)


def _asked(told: dict[int, Make]) -> Iterator[tuple[int, list[tuple[tuple[str, str, int], date]]]]:
    for place, make in told.items():
        numbers = Numbers()
        make(numbers)
        yield place, numbers.asked


def _batches(histories: Iterator[History]) -> Iterator[list[History]]:
    while batch := list(islice(histories, BATCH)):
        yield batch
