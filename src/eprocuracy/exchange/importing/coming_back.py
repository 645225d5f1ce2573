"""A book that went out of here and comes back edited: each row joined to its matter and to what it said when it went out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from eprocuracy.exchange.exporting import comes_back, rows_today
from eprocuracy.exchange.registers import Book, Exported, Row
from eprocuracy.exchange.registers.exported import BASE_SHEET, Touched, mark_column, mark_of, plain, texts_of
from eprocuracy.exchange.registers.headers import Header, find_header
from eprocuracy.exchange.registers.kinds import BookKind
from eprocuracy.exchange.registers.sheets import Sheet
from eprocuracy.exchange.registers.vocabulary import vocabulary
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.registers import Register

Texts = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet with marks: where they stand, and the rows they mark (counted from 0)."""

    sheet: Sheet
    header: Header
    rows: Mapping[UUID, int]

    def texts(self, matter: UUID) -> Texts:
        return texts_of(self.sheet, self.header, self.rows[matter])


def went_out(sheets: Iterable[Sheet]) -> bool:
    """Whether a file is an export of ours: it carries the hidden copy."""
    return any(sheet.name == BASE_SHEET for sheet in sheets)


@whole()
def with_what_went_out(
    register: Register, kind: BookKind, sheets: Mapping[str, Sheet], book: Book, read_base: Callable[[], Book]
) -> Book:
    """The book with each marked row joined to its matter; one that is as it went out needs no reading and is never held."""
    if BASE_SHEET not in sheets or not comes_back(register):
        return book
    base = _page(kind, sheets[BASE_SHEET])
    pages = {name: page for name, one in sheets.items() if name != BASE_SHEET and (page := _page(kind, one))}
    if base is None or not pages:
        return book
    here = set(MatterRow.objects.filter(matter__in=list(base.rows)).values_list("matter", flat=True))
    places = Counter(matter for page in pages.values() for matter in page.rows)
    known = {
        (name, row): matter
        for name, page in pages.items()
        for matter, row in page.rows.items()
        # a row that was copied is a new one in both places; one of another installation says what it says
        if matter in here and places[matter] == 1
    }
    today = _today(register, base.rows)
    before = {row.row - 1: row for row in read_base().rows}
    rows = tuple(
        row if matter is None else _joined(row, matter, pages[row.sheet], base, before, today.get(matter))
        for row in book.rows
        for matter in (known.get((row.sheet, row.row - 1)),)
    )
    there = {matter for page in pages.values() for matter in page.rows}
    missing = tuple(before[row] for matter, row in base.rows.items() if matter in here - there and row in before)
    return replace(book, rows=rows, missing=missing)


def _page(kind: BookKind, sheet: Sheet) -> _Page | None:
    header = find_header(sheet, vocabulary(kind)) if sheet.height else None
    column = mark_column(header) if header else None
    if header is None or column is None:
        return None
    marks = ((mark_of(sheet, row, column), row) for row in range(header.first_below, sheet.height))
    return _Page(sheet, header, {matter: row for matter, row in marks if matter is not None})


def _joined(row: Row, matter: UUID, page: _Page, base: _Page, before: Mapping[int, Row], today: Texts | None) -> Row:
    was, now = base.texts(matter), page.texts(matter)
    stands = today or was
    touched = tuple(
        Touched(name, text, now.get((name, place), ""), stands.get((name, place), text))
        for (name, place), text in was.items()
        if (name, place) in now and now[name, place] != text
    )
    moved = tuple(
        Touched(name, text, stands[name, place])
        for (name, place), text in was.items()
        if (name, place) in stands and stands[name, place] != text
    )
    exported = Exported(matter, base.rows[matter] + 1, touched, moved)
    problems = row.problems if touched else ()
    return replace(row, exported=exported, base=before.get(base.rows[matter]), problems=problems)


def _today(register: Register, matters: Iterable[UUID]) -> dict[UUID, Texts]:
    """What the book would say today, in the same terms as the copy that went out."""
    names: list[tuple[str, int]] = []
    seen: Counter[str] = Counter()
    for column in register.columns:
        name = f"{column.group.vi} / {column.label.vi}" if column.group else column.label.vi
        names.append((name, seen[name]))
        seen[name] += 1
    said = rows_today(register, list(matters))
    return {
        matter: {name: plain(cell) for name, cell in zip(names, cells, strict=True)} for matter, cells in said.items()
    }
