"""A report that waits five months for a valuation, is resumed and becomes a case: in English.

The days in the expectations are worked out here by hand from the law; none comes from the product.
"""

from __future__ import annotations

from datetime import date, datetime

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.law.offences import Offence

from .beginnings import a_docketed_report
from .conftest import SitsDown


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def test_suspended_for_a_valuation_resumed_and_instituted(sits_down: SitsDown) -> None:
    desk = sits_down(english=True)
    matter = a_docketed_report(
        date(2026, 3, 2), title="Phá 1,2 héc-ta keo", offence=Offence("178", 1), suspect="Vi Văn Chuẩn"
    )
    report = f"/vu-viec/{matter}/"

    desk.on(at(3, 23, 15))  # the last of the twenty days: the 22nd is a Sunday
    desk.write(report, "Report suspended", occurred_1="1400", document_no="8/QĐ-TĐC")
    desk.pick("ground", "Expert opinion")
    desk.type(remedy="Đôn đốc Hội đồng định giá tài sản")
    # BLTTHS 148(2): sent to the procuracy within 24 hours
    desk.foresees("14:00 24/03/2026")
    desk.record()
    desk.go("Decision received by the procuracy")
    desk.record()
    desk.go("Decision agreed with")
    desk.fill(opinion="Có căn cứ tạm đình chỉ")
    desk.record()
    desk.shows("Suspended until its ground ends", "Vi Văn Chuẩn")

    desk.on(at(8, 20))
    desk.open("/tam-dinh-chi/")
    desk.shows("41/2026")
    desk.write(report, "Report resumed", document_no="9/QĐ-PH", ground="Đã có kết luận định giá")
    # BLTTHS 149(1): one month is 20 September, a Sunday; 134: the next working day
    desk.foresees("21/09/2026")
    desk.record()
    desk.shows("21/09/2026")

    desk.on(at(9, 10))
    desk.write(report, "Case instituted", document_no="12/QĐ-CSĐT")
    desk.foresees("21/09/2026 (met)")
    desk.record()
    desk.go("Case instituted")
    desk.fill(document_no="12/QĐ-CSĐT", title="Vi Văn Chuẩn hủy hoại tài sản")
    # BLTTHS 172(1): two months for a less serious offence
    desk.foresees("10/11/2026")
    desk.has_no_barrier()
    desk.record()
    desk.shows("instituted, needs docketing", "41/2026")
