"""Books whose rows are entries of matters that are there: files handed over (S13), exhibits and property (S15)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from openpyxl import Workbook

from eprocuracy.desk.tests.world import a_report, act, put
from eprocuracy.exchange.exporting import book as exported_book
from eprocuracy.exchange.exporting import write
from eprocuracy.exchange.importing import confirming
from eprocuracy.exchange.importing.tests.books import UNIT, as_bytes
from eprocuracy.exchange.importing.tests.test_imports import confirmed, now, previewed, received
from eprocuracy.exchange.models import Import, Outcome, ReadRow, Standing
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.records import rules
from eprocuracy.records.models import ActRow, LineRow
from eprocuracy.workstreams.beside.words import Handover
from eprocuracy.workstreams.house_acts import Secrecy

pytestmark = pytest.mark.django_db
FILES = (
    "STT",
    "Ngày giao nhận",
    "Số thụ lý",
    "Loại giao nhận",
    "Số biên bản",
    "Bên giao",
    "Bên nhận",
    "Số tập",
    "Tổng số bút lục",
    "Ghi chú",
)
THINGS = (
    "STT",
    "Số thụ lý",
    "Tên, đặc điểm",
    "Loại",
    "Số lượng",
    "Đơn vị tính",
    "Giá trị (đồng)",
    "Ngày thu giữ",
    "Nơi bảo quản",
    "Xử lý",
    "Số quyết định",
    "Ngày quyết định",
)


def a_sheet(title: str, titles: Sequence[str], *rows: Sequence[Any]) -> bytes:
    made = Workbook()
    page = made.active
    assert page is not None
    for line in (["VIỆN KIỂM SÁT NHÂN DÂN KHU VỰC 3"], [title], ["Năm 2025"], [], titles, *rows):
        page.append(list(line))
    return as_bytes(made)


def handovers(*rows: Sequence[Any]) -> bytes:
    return a_sheet("SỔ GIAO NHẬN HỒ SƠ, TÀI LIỆU", FILES, *rows)


A_ROW = (1, date(2025, 3, 4), "7/2025", "Cơ quan điều tra giao Viện kiểm sát", "12/BB", "CSĐT", "VKS", 2, 120, "đủ")


def taken_in(content: bytes, kind: str = "handovers") -> Import:
    return confirmed(previewed(received(content, kind=kind)))


def outcomes(one: Import) -> dict[Outcome, int]:
    return dict(confirming.came_of(one).outcomes)


def a_file_moved(matter: UUID) -> None:
    put(
        act(
            "file.handed_over", matter, date(2025, 3, 4), way=Handover.AGENCY_TO_US, document_no="12/BB",
            from_body="CSĐT", to_body="VKS", volumes=2, pages=120,
        )
    )  # fmt: skip


def test_a_handing_over_is_recorded_in_the_matter_of_its_docket_once() -> None:
    matter = a_report(7, on=date(2025, 1, 6))
    way = Handover.AGENCY_TO_US.label.vi
    content = handovers(
        (*A_ROW[:3], way, *A_ROW[4:]), (2, date(2025, 3, 9), "7/2025", way, "13/BB", "CSĐT", "VKS", 3, 150, None)
    )

    assert outcomes(taken_in(content)) == {Outcome.RECORDED: 2}
    moved = ActRow.objects.filter(matter=matter, kind="file.handed_over").order_by("occurred_on")
    assert [(one.document_no, one.content["pages"]) for one in moved] == [("12/BB", 120), ("13/BB", 150)]
    assert outcomes(taken_in(content)) == {Outcome.UNCHANGED: 2}
    assert LineRow.objects.filter(book="S13", matter=matter).count() == 2


def test_a_row_of_a_matter_that_is_not_there_is_held_and_says_what_to_do() -> None:
    a_report(7, on=date(2025, 1, 6))

    one = previewed(
        received(handovers((*A_ROW[:2], "8/2025", *A_ROW[3:]), (*A_ROW[:2], None, *A_ROW[3:])), kind="handovers")
    )

    held = ReadRow.objects.filter(of=one, standing=Standing.HELD.value).order_by("place")
    assert [row.reasons for row in held] == [["unknown_matter"], ["missing_required"]]


def test_a_book_that_went_out_changes_nothing_when_it_comes_back_however_it_was_entered() -> None:
    matter = a_report(7, on=date(2025, 1, 6))
    a_file_moved(matter)
    out = io.BytesIO()
    made = exported_book(
        rules.present().catalogue,
        "handovers",
        unit=UNIT,
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        by=SYSTEM,
        at=now(),
    )
    write(made, out)

    assert outcomes(taken_in(out.getvalue())) == {Outcome.UNCHANGED: 1}
    assert ActRow.objects.filter(kind="file.handed_over").count() == 1


def test_an_exhibit_comes_with_what_was_decided_on_it() -> None:
    matter = a_report(7, on=date(2025, 1, 6))
    content = a_sheet(
        "SỔ VẬT CHỨNG, TÀI SẢN",
        THINGS,
        (
            1,
            "7/2025",
            "Xe máy Wave màu đỏ",
            None,
            "1",
            "chiếc",
            12_000_000,
            date(2025, 1, 7),
            "Kho CA tỉnh",
            None,
            None,
            None,
        ),
        (
            2,
            "7/2025",
            "Dao nhọn dài 20 cm",
            None,
            "1",
            "con",
            None,
            date(2025, 1, 7),
            "Kho CA tỉnh",
            "Tịch thu, tiêu hủy",
            "5/QĐ",
            date(2025, 4, 2),
        ),
    )

    assert outcomes(taken_in(content, "exhibits")) == {Outcome.RECORDED: 2}
    kinds = list(
        ActRow.objects.filter(matter=matter, kind__startswith="exhibit.")
        .order_by("position")
        .values_list("kind", flat=True)
    )
    assert kinds == ["exhibit.taken", "exhibit.taken", "exhibit.handled"]
    assert outcomes(taken_in(content, "exhibits")) == {Outcome.UNCHANGED: 2}


def test_nothing_is_written_in_a_guarded_matter() -> None:
    matter = a_report(7, on=date(2025, 1, 6))
    put(act("matter.secrecy_set", matter, date(2025, 1, 10), level=Secrecy.CLOSED))

    one = taken_in(handovers(A_ROW))

    assert ReadRow.objects.get(of=one).reasons == ["guarded"]
    assert not ActRow.objects.filter(kind="file.handed_over").exists()
