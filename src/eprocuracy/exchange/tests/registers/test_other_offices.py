"""Books of other offices: the same entries laid out and written in other ways come out the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from eprocuracy.exchange.tests.registers import made_entries
from eprocuracy.exchange.tests.registers.habits import Habits
from eprocuracy.exchange.tests.registers.layouts import CASES, REPORTS, Layout, unit
from eprocuracy.exchange.tests.registers.made_books import FULL_NAMES, PROVINCE, an_empty_workbook, held, read
from eprocuracy.exchange.tests.registers.made_entries import Entry
from eprocuracy.exchange.tests.registers.more_layouts import CUSTODY, RECOMMENDATIONS

BOOKS: dict[str, tuple[dict[str, Layout], Callable[[int, int], list[Entry]], str]] = {
    "crime_reports": (REPORTS, made_entries.crime_reports, "SỔ THỤ LÝ NGUỒN TIN"),
    "cases": (CASES, made_entries.cases, "SỔ THỤ LÝ VỤ ÁN"),
    "custody": (CUSTODY, made_entries.custody, "SỔ TẠM GIỮ, TẠM GIAM"),
    "supervision": (RECOMMENDATIONS, made_entries.recommendations, "SỔ KIẾN NGHỊ"),
}
HEADERS = ("merged groups", "groups typed once", "one row")


def write_header(sheet: Worksheet, row: int, layout: Layout, how: str) -> int:
    """Write the titles, in one row or two; returns the first row below them."""
    titles = [title if isinstance(title, tuple) else (title,) for title, _ in layout]
    if how == "one row" or all(len(title) == 1 for title in titles):
        for column, title in enumerate(titles, 1):
            sheet.cell(row, column, " - ".join(title))
        return row + 1
    for column, title in enumerate(titles, 1):
        begins = column == 1 or titles[column - 2][0] != title[0] or len(title) == 1
        if begins:
            sheet.cell(row, column, title[0])
        if len(title) > 1:
            sheet.cell(row + 1, column, title[1])
        if how == "merged groups" and begins:
            width = next(
                (place for place, other in enumerate(titles[column - 1 :]) if other[0] != title[0]),
                len(titles) - column + 1,
            )
            if len(title) == 1:
                sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
            elif width > 1:
                sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + width - 1)
    return row + 2


def write_book(
    sheet: Worksheet, layout: Layout, entries: list[Entry], habits: Habits, header: str, book_title: str
) -> dict[int, Entry]:
    """Write the entries; returns each by its row."""
    for row, line in enumerate((FULL_NAMES[PROVINCE], book_title, "Năm 2023"), 1):
        sheet.cell(row, 1, line)
    row = write_header(sheet, 4 + habits.lot.randint(0, 1), layout, header)
    has_units = any(write is unit for _, write in layout)
    office = None
    written = {}
    for entry in entries:
        if not has_units and entry["unit"] != office:
            office = entry["unit"]
            sheet.cell(row, 1, FULL_NAMES[office])
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(layout))
            row += 1
        for column, (_, write) in enumerate(layout, 1):
            value = write(habits, entry)
            if value is None:
                continue
            cell = sheet.cell(row, column, value)
            if isinstance(value, datetime):
                cell.number_format = "dd/mm/yyyy hh:mm"
            elif isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
        written[row] = entry
        row += 1
    sheet.cell(row, 2, "Tổng cộng")
    sheet.cell(row, 3, len(entries))
    return written


def shuffled(layout: Layout, habits: Habits) -> Layout:
    """The columns in another order, those of a group kept together."""
    groups: list[Layout] = []
    for title, write in layout:
        if (
            groups
            and isinstance(title, tuple)
            and isinstance(groups[-1][0][0], tuple)
            and groups[-1][0][0][0] == title[0]
        ):
            groups[-1].append((title, write))
        else:
            groups.append([(title, write)])
    habits.lot.shuffle(groups)
    return [column for group in groups for column in group]


def comparable(value: Any) -> str:
    return json.dumps(value or None, ensure_ascii=False, sort_keys=True).casefold()


@pytest.mark.parametrize("order", ["as laid out", "shuffled"])
@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, (layouts, _, _) in BOOKS.items() for name in layouts]
)
def test_the_same_entries_come_out(kind: str, name: str, header: str, order: str) -> None:
    layouts, invent, title = BOOKS[kind]
    habits = Habits(seed=len(name) + len(header))
    layout = layouts[name] if order == "as laid out" else shuffled(layouts[name], habits)
    workbook = an_empty_workbook()
    written = write_book(workbook.create_sheet("Trang 1"), layout, invent(60, 7), habits, header, title)

    book = read(kind, workbook)

    assert held(book) == []
    assert [row.row for row in book.rows] == list(written)
    different = [
        (row.row, field, row.plain.get(field), wanted)
        for row in book.rows
        for field, wanted in made_entries.plain(written[row.row]).items()
        if comparable(row.plain.get(field)) != comparable(wanted)
    ]
    assert different == []
