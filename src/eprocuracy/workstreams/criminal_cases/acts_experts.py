"""Expert examination and valuation (BLTTHS 205-222), and those who examine, value or interpret."""

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
from .words_steps import Answer, ExpertSubject, Ordered

BLTTHS = "BLTTHS 2015"
EXPERTS = (Authority.OTHER_BODY,)
PROCURATOR = (Duty.PROCURATOR, *LEADERS)
ASKING = (Role.ACCUSED, Role.VICTIM)

_TIMES = {
    ExpertSubject.MENTAL: "mental",
    ExpertSubject.DEATH: "death",
    ExpertSubject.POLLUTION: "death",
    ExpertSubject.AGE: "short",
    ExpertSubject.INJURY: "short",
    ExpertSubject.DRUGS: "short",
    ExpertSubject.MONEY: "short",
}


@act("expertise.ordered", Label("Trưng cầu giám định", "Expert examination ordered"))
class ExpertiseOrdered(Act):
    """Quyết định trưng cầu giám định, giám định bổ sung, giám định lại: BLTTHS 205, 206, 210-212; mẫu 126, 129, 130, 133/HS."""

    basis = (cite(BLTTHS, 205), cite(BLTTHS, 206), cite(BLTTHS, "210-212"))
    form = "126/HS"
    issuers = (*EITHER, Authority.COURT)
    signers = LEADERS
    roles = (Role.ACCUSED, Role.VICTIM)
    summary = "subject"

    manner: Ordered | None = field("Lần đầu, bổ sung hay lại", "First, additional or repeated", needed=True)
    subject: ExpertSubject | None = field("Đối tượng giám định", "Subject", needed=True)
    questions: tuple[str, ...] | None = field("Nội dung yêu cầu giám định", "Questions", lines=6)
    expert: str | None = field("Tổ chức, người giám định", "Expert", needed=True)
    received: When | None = field("Bên giám định nhận quyết định lúc", "Received by the expert")

    @property
    def time(self) -> str:
        """Which limit of Điều 208 applies; none where the paper itself sets the time."""
        return _TIMES.get(self.subject, "") if self.subject else ""


@act("expertise.received", Label("Nhận kết luận giám định", "Expert conclusion received"))
class ExpertiseReceived(Act):
    """Nhận kết luận giám định: BLTTHS 213. The body that asked forwards it to the procuracy within 24 hours."""

    basis = (cite(BLTTHS, 213),)
    issuers = EXPERTS
    roles = (Role.ACCUSED, Role.VICTIM)
    summary = "conclusion"

    conclusion: str | None = field("Kết luận", "Conclusion", lines=4, needed=True)
    concluded_on: date | None = field("Ngày kết luận", "Day of the conclusion")
    forwarded: When | None = field("Viện kiểm sát nhận lúc", "Received by the procuracy")


@act("valuation.ordered", Label("Yêu cầu định giá tài sản", "Valuation asked for"))
class ValuationOrdered(Act):
    """Yêu cầu định giá, định giá lại, định giá lại trong trường hợp đặc biệt: BLTTHS 215, 218-220; mẫu 127, 131, 132/HS."""

    basis = (cite(BLTTHS, 215), cite(BLTTHS, "218-220"))
    form = "127/HS"
    issuers = (*EITHER, Authority.COURT)
    signers = LEADERS
    summary = "assets"

    manner: Ordered | None = field("Lần đầu, bổ sung hay lại", "First, additional or repeated", needed=True)
    assets: str | None = field("Tài sản cần định giá", "Property to be valued", lines=3, needed=True)
    council: str | None = field("Hội đồng định giá", "Valuation council")
    due_on: date | None = field("Ngày trả kết luận", "Conclusion due on")


@act("valuation.received", Label("Nhận kết luận định giá tài sản", "Valuation received"))
class ValuationReceived(Act):
    """Nhận kết luận định giá tài sản: BLTTHS 221. The body that asked forwards it to the procuracy within 24 hours."""

    basis = (cite(BLTTHS, 221),)
    issuers = EXPERTS
    summary = "conclusion"

    conclusion: str | None = field("Kết luận", "Conclusion", lines=3, needed=True)
    value: int | None = field("Giá trị", "Value", measure=Label("đồng", "đồng"))
    concluded_on: date | None = field("Ngày kết luận", "Day of the conclusion")
    forwarded: When | None = field("Viện kiểm sát nhận lúc", "Received by the procuracy")


