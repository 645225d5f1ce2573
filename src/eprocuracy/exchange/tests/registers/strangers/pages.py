"""A book on its sheets: titles, header, rows, and everything that is no row."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from eprocuracy.exchange.tests.registers.strangers.columns import Col
from eprocuracy.exchange.tests.registers.strangers.lot import Lot
from eprocuracy.exchange.tests.registers.strangers.old_letters import to_tcvn3, to_vni, worn
from eprocuracy.exchange.tests.registers.strangers.places import Place, World
from eprocuracy.exchange.tests.registers.strangers.truths import Truth

TOTALS = ("Cộng", "Tổng cộng", "CỘNG", "Cộng tháng", "Tổng số")
FOOT = ("Người lập biểu", "VIỆN TRƯỞNG", "KT. VIỆN TRƯỞNG", "Thủ trưởng đơn vị")


@dataclass
class Page:
    """One sheet as it will be written, and which entry stands in which of its rows (from 1)."""

    name: str
    titles: list[str]
    truths: list[Truth]
    columns: list[Col]
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: dict[int, Truth] = field(default_factory=dict)
    encoding: str = "unicode"
    last_typed: frozenset[int] = frozenset()
    header_rows: int = 1
    kind: str = ""

    def put(self, row: int, column: int, value: Any) -> None:
        if value is not None:
            self.cells[row, column] = value


@dataclass
class Layouter:
    """How one office draws its sheets."""

    lot: Lot
    world: World
    unit_in: str
    one_header_row: bool = False

    def __post_init__(self) -> None:
        lot = self.lot
        self.merged_groups = lot.happens(0.7)
        self.numbered = lot.happens(0.6)
        self.counted = lot.one(["number", "formula", "none", "number"])
        self.blank_before = lot.upto(2)
        self.first_row = lot.one([1, 1, 1, 2, 3])
        self.wear = lot.one([0.0, 0.03, 0.2])
        self.merged_down = lot.happens(0.6)
        self.salt = lot.upto(9)
        self.header_style = lot.one(["plain", "plain", "capitals", "broken", "loose", "bare", "slips"])
        self.subtotals = lot.happens(0.3)

    def fill(self, page: Page, month_headings: bool = False) -> None:
        """Draw a sheet."""
        row = self.first_row
        for line in page.titles:
            page.put(row, self.lot.one([1, 1, 2]), line)
            row += 1
        row += self.blank_before
        row = self._header(page, row)
        if self.numbered:
            for column in range(1, len(page.columns) + 1):
                page.put(row, column, f"({column})")
            row += 1
        self._rows(page, row, month_headings)

    def _header(self, page: Page, row: int) -> int:
        paths = [tuple(self._styled(title) for title in one.path) for one in page.columns]
        depth = max(len(path) for path in paths)
        if depth == 1 or self.one_header_row:
            for column, path in enumerate(paths, 1):
                page.put(row, column, " - ".join(path))
            page.header_rows = 1
            return row + 1
        for column, path in enumerate(paths, 1):
            for level, title in enumerate(path):
                same = column > 1 and paths[column - 2][: level + 1] == path[: level + 1] and level < len(path) - 1
                if not same:
                    page.put(row + level, column, title)
                    width = 1
                    while (
                        level < len(path) - 1
                        and column + width <= len(paths)
                        and paths[column + width - 1][: level + 1] == path[: level + 1]
                    ):
                        width += 1
                    if level == len(path) - 1 and len(path) < depth and (self.merged_groups or len(path) == 1):
                        page.merges.append((row + level, column, row + depth - 1, column))
                    elif width > 1 and self.merged_groups:
                        page.merges.append((row + level, column, row + level, column + width - 1))
        page.header_rows = depth
        return row + depth

    def _styled(self, title: str) -> str:
        match self.header_style:
            case "capitals":
                return title.upper()
            case "broken":
                return title.replace(" ", "\n", 1) if len(title) > 12 else title
            case "loose":
                return f" {title} "
            case "bare":  # typed without accents
                return "".join(
                    one
                    for one in unicodedata.normalize("NFD", title.replace("đ", "d").replace("Đ", "D"))
                    if not unicodedata.combining(one)
                )
            case "slips" if len(title) > 7:  # two letters in the wrong order
                own = Lot(f"{self.salt} {title}")  # the same title slips alike each time
                inside = [place for place in range(1, len(title) - 2) if title[place - 1 : place + 3].isalpha()]
                if inside and own.happens(0.25):
                    place = own.one(inside)
                    return f"{title[:place]}{title[place + 1]}{title[place]}{title[place + 2 :]}"
        return title

    def _rows(self, page: Page, row: int, month_headings: bool) -> None:
        lot = self.lot
        at = {one.role: get_column_letter(place) for place, one in enumerate(page.columns, 1) if one.role}
        office: Place | None = None
        month = 0
        since, count = row, 0
        above: Truth | None = None
        raw: dict[int, Any] = {}
        header_first = row
        for truth in page.truths:
            if self.unit_in == "heading" and truth.office is not office:
                if office is not None and self.subtotals:
                    row = self._total(page, row, since, count)
                office, above, since, count = truth.office, None, row, 0
                page.put(
                    row,
                    1,
                    lot.one(
                        [
                            office.heading,
                            f"{'I' * lot.randint(1, 3)}. {office.heading}",
                            office.full,
                            office.say(lot) if not office.is_head else office.heading,
                        ]
                    ),
                )
                if lot.happens(0.6):
                    page.merges.append((row, 1, row, len(page.columns)))
                row += 1
            if (
                month_headings
                and (day := truth.values.get("accepted_on") or truth.values.get("on"))
                and day.month != month
            ):
                month = day.month
                page.put(row, 1, f"Tháng {month}/{day.year}")
                row += 1
            if lot.happens(0.01):
                row += 1
            if lot.happens(0.008) and above is not None:  # a printed page begins anew
                for column, one in enumerate(page.columns, 1):
                    page.put(row, column, self._styled(one.path[-1]))
                row += 1
            row = self._entry(page, row, truth, above, raw, at, header_first)
            above = None if truth.beside.get("fault") else truth
            count += 1
        if lot.happens(0.8):
            row = self._total(page, row, since, count)
        if lot.happens(0.6):
            page.put(row + 1, max(1, len(page.columns) - 3), f"{self.world.province.name}, ngày 30 tháng 11 năm 2024")
            page.put(row + 2, 2, lot.one(FOOT))
            page.put(row + 2, max(3, len(page.columns) - 2), lot.one(FOOT))
            page.put(row + 6, 2, "Nguyễn Văn Lập")

    def _entry(
        self,
        page: Page,
        row: int,
        truth: Truth,
        above: Truth | None,
        raw: dict[int, Any],
        at: dict[str, str],
        header_first: int,
    ) -> int:
        fault = truth.beside.get("fault", {})
        stacked = any(one.each is not None for one in page.columns)
        page.rows[row] = truth
        for place, one in enumerate(page.columns, 1):
            if one.role == "index":
                page.put(
                    row,
                    place,
                    {"number": len(page.rows), "formula": f"=ROW()-{row - len(page.rows)}", "none": len(page.rows)}[
                        self.counted
                    ],
                )
                continue
            if one.formula is not None:
                page.put(row, place, one.formula(row, at) or None)
                continue
            if one.each is not None and one.role not in fault:
                for below, said in enumerate(one.each(truth)):
                    page.put(row + below, place, said)
                continue
            value = one.write(truth)
            if one.role in fault:
                value = fault[one.role]
            elif one.dittoed and above is not None and _same(one, truth, above) and self.lot.happens(0.6):
                value = self.lot.one(["nt", "NT", "-nt-", "như trên", '"', "〃", "n/t", "Như trên"])
            elif (
                one.joined
                and not stacked
                and above is not None
                and _same(one, truth, above)
                and (row - 1, place) in raw
            ):
                top = raw[row - 1, place]
                raw[row, place] = top
                page.merges = [merge for merge in page.merges if merge[:2] != (top, place)] + [(top, place, row, place)]
                continue
            if one.joined:
                raw[row, place] = row
            page.put(row, place, value)
        more = max((len(one.each(truth)) for one in page.columns if one.each is not None), default=1) - 1
        if more > 0 and "fault" not in truth.beside and self.merged_down:
            page.merges += [
                (row, place, row + more, place) for place, one in enumerate(page.columns, 1) if one.each is None
            ]
        return row + 1 + (max(more, 0) if "fault" not in truth.beside or truth.beside["at"] != "accused" else 0)

    def _total(self, page: Page, row: int, since: int, count: int) -> int:
        page.put(row, 2 if len(page.columns) > 2 else 1, self.lot.one(TOTALS))
        page.put(row, 4, self.lot.one([count, f"=COUNTA(C{since}:C{row - 1})"]))
        return row + 1


def _same(one: Col, truth: Truth, above: Truth) -> bool:
    return bool(one.gives) and all(
        truth.values.get(name) == above.values.get(name) and truth.values.get(name) is not None for name in one.gives
    )


def save(pages: Sequence[Page], lot: Lot, wear: float, extra: bool = True) -> bytes:
    """The sheets as a file."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    if extra and lot.happens(0.3):
        _a_sheet_of_totals(workbook, lot)
    for page in pages:
        _draw(workbook.create_sheet(page.name), page, lot, wear)
    if extra and lot.happens(0.3):
        lists = workbook.create_sheet("DM")
        for row, value in enumerate(("Tố giác", "Tin báo", "KTVA", "Không KTVA", "TĐC"), 1):
            lists.cell(row, 1, value)
        lists.sheet_state = "hidden"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _a_sheet_of_totals(workbook: Workbook, lot: Lot) -> None:
    sheet = workbook.create_sheet("Tổng hợp")
    for row, values in enumerate(
        (
            ("BẢNG TỔNG HỢP",),
            ("Đơn vị", "Tổng số thụ lý", "Đã giải quyết", "Tạm đình chỉ", "Tỷ lệ"),
            ("VKS tỉnh", 12, 11, 1, 0.95),
            ("Cộng", 12, 11, 1, 0.95),
        ),
        1,
    ):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)


def _draw(sheet: Worksheet, page: Page, lot: Lot, wear: float) -> None:
    encode = {"tcvn3": to_tcvn3, "vni": to_vni}.get(page.encoding)
    for (row, column), value in page.cells.items():
        if isinstance(value, str) and not value.startswith("="):
            is_old = encode is not None and column not in page.last_typed
            value = encode(value) if encode is not None and is_old else worn(lot, value, wear)
        cell = sheet.cell(row, column, value)
        if isinstance(value, str) and encode is not None:
            cell.font = Font(name=".VnTime" if page.encoding == "tcvn3" else "VNI-Times")
        if isinstance(value, datetime):
            cell.number_format = "dd/mm/yyyy" if value.time() == datetime.min.time() else "dd/mm/yyyy hh:mm"
        elif isinstance(value, date):
            cell.number_format = lot.one(["dd/mm/yyyy", "d/m/yyyy", "mm-dd-yy", "dd\\.mm\\.yyyy"])
        elif isinstance(value, timedelta):
            cell.number_format = "hh:mm"
    for top, left, bottom, right in page.merges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for place, one in enumerate(page.columns, 1):
        if one.hidden:
            sheet.column_dimensions[get_column_letter(place)].hidden = True
