"""A register returned to its office: a copy with the held rows marked, and beside each what is wrong and what to do."""

from __future__ import annotations

import io
from copy import copy
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .files import NOT_A_WORKBOOK, SAVE_AGAIN
from .readings import Book, Row, SheetReading
from .text import fold

TITLE = Label("Cần sửa", "To be corrected")
_ROW = PatternFill("solid", fgColor="FFF4D6")
_CELL = PatternFill("solid", fgColor="F4B183")
_WIDTH = 60


def error_workbook(source: Path | str | bytes, book: Book, out: Path | str, *, language: str = "vi") -> int:
    """Write a copy of the workbook with its held rows marked; returns how many were marked.

    The column "Cần sửa" is added behind the last one; it is passed over when the corrected file is read again.
    Refused: the file is not an .xlsx workbook, so that no copy of it can be written.
    """
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    try:
        workbook = load_workbook(io.BytesIO(content))
    except (InvalidFileException, BadZipFile, KeyError) as fault:
        raise Refused(NOT_A_WORKBOOK, SAVE_AGAIN) from fault
    marked = 0
    for reading in book.sheets:
        held = [row for row in book.held if row.sheet == reading.name]
        if held:
            _mark(workbook[reading.name], reading, held, language)
            marked += len(held)
    workbook.save(out)
    return marked


def _mark(sheet: Worksheet, reading: SheetReading, held: list[Row], language: str) -> None:
    column = _own_column(sheet, reading)
    title = sheet.cell(reading.header_rows[0], column, TITLE.say(language))
    title.font = Font(bold=True)
    title.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
    for row in held:
        faults = {problem.column for problem in row.problems}
        for cells in sheet.iter_rows(min_row=row.row, max_row=row.row, max_col=column):
            for place, cell in enumerate(cells, 1):
                cell.fill = copy(_CELL if get_column_letter(place) in faults else _ROW)
        said = [problem.sentence.say(language) for problem in row.problems]
        words = sheet.cell(row.row, column, "\n".join(said))
        words.alignment = Alignment(wrap_text=True, vertical="top")
        for problem, sentence in zip(row.problems, said, strict=True):
            if problem.column:
                sheet[f"{problem.column}{row.row}"].comment = Comment(sentence, TITLE.say(language))


def _own_column(sheet: Worksheet, reading: SheetReading) -> int:
    """The column of corrections: the one of an earlier round, emptied, or a new one behind the last."""
    ours = {fold(TITLE.vi), fold(TITLE.en)}
    for title in reading.titles:
        if fold(title.own) in ours:
            for row in range(reading.header_rows[-1] + 1, sheet.max_row + 1):
                sheet.cell(row, title.index + 1).value = None
            return title.index + 1
    return max(sheet.max_column, max((title.index + 1 for title in reading.titles), default=0)) + 1
