"""Books: their columns, and what a row of an Excel register says in acts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.words import Label

from .acts import Act
from .states import State


@dataclass(frozen=True, slots=True)
class OfPerson:
    """A cell that shows something of a person; names are looked up when the book is shown, never copied into it."""

    participants: tuple[UUID, ...]
    what: str = "name"


Cell = str | int | date | OfPerson | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a book: its title (with the group above it) and what stands in it for a state."""

    key: str
    label: Label
    cell: Callable[[State, Any], Cell]  # of the matter and its participant, or the entry where a book has entries
    group: Label | None = None
    synonyms: tuple[str, ...] = ()
    width: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One typed row of an Excel register, as a workstream receives it.

    `values` has the fields of the register by name; `participant` and `act` give the same id for the same place of the
    same row each time, so that the same file twice changes nothing.
    """

    unit: str
    year: int | None
    values: Mapping[str, Any]
    identify: Callable[[str], UUID]
    cells: Mapping[str, str] = field(default_factory=dict)  # field → "sheet!V12"
    # the matter that an office's paper of that number and day opened (a case), or ended (a report)
    find_case: Callable[[str, str, date], UUID | None] = lambda _unit, _number, _day: None
    find_report: Callable[[str, str, date], UUID | None] = lambda _unit, _number, _day: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One book: its code (S2 …), the name under which it is imported, its columns, and how its rows become acts."""

    code: str
    kind: str
    label: Label
    columns: tuple[Column, ...]
    per_participant: bool = False
    # a book with a line for each entry: its columns get the entry
    entries: Callable[[State], Iterable[Any]] | None = None
    holds: Callable[[State], bool] = lambda _: True  # which matters stand in this book
    acts_of: Callable[[Row], tuple[Act, ...]] | None = None
    opens_on: str = ""  # the column of the opening day, where it is not the first whose key ends in `_on`
    # a book whose rows are entries of matters that are there: the column with the docket number of the matter, …
    of_matter: str = ""
    typed: Mapping[str, Any] = field(default_factory=dict, hash=False)  # … what its columns hold, by key, …
    told_by: tuple[str, ...] = ()  # … and those by which one entry of a matter is told from another

    @property
    def number(self) -> str:
        """The number of the book as offices know it: several books of suspended matters are all S12."""
        return self.code.partition("-")[0]

    @property
    def opening_day(self) -> str:
        """The key of the column that gives the day of the opening act; empty where none does."""
        return self.opens_on or next((one.key for one in self.columns if one.key.endswith("_on")), "")


def day_of_entry(register: Register, cells: Sequence[Any]) -> date | None:
    """The day of a stored line of a book of entries: what its column `on` holds."""
    place = next((at for at, one in enumerate(register.columns) if one.key == "on"), None)
    held = cells[place] if place is not None else None
    return date.fromisoformat(held["day"]) if isinstance(held, dict) and "day" in held else None


_AS_THEY_ARE = frozenset({str, int, type(None)})


def cells_of(cells: Sequence[Cell]) -> tuple[Any, ...]:
    """The cells of a line as stored: persons as references, days as ISO text."""
    return tuple([cell if type(cell) in _AS_THEY_ARE else _json_of(cell) for cell in cells])


def _json_of(cell: Cell) -> Any:
    match cell:
        case OfPerson():
            return {"of": [str(one) for one in cell.participants], "what": cell.what}
        case date():
            return {"day": cell.isoformat()}
        case _:
            return cell
