"""An anonymous letter with facts, a signed one a week later about the same: two receipts, one matter; on a telephone.

The days in the expectations are worked out here by hand from the law; none comes from the product.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from eprocuracy.kernel.moments import VIETNAM

from ..world import UNIT, act, put
from .beginnings import AGENCY
from .conftest import SitsDown
from .keyboard import Desk

STORY = "Cán bộ địa chính lập khống hồ sơ đền bù 3 thửa đất"


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def test_two_letters_become_one_matter(sits_down: SitsDown) -> None:
    desk = sits_down(width=390, height=844)
    desk.on(at(3, 2, 14, 30))
    first = _lodged(desk, "Tin báo", f"Đơn không ghi tên: {STORY}")
    # BLTTHS 146(4), TTLT 01/2017, 8: passed on to the agency in 24 hours
    desk.shows("14:10 03/03/2026")
    desk.on(at(3, 2, 16, 40))
    desk.go("Chuyển nguồn tin cho Cơ quan điều tra")
    desk.fill(occurred_1="1620")
    desk.foresees("14:10 03/03/2026 (đúng hạn)")
    desk.record()
    _at_the_agency(first, date(2026, 3, 3), number=41)

    desk.on(at(3, 9, 14, 30))
    second = _lodged(desk, "Tố giác", f"Bà Hà Thị Diệp: {STORY}", people_informant="Hà Thị Diệp, sinh 1958")
    _at_the_agency(second, date(2026, 3, 10), number=42)
    desk.on(at(3, 12))
    desk.write(f"/vu-viec/{first}/", "Nhập nguồn tin", under="Xác minh, giám định", document_no="3/QĐ-NNT")
    desk.type(matter_joined="42/2026", ground="Cùng nội dung, cùng người bị tố giác")
    desk.foresees("Đã nhập vào nguồn tin khác")
    desk.record()
    # BLTTHS 147(1): twenty days from the first receipt on 3 March
    desk.shows("23/03/2026", "Nguồn tin 42/2026", "Đã nhập vào nguồn tin khác")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 390
    desk.has_no_barrier()
    desk.go("Nguồn tin 42/2026")
    desk.shows("Hà Thị Diệp", "Viện kiểm sát tiếp nhận nguồn tin")


def _lodged(desk: Desk, kind: str, story: str, **more: str) -> UUID:
    """A letter as it is entered at the office that got it, at 14:10."""
    desk.open("/ghi/report.lodged/")
    desk.fill(
        occurred_1="1410",
        **more,
        people_suspect="Lương Văn Sáu, sinh 1974",
        source_kind_=kind,
        channel_="Bưu chính",
        description=story,
        offences="356/1",
    )
    desk.record()
    return UUID(desk.page.url.partition("#")[0].partition("?")[0].rstrip("/").rpartition("/")[2])


def _at_the_agency(matter: UUID, received: date, *, number: int) -> None:
    put(
        act("report.received", matter, received, unit=UNIT, agency=AGENCY, description=STORY),
        act("report.accepted", matter, received, unit=UNIT, number=number, year=2026, notified_on=received),
        act("report.assigned", matter, received, procurator="mai"),
    )
