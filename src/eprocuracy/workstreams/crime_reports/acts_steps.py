"""Further steps of a report: joined, split, taken over from another office; activities before a case is instituted; petitions."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Act, act, field
from eprocuracy.workstreams.people import Role

from ..criminal_cases.words_steps import Activity, Answer, ExpertSubject, Ordered
from .acts_intake import BLTTHS, LEADERS, PEOPLE, PROCURATOR_OR_LEADERS, TTLT01
from .words import SourceKind

EITHER = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY)
OURS = (Authority.PROCURACY,)
TTLT0120 = "TTLT 01/2020"


@act("report.joined", Label("Nhập nguồn tin", "Report joined"))
class ReportJoined(Act):
    """Nhập nguồn tin về cùng sự việc để giải quyết: BLTTHS 147; TTLT 01/2017 Điều 9. It stands in the report that goes on."""

    basis = (cite(BLTTHS, 147), cite(TTLT01, 9))
    issuers = EITHER
    signers = LEADERS
    roles = (Role.JOINED,)
    called = {Role.JOINED: Label("nguồn tin được nhập vào nguồn tin này", "the report joined into this one")}
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act("report.split", Label("Tách nguồn tin", "Report split off"), opens=True)
class ReportSplit(Act):
    """Tách nguồn tin để giải quyết: BLTTHS 147; TTLT 01/2017 Điều 9. It opens the new report; its limit goes on from the first receipt."""

    basis = (cite(BLTTHS, 147), cite(TTLT01, 9))
    issuers = EITHER
    signers = LEADERS
    roles = (Role.SPLIT_FROM, *PEOPLE)
    called = {Role.SPLIT_FROM: Label("tách ra từ nguồn tin", "split from the report")}
    summary = "description"

    unit: str | None = field("Viện kiểm sát có thẩm quyền", "Competent procuracy", needed=True)
    agency: str | None = field("Cơ quan thụ lý giải quyết", "Agency in charge", needed=True)
    source_kind: SourceKind | None = field("Loại nguồn tin", "Kind of report")
    description: str | None = field("Nội dung tóm tắt", "Summary", needed=True, lines=4)
    offences: tuple[Offence, ...] = field("Dấu hiệu tội phạm", "Signs of an offence")
    received_on: date | None = field(
        "Ngày tiếp nhận nguồn tin ban đầu", "Day the first report was received", needed=True
    )


@act("report.taken_from_office", Label("Tiếp nhận nguồn tin từ đơn vị khác", "Report taken over from another office"))
class ReportTakenFromOffice(Act):
    """Tiếp nhận nguồn tin của Viện kiểm sát đã giải thể hoặc chuyển giao: TT 03/2025/TT-VKSTC. The old number stays, the limit runs on."""

    basis = (cite("TT 03/2025", 1),)
    issuers = OURS
    signers = LEADERS
    summary = "from_unit"

    from_unit: str | None = field("Đơn vị đã thụ lý", "Office that had it", needed=True)
    from_number: str | None = field("Số thụ lý cũ", "Its docket number there", needed=True)
    unit: str | None = field("Viện kiểm sát tiếp nhận", "Office that takes it over", needed=True)
    number: int | None = field("Số thụ lý mới", "New docket number")
    year: int | None = field("Năm của sổ", "Year of the book")
    procurator: str | None = field("Kiểm sát viên", "Procurator")


@act(
    "report.activity_conducted",
    Label("Khám nghiệm, hoạt động kiểm tra, xác minh", "Activity of verification conducted"),
)
class ReportActivityConducted(Act):
    """Khám nghiệm hiện trường, tử thi, hoạt động khác trước khi khởi tố: BLTTHS 147(3), 201, 202. Whether the procurator attended is counted."""

    basis = (cite(BLTTHS, 147, 3), cite(BLTTHS, 201), cite(BLTTHS, 202))
    issuers = EITHER
    signers = PROCURATOR_OR_LEADERS
    roles = PEOPLE
    summary = "activity"

    activity: Activity | None = field("Hoạt động", "Activity", needed=True)
    attended: bool | None = field("Kiểm sát viên tham gia", "The procurator attended", needed=True)
    absence: str | None = field("Lý do không tham gia", "Why the procurator did not attend")
    outcome: str | None = field("Kết quả, nhận định", "Result and remarks", lines=3)


@act("report.statement_taken", Label("Lấy lời khai khi giải quyết nguồn tin", "Statement taken"))
class ReportStatementTaken(Act):
    """Lấy lời khai người cung cấp nguồn tin, người bị tố giác, người liên quan: BLTTHS 147(3), 148; mẫu 134/HS."""

    basis = (cite(BLTTHS, 147, 3),)
    form = "134/HS"
    issuers = EITHER
    signers = (Duty.PROCURATOR, Duty.EXAMINER)
    roles = (*PEOPLE, Role.WITNESS)
    summary = "by_procurator"

    by_procurator: bool | None = field("Kiểm sát viên trực tiếp lấy lời khai", "Taken by the procurator", needed=True)


@act("report.expertise_ordered", Label("Trưng cầu giám định, yêu cầu định giá", "Examination or valuation ordered"))
class ReportExpertiseOrdered(Act):
    """Trưng cầu giám định, yêu cầu định giá khi giải quyết nguồn tin: BLTTHS 147(3), 205, 215; mẫu 126/HS, 127/HS."""

    basis = (cite(BLTTHS, 147, 3), cite(BLTTHS, 205), cite(BLTTHS, 215))
    form = "126/HS"
    issuers = EITHER
    signers = LEADERS
    summary = "subject"

    manner: Ordered | None = field("Lần đầu, bổ sung hay lại", "First, additional or repeated", needed=True)
    subject: ExpertSubject | None = field("Đối tượng giám định", "Subject")
    assets: str | None = field("Tài sản cần định giá", "Property to be valued", lines=2)
    expert: str | None = field("Tổ chức giám định, Hội đồng định giá", "Expert or council", needed=True)


@act(
    "report.expertise_received",
    Label("Nhận kết luận giám định, định giá", "Conclusion of expert or valuation received"),
)
class ReportExpertiseReceived(Act):
    """Nhận kết luận giám định, định giá tài sản: BLTTHS 213, 221."""

    basis = (cite(BLTTHS, 213), cite(BLTTHS, 221))
    issuers = (Authority.OTHER_BODY,)
    summary = "conclusion"

    conclusion: str | None = field("Kết luận", "Conclusion", lines=3, needed=True)


@act("report.verified", Label("Viện kiểm sát trực tiếp xác minh, làm việc", "Verified by the procuracy"))
class ReportVerified(Act):
    """Biên bản xác minh, làm việc của Kiểm sát viên: BLTTHS 145(3), 147(4), 159; mẫu 137/HS."""

    basis = (cite(BLTTHS, 147, 4), cite(BLTTHS, 159))
    form = "137/HS"
    issuers = OURS
    signers = (Duty.PROCURATOR, Duty.EXAMINER)
    summary = "told"

    told: str | None = field("Nội dung, kết quả", "Content and result", lines=4, needed=True)


@act("report.jointly_reviewed", Label("Thống nhất việc giải quyết nguồn tin", "Report reviewed together"))
class ReportJointlyReviewed(Act):
    """KSV và ĐTV đánh giá chứng cứ, thống nhất trước khi tạm đình chỉ: TTLT 01/2020 Điều 5, five days before the end."""

    basis = (cite(TTLT0120, 5),)
    issuers = EITHER
    signers = PROCURATOR_OR_LEADERS
    summary = "outcome"

    outcome: str | None = field("Kết quả thống nhất", "What was agreed", lines=3, needed=True)


@act(
    "report.agency_objected",
    Label("Cơ quan điều tra kiến nghị Viện kiểm sát cấp trên", "Agency petitions the procuracy above"),
)
class ReportAgencyObjected(Act):
    """Cơ quan điều tra kiến nghị VKS cấp trên về việc VKS trực tiếp giải quyết: TTLT 01/2017 Điều 13(2)."""

    basis = (cite(TTLT01, 13, 2), cite(BLTTHS, 162, 2))
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "against"

    against: str | None = field("Quyết định, yêu cầu bị kiến nghị", "Against which decision or demand", needed=True)
    received: When | None = field("Viện kiểm sát cấp trên nhận lúc", "Received by the procuracy above", needed=True)


@act(
    "report.objection_answered",
    Label("Viện kiểm sát cấp trên trả lời kiến nghị", "Petition answered by the procuracy above"),
)
class ReportObjectionAnswered(Act):
    """VKS cấp trên xem xét, trả lời kiến nghị trong 10 ngày: TTLT 01/2017 Điều 13(2)."""

    basis = (cite(TTLT01, 13, 2),)
    issuers = OURS
    signers = LEADERS
    summary = "answer"

    answer: Answer | None = field("Kết quả", "Answer", needed=True)
