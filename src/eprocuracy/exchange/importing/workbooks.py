"""Workbooks as packages: any workbook in the form of an .xlsx package, and single cells of it typed anew.

Only the named cells change. Everything else of the package stays byte for byte, kept results of formulas included.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from datetime import timedelta
from unicodedata import normalize
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from eprocuracy.exchange.registers.bounds import require_bounded
from eprocuracy.exchange.registers.cells import column_index
from eprocuracy.exchange.registers.files import NOT_A_WORKBOOK, SAVE_AGAIN, kind_of_file, refused
from eprocuracy.exchange.registers.sheets import RawSheet, raw_sheets
from eprocuracy.kernel.refusals import Refused

Cells = Mapping[tuple[str, int, str], str]
"""By sheet, row (counted from 1) and letters of the column: the text that stands there now; empty text empties the cell."""

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ROW = re.compile(rb"<(?P<prefix>\w+:)?row\b(?P<said>[^>]*?)(?:/>|>(?P<inside>.*?)</(?:\w+:)?row>)", re.S)
_CELL = re.compile(rb"<(?:\w+:)?c\b(?P<said>[^>]*?)(?:/>|>.*?</(?:\w+:)?c>)", re.S)
_PLACE = re.compile(rb"""\br=["']([A-Z]*)(\d+)["']""")
_STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_package(content: bytes) -> bytes:
    """The workbook as an .xlsx package; one of another make (.xls, .xlsb, .ods, CSV) keeps its values, merges and sheets.

    Refused: the file is no workbook, is damaged, has a password or would fill the memory.
    """
    require_bounded(content)
    if _is_package(content):
        return content
    made = Workbook()
    made.remove(made.worksheets[0])
    for raw in raw_sheets(content):
        sheet = made.create_sheet(raw.name)
        _copy(raw, sheet)
        if raw.hidden:
            sheet.sheet_state = "hidden"
    if not made.worksheets:
        raise refused(kind_of_file(content))
    if all(sheet.sheet_state == "hidden" for sheet in made.worksheets):
        made.worksheets[0].sheet_state = "visible"
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _is_package(content: bytes) -> bool:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if not {_WORKBOOK, _RELATIONS} <= set(package.namelist()):
            return False
        try:
            damaged = package.testzip()
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as fault:
            raise Refused(NOT_A_WORKBOOK, SAVE_AGAIN) from fault  # packed in an unknown way, or with a password
        if damaged is not None:
            raise Refused(NOT_A_WORKBOOK, SAVE_AGAIN)
    return True


def _copy(raw: RawSheet, sheet: Worksheet) -> None:
    for row, values in enumerate(raw.rows, start=1):
        for column, value in enumerate(values, start=1):
            if value not in ("", None):
                sheet.cell(row, column).value = _UNSPEAKABLE.sub("", value) if isinstance(value, str) else value
                if isinstance(value, str):
                    sheet.cell(row, column).data_type = "s"  # a text that begins with "=" is no formula
                elif isinstance(value, timedelta):
                    sheet.cell(row, column).number_format = "[h]:mm"
    for one in raw.merges:
        sheet.merge_cells(
            start_row=one.top + 1, start_column=one.left + 1, end_row=one.bottom + 1, end_column=one.right + 1
        )
    for column in raw.hidden_columns:
        sheet.column_dimensions[get_column_letter(column + 1)].hidden = True


def with_cells(content: bytes, cells: Cells) -> bytes:
    """The package with some cells typed anew."""
    if not cells:
        return content
    wanted: dict[str, dict[int, dict[str, str]]] = {}
    for (sheet, row, column), text in cells.items():
        wanted.setdefault(sheet, {}).setdefault(row, {})[column] = text
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        paths = {path: name for name, path in _sheet_paths(old).items()}
        for part in old.infolist():
            held = old.read(part.filename)
            rows = wanted.get(paths.get(part.filename, ""))
            new.writestr(part.filename, _rows_changed(held, rows) if rows else held)
    return written.getvalue()


def _sheet_paths(package: zipfile.ZipFile) -> dict[str, str]:
    """Where each sheet lies in the package."""
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for one in ElementTree.fromstring(package.read(_RELATIONS))  # noqa: S314 - expat refuses entities that grow
    }
    found = {}
    for one in ElementTree.fromstring(package.read(_WORKBOOK)).iter():  # noqa: S314 - as above
        if one.tag.rsplit("}", 1)[-1] != "sheet":
            continue
        relation = next((value for key, value in one.attrib.items() if key.endswith("}id")), "")
        target = targets.get(relation, "")
        found[one.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _rows_changed(xml: bytes, rows: Mapping[int, Mapping[str, str]]) -> bytes:
    last = 0

    def changed(found: re.Match[bytes]) -> bytes:
        nonlocal last
        place = _PLACE.search(found["said"])
        last = int(place[2]) if place else last + 1
        if last not in rows:
            return found[0]
        prefix = found["prefix"] or b""
        inside = _cells_changed(found["inside"] or b"", last, rows[last], prefix)
        return b"<%srow%s>%s</%srow>" % (prefix, found["said"], inside, prefix)

    return _ROW.sub(changed, xml)


def _cells_changed(inside: bytes, row: int, texts: Mapping[str, str], prefix: bytes) -> bytes:
    """The cells of one row, those typed anew in their place; a cell that was not there yet is put in order."""
    made: list[tuple[int, bytes]] = []
    waiting = {column_index(column): (column, text) for column, text in texts.items()}
    end, last = 0, -1
    for found in _CELL.finditer(inside):
        place = _PLACE.search(found["said"])
        last = column_index(place[1].decode()) if place and place[1] else last + 1
        style = _STYLE.search(found["said"])
        cell = found[0]
        if last in waiting:
            column, text = waiting.pop(last)
            cell = _written(column, row, text, prefix, style[1] if style else None)
        made.append((last, cell))
        end = found.end()
    made += [(index, _written(column, row, text, prefix, None)) for index, (column, text) in waiting.items()]
    return b"".join(cell for _, cell in sorted(made, key=lambda one: one[0])) + inside[end:]


def _written(column: str, row: int, text: str, prefix: bytes, style: bytes | None) -> bytes:
    said = b' r="%s%d"' % (column.encode(), row) + (b' s="%s"' % style if style is not None else b"")
    if not text:
        return b"<%sc%s/>" % (prefix, said)
    plain = escape(_UNSPEAKABLE.sub("", _unmistakable(text))).encode()
    return b'<%sc%s t="inlineStr"><%sis><%st xml:space="preserve">%s</%st></%sis></%sc>' % (
        prefix, said, prefix, prefix, plain, prefix, prefix, prefix,
    )  # fmt: skip


def _unmistakable(text: str) -> str:
    """The text so that on a sheet in an old encoding nobody takes its letters for that encoding's signs.

    Where no letter is Unicode's own (as in "Hà"), letters and their accents are written apart.
    """
    text = normalize("NFC", text)
    return text if any(letter > "\xff" and letter.isalpha() for letter in text) else normalize("NFD", text)
