"""Rows of books whose entries belong to matters that are there: which matter each names, and what is written of it already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from eprocuracy.exchange.registers import Book, HeldReason, Problem, Row
from eprocuracy.exchange.registers.cells import column_index, letters
from eprocuracy.exchange.registers.text import fold
from eprocuracy.kernel.words import Word
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import LineRow, MatterRow
from eprocuracy.workstreams.registers import Register

Docket = tuple[str, int, int]
"""Office, number and year."""


@whole()
def matters_of(register: Register, rows: Iterable[Row]) -> dict[int, UUID]:
    """The matter that each row names, by the identity of the row; those of which it cannot be told are left out. One query."""
    wanted = {id(row): (docket, row) for row in rows if (docket := _docket(register, row)) is not None}
    dockets = [docket for docket, _ in wanted.values()]
    there: dict[Docket, list[tuple[UUID, str]]] = {}
    found = MatterRow.objects.filter(
        unit__in={unit for unit, _, _ in dockets},
        number__in={number for _, number, _ in dockets},
        year__in={year for _, _, year in dockets},
    )
    for unit, number, year, matter, title in found.values_list("unit", "number", "year", "matter_id", "title"):
        there.setdefault((unit, number or 0, year or 0), []).append((matter, title))
    chosen = {key: _the_one(there.get(docket, ()), row) for key, (docket, row) in wanted.items()}
    return {key: matter for key, matter in chosen.items() if matter is not None}


def _docket(register: Register, row: Row) -> Docket | None:
    number, _, year = str(row.values.get(register.of_matter) or "").partition("/")
    if row.unit is None or not number.isdecimal() or not year.isdecimal():
        return None
    return row.unit, int(number), int(year)


def _the_one(there: Sequence[tuple[UUID, str]], row: Row) -> UUID | None:
    """The only matter of a number; of a case and a report of one number the one whose title is written."""
    if len(there) == 1:
        return there[0][0]
    titled = [matter for matter, title in there if title and fold(title) == fold(str(row.values.get("title") or ""))]
    return titled[0] if len(titled) == 1 else None


def with_matters(register: Register, book: Book) -> Book:
    """The book with every row held whose matter cannot be told; one query."""
    known = matters_of(register, book.recorded)
    return replace(
        book, rows=tuple(row if row.is_held or id(row) in known else _held(register, row) for row in book.rows)
    )


def _held(register: Register, row: Row) -> Row:
    place = row.cells.get(register.of_matter)
    column = "".join(one for one in place.ref.rsplit("!", 1)[-1] if one.isalpha()) if place else ""
    column = letters(column_index(column)) if column else ""
    label = next(one.label.vi for one in register.columns if one.key == register.of_matter)
    problem = Problem(column, label, HeldReason.UNKNOWN_MATTER, place.raw if place else None)
    return replace(row, problems=(problem,))


@whole()
def written_already(register: Register, rows: Iterable[Row], matters: Mapping[int, UUID]) -> set[int]:
    """Rows that say what a line of the book says today, however that came in; by the identity of the row. One query."""
    keys = [one.key for one in register.columns]
    lines = LineRow.objects.filter(book=register.code, matter__in=set(matters.values()))
    there = {
        (matter, tuple(_plain(dict(zip(keys, cells, strict=True)).get(name)) for name in register.told_by))
        for matter, cells in lines.values_list("matter_id", "cells")
    }
    return {
        id(row)
        for row in rows
        if id(row) in matters
        and (matters[id(row)], tuple(_said(register, row, name) for name in register.told_by)) in there
    }


def _plain(cell: Any) -> str:
    return str(cell["day"]) if isinstance(cell, dict) and "day" in cell else fold(str(cell or ""))


def _said(register: Register, row: Row, name: str) -> str:
    value, words = row.values.get(name), register.typed.get(name)
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    if isinstance(words, type) and issubclass(words, Word):
        return next((fold(one.label.vi) for one in words if one.value == value), fold(str(value)))
    return fold(str(value))
