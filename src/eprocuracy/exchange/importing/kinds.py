"""As which kind of book a register is read: one of those whose words are known, or any other by its own columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, get_args, get_origin

from eprocuracy.exchange.registers import BookKind, Kind, Readable, ReadableColumn, Shape
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Word
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Workstream
from eprocuracy.workstreams.opening_rows import declared
from eprocuracy.workstreams.registers import Column, Register

_KNOWN = {kind.value: kind for kind in Kind}
_SHAPES: dict[Any, Shape] = {
    str: Shape.TEXT,
    int: Shape.COUNT,
    bool: Shape.MARK,
    date: Shape.DAY,
    When: Shape.MOMENT,
    Offence: Shape.OFFENCE,
}


def readable(register: Register) -> bool:
    """Whether a book can be read in: somebody says how its rows become acts."""
    return register.acts_of is not None


def kind_of(register: Register, workstream: Workstream | None) -> BookKind:
    """As what the books of a register are read; a register of a further workstream, or of all of them, by its columns."""
    return _KNOWN.get(register.kind) or _by_columns(register, workstream.opening if workstream else ())


@cache
def _by_columns(register: Register, opening: tuple[type[Act], ...]) -> Readable:
    fields = dict(register.typed) or {field.name: declared(field.type) for kind in opening for field in kind.content}
    return Readable(
        value=register.kind,
        label=register.label,
        columns=tuple(_column(one, fields.get(one.key), register) for one in _each_once(register.columns)),
        opens_on=register.opening_day,
        keyed_by=register.of_matter or "number",
    )


def _each_once(columns: Iterable[Column]) -> Iterable[Column]:
    return {one.key: one for one in reversed(tuple(columns))}.values()


def _column(column: Column, field: Any, register: Register) -> ReadableColumn:
    is_word = isinstance(field, type) and issubclass(field, Word)
    shape = Shape.MOMENT if column.key == register.opening_day else _shape(field)
    return ReadableColumn(
        name=column.key,
        label=column.label,
        shape=Shape.DOCKET if column.key == register.of_matter else shape,
        group=column.group,
        synonyms=column.synonyms,
        words=field if is_word else None,
    )


def _shape(field: Any) -> Shape:
    """What a field takes; what no field takes is kept as a remark."""
    if get_origin(field) is tuple:
        return Shape.OFFENCES if get_args(field)[0] is Offence else Shape.REMARK
    if isinstance(field, type) and issubclass(field, Word):
        return Shape.WORD
    return _SHAPES.get(field, Shape.REMARK)
