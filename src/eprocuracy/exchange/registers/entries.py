"""The entries of a sheet: cells after dittos and merged cells, the office, the values, what holds a row back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from . import by_columns, cases, crime_reports, custody, supervision
from .cells import column_index
from .checks import NumbersUsed, check_letters, check_order, check_required
from .drafts import Draft
from .encodings import Encoding
from .evidence import Witness
from .headers import ColumnTitle
from .kinds import BookKind, Kind, paper_numbered_apart
from .lines import Found, Line, Provenance, Setting
from .numbers import register_number
from .offices import Office, office_of_heading, office_of_sheet_name, office_of_titles
from .readable import Readable, Shape
from .readings import Row
from .reasons import HeldReason, Problem
from .rows import RowKind, heading_text
from .text import LONGEST_DITTO, has_lost_letters, is_ditto
from .vocabulary import Vocabulary, vocabulary

_READERS = {
    Kind.CRIME_REPORTS: crime_reports,
    Kind.CASES: cases,
    Kind.CUSTODY: custody,
    Kind.SUPERVISION: supervision,
}


@dataclass(frozen=True, slots=True)
class _Reader:
    """How an entry of a kind of book is read: its texts that matter most, and the days before which nothing of it lies."""

    read: Callable[[Line], None]
    main_texts: tuple[str, ...]
    begins: tuple[str, ...]


def _reader(kind: BookKind) -> _Reader:
    if isinstance(kind, Readable):
        texts = tuple(one.name for one in kind.columns if one.shape is Shape.TEXT)
        return _Reader(partial(by_columns.read, kind=kind), texts, ())
    known = _READERS[kind]
    return _Reader(known.read, known.MAIN_TEXTS, known.BEGINS)


def read_entries(draft: Draft, words: Vocabulary, witness: Witness, numbers: NumbersUsed) -> tuple[list[Row], str]:
    """The rows of a sheet, and where their office is given."""
    setting = _setting(draft, witness)
    office, given_in = _office_of_sheet(draft, witness)
    headings = dict(_headings(draft, witness))
    if headings and not setting.fields.get("unit"):
        given_in = "heading row above the block"
    rows = []
    for line, heading in _lines(draft, setting, headings):
        _set_unit(line, witness, heading or office)
        _read_line(line, words, numbers)
        rows.append(_row(line, draft))
    return rows, given_in


def _setting(draft: Draft, witness: Witness) -> Setting:
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
        counting=frozenset(
            column.index for column in draft.header.columns if words.is_index(column.path) or words.is_ours(column.path)
        ),
        paper_type=paper_type,
        small_capitals=draft.sheet.encoding is Encoding.TCVN3,
    )


def _office_of_sheet(draft: Draft, witness: Witness) -> tuple[Office | None, str]:
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


def _headings(draft: Draft, witness: Witness) -> Iterator[tuple[int, Office]]:
    for one in draft.rows:
        if one.kind is RowKind.HEADING:
            office = office_of_heading(heading_text(draft.sheet, one.row), witness.units, witness.within)
            if office is not None:
                yield one.row, office


def _lines(draft: Draft, setting: Setting, headings: dict[int, Office]) -> Iterator[tuple[Line, Office | None]]:
    """The entries of a sheet with their cells after dittos and merged cells, and the office of the heading above."""
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


def _cells(draft: Draft, setting: Setting, row: int, previous: dict[int, Found]) -> dict[int, Found]:
    cells = _own_cells(draft, setting, row)
    anchors = draft.sheet.anchors
    reaches_down = False
    for column, found in list(cells.items()):
        if isinstance(found.value, str) and len(found.value) <= LONGEST_DITTO and is_ditto(found.value):
            above = previous.get(column)
            if above is None:
                del cells[column]
            else:
                cells[column] = found._replace(value=above.value, taken_from=_origin(above))
    for column, above in previous.items() if anchors else ():
        merge = anchors.get((row, column))
        if (
            column not in cells
            and merge is not None
            and draft.header.first_below <= merge.top < row
            and merge.top <= above.row
        ):
            cells[column] = above._replace(row=row, taken_from=_origin(above))
            reaches_down = True
    return dict(sorted(cells.items())) if reaches_down else cells


def _origin(found: Found) -> int:
    return found.taken_from if found.taken_from is not None else found.row


def _own_cells(draft: Draft, setting: Setting, row: int) -> dict[int, Found]:
    titles, raw = setting.titles, draft.sheet.raw[row]
    return {
        column: Found(titles[column], value, raw[column], row)
        for column, value in enumerate(draft.sheet.cells[row])
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
            if not has_lost_letters(found.text, name=True):
                line.hold(HeldReason.UNKNOWN_UNIT, found)
        return
    if given is None or given.code is None:
        line.problems.append(Problem("", "unit", HeldReason.UNKNOWN_UNIT, given.text if given else None))
        return
    line.unit = given.code
    line.set("unit", given.code)
    line.provenance["unit"] = Provenance(line.setting.sheet, given.text)


def _read_line(line: Line, words: Vocabulary, numbers: NumbersUsed) -> None:
    reader = _reader(words.kind)
    found = line.first("number")
    said = register_number(found.value) if found is not None else None
    if words.kind is not Kind.SUPERVISION:
        line.set("number", said.number if said else None, found)
    reader.read(line)
    year = said.year if said and said.year else line.setting.period.year
    line.values["book_year"] = year
    check_required(line, words.required)
    check_letters(line, reader.main_texts)
    check_order(line, reader.begins)
    numbers.check(line, year, paper_numbered_apart(words.kind.value, line.values))
    _leave_the_rest(line)


def _leave_the_rest(line: Line) -> None:
    """Keep every cell that no field took, the note among them."""
    counting = line.setting.counting
    for row in (line.cells, *line.more):
        for index, found in row.items():
            if index not in line.read and index not in counting:
                line.leave(found)


def _row(line: Line, draft: Draft) -> Row:
    problems = line.problems
    if len(problems) > 1:
        problems = sorted(problems, key=lambda problem: column_index(problem.column) if problem.column else -1)
    return Row(
        sheet=draft.sheet.name,
        row=line.row + 1,
        continuation=tuple(sorted({found.row + 1 for more in line.more for found in more.values()})),
        unit=line.unit,
        year=line.values.pop("book_year", None),
        values=line.values,
        cells=line.provenance,
        problems=tuple(problems),
        remarks=tuple(line.unread),
    )
