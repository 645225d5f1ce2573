"""Files that are there to do harm are refused with what to do instead, before any program opens them; what is ordinary is not."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from openpyxl import Workbook

from eprocuracy.assurance.probing import files
from eprocuracy.exchange.importing.workbooks import as_package
from eprocuracy.exchange.registers import bounds
from eprocuracy.exchange.registers.sheets import read_sheets
from eprocuracy.issuing.drafts.issuance import require_pdf
from eprocuracy.kernel.refusals import Refused
from eprocuracy.law.amending import Change
from eprocuracy.platform.papers.active import active


def in_an_open_document(rows: int, columns: int) -> bytes:
    """An .ods of one cell that repeats, above the empty end that every program writes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f'<office:document-content><table:table table:name="S"><table:table-row table:number-rows-repeated="{rows}">'
            f'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{columns}"><text:p>1</text:p></table:table-cell>'
            '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
            "</table:table></office:document-content>",
        )
    return made.getvalue()


def of_records() -> bytes:
    """An .xlsb whose last cell stands in the last corner."""
    made = io.BytesIO()
    row, cell = bytes([0, 4]) + (1_048_575).to_bytes(4, "little"), bytes([2, 4]) + (16_383).to_bytes(4, "little")
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("xl/workbook.bin", b"\x83\x01\x00")
        package.writestr("xl/worksheets/sheet1.bin", b"\x81\x01\x00\x91\x01\x00" + row + cell)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        files.wide(),
        files.merged(),
        files.bomb(1),
        files.bomb(1, lies=True),
        files.laughs(),
        files.reads_a_file(),
        in_an_open_document(1_000_000, 16_384),
        of_records(),
    ],
    ids=["wide", "merged", "bomb", "lying", "laughs", "reads_a_file", "ods", "xlsb"],
)
def test_a_workbook_that_would_fill_the_memory_is_refused_with_a_remedy(content: bytes) -> None:
    with pytest.raises(Refused) as said:
        list(read_sheets(as_package(content)))

    assert said.value.instead is not None


def test_an_ordinary_workbook_is_no_bomb_and_what_is_only_formatted_does_not_count() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Số"
    sheet["XFD1048576"].number_format = "0.00"
    made = io.BytesIO()
    book.save(made)

    bounds.require_bounded(made.getvalue())
    bounds.require_bounded(in_an_open_document(2, 3))


def test_a_scan_that_runs_is_not_kept_and_a_plain_one_is() -> None:
    hidden = zlib.compress(b"4 0 <</S/Java#53cript/JS(app.alert(1))>>")
    packed = files.pdf(
        b"<</Type/Catalog>>", b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n" + hidden + b"\nendstream"
    )

    assert {one.en for one in active(files.running_pdf())} == {
        "a script (JavaScript)",
        "the start of a program",
        "a file inside",
    }
    assert [one.en for one in active(packed)] == ["a script (JavaScript)"]
    assert require_pdf(files.plain_pdf()) == files.plain_pdf()
    with pytest.raises(Refused, match="JavaScript"):
        require_pdf(packed)


@pytest.mark.parametrize(
    "text", ["[" * 5000, "statutes: &x {a: *x}", "statutes: {x: 2026-99-99}", "!!python/name:os.system"]
)
def test_a_change_of_the_law_that_unfolds_without_an_end_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        Change.read(text)
