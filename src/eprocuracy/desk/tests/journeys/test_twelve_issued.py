"""Twelve accused of one case, from the report: one approval for them all, five go into another case, one flees, is wanted and comes back; two indictments."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import VIETNAM

from ..world import an_account
from .issuing import Office, an_office
from .keyboard import Desk
from .test_twelve_accused import PLAYERS, RUNNERS

pytestmark = pytest.mark.long
AGENCY = "Cơ quan Cảnh sát điều tra Công an tỉnh Quảng Ninh"
COURT = "Tòa án nhân dân khu vực 3 - Quảng Ninh"
AWAY = "Lục Thanh Hải"
LINES = [
    f"{name}, {'nữ' if (she := 'Thị' in name) else 'nam'}, sinh 03/02/19{70 + place}, CCCD 022{int(she)}{70 + place}0010{10 + place},"
    " xã Ba Chẽ, tỉnh Quảng Ninh"
    for place, name in enumerate((*RUNNERS, *PLAYERS))
]
TOLD = {
    "indictment.events": "Ngày 01/3/2026 các bị can đánh bạc được thua bằng tiền tại chợ.",
    "indictment.evidence": "Biên bản bắt người phạm tội quả tang; lời khai của các bị can.",
    "indictment.circumstances": "Các bị can thành khẩn khai báo.",
    "indictment.exhibits": "Số tiền thu giữ tại chiếu bạc 52.000.000 đồng.",
    "person.measure": "Không áp dụng",
    "indictment.conclusion": "Các bị can cùng thực hiện hành vi, không có tổ chức.",
    "person.records": "Các bị can chưa có tiền án.",
}


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=VIETNAM)


def charged(desk: Desk, office: Office) -> str:
    """Reported on 1 March, instituted on the 2nd, all twelve charged on the 5th, their file here on the 6th; the address of the case."""
    office.on(at(3, 1, 15))
    desk.open("/ghi/report.received/")
    desk.fill(agency=AGENCY)
    desk.choose("source_kind", "Tin báo")
    desk.type(description="Nhiều người đánh bạc được thua bằng tiền tại chợ Ba Chẽ.", offences="321/2")
    desk.record()
    report = desk.page.url
    desk.go("Thụ lý")
    desk.fill(procurator_="Hoàng Thị Mai")
    desk.record()
    office.on(at(3, 2))
    desk.write(report, "Khởi tố vụ án hình sự", document_no="7/QĐ-CSĐT")
    desk.record()
    desk.go("Khởi tố vụ án")
    desk.fill(document_no="7/QĐ-CSĐT", title="Đánh bạc tại chợ Ba Chẽ", offence_on="01032026")
    desk.record()
    case = desk.page.url
    desk.go("Thụ lý vụ án")
    desk.fill(procurator_="Hoàng Thị Mai")
    desk.record()
    office.on(at(3, 5))
    desk.write(case, "Khởi tố bị can", document_no="12/QĐ-CSĐT", people_accused="\n".join(LINES))
    desk.record()
    office.on(at(3, 6))
    desk.write(case, "Nhận hồ sơ đề nghị phê chuẩn")
    desk.tick(*RUNNERS, *PLAYERS)
    desk.record()
    return case


def test_twelve_are_approved_and_each_case_indicts_its_own(
    mouse: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = mouse
    chief = an_account("chief", duties=[Duty.CHIEF], called="Lê Quang Vinh")
    office = an_office(desk, chief, "danh-bac", tmp_path, monkeypatch)
    case = charged(desk, office)

    office.on(at(3, 9))
    approved = office.issue(case, "Phê chuẩn quyết định khởi tố bị can", ticks=(*RUNNERS, *PLAYERS))
    assert f"đối với {', '.join((*RUNNERS, *PLAYERS))} về tội Đánh bạc" in approved

    office.on(at(4, 10))
    desk.write(case, "Tách vụ án", document_no="15/QĐ-TVA")
    desk.tick(*PLAYERS)
    desk.type(title="Đánh bạc tại chợ (tách, 5 bị can)", offences="321/2", instituted_on="02032026")
    desk.record()
    players = desk.page.url
    desk.go("Thụ lý vụ án")
    desk.fill(procurator_="Hoàng Thị Mai")
    desk.record()

    office.on(at(5, 20))
    for matter, paper, pages in ((case, "31/KLĐT", "412"), (players, "32/KLĐT", "95")):
        desk.write(matter, "Kết luận điều tra", document_no=paper)
        desk.record()
        desk.write(matter, "Nhận hồ sơ", volumes="1", pages=pages)
        desk.record()
    suspended = office.issue(
        case,
        "Tạm đình chỉ đối với bị can",
        ticks=(AWAY,),
        blanks={"measures.decision": "không có"},
        ground_="không biết rõ bị can đang ở đâu",
        wanted_on="20052026",
    )
    assert f"Tạm đình chỉ vụ án đối với bị can: Họ tên: {AWAY}; Giới tính: Nam" in suspended
    assert "Quyết định truy nã ra ngày 20 tháng 5 năm 2026" in suspended
    desk.open(case)
    desk.shows("tạm đình chỉ đối với bị can")
    office.on(at(6, 1))
    resumed = office.issue(case, "Phục hồi đối với bị can", ground="Bị can đã ra đầu thú")
    assert f"Phục hồi vụ án đối với bị can {AWAY}" in resumed
    assert "02/QĐ-VKSKV3 ngày 20 tháng 5 năm 2026" in resumed
    of_runners = office.issue(case, "Truy tố bằng cáo trạng", court=COURT, blanks=TOLD)
    of_players = office.issue(players, "Truy tố bằng cáo trạng", court=COURT, blanks=TOLD)

    assert [one for one in (*RUNNERS, "31/KLĐT", "bằng 412 tờ") if one not in of_runners] == []
    assert [one for one in (*PLAYERS, "32/KLĐT", "15/QĐ-TVA") if one in of_runners] == []
    assert [one for one in (*PLAYERS, "32/KLĐT", "bằng 95 tờ", "15/QĐ-TVA") if one not in of_players] == []
    assert [one for one in (*RUNNERS, "31/KLĐT") if one in of_players] == []
    assert office.printed == ["90", "148", "155", "156", "156"]
