"""Appeal, protest and what a court above decides; cassation and reopening; death sentences."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field, record
from ..people import Role
from .acts_accused import OURS
from .acts_case import LEADERS
from .acts_court import COURT, DEFENDANT
from .words import Appellant
from .words_court import AppellateLevel, Extent, Higher, Review, Sense
from .words_steps import Answer

BLTTHS = "BLTTHS 2015"
ACCUSED = (Role.ACCUSED,)
ANYONE = (Authority.OTHER_BODY, Authority.PROCURACY)


@record
class HigherVerdict:
    """What a court above decided of one defendant, where its decision differs among them."""

    participant: UUID = field("Bị cáo", "Defendant", needed=True)
    result: Higher = field("Kết quả", "Result", needed=True)
    penalty: str | None = field("Hình phạt", "Penalty")
    months: int | None = field("Thời hạn tù", "Term of imprisonment", measure=Label("tháng", "months"))


@act("appeal.late", Label("Kháng cáo quá hạn", "Late appeal"))
class AppealLate(Act):
    """Kháng cáo quá hạn và lý do: BLTTHS 335. The appellate court decides whether it is accepted."""

    basis = (cite(BLTTHS, 335),)
    issuers = (Authority.OTHER_BODY,)
    roles = ACCUSED
    called = DEFENDANT
    summary = "by"

    by: Appellant | None = field("Người kháng cáo", "By whom", needed=True)
    ground: str | None = field("Lý do quá hạn", "Why it is late", lines=2)
    court_received: When | None = field("Tòa án cấp phúc thẩm nhận lúc", "Received by the appellate court")


@act("appeal.late_decided", Label("Quyết định về kháng cáo quá hạn", "Late appeal decided"))
class AppealLateDecided(Act):
    """Hội đồng xét kháng cáo quá hạn quyết định: BLTTHS 335(3), ten days."""

    basis = (cite(BLTTHS, 335, 3),)
    issuers = COURT
    roles = ACCUSED
    called = DEFENDANT
    summary = "answer"

    answer: Answer | None = field("Kết quả", "Answer", needed=True)


@act("appeal.changed", Label("Thay đổi, bổ sung kháng cáo, kháng nghị", "Appeal or protest changed"))
class AppealChanged(Act):
    """Thay đổi, bổ sung kháng cáo, kháng nghị: BLTTHS 342(1)."""

    basis = (cite(BLTTHS, 342, 1),)
    issuers = ANYONE
    signers = LEADERS
    roles = ACCUSED
    called = DEFENDANT
    summary = "by"

    by: Appellant | None = field("Kháng cáo, kháng nghị được thay đổi", "Which appeal or protest", needed=True)
    told: str | None = field("Nội dung thay đổi, bổ sung", "What changed", lines=3)


@act("appeal.withdrawn", Label("Rút kháng cáo, kháng nghị", "Appeal or protest withdrawn"))
class AppealWithdrawn(Act):
    """Rút một phần hoặc toàn bộ kháng cáo, kháng nghị: BLTTHS 342(2), 348."""

    basis = (cite(BLTTHS, 342), cite(BLTTHS, 348))
    issuers = ANYONE
    signers = LEADERS
    roles = ACCUSED
    called = DEFENDANT
    summary = "by"

    by: Appellant | None = field("Kháng cáo, kháng nghị được rút", "Which appeal or protest", needed=True)
    extent: Extent | None = field("Phạm vi rút", "How much is withdrawn", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("appeal.docketed", Label("Tòa án cấp phúc thẩm thụ lý", "Appeal docketed"))
class AppealDocketed(Act):
    """Tòa án cấp phúc thẩm nhận hồ sơ và thụ lý: BLTTHS 340, 346. Preparation and hearing run from here."""

    basis = (cite(BLTTHS, 340), cite(BLTTHS, 346))
    issuers = COURT
    summary = "number"

    level: AppellateLevel | None = field("Tòa án cấp phúc thẩm", "Which appellate court", needed=True)
    number: str | None = field("Số thụ lý phúc thẩm", "Docket number")
    court: str | None = field("Tên Tòa án", "Court")


@act("appeal.file_received", Label("Nhận hồ sơ để nghiên cứu (phúc thẩm)", "Appellate file received for study"))
class AppealFileReceived(Act):
    """VKS cùng cấp với Tòa án phúc thẩm nhận hồ sơ để nghiên cứu: BLTTHS 341(1)."""

    basis = (cite(BLTTHS, 341, 1),)
    issuers = OURS
    signers = (Duty.PROCURATOR, *LEADERS)
    summary = "level"

    level: AppellateLevel | None = field("Tòa án cấp phúc thẩm", "Which appellate court", needed=True)
    pages: int | None = field("Số bút lục", "Pages")


@act("appeal.file_returned", Label("Trả hồ sơ cho Tòa án phúc thẩm", "Appellate file returned"))
class AppealFileReturned(Act):
    """VKS trả hồ sơ cho Tòa án sau khi nghiên cứu: BLTTHS 341(1)."""

    basis = (cite(BLTTHS, 341, 1),)
    issuers = OURS
    signers = (Duty.PROCURATOR, *LEADERS)
    summary = "pages"

    pages: int | None = field("Số bút lục", "Pages")


@act("appeal.hearing_set", Label("Quyết định đưa vụ án ra xét xử phúc thẩm", "Appellate hearing set"))
class AppealHearingSet(Act):
    """Quyết định đưa vụ án ra xét xử phúc thẩm: BLTTHS 346(2), (3)."""

    basis = (cite(BLTTHS, 346, 2), cite(BLTTHS, 346, 3))
    issuers = COURT
    summary = "hearing"

    hearing: When | None = field("Giờ, ngày mở phiên tòa", "Hearing", needed=True)
    place: str | None = field("Nơi xét xử", "Place")


@act("appeal.hearing_postponed", Label("Hoãn phiên tòa phúc thẩm", "Appellate hearing postponed"))
class AppealHearingPostponed(Act):
    """Hoãn phiên tòa phúc thẩm: BLTTHS 352, at most thirty days."""

    basis = (cite(BLTTHS, 352),)
    issuers = COURT
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)
    hearing: When | None = field("Mở lại", "New hearing")


@act("appeal.judged", Label("Xét xử phúc thẩm", "Judged on appeal"))
class AppealJudged(Act):
    """Bản án phúc thẩm: BLTTHS 355-359. In force from the pronouncement, unless it sends the case back."""

    basis = (cite(BLTTHS, "355-359"),)
    issuers = COURT
    roles = ACCUSED
    called = DEFENDANT
    summary = "result"

    result: Higher | None = field("Kết quả", "Result", needed=True)
    protest_accepted: Answer | None = field("Đối với kháng nghị của Viện kiểm sát", "On the protest of the procuracy")
    penalty: str | None = field("Hình phạt, nội dung sửa", "Penalty and what was changed", lines=2)
    verdicts: tuple[HigherVerdict, ...] | None = field("Kết quả riêng của từng bị cáo", "Result for each defendant")


@act("appeal.terminated", Label("Đình chỉ xét xử phúc thẩm", "Appeal discontinued"))
class AppealTerminated(Act):
    """Đình chỉ xét xử phúc thẩm khi rút toàn bộ kháng cáo, kháng nghị: BLTTHS 348. The first judgment is in force from that day."""

    basis = (cite(BLTTHS, 348),)
    issuers = COURT
    roles = ACCUSED
    called = DEFENDANT
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act("cassation.requested", Label("Đề nghị giám đốc thẩm, tái thẩm", "Cassation or reopening asked for"))
class CassationRequested(Act):
    """Đơn, thông báo đề nghị kháng nghị giám đốc thẩm, tái thẩm: BLTTHS 372, 374, 398."""

    basis = (cite(BLTTHS, 372), cite(BLTTHS, 374), cite(BLTTHS, 398))
    issuers = ANYONE
    signers = LEADERS
    roles = ACCUSED
    called = DEFENDANT
    summary = "procedure"

    procedure: Review | None = field("Thủ tục", "Procedure", needed=True)
    by: str | None = field("Người, cơ quan đề nghị", "By whom", needed=True)
    ground: str | None = field("Nội dung", "Content", lines=3)


@act("cassation.declined", Label("Trả lời không kháng nghị", "Protest in cassation declined"))
class CassationDeclined(Act):
    """Thông báo không kháng nghị giám đốc thẩm, tái thẩm, nêu lý do: BLTTHS 376, 379, 401."""

    basis = (cite(BLTTHS, 376), cite(BLTTHS, 379))
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    procedure: Review | None = field("Thủ tục", "Procedure", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act("cassation.protested", Label("Kháng nghị giám đốc thẩm, tái thẩm", "Protest in cassation or reopening"))
class CassationProtested(Act):
    """Quyết định kháng nghị giám đốc thẩm, tái thẩm: BLTTHS 373, 378, 379, 400, 401. Against the convicted person only within a year."""

    basis = (cite(BLTTHS, 378), cite(BLTTHS, 379), cite(BLTTHS, 400), cite(BLTTHS, 401))
    issuers = (Authority.PROCURACY, Authority.COURT)
    signers = LEADERS
    roles = ACCUSED
    called = DEFENDANT
    summary = "sense"

    procedure: Review | None = field("Thủ tục", "Procedure", needed=True)
    sense: Sense | None = field("Hướng kháng nghị", "For or against", needed=True)
    ground: str | None = field("Căn cứ", "Ground", lines=3)
    stays: bool | None = field("Tạm đình chỉ thi hành án", "Enforcement stayed")


@act("cassation.withdrawn", Label("Rút kháng nghị giám đốc thẩm, tái thẩm", "Protest in cassation withdrawn"))
class CassationWithdrawn(Act):
    """Rút kháng nghị giám đốc thẩm, tái thẩm: BLTTHS 381, 400."""

    basis = (cite(BLTTHS, 381),)
    issuers = (Authority.PROCURACY, Authority.COURT)
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act("cassation.judged", Label("Quyết định giám đốc thẩm, tái thẩm", "Decided in cassation or reopening"))
class CassationJudged(Act):
    """Quyết định giám đốc thẩm, tái thẩm: BLTTHS 388-394, 402."""

    basis = (cite(BLTTHS, "388-394"), cite(BLTTHS, 402))
    issuers = COURT
    roles = ACCUSED
    called = DEFENDANT
    summary = "result"

    procedure: Review | None = field("Thủ tục", "Procedure")
    result: Higher | None = field("Kết quả", "Result", needed=True)
    told: str | None = field("Nội dung", "Content", lines=3)
    verdicts: tuple[HigherVerdict, ...] | None = field("Kết quả riêng của từng bị cáo", "Result for each defendant")


@act("death_sentence.file_received", Label("Nhận hồ sơ án tử hình để xem xét", "Death sentence file received"))
class DeathSentenceFileReceived(Act):
    """VKSND tối cao nhận hồ sơ vụ án có bản án tử hình: BLTTHS 367(1). One month to study and return it."""

    basis = (cite(BLTTHS, 367, 1),)
    issuers = OURS
    signers = (Duty.PROCURATOR, *LEADERS)
    roles = ACCUSED
    called = DEFENDANT
    summary = "pages"

    pages: int | None = field("Số bút lục", "Pages")


@act("death_sentence.answered", Label("Xem xét bản án tử hình", "Death sentence considered"))
class DeathSentenceAnswered(Act):
    """VKSND tối cao trả hồ sơ và quyết định kháng nghị hoặc không kháng nghị bản án tử hình: BLTTHS 367(1)."""

    basis = (cite(BLTTHS, 367, 1),)
    issuers = OURS
    signers = (Duty.CHIEF,)
    roles = ACCUSED
    called = DEFENDANT
    summary = "protests"

    protests: bool | None = field("Có kháng nghị bản án", "A protest is lodged", needed=True)
    returned_on: date | None = field("Ngày trả hồ sơ", "File returned on")
