"""What follows: changes and withdrawal of a protest, the reply, its implementation, and the end of the thread."""

from __future__ import annotations

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import Act, Rank, act, field

from .acts_issued import BLTTHS, LEADERS, ORGANISATION, PROCURATOR_OR_LEADERS
from .words import Answer, Implemented


@act("protest.changed", Label("Thay đổi, bổ sung kháng nghị", "Protest changed"))
class ProtestChanged(Act):
    """Thay đổi, bổ sung kháng nghị: BLTTHS 2015, Điều 342; BLTTDS 2015, Điều 284; Luật TTHC 2015, Điều 218."""

    basis = (cite(BLTTHS, 342), cite("BLTTDS 2015", 284), cite("Luật TTHC 2015", 218))
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "change"

    change: str | None = field("Nội dung thay đổi, bổ sung", "What is changed", needed=True, lines=3)


@act("protest.withdrawn", Label("Rút kháng nghị", "Protest withdrawn"), rank=Rank.CLOSES)
class ProtestWithdrawn(Act):
    """Rút một phần hoặc toàn bộ kháng nghị: BLTTHS 2015, Điều 342; BLTTDS 2015, Điều 284; Luật TTHC 2015, Điều 218."""

    basis = (cite(BLTTHS, 342), cite("BLTTDS 2015", 284), cite("Luật TTHC 2015", 218))
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "ground"

    in_part: bool | None = field("Chỉ rút một phần", "In part only")
    ground: str | None = field("Lý do", "Reason", needed=True, lines=2)


@act("response.received", Label("Nhận trả lời", "Reply received"), rank=Rank.CLOSES)
class ResponseReceived(Act):
    """Cơ quan, tổ chức trả lời; với kháng nghị là kết quả xét của Tòa án: Luật TCVKSND 2014, Điều 5; BLTTHS 2015, Điều 6."""

    basis = (cite(ORGANISATION, 5), cite(BLTTHS, 6, 2))
    issuers = (Authority.OTHER_BODY, Authority.INVESTIGATING_AGENCY, Authority.COURT, Authority.DETENTION_HOUSE)
    summary = "answer"

    answer: Answer | None = field("Kết quả", "Result", needed=True)
    measures: str | None = field("Biện pháp đã thực hiện, lý do", "Measures taken, reasons", lines=3)


@act("implementation.checked", Label("Kiểm tra việc thực hiện", "Implementation checked"), rank=Rank.CLOSES)
class ImplementationChecked(Act):
    """Theo dõi, phúc tra việc thực hiện kháng nghị, kiến nghị: Luật TCVKSND 2014, Điều 5."""

    basis = (cite(ORGANISATION, 5),)
    issuers = (Authority.PROCURACY,)
    signers = PROCURATOR_OR_LEADERS
    summary = "implemented"

    implemented: Implemented | None = field("Kết quả thực hiện", "Implemented", needed=True)
    remark: str | None = field("Ghi chú", "Remark", lines=3)


@act("thread.closed", Label("Kết thúc theo dõi", "Thread closed"), rank=Rank.CLOSES)
class ThreadClosed(Act):
    """Kết thúc theo dõi: Luật TCVKSND 2014, Điều 5."""

    basis = (cite(ORGANISATION, 5),)
    issuers = (Authority.PROCURACY,)
    signers = PROCURATOR_OR_LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)
