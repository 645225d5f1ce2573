"""The court: docket, hearing, judgment, appeal."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence

from ..acts import Act, Rank, act, field, record
from ..people import Role
from .acts_accused import OURS
from .words import Appellant, Result, Returner, ReturnGround

COURT = (Authority.COURT,)
DEFENDANT = {Role.ACCUSED: Label("bị cáo", "defendant")}  # from the court on the law calls the accused so (BLTTHS 61)


@record
class Verdict:
    """What the court decided of one accused: the result, the penalty in words, the offence it found."""

    participant: UUID = field("Bị cáo", "Defendant", needed=True)
    result: Result = field("Kết quả", "Result", needed=True)
    penalty: str | None = field("Hình phạt", "Penalty")
    months: int | None = field("Thời hạn tù", "Term of imprisonment", measure=Label("tháng", "months"))
    offence: Offence | None = field("Điều luật áp dụng", "Article applied")
    proposed: str | None = field("Viện kiểm sát đã đề nghị", "What the procuracy had proposed")


@act("court.docketed", Label("Tòa án thụ lý", "Docketed by the court"))
class CourtDocketed(Act):
    """Tòa án thụ lý vụ án: BLTTHS 276, 277. The preparation of the trial runs from this day."""

    basis = (cite("BLTTHS 2015", 276), cite("BLTTHS 2015", 277, 1))
    issuers = COURT
    summary = "number"

    court: str | None = field("Tòa án", "Court")
    number: str | None = field("Số thụ lý của Tòa án", "Docket number of the court")
    judge: str | None = field("Thẩm phán", "Judge")
    again: bool | None = field("Nhận lại sau điều tra bổ sung", "Received again after additional investigation")
    summary_procedure: bool | None = field("Theo thủ tục rút gọn", "In the simplified procedure")


@act("court.returned_file", Label("Tòa án trả hồ sơ để điều tra bổ sung", "File returned by the court"))
class CourtReturnedFile(Act):
    """Tòa án trả hồ sơ để điều tra bổ sung: BLTTHS 280."""

    basis = (cite("BLTTHS 2015", 280),)
    issuers = COURT
    summary = "ground"

    demanded_by: Returner | None = field("Người trả hồ sơ", "Returned by")
    ground: ReturnGround | None = field("Căn cứ", "Ground")
    accepted: bool | None = field("Viện kiểm sát chấp nhận", "Accepted by the procuracy")


@act("hearing.set", Label("Quyết định đưa vụ án ra xét xử", "Hearing set"))
class HearingSet(Act):
    """Quyết định đưa vụ án ra xét xử: BLTTHS 255, 277(3)."""

    basis = (cite("BLTTHS 2015", 255), cite("BLTTHS 2015", 277, 3))
    issuers = COURT
    summary = "hearing"

    hearing: When | None = field("Giờ, ngày mở phiên tòa", "Hearing", needed=True)
    place: str | None = field("Nơi xét xử", "Place")
    manner: str | None = field("Hình thức phiên tòa", "Manner of the hearing")
    summary_procedure: bool | None = field("Theo thủ tục rút gọn", "In the simplified procedure")


@act("hearing.postponed", Label("Hoãn phiên tòa", "Hearing postponed"))
class HearingPostponed(Act):
    """Hoãn phiên tòa: BLTTHS 297, at most thirty days."""

    basis = (cite("BLTTHS 2015", 297),)
    issuers = COURT
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)
    hearing: When | None = field("Mở lại", "New hearing")


@act("case.judged", Label("Xét xử sơ thẩm", "Judged at first instance"))
class CaseJudged(Act):
    """Bản án sơ thẩm: BLTTHS 260, 327. One verdict for each accused; appeal and protest run from the pronouncement."""

    basis = (cite("BLTTHS 2015", 260), cite("BLTTHS 2015", 327))
    issuers = COURT
    roles = (Role.ACCUSED,)
    called = DEFENDANT
    summary = "court"

    court: str | None = field("Tòa án", "Court")
    verdicts: tuple[Verdict, ...] | None = field(
        "Kết quả đối với từng bị cáo", "Result for each defendant", needed=True
    )

    @property
    def acquits(self) -> bool:
        """Whether it acquits anybody: that is reported upwards at once."""
        return any(one.result is Result.ACQUITTED for one in self.verdicts or ())


@act("judgment.reviewed", Label("Kiểm sát bản án", "Judgment reviewed"))
class JudgmentReviewed(Act):
    """Kiểm sát bản án sơ thẩm: Luật TCVKSND 19, BLTTHS 262, 337. Says whether the office will protest."""

    basis = (cite("Luật TCVKSND 2014", 19), cite("BLTTHS 2015", 337))
    issuers = OURS
    signers = (Duty.PROCURATOR,)
    summary = "opinion"

    received: date | None = field("Ngày nhận bản án", "Judgment received")
    protests: bool | None = field("Đề nghị kháng nghị", "Protest proposed")
    opinion: str | None = field("Ý kiến", "Opinion", lines=3)


@act("appeal.lodged", Label("Kháng cáo, kháng nghị phúc thẩm", "Appeal or protest lodged"))
class AppealLodged(Act):
    """Kháng cáo, kháng nghị phúc thẩm bản án: BLTTHS 331, 333, 336, 337."""

    basis = (cite("BLTTHS 2015", 331), cite("BLTTHS 2015", 337))
    issuers = (Authority.OTHER_BODY, Authority.PROCURACY)
    roles = (Role.ACCUSED,)
    called = DEFENDANT
    summary = "by"

    by: Appellant | None = field("Người kháng cáo, kháng nghị", "By whom", needed=True)
    ground: str | None = field("Nội dung, lý do", "Content and reason", lines=3)


@act("judgment.in_force", Label("Bản án có hiệu lực pháp luật", "Judgment in force"))
class JudgmentInForce(Act):
    """Bản án có hiệu lực pháp luật: BLTTHS 343, or by the appellate judgment. Named: in force for these only."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 343),)
    issuers = COURT
    roles = (Role.ACCUSED,)
    called = DEFENDANT
    summary = "by_appellate"

    by_appellate: bool | None = field("Theo bản án phúc thẩm", "By the appellate judgment")
