"""Rows of a book that only open matters: the opening act from the columns that are called like its fields.

A workstream with one kind of opening act need not say how its book is read.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Word
from eprocuracy.law.offences import Offence

from .acts import Act
from .book_values import Told, day, offence_of, offences_of, when
from .registers import Register, Row

NUMBER = "number"  # by which an entry of a book is told from the others


def with_opening_rows(registers: Sequence[Register], kinds: Iterable[type[Act]]) -> tuple[Register, ...]:
    """The books of a workstream, the first that can be read by its columns with the way it is read.

    Nothing is added where a book says itself how its rows become acts, or where more than one kind of act opens a matter.
    """
    opening = [kind for kind in kinds if kind.opens]
    if len(opening) != 1 or any(one.acts_of is not None for one in registers):
        return tuple(registers)
    kind = opening[0]
    if all(field.name != "unit" for field in kind.content):
        return tuple(registers)
    first = next((one for one in registers if _tells_entries_apart(one)), None)
    return tuple(replace(one, acts_of=_acts_of(one, kind)) if one is first else one for one in registers)


def declared(kind: Any) -> Any:
    """The declared type of a field without its `None`."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return next(one for one in typing.get_args(kind) if one is not type(None))
    return kind


def _tells_entries_apart(register: Register) -> bool:
    return not register.per_participant and any(column.key == NUMBER for column in register.columns)


def _acts_of(register: Register, kind: type[Act]) -> Callable[[Row], tuple[Act, ...]]:
    def acts_of(row: Row) -> tuple[Act, ...]:
        fields = {one.name: _typed(row.values.get(one.name), declared(one.type)) for one in kind.content}
        fields["unit"] = row.unit or None
        if "year" in fields:
            fields["year"] = row.year if row.year is not None else fields["year"]
        return (kind(**Told(row).common("opened", row.values.get(register.opening_day)), **fields),)

    return acts_of


def _typed(value: Any, kind: Any) -> Any:
    """A value of a row as a field takes it; None where the field takes nothing of the sort."""
    if value is None:
        return None
    if typing.get_origin(kind) is tuple:
        return offences_of(value) if typing.get_args(kind)[0] is Offence else None
    if isinstance(kind, type) and issubclass(kind, Word):
        return next((word for word in kind if value in (word, word.value)), None)
    if kind is When:
        return when(value)
    if kind is date:
        return day(value)
    if kind is Offence:
        return offence_of(value)
    if kind is str:
        return str(value)
    return value if kind in (int, bool) and type(value) is kind else None
