"""Offices, a small catalogue of offences and workbooks made for the tests; every place and person is invented."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from eprocuracy.exchange.registers import Book, UnitDirectory, UnitName, read_book
from eprocuracy.exchange.registers.text import fold

PROVINCE = "91"
UNITS = UnitDirectory(
    [
        UnitName(PROVINCE, "Viện kiểm sát nhân dân tỉnh Thanh Vân", "province"),
        UnitName("tv-1", "Viện kiểm sát nhân dân thành phố Thanh Vân", "district", PROVINCE),
        UnitName("ml-2", "Viện kiểm sát nhân dân thị xã Mộc Lâm", "district", PROVINCE),
        UnitName("bs-3", "Viện kiểm sát nhân dân huyện Bạch Sơn", "district", PROVINCE),
        UnitName("bh-4", "Viện kiểm sát nhân dân huyện Bạch Hà", "district", PROVINCE),
        UnitName("qh-5", "Viện kiểm sát nhân dân huyện Quan Hóa", "district", PROVINCE),
    ]
)
SPELLINGS = {
    PROVINCE: ("VKSND tỉnh Thanh Vân", "VKS tỉnh", "Phòng 1 - VKS tỉnh"),
    "tv-1": ("VKSND TP Thanh Vân", "VKS TP.Thanh Vân", "VKSND thành phố Thanh Vân"),
    "ml-2": ("VKSND thị xã Mộc Lâm", "VKS TX. Mộc Lâm", "Mộc Lâm"),
    "bs-3": ("VKSND huyện Bạch Sơn", "H.Bạch Sơn", "VKS Bạch Sơn"),
    "bh-4": ("VKSND huyện Bạch Hà", "VKSND H. Bạch Hà", "Bạch Hà"),
    "qh-5": ("VKSND huyện Quan Hóa", "Quan Hóa", "H. Quan Hóa"),
}
FULL_NAMES = {
    PROVINCE: "VIỆN KIỂM SÁT NHÂN DÂN TỈNH THANH VÂN",
    "tv-1": "VIỆN KIỂM SÁT NHÂN DÂN THÀNH PHỐ THANH VÂN",
    "ml-2": "VIỆN KIỂM SÁT NHÂN DÂN THỊ XÃ MỘC LÂM",
    "bs-3": "VIỆN KIỂM SÁT NHÂN DÂN HUYỆN BẠCH SƠN",
    "bh-4": "VIỆN KIỂM SÁT NHÂN DÂN HUYỆN BẠCH HÀ",
    "qh-5": "VIỆN KIỂM SÁT NHÂN DÂN HUYỆN QUAN HÓA",
}


class SmallCatalogue:
    """A few offences with their clauses: enough to tell what exists from what does not."""

    names = {
        "123": "Giết người",
        "134": "Cố ý gây thương tích hoặc gây tổn hại cho sức khỏe của người khác",
        "157": "Bắt, giữ hoặc giam người trái pháp luật",
        "173": "Trộm cắp tài sản",
        "174": "Lừa đảo chiếm đoạt tài sản",
        "249": "Tàng trữ trái phép chất ma túy",
        "251": "Mua bán trái phép chất ma túy",
        "347": "Vi phạm quy định về xuất cảnh, nhập cảnh; tội ở lại Việt Nam trái phép",
    }
    last_clause = {"123": 3, "134": 6, "157": 3, "173": 5, "174": 5, "249": 5, "251": 5}

    def exists(self, article: str, clause: int | None, on: date | None) -> bool:
        if article not in self.names:
            return False
        if clause is None:
            return True
        return clause == 0 if article == "347" else 1 <= clause <= self.last_clause[article]

    def find_by_name(self, text: str) -> str | None:
        wanted = fold(text)
        found = (
            [article for article, name in self.names.items() if fold(name).startswith(wanted)]
            if len(wanted) > 5
            else []
        )
        return found[0] if len(found) == 1 else None

    def severity(self, article: str, clause: int, point: str | None, on: date | None) -> str | None:
        return ("less_serious", "less_serious", "serious", "very_serious", "extremely_serious")[min(clause, 4)]


OFFENCES = SmallCatalogue()


def a_sheet(
    workbook: Workbook,
    name: str,
    titles: Sequence[str | tuple[str, ...]],
    rows: Iterable[Sequence[Any]],
    *,
    lines: Sequence[str] = (FULL_NAMES[PROVINCE], "SỔ THỤ LÝ", "Năm 2023"),
    numbered: bool = False,
) -> Worksheet:
    """A sheet with title lines, a header of one row (or two, where a title comes with its group), and rows."""
    sheet = workbook.create_sheet(name)
    row = 1
    for line in lines:
        sheet.cell(row, 1, line)
        row += 1
    grouped = any(isinstance(title, tuple) for title in titles)
    group = None
    for column, title in enumerate(titles, 1):
        own = title if isinstance(title, tuple) else (title,)
        if len(own) > 1 and own[0] != group:
            sheet.cell(row, column, own[0])
        sheet.cell(row + (1 if len(own) > 1 else 0), column, own[-1])
        group = own[0] if len(own) > 1 else None
    row += 2 if grouped else 1
    if numbered:
        for column in range(1, len(titles) + 1):
            sheet.cell(row, column, f"({column})")
        row += 1
    for values in rows:
        for column, value in enumerate(values, 1):
            if value is None:
                continue
            cell = sheet.cell(row, column, value)
            if isinstance(value, datetime):
                cell.number_format = "dd/mm/yyyy hh:mm"
            elif isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
        row += 1
    return sheet


def saved(workbook: Workbook) -> bytes:
    """The workbook as a file."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def an_empty_workbook() -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook


