"""Days and years of birth: "15/9/1991", "SN: 1984", "sn 85", 1990."""

from __future__ import annotations

import re
from datetime import date, datetime

from .cells import Cell
from .dates import find_days, read_moment
from .text import narrow
from .values import Birth

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d{2})(?!\d)")
_OLDEST = 110


def read_birth(value: Cell, latest_year: int) -> Birth | None:
    """The birth a cell gives; a year of two digits is the last such year not after `latest_year`."""
    match value:
        case datetime():
            return Birth(value.year, value.date())
        case date():
            return Birth(value.year, value)
        case int() | float():
            return _of_number(int(value), latest_year)
        case str():
            return _of_text(narrow(value), latest_year)
        case _:
            return None


def impossible_birth(value: Cell) -> bool:
    """Whether a cell names a day of birth that the calendar does not have."""
    return isinstance(value, str) and any(not day.exists for day in find_days(value))


def _of_number(number: int, latest_year: int) -> Birth | None:
    if latest_year - _OLDEST <= number <= latest_year:
        return Birth(number)
    if 0 <= number < 100:
        return Birth(_not_later(number, latest_year))
    moment = read_moment(number)
    return Birth(moment.on.year, moment.on) if moment and moment.on else None


def _of_text(text: str, latest_year: int) -> Birth | None:
    days = find_days(text)
    if days:
        day = days[0].on
        if day is None:
            return None
        if day.year > latest_year:
            day = day.replace(year=day.year - 100)
        return Birth(day.year, day)
    if text.isdigit() and len(text) == 5:
        return _of_number(int(text), latest_year)
    if found := _YEAR.search(text):
        return Birth(int(found[1]))
    found = _SHORT.search(text)
    return Birth(_not_later(int(found[1]), latest_year)) if found else None


def _not_later(short: int, latest_year: int) -> int:
    year = latest_year - latest_year % 100 + short
    return year if year <= latest_year else year - 100
