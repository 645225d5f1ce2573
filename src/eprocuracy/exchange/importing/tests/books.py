"""Small books as offices keep them, made for tests. Every person in them is invented."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from openpyxl import Workbook

UNIT = "22-KV3"
TITLES = (
    "STT",
    "Đơn vị",
    "Số thụ lý",
    "Ngày thụ lý",
    "Loại nguồn tin",
    "Ngày CQĐT tiếp nhận",
    "Người cung cấp",
    "Nội dung tóm tắt",
    "Điều luật",
    "Người bị tố giác",
    "Cơ quan điều tra",
    "KSV thụ lý",
    "Kết quả",
    "Số QĐ",
    "Ngày QĐ",
    "Ghi chú",
)
LETTER = {title: chr(65 + place) for place, title in enumerate(TITLES)}
FIRST_ROW = 6
NAMES = ("Lò Văn Páo", "Giàng Thị Mỷ", "Nguyễn Văn Tèo", "Hoàng A Sùng", "Trần Thị Bưởi")


def entry(number: int, **said: Any) -> dict[str, Any]:
    """One row by its titles; a report received in January 2025, resolved in time."""
    received = date(2025, 1, 2) + timedelta(days=number % 20)
    row = {
        "STT": number,
        "Đơn vị": "VKSND khu vực 3",
        "Số thụ lý": number,
        "Ngày thụ lý": received + timedelta(days=2),
        "Loại nguồn tin": "Tố giác",
        "Ngày CQĐT tiếp nhận": received,
        "Người cung cấp": f"{NAMES[number % 5]}, thôn Nà Lốc",
        "Nội dung tóm tắt": f"Mất một xe máy tại chợ phiên, vụ thứ {number}",
        "Điều luật": "Điều 173 khoản 1",
        "Người bị tố giác": f"{NAMES[(number + 1) % 5]}, sinh năm 1990",
        "Cơ quan điều tra": "Cơ quan CSĐT Công an tỉnh",
        "KSV thụ lý": "Phạm Thị Hòa",
        "Kết quả": "KTVA",
        "Số QĐ": f"{number}/QĐ-CSĐT",
        "Ngày QĐ": received + timedelta(days=15),
        "Ghi chú": None,
    }
    return row | {title.replace("_", " "): value for title, value in said.items()}


def workbook(
    rows: Sequence[Mapping[str, Any]], *, titles: Sequence[str] = TITLES, sheet: str = "Sổ 2025", year: int = 2025
) -> bytes:
    """A book of one sheet: title lines, the row of titles, entries, a total."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    page.append(["VIỆN KIỂM SÁT NHÂN DÂN KHU VỰC 3"])
    page.append(["SỔ THỤ LÝ NGUỒN TIN VỀ TỘI PHẠM"])
    page.append([f"Năm {year}"])
    page.append([])
    page.append(list(titles))
    for row in rows:
        page.append([row.get(title) for title in (*TITLES[: len(titles)],)])
    page.append(["Cộng", len(rows)])
    return as_bytes(made)


def as_bytes(made: Workbook) -> bytes:
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def a_book(count: int = 8, **changed: Mapping[str, Any]) -> bytes:
    """Entries 1 to `count`; `row_3={"Ngày thụ lý": "31/02/2025"}` changes what entry 3 says."""
    rows = []
    for number in range(1, count + 1):
        rows.append({**entry(number), **changed.get(f"row_{number}", {})})
    return workbook(rows)


BROKEN = {"row_3": {"Ngày thụ lý": "31/02/2025"}}
"""Entry 3 was accepted on a day that does not exist."""
