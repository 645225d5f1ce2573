"""A list as an Excel sheet: title lines, one or two header rows, the row of numbers, the lines, the count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from eprocuracy.kernel.words import Label

from .registers.exported import BASE_SHEET, MARK

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_LINE = Side(style="thin", color="808080")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written: the name of the tab, who keeps it, what it is, which days; columns as title, group above it, width."""

    code: str
    office: str
    label: str
    period: str
    titles: tuple[tuple[Label, Label | None, int], ...]
    rows: tuple[tuple[Any, ...], ...]
    marks: tuple[str, ...] = ()  # what each row is known by when the sheet comes back edited


def write_sheet(made: Sheet, target: Path | IO[bytes]) -> None:
    """Write it with the titles in Vietnamese, as offices keep their books; with marks, a hidden copy goes along."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = made.code
    _draw(sheet, made)
    if made.marks:
        base = workbook.create_sheet(BASE_SHEET)
        _draw(base, made)
        base.sheet_state = "veryHidden"
    workbook.save(target)


def _draw(sheet: Worksheet, made: Sheet) -> None:
    width = len(made.titles) + 1
    sheet.append([made.office.upper()])
    sheet.append([made.label.upper()])
    sheet.append([made.period])
    sheet.append([])
    for row in (1, 2, 3):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
        sheet.cell(row, 1).font = Font(bold=row < 3, italic=row == 3, size=13 if row < 3 else 11)
        sheet.cell(row, 1).alignment = Alignment(horizontal="center")
    below = _headers(sheet, made)
    for place in range(1, width + 1):
        sheet.cell(below, place, f"({place})").alignment = _CENTRE
    for number, line in enumerate(made.rows, start=1):
        for place, value in enumerate((number, *line), start=1):
            box = sheet.cell(below + number, place, _written(value))
            box.alignment, box.border = _WRAPPED, _GRID
            if isinstance(value, date):
                box.number_format = "dd/mm/yyyy"
        if made.marks:
            sheet.cell(below + number, width + 1, made.marks[number - 1])
    if made.marks:
        sheet.cell(below - 1, width + 1, MARK.vi)
        sheet.column_dimensions[get_column_letter(width + 1)].hidden = True
    sheet.cell(below + len(made.rows) + 1, 2, f"Cộng: {len(made.rows)}").font = Font(bold=True)
    sheet.freeze_panes = f"C{below + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.print_title_rows = f"5:{below}"
    if sheet.oddFooter is not None:
        sheet.oddFooter.right.text = "&P/&N"


def _headers(sheet: Worksheet, made: Sheet) -> int:
    """The header rows; returns the row below them. Columns of one group stand under a merged title."""
    titles = [Label("STT", "No."), *(label for label, _, _ in made.titles)]
    groups: Sequence[Label | None] = [None, *(group for _, group, _ in made.titles)]
    widths = [6, *(width for _, _, width in made.titles)]
    two = any(groups)
    for place, (title, group) in enumerate(zip(titles, groups, strict=True), start=1):
        sheet.cell(6 if two and group else 5, place, title.vi)
        if group:
            sheet.cell(5, place, group.vi if place == 1 or groups[place - 2] != group else None)
        elif two:
            sheet.merge_cells(start_row=5, start_column=place, end_row=6, end_column=place)
        sheet.column_dimensions[get_column_letter(place)].width = widths[place - 1]
    _merge_groups(sheet, groups)
    for row in range(5, 7 if two else 6):
        for place in range(1, len(titles) + 1):
            cell = sheet.cell(row, place)
            cell.font, cell.alignment, cell.border = Font(bold=True), _CENTRE, _GRID
    return 7 if two else 6


def _merge_groups(sheet: Worksheet, groups: Sequence[Label | None]) -> None:
    start = 1
    for place in range(2, len(groups) + 2):
        now = groups[place - 1] if place <= len(groups) else None
        if place <= len(groups) and now == groups[start - 1]:
            continue
        if groups[start - 1] and place - 1 > start:
            sheet.merge_cells(start_row=5, start_column=start, end_row=5, end_column=place - 1)
        start = place


def _written(value: Any) -> Any:
    """A value as the sheet takes it; text that a spreadsheet would take for a formula stays text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value
