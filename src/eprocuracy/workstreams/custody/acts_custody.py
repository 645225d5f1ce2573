"""Arrest, hold and custody (BLTTHS 110-118)."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence

from ..acts import Act, act, field
from ..people import Role
from .words import About, Manner

LEADERS = (Duty.CHIEF, Duty.DEPUTY_CHIEF)
OURS = (Authority.PROCURACY,)
AGENCY = (Authority.INVESTIGATING_AGENCY, Authority.OTHER_BODY)


@act("custody.held", Label("Giữ, bắt người", "Person held or arrested"))
class CustodyHeld(Act):
    """Giữ người khẩn cấp, bắt quả tang, bắt truy nã, đầu thú, bắt bị can để tạm giam: BLTTHS 110-113. `occurred` to the minute."""

    opens = True
    basis = (cite("BLTTHS 2015", "110-113"),)
    issuers = AGENCY
    roles = (Role.HELD, Role.CASE)
    summary = "manner"

    unit: str = field("Viện kiểm sát có thẩm quyền", "Competent procuracy", needed=True)
    number: int | None = field("Số theo dõi", "Number in the book", needed=True)
    year: int | None = field("Năm của sổ", "Year of the book", needed=True)
    manner: Manner | None = field("Hình thức bắt, giữ", "Manner", needed=True)
    offences: tuple[Offence, ...] | None = field("Hành vi phạm tội, điều luật", "Offences of this person", needed=True)
    offence_on: date | None = field("Ngày xảy ra", "Day of the offence")
    agency: str | None = field("Cơ quan bắt, giữ", "Agency")
    place: str | None = field("Nơi giam giữ", "Place of detention")
    procurator: str | None = field("Kiểm sát viên", "Procurator")


@act(
    "custody.file_received",
    Label("Nhận hồ sơ, quyết định về giữ, tạm giữ, tạm giam", "File on hold, custody or detention received"),
)
class CustodyFileReceived(Act):
    """VKS nhận quyết định tạm giữ, hồ sơ đề nghị phê chuẩn: BLTTHS 110(5), 117(4), 118(2), 119(5)."""

    may_precede = True
    basis = (cite("BLTTHS 2015", 117, 4), cite("BLTTHS 2015", 118, 2), cite("BLTTHS 2015", 119, 5))
    issuers = OURS
    roles = (Role.HELD,)
    summary = "about"

    about: About | None = field("Về việc", "About", needed=True)


@act(
    "hold.approved",
    Label("Phê chuẩn lệnh bắt người bị giữ trong trường hợp khẩn cấp", "Arrest of a person held approved"),
)
class HoldApproved(Act):
    """Phê chuẩn lệnh bắt người bị giữ trong trường hợp khẩn cấp: BLTTHS 110(6); mẫu 31/HS."""

    basis = (cite("BLTTHS 2015", 110, 6),)
    form = "31/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.HELD,)


@act(
    "hold.refused",
    Label("Không phê chuẩn lệnh bắt người bị giữ trong trường hợp khẩn cấp", "Arrest of a person held refused"),
)
class HoldRefused(Act):
    """Không phê chuẩn lệnh bắt người bị giữ: BLTTHS 110(6); mẫu 32/HS. The person must be released at once."""

    basis = (cite("BLTTHS 2015", 110, 6),)
    form = "32/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("custody.ordered", Label("Quyết định tạm giữ", "Custody ordered"))
class CustodyOrdered(Act):
    """Quyết định tạm giữ: BLTTHS 117, 118(1)."""

    basis = (cite("BLTTHS 2015", 117), cite("BLTTHS 2015", 118, 1))
    issuers = AGENCY
    roles = (Role.HELD,)
    summary = "begins"

    begins: When | None = field("Tạm giữ từ giờ, ngày", "Custody from", needed=True)
    ends: When | None = field("Đến giờ, ngày", "Until", needed=True)

    @property
    def dated(self) -> bool:
        """Whether the day of the decision is known; a book often gives its number only."""
        return self.occurred.day is not None


@act("custody.extended", Label("Gia hạn tạm giữ", "Custody extended"))
class CustodyExtended(Act):
    """Quyết định gia hạn tạm giữ: BLTTHS 118(2). It needs the procuracy's approval."""

    basis = (cite("BLTTHS 2015", 118, 2),)
    issuers = AGENCY
    roles = (Role.HELD,)
    summary = "until"

    ordinal: int | None = field("Lần gia hạn", "Extension number", needed=True)
    until: When | None = field("Đến giờ, ngày", "Until", needed=True)
    approved: bool | None = field("Viện kiểm sát đã phê chuẩn", "Approved by the procuracy")


@act("custody.extension_approved", Label("Phê chuẩn gia hạn tạm giữ", "Extension of custody approved"))
class CustodyExtensionApproved(Act):
    """Phê chuẩn quyết định gia hạn tạm giữ: BLTTHS 118(2); mẫu 33/HS."""

    basis = (cite("BLTTHS 2015", 118, 2),)
    form = "33/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "ordinal"

    ordinal: int | None = field("Lần gia hạn", "Extension number")


@act("custody.extension_refused", Label("Không phê chuẩn gia hạn tạm giữ", "Extension of custody refused"))
class CustodyExtensionRefused(Act):
    """Không phê chuẩn quyết định gia hạn tạm giữ: BLTTHS 118(2); mẫu 34/HS."""

    basis = (cite("BLTTHS 2015", 118, 2),)
    form = "34/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "ground"

    ordinal: int | None = field("Lần gia hạn", "Extension number")
    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("custody.cancelled", Label("Hủy quyết định tạm giữ", "Custody annulled"))
class CustodyCancelled(Act):
    """Hủy bỏ quyết định tạm giữ, gia hạn tạm giữ: BLTTHS 117(4); mẫu 35/HS. The person must be released at once."""

    basis = (cite("BLTTHS 2015", 117, 4),)
    form = "35/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)
