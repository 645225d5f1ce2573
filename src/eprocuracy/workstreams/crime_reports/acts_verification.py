"""Acts while a report is verified: its time, requests of the procuracy, and taking it over."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.acts import Act, act, field

from .acts_intake import BLTTHS, LEADERS, PROCURATOR_OR_LEADERS, TTLT01
from .words import Complied


@act("report.prolonged", Label("Kéo dài thời hạn đến 02 tháng", "Time prolonged to two months"))
class ReportProlonged(Act):
    """Thủ trưởng cơ quan thụ lý kéo dài thời hạn, không quá 02 tháng kể từ ngày nhận: BLTTHS 2015, Điều 147 khoản 2."""

    basis = (cite(BLTTHS, 147, 2), cite(TTLT01, 11, 1))
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY)
    signers = LEADERS
    summary = "until"

    until: date | None = field("Kéo dài đến ngày", "Until", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("report.extension_requested", Label("Cơ quan điều tra đề nghị gia hạn", "Extension asked for"))
class ReportExtensionRequested(Act):
    """Đề nghị gia hạn, chậm nhất 05 ngày trước khi hết thời hạn: BLTTHS 2015, Điều 147 khoản 2."""

    basis = (cite(BLTTHS, 147, 2), cite(TTLT01, 11, 2))
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "ground"

    received: When | None = field("Viện kiểm sát nhận hồ sơ lúc", "File received by the procuracy", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("report.extended", Label("Gia hạn thời hạn giải quyết nguồn tin", "Time extended by the procuracy"))
class ReportExtended(Act):
    """Viện trưởng gia hạn một lần, không quá 02 tháng: BLTTHS 2015, Điều 147 khoản 2; mẫu 09/HS."""

    basis = (cite(BLTTHS, 147, 2), cite(TTLT01, 11, 2))
    form = "09/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "until"

    ordinal: int | None = field("Gia hạn lần thứ", "Extension number")
    granted: TimeLimit | None = field("Thời hạn được gia hạn", "Time granted")
    until: date | None = field("Gia hạn đến ngày", "Until", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)

    @property
    def place_in_limit(self) -> int:
        """Its place among all extensions of the limit, of which the head's prolongation is the first."""
        return 1 + (self.ordinal or 1)


@act("report.extension_refused", Label("Không gia hạn", "Extension refused"))
class ReportExtensionRefused(Act):
    """Viện kiểm sát không gia hạn, nêu rõ lý do: TTLT 01/2017, Điều 11 khoản 2."""

    basis = (cite(TTLT01, 11, 2),)
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", needed=True, lines=2)


@act("report.verification_requested", Label("Yêu cầu kiểm tra, xác minh", "Verification requested"))
class ReportVerificationRequested(Act):
    """Kiểm sát viên đề ra yêu cầu kiểm tra, xác minh: BLTTHS 2015, Điều 42, 159; mẫu 05/HS."""

    basis = (cite(BLTTHS, 42), cite(BLTTHS, 159))
    form = "05/HS"
    issuers = (Authority.PROCURACY,)
    signers = PROCURATOR_OR_LEADERS
    summary = "questions"

    questions: tuple[str, ...] = field("Nội dung yêu cầu", "What is asked", needed=True, lines=6)
    due_on: date | None = field("Thời hạn thực hiện", "To be done by")


@act("report.resolution_requested", Label("Yêu cầu tiếp nhận, xác minh, ra quyết định", "Settlement requested"))
class ReportResolutionRequested(Act):
    """Yêu cầu tiếp nhận, kiểm tra, xác minh, ra quyết định giải quyết: BLTTHS 2015, Điều 160; TTLT 01/2017, Điều 6; mẫu 06/HS."""

    basis = (cite(BLTTHS, 160), cite(TTLT01, 6))
    form = "06/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "ground"

    ground: str | None = field(
        "Vi phạm hoặc bỏ lọt cần khắc phục", "Violation or omission to be mended", needed=True, lines=3
    )
    received: When | None = field("Cơ quan thụ lý nhận lúc", "Received by the agency", needed=True)


@act("report.documents_requested", Label("Yêu cầu cung cấp tài liệu để kiểm sát", "Documents requested"))
class ReportDocumentsRequested(Act):
    """Yêu cầu cung cấp tài liệu để kiểm sát việc giải quyết nguồn tin: BLTTHS 2015, Điều 160; mẫu 07/HS."""

    basis = (cite(BLTTHS, 160),)
    form = "07/HS"
    issuers = (Authority.PROCURACY,)
    signers = PROCURATOR_OR_LEADERS
    summary = "documents"

    documents: str | None = field("Tài liệu cần cung cấp", "Documents", needed=True, lines=3)
    due_on: date | None = field("Thời hạn cung cấp", "To be provided by")


@act("report.request_answered", Label("Thực hiện yêu cầu của Viện kiểm sát", "Request answered"))
class ReportRequestAnswered(Act):
    """Cơ quan thụ lý trả lời, thực hiện yêu cầu của Viện kiểm sát: BLTTHS 2015, Điều 162."""

    basis = (cite(BLTTHS, 162),)
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "complied"

    complied: Complied | None = field("Kết quả thực hiện", "Complied with", needed=True)
    answer: str | None = field("Nội dung trả lời", "Answer", lines=3)


@act(
    "report.takeover_requested",
    Label("Yêu cầu chuyển hồ sơ để trực tiếp giải quyết", "File asked for to settle it directly"),
)
class ReportTakeoverRequested(Act):
    """Yêu cầu chuyển hồ sơ để Viện kiểm sát trực tiếp giải quyết: BLTTHS 2015, Điều 145 khoản 3 điểm c, Điều 146 khoản 2; mẫu 08/HS."""

    basis = (cite(BLTTHS, 145, 3, "c"), cite(BLTTHS, 146, 2), cite(TTLT01, 13))
    form = "08/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Căn cứ", "Ground", needed=True, lines=3)


@act("report.taken_over", Label("Nhận hồ sơ để trực tiếp giải quyết", "Taken over by the procuracy"))
class ReportTakenOver(Act):
    """Viện kiểm sát nhận hồ sơ và trực tiếp giải quyết: BLTTHS 2015, Điều 145 khoản 3 điểm c, Điều 147 khoản 4."""

    basis = (cite(BLTTHS, 145, 3, "c"), cite(BLTTHS, 147, 4))
    issuers = (Authority.PROCURACY,)
    signers = PROCURATOR_OR_LEADERS
    summary = "remark"

    remark: str | None = field("Ghi chú", "Remark", lines=2)


@act("report.jurisdiction_settled", Label("Giải quyết tranh chấp thẩm quyền", "Competence settled"))
class ReportJurisdictionSettled(Act):
    """Giải quyết tranh chấp thẩm quyền giải quyết nguồn tin: BLTTHS 2015, Điều 150; mẫu 13/HS."""

    basis = (cite(BLTTHS, 150),)
    form = "13/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "agency"

    agency: str | None = field("Cơ quan có thẩm quyền giải quyết", "Competent agency", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)
