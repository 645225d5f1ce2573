"""Files of other makes: read where they hold a register, refused with what to do where they do not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from eprocuracy.exchange.importing.workbooks import as_package
from eprocuracy.exchange.registers import Book, read_book
from eprocuracy.exchange.registers.files import FileKind, kind_of_file
from eprocuracy.exchange.registers.sheets import read_sheets
from eprocuracy.exchange.tests.registers.made_books import (
    FULL_NAMES,
    OFFENCES,
    PROVINCE,
    REPORT_TITLES,
    UNITS,
    an_empty_workbook,
    reports,
    saved,
)
from eprocuracy.kernel.refusals import Refused

LINES = [[FULL_NAMES[PROVINCE]], ["SỔ THỤ LÝ NGUỒN TIN"], ["Năm 2023"], list(REPORT_TITLES), *reports()]


def a_text(rows: Iterable[list[object]], separator: str) -> str:
    return "\r\n".join(separator.join(f'"{one}"' if one is not None else "" for one in row) for row in rows)


def an_open_document(rows: list[list[object]], merged: tuple[int, int, int] | None = None) -> bytes:
    """A small .ods file; `merged` joins the cells of a column from one row to another."""

    def cell(row: int, column: int, value: object) -> str:
        if merged and column == merged[0] and merged[1] < row <= merged[2]:
            return "<table:covered-table-cell/>"
        span = (
            f' table:number-rows-spanned="{merged[2] - merged[1] + 1}" table:number-columns-spanned="1"'
            if merged and (column, row) == merged[:2]
            else ""
        )
        if value is None:
            return f"<table:table-cell{span}/>"
        return f'<table:table-cell office:value-type="string"{span}><text:p>{value}</text:p></table:table-cell>'

    lines = "".join(
        f"<table:table-row>{''.join(cell(row, column, value) for column, value in enumerate(values))}</table:table-row>"
        for row, values in enumerate(rows)
    )
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sổ">{columns}{lines}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def read(content: bytes) -> Book:
    return read_book(content, kind="crime_reports", unit=PROVINCE, units=UNITS, offences=OFFENCES)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_of_separated_values_is_a_book(separator: str, encoding: str) -> None:
    content = a_text(LINES, separator).encode(encoding)

    assert kind_of_file(content) is FileKind.SEPARATED
    assert len(read(content).recorded) == len(reports())


def test_an_open_document_is_a_book_with_its_joined_cells() -> None:
    rows = [list(row) for row in LINES]
    rows[5][1] = None  # the office reaches down from the row above

    (sheet,) = read_sheets(an_open_document(rows, (1, 4, 5)))
    book = read(an_open_document(rows, (1, 4, 5)))

    assert sheet.hidden_columns == {1}
    assert [(row.unit, row.is_held) for row in book.rows[:2]] == [("bs-3", False), ("bs-3", False)]
    assert len(read(as_package(an_open_document(rows, (1, 4, 5)))).recorded) == len(reports())


def test_a_workbook_of_an_old_excel_is_a_book_with_its_joined_cells_and_days() -> None:
    book = read(Path(__file__).with_name("files").joinpath("nguon-tin.xls").read_bytes())

    assert [(row.unit, str(row.values["decision_on"])) for row in book.recorded] == [("bs-3", "2023-07-12")] * 8


def a_package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, "<x/>")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"", FileKind.EMPTY, "trống"),
        (b"%PDF-1.7 ...", FileKind.PDF, "PDF"),
        (b"\xff\xd8\xff\xe0 JFIF", FileKind.PICTURE, "ảnh"),
        (a_package("word/document.xml"), FileKind.DOCUMENT, "Word"),
        (OLE + "WordDocument".encode("utf-16-le"), FileKind.DOCUMENT, "Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), FileKind.ENCRYPTED, "mật khẩu"),
        (b"<html><body><table>", FileKind.WEB_PAGE, "trang web"),
        (b"PK\x03\x04 broken", FileKind.OTHER, "sổ Excel"),
        ("Kính gửi: Viện kiểm sát\nBáo cáo tháng".encode(), FileKind.OTHER, "sổ Excel"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(content: bytes, kind: FileKind, said: str) -> None:
    assert kind_of_file(content) is kind
    for read_it in (read, as_package):
        with pytest.raises(Refused) as refusal:
            read_it(content)
        assert said in refusal.value.what.vi
        assert refusal.value.instead is not None


def test_a_workbook_is_told_by_what_stands_in_it() -> None:
    workbook = an_empty_workbook()
    workbook.create_sheet("Sổ")

    assert kind_of_file(saved(workbook)) is FileKind.WORKBOOK
