"""The accused: charge, approval, change, suspension, termination, and measures on those who are not held."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, authority_named
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..people import Role
from .acts_case import LEADERS
from .words import ChargeChange, Measure, ResumedAs, SuspensionGround, TerminationGround

EITHER = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY)
OURS = (Authority.PROCURACY,)
APPROVED = frozenset({Measure.GUARANTEE, Measure.DEPOSIT, Measure.ELECTRONIC})  # those of an agency need our approval


@act("accused.charged", Label("Khởi tố bị can", "Accused charged"))
class AccusedCharged(Act):
    """Quyết định khởi tố bị can: BLTTHS 179; mẫu 97/HS của Viện kiểm sát. The offences of each stand on the links."""

    basis = (cite("BLTTHS 2015", 179),)
    form = "97/HS"
    charges = True
    issuers = EITHER
    signers = LEADERS
    roles = (Role.ACCUSED,)

    conduct: str | None = field("Hành vi", "Conduct", lines=4)
    by_procuracy: bool | None = field("Viện kiểm sát khởi tố", "Charged by the procuracy")
    legal_entity: bool | None = field("Bị can là pháp nhân thương mại", "The accused is a commercial legal person")


@act(
    "charge.file_received",
    Label("Nhận hồ sơ đề nghị phê chuẩn khởi tố bị can", "File for approval of a charge received"),
)
class ChargeFileReceived(Act):
    """VKS nhận hồ sơ đề nghị phê chuẩn: BLTTHS 179(3). The three days run from here."""

    basis = (cite("BLTTHS 2015", 179, 3),)
    issuers = OURS
    roles = (Role.ACCUSED,)

    supplement: bool | None = field(
        "Là chứng cứ bổ sung theo yêu cầu của Viện kiểm sát", "It is the further evidence that was asked for"
    )


@act("charge.approved", Label("Phê chuẩn quyết định khởi tố bị can", "Charge approved"))
class ChargeApproved(Act):
    """Phê chuẩn quyết định khởi tố bị can: BLTTHS 179(3); mẫu 90/HS."""

    basis = (cite("BLTTHS 2015", 179, 3),)
    form = "90/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "demands"

    demands: str | None = field("Yêu cầu kèm theo", "Demands that go with it", lines=3)


@act("charge.refused", Label("Không phê chuẩn quyết định khởi tố bị can", "Charge not approved"))
class ChargeRefused(Act):
    """Hủy bỏ quyết định khởi tố bị can trình phê chuẩn: BLTTHS 179(3); mẫu 102/HS."""

    basis = (cite("BLTTHS 2015", 179, 3),)
    form = "102/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "ground"

    ground: str = field("Lý do", "Reason", lines=3, needed=True)


@act("charge.cancelled", Label("Hủy quyết định khởi tố bị can", "Charge annulled"))
class ChargeCancelled(Act):
    """Hủy bỏ quyết định khởi tố bị can: BLTTHS 165, 179; mẫu 102/HS."""

    basis = (cite("BLTTHS 2015", 165), cite("BLTTHS 2015", 179))
    form = "102/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "ground"

    ground: str = field("Lý do", "Reason", lines=3, needed=True)


@act("accused.changed", Label("Thay đổi, bổ sung quyết định khởi tố bị can", "Charge changed or added to"))
class AccusedChanged(Act):
    """Thay đổi, bổ sung quyết định khởi tố bị can: BLTTHS 180; mẫu 99/HS, 101/HS. The offences stand on the links."""

    basis = (cite("BLTTHS 2015", 180),)
    form = "99/HS"
    charges = True
    issuers = EITHER
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "manner"

    manner: ChargeChange = field("Thay đổi hay bổ sung", "Changed or added", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=3)


@act("accused.suspended", Label("Tạm đình chỉ đối với bị can", "Suspended for an accused"))
class AccusedSuspended(Act):
    """Tạm đình chỉ điều tra, tạm đình chỉ vụ án đối với bị can: BLTTHS 229, 247; mẫu 148/HS."""

    basis = (cite("BLTTHS 2015", 229), cite("BLTTHS 2015", 247))
    form = "148/HS"
    issuers = EITHER
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "ground"

    ground: SuspensionGround | None = field("Căn cứ", "Ground", needed=True)
    wanted_on: date | None = field("Ngày ra quyết định truy nã", "Day of the wanted decision")
    remedy: str | None = field("Biện pháp khắc phục lý do tạm đình chỉ", "What is done to end the ground", lines=2)


@act("accused.resumed", Label("Phục hồi đối với bị can", "Resumed for an accused"))
class AccusedResumed(Act):
    """Phục hồi điều tra, phục hồi vụ án đối với bị can: BLTTHS 235, 249; mẫu 117/HS, 155/HS."""

    basis = (cite("BLTTHS 2015", 235), cite("BLTTHS 2015", 249))
    form = "117/HS"
    issuers = EITHER
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "ground"

    phase: ResumedAs | None = field("Phục hồi", "What goes on")
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("accused.terminated", Label("Đình chỉ đối với bị can", "Terminated for an accused"))
class AccusedTerminated(Act):
    """Đình chỉ điều tra, đình chỉ vụ án đối với bị can: BLTTHS 230, 248; mẫu 152/HS."""

    basis = (cite("BLTTHS 2015", 230), cite("BLTTHS 2015", 248))
    form = "152/HS"
    issuers = EITHER
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "ground"

    ground: TerminationGround | None = field("Căn cứ", "Ground", needed=True)


@act("measure.imposed", Label("Áp dụng biện pháp ngăn chặn (tại ngoại)", "Measure imposed on an accused at large"))
class MeasureImposed(Act):
    """Bảo lĩnh, đặt tiền, cấm đi khỏi nơi cư trú, tạm hoãn xuất cảnh: BLTTHS 121-124; mẫu 47, 51, 53, 56/HS."""

    basis = (cite("BLTTHS 2015", "121-124"),)
    form = "53/HS"
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY, Authority.COURT)
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "measure"

    measure: Measure | None = field("Biện pháp", "Measure", needed=True)
    until: When | None = field("Đến ngày", "Until")
    duty: str | None = field("Nghĩa vụ, nơi quản lý", "Duties and who watches over them", lines=2)

    @property
    def dated(self) -> bool:
        """Whether the paper names its last day."""
        return self.until is not None and self.until.known_day is not None

    @property
    def by_approval(self) -> bool:
        """Whether it stands on an approval of the procuracy: not what a procuracy or a court imposed, nor a ban that needs none."""
        ours = authority_named(self.issued_by or "") in (Authority.PROCURACY, Authority.COURT)
        return not ours and self.measure in APPROVED


@act("measure.cancelled", Label("Hủy biện pháp ngăn chặn (tại ngoại)", "Measure on an accused at large cancelled"))
class MeasureCancelled(Act):
    """Hủy bỏ, thay thế biện pháp ngăn chặn: BLTTHS 125; mẫu 48, 52, 55, 57/HS."""

    basis = (cite("BLTTHS 2015", 125),)
    form = "55/HS"
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY, Authority.COURT)
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "ground"

    measure: Measure | None = field("Biện pháp bị hủy (để trống: mọi biện pháp)", "Which measure (empty: all of them)")
    ground: str | None = field("Lý do", "Reason", lines=2)
