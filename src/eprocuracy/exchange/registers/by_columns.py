"""An entry of a book that is read by its own columns: every cell as the declared field of the same name takes it."""

from __future__ import annotations

import re
from functools import cache

from eprocuracy.kernel.words import Word

from .entry_fields import set_offences, set_text
from .lines import Found, Line
from .numbers import register_number
from .readable import NUMBER, UNIT, Readable, ReadableColumn, Shape
from .text import fold, narrow

_WHOLE = re.compile(r"-?(?:\d{1,3}(?:[., ]\d{3})+|\d+)")
_YES = frozenset({"x", "v", "co", "dung", "yes", "true", "1"})
_NO = frozenset({"khong", "sai", "no", "false", "0"})
_TICKS = frozenset("✓✔☑√×+")


def read(line: Line, kind: Readable) -> None:
    """Read one entry; what does not say what its column is for is left as a remark."""
    columns = [one for one in kind.columns if one.name not in (UNIT, NUMBER)]
    for one in sorted(columns, key=lambda one: one.name != kind.opens_on):
        _read_column(line, one, kind)


def _read_column(line: Line, one: ReadableColumn, kind: Readable) -> None:
    line.values[one.name] = None
    match one.shape:
        case Shape.TEXT:
            set_text(line, one.name)
        case Shape.DOCKET:
            _docket(line, one)
        case Shape.DAY:
            line.day(one.name)
        case Shape.MOMENT:
            line.moment(one.name)
        case Shape.OFFENCE | Shape.OFFENCES:
            _offences(line, one, kind)
        case Shape.REMARK:
            del line.values[one.name]
        case _:
            found = line.first(one.name)
            value = _value(found, one) if found is not None else None
            if value is not None:
                line.set(one.name, value, found)


def _docket(line: Line, one: ReadableColumn) -> None:
    """The number of a matter with the year of its book; without one, the year of the book at hand."""
    found = line.first(one.name)
    said = register_number(found.value) if found is not None else None
    if said is not None:
        line.set(one.name, f"{said.number}/{said.year or line.setting.period.year or ''}", found)


def _value(found: Found, one: ReadableColumn) -> int | bool | str | None:
    match one.shape:
        case Shape.COUNT:
            return _count(found)
        case Shape.MARK:
            return _mark(found)
        case Shape.WORD if one.words is not None:
            return _codes(one.words).get(fold(found.text))
        case _:
            return None


def _offences(line: Line, one: ReadableColumn, kind: Readable) -> None:
    """Offences by the law of the opening day; several where one is asked for say too much, and stay a remark."""
    opened = line.values.get(kind.opens_on)
    offences = set_offences(line, one.name, opened)
    if one.shape is not Shape.OFFENCE:
        return
    line.values[one.name] = offences[0] if len(offences) == 1 else None
    if len(offences) > 1:
        line.provenance.pop(one.name, None)
        for found in line.all(one.name):
            line.leave(found)


def _count(found: Found) -> int | None:
    """A whole number, thousands parted or not; "12 triệu" is none."""
    if isinstance(found.value, int):
        return found.value
    text = narrow(found.value).strip() if isinstance(found.value, str) else ""
    return int(re.sub(r"[., ]", "", text)) if _WHOLE.fullmatch(text) else None


def _mark(found: Found) -> bool | None:
    said = fold(found.text)
    if said in _YES or found.text.strip() in _TICKS:
        return True
    return False if said in _NO else None


@cache
def _codes(words: type[Word]) -> dict[str, str]:
    """The words of a closed list by what a person may write: Vietnamese, English, the value; the first stands."""
    found: dict[str, str] = {}
    for said in (lambda word: word.label.vi, lambda word: word.label.en, str):
        for word in words:
            found.setdefault(fold(said(word)), str(word.value))
    return found
