"""Suspension and termination under review: annulled, reviewed, resumed on demand; the wanted; compulsory treatment."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..people import Role
from .acts_accused import OURS
from .acts_case import LEADERS
from .words_steps import Opinion

BLTTHS = "BLTTHS 2015"
ACCUSED = (Role.ACCUSED,)
AGENCY = (Authority.INVESTIGATING_AGENCY,)
PROCURATOR = (Duty.PROCURATOR, *LEADERS)


@act(
    "investigation.suspension_cancelled",
    Label("Hủy quyết định tạm đình chỉ điều tra", "Suspension of the investigation annulled"),
)
class InvestigationSuspensionCancelled(Act):
    """Hủy bỏ quyết định tạm đình chỉ điều tra vụ án: BLTTHS 41, 165; mẫu 107/HS. The investigation goes on."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 165))
    form = "107/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act(
    "accused.suspension_cancelled",
    Label("Hủy quyết định tạm đình chỉ đối với bị can", "Suspension for an accused annulled"),
)
class AccusedSuspensionCancelled(Act):
    """Hủy bỏ quyết định tạm đình chỉ điều tra, tạm đình chỉ vụ án đối với bị can: BLTTHS 41, 165, 236; mẫu 108, 109, 149/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 165), cite(BLTTHS, 236))
    form = "108/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act("termination.reviewed", Label("Kiểm sát quyết định đình chỉ điều tra", "Termination reviewed"))
class TerminationReviewed(Act):
    """Kiểm sát quyết định đình chỉ điều tra trong 15 ngày từ khi nhận quyết định và hồ sơ: BLTTHS 230(3)."""

    basis = (cite(BLTTHS, 230, 3),)
    issuers = OURS
    signers = PROCURATOR
    summary = "opinion"

    opinion: Opinion | None = field("Ý kiến của Viện kiểm sát", "Opinion of the procuracy", needed=True)
    ground: str | None = field("Nhận xét", "Remarks", lines=3)


@act(
    "investigation.termination_cancelled",
    Label("Hủy quyết định đình chỉ điều tra", "Termination of the investigation annulled"),
)
class InvestigationTerminationCancelled(Act):
    """Hủy bỏ quyết định đình chỉ điều tra vụ án và yêu cầu phục hồi: BLTTHS 230(3); mẫu 110/HS. The case waits to be resumed."""

    basis = (cite(BLTTHS, 230, 3),)
    form = "110/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act(
    "accused.termination_cancelled",
    Label("Hủy quyết định đình chỉ đối với bị can", "Termination for an accused annulled"),
)
class AccusedTerminationCancelled(Act):
    """Hủy bỏ quyết định đình chỉ điều tra, đình chỉ vụ án đối với bị can: BLTTHS 41, 230(3), 236; mẫu 111, 112, 153/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 230, 3), cite(BLTTHS, 236))
    form = "111/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act("resumption.requested", Label("Yêu cầu phục hồi điều tra", "Resumption asked for"))
class ResumptionRequested(Act):
    """Yêu cầu phục hồi điều tra vụ án, bị can, vụ án đối với bị can: BLTTHS 165, 235; mẫu 113, 114, 115/HS. None named: the whole case."""

    basis = (cite(BLTTHS, 165), cite(BLTTHS, 235))
    form = "113/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act("wanted.requested", Label("Yêu cầu truy nã bị can", "Wanted decision asked for"))
class WantedRequested(Act):
    """Yêu cầu Cơ quan điều tra truy nã bị can: BLTTHS 165, 231, 247; mẫu 106/HS."""

    basis = (cite(BLTTHS, 165), cite(BLTTHS, 231), cite(BLTTHS, 247))
    form = "106/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "features"

    features: str | None = field("Đặc điểm nhận dạng", "Distinguishing features", lines=2)


@act("wanted.decided", Label("Quyết định truy nã", "Wanted decision"))
class WantedDecided(Act):
    """Quyết định truy nã bị can trốn hoặc không biết ở đâu: BLTTHS 231. It is sent to the procuracy."""

    basis = (cite(BLTTHS, 231),)
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.COURT)
    roles = ACCUSED
    summary = "fled_on"

    fled_on: date | None = field("Ngày bỏ trốn", "Fled on")


@act("wanted.ended", Label("Đình nã", "Wanted decision ended"))
class WantedEnded(Act):
    """Quyết định đình nã khi bị can bị bắt, đầu thú hoặc không còn bị truy cứu: BLTTHS 231."""

    basis = (cite(BLTTHS, 231),)
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.COURT)
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason")


@act("treatment.file_received", Label("Nhận đề nghị áp dụng bắt buộc chữa bệnh", "Compulsory treatment proposed"))
class TreatmentFileReceived(Act):
    """VKS nhận đề nghị của Cơ quan điều tra và kết luận giám định: BLTTHS 449(1). Three days run from here."""

    basis = (cite(BLTTHS, 449, 1),)
    issuers = OURS
    roles = ACCUSED
    summary = "opinion"

    opinion: str | None = field("Kết luận giám định pháp y tâm thần", "Psychiatric conclusion", lines=2)


@act("treatment.applied", Label("Áp dụng biện pháp bắt buộc chữa bệnh", "Compulsory treatment applied"))
class TreatmentApplied(Act):
    """Quyết định áp dụng biện pháp bắt buộc chữa bệnh: BLTTHS 447, 449, 450; mẫu 179/HS. The time does not count as detention."""

    basis = (cite(BLTTHS, 447), cite(BLTTHS, 449), cite(BLTTHS, 450))
    form = "179/HS"
    issuers = (Authority.PROCURACY, Authority.COURT)
    signers = LEADERS
    roles = ACCUSED
    summary = "hospital"

    hospital: str | None = field("Cơ sở bắt buộc chữa bệnh", "Hospital", needed=True)


@act("treatment.refused", Label("Không áp dụng biện pháp bắt buộc chữa bệnh", "Compulsory treatment refused"))
class TreatmentRefused(Act):
    """Không áp dụng biện pháp bắt buộc chữa bệnh, hoặc yêu cầu giám định bổ sung, giám định lại: BLTTHS 449."""

    basis = (cite(BLTTHS, 449),)
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("treatment.ended", Label("Đình chỉ biện pháp bắt buộc chữa bệnh", "Compulsory treatment ended"))
class TreatmentEnded(Act):
    """Quyết định đình chỉ thi hành biện pháp bắt buộc chữa bệnh: BLTTHS 454; mẫu 180/HS. What was suspended may be resumed."""

    basis = (cite(BLTTHS, 454),)
    form = "180/HS"
    issuers = (Authority.PROCURACY, Authority.COURT)
    signers = LEADERS
    roles = ACCUSED
    summary = "conclusion"

    conclusion: str | None = field("Kết luận của Hội đồng giám định", "Conclusion of the experts", lines=2)
    received: When | None = field("Ngày nhận thông báo khỏi bệnh", "Notice of recovery received")
