"""Twelve accused: five are split off, one flees, is wanted and suspended, and comes back.

The days in the expectations are worked out here by hand from the law; none comes from the product.
"""

from __future__ import annotations

from datetime import date, datetime

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.law.offences import Offence
from eprocuracy.records.models import PlaceRow

from .beginnings import a_case
from .keyboard import Desk

PLAYING = Offence("321", 2)
RUNNERS = (
    "Vàng Seo Phử",
    "Đỗ Văn Tuyền",
    "Lục Thanh Hải",
    "Nguyễn Hữu Khánh",
    "Phạm Thị Nhàn",
    "Giàng A Lềnh",
    "Lý Mẩy",
)
PLAYERS = ("Hoàng Văn Sử", "Trần Quốc Vượng", "Bùi Đình Toán", "Tẩn Láo Tả", "Ngô Thế Anh")


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def test_two_cases_and_one_who_comes_back(desk: Desk) -> None:
    case = a_case(date(2026, 3, 2), title="Đánh bạc tại chợ", offence=PLAYING, names=[*RUNNERS, *PLAYERS])

    desk.on(at(4, 10))
    desk.write(case.address, "Tách vụ án", document_no="15/QĐ-TVA")
    desk.tick(*PLAYERS)
    desk.type(title="Đánh bạc tại chợ (tách, 5 bị can)", offences="321/2", instituted_on="02032026")
    # BLTTHS 172(1): three months for a serious offence, counted on from the institution of the case it comes from
    desk.foresees("02/06/2026", "đã tách sang vụ án khác")
    desk.record()
    desk.shows("mới khởi tố, cần thụ lý", "Ngô Thế Anh", "Vụ án 7/2026")
    players = desk.page.url

    desk.on(at(5, 4))
    desk.write(case.address, "Tạm đình chỉ đối với bị can", document_no="20/QĐ-TĐC")
    desk.tick("Lục Thanh Hải")
    desk.choose("ground", "không biết rõ bị can đang ở đâu")
    desk.type(wanted_on="30042026")
    desk.foresees("tạm đình chỉ đối với bị can")
    desk.record()
    desk.shows("tạm đình chỉ đối với bị can", "đã tách sang vụ án khác", "đang điều tra", "02/06/2026")
    assert stages(case.matter) == {"investigated": 6, "suspended": 1, "split_off": 5}

    desk.on(at(5, 20))
    desk.write(case.address, "Phục hồi đối với bị can", document_no="24/QĐ-PH", ground="Bị can ra đầu thú")
    desk.foresees("Lục Thanh Hải", "bị can, đang điều tra")
    desk.record()
    assert stages(case.matter) == {"investigated": 7, "split_off": 5}
    desk.has_no_barrier()
    desk.open(f"{case.address}ghi/accused.terminated/")
    assert "Ngô Thế Anh" not in desk.page.inner_text("main")  # what is done about him is done in the other case
    desk.open(players)
    desk.shows("Đánh bạc tại chợ (tách, 5 bị can)", "02/06/2026", *PLAYERS)


def stages(matter: object) -> dict[str, int]:
    """How many accused of a case stand where."""
    found: dict[str, int] = {}
    for stage in PlaceRow.objects.filter(matter=matter).values_list("stage", flat=True):
        found[stage] = found.get(stage, 0) + 1
    return found
