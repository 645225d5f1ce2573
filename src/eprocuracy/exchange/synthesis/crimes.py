"""Which offences happen, how often, with how many accused, and how they are told without naming anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from eprocuracy.law.offences import Offence

from .dice import Dice

DATA = Path(__file__).with_name("crimes.yaml")


@dataclass(frozen=True, slots=True)
class Crime:
    """One line of the mix of offences."""

    article: str
    weight: float
    name: str
    clauses: Mapping[int, float]
    several: Mapping[int, float]
    held: float
    found: Mapping[str, float]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What is said to have happened in one matter."""

    crime: Crime
    offence: Offence
    on: date
    place: str
    story: str
    title: str
    accused: int


@cache
def crimes() -> tuple[Crime, ...]:
    """The mix of offences, in the order of the file."""
    told = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return tuple(Crime(article, **{**one, "told": tuple(one["told"])}) for article, one in told.items())


def event(dice: Dice, on: date, place: str, *, crime: Crime | None = None, clause: int | None = None) -> Event:
    """An event of `on` at a place; of the given crime and clause, or as chance has it."""
    what = crime or dice.one_of(_drawn())
    offence = Offence(what.article, clause or dice.weighed(what.clauses))
    story = dice.one_of(what.told).format(
        place=place,
        when=f"{dice.time(0, 23):%H giờ %M phút} ngày {on:%d/%m/%Y}",
        value=_money(dice, offence.clause or 1),
        grams=f"{dice.between(1, 45 * (offence.clause or 1))},{dice.between(10, 99)}",
        percent=dice.between(8, 32) + 12 * (offence.clause or 1) % 50,
        count=dice.between(4, 11),
    )
    return Event(what, offence, on, place, story, f"{what.name} tại {place}", dice.weighed(what.several))


@cache
def _drawn() -> tuple[Crime, ...]:
    """Every crime as often as its weight says, in tenths."""
    return tuple(crime for crime in crimes() for _ in range(round(crime.weight * 10)))


def _money(dice: Dice, clause: int) -> str:
    most = {1: 49, 2: 199, 3: 499}.get(clause, 2500)
    millions = dice.between(most // 10 + 2, most)
    return f"{millions}.{dice.between(0, 9)}00.000 đồng"
