"""What the parts of an .xlsx package say beyond its values: hidden columns, hours at midnight, formulas without a kept result."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from .cells import Cell, column_index
from .dates import find_moment
from .text import clean

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*?/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?/?>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*?/?>")
_FORMULA = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f[^>]*>([^<]+)</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>'
)
_WHOLE_DAY = re.compile(rb'<c r="([A-Z]+)(\d+)" s="(\d+)"(?: t="n")?><v>\d+(?:\.0+)?</v>')
_FORMATS = re.compile(rb'<numFmt numFmtId="(\d+)" formatCode="([^"]*)"')
_QUOTED = re.compile(rb"&quot;.*?&quot;|\\.|\[[^hH\]]*\]")
_STYLE = re.compile(rb'<xf [^>]*?numFmtId="(\d+)"')
_BUILT_IN_HOURS = frozenset(b"%d" % number for number in (18, 19, 20, 21, 22, 45, 46))
_SUM = re.compile(r"^\$?([A-Z]{1,3})\$?(\d+)\s*(?:([+-])\s*(\d+))?$")
_MONTHS = re.compile(r"^EDATE\(\s*\$?([A-Z]{1,3})\$?(\d+)\s*[,;]\s*(-?\d+)\s*\)$", re.I)


@dataclass
class SheetPart:
    """Hidden columns (counted from 0), and by row and column: formulas without a kept result, days shown with hours."""

    hidden_columns: frozenset[int] = frozenset()
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    midnights: frozenset[tuple[int, int]] = frozenset()

    def mark_midnights(self, grid: list[list[Cell]]) -> None:
        """A whole day in a cell that shows hours is the minute 00:00, which is a real time."""
        for row, column in self.midnights:
            value = grid[row][column] if row < len(grid) and column < len(grid[row]) else None
            if isinstance(value, date) and not isinstance(value, datetime):
                grid[row][column] = datetime.combine(value, time(0))

    def fill_formulas(self, grid: list[list[Cell]]) -> None:
        """Work out the plain formulas (a cell, a cell and a number, EDATE) that a program left without a result."""
        for (row, column), formula in sorted(self.formulas.items()):
            value = _worked_out(formula, grid)
            if value is None:
                continue
            while len(grid) <= row:
                grid.append([])
            grid[row].extend([None] * (column + 1 - len(grid[row])))
            grid[row][column] = value


def sheet_parts(content: bytes) -> dict[str, SheetPart]:
    """The parts of an .xlsx file by the name of their sheet; nothing for workbooks of another make."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
            return {}
        targets = {}
        for relation in _RELATION.findall(package.read("xl/_rels/workbook.xml.rels")):
            said = _attributes(relation)
            targets[said.get("Id", "")] = said.get("Target", "").removeprefix("/xl/")
        hours = _styles_with_hours(package.read("xl/styles.xml")) if "xl/styles.xml" in names else frozenset()
        parts = {}
        for sheet in _SHEET.findall(package.read("xl/workbook.xml")):
            said = _attributes(sheet)
            path = f"xl/{targets.get(said.get('r:id', ''), '')}"
            if path in names:
                parts[said.get("name", "")] = _part(package.read(path), hours)
        return parts


def _attributes(tag: bytes) -> dict[str, str]:
    return {name.decode(): _unescaped(value.decode("utf-8")) for name, value in _ATTRIBUTE.findall(tag)}


def _unescaped(text: str) -> str:
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text


def _styles_with_hours(xml: bytes) -> frozenset[bytes]:
    """The numbers of the cell styles that show hours."""
    formats = {number for number, code in _FORMATS.findall(xml) if re.search(rb"h", _QUOTED.sub(b"", code), re.I)}
    start, end = xml.find(b"<cellXfs"), xml.find(b"</cellXfs>")
    styles = _STYLE.findall(xml[start:end]) if 0 <= start < end else []
    return frozenset(
        b"%d" % place for place, number in enumerate(styles) if number in formats or number in _BUILT_IN_HOURS
    )


def _part(xml: bytes, hours: frozenset[bytes]) -> SheetPart:
    hidden: set[int] = set()
    head = xml[: xml.find(b"<sheetData")] if b"<sheetData" in xml else xml[:20000]
    for column in _COLUMN.findall(head):
        said = _attributes(column)
        if said.get("hidden") in ("1", "true") or said.get("width") == "0":
            last = min(int(said["max"]), 1000)
            hidden.update(range(int(said["min"]) - 1, last))
    formulas = {}
    if b"<f" in xml or b":f" in xml:
        for column_name, row, formula in _FORMULA.findall(xml):
            place = int(row) - 1, column_index(column_name.decode())
            formulas[place] = _unescaped(formula.decode("utf-8")).lstrip("=").strip()
    midnights = frozenset(
        (int(row) - 1, column_index(name.decode()))
        for name, row, style in (_WHOLE_DAY.findall(xml) if hours else ())
        if style in hours
    )
    return SheetPart(frozenset(hidden), formulas, midnights)


def _worked_out(formula: str, grid: list[list[Cell]]) -> Cell:
    if found := _SUM.match(formula):
        value = _value(grid, found[1], found[2])
        return _plus(value, int(f"{found[3]}{found[4]}") if found[3] else 0)
    if found := _MONTHS.match(formula):
        value = _value(grid, found[1], found[2])
        return _months_later(value, int(found[3])) if isinstance(value, date) else None
    return None


def _value(grid: list[list[Cell]], column_name: str, row: str) -> Cell:
    line = grid[int(row) - 1] if 0 < int(row) <= len(grid) else []
    column = column_index(column_name)
    value = line[column] if column < len(line) else None
    if isinstance(value, str):
        moment = find_moment(clean(value))
        return moment.on if moment is not None else value
    return value


def _plus(value: Cell, number: int) -> Cell:
    match value:
        case datetime() | date():
            return value + timedelta(days=number)
        case int() | float():
            return value + number
        case _:
            return value if number == 0 else None


def _months_later(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first.replace(day=min(day.day, (following - timedelta(days=1)).day))
