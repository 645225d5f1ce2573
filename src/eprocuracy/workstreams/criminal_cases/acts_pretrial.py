"""Prosecution beyond the first decision: annulments, postings, withdrawal, the simplified procedure."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..people import Role
from .acts_accused import EITHER, OURS
from .acts_case import LEADERS
from .words_court import At, Extent

BLTTHS = "BLTTHS 2015"
ACCUSED = (Role.ACCUSED,)


@act(
    "prosecution.suspension_cancelled", Label("Hủy quyết định tạm đình chỉ vụ án", "Suspension in prosecution annulled")
)
class ProsecutionSuspensionCancelled(Act):
    """Hủy bỏ quyết định tạm đình chỉ vụ án: BLTTHS 41, 240(3); mẫu 147/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 240, 3))
    form = "147/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act("prosecution.termination_cancelled", Label("Hủy quyết định đình chỉ vụ án", "Termination in prosecution annulled"))
class ProsecutionTerminationCancelled(Act):
    """Hủy bỏ quyết định đình chỉ vụ án: BLTTHS 41, 240(3), 248; mẫu 151/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 240, 3), cite(BLTTHS, 248))
    form = "151/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act("conclusion.posted", Label("Niêm yết kết luận điều tra", "Conclusion posted"))
class ConclusionPosted(Act):
    """Niêm yết, thông báo kết luận điều tra khi bị can vắng mặt, không rõ ở đâu: BLTTHS 233(3)."""

    basis = (cite(BLTTHS, 233, 3),)
    issuers = (Authority.INVESTIGATING_AGENCY,)
    roles = ACCUSED
    summary = "place"

    place: str | None = field("Nơi niêm yết", "Where")


@act("indictment.posted", Label("Niêm yết cáo trạng, quyết định", "Indictment posted"))
class IndictmentPosted(Act):
    """Niêm yết cáo trạng, quyết định khi bị can vắng mặt và biên bản: BLTTHS 140, 243(3); mẫu 160/HS."""

    basis = (cite(BLTTHS, 140), cite(BLTTHS, 243, 3))
    form = "160/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "place"

    place: str | None = field("Nơi niêm yết", "Where", needed=True)
    until: date | None = field("Niêm yết đến ngày", "Posted until")


@act("absence.established", Label("Tiến hành tố tụng vắng mặt bị can, bị cáo", "Proceedings in absence"))
class AbsenceEstablished(Act):
    """Điều tra, truy tố, xét xử vắng mặt bị can, bị cáo trốn hoặc ở nước ngoài: TTLT 05/2025; BLTTHS 233(3), 243(3), 290(2)."""

    basis = (cite(BLTTHS, 233, 3), cite(BLTTHS, 243, 3), cite(BLTTHS, 290, 2))
    issuers = (*EITHER, Authority.COURT)
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Căn cứ, kết quả truy nã, thông báo", "Ground and what was tried", lines=3, needed=True)
    announced_on: date | None = field("Ngày thông báo trên phương tiện thông tin", "Announced in the media on")


@act("absence.ended", Label("Bị can, bị cáo có mặt", "The absent one has appeared"))
class AbsenceEnded(Act):
    """Bị can, bị cáo vắng mặt đã có mặt, bị bắt hoặc đầu thú: BLTTHS 231, 290."""

    basis = (cite(BLTTHS, 231), cite(BLTTHS, 290))
    issuers = (*EITHER, Authority.COURT)
    roles = ACCUSED
    summary = "manner"

    manner: str | None = field(
        "Có mặt do bị bắt, đầu thú hay tự về", "How it came about: arrested, surrendered, returned"
    )


@act("indictment.withdrawn", Label("Rút quyết định truy tố", "Indictment withdrawn"))
class IndictmentWithdrawn(Act):
    """Rút toàn bộ hoặc một phần quyết định truy tố, kết luận về tội nhẹ hơn: BLTTHS 285, 266, 319. Named: those whom it concerns."""

    basis = (cite(BLTTHS, 285), cite(BLTTHS, 266), cite(BLTTHS, 319))
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "extent"

    extent: Extent | None = field("Phạm vi rút", "How much is withdrawn", needed=True)
    at_hearing: bool | None = field("Rút tại phiên tòa", "Withdrawn at the hearing")
    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act("file.sent_for_reinvestigation", Label("Trả hồ sơ để điều tra lại", "File sent back to be investigated again"))
class FileSentForReinvestigation(Act):
    """Chuyển hồ sơ cho Cơ quan điều tra để điều tra lại khi bản án bị hủy: BLTTHS 174(3), 358; mẫu 166/HS."""

    basis = (cite(BLTTHS, 174, 3), cite(BLTTHS, 358))
    form = "166/HS"
    issuers = OURS
    signers = LEADERS
    summary = "judgment"

    judgment: str | None = field("Bản án, quyết định hủy án", "Judgment that annulled", needed=True)
    agency_received: When | None = field("Cơ quan điều tra nhận hồ sơ", "Received by the agency")


@act("summary.applied", Label("Áp dụng thủ tục rút gọn", "Simplified procedure applied"))
class SummaryApplied(Act):
    """Quyết định áp dụng thủ tục rút gọn: BLTTHS 456, 457; mẫu 181/HS. The investigation then has twenty days from the institution (460)."""

    basis = (cite(BLTTHS, 456), cite(BLTTHS, 457, 1), cite(BLTTHS, 460))
    form = "181/HS"
    issuers = (*EITHER, Authority.COURT)
    signers = LEADERS
    summary = "at"

    at: At | None = field("Giai đoạn", "Stage", needed=True)
    instituted_on: date | None = field("Ngày khởi tố vụ án", "Day the case was instituted", needed=True)
    by_agency: bool | None = field("Do Cơ quan điều tra, Tòa án ra quyết định", "Decided by the agency or court")


@act("summary.cancelled", Label("Hủy bỏ áp dụng thủ tục rút gọn", "Simplified procedure cancelled"))
class SummaryCancelled(Act):
    """Hủy bỏ quyết định áp dụng thủ tục rút gọn: BLTTHS 457(3), 458; mẫu 182/HS. The limits go on by the general procedure."""

    basis = (cite(BLTTHS, 457, 3), cite(BLTTHS, 458))
    form = "182/HS"
    issuers = (*EITHER, Authority.COURT)
    signers = LEADERS
    summary = "ground"

    at: At | None = field("Giai đoạn", "Stage", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)
    instituted_on: date | None = field("Ngày khởi tố vụ án", "Day the case was instituted", needed=True)
    file_received_on: date | None = field("Ngày nhận hồ sơ ở giai đoạn này", "File received at this stage on")


@act(
    "summary.file_received",
    Label("Nhận hồ sơ, quyết định đề nghị truy tố (rút gọn)", "File in the simplified procedure received"),
)
class SummaryFileReceived(Act):
    """VKS nhận hồ sơ vụ án và quyết định đề nghị truy tố: BLTTHS 460(2), 461(1). Five days run from here."""

    basis = (cite(BLTTHS, 460, 2), cite(BLTTHS, 461, 1))
    issuers = OURS
    signers = LEADERS
    summary = "number"

    number: int | None = field("Số thụ lý truy tố", "Prosecution docket number")
    pages: int | None = field("Số bút lục", "Pages")


@act("summary.prosecuted", Label("Quyết định truy tố theo thủ tục rút gọn", "Decision to prosecute, simplified"))
class SummaryProsecuted(Act):
    """Quyết định truy tố theo thủ tục rút gọn: BLTTHS 461; mẫu 183/HS. File and decision go to the court within 24 hours."""

    basis = (cite(BLTTHS, 461),)
    form = "183/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "court"

    court: str | None = field("Tòa án", "Court")
