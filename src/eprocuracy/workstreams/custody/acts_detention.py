"""Detention and what takes its place (BLTTHS 113, 119, 125, 173, 241, 278)."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit

from ..acts import Act, Rank, act, field
from ..criminal_cases.words import Measure
from ..people import Role
from .acts_custody import AGENCY, LEADERS, OURS
from .words import SpecialExtension

ANY = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY, Authority.COURT)


@act("detention.ordered", Label("Lệnh tạm giam", "Detention ordered"))
class DetentionOrdered(Act):
    """Lệnh tạm giam, lệnh bắt bị can để tạm giam: BLTTHS 113, 119, 173; mẫu 39/HS, 58/HS. It may be older than the arrest."""

    may_precede = True
    basis = (cite("BLTTHS 2015", 119), cite("BLTTHS 2015", 173, 1))
    form = "58/HS"
    issuers = (*AGENCY, Authority.PROCURACY)
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "until"

    begins: date | None = field("Tạm giam từ ngày", "Detained from", needed=True)
    until: date | None = field("Đến hết ngày", "Until the end of", needed=True)
    length: TimeLimit | None = field("Thời hạn ghi trong lệnh", "Length written in the order")
    place: str | None = field("Nơi tạm giam", "Place of detention")


@act("detention.approved", Label("Phê chuẩn lệnh tạm giam", "Detention approved"))
class DetentionApproved(Act):
    """Phê chuẩn lệnh tạm giam, lệnh bắt bị can để tạm giam: BLTTHS 113, 119(5); mẫu 37/HS, 40/HS."""

    may_precede = True
    basis = (cite("BLTTHS 2015", 119, 5),)
    form = "40/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.HELD,)


@act("detention.refused", Label("Không phê chuẩn lệnh tạm giam", "Detention refused"))
class DetentionRefused(Act):
    """Không phê chuẩn lệnh tạm giam: BLTTHS 119(5); mẫu 38/HS, 41/HS."""

    may_precede = True
    basis = (cite("BLTTHS 2015", 119, 5),)
    form = "41/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("detention.extended", Label("Gia hạn tạm giam", "Detention extended"))
class DetentionExtended(Act):
    """Gia hạn thời hạn tạm giam để điều tra: BLTTHS 173(2)-(6); mẫu 42/HS. It begins the day after the previous last day."""

    basis = (cite("BLTTHS 2015", 173, 2),)
    form = "42/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "until"

    ordinal: int | None = field("Lần gia hạn", "Extension number", needed=True)
    special: SpecialExtension | None = field("Gia hạn đặc biệt", "Special extension")
    length: TimeLimit | None = field(
        "Thời hạn gia hạn",
        "Time granted",
        hint=Label(
            "Điền sẵn mức dài nhất mà luật và thời hạn điều tra cho phép, nếu còn",
            "What the law and the investigation limit allow at most is put there, if anything is left",
        ),
    )
    until: date | None = field("Đến hết ngày", "Until the end of", needed=True)

    @property
    def counted_as(self) -> int | str | None:
        """The ordinal as the law knows it: a number, or the name of a special extension."""
        return self.special.value if self.special else self.ordinal


@act("detention.for_prosecution", Label("Tạm giam để truy tố", "Detention for prosecution"))
class DetentionForProsecution(Act):
    """Lệnh tạm giam, gia hạn tạm giam ở giai đoạn truy tố: BLTTHS 241; TTLT 04/2018 Điều 18; mẫu 58/HS, 59/HS."""

    basis = (cite("BLTTHS 2015", 241), cite("TTLT 04/2018", 18))
    form = "59/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "until"

    begins: date | None = field("Từ ngày", "From")
    until: date | None = field("Đến hết ngày", "Until the end of", needed=True)
    length: TimeLimit | None = field("Thời hạn", "Length")

    @property
    def first_day(self) -> date | None:
        """The first day under this order: as written, or the day it takes effect."""
        return self.begins or self.effective_on or self.on


@act("detention.by_court", Label("Tạm giam theo lệnh của Tòa án", "Detention by order of a court"))
class DetentionByCourt(Act):
    """Tạm giam để chuẩn bị xét xử, sau khi tuyên án: BLTTHS 278, 329."""

    basis = (cite("BLTTHS 2015", 278), cite("BLTTHS 2015", 329))
    issuers = (Authority.COURT,)
    roles = (Role.HELD,)
    summary = "until"

    begins: date | None = field("Từ ngày", "From", needed=True)
    until: date | None = field("Đến hết ngày", "Until the end of", needed=True)
    length: TimeLimit | None = field("Thời hạn", "Length")


@act("custody.measure_replaced", Label("Thay thế biện pháp tạm giữ, tạm giam", "Custody or detention replaced"))
class MeasureReplaced(Act):
    """Thay thế biện pháp tạm giam bằng biện pháp khác: BLTTHS 125; mẫu 44/HS. The person leaves."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 125),)
    form = "44/HS"
    issuers = ANY
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "measure"

    measure: Measure | None = field("Biện pháp thay thế", "Measure in its place", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("custody.measure_cancelled", Label("Hủy biện pháp tạm giam", "Detention cancelled"))
class MeasureCancelled(Act):
    """Hủy bỏ biện pháp tạm giam: BLTTHS 125; mẫu 43/HS. The person leaves."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 125),)
    form = "43/HS"
    issuers = ANY
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)
