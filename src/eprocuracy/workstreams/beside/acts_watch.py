"""Matters that are followed more closely, what their leaders say, and what is reported upwards."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..house_acts import Secrecy
from .words import ReportKind, Stance, Watched

LEADERS = (Duty.CHIEF, Duty.DEPUTY_CHIEF)
OURS = (Authority.PROCURACY,)
TCVKSND = "Luật TCVKSND 2014"


@act("matter.watched", Label("Xác định án điểm, đưa vào diện theo dõi, chỉ đạo", "Matter put under closer watch"))
class MatterWatched(Act):
    """Xác định án điểm; đưa vào diện Ban Chỉ đạo theo dõi, chỉ đạo: Luật TCVKSND 7, 63; the paper it rests on has its number."""

    basis = (cite(TCVKSND, 7), cite(TCVKSND, 63))
    issuers = (Authority.PROCURACY, Authority.OTHER_BODY)
    signers = LEADERS
    summary = "why"

    why: Watched | None = field("Thuộc diện", "Why", needed=True)
    secrecy: Secrecy | None = field("Mức bảo mật của hồ sơ", "Secrecy of the file")
    body: str | None = field("Cơ quan theo dõi, chỉ đạo", "Body that follows it")
    remark: str | None = field("Nội dung chỉ đạo", "What it directs", lines=3)


@act("matter.unwatched", Label("Đưa ra khỏi diện theo dõi, chỉ đạo", "Closer watch ended"))
class MatterUnwatched(Act):
    """Đưa vụ việc ra khỏi diện án điểm, diện theo dõi, chỉ đạo: Luật TCVKSND 7, 63. Nothing chosen: every ground ends."""

    basis = (cite(TCVKSND, 7), cite(TCVKSND, 63))
    issuers = (Authority.PROCURACY, Authority.OTHER_BODY)
    signers = LEADERS
    summary = "why"

    why: Watched | None = field("Thuộc diện", "Which watch ends")
    secrecy: Secrecy | None = field("Mức bảo mật của hồ sơ từ nay", "Secrecy of the file from now on")


@act("progress.asked", Label("Yêu cầu báo cáo tiến độ", "Report on progress asked for"), guarded=True)
class ProgressAsked(Act):
    """Cấp trên, cơ quan theo dõi yêu cầu báo cáo: Luật TCVKSND 7."""

    basis = (cite(TCVKSND, 7),)
    issuers = (Authority.PROCURACY, Authority.OTHER_BODY)
    summary = "asked_by"

    asked_by: str | None = field("Cơ quan yêu cầu", "Asked by", needed=True)
    due_on: date | None = field("Hạn báo cáo", "Due on", needed=True)
    points: str | None = field("Nội dung cần báo cáo", "What to report", lines=2)


@act("progress.reported", Label("Báo cáo tiến độ", "Progress reported"), guarded=True)
class ProgressReported(Act):
    """Báo cáo tiến độ giải quyết cho cấp trên, cơ quan theo dõi: Luật TCVKSND 7."""

    basis = (cite(TCVKSND, 7),)
    issuers = OURS
    signers = LEADERS
    summary = "to"

    to: str | None = field("Nơi nhận báo cáo", "Reported to", needed=True)
    points: str | None = field("Nội dung chính", "Main points", lines=3)


@act("guidance.asked", Label("Báo cáo án, thỉnh thị", "Guidance asked for"), guarded=True)
class GuidanceAsked(Act):
    """Báo cáo án, thỉnh thị đường lối giải quyết: Luật TCVKSND 7, 83."""

    basis = (cite(TCVKSND, 7), cite(TCVKSND, 83))
    issuers = OURS
    signers = (Duty.PROCURATOR, *LEADERS)
    summary = "question"

    question: str | None = field("Vấn đề xin ý kiến", "The question", lines=4, needed=True)
    asked_of: str | None = field("Xin ý kiến của", "Asked of", needed=True)
    proposal: str | None = field("Quan điểm đề xuất", "What is proposed", lines=3)
    due_on: date | None = field("Đề nghị trả lời trước ngày", "Answer needed by")


@act("guidance.given", Label("Trả lời thỉnh thị", "Guidance given"), guarded=True)
class GuidanceGiven(Act):
    """Trả lời thỉnh thị, ý kiến đường lối của cấp trên: Luật TCVKSND 7, 83."""

    basis = (cite(TCVKSND, 7), cite(TCVKSND, 83))
    issuers = OURS
    signers = LEADERS
    summary = "answer"

    answer: str | None = field("Nội dung trả lời", "The answer", lines=4, needed=True)
    answered_by: str | None = field("Cơ quan, người trả lời", "Answered by")


@act("opinion.given", Label("Ý kiến của lãnh đạo", "Opinion of a leader"), guarded=True)
class OpinionGiven(Act):
    """Ý kiến chỉ đạo của lãnh đạo đối với báo cáo đề xuất: BLTTHS 41; Luật TCVKSND 83."""

    basis = (cite("BLTTHS 2015", 41), cite(TCVKSND, 83))
    issuers = OURS
    signers = LEADERS
    summary = "opinion"

    opinion: str | None = field("Nội dung ý kiến", "The opinion", lines=4, needed=True)
    stance: Stance | None = field("Đối với đề xuất", "Towards the proposal")


@act("opinion.reserved", Label("Bảo lưu ý kiến của Kiểm sát viên", "Procurator reserves an opinion"), guarded=True)
class OpinionReserved(Act):
    """Kiểm sát viên có ý kiến khác, báo cáo bằng văn bản: Luật TCVKSND 83. Lãnh đạo và cấp trên được biết."""

    basis = (cite(TCVKSND, 83),)
    issuers = OURS
    signers = (Duty.PROCURATOR,)
    summary = "opinion"

    opinion: str | None = field("Ý kiến bảo lưu", "The opinion", lines=4, needed=True)


@act("report.sent_up", Label("Báo cáo Viện kiểm sát cấp trên", "Reported to the upper procuracy"))
class ReportedUp(Act):
    """Báo cáo nhanh, báo cáo Viện kiểm sát cấp trên: HD 45/HD-VKSTC 2025; Luật TCVKSND 7."""

    basis = (cite(TCVKSND, 7),)
    issuers = OURS
    signers = LEADERS
    summary = "what"

    what: ReportKind | None = field("Loại báo cáo", "Kind of report", needed=True)
    to: str | None = field("Nơi nhận", "Sent to")
    points: str | None = field("Nội dung chính", "Main points", lines=3)
