"""The sheets of a workbook that are the book: their titles, columns and rows, before any value is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eprocuracy.kernel.words import Label

from .columns import Recognised, recognise
from .evidence import Evidence, Witness, look
from .exported import BASE_SHEET
from .headers import ColumnTitle, Header, find_header
from .kinds import Kind
from .mapping import Mapping
from .numbers import register_number
from .overrides import with_override
from .periods import Period, period_of, year_of_book
from .readable import Readable
from .readings import OtherSheet
from .rows import RowKind, SheetRow, read_rows
from .sheets import Sheet, read_sheets
from .vocabulary import Vocabulary

_LOOKED_AT = 72  # values of a column, over all sheets of the same title
_FEWEST_FIELDS = 4
_FEWEST_VALUES = 3

NO_HEADER = Label("Không có dòng tiêu đề của sổ này.", "No row holds the titles of this book.")
NOT_THE_BOOK = Label("Có tiêu đề nhưng không phải các cột của sổ này.", "Its titles are not those of this book.")
NO_ENTRIES = Label("Không có dòng ghi nào.", "It holds no entries.")


Source = Path | str | bytes | Sequence[Sheet]
"""A file, its content, or its sheets where somebody has read them already."""


@dataclass
class Draft:
    """A sheet on its way through the reading."""

    sheet: Sheet
    header: Header
    titles: tuple[str, ...]
    period: Period
    columns: dict[int, Recognised]
    rows: list[SheetRow]


def find_sheets(
    source: Source, words: Vocabulary, witness: Witness, mapping: Mapping, only: str = ""
) -> tuple[list[Draft], list[OtherSheet]]:
    """The sheets that are part of the book, and those that are not; `only` names one sheet that is looked at alone."""
    others: list[OtherSheet] = []
    found: list[tuple[Sheet, Header]] = []
    for sheet in read_sheets(source) if isinstance(source, Path | str | bytes) else source:
        if sheet.name != only and (only or sheet.name == BASE_SHEET):
            continue
        header = find_header(sheet, words) if sheet.height else None
        if header is None:
            others.append(OtherSheet(sheet.name, sheet.hidden, NO_HEADER if sheet.height else NO_ENTRIES))
        else:
            found.append((sheet, header))
    evidence = _evidence(found, witness)
    drafts: list[Draft] = []
    known: dict[tuple[tuple[int, tuple[str, ...]], ...], dict[int, Recognised]] = {}
    for sheet, header in found:
        key = tuple((column.index, column.path) for column in header.columns)
        if key not in known:
            seen = {column.index: evidence[column.path, place] for column, place in _places(header)}
            known[key] = recognise(header.columns, seen, words)
        columns = with_override(known[key], header.columns, mapping.for_sheet(sheet.name), words)
        if not _is_the_book(columns, words):
            others.append(OtherSheet(sheet.name, sheet.hidden, NOT_THE_BOOK))
            continue
        rows = read_rows(sheet, header, columns, _fewest_values(words))
        if not any(row.kind is RowKind.ENTRY for row in rows):
            others.append(OtherSheet(sheet.name, sheet.hidden, NO_ENTRIES))
            continue
        titles = _title_lines(sheet, header)
        drafts.append(Draft(sheet, header, titles, period_of([*titles, sheet.name]), columns, rows))
    return drafts, others


def _title_lines(sheet: Sheet, header: Header) -> tuple[str, ...]:
    """The texts above the header, each cell once."""
    return tuple(
        text
        for row in range(header.rows[0])
        for column in sheet.filled(row)
        if (text := sheet.text(row, column)).strip()
    )


def _places(header: Header) -> list[tuple[ColumnTitle, int]]:
    """Each column with how many of the same title stand before it: "Số" may stand twice without a group."""
    before: Counter[tuple[str, ...]] = Counter()
    places = []
    for column in header.columns:
        places.append((column, before[column.path]))
        before[column.path] += 1
    return places


def _evidence(found: Sequence[tuple[Sheet, Header]], witness: Witness) -> dict[tuple[tuple[str, ...], int], Evidence]:
    """What stands in the columns, those of the same titles on several sheets taken together."""
    sheets = Counter((column.path, place) for _, header in found for column, place in _places(header))
    evidence: dict[tuple[tuple[str, ...], int], Evidence] = {}
    for sheet, header in found:
        rows = [row for row in range(header.first_below, sheet.height) if len(sheet.filled(row)) > 3]
        for column, place in _places(header):
            key = column.path, place
            values = [sheet.cells[row][column.index] for row in rows]
            joined = [(row, column.index) in sheet.anchors for row in rows]
            seen = look(values, joined, witness, max(7, _LOOKED_AT // sheets[key]))
            if key in evidence:
                evidence[key].add(seen)
            else:
                evidence[key] = seen
    return evidence


def _is_the_book(columns: dict[int, Recognised], words: Vocabulary) -> bool:
    """Whether enough of what the book requires has a column; sheets of totals have numbers, but no days."""
    fields = {name for column in columns.values() for name in column.fields}
    required = {"institution_no" if name == "institution" else name for name in words.required} - {"unit"}
    least = 1 if words.kind is Kind.SUPERVISION or isinstance(words.kind, Readable) else 2
    fewest = words.kind.fewest_fields if isinstance(words.kind, Readable) else _FEWEST_FIELDS
    key = words.kind.keyed_by if isinstance(words.kind, Readable) else "number"
    numbered = key in fields or "name" in fields
    return numbered and len(fields & required) >= least and len(fields) >= fewest


def _fewest_values(words: Vocabulary) -> int:
    """How many values make a row an entry."""
    return words.kind.fewest_values if isinstance(words.kind, Readable) else _FEWEST_VALUES


def year_of_drafts(drafts: Sequence[Draft]) -> int | None:
    """The year of the whole book."""
    written = [year for draft in drafts for year in _years_behind_numbers(draft)]
    starts = [draft.period.start for draft in drafts if draft.period.start]
    return year_of_book([draft.period for draft in drafts], written, starts)


def _years_behind_numbers(draft: Draft) -> list[int]:
    columns = [index for index, column in draft.columns.items() if "number" in column.fields]
    cells = [draft.sheet.at(one.row, column) for one in draft.rows if one.kind is RowKind.ENTRY for column in columns]
    return [said.year for cell in cells if (said := register_number(cell)) and said.year]
