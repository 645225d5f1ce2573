"""Diversion of juveniles (xử lý chuyển hướng) up to its decision, and the care their proceedings ask for (Luật TPNCTN 2024)."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..people import Role
from .acts_accused import EITHER, OURS
from .acts_case import LEADERS
from .words_steps import Answer

NCTN = "Luật TPNCTN 2024"
ACCUSED = (Role.ACCUSED,)
PROCURATOR = (Duty.PROCURATOR, *LEADERS)
ANY = (*EITHER, Authority.COURT)
SOCIAL = (Authority.OTHER_BODY,)


@act("social_report.requested", Label("Yêu cầu báo cáo điều tra xã hội", "Social inquiry report asked for"))
class SocialReportRequested(Act):
    """Yêu cầu người làm công tác xã hội báo cáo, báo cáo bổ sung về điều tra xã hội: Luật TPNCTN 54; mẫu 185/HS."""

    basis = (cite(NCTN, 54, 1),)
    form = "185/HS"
    issuers = EITHER
    signers = PROCURATOR
    roles = ACCUSED
    summary = "questions"

    questions: tuple[str, ...] | None = field("Nội dung cần báo cáo", "What is to be reported", lines=4)
    received: When | None = field("Người làm công tác xã hội nhận lúc", "Received by the social worker")


@act("social_report.received", Label("Nhận báo cáo điều tra xã hội", "Social inquiry report received"))
class SocialReportReceived(Act):
    """Nhận báo cáo điều tra xã hội: Luật TPNCTN 54, 55."""

    basis = (cite(NCTN, 54), cite(NCTN, 55, 1))
    issuers = SOCIAL
    roles = ACCUSED
    summary = "proposal"

    proposal: str | None = field("Đề xuất", "What it proposes", lines=2)


@act("diversion.notified", Label("Thông báo thực hiện thủ tục xử lý chuyển hướng", "Diversion proceedings told"))
class DiversionNotified(Act):
    """Thông báo về việc thực hiện thủ tục xử lý chuyển hướng: Luật TPNCTN 55; mẫu 186/HS."""

    basis = (cite(NCTN, 55),)
    form = "186/HS"
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "addressee"

    addressee: str | None = field("Nơi nhận", "Addressee")


@act("diversion.plan_requested", Label("Yêu cầu xây dựng kế hoạch xử lý chuyển hướng", "Diversion plan asked for"))
class DiversionPlanRequested(Act):
    """Yêu cầu người làm công tác xã hội xây dựng dự thảo kế hoạch xử lý chuyển hướng: Luật TPNCTN 58; mẫu 187/HS."""

    basis = (cite(NCTN, 58, 1),)
    form = "187/HS"
    issuers = ANY
    signers = PROCURATOR
    roles = ACCUSED
    summary = "worker"

    worker: str | None = field("Người làm công tác xã hội", "Social worker", needed=True)
    received: When | None = field("Nhận yêu cầu lúc", "Received")


@act("diversion.plan_received", Label("Nhận kế hoạch xử lý chuyển hướng", "Diversion plan received"))
class DiversionPlanReceived(Act):
    """Nhận dự thảo kế hoạch xử lý chuyển hướng: Luật TPNCTN 58, 59. Three days to decide on the meeting."""

    basis = (cite(NCTN, 58), cite(NCTN, 59, 1))
    issuers = SOCIAL
    roles = ACCUSED
    summary = "measure"

    measure: str | None = field("Biện pháp đề xuất", "Measure proposed")


@act(
    "diversion.compensation_proposed",
    Label("Đề nghị Tòa án giải quyết bồi thường", "Court asked to settle compensation"),
)
class DiversionCompensationProposed(Act):
    """Đề nghị Tòa án giải quyết việc bồi thường thiệt hại, xử lý tài sản khi xử lý chuyển hướng: Luật TPNCTN 52, 56; mẫu 188/HS."""

    basis = (cite(NCTN, 52), cite(NCTN, 56))
    form = "188/HS"
    issuers = EITHER
    signers = LEADERS
    roles = ACCUSED
    summary = "told"

    told: str | None = field("Nội dung đề nghị", "What is proposed", lines=3)


@act(
    "diversion.proposal_requested",
    Label("Yêu cầu Cơ quan điều tra đề nghị xử lý chuyển hướng", "Agency asked to propose diversion"),
)
class DiversionProposalRequested(Act):
    """Yêu cầu Cơ quan điều tra đề nghị, bổ sung hồ sơ đề nghị áp dụng biện pháp tại trường giáo dưỡng: Luật TPNCTN 52, 62; mẫu 189/HS."""

    basis = (cite(NCTN, 52), cite(NCTN, 62))
    form = "189/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act(
    "diversion.school_proposed",
    Label("Đề nghị Tòa án đưa vào trường giáo dưỡng", "Reformatory school proposed to the court"),
)
class DiversionSchoolProposed(Act):
    """Đề nghị Tòa án áp dụng biện pháp giáo dục tại trường giáo dưỡng: Luật TPNCTN 52, 62, 64; mẫu 190/HS."""

    basis = (cite(NCTN, 52), cite(NCTN, 62), cite(NCTN, 64))
    form = "190/HS"
    issuers = EITHER
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act("diversion.meeting_set", Label("Mở phiên họp xử lý chuyển hướng", "Diversion meeting set"))
class DiversionMeetingSet(Act):
    """Quyết định mở phiên họp xem xét, quyết định xử lý chuyển hướng và biên bản phiên họp: Luật TPNCTN 59, 60; mẫu 196/HS, 197/HS."""

    basis = (cite(NCTN, 59), cite(NCTN, 60))
    form = "196/HS"
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "meeting"

    meeting: When | None = field("Giờ, ngày họp", "Meeting", needed=True)
    place: str | None = field("Địa điểm", "Place")


@act("diversion.meeting_postponed", Label("Hoãn phiên họp xử lý chuyển hướng", "Diversion meeting postponed"))
class DiversionMeetingPostponed(Act):
    """Hoãn phiên họp xử lý chuyển hướng: Luật TPNCTN 60(5), five days; mẫu 198/HS."""

    basis = (cite(NCTN, 60, 5),)
    form = "198/HS"
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)
    meeting: When | None = field("Họp lại", "New meeting")


@act("diversion.applied", Label("Áp dụng biện pháp xử lý chuyển hướng", "Diversion applied"))
class DiversionApplied(Act):
    """Quyết định áp dụng biện pháp xử lý chuyển hướng tại cộng đồng: Luật TPNCTN 36, 52, 56; mẫu 191/HS."""

    basis = (cite(NCTN, 36), cite(NCTN, 52), cite(NCTN, 56))
    form = "191/HS"
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "measure"

    measure: str | None = field("Biện pháp", "Measure", needed=True)
    until: date | None = field("Thực hiện đến ngày", "Until")


@act("diversion.refused", Label("Không áp dụng xử lý chuyển hướng", "Diversion refused"))
class DiversionRefused(Act):
    """Quyết định không áp dụng biện pháp xử lý chuyển hướng: Luật TPNCTN 52, 56; mẫu 192/HS. The case goes on."""

    basis = (cite(NCTN, 52), cite(NCTN, 56))
    form = "192/HS"
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("diversion.changed", Label("Thay đổi biện pháp xử lý chuyển hướng", "Diversion changed"))
class DiversionChanged(Act):
    """Quyết định thay đổi biện pháp xử lý chuyển hướng: Luật TPNCTN 52, 56; mẫu 193/HS."""

    basis = (cite(NCTN, 52), cite(NCTN, 56))
    form = "193/HS"
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "measure"

    measure: str | None = field("Biện pháp mới", "New measure", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("diversion.cancelled", Label("Hủy quyết định xử lý chuyển hướng", "Diversion annulled"))
class DiversionCancelled(Act):
    """Hủy quyết định áp dụng, không áp dụng xử lý chuyển hướng: Luật TPNCTN 56(4), 72; mẫu 194/HS, 195/HS."""

    basis = (cite(NCTN, 56, 4), cite(NCTN, 72))
    form = "194/HS"
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)
    received: When | None = field("Cơ quan điều tra nhận lúc", "Received by the agency")


@act(
    "diversion.complained",
    Label("Khiếu nại, kiến nghị về xử lý chuyển hướng", "Complaint or recommendation on diversion"),
)
class DiversionComplained(Act):
    """Khiếu nại, kiến nghị quyết định xử lý chuyển hướng và việc tiếp nhận: Luật TPNCTN 70; mẫu 199/HS, 200/HS."""

    basis = (cite(NCTN, 70),)
    form = "199/HS"
    issuers = (Authority.PROCURACY, *SOCIAL)
    signers = LEADERS
    roles = ACCUSED
    summary = "told"

    told: str | None = field("Nội dung", "Content", lines=3, needed=True)


@act(
    "diversion.complaint_settled", Label("Giải quyết khiếu nại về xử lý chuyển hướng", "Complaint on diversion settled")
)
class DiversionComplaintSettled(Act):
    """Quyết định giải quyết, đình chỉ giải quyết khiếu nại về xử lý chuyển hướng: Luật TPNCTN 71, 72; mẫu 201/HS, 202/HS."""

    basis = (cite(NCTN, 71), cite(NCTN, 72))
    form = "201/HS"
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "answer"

    answer: Answer | None = field("Kết quả", "Answer", needed=True)


@act(
    "juvenile.support_asked",
    Label("Đề nghị cơ quan, tổ chức tham gia hỗ trợ người chưa thành niên", "Support for a juvenile asked for"),
)
class JuvenileSupportAsked(Act):
    """Thông báo hoạt động tố tụng, thụ lý, đề nghị tham gia hỗ trợ: Luật TPNCTN 53, 144; mẫu 203, 204, 211, 212/HS."""

    basis = (cite(NCTN, 53), cite(NCTN, 144))
    form = "212/HS"
    issuers = ANY
    signers = PROCURATOR
    roles = (Role.ACCUSED, Role.VICTIM, Role.WITNESS)
    summary = "addressee"

    addressee: str | None = field("Cơ quan, tổ chức, người được đề nghị", "Who is asked", needed=True)
    told: str | None = field("Hoạt động tố tụng, thời gian, địa điểm", "Which activity, when and where", lines=2)


@act("juvenile.measure_decided", Label("Xét phê chuẩn giám sát điện tử", "Electronic monitoring decided on"))
class JuvenileMeasureDecided(Act):
    """Phê chuẩn, không phê chuẩn giám sát điện tử: Luật TPNCTN 139; mẫu 207/HS, 208/HS."""

    basis = (cite(NCTN, 139),)
    form = "207/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "answer"

    answer: Answer | None = field("Kết quả", "Answer", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("juvenile.supervisor_changed", Label("Thay đổi người giám sát", "Supervising representative changed"))
class JuvenileSupervisorChanged(Act):
    """Quyết định thay đổi người đại diện giám sát người chưa thành niên: Luật TPNCTN 140; mẫu 210/HS."""

    basis = (cite(NCTN, 140),)
    form = "210/HS"
    issuers = ANY
    signers = PROCURATOR
    roles = ACCUSED
    summary = "supervisor"

    supervisor: str | None = field("Người được giao giám sát", "Who supervises", needed=True)


@act(
    "juvenile.protection_asked",
    Label(
        "Yêu cầu áp dụng biện pháp kỹ thuật bảo vệ người chưa thành niên",
        "Technical protection of a juvenile asked for",
    ),
)
class JuvenileProtectionAsked(Act):
    """Yêu cầu áp dụng biện pháp kỹ thuật để bảo vệ người chưa thành niên: Luật TPNCTN 151; mẫu 213/HS."""

    basis = (cite(NCTN, 151),)
    form = "213/HS"
    issuers = OURS
    signers = PROCURATOR
    roles = (Role.ACCUSED, Role.VICTIM, Role.WITNESS)
    summary = "told"

    told: str | None = field("Biện pháp yêu cầu", "What is asked for", lines=2, needed=True)