@act("expertise.asked_for", Label("Đề nghị trưng cầu giám định, định giá", "Examination or valuation asked for"))
class ExpertiseAskedFor(Act):
    """Bị can, bị hại, người tham gia tố tụng đề nghị trưng cầu giám định, định giá: BLTTHS 207, 214, 222. Answered in seven days."""

    basis = (cite(BLTTHS, 207, 1), cite(BLTTHS, 214, 1), cite(BLTTHS, 222, 1))
    issuers = EXPERTS
    roles = ASKING
    summary = "subject"

    subject: str | None = field("Nội dung đề nghị", "What is asked for", lines=3, needed=True)


@act(
    "expertise.declined",
    Label("Không chấp nhận đề nghị trưng cầu giám định, định giá", "Examination or valuation declined"),
)
class ExpertiseDeclined(Act):
    """Thông báo không chấp nhận đề nghị trưng cầu giám định, định giá, nêu lý do: BLTTHS 207(1), 214(1), 222(1); mẫu 125/HS."""

    basis = (cite(BLTTHS, 207, 1), cite(BLTTHS, 214, 1), cite(BLTTHS, 222, 1))
    form = "125/HS"
    issuers = EITHER
    signers = PROCURATOR
    roles = ASKING
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act(
    "expert.change_requested", Label("Yêu cầu thay đổi người giám định, định giá", "Replacement of an expert asked for")
)
class ExpertChangeRequested(Act):
    """Yêu cầu thay đổi người giám định, người định giá tài sản: BLTTHS 68, 69; mẫu 83/HS."""

    basis = (cite(BLTTHS, 68, 5), cite(BLTTHS, 69, 5))
    form = "83/HS"
    issuers = OURS
    signers = PROCURATOR
    summary = "expert"

    expert: str | None = field("Người bị yêu cầu thay đổi", "Who is to be replaced", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("expert.changed", Label("Thay đổi người giám định, định giá", "Expert replaced"))
class ExpertChanged(Act):
    """Quyết định thay đổi người giám định, người định giá tài sản: BLTTHS 68, 69; mẫu 84/HS."""

    basis = (cite(BLTTHS, 68, 5), cite(BLTTHS, 69, 5))
    form = "84/HS"
    issuers = EITHER
    signers = LEADERS
    summary = "expert"

    expert: str | None = field("Người thay thế", "Who replaces", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("interpreter.requested", Label("Yêu cầu cử người phiên dịch, dịch thuật", "Interpreter asked for"))
class InterpreterRequested(Act):
    """Yêu cầu cử người phiên dịch, người dịch thuật: BLTTHS 70; mẫu 74/HS."""

    basis = (cite(BLTTHS, 70),)
    form = "74/HS"
    issuers = EITHER
    signers = PROCURATOR
    summary = "language"

    language: str | None = field("Ngôn ngữ, chữ viết", "Language", needed=True)
    body: str | None = field("Cơ quan, tổ chức được yêu cầu", "Of which body")


@act(
    "interpreter.change_proposed",
    Label("Đề nghị thay đổi người phiên dịch, dịch thuật", "Replacement of an interpreter proposed"),
)
class InterpreterChangeProposed(Act):
    """Đề nghị thay đổi người phiên dịch, người dịch thuật: BLTTHS 70(4); mẫu 75/HS."""

    basis = (cite(BLTTHS, 70, 4),)
    form = "75/HS"
    issuers = EITHER
    signers = PROCURATOR
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("interpreter.changed", Label("Thay đổi người phiên dịch, dịch thuật", "Interpreter replaced"))
class InterpreterChanged(Act):
    """Quyết định thay đổi người phiên dịch, người dịch thuật: BLTTHS 70(4); mẫu 76/HS."""

    basis = (cite(BLTTHS, 70, 4),)
    form = "76/HS"
    issuers = EITHER
    signers = LEADERS
    summary = "interpreter"

    interpreter: str | None = field("Người thay thế", "Who replaces", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act(
    "officer.change_requested",
    Label("Yêu cầu thay đổi người tiến hành điều tra", "Replacement of an investigator asked for"),
)
class OfficerChangeRequested(Act):
    """Yêu cầu thay đổi Thủ trưởng, Phó Thủ trưởng, Điều tra viên: BLTTHS 51, 165; TTLT 04/2018 Điều 4; mẫu 73/HS."""

    basis = (cite(BLTTHS, 51), cite(BLTTHS, 165), cite("TTLT 04/2018", 4))
    form = "73/HS"
    issuers = OURS
    signers = LEADERS
    summary = "officer"

    officer: str | None = field("Người bị yêu cầu thay đổi", "Who is to be replaced", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)
    received: When | None = field("Cơ quan điều tra nhận lúc", "Received by the agency", needed=True)


@act("officer.change_answered", Label("Cơ quan điều tra trả lời yêu cầu thay đổi", "Request for replacement answered"))
class OfficerChangeAnswered(Act):
    """Cơ quan điều tra quyết định việc thay đổi người tiến hành điều tra: BLTTHS 51; TTLT 04/2018 Điều 4, three days."""

    basis = (cite(BLTTHS, 51), cite("TTLT 04/2018", 4))
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "answer"

    answer: Answer | None = field("Kết quả", "Answer", needed=True)
    officer: str | None = field("Người được phân công thay", "Who replaces")


@act("participant.summoned", Label("Triệu tập, mời người tham gia tố tụng", "Participant summoned or invited"))
class ParticipantSummoned(Act):
    """Giấy mời, giấy triệu tập của Viện kiểm sát: BLTTHS 182, 185, 236; mẫu 162/HS, 163/HS."""

    basis = (cite(BLTTHS, 182), cite(BLTTHS, 185), cite(BLTTHS, 236))
    form = "163/HS"
    issuers = EITHER
    signers = (Duty.PROCURATOR, *LEADERS)
    roles = (Role.ACCUSED, Role.VICTIM, Role.WITNESS)
    summary = "at"

    at: When | None = field("Thời gian có mặt", "To be present at", needed=True)
    place: str | None = field("Địa điểm", "Place")
    invited: bool | None = field("Chỉ là giấy mời", "An invitation only")


@act("accused.extracted", Label("Yêu cầu trích xuất bị can", "Accused brought from detention"))
class AccusedExtracted(Act):
    """Phiếu yêu cầu trích xuất người bị tạm giam: Luật Thi hành tạm giữ, tạm giam 2015 Điều 20; mẫu 161/HS."""

    basis = (cite("Luật THTGTG 2015", 20),)
    form = "161/HS"
    issuers = EITHER
    signers = (Duty.PROCURATOR, *LEADERS)
    roles = (Role.ACCUSED,)
    summary = "at"

    at: When | None = field("Thời gian", "When", needed=True)
    purpose: str | None = field("Mục đích", "Purpose")


@act("counsel.deferred", Label("Quyết định thời điểm người bào chữa tham gia", "Time for counsel to join decided"))
class CounselDeferred(Act):
    """Quyết định để người bào chữa tham gia từ khi kết thúc điều tra (giữ bí mật, an ninh quốc gia): BLTTHS 74; mẫu 81/HS."""

    basis = (cite(BLTTHS, 74),)
    form = "81/HS"
    issuers = OURS
    signers = (Duty.CHIEF,)
    roles = (Role.ACCUSED,)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("counsel.requested", Label("Yêu cầu, đề nghị cử người bào chữa", "Counsel asked for"))
class CounselRequested(Act):
    """Yêu cầu, đề nghị cử người bào chữa trong trường hợp phải chỉ định: BLTTHS 76; mẫu 77/HS."""

    basis = (cite(BLTTHS, 76),)
    form = "77/HS"
    issuers = (*EITHER, Authority.COURT)
    signers = PROCURATOR
    roles = (Role.ACCUSED,)
    summary = "body"

    body: str | None = field("Tổ chức được yêu cầu", "Of which body", needed=True)
    ground: str | None = field("Trường hợp phải chỉ định", "Why counsel must be appointed")
