"""The house's own list, read as a book of custody is read: any layout, any spelling of the titles. Nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from eprocuracy.exchange.importing.lookups import OffencesOfTheLaw, directory
from eprocuracy.exchange.importing.workbooks import as_package
from eprocuracy.exchange.registers import Birth, Kind, Row, read_book
from eprocuracy.exchange.registers.sheets import read_sheets
from eprocuracy.exchange.registers.text import fold
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.memory import no_cycle_search
from eprocuracy.workstreams.catalogue import Rules

from .comparing import Entry

NO_LIST = Label(
    "Không đọc được danh sách trong tệp: không trang tính nào có đủ các cột cần thiết.",
    "No sheet of the file has the columns that are needed.",
)
NEEDED = Label(
    "Dòng tên cột cần có: họ và tên, ngày bắt, năm sinh và ngày hết hạn tạm giữ hoặc tạm giam (“Tạm giữ đến”, “Tạm giam đến”). Sửa tệp rồi gửi lại.",
    "The titles needed are: name, day of arrest, birth, and the day on which custody or detention ends. Mend the file and send it again.",
)

STILL_THERE = (None, "", "open")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the house's list, where it stands and what it says."""

    sheet: str
    row: int
    name: str
    birth: str
    ends: When | None


def read_list(rules: Rules, content: bytes, *, unit: str) -> list[Entry[Listed]]:
    """Every person on the list who has not left it. Refused: no workbook, or no list in it."""
    with no_cycle_search():
        book = read_book(
            list(read_sheets(as_package(content))),
            kind=Kind.CUSTODY,
            unit=unit,
            units=directory(unit),
            offences=OffencesOfTheLaw(rules.reference.offences),
        )
    if not book.rows:
        raise Refused(NO_LIST, NEEDED)
    return [_entry(row) for row in book.rows if row.values.get("name") and row.values.get("end") in STILL_THERE]


def _entry(row: Row) -> Entry[Listed]:
    name, birth, ends = str(row.values["name"]), row.values.get("birth"), _ends(row)
    listed = Listed(row.sheet, row.row, name, _born(birth), ends)
    return Entry(listed, fold(name), birth.year if birth else None, str(row.values.get("id_no") or ""), ends)


def _born(birth: Birth | None) -> str:
    if birth is None:
        return ""
    return f"{birth.on:%d/%m/%Y}" if birth.on else str(birth.year)


def _ends(row: Row) -> When | None:
    """The latest end that the line names; where detention is written, custody no longer counts."""
    values = row.values
    detained = [values.get("detained_to"), values.get("procuracy_order_until"), *_untils(values.get("extensions"))]
    custody = [values.get("custody_to"), *_untils(values.get("custody_extensions"))]
    for said in (detained, custody):
        ends = [when for one in said if (when := _when(one)) is not None]
        if ends:
            return max(ends, key=lambda one: (one.earliest_day, str(one)))
    return None


def _untils(extensions: Iterable[Any] | None) -> list[Any]:
    return [getattr(one, "until", None) for one in extensions or ()]


def _when(value: Any) -> When | None:
    match value:
        case datetime():
            return When.at(value)
        case date():
            return When.on(value)
        case _:
            until = getattr(value, "until", None)
            return _when(until) if until is not None else None
