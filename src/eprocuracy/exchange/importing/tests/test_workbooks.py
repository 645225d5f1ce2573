"""Single cells typed anew in a package, and workbooks of other makes turned into one."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from eprocuracy.exchange.importing.workbooks import as_package, with_cells
from eprocuracy.exchange.registers.sheets import read_sheets
from eprocuracy.kernel.refusals import Refused

from .books import as_bytes


def grid(content: bytes, sheet: str = "Sổ") -> list[list[object]]:
    return next([list(row) for row in one.cells] for one in read_sheets(content) if one.name == sheet)


def small() -> bytes:
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "Sổ"
    page.append(["một", 2, None, date(2025, 3, 1)])
    page.append([None, "hai", None, None, "cuối"])
    made.create_sheet("Khác").append(["nguyên"])
    return as_bytes(made)


def test_a_cell_is_typed_anew_and_all_others_stay() -> None:
    changed = with_cells(small(), {("Sổ", 1, "D"): "05/3/2025", ("Sổ", 2, "B"): "Vừ A Dếnh & <con>"})

    assert grid(changed) == [["một", 2, None, "05/3/2025", None], [None, "Vừ A Dếnh & <con>", None, None, "cuối"]]
    assert grid(changed, "Khác") == [["nguyên"]]


def test_an_empty_cell_is_filled_in_its_place_and_a_filled_one_emptied() -> None:
    changed = with_cells(
        small(), {("Sổ", 2, "C"): "giữa", ("Sổ", 2, "A"): "đầu", ("Sổ", 1, "A"): "", ("Sổ", 2, "F"): "sau"}
    )

    assert grid(changed) == [[None, 2, None, date(2025, 3, 1), None, None], ["đầu", "hai", "giữa", None, "cuối", "sau"]]


def test_the_changed_package_is_still_one_that_excel_programs_open() -> None:
    changed = load_workbook(io.BytesIO(with_cells(small(), {("Sổ", 2, "C"): "giữa"})))

    assert changed["Sổ"]["C2"].value == "giữa"
    assert changed["Sổ"]["D1"].value.date() == date(2025, 3, 1)


def test_on_a_sheet_in_an_old_encoding_the_typed_text_stays_as_typed() -> None:
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "Sổ"
    for _ in range(6):
        page.append(["NguyÔn V¨n H¶i", "trém c¾p"])  # TCVN3
    changed = with_cells(as_bytes(made), {("Sổ", 2, "A"): "Hà Âu Đà", ("Sổ", 3, "A"): "Vừ Mí Já"})

    assert [row[0] for row in grid(changed)][:4] == ["Nguyễn Văn Hải", "Hà Âu Đà", "Vừ Mí Já", "Nguyễn Văn Hải"]


def test_rows_and_cells_without_addresses_are_counted() -> None:
    content = small()
    bare = _without_addresses(content)
    changed = with_cells(bare, {("Sổ", 2, "B"): "mới"})

    assert grid(changed)[1][1] == "mới"


def test_what_is_no_workbook_is_refused() -> None:
    for content in (b"", b"PK\x05\x06" + bytes(18), b"<html></html>"):
        with pytest.raises(Refused):
            as_package(content)


def _without_addresses(content: bytes) -> bytes:
    """The package as programs write it that leave out the addresses of rows."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for part in old.infolist():
            held = old.read(part.filename)
            if part.filename.startswith("xl/worksheets/sheet"):
                held = re.sub(rb'<row r="\d+"', b"<row", held)
            new.writestr(part.filename, held)
    return written.getvalue()


def test_a_workbook_of_another_make_becomes_a_package_with_the_same_values() -> None:
    made = as_package(_open_document([["Số", "Ngày", "Tên"], ["=1+1", "05/3/2025", "Lò Văn Páo"]]))

    assert grid(made) == [["Số", "Ngày", "Tên"], ["=1+1", "05/3/2025", "Lò Văn Páo"]]
    assert grid(with_cells(made, {("Sổ", 2, "B"): "06/3/2025"}))[1][1] == "06/3/2025"


def _open_document(rows: list[list[str]]) -> bytes:
    """A small .ods file with one sheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{names}office:1.0" '
        f'xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Sổ">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return written.getvalue()
