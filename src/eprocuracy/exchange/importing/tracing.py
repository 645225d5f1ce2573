"""From a row to its acts and back: what was written, from which file, sheet, row and cells, and which cells were typed anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eprocuracy.exchange.models import Import, ImportedRow, Repair
from eprocuracy.exchange.registers import Row
from eprocuracy.kernel.actors import Actor
from eprocuracy.records.inserting import insert_rows

from .taking import TakenRow, place_of

_LONGEST = 400


def origin_in(one: Import, repaired: Iterable[tuple[str, int, str]]) -> Callable[[Row], str]:
    """What an act says of its origin: `Tháng 3!12: A12 B12 · sổ.xlsx (sha256 …)`, cells typed anew named apart."""
    anew: dict[tuple[str, int], list[str]] = {}
    for sheet, row, column in repaired:
        anew.setdefault((sheet, row), []).append(column)
    file = f" · {one.file_name[:120]} (sha256 {one.file[:16]})"

    def origin(row: Row) -> str:
        rows = (row.row, *row.continuation)
        typed = [f"{column}{number}" for number in rows for column in anew.get((row.sheet, number), ())]
        behind = (f" · sửa tay: {', '.join(typed)}"[:100] if typed else "") + file
        return place_of(row)[: _LONGEST - len(behind)] + behind

    return origin


def trace(one: Import, rows: Sequence[TakenRow], *, by: Actor, at: datetime) -> None:
    """Write down which acts each row became."""
    insert_rows(
        ImportedRow,
        [
            {
                "of_id": one.id,
                "sheet": made.row.sheet,
                "row": made.row.row,
                "matter": made.matter,
                "acts": list(made.acts),
                "by": by.account,
                "at": at,
            }
            for made in rows
            if made.acts
        ],
    )


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell that was typed anew."""

    cell: str
    was: str
    value: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Traced:
    """Where an act was read."""

    of: UUID
    file_name: str
    sha256: str
    sheet: str
    row: int
    typed: tuple[Typed, ...] = ()


def traced(acts: Iterable[UUID]) -> Mapping[UUID, Traced]:
    """File, sheet and row of acts that came from a file, with the cells that were typed anew; two queries."""
    wanted = set(acts)
    rows = list(ImportedRow.objects.filter(acts__overlap=list(wanted)).select_related("of"))
    repairs: dict[tuple[str, str, int], list[Typed]] = {}
    files = {row.of.file for row in rows}
    for one in (
        Repair.objects.filter(of__file__in=files, row__in=[row.row for row in rows]).order_by("id").select_related("of")
    ):
        typed = Typed(f"{one.column}{one.row}", one.was, one.value, one.by, one.at)
        repairs.setdefault((one.of.file, one.sheet, one.row), []).append(typed)
    return {
        act: Traced(
            row.of_id,
            row.of.file_name,
            row.of.file,
            row.sheet,
            row.row,
            tuple(repairs.get((row.of.file, row.sheet, row.row), ())),
        )
        for row in rows
        for act in row.acts
        if act in wanted
    }
