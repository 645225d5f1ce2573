"""Numbers of registers and papers: "5", "05/2023", "45/QĐ-CSĐT ngày 05/7/2023", "12 đến 15 ngày …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from .cells import Cell
from .dates import IMPOSSIBLE, Moment, find_days, read_moment
from .text import narrow

_LEADING = re.compile(r"^[^\d]{0,14}?(\d{1,7})(?:\s*/\s*((?:19|20)\d\d)(?!\d))?")
_NUMBER = re.compile(r"(?<![\w/.])(\d{1,6})(?!\d)(\s*/\s*[^\s,;()]*)?")
_ALONE = re.compile(r"(\d{1,6})(?:\s*/\s*[^\W\d_]+(?:-[^\W\d_]+)*)?")  # "45", "45/QĐ-CSĐT"
_ANY = re.compile(r"\d{1,6}")
_WORD_BEFORE = re.compile(r"\b(?:số|so)\s*:?\s*(\d{1,6})", re.I)
_RUN = re.compile(r"(?<!\d)(\d{1,5})\s*(?:đến|->|→|-|–)\s*(\d{1,5})(?!\d)", re.I)
_ORDINAL = re.compile(r"\b(?:lần|lan)(?:\s*thứ)?\s*(?:\d+|[IVX]+)\s*[:.)]?", re.I)
_LENGTH = re.compile(r"(?<!\d)\d{1,3}\s*(?:ngày(?!\s*\d)|tháng|bị can|bị|người|lần|quyết định)", re.I)
_DAY_WORD = re.compile(r"(?:ra\s+)?(?:ngày|ngay)\s*$", re.I)
_BEHIND = re.compile(r"^[\s)\],;.:\-–]*(?:của|do|cua)?\s*", re.I)


@dataclass(frozen=True, slots=True)
class RegisterNumber:
    """The leading number of an entry, and the year of the book where it is written behind it."""

    number: int
    year: int | None = None


class Paper(NamedTuple):
    """A paper as a cell names it: its numbers, its day, and the words behind (an office, say)."""

    numbers: tuple[int, ...] = ()
    moment: Moment | None = None
    behind: str = ""

    @property
    def number(self) -> int | None:
        return self.numbers[0] if self.numbers else None

    @property
    def on(self) -> date | None:
        return self.moment.on if self.moment else None

    @property
    def impossible(self) -> bool:
        return self.moment is not None and self.moment.on is None


def register_number(value: Cell) -> RegisterNumber | None:
    """The number of an entry; a day that Excel made of "5/2023" is read back as that number."""
    match value:
        case int():
            return RegisterNumber(value) if value >= 0 else None
        case float():
            return RegisterNumber(int(value))
        case datetime():
            return RegisterNumber(value.month, value.year) if value.day == 1 else RegisterNumber(value.day)
        case date():
            return RegisterNumber(value.month, value.year) if value.day == 1 else RegisterNumber(value.day)
        case str():
            found = _LEADING.match(narrow(value))
            return RegisterNumber(int(found[1]), int(found[2]) if found[2] else None) if found else None
        case _:
            return None


def leading_number(value: Cell) -> int | None:
    """The leading number of a cell, if it has one."""
    found = register_number(value)
    return found.number if found else None


def read_paper(value: Cell, *, near: date | None = None) -> Paper:
    """Number and day of a paper from one cell, in any of their notations."""
    match value:
        case None:
            return Paper()
        case str():
            return _of_text(value, near)
        case datetime() | date():
            return Paper((), read_moment(value))
        case int() | float():
            moment = read_moment(value)
            return Paper((), moment) if moment else Paper((int(value),))
        case _:
            return Paper()


@lru_cache(maxsize=32768)
def _of_text(written: str, near: date | None) -> Paper:
    text = narrow(written)
    days = find_days(text)
    if not days:
        moment = read_moment(text, near=near) if text.isdigit() and len(text) == 5 else None
        return Paper((), moment) if moment else Paper(_numbers(text))
    first = days[0]
    before = text[: first.start].strip()
    before = _DAY_WORD.sub("", before).strip() if before[-1:] in "yY" else before
    behind = text[first.end : days[1].start if len(days) > 1 else len(text)]
    moment = read_moment(text) if len(days) == 1 else first
    numbers = _numbers(before) or _number_behind(behind)
    said = _BEHIND.sub("", behind.replace("\n", " ")).strip(" ()[],;.") if behind else ""
    return Paper(numbers, moment or IMPOSSIBLE, said)


def _numbers(text: str) -> tuple[int, ...]:
    if alone := _ALONE.fullmatch(text):
        return (int(alone[1]),)
    text = _LENGTH.sub(" ", _ORDINAL.sub(" ", text))
    if (run := _RUN.search(text)) and 0 < int(run[2]) - int(run[1]) < 200:
        return tuple(range(int(run[1]), int(run[2]) + 1))
    numbers = [int(found[1]) for found in _NUMBER.finditer(text)]
    if numbers or not (found := _ANY.search(text)):
        return tuple(numbers)
    return (int(found[0]),)


def _number_behind(text: str) -> tuple[int, ...]:
    """The number of "ngày 05/7/2023, số 45"."""
    found = _WORD_BEFORE.search(text)
    return (int(found[1]),) if found else ()
