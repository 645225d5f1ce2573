"""What the procuracy receives, reviews and asks for when a case is instituted, and the petitions of the agency against it."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence

from ..acts import Act, act, field
from .acts_accused import OURS
from .acts_case import LEADERS
from .words import ChargeChange
from .words_steps import Answer, Objector, Opinion, PaperOf

BLTTHS = "BLTTHS 2015"
TTLT04 = "TTLT 04/2018"
AGENCY = (Authority.INVESTIGATING_AGENCY, Authority.OTHER_BODY)
PROCURATOR = (Duty.PROCURATOR, *LEADERS)


@act("decision.received", Label("Nhận quyết định của Cơ quan điều tra", "Decision of the agency received"))
class DecisionReceived(Act):
    """VKS nhận quyết định khởi tố, thay đổi, tạm đình chỉ, đình chỉ, phục hồi và tài liệu: BLTTHS 154, 156, 170, 229-231, 235."""

    basis = (cite(BLTTHS, 154, 2), cite(BLTTHS, 156, 2), cite(BLTTHS, 229, 3), cite(BLTTHS, 235, 2))
    issuers = OURS
    summary = "about"

    about: PaperOf | None = field("Quyết định về việc", "About", needed=True)
    decision_no: str | None = field("Số quyết định", "Number of the decision")
    with_file: bool | None = field("Kèm hồ sơ, tài liệu", "With the file")


@act("institution.reviewed", Label("Kiểm sát quyết định khởi tố vụ án", "Institution of the case reviewed"))
class InstitutionReviewed(Act):
    """Kiểm sát việc khởi tố, thay đổi, bổ sung quyết định khởi tố vụ án: BLTTHS 159, 161; TTLT 04/2018 Điều 7, 8."""

    basis = (cite(BLTTHS, 161, 1), cite(TTLT04, 7), cite(TTLT04, 8))
    issuers = OURS
    signers = PROCURATOR
    summary = "opinion"

    opinion: Opinion | None = field("Ý kiến của Viện kiểm sát", "Opinion of the procuracy", needed=True)
    ground: str | None = field("Nhận xét", "Remarks", lines=3)


@act(
    "institution.change_requested",
    Label("Yêu cầu thay đổi, bổ sung quyết định khởi tố vụ án", "Change of the institution asked for"),
)
class InstitutionChangeRequested(Act):
    """Yêu cầu thay đổi hoặc bổ sung quyết định khởi tố vụ án: BLTTHS 161; mẫu 18/HS, 19/HS."""

    basis = (cite(BLTTHS, 161, 1), cite(TTLT04, 8, 2))
    form = "18/HS"
    issuers = OURS
    signers = LEADERS
    summary = "offences"

    manner: ChargeChange = field("Thay đổi hay bổ sung", "Changed or added", needed=True)
    offences: tuple[Offence, ...] = field("Tội danh yêu cầu", "Offences asked for", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=3)
    received: When | None = field("Cơ quan điều tra nhận lúc", "Received by the agency")


@act(
    "institution.annulment_requested",
    Label("Yêu cầu hủy bỏ quyết định khởi tố vụ án", "Annulment of the institution asked for"),
)
class InstitutionAnnulmentRequested(Act):
    """Yêu cầu hủy bỏ quyết định khởi tố vụ án không có căn cứ: BLTTHS 161; mẫu 20/HS."""

    basis = (cite(BLTTHS, 161, 1),)
    form = "20/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)
    received: When | None = field("Cơ quan điều tra nhận lúc", "Received by the agency")


@act(
    "case_change.cancelled",
    Label("Hủy quyết định thay đổi, bổ sung khởi tố vụ án", "Change of the institution annulled"),
)
class CaseChangeCancelled(Act):
    """Hủy bỏ quyết định thay đổi, bổ sung quyết định khởi tố vụ án: BLTTHS 161; mẫu 28/HS, 29/HS. The offences go back."""

    basis = (cite(BLTTHS, 161, 1), cite(TTLT04, 8, 1))
    form = "28/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    manner: ChargeChange | None = field(
        "Quyết định bị hủy là thay đổi hay bổ sung", "The one annulled had changed or added", needed=True
    )
    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act(
    "agency.objected",
    Label("Cơ quan điều tra kiến nghị Viện kiểm sát cấp trên", "Agency petitions the procuracy above"),
)
class AgencyObjected(Act):
    """Cơ quan điều tra kiến nghị với VKS cấp trên trực tiếp về quyết định của VKS: BLTTHS 162(2), 167(2). It executes it all the same."""

    basis = (cite(BLTTHS, 162, 2), cite(BLTTHS, 167, 2))
    issuers = AGENCY
    summary = "against"

    against: str | None = field("Quyết định, yêu cầu bị kiến nghị", "Against which decision or demand", needed=True)
    objector: Objector | None = field("Cơ quan kiến nghị", "Which agency", needed=True)
    received: When | None = field("Viện kiểm sát cấp trên nhận lúc", "Received by the procuracy above", needed=True)


@act(
    "objection.answered",
    Label("Viện kiểm sát cấp trên giải quyết kiến nghị", "Petition answered by the procuracy above"),
)
class ObjectionAnswered(Act):
    """VKS cấp trên xem xét, giải quyết kiến nghị của Cơ quan điều tra: BLTTHS 162(2), 167(2)."""

    basis = (cite(BLTTHS, 162, 2), cite(BLTTHS, 167, 2))
    issuers = OURS
    signers = LEADERS
    summary = "answer"

    answer: Answer | None = field("Kết quả", "Answer", needed=True)
    ground: str | None = field("Nội dung", "Content", lines=3)


@act("evidence.reviewed", Label("Thống nhất đánh giá chứng cứ", "Evidence reviewed together"))
class EvidenceReviewed(Act):
    """KSV và ĐTV thống nhất đánh giá chứng cứ trước khi kết thúc điều tra: TTLT 04/2018 Điều 31. Minutes lie in both files."""

    basis = (cite(TTLT04, 31),)
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY)
    signers = PROCURATOR
    summary = "outcome"

    outcome: str | None = field("Kết quả thống nhất", "What was agreed", lines=4, needed=True)
    open_points: tuple[str, ...] | None = field("Việc còn phải làm", "What is still to be done", lines=4)
    finish_by: date | None = field("Hoàn thành trước ngày", "To be done by")