def a_book(
    kind: str,
    titles: Sequence[str | tuple[str, ...]],
    rows: Iterable[Sequence[Any]],
    *,
    unit: str = PROVINCE,
    name: str = "Sổ",
    lines: Sequence[str] = (FULL_NAMES[PROVINCE], "SỔ THỤ LÝ", "Năm 2023"),
    **how: Any,
) -> Book:
    """One sheet written and read back."""
    workbook = an_empty_workbook()
    a_sheet(workbook, name, titles, rows, lines=lines)
    return read(kind, workbook, unit=unit, **how)


def read(kind: str, workbook: Workbook, *, unit: str = PROVINCE, **how: Any) -> Book:
    """A workbook read as a register of the invented province."""
    return read_book(saved(workbook), kind=kind, unit=unit, units=UNITS, offences=OFFENCES, **how)


def held(book: Book) -> list[tuple[int, str, str]]:
    """What is held: row, column, reason."""
    return [(row.row, problem.column, problem.reason.value) for row in book.held for problem in row.problems]


REPORT_TITLES = (
    "STT",
    "Đơn vị",
    "Số thụ lý",
    "Ngày thụ lý",
    "Loại nguồn tin",
    "Ngày CQĐT tiếp nhận",
    "Người cung cấp",
    "Nội dung",
    "Điều luật",
    "Đối tượng",
    "CQĐT",
    "ĐTV",
    "KSV",
    "Kết quả",
    "Số QĐ",
    "Ngày QĐ",
    "Ghi chú",
)


def a_report(number: Any = 1, **other: Any) -> list[Any]:
    """The cells of one crime report, in the order of `REPORT_TITLES`."""
    cells = {
        "stt": other.pop("stt", 1),
        "unit": "VKSND huyện Bạch Sơn",
        "number": number,
        "accepted": "05/7/2023",
        "source": "Tố giác",
        "received": "04/7/2023",
        "informant": "Phạm Văn Tư, thôn 3, xã Nậm Cang, huyện Bạch Sơn",
        "content": "Khoảng 10h ngày 03/7/2023, ông Phạm Văn Tư bị mất 01 con trâu thả tại khu vực thôn 3, xã Nậm Cang.",
        "offence": "Điều 173 khoản 1",
        "suspects": "Chưa rõ",
        "agency": "CQĐT Công an huyện Bạch Sơn",
        "investigator": "Hoàng Văn Bảy",
        "procurator": "Lê Thị Sáu",
        "outcome": "KTVA",
        "decision_no": "45/QĐ-CSĐT",
        "decision_on": "12/7/2023",
        "note": None,
    }
    cells.update(other)
    return list(cells.values())


def reports(count: int = 8, start: int = 100) -> list[list[Any]]:
    """Ordinary reports around the one a test is about, so that columns have something to show."""
    return [a_report(start + place, stt=place + 1, decision_no=f"{start + place}/QĐ-CSĐT") for place in range(count)]
