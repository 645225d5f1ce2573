"""The cells of a workbook as they stand: values, merged cells, what is hidden. No meaning is given here."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from .bounds import MOST_CELLS, TOO_LARGE, require_bounded
from .cells import Cell, as_text
from .encodings import Encoding, decode_columns, detect
from .files import FileKind, kind_of_file, refused, separated_values
from .open_documents import open_sheets
from .packages import SheetPart, sheet_parts
from .text import clean


@dataclass(frozen=True)
class Merge:
    """Cells joined into one; rows and columns count from 0, the ends are inside."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def area(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass
class Sheet:
    """One sheet: cells by row and column, both counted from 0."""

    name: str
    hidden: bool
    encoding: Encoding
    cells: list[list[Cell]]
    raw: list[list[Cell]]
    merges: list[Merge]
    hidden_columns: frozenset[int] = frozenset()
    anchors: dict[tuple[int, int], Merge] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for merge in self.merges:
            for row in range(merge.top, merge.bottom + 1):
                for column in range(merge.left, merge.right + 1):
                    self.anchors[row, column] = merge

    @property
    def height(self) -> int:
        return len(self.cells)

    @property
    def width(self) -> int:
        return len(self.cells[0]) if self.cells else 0

    def at(self, row: int, column: int) -> Cell:
        """The cell's value; outside the sheet there is none."""
        if 0 <= row < len(self.cells) and 0 <= column < len(self.cells[row]):
            return self.cells[row][column]
        return None

    def text(self, row: int, column: int) -> str:
        """The cell as text, empty where there is nothing."""
        return as_text(self.at(row, column))

    def filled(self, row: int) -> list[int]:
        """The columns of a row in which something stands."""
        return [column for column, cell in enumerate(self.cells[row]) if cell is not None]


@dataclass(frozen=True)
class RawSheet:
    """A sheet as its file has it: rows of values of Python, cells joined into one, what is hidden."""

    name: str
    hidden: bool
    rows: list[list[Any]]
    merges: list[Merge]
    hidden_columns: frozenset[int] = frozenset()


def raw_sheets(content: bytes) -> Iterator[RawSheet]:
    """Every sheet of a workbook (.xlsx, .xls, .ods …) or of a text of separated values, in its order.

    Refused: the file is of another kind, is damaged, has a password or would fill the memory; each with what to do.
    """
    kind = kind_of_file(content)
    if kind is FileKind.SEPARATED:
        yield RawSheet("CSV", False, [list(row) for row in separated_values(content)], [])
        return
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError as fault:
        raise refused(kind) from fault
    opened = open_sheets(content)
    for place, meta in enumerate(workbook.sheets_metadata):
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        merges = [Merge(*low, *high) for low, high in sheet.merged_cell_ranges or []]
        hidden = meta.visible is not SheetVisibleEnum.Visible
        columns = frozenset[int]()
        if place < len(opened):
            merges, columns = [Merge(*span) for span in opened[place].merges], frozenset(opened[place].hidden_columns)
        if sum(merge.area for merge in merges) > MOST_CELLS:
            raise TOO_LARGE
        yield RawSheet(meta.name, hidden, sheet.to_python(skip_empty_area=False), merges, columns)


def read_sheets(source: Path | str | bytes) -> Iterator[Sheet]:
    """Every sheet of a file, its texts decoded and cleaned, formulas without a kept result worked out.

    Refused: as for `raw_sheets`.
    """
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    require_bounded(content)
    parts = sheet_parts(content)
    for raw in raw_sheets(content):
        grid = [[_cell(value) for value in row] for row in raw.rows]
        part = parts.get(raw.name, SheetPart())
        part.fill_formulas(grid)
        part.mark_midnights(grid)
        yield _sheet(raw.name, raw.hidden, grid, raw.merges, part.hidden_columns | raw.hidden_columns)


def _sheet(
    name: str, hidden: bool, grid: list[list[Cell]], merges: list[Merge], hidden_columns: frozenset[int]
) -> Sheet:
    width = max((len(row) for row in grid), default=0)
    for row in grid:
        row.extend([None] * (width - len(row)))
    encoding = detect(cell for row in grid for cell in row if isinstance(cell, str))
    columns = decode_columns(list(zip(*grid, strict=True)), encoding)
    raw: list[list[Cell]] = [list(row) for row in zip(*columns, strict=True)]
    cells = [[(clean(cell) or None) if isinstance(cell, str) else cell for cell in row] for row in raw]
    return Sheet(name, hidden, encoding, cells, raw, merges, hidden_columns)


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return value or None
    match value:
        case bool():
            return "x" if value else None
        case float():
            return int(value) if value.is_integer() else value
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return time(minutes // 60 % 24, minutes % 60) if minutes >= 0 else None
        case datetime() if value.time() == time(0):
            return value.date()
        case int() | datetime() | date() | time():
            return value
        case _:
            return None
