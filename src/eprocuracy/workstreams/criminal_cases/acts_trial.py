"""The trial at first instance between docket and judgment, and what is owed after it."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit

from ..acts import Act, act, field
from ..people import Role
from .acts_accused import OURS
from .acts_case import LEADERS
from .acts_court import COURT, DEFENDANT
from .words import SuspensionGround, TerminationGround

BLTTHS = "BLTTHS 2015"
ACCUSED = (Role.ACCUSED,)


@act("trial.extended", Label("Gia hạn thời hạn chuẩn bị xét xử", "Preparation of the trial extended"))
class TrialExtended(Act):
    """Chánh án gia hạn thời hạn chuẩn bị xét xử và thông báo cho VKS: BLTTHS 277(1)."""

    basis = (cite(BLTTHS, 277, 1),)
    issuers = COURT
    summary = "until"

    granted: TimeLimit | None = field("Thời hạn gia hạn", "Time granted")
    until: date | None = field("Đến hết ngày", "Until the end of", needed=True)
    ground: str | None = field("Lý do", "Reason")


@act("trial.suspended", Label("Tòa án tạm đình chỉ vụ án", "Case suspended by the court"))
class TrialSuspended(Act):
    """Tòa án tạm đình chỉ vụ án: BLTTHS 281. Named: only for these accused."""

    basis = (cite(BLTTHS, 281),)
    issuers = COURT
    roles = ACCUSED
    called = DEFENDANT
    summary = "ground"

    ground: SuspensionGround | None = field("Căn cứ", "Ground", needed=True)


@act("trial.terminated", Label("Tòa án đình chỉ vụ án", "Case terminated by the court"))
class TrialTerminated(Act):
    """Tòa án đình chỉ vụ án, cả khi VKS rút toàn bộ quyết định truy tố: BLTTHS 282. Named: only for these accused."""

    basis = (cite(BLTTHS, 282),)
    issuers = COURT
    roles = ACCUSED
    called = DEFENDANT
    summary = "ground"

    ground: TerminationGround | None = field("Căn cứ", "Ground", needed=True)


@act("trial.resumed", Label("Tòa án phục hồi vụ án", "Case resumed by the court"))
class TrialResumed(Act):
    """Tòa án phục hồi vụ án: BLTTHS 283. The preparation runs anew from the decision (277(2))."""

    basis = (cite(BLTTHS, 283), cite(BLTTHS, 277, 2))
    issuers = COURT
    roles = ACCUSED
    called = DEFENDANT
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act("hearing.paused", Label("Tạm ngừng phiên tòa", "Hearing paused"))
class HearingPaused(Act):
    """Tạm ngừng phiên tòa: BLTTHS 251, at most five days."""

    basis = (cite(BLTTHS, 251),)
    issuers = COURT
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)
    resumes: When | None = field("Tiếp tục lúc", "Goes on at")


@act("hearing.attended", Label("Kiểm sát viên tham gia phiên tòa", "Hearing attended"))
class HearingAttended(Act):
    """KSV thực hành quyền công tố, kiểm sát xét xử tại phiên tòa: BLTTHS 266, 267, 289, 321. The speech for the prosecution."""

    basis = (cite(BLTTHS, 266), cite(BLTTHS, 267), cite(BLTTHS, 321))
    issuers = OURS
    signers = (Duty.PROCURATOR,)
    summary = "manner"

    manner: str | None = field(
        "Hình thức: lưu động, trực tuyến, rút kinh nghiệm", "Manner: mobile, online, model hearing"
    )
    counsel: bool | None = field("Có người bào chữa", "Counsel took part")
    proposal: str | None = field("Đề nghị của Viện kiểm sát", "What was proposed", lines=3)
    violation: str | None = field("Vi phạm tại phiên tòa", "Breach at the hearing", lines=2)


@act(
    "court.returned_competence",
    Label("Tòa án trả hồ sơ vì không thuộc thẩm quyền", "Returned by the court for lack of competence"),
)
class CourtReturnedCompetence(Act):
    """Tòa án trả lại hồ sơ cho VKS đã truy tố để chuyển theo thẩm quyền: BLTTHS 274. Three days run from its receipt."""

    basis = (cite(BLTTHS, 274, 1),)
    issuers = COURT
    summary = "competent"

    competent: str | None = field("Tòa án có thẩm quyền", "Competent court")
    received: When | None = field("Viện kiểm sát nhận hồ sơ lúc", "File received by the procuracy", needed=True)


@act(
    "court.return_answered",
    Label("Trả lời Tòa án về yêu cầu điều tra bổ sung", "Court told of the additional investigation"),
)
class CourtReturnAnswered(Act):
    """VKS giữ nguyên quyết định truy tố, hoặc thông báo đình chỉ cho Tòa án sau khi nhận lại hồ sơ: BLTTHS 280(3)."""

    basis = (cite(BLTTHS, 280, 3),)
    issuers = OURS
    signers = LEADERS
    summary = "keeps"

    keeps: bool | None = field("Giữ nguyên quyết định truy tố", "Indictment upheld", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=3)


@act("court.evidence_requested", Label("Tòa án yêu cầu bổ sung tài liệu, chứng cứ", "Evidence asked for by the court"))
class CourtEvidenceRequested(Act):
    """Thẩm phán yêu cầu VKS bổ sung tài liệu, chứng cứ: BLTTHS 284. Five days run from the receipt."""

    basis = (cite(BLTTHS, 284),)
    issuers = COURT
    summary = "what"

    what: str | None = field("Tài liệu, chứng cứ", "What is asked for", lines=3, needed=True)
    received: When | None = field("Viện kiểm sát nhận lúc", "Received by the procuracy", needed=True)


@act("court.evidence_supplied", Label("Bổ sung tài liệu, chứng cứ cho Tòa án", "Evidence supplied to the court"))
class CourtEvidenceSupplied(Act):
    """VKS gửi tài liệu, chứng cứ bổ sung, hoặc thông báo không bổ sung được: BLTTHS 284(3)."""

    basis = (cite(BLTTHS, 284, 3),)
    issuers = OURS
    signers = (Duty.PROCURATOR, *LEADERS)
    summary = "what"

    what: str | None = field("Tài liệu gửi, hoặc lý do không bổ sung được", "What was sent, or why not", lines=2)


@act("judgment.received", Label("Nhận bản án sơ thẩm", "Judgment of first instance received"))
class JudgmentReceived(Act):
    """Tòa án giao bản án cho VKS: BLTTHS 262(1), ten days from the pronouncement."""

    basis = (cite(BLTTHS, 262, 1),)
    issuers = COURT
    summary = "remark"

    remark: str | None = field("Ghi chú", "Remark")


@act("record.inspected", Label("Kiểm tra biên bản phiên tòa", "Minutes of the hearing inspected"))
class RecordInspected(Act):
    """KSV kiểm tra biên bản phiên tòa: BLTTHS 258(3), 267."""

    basis = (cite(BLTTHS, 258), cite(BLTTHS, 267))
    issuers = OURS
    signers = (Duty.PROCURATOR,)
    summary = "changes"

    changes: str | None = field("Yêu cầu ghi sửa đổi, bổ sung", "Changes asked for", lines=2)


@act("judgment.explained", Label("Giải thích, đính chính bản án", "Judgment explained or corrected"))
class JudgmentExplained(Act):
    """Tòa án giải thích, sửa chữa, bổ sung bản án: BLTTHS 261, 365."""

    basis = (cite(BLTTHS, 261), cite(BLTTHS, 365))
    issuers = COURT
    summary = "told"

    told: str | None = field("Nội dung", "Content", lines=3)


@act("enforcement.decided", Label("Quyết định thi hành án hình sự", "Enforcement decided"))
class EnforcementDecided(Act):
    """Tòa án ra quyết định thi hành án: BLTTHS 364, seven days from the day the judgment is in force. The case goes to enforcement."""

    basis = (cite(BLTTHS, 364),)
    issuers = (Authority.COURT,)
    roles = ACCUSED
    called = DEFENDANT
    summary = "told"

    told: str | None = field("Hình phạt, nơi thi hành", "Penalty and where it is enforced")
