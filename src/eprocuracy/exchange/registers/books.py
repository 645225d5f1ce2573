"""Reading a whole register: workbook in, typed rows and held problems out. Nothing is recorded or judged here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .cells import letters
from .checks import AlreadyUsed, NumbersUsed
from .drafts import Draft, Source, find_sheets, year_of_drafts
from .entries import read_entries
from .evidence import Witness
from .kinds import BookKind, Kind
from .mapping import Mapping
from .offences import OffenceLookup
from .periods import Period
from .readings import Book, Row, SheetReading
from .rows import RowKind
from .units import UnitNames
from .vocabulary import Vocabulary, vocabulary


def read_book(
    source: Source,
    *,
    kind: BookKind | str,
    unit: str,
    units: UnitNames,
    offences: OffenceLookup,
    mapping: Mapping | None = None,
    already_used: AlreadyUsed | None = None,
    only: str = "",
) -> Book:
    """Read a register kept by the office `unit`.

    `kind` is one of ours, or a book by its columns. `mapping` corrects the recognised columns. `already_used` tells numbers that earlier imports recorded. `only` names one sheet that is read alone.
    Refused: the file is no workbook; the mapping names a field that this book does not have.
    """
    kind = Kind(kind) if isinstance(kind, str) else kind
    words = vocabulary(kind)
    witness = Witness(kind, units, unit, offences)
    drafts, others = find_sheets(source, words, witness, mapping or Mapping(), only)
    year = year_of_drafts(drafts)
    begins = _whole_period(year, [draft.period for draft in drafts]).begins
    then = replace(witness, units=witness.units.at(begins))  # offices as they were when the book was begun
    numbers = NumbersUsed(already_used)
    readings: list[SheetReading] = []
    rows: list[Row] = []
    for draft in drafts:
        if draft.period.year is None or (draft.period.of_month and year is not None):
            draft.period = replace(draft.period, year=year)
        reading, read = _read_sheet(draft, words, then, numbers)
        readings.append(reading)
        rows += read
    return Book(
        kind=kind,
        unit=unit,
        titles=drafts[0].titles if drafts else (),
        period=_whole_period(year, [draft.period for draft in drafts]),
        sheets=tuple(readings),
        other_sheets=tuple(others),
        rows=tuple(rows),
        mapping=proposal(readings),
    )


def proposal(sheets: Iterable[SheetReading]) -> Mapping:
    """The columns as they were read, ready to be printed and corrected."""
    return Mapping(
        {
            sheet.name: {
                title.letter: next((column.fields for column in sheet.columns if column.index == title.index), ())
                for title in sheet.titles
            }
            for sheet in sheets
        }
    )


def _whole_period(year: int | None, periods: Sequence[Period]) -> Period:
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    return Period(year, min(starts, default=None), max(ends, default=None))


def _read_sheet(
    draft: Draft, words: Vocabulary, witness: Witness, numbers: NumbersUsed
) -> tuple[SheetReading, list[Row]]:
    sheet, header = draft.sheet, draft.header
    rows, given_in = read_entries(draft, words, witness, numbers)
    counts = Counter(row.kind for row in draft.rows)
    entries = [row.row + 1 for row in draft.rows if row.kind in (RowKind.ENTRY, RowKind.MORE)]
    not_data = {
        kind.value: counts[kind]
        for kind in (RowKind.BLANK, RowKind.HEADING, RowKind.MORE, RowKind.TOTAL, RowKind.HEADER)
        if counts[kind]
    }
    reading = SheetReading(
        name=sheet.name,
        hidden=sheet.hidden,
        encoding=sheet.encoding,
        header_rows=tuple(row + 1 for row in header.rows),
        number_row=header.number_row + 1 if header.number_row is not None else None,
        titles=header.columns,
        columns=tuple(draft.columns[index] for index in sorted(draft.columns)),
        hidden_columns=tuple(letters(column) for column in sorted(sheet.hidden_columns) if column < sheet.width),
        unit_given_in=given_in,
        period=draft.period,
        data_rows=counts[RowKind.ENTRY],
        continuation=counts[RowKind.MORE],
        first_data_row=min(entries, default=None),
        last_data_row=max(entries, default=None),
        not_data=not_data,
        closing=counts[RowKind.CLOSING],
    )
    return reading, rows
