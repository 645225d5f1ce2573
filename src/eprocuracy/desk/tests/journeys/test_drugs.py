"""A drug case from the emergency hold to the appeal, each deed on its own day and every date foreseen as it is typed.

The days in the expectations are worked out here by hand from the law; none comes from the product.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import pytest

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.records.models import FindingRow

from ..world import act, put
from .keyboard import Desk

pytestmark = pytest.mark.long

AGENCY = "Cơ quan CSĐT Công an tỉnh Quảng Ninh"


def at(day: int, month: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def test_from_the_hold_to_the_appeal(mouse: Desk) -> None:
    desk = mouse
    held = _held(desk)
    _custody_extended_twice(desk, held)
    case = _case(desk, held)
    _detained(desk, held, case)
    _extended(desk, held, case)
    _returned_and_indicted(desk, held, case)
    _judged_and_appealed(desk, case)


def _held(desk: Desk) -> str:
    """Held on Thursday 8 January 2026 at 22:10; custody from 23:30."""
    desk.on(at(8, 1, 22, 50))
    desk.open("/ghi/custody.held/")
    desk.fill(
        occurred_1="2210",
        people_held="Chíu Văn Lợi, sinh 02/11/1988, CCCD 022088146027, xã Ba Chẽ",
        manner_="giữ người trong trường hợp khẩn cấp",
        offences="251/2",
        agency=AGENCY,
    )
    # BLTTHS 110(4): twelve hours from 22:10
    desk.foresees("10:10 09/01/2026", "Điều 110 khoản 4")
    desk.has_no_barrier()
    desk.record()
    matter = desk.page.url
    desk.shows("còn 11 giờ", "tội phạm rất nghiêm trọng")  # BLHS 251(2): seven to fifteen years

    desk.on(at(9, 1, 1, 20))
    desk.write(matter, "Nhận hồ sơ", occurred_1="0110", about_="phê chuẩn lệnh bắt người bị giữ")
    # BLTTHS 110(6): twelve hours from the receipt
    desk.foresees("13:10 09/01/2026", "Điều 110 khoản 6")
    desk.record()

    desk.write(matter, "Quyết định tạm giữ", occurred_0="08012026", occurred_1="2330", document_no="14/QĐ-TG")
    desk.type(begins_0="08012026", begins_1="2330", ends_0="11012026", ends_1="2330")
    # BLTTHS 117(4): sent within twelve hours; 118(1): three days by the minute; TTLT 04/2018, 16: the file a day before
    desk.foresees("11:30 09/01/2026", "23:30 11/01/2026", "23:30 10/01/2026")
    desk.record()

    desk.on(at(9, 1, 7, 40))
    desk.write(matter, "Nhận hồ sơ", occurred_1="0730", about_="quyết định tạm giữ")
    desk.foresees("11:30 09/01/2026 (đúng hạn)")
    desk.record()
    desk.write(matter, "Phê chuẩn lệnh bắt", occurred_1="0735", document_no="3/QĐ-VKS")
    desk.foresees("13:10 09/01/2026 (đúng hạn)")
    desk.record()
    return matter


def _custody_extended_twice(desk: Desk, held: str) -> None:
    """BLTTHS 118(2): three days and again three, each approved within twelve hours of its file."""
    for day, until, decide in ((10, 14, "03:30 11/01/2026"), (13, 17, "03:30 14/01/2026")):
        desk.on(at(day, 1, 16, 40))
        desk.write(held, "Gia hạn tạm giữ", occurred_1="1400", document_no=f"{day}/QĐ-GHTG")
        desk.type(until_0=f"{until}012026", until_1="2330")
        desk.foresees(f"23:30 {until}/01/2026", "Điều 118")
        desk.record()
        desk.write(held, "Nhận hồ sơ", occurred_1="1530", about_="phê chuẩn gia hạn tạm giữ")
        desk.foresees(decide)
        desk.record()
        desk.go("Quyết định việc phê chuẩn")  # what comes next stands in the confirmation
        desk.go("Phê chuẩn gia hạn tạm giữ")
        desk.fill(occurred_1="1630", document_no=f"{day}/QĐ-VKS")
        desk.foresees(f"{decide} (đúng hạn)")
        desk.record()


def _case(desk: Desk, held: str) -> str:
    """Instituted on Monday 12 January out of the hold; charged on the 15th, approved on the 16th."""
    desk.on(at(12, 1, 16))
    desk.write(held, "Khởi tố vụ án", document_no="7/QĐ-CSĐT", title="Chíu Văn Lợi mua bán trái phép chất ma túy")
    # BLTTHS 172(1): four months for a very serious offence; 172(2): ten days before it an extension is asked for
    desk.foresees("12/05/2026", "02/05/2026")
    desk.record()
    case = desk.page.url
    desk.shows("Người bị giữ 1/2026")
    desk.go("Thụ lý vụ án")
    desk.fill(procurator_="Hoàng Thị Mai")
    desk.record()

    desk.on(at(15, 1, 11, 10))
    desk.write(case, "Khởi tố bị can", occurred_1="0900", document_no="12/QĐ-CSĐT")
    desk.reach("Chíu Văn Lợi")
    desk.page.keyboard.press("Space")
    # BLTTHS 179(3): sent within 24 hours
    desk.foresees("Chíu Văn Lợi", "09:00 16/01/2026")
    desk.record()
    desk.shows("Điều 251 khoản 2")
    desk.go("Nhận hồ sơ đề nghị phê chuẩn")
    desk.fill(occurred_1="1100")
    # BLTTHS 179(3): three days are the 18th, a Sunday; 134: the next working day
    desk.foresees("09:00 16/01/2026 (đúng hạn)", "19/01/2026")
    desk.record()
    return case


def _detained(desk: Desk, held: str, case: str) -> None:
    """Four months are 120 days (BLTTHS 134), less nine days of custody: 111, from the last day of custody.

    TTLT 04/2018, 17: 17 January and 110 days more are 7 May, both ends counted; in words three months and 21 days.
    """
    desk.on(at(15, 1, 14))
    desk.write(held, "Lệnh tạm giam", occurred_1="0930", document_no="21/LTG")
    assert desk.page.locator("#id_begins").input_value() == "17/01/2026"
    desk.foresees("07/05/2026", "27/04/2026")
    desk.type(until="07052026", length="03 tháng 21 ngày")
    desk.foresees("07/05/2026")
    desk.record()
    desk.open(case)
    desk.shows("tạm giam để điều tra đến hết 07/05/2026")

    desk.on(at(16, 1))
    desk.write(case, "Phê chuẩn quyết định khởi tố bị can", document_no="20/QĐ-VKS")
    desk.foresees("19/01/2026 (đúng hạn)")
    desk.record()
    desk.write(held, "Phê chuẩn lệnh tạm giam", document_no="21/QĐ-VKS")
    desk.record()


def _extended(desk: Desk, held: str, case: str) -> None:
    """One extension of each, asked for and granted in time."""
    desk.on(at(22, 4))
    desk.write(case, "Đề nghị gia hạn điều tra")
    desk.record()
    desk.on(at(24, 4))
    desk.write(case, "Gia hạn điều tra", document_no="31/QĐ-VKS", granted="4 tháng")
    # BLTTHS 172(2): four months more are 12 September, a Saturday; 134: Monday the 14th
    desk.foresees("14/09/2026")
    desk.record()
    desk.write(held, "Gia hạn tạm giam", document_no="32/QĐ-VKS", length="3 tháng", until="05082026")
    # BLTTHS 173(2): three months are 90 days from 8 May: 24 of May, 30 of June, 31 of July and five more
    desk.foresees("05/08/2026", "26/07/2026")
    desk.record()
    desk.open(case)
    desk.shows("tạm giam để điều tra đến hết 05/08/2026", "hết 14/09/2026")


def _returned_and_indicted(desk: Desk, held: str, case: str) -> None:
    desk.on(at(14, 7, 16))
    desk.write(case, "Kết luận điều tra", document_no="31/KLĐT")
    # BLTTHS 232(4): the file in two days
    desk.foresees("16/07/2026")
    desk.record()
    desk.on(at(16, 7))
    desk.write(case, "Nhận hồ sơ")
    # BLTTHS 240(1): thirty days are 15 August, a Saturday; 134: Monday the 17th
    desk.foresees("17/08/2026")
    desk.record()
    desk.has_no_barrier()

    desk.on(at(30, 7))
    desk.write(case, "Trả hồ sơ để điều tra bổ sung", document_no="60/QĐ-VKS", ground_="thiếu chứng cứ")
    desk.type(issues="Giám định hàm lượng chất ma túy thu giữ", agency_received_0="31072026", agency_received_1="0900")
    # BLTTHS 174(2): two months from the receipt on 31 July; September has no 31st, so its last day (134)
    desk.foresees("17/08/2026 (đúng hạn)", "30/09/2026")
    desk.record()
    desk.on(at(31, 7))
    desk.write(held, "Lệnh tạm giam", document_no="77/LTG")
    assert desk.page.locator("#id_begins").input_value() == "06/08/2026"  # the day after the last one ordered
    desk.type(until="30092026", length="56 ngày")
    desk.foresees("30/09/2026")
    desk.record()
    desk.write(held, "Phê chuẩn lệnh tạm giam", document_no="62/QĐ-VKS")
    desk.record()

    desk.on(at(18, 9))
    desk.write(case, "Kết luận điều tra", document_no="44/KLĐTBS")
    # BLTTHS 232(4): two days are the 20th, a Sunday; 134: Monday
    desk.foresees("30/09/2026 (đúng hạn)", "21/09/2026")
    desk.record()
    desk.on(at(21, 9))
    desk.write(case, "Nhận hồ sơ vụ án")
    # BLTTHS 240(1): thirty days, a Wednesday
    desk.foresees("21/10/2026")
    desk.record()
    desk.on(at(24, 9))
    desk.write(held, "Tạm giam để truy tố", document_no="80/LTG")
    assert desk.page.locator("#id_begins").input_value() == "01/10/2026"
    desk.type(until="21102026")
    # BLTTHS 241: no longer than the time for the decision; 244(2): the court is told seven days before
    desk.foresees("21/10/2026", "14/10/2026")
    desk.record()

    desk.on(at(6, 10))
    desk.open(case)
    desk.shows("tạm giam để truy tố đến hết 21/10/2026", "còn 15 ngày")
    desk.write(case, "Truy tố bằng cáo trạng", document_no="71/CT-VKS", court="Tòa án nhân dân khu vực 3 - Quảng Ninh")
    # BLTTHS 244(1): the file and the indictment in three days
    desk.foresees("21/10/2026 (đúng hạn)", "09/10/2026")
    desk.record()
    desk.shows("đã truy tố, chờ xét xử")
    assert not FindingRow.objects.exists()  # nothing in it was late, too long or without an order
    desk.has_no_barrier()


def _judged_and_appealed(desk: Desk, case: str) -> None:
    """Docketed on 9 October; heard on 26 November, and the defendant appeals."""
    matter = UUID(case.rstrip("/").rpartition("/")[2])
    court = "Tòa án nhân dân khu vực 3 - Quảng Ninh"
    put(
        act("file.sent_to_court", matter, date(2026, 10, 8), court=court),
        act("court.docketed", matter, date(2026, 10, 9), court=court, number="40/2026/TLST-HS"),
    )
    desk.on(at(16, 11))
    desk.write(case, "Quyết định đưa vụ án ra xét xử", hearing_0="26112026", hearing_1="0800")
    # BLTTHS 277(1): two months for a very serious offence; 277(3): fifteen days for the hearing
    desk.foresees("09/12/2026 (đúng hạn)", "01/12/2026")
    desk.record()
    desk.on(at(26, 11, 17))
    desk.go("Xét xử sơ thẩm")
    desk.fill(occurred_1="1630", document_no="90/2026/HS-ST")
    desk.choose("verdicts-0-result", "tù có thời hạn")
    desk.type(**{"verdicts-0-penalty": "08 năm tù", "verdicts-0-months": "96"})
    # BLTTHS 337(1): fifteen days are 11 December; thirty are 26 December, a Saturday, so Monday
    desk.foresees("01/12/2026 (đúng hạn)", "11/12/2026", "28/12/2026")
    desk.record()
    desk.on(at(4, 12))
    desk.write(case, "Kháng cáo, kháng nghị phúc thẩm")
    desk.choose("by", "bị cáo kháng cáo")
    desk.foresees("có kháng cáo, kháng nghị, chờ xét xử phúc thẩm", "11/12/2026 (đúng hạn)")
    desk.record()
    desk.shows("có kháng cáo, kháng nghị, chờ xét xử phúc thẩm")
