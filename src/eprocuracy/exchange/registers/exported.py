"""What an exported book carries so that it can come back edited: a mark in every row, and a hidden copy as it went out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from eprocuracy.kernel.words import Label

from .cells import as_text
from .headers import ColumnTitle, Header
from .sheets import Sheet
from .text import fold

BASE_SHEET = "bản gốc e-Procuracy"
MARK = Label("Mã dòng (không sửa)", "Row mark (leave it)")


@dataclass(frozen=True, slots=True)
class Touched:
    """A cell that differs: its title, what went out, what the file says now, what the book would say today."""

    title: str
    before: str
    after: str
    today: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """Where a row of an edited export comes from: its matter, the row as it went out, and which of its cells differ."""

    matter: UUID
    base: int  # the row of the hidden copy, counted from 1
    touched: tuple[Touched, ...] = ()
    moved: tuple[Touched, ...] = ()  # what was changed in the system since; `after` is what stands there today

    @property
    def is_conflict(self) -> bool:
        """Whether the row was edited in the file and in the system, so that a person must choose."""
        return bool(self.touched and self.moved)

    @property
    def is_plain(self) -> bool:
        """Whether the file alone changed the row: its corrections need no further word."""
        return bool(self.touched) and not self.moved


def mark_column(header: Header) -> int | None:
    """The column of the marks, where the sheet has one."""
    return next((one.index for one in header.columns if one.path and fold(one.own) in _TITLES), None)


def mark_of(sheet: Sheet, row: int, column: int) -> UUID | None:
    """The mark of a row counted from 0; None where it has none or somebody typed something else."""
    try:
        return UUID(sheet.text(row, column).strip())
    except ValueError:
        return None


def texts_of(sheet: Sheet, header: Header, row: int) -> Mapping[tuple[str, int], str]:
    """What the cells of a row say, by title and by how many columns of that title stand before; merged cells reach down."""
    said: dict[tuple[str, int], str] = {}
    before: dict[str, int] = {}
    for column in header.columns:
        name = _name(column)
        place = before[name] = before.get(name, -1) + 1
        if fold(column.own) not in _TITLES and fold(column.own) != "stt":
            said[name, place] = plain(_text_at(sheet, row, column.index))
    return said


def _text_at(sheet: Sheet, row: int, column: int) -> str:
    merge = sheet.anchors.get((row, column))
    return sheet.text(merge.top, merge.left) if merge is not None else sheet.text(row, column)


def _name(column: ColumnTitle) -> str:
    return column.title


def plain(value: object) -> str:
    """A cell's value so that two spellings of one thing are equal."""
    text = value if isinstance(value, str) else as_text(value)  # type: ignore[arg-type]
    return " ".join(text.lstrip("'").split())


_TITLES = frozenset({fold(MARK.vi), fold(MARK.en)})
