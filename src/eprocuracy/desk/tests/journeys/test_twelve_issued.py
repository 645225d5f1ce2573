"""Twelve accused of one case: one approval for them all, five go into another case, one flees; two indictments."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, act, an_account, put
from .issuing import an_office
from .keyboard import Desk
from .test_twelve_accused import PLAYERS, RUNNERS

pytestmark = pytest.mark.long
AGENCY = "Cơ quan Cảnh sát điều tra Công an tỉnh Quảng Ninh"
COURT = "Tòa án nhân dân khu vực 3 - Quảng Ninh"
PLAYING = (Offence("321", 2),)
AWAY = "Lục Thanh Hải"
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


def charged() -> str:
    """All twelve charged on 5 March, the file at the procuracy on the 6th; the address of the case."""
    case = new_id()
    people = tuple(
        Person(
            participant=new_id(),
            name=name,
            birth=Birth.parse(f"19{70 + place}-02-03"),
            address="xã Ba Chẽ, tỉnh Quảng Ninh",
        )
        for place, name in enumerate((*RUNNERS, *PLAYERS))
    )
    links = tuple(Link(Role.ACCUSED, one.participant, PLAYING) for one in people)
    put(
        act("case.instituted", case, date(2026, 3, 2), unit=UNIT, agency=AGENCY, title="Đánh bạc tại chợ Ba Chẽ",
            offences=PLAYING, offence_on=date(2026, 3, 1), document_no="7/QĐ-CSĐT"),
        act("case.accepted", case, date(2026, 3, 2), number=7, year=2026, procurator="mai"),
        act("accused.charged", case, date(2026, 3, 5), document_no="12/QĐ-CSĐT", links=links, people=people),
        act("charge.file_received", case, date(2026, 3, 6), links=tuple(Link(Role.ACCUSED, one.participant) for one in people)),
    )  # fmt: skip
    return f"/vu-viec/{case}/"


def test_twelve_are_approved_and_each_case_indicts_its_own(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief = an_account("chief", duties=[Duty.CHIEF], called="Lê Quang Vinh")
    office = an_office(desk, chief, "danh-bac", tmp_path, monkeypatch)
    case = charged()

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
    desk.write(case, "Tạm đình chỉ đối với bị can", document_no="20/QĐ-TĐC")
    desk.tick(AWAY)
    desk.choose("ground", "không biết rõ bị can đang ở đâu")
    desk.record()

    office.on(at(5, 20))
    for matter, paper, pages in ((case, "31/KLĐT", "412"), (players, "32/KLĐT", "95")):
        desk.write(matter, "Kết luận điều tra", document_no=paper)
        desk.record()
        desk.write(matter, "Nhận hồ sơ", volumes="1", pages=pages)
        desk.record()
    of_runners = office.issue(case, "Truy tố bằng cáo trạng", court=COURT, blanks=TOLD)
    of_players = office.issue(players, "Truy tố bằng cáo trạng", court=COURT, blanks=TOLD)

    left = [one for one in RUNNERS if one != AWAY]
    assert [one for one in (*left, "31/KLĐT", "bằng 412 tờ") if one not in of_runners] == []
    assert [one for one in (*PLAYERS, AWAY, "32/KLĐT", "15/QĐ-TVA") if one in of_runners] == []
    assert [one for one in (*PLAYERS, "32/KLĐT", "bằng 95 tờ", "15/QĐ-TVA") if one not in of_players] == []
    assert [one for one in (*RUNNERS, "31/KLĐT") if one in of_players] == []
    assert office.printed == ["90", "156", "156"]
