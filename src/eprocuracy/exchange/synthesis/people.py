"""Fictitious persons: names as they occur among the peoples of a province, and numbers that are right in structure only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from eprocuracy.law import citizen_id
from eprocuracy.law.ages import Birth
from eprocuracy.workstreams.people import Person, Sex

from .dice import Dice

DATA = Path(__file__).with_name("names.yaml")
FROM_HERE = 0.8  # share of people whose birth was registered in the province
WITHOUT_NUMBER = 0.04  # share of people whose number nobody knows yet
AGES_OF_ACCUSED: Mapping[tuple[int, int], float] = {(18, 24): 24, (25, 34): 36, (35, 44): 25, (45, 60): 14, (61, 75): 1}
AGES: Mapping[tuple[int, int], float] = {(18, 29): 26, (30, 44): 38, (45, 60): 26, (61, 80): 10}


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a person, whatever matters he or she takes part in."""

    name: str
    sex: Sex
    ethnic: str
    birth: Birth
    id_no: str
    address: str

    def as_participant(self, participant: UUID) -> Person:
        """What an act says that names this person in full."""
        return Person(
            participant=participant,
            name=self.name,
            birth=self.birth,
            sex=self.sex,
            ethnic=self.ethnic,
            id_no=self.id_no,
            address=self.address,
        )


@cache
def _names() -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return told


def name_of(dice: Dice, people: str, sex: Sex) -> str:
    """A name of the people, as it is written in full."""
    told, common = _names()["peoples"][people], _names()["common"]
    gender = sex.value
    given = dice.one_of(told.get(f"given_{gender}") or common[f"given_{gender}"])
    surname = dice.weighed(told["surnames"])
    if "pattern" in told:
        return str(told["pattern"]).format(surname=surname, given=given)
    middle = dice.one_of(told.get(f"middle_{gender}") or common[f"middle_{gender}"])
    return f"{surname} {middle} {given}"


def staff_name(dice: Dice, province: str, sex: Sex) -> str:
    return name_of(dice, dice.weighed(peoples_of(province)), sex)


def peoples_of(province: str) -> Mapping[str, float]:
    provinces: Mapping[str, Mapping[str, float]] = _names()["provinces"]
    return provinces.get(province) or provinces["other"]


def identity(
    dice: Dice,
    province: str,
    on: date,
    addresses: Sequence[str],
    *,
    men: float = 0.88,
    ages: Mapping[tuple[int, int], float] = AGES_OF_ACCUSED,
) -> Identity:
    """A person as old on `on` as `ages` say, living at one of the addresses."""
    sex = Sex.MALE if dice.chance(men) else Sex.FEMALE
    people = dice.weighed(peoples_of(province))
    born = on - timedelta(days=int(dice.between(*dice.weighed(ages)) * 365.25) + 10 + dice.between(0, 340))
    number = "" if dice.chance(WITHOUT_NUMBER) else number_of(dice, province, sex, born.year)
    address = f"{dice.one_of(('Tổ', 'Khu', 'Thôn'))} {dice.between(1, 12)}, {dice.one_of(addresses)}"
    return Identity(name_of(dice, people, sex), sex, people, _birth(dice, born), number, address)


def _birth(dice: Dice, born: date) -> Birth:
    """Most births are known to the day, some older ones by the year only."""
    return Birth(year=born.year) if born.year < 1975 and dice.chance(0.15) else Birth(day=born)


def number_of(dice: Dice, province: str, sex: Sex, year: int) -> str:
    """Twelve digits in the order of the decree: place of birth registration, century and sex, year, six digits by chance."""
    places = citizen_id.places()
    here = [code for code, place in places.items() if place.present_code == province]
    code = dice.one_of(here if here and dice.chance(FROM_HERE) else sorted(places))
    century = (year // 100 - 19) * 2 + (sex is Sex.FEMALE)
    return f"{code}{century}{year % 100:02d}{dice.between(0, 999_999):06d}"


def with_another_number(dice: Dice, province: str, who: Identity) -> Identity:
    """The same person with a number that belongs to another year of birth: a contradiction in the papers."""
    year = who.birth.day.year if who.birth.day else who.birth.year or 1990
    return replace(who, id_no=number_of(dice, province, who.sex, year - 10))
