"""A drug case with somebody detained: approved, extended by the words of the counting circular, returned, indicted; by keyboard."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from eprocuracy.issuing.models import Number
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, act, an_account, put
from .issuing import an_office
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


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=VIETNAM)


def begun() -> tuple[str, str]:
    """Held on 8 January 2026, charged on the 12th and approved on the 14th; the addresses of the two matters."""
    held, case, person = new_id(), new_id(), new_id()
    drugs = (Offence("251", 2),)
    loi = Person(
        participant=person,
        name="Chíu Văn Lợi",
        birth=Birth.parse("1988-11-02"),
        id_no="022088146027",
        address="xã Ba Chẽ, tỉnh Quảng Ninh",
    )
    links, accused = (Link(Role.HELD, person),), (Link(Role.ACCUSED, person, drugs),)
    office = {"unit": UNIT, "agency": AGENCY, "offences": drugs}
    put(
        act("custody.held", held, at(1, 8, 22), place=HOUSE, links=links, people=(loi,), procurator="mai", number=1,
            year=2026, **office),
        act("custody.ordered", held, at(1, 8, 23), begins=When.at(at(1, 8, 22)), ends=When.at(at(1, 17, 22)), document_no="14/QĐ-TG", links=links),
        act("case.instituted", case, date(2026, 1, 12), title="Chíu Văn Lợi mua bán ma túy", document_no="7/QĐ-CSĐT",
            offence_on=date(2026, 1, 8), links=(Link(Role.CUSTODY, held, is_matter=True),), **office),
        act("case.accepted", case, date(2026, 1, 12), number=3, year=2026, procurator="mai"),
        act("accused.charged", case, date(2026, 1, 12), document_no="12/QĐ-CSĐT", links=accused),
        act("charge.file_received", case, date(2026, 1, 13), links=(Link(Role.ACCUSED, person),)),
        act("charge.approved", case, date(2026, 1, 14), document_no="9/QĐ-VKS", links=(Link(Role.ACCUSED, person),)),
    )  # fmt: skip
    return f"/vu-viec/{held}/", f"/vu-viec/{case}/"


def test_from_the_order_of_detention_to_the_indictment(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief = an_account("chief", duties=[Duty.CHIEF], called="Lê Quang Vinh")
    office = an_office(desk, chief, "ma-tuy", tmp_path, monkeypatch)
    held, case = begun()

    office.on(at(1, 15))
    desk.write(held, "Lệnh tạm giam", document_no="21/LTG-CSĐT", place=HOUSE)
    desk.type(begins="17012026", until="07052026")
    desk.record()
    desk.write(held, "Nhận hồ sơ", about_="phê chuẩn lệnh tạm giam")
    desk.record()
    approved = office.issue(held, "Phê chuẩn lệnh tạm giam", blanks={"reason": "việc tạm giam là có căn cứ"})
    assert "Phê chuẩn Lệnh tạm giam số 21/LTG-CSĐT" in approved
    assert "đến hết ngày 07 tháng 5 năm 2026" in approved

    office.on(at(4, 24))
    put(
        act(
            "investigation.extended",
            UUID(case.split("/")[2]),
            date(2026, 4, 23),
            granted=TimeLimit.parse("4 months"),
            until=date(2026, 9, 12),
        )
    )
    extended = office.issue(held, "Gia hạn tạm giam")
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

    assert office.printed == ["40", "42", "145", "156"]
    given = Number.objects.order_by("sequence__symbol", "value").values_list("sequence__symbol", "value")
    assert list(given) == [("CT-VKSKV3", 1), ("QĐ-VKSKV3", 1), ("QĐ-VKSKV3", 2), ("QĐ-VKSKV3", 3)]
