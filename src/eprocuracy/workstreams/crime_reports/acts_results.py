"""Acts by which a report is suspended, resumed and settled, and what the procuracy says to it."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Act, Rank, act, field
from eprocuracy.workstreams.people import Role

from .acts_intake import BLTTHS, LEADERS, PROCURATOR_OR_LEADERS, TTLT01
from .words import SuspensionGround

TTLT0120 = "TTLT 01/2020"
AGENCY_OR_PROCURACY = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY)


@act("report.suspended", Label("Tạm đình chỉ giải quyết nguồn tin", "Report suspended"), rank=Rank.CLOSES)
class ReportSuspended(Act):
    """Tạm đình chỉ khi đã hết thời hạn: BLTTHS 2015, Điều 148 khoản 1; mẫu 10/HS."""

    basis = (cite(BLTTHS, 148, 1),)
    form = "10/HS"
    issuers = AGENCY_OR_PROCURACY
    signers = LEADERS
    summary = "ground"

    ground: SuspensionGround | None = field("Căn cứ tạm đình chỉ", "Ground", needed=True)
    remedy: str | None = field("Biện pháp khắc phục lý do tạm đình chỉ", "What is done to end the ground", lines=2)
    limitation_ends_on: date | None = field("Ngày hết thời hiệu truy cứu", "Limitation of prosecution ends on")


@act("report.suspension_reviewed", Label("Rà soát việc tạm đình chỉ", "Suspension reviewed"))
class ReportSuspensionReviewed(Act):
    """Rà soát định kỳ nguồn tin tạm đình chỉ: TTLT 01/2020, Điều 5, 14."""

    basis = (cite(TTLT0120, 5), cite(TTLT0120, 14))
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY)
    signers = PROCURATOR_OR_LEADERS
    summary = "outcome"

    outcome: str | None = field("Kết quả rà soát", "Outcome", needed=True, lines=3)


@act("report.suspension_cancelled", Label("Hủy bỏ quyết định tạm đình chỉ", "Suspension annulled"), rank=Rank.CLOSES)
class ReportSuspensionCancelled(Act):
    """Viện kiểm sát hủy quyết định tạm đình chỉ không có căn cứ: BLTTHS 2015, Điều 148 khoản 2; mẫu 11/HS."""

    basis = (cite(BLTTHS, 148, 2),)
    form = "11/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do hủy", "Why it is annulled", needed=True, lines=2)
    received: When | None = field("Cơ quan thụ lý nhận lúc", "Received by the agency", needed=True)


@act("report.resumed", Label("Phục hồi giải quyết nguồn tin", "Report resumed"), rank=Rank.CLOSES)
class ReportResumed(Act):
    """Phục hồi khi lý do tạm đình chỉ không còn: BLTTHS 2015, Điều 149 khoản 1; mẫu 12/HS."""

    basis = (cite(BLTTHS, 149, 1),)
    form = "12/HS"
    issuers = AGENCY_OR_PROCURACY
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act("report.instituted", Label("Khởi tố vụ án hình sự", "Case instituted"), rank=Rank.CLOSES)
class ReportInstituted(Act):
    """Kết thúc nguồn tin bằng quyết định khởi tố vụ án: BLTTHS 2015, Điều 143, 147 khoản 1 điểm a, Điều 153; mẫu 23/HS."""

    basis = (cite(BLTTHS, 147, 1, "a"), cite(BLTTHS, 153))
    form = "23/HS"
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY, Authority.COURT)
    signers = LEADERS
    roles = (Role.CASE,)
    called = {Role.CASE: Label("vụ án được khởi tố từ nguồn tin này", "the case instituted from it")}
    summary = "offences"

    offences: tuple[Offence, ...] = field("Tội danh khởi tố", "Offences")
    agency: str | None = field("Cơ quan ra quyết định", "Deciding agency")


@act("report.not_instituted", Label("Không khởi tố vụ án hình sự", "Case not instituted"), rank=Rank.CLOSES)
class ReportNotInstituted(Act):
    """Quyết định không khởi tố vụ án: BLTTHS 2015, Điều 147 khoản 1 điểm b, Điều 157, 158; mẫu 21/HS."""

    basis = (cite(BLTTHS, 147, 1, "b"), cite(BLTTHS, 157), cite(BLTTHS, 158))
    form = "21/HS"
    issuers = AGENCY_OR_PROCURACY
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Căn cứ theo Điều 157", "Ground under article 157", lines=2)


@act("report.transferred", Label("Chuyển nguồn tin theo thẩm quyền", "Report transferred"), rank=Rank.CLOSES)
class ReportTransferred(Act):
    """Chuyển nguồn tin đến cơ quan có thẩm quyền: BLTTHS 2015, Điều 146; TTLT 01/2017, Điều 8."""

    basis = (cite(BLTTHS, 146), cite(TTLT01, 8))
    issuers = AGENCY_OR_PROCURACY
    signers = LEADERS
    summary = "agency"

    agency: str | None = field("Cơ quan nhận", "To", needed=True)


@act(
    "report.resolved_otherwise",
    Label("Giải quyết nguồn tin bằng hình thức khác", "Report settled otherwise"),
    rank=Rank.CLOSES,
)
class ReportResolvedOtherwise(Act):
    """Kết thúc bằng hình thức khác, như nhập vào nguồn tin, vụ án đã có: BLTTHS 2015, Điều 147."""

    basis = (cite(BLTTHS, 147),)
    issuers = AGENCY_OR_PROCURACY
    signers = LEADERS
    summary = "manner"

    manner: str | None = field("Hình thức giải quyết", "How it was settled", needed=True, lines=2)


@act(
    "report.decision_received",
    Label("Nhận quyết định giải quyết", "Decision received by the procuracy"),
    rank=Rank.CLOSES,
)
class ReportDecisionReceived(Act):
    """Viện kiểm sát nhận quyết định và tài liệu kèm theo: BLTTHS 2015, Điều 148 khoản 2, 149 khoản 2, 154, 158."""

    basis = (cite(BLTTHS, 148, 2), cite(BLTTHS, 149, 2), cite(BLTTHS, 158))
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "remark"

    remark: str | None = field("Tài liệu kèm theo", "Enclosures", lines=2)


@act("report.decision_agreed", Label("Viện kiểm sát nhất trí với quyết định", "Decision agreed with"), rank=Rank.CLOSES)
class ReportDecisionAgreed(Act):
    """Kiểm sát quyết định giải quyết, thấy có căn cứ: BLTTHS 2015, Điều 159, 160."""

    basis = (cite(BLTTHS, 159), cite(BLTTHS, 160))
    issuers = (Authority.PROCURACY,)
    signers = PROCURATOR_OR_LEADERS
    summary = "opinion"

    opinion: str | None = field("Ý kiến", "Opinion", lines=2)


@act(
    "report.decision_objected",
    Label("Viện kiểm sát không nhất trí với quyết định", "Decision objected to"),
    rank=Rank.CLOSES,
)
class ReportDecisionObjected(Act):
    """Yêu cầu hủy bỏ quyết định khởi tố hoặc không khởi tố không có căn cứ: BLTTHS 2015, Điều 161; mẫu 20/HS."""

    basis = (cite(BLTTHS, 159), cite(BLTTHS, 161))
    form = "20/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "opinion"

    opinion: str | None = field("Ý kiến và yêu cầu", "Opinion and request", needed=True, lines=3)


@act("report.institution_requested", Label("Yêu cầu khởi tố vụ án", "Institution of a case requested"))
class ReportInstitutionRequested(Act):
    """Viện kiểm sát yêu cầu khởi tố vụ án: BLTTHS 2015, Điều 161 khoản 1; mẫu 17/HS."""

    basis = (cite(BLTTHS, 161, 1),)
    form = "17/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "offences"

    offences: tuple[Offence, ...] = field("Tội danh", "Offences", needed=True)
    ground: str | None = field("Căn cứ", "Ground", lines=3)


@act(
    "report.refusal_cancelled",
    Label("Hủy bỏ quyết định không khởi tố", "Refusal to institute annulled"),
    rank=Rank.CLOSES,
)
class ReportRefusalCancelled(Act):
    """Viện kiểm sát hủy bỏ quyết định không khởi tố vụ án: BLTTHS 2015, Điều 159, 161; mẫu 22/HS."""

    basis = (cite(BLTTHS, 159), cite(BLTTHS, 161, 1))
    form = "22/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do hủy", "Why it is annulled", needed=True, lines=2)


@act(
    "report.notified",
    Label("Thông báo kết quả cho người cung cấp nguồn tin", "Informant told of the result"),
    rank=Rank.CLOSES,
)
class ReportNotified(Act):
    """Thông báo kết quả giải quyết: BLTTHS 2015, Điều 145 khoản 3; TTLT 01/2017, Điều 14; mẫu 30/HS."""

    basis = (cite(BLTTHS, 145, 3), cite(TTLT01, 14))
    form = "30/HS"
    issuers = AGENCY_OR_PROCURACY
    signers = PROCURATOR_OR_LEADERS
    roles = (Role.INFORMANT,)
    summary = "remark"

    remark: str | None = field("Nội dung thông báo", "What was told", lines=2)
