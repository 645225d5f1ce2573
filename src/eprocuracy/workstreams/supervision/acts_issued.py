"""What the procuracy finds and issues: violations, inspections, requests, recommendations, protests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.acts import Act, Rank, act, field
from eprocuracy.workstreams.people import Role

from .words import Against, Area, Domain, Level, Procedure, Purpose, TargetKind

ORGANISATION = "Luật TCVKSND 2014"
BLTTHS = "BLTTHS 2015"
LEADERS = (Duty.CHIEF, Duty.DEPUTY_CHIEF)
PROCURATOR_OR_LEADERS = (Duty.PROCURATOR, Duty.CHIEF, Duty.DEPUTY_CHIEF)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRef:
    """A finding of the system, by what makes it the same one: its matter, its code, the act and the participant it is about."""

    matter: UUID
    code: str
    act: UUID | None = None
    participant: UUID | None = None


STATUTORY_REPLY = {Area.DETENTION: "detention", Area.ENFORCEMENT: "enforcement", Area.COMPLAINTS: "complaints"}
"""Khâu whose own law gives a time for the reply, where none is written."""


@act("violation.found", Label("Phát hiện vi phạm", "Violation found"), opens=True)
class ViolationFound(Act):
    """Kiểm sát viên phát hiện vi phạm pháp luật trong hoạt động tư pháp: Luật TCVKSND 2014, Điều 4, 5."""

    basis = (cite(ORGANISATION, 4), cite(ORGANISATION, 5))
    issuers = (Authority.PROCURACY,)
    signers = (Duty.PROCURATOR, Duty.EXAMINER)
    roles = (Role.ABOUT,)
    summary = "description"

    unit: str | None = field("Đơn vị phát hiện", "Unit", needed=True)
    area: Area | None = field("Khâu công tác", "Area of work", needed=True)
    target: str | None = field("Cơ quan, đơn vị vi phạm", "Body in breach", needed=True)
    target_kind: TargetKind | None = field("Loại cơ quan", "Kind of body")
    description: str | None = field("Nội dung vi phạm", "What was wrong", needed=True, lines=4)
    provision: str | None = field("Điều luật bị vi phạm", "Provision breached")
    criterion: str | None = field("Mã tiêu chí Biểu 33", "Code in table 33")
    finding: str | None = field("Cảnh báo của hệ thống là căn cứ", "Finding of the system behind it")
    findings: tuple[FindingRef, ...] = field("Các phát hiện được xử lý", "Findings dealt with")
    procurator: str | None = field("Kiểm sát viên", "Procurator")


@act("finding.dismissed", Label("Không xử lý phát hiện", "Finding needs no measure"), opens=True)
class FindingDismissed(Act):
    """Kiểm sát viên xem xét phát hiện và kết luận không phải vi phạm, hoặc không cần xử lý: Luật TCVKSND 2014, Điều 4, 5."""

    basis = (cite(ORGANISATION, 4), cite(ORGANISATION, 5))
    issuers = (Authority.PROCURACY,)
    signers = PROCURATOR_OR_LEADERS
    roles = (Role.ABOUT,)
    summary = "ground"

    unit: str | None = field("Đơn vị", "Unit", needed=True)
    target: str | None = field("Cơ quan, đơn vị có liên quan", "Body concerned")
    ground: str | None = field("Lý do không xử lý", "Why nothing is done", needed=True, lines=3)
    findings: tuple[FindingRef, ...] = field("Các phát hiện được xử lý", "Findings dealt with")
    procurator: str | None = field("Kiểm sát viên", "Procurator")


@act("violation.reminded", Label("Nhắc nhở, rút kinh nghiệm", "Reminder given"), rank=Rank.CLOSES)
class ViolationReminded(Act):
    """Nhắc nhở, thông báo rút kinh nghiệm về vi phạm chưa đến mức kiến nghị: Luật TCVKSND 2014, Điều 4, 5."""

    basis = (cite(ORGANISATION, 4), cite(ORGANISATION, 5))
    issuers = (Authority.PROCURACY,)
    signers = PROCURATOR_OR_LEADERS
    summary = "content_said"

    content_said: str | None = field("Nội dung nhắc nhở", "What was said", needed=True, lines=3)


@act("inspection.decided", Label("Quyết định trực tiếp kiểm sát", "Inspection decided"), opens=True)
class InspectionDecided(Act):
    """Quyết định trực tiếp kiểm sát việc tiếp nhận, giải quyết nguồn tin: BLTTHS 2015, Điều 160; mẫu 14/HS."""

    basis = (cite(BLTTHS, 160), cite(ORGANISATION, 4))
    form = "14/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "target"

    unit: str | None = field("Đơn vị kiểm sát", "Unit", needed=True)
    number: int | None = field("Số", "Number")
    year: int | None = field("Năm của sổ", "Year of the book")
    area: Area | None = field("Khâu công tác", "Area of work", needed=True)
    target: str | None = field("Cơ quan được kiểm sát", "Body inspected", needed=True)
    target_kind: TargetKind | None = field("Loại cơ quan", "Kind of body")
    period: str | None = field("Thời kỳ kiểm sát", "Period inspected")
    team: str | None = field("Thành phần đoàn", "Team", lines=2)


@act("inspection.concluded", Label("Kết luận trực tiếp kiểm sát", "Inspection concluded"))
class InspectionConcluded(Act):
    """Kết luận trực tiếp kiểm sát: BLTTHS 2015, Điều 160; mẫu 16/HS."""

    basis = (cite(BLTTHS, 160),)
    form = "16/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "violations"

    strengths: str | None = field("Ưu điểm", "Strengths", lines=2)
    violations: str | None = field("Vi phạm, thiếu sót", "Violations", lines=4)


@act("request.issued", Label("Ban hành yêu cầu", "Request issued"), opens=True)
class RequestIssued(Act):
    """Yêu cầu cung cấp tài liệu về vi phạm, tự kiểm tra, ra văn bản: Luật TCVKSND 2014, Điều 4, 5; mẫu 138/HS."""

    basis = (cite(ORGANISATION, 4), cite(BLTTHS, 162))
    form = "138/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    roles = (Role.ABOUT,)
    summary = "description"

    unit: str | None = field("Đơn vị ban hành", "Unit", needed=True)
    number: int | None = field("Số", "Number", needed=True)
    year: int | None = field("Năm của sổ", "Year of the book")
    area: Area | None = field("Khâu công tác", "Area of work", needed=True)
    target: str | None = field("Cơ quan được yêu cầu", "Addressee", needed=True)
    target_kind: TargetKind | None = field("Loại cơ quan", "Kind of body")
    description: str | None = field("Nội dung yêu cầu", "What is asked", needed=True, lines=4)
    due_on: date | None = field("Hạn trả lời", "Reply by")
    reply_within: TimeLimit | None = field("Thời hạn trả lời", "Time for the reply")
    delivered_on: date | None = field("Ngày cơ quan nhận", "Delivered on")

    @property
    def reply_by(self) -> str:
        """Which rule gives the last day for the reply: the document itself, or the law of the khâu."""
        return _reply_by(self.due_on, self.reply_within, self.area)


@act("recommendation.issued", Label("Ban hành kiến nghị", "Recommendation issued"), opens=True)
class RecommendationIssued(Act):
    """Kiến nghị khắc phục hoặc phòng ngừa vi phạm: Luật TCVKSND 2014, Điều 5; mẫu 139/HS, 140/HS."""

    basis = (cite(ORGANISATION, 5), cite(BLTTHS, 6))
    form = "139/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    roles = (Role.ABOUT,)
    summary = "description"

    unit: str | None = field("Đơn vị ban hành", "Unit", needed=True)
    number: int | None = field("Số", "Number", needed=True)
    year: int | None = field("Năm của sổ", "Year of the book")
    purpose: Purpose | None = field("Loại kiến nghị", "Kind", needed=True)
    area: Area | None = field("Khâu công tác", "Area of work", needed=True)
    target: str | None = field("Cơ quan bị kiến nghị", "Addressee", needed=True)
    target_kind: TargetKind | None = field("Loại cơ quan", "Kind of body")
    description: str | None = field(
        "Vi phạm, căn cứ và trách nhiệm", "Violations, basis, responsibility", needed=True, lines=6
    )
    criterion: str | None = field("Mã tiêu chí Biểu 33", "Code in table 33")
    due_on: date | None = field("Hạn trả lời", "Reply by")
    reply_within: TimeLimit | None = field("Thời hạn trả lời", "Time for the reply")
    delivered_on: date | None = field("Ngày cơ quan nhận", "Delivered on")
    procurator: str | None = field("Kiểm sát viên", "Procurator")
    remark: str | None = field("Ghi chú", "Remark", lines=2)

    @property
    def reply_by(self) -> str:
        """Which rule gives the last day for the reply: the document itself, or the law of the khâu."""
        if self.purpose is Purpose.PREVENTION and not self.due_on and not self.reply_within:
            return "prevention"
        return _reply_by(self.due_on, self.reply_within, self.area)


def _reply_by(due_on: date | None, reply_within: TimeLimit | None, area: Area | None) -> str:
    if due_on or reply_within:
        return "written"
    return STATUTORY_REPLY.get(area, "") if area else ""


@act("protest.issued", Label("Ban hành kháng nghị", "Protest issued"), opens=True)
class ProtestIssued(Act):
    """Kháng nghị bản án, quyết định, hành vi vi phạm nghiêm trọng: Luật TCVKSND 2014, Điều 5; BLTTHS 2015, Điều 336, 337."""

    basis = (cite(ORGANISATION, 5), cite(BLTTHS, 336), cite("BLTTDS 2015", 278), cite("Luật TTHC 2015", 211))
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    roles = (Role.ABOUT,)
    summary = "ground"

    unit: str | None = field("Đơn vị ban hành", "Unit", needed=True)
    number: int | None = field("Số", "Number", needed=True)
    year: int | None = field("Năm của sổ", "Year of the book")
    level: Level | None = field("Thẩm quyền kháng nghị", "Level", needed=True)
    domain: Domain | None = field("Lĩnh vực", "Field of law", needed=True)
    procedure: Procedure | None = field("Thủ tục", "Procedure", needed=True)
    against: Against | None = field("Đối tượng kháng nghị", "Against", needed=True)
    against_no: str | None = field("Số bản án, quyết định", "Number of the judgment")
    against_on: date | None = field("Ngày bản án, quyết định", "Day of the judgment", needed=True)
    attended: bool | None = field("Kiểm sát viên tham gia phiên tòa", "The procurator attended")
    received_on: date | None = field("Ngày Viện kiểm sát cùng cấp nhận được", "Received by the procuracy on")
    court: str | None = field("Tòa án đã ra bản án, quyết định", "Court", needed=True)
    ground: str | None = field("Căn cứ, nội dung kháng nghị", "Ground", needed=True, lines=4)
    procurator: str | None = field("Kiểm sát viên", "Procurator")
    remark: str | None = field("Ghi chú", "Remark", lines=2)

    @property
    def limited_by(self) -> str:
        """Which limit of protest applies, as the clocks name it; none outside appellate procedure."""
        if self.procedure is not Procedure.APPELLATE or self.domain is None or self.against is None:
            return ""
        return f"{self.domain.value}_{self.against.value}"

    @property
    def counted_from(self) -> date | None:
        """The day from which the limit runs (BLTTHS 337; BLTTDS 280; Luật TTHC 213).

        Receipt, not pronouncement, for decisions outside criminal procedure and civil hearings without a procurator.
        """
        on_receipt = self.domain in (Domain.CIVIL, Domain.ADMINISTRATIVE) and self.against is Against.DECISION
        if on_receipt or (self.domain is Domain.CIVIL and self.attended is False):
            return self.received_on
        return self.against_on
