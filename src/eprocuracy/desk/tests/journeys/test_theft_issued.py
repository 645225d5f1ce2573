"""A theft from the report to the served indictment: every paper of the procuracy is drafted, signed and served, with the keyboard."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from eprocuracy.issuing.models import Draft
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.records.models import FindingRow

from ..world import an_account
from .issuing import an_office
from .keyboard import Desk

pytestmark = pytest.mark.long
AGENCY = "Cơ quan Cảnh sát điều tra Công an tỉnh Quảng Ninh"
COURT = "Tòa án nhân dân khu vực 3 - Quảng Ninh"
THIEF = "Lục Văn Toàn, sinh 12/05/1990, CCCD 022090001234, thôn Khe Mười, xã Ba Chẽ, tỉnh Quảng Ninh"
TOLD = {
    "indictment.events": "Khoảng 09 giờ ngày 01/3/2026, tại chợ Ba Chẽ, Lục Văn Toàn lén lút lấy chiếc xe máy của bà Trần Thị Minh.",
    "indictment.evidence": "Lời khai của bị can phù hợp với lời khai của bị hại, người làm chứng.",
    "indictment.circumstances": "Bị can thành khẩn khai báo, đã trả lại tài sản.",
    "indictment.exhibits": "Chiếc xe máy đã được trả lại cho bà Trần Thị Minh.",
    "indictment.conclusion": "Lục Văn Toàn đã chiếm đoạt tài sản trị giá 12.000.000 đồng.",
    "person.records": "Không có tiền án, tiền sự.",
}


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=VIETNAM)


def test_from_the_report_to_the_served_indictment(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chief = an_account("chief", duties=[Duty.CHIEF], called="Lê Quang Vinh")
    office = an_office(desk, chief, "trom-cap", tmp_path, monkeypatch)

    clerk = an_account("thu", duties=[Duty.CLERK], called="Đinh Thị Thơm")

    office.on(at(3, 2))
    office.sits(clerk)
    desk.open("/ghi/report.received/")
    desk.fill(people_informant="Trần Thị Minh, xã Ba Chẽ, tỉnh Quảng Ninh", people_suspect=THIEF, agency=AGENCY)
    desk.choose("source_kind", "Tố giác")
    desk.type(description="Bà Trần Thị Minh bị mất một xe máy Honda Wave tại chợ Ba Chẽ.", offences="173/1")
    desk.record()
    report = desk.page.url
    desk.go("Thụ lý")
    desk.fill()
    desk.record()
    assigned = office.assign(chief, "1/2026", "Hoàng Thị Mai")
    assert "Số: 01/QĐ-VKSKV3" in assigned
    assert "Hoàng Thị Mai: Kiểm sát viên thụ lý chính" in assigned
    assert "THIẾU" not in assigned

    office.on(at(3, 4))
    asked = office.issue(
        report,
        "Yêu cầu kiểm tra, xác minh",
        own=True,
        questions="Xác định giá trị chiếc xe\nGhi lời khai người trông xe",
    )
    assert "01/YC-VKSKV3" in asked
    assert "2. Ghi lời khai người trông xe" in asked
    assert "(tố giác về tội phạm) ngày 02 tháng 3 năm 2026" in asked

    office.on(at(3, 20))
    office.sits(clerk)
    desk.write(report, "Khởi tố vụ án hình sự", document_no="12/QĐ-CSĐT")
    desk.record()
    desk.go("Khởi tố vụ án")
    desk.fill(document_no="12/QĐ-CSĐT", title="Lục Văn Toàn trộm cắp tài sản", offence_on="01032026")
    desk.record()
    case = desk.page.url
    desk.go("Thụ lý vụ án")
    desk.fill()
    desk.record()
    assigned = office.assign(chief, "1/2026", "Hoàng Thị Mai")
    assert "Số: 02/QĐ-VKSKV3" in assigned
    assert "12/QĐ-CSĐT" in assigned
    assert "THIẾU" not in assigned

    office.on(at(3, 23))
    desk.write(case, "Khởi tố bị can", document_no="15/QĐ-CSĐT")
    desk.tick("Lục Văn Toàn")
    desk.record()
    desk.go("Nhận hồ sơ đề nghị phê chuẩn")
    desk.record()
    office.on(at(3, 25))
    approved = office.issue(case, "Phê chuẩn quyết định khởi tố bị can")
    assert "Phê chuẩn Quyết định khởi tố bị can số 15/QĐ-CSĐT ngày 23 tháng 3 năm 2026 của Cơ quan Cảnh sát" in approved
    desk.write(case, "Áp dụng biện pháp ngăn chặn (tại ngoại)", document_no="5/LC")
    desk.choose("measure", "cấm đi khỏi nơi cư trú")
    desk.type(until_0="20052026")
    desk.record()
    desk.shows("bị can, đang điều tra", "cấm đi khỏi nơi cư trú")

    office.on(at(5, 8))
    desk.write(case, "Kết luận điều tra", document_no="31/KLĐT")
    desk.record()
    office.on(at(5, 11))
    desk.write(case, "Nhận hồ sơ", volumes="1", pages="112")
    desk.record()
    office.on(at(5, 20))
    indictment = office.issue(case, "Truy tố bằng cáo trạng", court=COURT, blanks=TOLD)
    for one in TOLD.values():
        assert " ".join(one.split()) in indictment
    assert (
        "Lục Văn Toàn; sinh ngày 12 tháng 5 năm 1990; số căn cước: 022090001234; nơi thường trú: thôn Khe Mười"
        in indictment
    )
    assert "Hồ sơ vụ án gồm có: 01 tập, bằng 112 tờ" in indictment
    assert "cấm đi khỏi nơi cư trú" in indictment
    assert "THIẾU" not in indictment

    desk.open(case)
    desk.shows("đã truy tố, chờ xét xử", "01/CT-VKSKV3")
    assert office.printed == ["03", "05", "71", "90", "156"]
    assert set(Draft.objects.values_list("state", flat=True)) == {"served"}
    assert not FindingRow.objects.exists()
