"""Further steps while a person is held: arrest orders, extensions asked for, the person heard, complaints about custody."""

from __future__ import annotations

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..criminal_cases.words_steps import Answer
from ..people import Role
from .acts_custody import AGENCY, LEADERS, OURS

BLTTHS = "BLTTHS 2015"
HELD = (Role.HELD,)
PROCURATOR = (Duty.PROCURATOR, *LEADERS)


@act("hold.arrest_ordered", Label("Lệnh bắt người bị giữ trong trường hợp khẩn cấp", "Arrest of a person held ordered"))
class HoldArrestOrdered(Act):
    """Lệnh bắt người bị giữ trong trường hợp khẩn cấp, gửi ngay VKS để phê chuẩn: BLTTHS 110(4)."""

    basis = (cite(BLTTHS, 110, 4),)
    issuers = AGENCY
    roles = HELD
    summary = "ground"

    ground: str | None = field("Căn cứ", "Ground", lines=2)


@act("person.heard", Label("Kiểm sát viên hỏi người bị giữ, bị bắt", "Person held was heard"))
class PersonHeard(Act):
    """KSV trực tiếp gặp, hỏi người bị giữ trước khi phê chuẩn; biên bản đưa vào hồ sơ: BLTTHS 110(6); Luật TCVKSND 22; mẫu 135/HS."""

    basis = (cite(BLTTHS, 110, 6), cite("Luật TCVKSND 2014", 22))
    form = "135/HS"
    issuers = OURS
    signers = PROCURATOR
    roles = HELD
    summary = "told"

    told: str | None = field("Nội dung, ý kiến của người bị giữ", "What the person said", lines=3)


@act("detention.extension_requested", Label("Đề nghị gia hạn tạm giam", "Extension of detention asked for"))
class DetentionExtensionRequested(Act):
    """Cơ quan điều tra đề nghị gia hạn tạm giam: BLTTHS 173(2), at the latest ten days before the end."""

    basis = (cite(BLTTHS, 173, 2),)
    issuers = (*AGENCY, Authority.PROCURACY)
    roles = HELD
    summary = "ordinal"

    ordinal: int | None = field("Lần gia hạn", "Extension number")
    received: When | None = field("Ngày Viện kiểm sát nhận", "Received by the procuracy")


@act("detention.extension_refused", Label("Không gia hạn tạm giam", "Extension of detention refused"))
class DetentionExtensionRefused(Act):
    """Viện kiểm sát không gia hạn tạm giam; hết thời hạn phải trả tự do hoặc thay biện pháp: BLTTHS 173(2), (7)."""

    basis = (cite(BLTTHS, 173, 2), cite(BLTTHS, 173, 7))
    issuers = OURS
    signers = LEADERS
    roles = HELD
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("facility.warned", Label("Cơ sở giam giữ thông báo sắp hết hạn", "Facility tells that the time is running out"))
class FacilityWarned(Act):
    """Cơ sở giam giữ thông báo sắp hết thời hạn tạm giữ, tạm giam: Luật Thi hành tạm giữ, tạm giam 2015 Điều 13(1)h."""

    basis = (cite("Luật THTGTG 2015", 13, 1),)
    issuers = (Authority.DETENTION_HOUSE,)
    roles = HELD
    summary = "received"

    received: When | None = field("Nhận thông báo lúc", "Received")


@act("person.taken_out", Label("Trích xuất người bị tạm giữ, tạm giam", "Person taken out of the facility"))
class PersonTakenOut(Act):
    """Trích xuất để phục vụ tố tụng, khám chữa bệnh: Luật Thi hành tạm giữ, tạm giam 2015 Điều 20; mẫu 161/HS của Viện kiểm sát."""

    basis = (cite("Luật THTGTG 2015", 20),)
    form = "161/HS"
    issuers = (Authority.PROCURACY, *AGENCY, Authority.COURT)
    signers = PROCURATOR
    roles = HELD
    summary = "purpose"

    purpose: str | None = field("Mục đích", "Purpose", needed=True)
    back: When | None = field("Giao trả cơ sở giam giữ lúc", "Back in the facility at")


@act(
    "custody.complained", Label("Khiếu nại về giữ, bắt, tạm giữ, tạm giam", "Complaint about hold, arrest or detention")
)
class CustodyComplained(Act):
    """VKS nhận khiếu nại về lệnh, quyết định, hành vi giữ, bắt, tạm giữ, tạm giam: BLTTHS 474(1). Settled in 24 hours; three days where it must be verified."""

    basis = (cite(BLTTHS, 474, 1),)
    issuers = OURS
    signers = PROCURATOR
    roles = HELD
    summary = "against"

    against: str | None = field("Lệnh, quyết định, hành vi bị khiếu nại", "Against what", lines=2, needed=True)
    verify: bool | None = field("Cần thời gian để xác minh thêm", "More time is needed to verify")


@act(
    "custody.complaint_settled",
    Label("Giải quyết khiếu nại về giữ, bắt, tạm giữ, tạm giam", "Complaint about detention settled"),
)
class CustodyComplaintSettled(Act):
    """VKS giải quyết khiếu nại trong bắt, tạm giữ, tạm giam: BLTTHS 474(1)."""

    basis = (cite(BLTTHS, 474, 1),)
    issuers = OURS
    signers = LEADERS
    roles = HELD
    summary = "answer"

    answer: Answer | None = field("Kết quả", "Answer", needed=True)
    ground: str | None = field("Nội dung", "Content", lines=2)
