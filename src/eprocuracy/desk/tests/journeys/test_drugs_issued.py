"""A drug case from the emergency hold: every paper of the procuracy signed by the deputy, extended, returned, indicted, served."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from eprocuracy.issuing.models import Number
from eprocuracy.kernel.moments import VIETNAM

from .issuing import Office, a_deputy, an_office
from .keyboard import Desk

pytestmark = pytest.mark.long
AGENCY = "Cơ quan Cảnh sát điều tra Công an tỉnh Quảng Ninh"
HOUSE = "Trại tạm giam Công an tỉnh Quảng Ninh"
COURT = "Tòa án nhân dân khu vực 3 - Quảng Ninh"
TOLD = {
    "indictment.events": "Ngày 08/01/2026 Chíu Văn Lợi bán ma túy tại xã Ba Chẽ thì bị bắt quả tang.",
    "indictment.evidence": "Kết luận giám định số 12/KL-KTHS; biên bản bắt người phạm tội quả tang.",
    "indictment.circumstances": "Không có tình tiết tăng nặng; thành khẩn khai báo.",
    "indictment.exhibits": "Số ma túy thu giữ đã niêm phong.",
    "indictment.conclusion": "Chíu Văn Lợi đã bán trái phép chất ma túy cho hai người.",
    "person.records": "Có một tiền sự.",
}


REASON = {"reason": "việc đề nghị là có căn cứ"}
DEALER = "Chíu Văn Lợi, sinh 02/11/1988, CCCD 022088146027, xã Ba Chẽ, tỉnh Quảng Ninh"


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def held(desk: Desk, office: Office) -> str:
    """Held on 8 January 2026 at 22:10, in custody from 23:30, twice extended by three days; the address of the matter."""
    office.on(at(1, 8, 22, 50))
    desk.open("/ghi/custody.held/")
    desk.fill(occurred_1="2210", people_held=DEALER, manner_="giữ người trong trường hợp khẩn cấp", offences="251/2")
    desk.type(agency=AGENCY, place=HOUSE)
    desk.record()
    matter = desk.page.url
    desk.write(matter, "Lệnh bắt người bị giữ", occurred_1="2245", document_no="3/LB-CSĐT")
    desk.record()
    office.on(at(1, 9, 7, 30))
    desk.write(matter, "Quyết định tạm giữ", occurred_0="08012026", occurred_1="2330", document_no="14/QĐ-TG")
    desk.type(begins_0="08012026", begins_1="2330", ends_0="11012026", ends_1="2330")
    desk.record()
    desk.write(matter, "Nhận hồ sơ", occurred_1="0710", about_="quyết định tạm giữ")
    desk.record()
    desk.write(matter, "Nhận hồ sơ", occurred_1="0720", about_="phê chuẩn lệnh bắt người bị giữ")
    desk.record()
    arrested = office.issue(matter, "Phê chuẩn lệnh bắt", blanks=REASON)
    assert (
        "3/LB-CSĐT ngày 08 tháng 01 năm 2026 của Cơ quan Cảnh sát điều tra Công an tỉnh Quảng Ninh đối với Chíu Văn Lợi"
        in arrested
    )
    assert "THIẾU" not in arrested
    for day, until in ((10, 14), (13, 17)):
        office.on(at(1, day, 16, 40))
        desk.write(matter, "Gia hạn tạm giữ", occurred_1="1400", document_no=f"{day}/QĐ-GHTG")
        desk.type(until_0=f"{until}012026", until_1="2330")
        desk.record()
        desk.write(matter, "Nhận hồ sơ", occurred_1="1530", about_="phê chuẩn gia hạn tạm giữ")
        desk.record()
        approved = office.issue(matter, "Phê chuẩn gia hạn tạm giữ", blanks=REASON | {"detention.place": HOUSE})
        assert f"{day}/QĐ-GHTG" in approved
        assert f"{until} tháng 01 năm 2026" in approved
    return matter


def charged(desk: Desk, office: Office, held: str) -> str:
    """Instituted on 14 January and charged on the 15th; the address of the case."""
    office.on(at(1, 14))
    desk.write(held, "Khởi tố vụ án", document_no="7/QĐ-CSĐT", title="Chíu Văn Lợi mua bán ma túy")
    desk.type(offence_on="08012026")
    desk.record()
    case = desk.page.url
    desk.go("Thụ lý vụ án")
    desk.fill(procurator_="Hoàng Thị Mai")
    desk.record()
    office.on(at(1, 15))
    desk.write(case, "Khởi tố bị can", document_no="12/QĐ-CSĐT")
    desk.tick("Chíu Văn Lợi")
    desk.record()
    desk.go("Nhận hồ sơ đề nghị phê chuẩn")
    desk.record()
    approved = office.issue(case, "Phê chuẩn quyết định khởi tố bị can")
    assert "12/QĐ-CSĐT ngày 15 tháng 01 năm 2026" in approved
    return case


def test_from_the_emergency_hold_to_the_indictment(
    mouse: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = mouse
    office = an_office(desk, a_deputy(), "ma-tuy", tmp_path, monkeypatch)
    hold = held(desk, office)
    case = charged(desk, office, hold)

    desk.write(hold, "Lệnh tạm giam", document_no="21/LTG-CSĐT", place=HOUSE)
    desk.type(begins="17012026", until="07052026")
    desk.record()
    desk.write(hold, "Nhận hồ sơ", about_="phê chuẩn lệnh tạm giam")
    desk.record()
    approved = office.issue(hold, "Phê chuẩn lệnh tạm giam", blanks=REASON)
    assert "Phê chuẩn Lệnh tạm giam số 21/LTG-CSĐT" in approved
    assert "đến hết ngày 07 tháng 5 năm 2026" in approved

    office.on(at(4, 22))
    desk.write(case, "Đề nghị gia hạn điều tra", document_no="9/ĐN-CSĐT")
    desk.record()
    office.on(at(4, 24))
    longer = office.issue(case, "Gia hạn điều tra", granted="4 tháng", until="14092026")
    # BLTTHS 172(2): four months from the day after the four of the institution on 14 January
    assert "là 04 tháng, kể từ ngày 15 tháng 5 năm 2026 đến hết ngày 14 tháng 9 năm 2026" in longer
    extended = office.issue(hold, "Gia hạn tạm giam")
    # BLTTHS 173(2): three months are ninety days from 8 May: 24 of May, 30 of June, 31 of July and five more
    assert "trong thời hạn 03 tháng, kể từ ngày 08 tháng 5 năm 2026 đến hết ngày 05 tháng 8 năm 2026" in extended

    office.on(at(7, 14))
    desk.write(case, "Kết luận điều tra", document_no="31/KLĐT")
    desk.record()
    desk.write(case, "Nhận hồ sơ", volumes="2", pages="245")
    desk.record()
    office.on(at(7, 30))
    returned = office.issue(
        case,
        "Trả hồ sơ để điều tra bổ sung",
        ground_="thiếu chứng cứ",
        issues="Giám định hàm lượng chất ma túy\nLàm rõ nguồn gốc số ma túy",
    )
    assert "không quá 02 tháng" in returned
    assert "để điều tra bổ sung những vấn đề sau: 1. Giám định hàm lượng" in returned
    assert "31/KLĐT ngày 14 tháng 7 năm 2026" in returned

    office.on(at(8, 3))
    desk.write(case, "Kết luận điều tra", document_no="44/KLĐTBS")
    desk.record()
    desk.write(case, "Nhận hồ sơ", volumes="2", pages="260")
    desk.record()
    indictment = office.issue(case, "Truy tố bằng cáo trạng", court=COURT, blanks=TOLD)
    assert "cưỡng chế: tạm giam để điều tra đến hết ngày 05 tháng 8 năm 2026" in indictment
    assert "số 44/KLĐTBS" in indictment
    assert "Hồ sơ vụ án gồm có: 02 tập, bằng 260 tờ" in indictment

    assert office.printed == ["31", "33", "33", "90", "40", "104", "42", "145", "156"]
    given = Number.objects.order_by("sequence__symbol", "value").values_list("sequence__symbol", "value")
    assert list(given) == [("CT-VKSKV3", 1), *(("QĐ-VKSKV3", value) for value in range(1, 9))]
    assert "KT. VIỆN TRƯỞNG" in indictment
