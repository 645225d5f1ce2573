"""Registers of offices, read from Excel: columns recognised, rows typed, problems held back, every value with its cell.

    book = read_book(path, kind="crime_reports", unit="15", units=units, offences=offences)
    print(book.mapping.to_yaml())

Nothing is recorded here and no finding is judged: `book.recorded` and `book.held` go to whoever does.
"""

from .books import proposal, read_book
from .checks import AlreadyUsed
from .columns import Recognised
from .corrections import error_workbook
from .encodings import Encoding
from .exported import Exported
from .kinds import BookKind, Kind
from .lines import Provenance, Remark
from .mapping import Mapping
from .offences import OffenceLookup, SeverityLookup
from .periods import Period
from .readable import Readable, ReadableColumn, Shape
from .readings import Book, OtherSheet, Row, SheetReading
from .reasons import HeldReason, Problem
from .units import UnitDirectory, UnitName, UnitNames
from .values import Birth, CustodyExtension, Extension, Offence, Person, Request, as_plain

__all__ = [
    "AlreadyUsed",
    "Birth",
    "Book",
    "BookKind",
    "CustodyExtension",
    "Encoding",
    "Exported",
    "Extension",
    "HeldReason",
    "Kind",
    "Mapping",
    "Offence",
    "OffenceLookup",
    "OtherSheet",
    "Period",
    "Person",
    "Problem",
    "Provenance",
    "Readable",
    "ReadableColumn",
    "Recognised",
    "Remark",
    "Request",
    "Row",
    "SeverityLookup",
    "Shape",
    "SheetReading",
    "UnitDirectory",
    "UnitName",
    "UnitNames",
    "as_plain",
    "error_workbook",
    "proposal",
    "read_book",
]
