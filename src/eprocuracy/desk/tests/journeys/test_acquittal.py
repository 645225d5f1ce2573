"""One of three defendants is acquitted: what runs from the minute of the pronouncement, and the protest in time.

The days in the expectations are worked out here by hand from the law; none comes from the product.
"""

from __future__ import annotations

from datetime import date, datetime

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.offences import Offence

from .beginnings import a_case, brought_to_court
from .keyboard import Desk

NAMES = ("Chu Đức Mạnh", "Tô Văn Hiệp", "Ngô Thị Lành")


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def test_from_the_judgment_to_the_protest(desk: Desk) -> None:
    case = a_case(date(2026, 3, 2), title="Cố ý gây thương tích tại chợ", offence=Offence("134", 2), names=NAMES)
    brought_to_court(case, date(2026, 5, 20), When.parse("2026-06-12T07:30"))

    desk.on(at(6, 12, 16))
    desk.write(case.address, "Xét xử sơ thẩm", occurred_1="1540", document_no="30/2026/HS-ST")
    desk.choose("verdicts-0-result", "tù có thời hạn")
    desk.type(**{"verdicts-0-penalty": "03 năm tù", "verdicts-0-months": "36"})
    desk.choose("verdicts-1-result", "tù có thời hạn")
    desk.type(**{"verdicts-1-penalty": "02 năm 06 tháng tù", "verdicts-1-months": "30"})
    desk.choose("verdicts-2-result", "không phạm tội")
    # BLTTHS 337(1): fifteen days are 27 June, a Saturday, so Monday; thirty are 12 July, a Sunday, so Monday
    desk.foresees("15:40 13/06/2026", "29/06/2026", "13/07/2026")
    desk.has_no_barrier()
    desk.record()
    desk.shows("đã xét xử sơ thẩm, cần kiểm sát bản án", "Báo cáo nhanh việc Tòa án tuyên không phạm tội", "còn 23 giờ")
    desk.go("Báo cáo Viện kiểm sát cấp trên")
    desk.fill(occurred_1="1910")
    desk.foresees("15:40 13/06/2026 (đúng hạn)")
    desk.record()

    desk.on(at(6, 17))
    desk.write(case.address, "Kiểm sát bản án", received="16062026")
    desk.pick("protests", "Có")
    desk.record()
    desk.shows("đã kiểm sát bản án, chờ hết hạn kháng cáo, kháng nghị", "29/06/2026")

    desk.on(at(6, 26))
    desk.write(case.address, "Kháng cáo, kháng nghị phúc thẩm", document_no="5/QĐ-KNPT")
    desk.choose("by", "Viện kiểm sát cùng cấp kháng nghị")
    desk.foresees("29/06/2026 (đúng hạn)", "có kháng cáo, kháng nghị, chờ xét xử phúc thẩm")
    desk.record()
    desk.shows("có kháng cáo, kháng nghị, chờ xét xử phúc thẩm")
    desk.go("Diễn biến")
    desk.go("Xét xử sơ thẩm")
    desk.shows("Chu Đức Mạnh, tù có thời hạn, 03 năm tù, 36 tháng", "Ngô Thị Lành, không phạm tội")
