"""Reading a whole register: workbook in, typed rows and held problems out. Nothing is recorded or judged here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eprocuracy.kernel.words import Label

from . import cases, crime_reports, custody, supervision
from .cells import letters
from .checks import AlreadyUsed, NumbersUsed, check_letters, check_order, check_required
from .columns import Recognised, recognise
from .encodings import Encoding
from .evidence import Evidence, Witness, look
from .headers import ColumnTitle, Header, find_header
from .kinds import Kind
from .lines import Found, Line, Provenance, Setting
from .mapping import Mapping
from .numbers import register_number
from .offences import OffenceLookup
from .offices import Office, office_of_heading, office_of_sheet_name, office_of_titles
from .overrides import with_override
from .periods import Period, period_of, year_of_book
from .readings import Book, OtherSheet, Row, SheetReading
from .reasons import HeldReason, Problem
from .rows import RowKind, SheetRow, heading_text, read_rows
from .sheets import Sheet, read_sheets
from .text import is_ditto
from .units import UnitNames
from .vocabulary import Vocabulary, vocabulary

_READERS = {
    Kind.CRIME_REPORTS: crime_reports,
    Kind.CASES: cases,
    Kind.CUSTODY: custody,
    Kind.SUPERVISION: supervision,
}
_LOOKED_AT = 100  # values of a column, over all sheets of the same title
_FEWEST_FIELDS = 4

NO_HEADER = Label("Không có dòng tiêu đề của sổ này.", "No row holds the titles of this book.")
NOT_THE_BOOK = Label("Có tiêu đề nhưng không phải các cột của sổ này.", "Its titles are not those of this book.")
NO_ENTRIES = Label("Không có dòng ghi nào.", "It holds no entries.")


@dataclass
class _Draft:
    """A sheet on its way through the reading."""

    sheet: Sheet
    header: Header
    titles: tuple[str, ...]
    period: Period
    columns: dict[int, Recognised]
    rows: list[SheetRow]


def read_book(
    source: Path | str | bytes,
    *,
    kind: Kind | str,
    unit: str,
    units: UnitNames,
    offences: OffenceLookup,
    mapping: Mapping | None = None,
    already_used: AlreadyUsed | None = None,
) -> Book:
    """Read a register kept by the office `unit`.

    `mapping` corrects the recognised columns. `already_used` tells numbers that earlier imports recorded.
    Refused: the file is no workbook; the mapping names a field that this book does not have.
    """
    kind = Kind(kind)
    words = vocabulary(kind)
    witness = Witness(kind, units, unit, offences)
    drafts, others = _find_sheets(source, words, witness, mapping or Mapping())
    year = _year(drafts)
    numbers = NumbersUsed(already_used)
    readings: list[SheetReading] = []
    rows: list[Row] = []
    for draft in drafts:
        if draft.period.year is None or (draft.period.of_month and year is not None):
            draft.period = replace(draft.period, year=year)
        reading, read = _read_sheet(draft, words, witness, numbers)
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


def _find_sheets(
    source: Path | str | bytes, words: Vocabulary, witness: Witness, mapping: Mapping
) -> tuple[list[_Draft], list[OtherSheet]]:
    others: list[OtherSheet] = []
    found: list[tuple[Sheet, Header]] = []
    for sheet in read_sheets(source):
        header = find_header(sheet, words) if sheet.height else None
        if header is None:
            others.append(OtherSheet(sheet.name, sheet.hidden, NO_HEADER if sheet.height else NO_ENTRIES))
        else:
            found.append((sheet, header))
    evidence = _evidence(found, witness)
    drafts: list[_Draft] = []
    known: dict[tuple[tuple[int, tuple[str, ...]], ...], dict[int, Recognised]] = {}
    for sheet, header in found:
        key = tuple((column.index, column.path) for column in header.columns)
        if key not in known:
            seen = {column.index: evidence[column.path] for column in header.columns}
            known[key] = recognise(header.columns, seen, words)
        columns = with_override(known[key], header.columns, mapping.for_sheet(sheet.name), words)
        if not _is_the_book(columns, words):
            others.append(OtherSheet(sheet.name, sheet.hidden, NOT_THE_BOOK))
            continue
        rows = read_rows(sheet, header, columns)
        if not any(row.kind is RowKind.ENTRY for row in rows):
            others.append(OtherSheet(sheet.name, sheet.hidden, NO_ENTRIES))
            continue
        titles = _title_lines(sheet, header)
        drafts.append(_Draft(sheet, header, titles, period_of([*titles, sheet.name]), columns, rows))
    return drafts, others


def _title_lines(sheet: Sheet, header: Header) -> tuple[str, ...]:
    """The texts above the header, each cell once."""
    return tuple(
        text for row in range(header.rows[0]) for column in sheet.filled(row) if (text := sheet.text(row, column)).strip()
    )


def _evidence(found: Sequence[tuple[Sheet, Header]], witness: Witness) -> dict[tuple[str, ...], Evidence]:
    """What stands in the columns, those of the same titles on several sheets taken together."""
    paths = Counter(column.path for _, header in found for column in header.columns)
    evidence: dict[tuple[str, ...], Evidence] = {}
    for sheet, header in found:
        rows = [row for row in range(header.first_below, sheet.height) if len(sheet.filled(row)) > 3]
        for column in header.columns:
            values = [sheet.cells[row][column.index] for row in rows]
            joined = [(row, column.index) in sheet.anchors for row in rows]
            seen = look(values, joined, witness, max(8, _LOOKED_AT // paths[column.path]))
            if column.path in evidence:
                evidence[column.path].add(seen)
            else:
                evidence[column.path] = seen
    return evidence


def _is_the_book(columns: dict[int, Recognised], words: Vocabulary) -> bool:
    fields = {name for column in columns.values() for name in column.fields}
    required = {name for name in words.required if name not in ("unit",)}
    if "institution" in required:
        required = (required - {"institution"}) | {"institution_no"}
    least = 1 if words.kind is Kind.SUPERVISION else 2
    return len(fields & required) >= least and "number" in fields | ({"number"} if "name" in fields else set()) and len(fields) >= _FEWEST_FIELDS


def _year(drafts: Sequence[_Draft]) -> int | None:
    written: list[int] = []
    days = []
    for draft in drafts:
        for index, column in draft.columns.items():
            if "number" in column.fields:
                for one in draft.rows:
                    if one.kind is RowKind.ENTRY and (said := register_number(draft.sheet.at(one.row, index))) and said.year:
                        written.append(said.year)
        if draft.period.start:
            days.append(draft.period.start)
    return year_of_book([draft.period for draft in drafts], written, days)


def _whole_period(year: int | None, periods: Sequence[Period]) -> Period:
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    return Period(year, min(starts, default=None), max(ends, default=None))


def _read_sheet(draft: _Draft, words: Vocabulary, witness: Witness, numbers: NumbersUsed) -> tuple[SheetReading, list[Row]]:
    sheet, header = draft.sheet, draft.header
    setting = _setting(draft, witness)
    office, given_in = _office_of_sheet(draft, witness)
    rows: list[Row] = []
    for line, heading in _lines(draft, setting, witness):
        _set_unit(line, witness, heading or office)
        _read_line(line, words, numbers)
        rows.append(_row(line, draft))
    if any(heading for _, heading in _headings(draft, witness)) and not setting.fields.get("unit"):
        given_in = "heading row above the block"
    counts = Counter(row.kind for row in draft.rows)
    entries = [row.row + 1 for row in draft.rows if row.kind in (RowKind.ENTRY, RowKind.MORE)]
    not_data = {kind.value: counts[kind] for kind in (RowKind.BLANK, RowKind.HEADING, RowKind.MORE, RowKind.TOTAL, RowKind.HEADER) if counts[kind]}
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


def _setting(draft: _Draft, witness: Witness) -> Setting:
    words = vocabulary(witness.kind)
    fields: dict[str, list[int]] = {}
    for index in sorted(draft.columns):
        for name in draft.columns[index].fields:
            fields.setdefault(name, []).append(index)
    titles = {column.index: column for column in draft.header.columns}
    for index in range(draft.sheet.width):
        titles.setdefault(index, ColumnTitle(index, ()))
    paper_type = None
    if witness.kind is Kind.SUPERVISION:
        paper_type = (
            supervision.type_of_words(draft.sheet.name)
            or supervision.type_of_words(*draft.titles)
            or supervision.type_of_words(*(column.title for column in draft.header.columns))
        )
    return Setting(
        sheet=draft.sheet.name,
        units=witness.units,
        within=witness.within,
        offences=witness.offences,
        period=draft.period,
        columns=draft.columns,
        fields=fields,
        titles=titles,
        counting=frozenset(column.index for column in draft.header.columns if words.is_index(column.path) or words.is_ours(column.path)),
        paper_type=paper_type,
        small_capitals=draft.sheet.encoding is Encoding.TCVN3,
    )


def _office_of_sheet(draft: _Draft, witness: Witness) -> tuple[Office | None, str]:
    column = next((column for column in draft.columns.values() if "unit" in column.fields), None)
    if column is not None:
        return None, f"column {column.title.title}"
    named = office_of_titles(draft.titles, witness.units, witness.within)
    if named is None or named.code == witness.within:
        by_name = office_of_sheet_name(draft.sheet.name, witness.units, witness.within)
        if by_name is not None:
            return by_name, "the sheet's name"
    if named is not None and named.codes:
        return named, "title line"
    return Office("", (witness.within,)), "importing unit"


def _headings(draft: _Draft, witness: Witness) -> Iterator[tuple[int, Office]]:
    for one in draft.rows:
        if one.kind is RowKind.HEADING:
            office = office_of_heading(heading_text(draft.sheet, one.row), witness.units, witness.within)
            if office is not None:
                yield one.row, office


def _lines(draft: _Draft, setting: Setting, witness: Witness) -> Iterator[tuple[Line, Office | None]]:
    """The entries of a sheet with their cells after dittos and merged cells, and the office of the heading above."""
    headings = dict(_headings(draft, witness))
    heading: Office | None = None
    previous: dict[int, Found] = {}
    pending: tuple[Line, Office | None] | None = None
    for one in draft.rows:
        if one.row in headings:
            heading = headings[one.row]
        if one.kind is RowKind.ENTRY:
            if pending is not None:
                yield pending
            previous = _cells(draft, setting, one.row, previous)
            pending = (Line(setting, one.row, previous), heading)
        elif one.kind is RowKind.MORE and pending is not None:
            line = pending[0]
            line.more = [*line.more, _own_cells(draft, setting, one.row)]
    if pending is not None:
        yield pending


def _cells(draft: _Draft, setting: Setting, row: int, previous: dict[int, Found]) -> dict[int, Found]:
    cells = _own_cells(draft, setting, row)
    for column, found in list(cells.items()):
        if isinstance(found.value, str) and is_ditto(found.value):
            above = previous.get(column)
            if above is None:
                del cells[column]
            else:
                cells[column] = replace(found, value=above.value, taken_from=_origin(above))
    for column, above in previous.items():
        merge = draft.sheet.anchors.get((row, column))
        if column not in cells and merge is not None and draft.header.first_below <= merge.top < row and merge.top <= above.row:
            cells[column] = replace(above, row=row, taken_from=_origin(above))
    return dict(sorted(cells.items()))


def _origin(found: Found) -> int:
    return found.taken_from if found.taken_from is not None else found.row


def _own_cells(draft: _Draft, setting: Setting, row: int) -> dict[int, Found]:
    sheet = draft.sheet
    return {
        column: Found(setting.titles[column], value, sheet.raw[row][column], row)
        for column, value in enumerate(sheet.cells[row])
        if value is not None
    }


def _set_unit(line: Line, witness: Witness, given: Office | None) -> None:
    """The office of an entry: an empty cell of a column of offices is missing, and is not filled from elsewhere."""
    if line.has_column("unit"):
        found = line.first("unit")
        if found is None:
            line.hold(HeldReason.MISSING_REQUIRED, None, of="unit")
            return
        codes = witness.units.find(found.text, witness.within)
        if len(codes) == 1:
            line.unit = codes[0]
            line.set("unit", codes[0], found)
        else:
            line.read.add(found.column.index)
            line.hold(HeldReason.UNKNOWN_UNIT, found)
        return
    if given is None or given.code is None:
        line.problems.append(Problem("", "unit", HeldReason.UNKNOWN_UNIT, given.text if given else None))
        return
    line.unit = given.code
    line.set("unit", given.code)
    line.provenance["unit"] = Provenance(line.setting.sheet, given.text)


def _read_line(line: Line, words: Vocabulary, numbers: NumbersUsed) -> None:
    reader = _READERS[words.kind]
    found = line.first("number")
    said = register_number(found.value) if found is not None else None
    if words.kind is not Kind.SUPERVISION:
        line.set("number", said.number if said else None, found)
    reader.read(line)
    year = said.year if said and said.year else line.setting.period.year
    line.values["book_year"] = year
    check_required(line, words.required)
    check_letters(line, reader.MAIN_TEXTS)
    check_order(line, reader.BEGINS)
    numbers.check(line, year, str(line.values.get("type") or ""))
    _leave_the_rest(line)


def _leave_the_rest(line: Line) -> None:
    """Keep every cell that no field took, the note among them."""
    counting = line.setting.counting
    for row in (line.cells, *line.more):
        for index, found in row.items():
            if index not in line.read and index not in counting:
                line.leave(found)


def _row(line: Line, draft: _Draft) -> Row:
    order = {letters(index): index for index in range(draft.sheet.width)}
    return Row(
        sheet=draft.sheet.name,
        row=line.row + 1,
        continuation=tuple(sorted({found.row + 1 for more in line.more for found in more.values()})),
        unit=line.unit,
        year=line.values.pop("book_year", None),
        values=line.values,
        cells=line.provenance,
        problems=tuple(sorted(line.problems, key=lambda problem: order.get(problem.column, -1))),
        remarks=tuple(line.unread),
    )
