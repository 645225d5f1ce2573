"""Charges beyond the first decision: demands of the procuracy, approval of changes, annulments."""

from __future__ import annotations

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..people import Role
from .acts_accused import OURS
from .acts_case import LEADERS
from .words import ChargeChange

BLTTHS = "BLTTHS 2015"
ACCUSED = (Role.ACCUSED,)


@act("charge.requested", Label("Yêu cầu khởi tố bị can", "Charge asked for"))
class ChargeRequested(Act):
    """Yêu cầu Cơ quan điều tra khởi tố bị can: BLTTHS 165, 179(4); mẫu 96/HS. The person named is not charged yet."""

    basis = (cite(BLTTHS, 165), cite(BLTTHS, 179, 4))
    form = "96/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.SUSPECT,)
    called = {Role.SUSPECT: Label("người bị yêu cầu khởi tố", "person to be charged")}
    summary = "conduct"

    conduct: str | None = field("Hành vi, tội danh", "Conduct and offence", lines=4, needed=True)
    received: When | None = field("Cơ quan điều tra nhận lúc", "Received by the agency")


@act(
    "charge_change.requested",
    Label("Yêu cầu thay đổi, bổ sung quyết định khởi tố bị can", "Change of a charge asked for"),
)
class ChargeChangeRequested(Act):
    """Yêu cầu thay đổi, bổ sung quyết định khởi tố bị can: BLTTHS 165, 180(2); mẫu 98/HS, 100/HS. The offences stand on the links."""

    basis = (cite(BLTTHS, 165), cite(BLTTHS, 180, 2))
    form = "98/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    manner: ChargeChange | None = field("Thay đổi hay bổ sung", "Changed or added", needed=True)
    asked_for: str | None = field("Tội danh yêu cầu", "Offence asked for", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=3)


@act(
    "charge_change.file_received",
    Label("Nhận hồ sơ đề nghị phê chuẩn thay đổi, bổ sung khởi tố bị can", "File on a changed charge received"),
)
class ChargeChangeFileReceived(Act):
    """VKS nhận quyết định thay đổi, bổ sung khởi tố bị can và tài liệu: BLTTHS 180(3). The three days run from here."""

    basis = (cite(BLTTHS, 180, 3),)
    issuers = OURS
    roles = ACCUSED

    supplement: bool | None = field(
        "Là chứng cứ bổ sung theo yêu cầu của Viện kiểm sát", "It is the further evidence that was asked for"
    )


@act(
    "charge_change.approved", Label("Phê chuẩn thay đổi, bổ sung quyết định khởi tố bị can", "Changed charge approved")
)
class ChargeChangeApproved(Act):
    """Phê chuẩn quyết định thay đổi, bổ sung quyết định khởi tố bị can: BLTTHS 180(3); mẫu 91/HS, 92/HS."""

    basis = (cite(BLTTHS, 180, 3),)
    form = "91/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "demands"

    manner: ChargeChange | None = field("Thay đổi hay bổ sung", "Changed or added")
    demands: str | None = field("Yêu cầu kèm theo", "Demands that go with it", lines=3)


@act("charge_change.cancelled", Label("Hủy quyết định thay đổi, bổ sung khởi tố bị can", "Changed charge annulled"))
class ChargeChangeCancelled(Act):
    """Hủy bỏ quyết định thay đổi, bổ sung khởi tố bị can: BLTTHS 165, 180(3); mẫu 93/HS, 94/HS. The charge goes back to what it was."""

    basis = (cite(BLTTHS, 165), cite(BLTTHS, 180, 3))
    form = "93/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    manner: ChargeChange | None = field(
        "Quyết định bị hủy là thay đổi hay bổ sung", "The one annulled had changed or added"
    )
    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act("charge.annulment_cancelled", Label("Hủy quyết định hủy bỏ khởi tố bị can", "Annulment of a charge annulled"))
class ChargeAnnulmentCancelled(Act):
    """Hủy bỏ quyết định hủy bỏ quyết định khởi tố bị can: BLTTHS 41, 165; mẫu 95/HS. The charge stands again."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 165))
    form = "95/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)
