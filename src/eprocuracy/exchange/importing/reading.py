"""An import read again: its stored file, with what was repaired and matched by hand. Kept for a while, so that pages are quick."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from django.db.models import QuerySet

from eprocuracy.exchange.exporting import register_of
from eprocuracy.exchange.models import Import, Repair
from eprocuracy.exchange.registers import Book, BookKind, read_book
from eprocuracy.exchange.registers import Mapping as Columns
from eprocuracy.exchange.registers import Row as ReadRow
from eprocuracy.exchange.registers.cells import as_text, column_index
from eprocuracy.exchange.registers.exported import BASE_SHEET
from eprocuracy.exchange.registers.headers import Header
from eprocuracy.exchange.registers.sheets import Sheet, read_sheets
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform import files
from eprocuracy.records.memory import no_cycle_search
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.registers import Register

from .coming_back import went_out, with_what_went_out
from .dockets import with_matters
from .kinds import kind_of, readable
from .lookups import OffencesOfTheLaw, directory
from .matching import headers_of, ignored
from .numbers_taken import used_numbers
from .workbooks import Cells, as_package, with_cells

_KEPT = 4  # readings; one of a thousand rows takes some ten megabytes


@dataclass(frozen=True)
class Reading:
    """What came of reading an import: the book, and the sheets as they stand with the header of each."""

    book: Book
    sheets: Mapping[str, Sheet]
    headers: Mapping[str, Header]

    def row(self, sheet: str, row: int) -> ReadRow | None:
        """The entry of a sheet that begins on a row (counted from 1)."""
        return next((one for one in self.book.rows if one.sheet == sheet and one.row == row), None)

    def text(self, sheet: str, row: int, column: str) -> str:
        """What stands in a cell, as a person reads it."""
        return as_text(self.sheets[sheet].at(row - 1, column_index(column)))


@dataclass(frozen=True, slots=True)
class Source:
    """How an import is read: the book, and the workstream it belongs to."""

    register: Register
    workstream: str
    kind: BookKind


def source_of(rules: Rules, kind: str) -> Source:
    """The book of a kind; refused with the kinds there are, and for one that only goes out."""
    register = register_of(rules.catalogue, kind)
    if not readable(register):
        kinds = ", ".join(sorted(one.kind for one in importable(rules)))
        raise Refused(
            Label(f"Sổ “{register.label.vi}” không nhập từ tệp được.", f"“{register.label.en}” cannot be read in."),
            Label(f"Chọn một trong: {kinds}.", f"Choose one of: {kinds}."),
        )
    streams = rules.catalogue.workstreams.values()
    workstream = next((one for one in streams if register in one.registers), None)  # none: a book of all of them
    return Source(register, workstream.code if workstream else "", kind_of(register, workstream))


def importable(rules: Rules) -> tuple[Register, ...]:
    """The books that can be imported: those whose rows become acts."""
    return tuple(one for one in rules.catalogue.registers.values() if readable(one))


class _Kept:
    """The last few readings of this process, by import and by how often it was changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._readings: OrderedDict[tuple[UUID, int], Reading] = OrderedDict()

    def get(self, key: tuple[UUID, int]) -> Reading | None:
        with self._lock:
            if key in self._readings:
                self._readings.move_to_end(key)
            return self._readings.get(key)

    def put(self, key: tuple[UUID, int], reading: Reading) -> None:
        with self._lock:
            for old in [one for one in self._readings if one[0] == key[0]]:
                del self._readings[old]
            self._readings[key] = reading
            while len(self._readings) > _KEPT:
                self._readings.popitem(last=False)


_KEPT_READINGS = _Kept()


def read(rules: Rules, one: Import) -> Reading:
    """The import as it stands now, from memory where nothing changed since it was last read.

    Refused: the file is no workbook, or what was stored of it is damaged.
    """
    key = (one.id, one.revision)
    found = _KEPT_READINGS.get(key)
    if found is None:
        found = read_with(rules, one, repaired_cells(one))
        keep(one, found)
    return found


def keep(one: Import, reading: Reading) -> None:
    """Remember a reading as that of the import as it stands now."""
    _KEPT_READINGS.put((one.id, one.revision), reading)


def read_with(rules: Rules, one: Import, cells: Cells) -> Reading:
    """The import read with these cells typed anew; nothing is kept."""
    source = source_of(rules, one.kind)
    content = with_cells(as_package(files.read(one.file)), cells)
    with no_cycle_search():
        sheets = list(read_sheets(content))
        headers = headers_of(source.kind, sheets)
        book = read_register(rules, source, sheets, unit=one.unit, mapping=_mapping(one.columns, headers))
    return Reading(book, {sheet.name: sheet for sheet in sheets}, headers)


def read_register(rules: Rules, source: Source, sheets: Sequence[Sheet], *, unit: str, mapping: Columns | None) -> Book:
    """A register as read; an export of ours that comes back edited with every row joined to its matter.

    Refused: as for `read_book`.
    """
    units, offences = directory(unit), OffencesOfTheLaw(rules.reference.offences)
    is_ours = went_out(sheets)  # its numbers are taken by the very matters that its rows are of

    def read_as(only: str = "") -> Book:
        return read_book(
            sheets,
            kind=source.kind,
            unit=unit,
            units=units,
            offences=offences,
            mapping=None if only else mapping,
            already_used=None
            if is_ours or source.register.of_matter
            else used_numbers(source.register, source.workstream, unit),
            only=only,
        )

    if source.register.of_matter:
        return with_matters(source.register, read_as())
    named = {sheet.name: sheet for sheet in sheets}
    return with_what_went_out(source.register, source.kind, named, read_as(), lambda: read_as(BASE_SHEET))


def _mapping(said: Mapping[str, Mapping[str, Sequence[str]]], headers: Mapping[str, Header]) -> Columns:
    sheets: dict[str, dict[str, tuple[str, ...]]] = {name: ignored(header) for name, header in headers.items()}
    for sheet, columns in said.items():
        sheets.setdefault(sheet, {}).update({letter: tuple(fields) for letter, fields in columns.items()})
    return Columns({name: columns for name, columns in sheets.items() if columns})


def repaired_cells(one: Import) -> dict[tuple[str, int, str], str]:
    """The cells of this very file that were typed anew, the latest text of each; the file sent again keeps its repairs."""
    said = repairs_of(one).order_by("id").values_list("sheet", "row", "column", "value")
    return {(sheet, row, column): value for sheet, row, column, value in said}


def repairs_of(one: Import) -> QuerySet[Repair]:
    """What was typed anew in this file, whichever import of it was at hand."""
    return Repair.objects.filter(of__file=one.file, of__kind=one.kind, of__unit=one.unit)


def package_of(one: Import) -> bytes:
    """The stored workbook as a package, with what was repaired."""
    return with_cells(as_package(files.read(one.file)), repaired_cells(one))
