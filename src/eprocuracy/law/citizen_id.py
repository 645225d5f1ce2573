"""The personal identification number: what its twelve digits say, and what they do not prove."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from eprocuracy.kernel.words import Word

_WELL_FORMED = re.compile(r"[0-9]{12}", re.ASCII)


class Sex(Word):
    """Sex as the fourth digit has it."""

    MALE = "male", "nam", "male"
    FEMALE = "female", "nữ", "female"


class IdDoubt(Word):
    """Why a number does not fit what is recorded of the person; a warning, never a proof."""

    NOT_TWELVE_DIGITS = "not_twelve_digits", "không đủ 12 chữ số", "not twelve digits"
    OTHER_YEAR = "other_year", "năm sinh trong số khác năm sinh đã ghi", "year of birth differs"
    OTHER_SEX = "other_sex", "giới tính trong số khác giới tính đã ghi", "sex differs"
    FUTURE_YEAR = "future_year", "năm sinh trong số ở tương lai", "year of birth is in the future"
    UNKNOWN_PLACE = (
        "unknown_place",
        "mã nơi đăng ký khai sinh không có trong danh mục",
        "unknown code of birth registration",
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A province of birth registration under its old code, and the province it belongs to since 1 July 2025."""

    code: str
    name: str
    present_code: str
    present_name: str


def well_formed(text: str) -> bool:
    """Exactly twelve digits; leading zeros are part of the number."""
    return _WELL_FORMED.fullmatch(text) is not None


def birth_year(text: str) -> int | None:
    """The year of birth: the century from the fourth digit, the year from the next two; None if not well formed."""
    if not well_formed(text):
        return None
    return 1900 + 100 * (int(text[3]) // 2) + int(text[4:6])


def sex(text: str) -> Sex | None:
    """Male for an even fourth digit, female for an odd one; None if not well formed."""
    if not well_formed(text):
        return None
    return Sex.FEMALE if int(text[3]) % 2 else Sex.MALE


def place(text: str) -> Place | None:
    """Where the birth was registered, not where the person lives; None for a country code or an unknown one."""
    return places().get(text[:3]) if well_formed(text) else None


@lru_cache(maxsize=1)
def places() -> Mapping[str, Place]:
    """The provinces of birth registration by their codes of before 1 July 2025."""
    told = yaml.safe_load((files("eprocuracy.law") / "data" / "birth_places.yaml").read_bytes())
    return {code: Place(code, one["name"], one["present_code"], one["present_name"]) for code, one in told.items()}


def doubts(
    text: str, *, born_in: int | None = None, recorded_sex: Sex | None = None, this_year: int | None = None
) -> tuple[IdDoubt, ...]:
    """What in the number does not fit the record; empty when nothing speaks against it."""
    year = birth_year(text)
    if year is None:
        return (IdDoubt.NOT_TWELVE_DIGITS,)
    found = []
    if born_in is not None and born_in != year:
        found.append(IdDoubt.OTHER_YEAR)
    if recorded_sex is not None and recorded_sex is not sex(text):
        found.append(IdDoubt.OTHER_SEX)
    if this_year is not None and year > this_year:
        found.append(IdDoubt.FUTURE_YEAR)
    if place(text) is None:
        found.append(IdDoubt.UNKNOWN_PLACE)
    return tuple(found)
