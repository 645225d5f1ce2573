"""What the content of an .ods file says beyond its values: cells joined into one, and hidden columns."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field

_TAG = re.compile(rb"<(/?)table:(table-row|table-column|table-cell|covered-table-cell|table)(?=[\s/>])([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(rb'table:([\w-]+)="([^"]*)"')
_MOST_COLUMNS = 1000

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column; all counted from 0, the ends inside."""


@dataclass
class OpenSheet:
    """The joined cells and the hidden columns of one sheet."""

    merges: list[Span] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)


def open_sheets(content: bytes) -> list[OpenSheet]:
    """The sheets of an .ods file in their order; none for workbooks of another make."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        if "content.xml" not in names or "xl/workbook.xml" in names:
            return []
        xml = package.read("content.xml")
    sheets: list[OpenSheet] = []
    depth = row = column = place = 0
    for closing, tag, written, _ in _TAG.findall(xml):
        if tag == b"table":
            depth += -1 if closing else 1
            if not closing and depth == 1:
                sheets.append(OpenSheet())
                row = place = 0
            continue
        if depth != 1 or not sheets:
            continue
        said = {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(written)}
        if tag == b"table-row":
            if not closing:
                column, row = 0, row + int(said.get("number-rows-repeated", 1))
        elif closing:
            continue
        elif tag == b"table-column":
            count = int(said.get("number-columns-repeated", 1))
            if said.get("visibility") in ("collapse", "filter"):
                sheets[-1].hidden_columns.update(range(place, min(place + count, _MOST_COLUMNS)))
            place += count
        else:
            down, right = int(said.get("number-rows-spanned", 1)), int(said.get("number-columns-spanned", 1))
            if down > 1 or right > 1:
                sheets[-1].merges.append((row - 1, column, row + down - 2, column + right - 1))
            column += int(said.get("number-columns-repeated", 1))
    return sheets
