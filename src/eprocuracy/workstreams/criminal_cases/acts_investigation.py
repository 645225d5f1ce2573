"""The investigation: requests, extensions, suspension, resumption, conclusion."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit

from ..acts import Act, Rank, act, field
from ..people import Role
from .acts_accused import EITHER, OURS
from .acts_case import LEADERS
from .words import Proposal, SpecialExtension, SuspensionGround, TerminationGround


@act("investigation.requested", Label("Yêu cầu điều tra", "Investigation request"))
class InvestigationRequested(Act):
    """Yêu cầu điều tra: BLTTHS 165(6); TTLT 04/2018 Điều 11; mẫu 87/HS. The procurator signs."""

    basis = (cite("BLTTHS 2015", 165, 6), cite("TTLT 04/2018", 11))
    form = "87/HS"
    issuers = OURS
    signers = (Duty.PROCURATOR, *LEADERS)
    summary = "items"

    ordinal: int | None = field("Lần thứ", "Ordinal")
    items: tuple[str, ...] | None = field("Nội dung yêu cầu", "What is asked for", lines=8, needed=True)


@act("investigation.extension_requested", Label("Đề nghị gia hạn điều tra", "Extension of the investigation asked for"))
class InvestigationExtensionRequested(Act):
    """Cơ quan điều tra đề nghị gia hạn: BLTTHS 172(2), at the latest ten days before the end; mẫu 103/HS lên cấp trên."""

    basis = (cite("BLTTHS 2015", 172, 2),)
    form = "103/HS"
    issuers = EITHER
    signers = LEADERS
    summary = "ordinal"

    ordinal: int | None = field("Lần gia hạn", "Extension number")
    received: When | None = field("Ngày Viện kiểm sát nhận", "Received by the procuracy")


@act("investigation.extended", Label("Gia hạn điều tra", "Investigation extended"))
class InvestigationExtended(Act):
    """Gia hạn thời hạn điều tra: BLTTHS 172, 174; mẫu 104/HS."""

    basis = (cite("BLTTHS 2015", 172, 2), cite("BLTTHS 2015", 174))
    form = "104/HS"
    issuers = OURS
    signers = LEADERS
    summary = "until"

    ordinal: int | None = field("Lần gia hạn", "Extension number", needed=True)
    special: SpecialExtension | None = field("Gia hạn đặc biệt", "Special extension")
    granted: TimeLimit | None = field("Thời hạn được gia hạn", "Time granted")
    until: date | None = field("Đến hết ngày", "Until the end of", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)

    @property
    def counted_as(self) -> int | str | None:
        """The ordinal as the law knows it: a number, or the name of a special extension."""
        return self.special.value if self.special else self.ordinal


@act("investigation.extension_refused", Label("Không gia hạn điều tra", "Extension of the investigation refused"))
class InvestigationExtensionRefused(Act):
    """Không gia hạn thời hạn điều tra: BLTTHS 172; mẫu 105/HS."""

    basis = (cite("BLTTHS 2015", 172),)
    form = "105/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str = field("Lý do", "Reason", lines=3, needed=True)


@act("investigation.suspended", Label("Tạm đình chỉ điều tra", "Investigation suspended"))
class InvestigationSuspended(Act):
    """Tạm đình chỉ điều tra vụ án: BLTTHS 229."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 229),)
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "ground"

    ground: SuspensionGround | None = field("Căn cứ", "Ground", needed=True)
    remedy: str | None = field("Biện pháp khắc phục lý do tạm đình chỉ", "What is done to end the ground", lines=2)
    limitation_ends_on: date | None = field("Ngày hết thời hiệu", "Last day of limitation")


@act("investigation.resumed", Label("Phục hồi điều tra", "Investigation resumed"))
class InvestigationResumed(Act):
    """Phục hồi điều tra vụ án: BLTTHS 235, 174(1); mẫu 116/HS. A fresh limit runs from the decision."""

    basis = (cite("BLTTHS 2015", 235), cite("BLTTHS 2015", 174, 1))
    form = "116/HS"
    issuers = EITHER
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act("investigation.reopened", Label("Điều tra lại", "Case investigated again"))
class InvestigationReopened(Act):
    """Cơ quan điều tra nhận hồ sơ để điều tra lại: BLTTHS 174(3). The full limits run afresh from the receipt."""

    basis = (cite("BLTTHS 2015", 174, 3),)
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "ground"

    ground: str | None = field("Bản án, quyết định hủy để điều tra lại", "Judgment that ordered it", lines=2)


@act("investigation.terminated", Label("Đình chỉ điều tra", "Investigation terminated"))
class InvestigationTerminated(Act):
    """Đình chỉ điều tra vụ án: BLTTHS 230."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 230),)
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "ground"

    ground: TerminationGround | None = field("Căn cứ", "Ground", needed=True)
    received: When | None = field("Ngày Viện kiểm sát nhận quyết định, hồ sơ", "Decision and file received")


@act("investigation.concluded", Label("Kết luận điều tra", "Investigation concluded"))
class InvestigationConcluded(Act):
    """Bản kết luận điều tra: BLTTHS 232, 233, 234. Accused named here are those it speaks of; none named means all."""

    basis = (cite("BLTTHS 2015", 232),)
    issuers = (Authority.INVESTIGATING_AGENCY,)
    roles = (Role.ACCUSED,)
    summary = "proposal"

    proposal: Proposal | None = field("Đề nghị", "Proposal", needed=True)
    supplementary: bool | None = field("Kết luận điều tra bổ sung", "Conclusion of an additional investigation")
