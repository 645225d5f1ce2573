"""A row as read, handed to the workstream that knows what it proves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID, uuid5

from eprocuracy.exchange.registers import Row as ReadRow
from eprocuracy.exchange.registers.kinds import paper_numbered_apart
from eprocuracy.workstreams.registers import Register, Row

ROWS = UUID("5b1a3a4e-6d6e-5b0c-9a57-6f1f5a0e9a11")  # the namespace of ids that are derived from rows of registers
Find = Callable[[str, str, date], UUID | None]


def entry_id(register: Register, unit: object, year: object, paper: object, number: object, place: str) -> UUID:
    """The id that one place of one entry of one book has each time it is read."""
    return uuid5(ROWS, "|".join(map(str, (register.code, unit, year, paper or "", number, place))))


def identity_of(register: Register, row: ReadRow) -> Callable[[str], UUID]:
    """Ids for the acts, the matter and the participants of an entry, by their place in it."""
    paper, number = paper_numbered_apart(register.kind, row.values), row.values.get("number")
    return lambda place: entry_id(register, row.unit, row.year, paper, number, place)


def identity_in(matter: UUID) -> Callable[[str], UUID]:
    """Ids for an entry that is recorded in a given matter."""
    return lambda place: matter if place == "matter" else uuid5(ROWS, f"{matter}|{place}")


def handed_over(register: Register, row: ReadRow, find_case: Find, find_report: Find) -> Row:
    """The row as the workstream takes it, with the cell of every value."""
    return Row(
        unit=row.unit or "",
        year=row.year,
        values=dict(row.values),
        identify=identity_of(register, row),
        cells=cells_of(row),
        find_case=find_case,
        find_report=find_report,
    )


def cells_of(row: ReadRow) -> Mapping[str, str]:
    """Where each value stands: `Tháng 3!V12`."""
    return {name: place.ref for name, place in row.cells.items()}
