"""Prosecution: receipt of the file, return, extension, suspension, termination, indictment."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit

from ..acts import Act, Rank, act, field
from ..people import Role
from .acts_accused import OURS
from .acts_case import LEADERS
from .words import Returner, ReturnGround, SuspensionGround, TerminationGround


@act("file.received", Label("Nhận hồ sơ vụ án và kết luận điều tra", "Case file and conclusion received"))
class FileReceived(Act):
    """VKS nhận hồ sơ vụ án: BLTTHS 238, 240(1); mẫu 168/HS. The limit for the decision on prosecution runs from here."""

    basis = (cite("BLTTHS 2015", 238), cite("BLTTHS 2015", 240, 1))
    form = "168/HS"
    issuers = OURS
    signers = (Duty.PROCURATOR,)
    summary = "pages"

    number: int | None = field("Số thụ lý truy tố", "Prosecution docket number")
    volumes: int | None = field("Số tập", "Volumes")
    pages: int | None = field("Số bút lục", "Pages")
    exhibits: str | None = field("Vật chứng kèm theo", "Exhibits that come with it", lines=2)


@act("file.returned", Label("Trả hồ sơ để điều tra bổ sung", "File returned for additional investigation"))
class FileReturned(Act):
    """Trả hồ sơ để điều tra bổ sung: BLTTHS 245, 280, 174(2); mẫu 145/HS. At most twice by the procuracy."""

    basis = (cite("BLTTHS 2015", 245), cite("BLTTHS 2015", 174, 2))
    form = "145/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ordinal: int | None = field("Lần trả hồ sơ", "Return number")
    ground: ReturnGround | None = field("Căn cứ", "Ground", needed=True)
    issues: tuple[str, ...] | None = field("Vấn đề cần điều tra bổ sung", "What must be investigated", lines=8)
    demanded_by: Returner | None = field("Theo yêu cầu của", "On the demand of")
    agency_received: When | None = field(
        "Ngày Cơ quan điều tra nhận lại hồ sơ",
        "File received by the investigating agency",
        hint=Label(
            "Thời hạn điều tra bổ sung tính từ ngày này", "The additional investigation is counted from this day"
        ),
    )

    @property
    def demanded(self) -> str:
        """By whom: the procuracy itself unless a court demanded it."""
        return "procuracy" if self.demanded_by in (None, Returner.PROCURACY) else "court"


@act("prosecution.extended", Label("Gia hạn thời hạn quyết định việc truy tố", "Prosecution limit extended"))
class ProsecutionExtended(Act):
    """Gia hạn thời hạn quyết định việc truy tố: BLTTHS 240(1); mẫu 144/HS."""

    basis = (cite("BLTTHS 2015", 240, 1),)
    form = "144/HS"
    issuers = OURS
    signers = LEADERS
    summary = "until"

    granted: TimeLimit | None = field("Thời hạn được gia hạn", "Time granted")
    until: date | None = field("Đến hết ngày", "Until the end of", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("prosecution.suspended", Label("Tạm đình chỉ vụ án", "Case suspended in prosecution"))
class ProsecutionSuspended(Act):
    """Tạm đình chỉ vụ án ở giai đoạn truy tố: BLTTHS 247; mẫu 146/HS."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 247),)
    form = "146/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: SuspensionGround | None = field("Căn cứ", "Ground", needed=True)
    remedy: str | None = field("Biện pháp khắc phục lý do tạm đình chỉ", "What is done to end the ground", lines=2)


@act("prosecution.resumed", Label("Phục hồi vụ án", "Case resumed in prosecution"))
class ProsecutionResumed(Act):
    """Phục hồi vụ án: BLTTHS 249; mẫu 154/HS. A fresh limit runs from the decision (249(4))."""

    basis = (cite("BLTTHS 2015", 249),)
    form = "154/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act("prosecution.terminated", Label("Đình chỉ vụ án", "Case terminated in prosecution"))
class ProsecutionTerminated(Act):
    """Đình chỉ vụ án: BLTTHS 248; mẫu 150/HS."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 248),)
    form = "150/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: TerminationGround | None = field("Căn cứ", "Ground", needed=True)


@act("case.indicted", Label("Truy tố bằng cáo trạng", "Case indicted"))
class CaseIndicted(Act):
    """Cáo trạng: BLTTHS 243; mẫu 156/HS. Accused named are those indicted; none named means all who are in the case."""

    basis = (cite("BLTTHS 2015", 243),)
    form = "156/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "court"

    court: str | None = field("Tòa án", "Court")
    complex_case: bool | None = field("Vụ án phức tạp (giao trong 10 ngày)", "Complex case (delivered within ten days)")


@act("file.sent_to_court", Label("Chuyển hồ sơ và cáo trạng sang Tòa án", "File and indictment sent to court"))
class FileSentToCourt(Act):
    """Chuyển hồ sơ vụ án và bản cáo trạng đến Tòa án: BLTTHS 244; mẫu 168/HS."""

    basis = (cite("BLTTHS 2015", 244),)
    form = "168/HS"
    issuers = OURS
    signers = (Duty.PROCURATOR,)
    summary = "court"

    court: str | None = field("Tòa án", "Court")
    volumes: int | None = field("Số tập", "Volumes")
    pages: int | None = field("Số bút lục", "Pages")
