"""A theft of little weight, the accused at large, from the report to the suspended sentence in force.

The days in the expectations are worked out here by hand from the law; none comes from the product.
"""

from __future__ import annotations

from datetime import date, datetime

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.offences import Offence
from eprocuracy.records.models import FindingRow

from .beginnings import a_case, a_docketed_report, brought_to_court
from .keyboard import Desk

THEFT = Offence("173", 1)


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def test_a_report_becomes_a_case_in_its_twenty_days(desk: Desk) -> None:
    desk.on(at(3, 2))
    desk.open("/ghi/report.received/")
    desk.fill(people_suspect="Lục Văn Toàn, sinh 1990", source_kind_="Tố giác", description="Mất một xe máy tại chợ")
    desk.type(offences="173/1")
    # BLTTHS 147(1): twenty days are 22 March, a Sunday; 134: the next working day
    desk.foresees("23/03/2026")
    desk.record()

    report = a_docketed_report(date(2026, 3, 2), title="Mất hai con trâu", offence=THEFT, suspect="Lục Văn Toàn")
    desk.on(at(3, 20))
    desk.write(f"/vu-viec/{report}/", "Khởi tố vụ án hình sự", document_no="12/QĐ-CSĐT")
    desk.foresees("23/03/2026 (đúng hạn)")
    desk.record()
    desk.go("Khởi tố vụ án")
    desk.fill(document_no="12/QĐ-CSĐT", title="Lục Văn Toàn trộm cắp tài sản")
    # BLTTHS 172(1): two months for a less serious offence; 172(2): ten days before it an extension is asked for
    desk.foresees("20/05/2026", "10/05/2026")
    desk.record()
    desk.shows("mới khởi tố, cần thụ lý", "Nguồn tin 41/2026")


def test_the_accused_stays_at_large_until_the_suspended_sentence(desk: Desk) -> None:
    case = a_case(date(2026, 3, 20), title="Trộm cắp tài sản", offence=THEFT, names=["Lục Văn Toàn"])
    desk.on(at(3, 27))
    desk.write(case.address, "Áp dụng biện pháp ngăn chặn (tại ngoại)", document_no="5/LC")
    desk.choose("measure", "cấm đi khỏi nơi cư trú")
    desk.type(until_0="20052026")
    desk.record()
    desk.shows("cấm đi khỏi nơi cư trú", "20/05/2026", "bị can, đang điều tra")

    brought_to_court(case, date(2026, 5, 8), When.parse("2026-06-02T07:30"))
    desk.on(at(6, 2, 11))
    desk.write(case.address, "Xét xử sơ thẩm", occurred_1="1030", document_no="30/2026/HS-ST")
    desk.choose("verdicts-0-result", "tù nhưng cho hưởng án treo")
    desk.type(**{"verdicts-0-penalty": "09 tháng tù, án treo", "verdicts-0-months": "9"})
    # BLTTHS 337(1): fifteen days for the office that prosecuted, thirty for the one above it
    desk.foresees("17/06/2026", "02/07/2026")
    desk.record()
    desk.on(at(6, 9))
    desk.go("Kiểm sát bản án")
    desk.fill(received="05062026")
    desk.pick("protests", "Không")
    desk.record()
    desk.shows("đã kiểm sát bản án, chờ hết hạn kháng cáo, kháng nghị")

    desk.on(at(7, 3))
    desk.write(case.address, "Bản án có hiệu lực pháp luật")
    # BLTTHS 364(1): seven days for the decision on enforcement
    desk.foresees("bản án có hiệu lực", "10/07/2026")
    desk.record()
    desk.shows("bản án có hiệu lực pháp luật", "10/07/2026")
    assert not FindingRow.objects.filter(matter=case.matter).exists()
    desk.has_no_barrier()
