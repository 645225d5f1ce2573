"""Investigative activities and how the procuracy follows them: announced, attended, minuted; papers that come afterwards."""

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
from .words_steps import Activity, Answer, Custodian

BLTTHS = "BLTTHS 2015"
AGENCY = (Authority.INVESTIGATING_AGENCY, Authority.OTHER_BODY)
PROCURATOR = (Duty.PROCURATOR, *LEADERS)
ANYONE = (Role.ACCUSED, Role.VICTIM, Role.WITNESS)


@act("activity.announced", Label("Nhận thông báo về hoạt động điều tra", "Investigative activity announced"))
class ActivityAnnounced(Act):
    """Cơ quan điều tra thông báo trước cho KSV để kiểm sát: BLTTHS 189-191, 201, 202, 204; TTLT 04/2018 Điều 13. Counted by the hour."""

    basis = (cite("TTLT 04/2018", 13), cite(BLTTHS, "189-191"), cite(BLTTHS, 204))
    issuers = AGENCY
    summary = "activity"

    activity: Activity | None = field("Hoạt động", "Activity", needed=True)
    planned: When | None = field("Thời gian tiến hành", "Planned for", needed=True)
    place: str | None = field("Địa điểm", "Place")


@act("activity.absence_told", Label("Báo không tham gia kiểm sát", "Absence of the procurator told"))
class ActivityAbsenceTold(Act):
    """KSV thông báo không tham gia được: TTLT 04/2018 Điều 13, at the latest two hours before."""

    basis = (cite("TTLT 04/2018", 13),)
    issuers = OURS
    signers = PROCURATOR
    summary = "ground"

    activity: Activity | None = field("Hoạt động", "Activity", needed=True)
    planned: When | None = field("Thời gian tiến hành", "Planned for", needed=True)
    ground: str | None = field("Lý do", "Reason", needed=True)


@act("activity.conducted", Label("Tiến hành hoạt động điều tra", "Investigative activity conducted"))
class ActivityConducted(Act):
    """Khám nghiệm, nhận dạng, khám xét, thực nghiệm, đối chất và biên bản: BLTTHS 189-195, 201, 202, 204; mẫu 124/HS, 136/HS."""

    basis = (cite(BLTTHS, "189-195"), cite(BLTTHS, 201), cite(BLTTHS, 202), cite(BLTTHS, 204))
    form = "136/HS"
    issuers = EITHER
    signers = PROCURATOR
    roles = ANYONE
    summary = "activity"

    activity: Activity | None = field("Hoạt động", "Activity", needed=True)
    attended: bool | None = field("Kiểm sát viên tham gia", "The procurator attended", needed=True)
    absence: str | None = field("Lý do không tham gia", "Why the procurator did not attend")
    urgent: bool | None = field("Khám xét không thể trì hoãn (không có phê chuẩn)", "Urgent search without approval")
    outcome: str | None = field("Kết quả, nhận định", "Result and remarks", lines=3)
    violation: str | None = field("Vi phạm phát hiện", "Breach that was seen", lines=2)

    @property
    def urgent_search(self) -> bool:
        """Whether it is a search that needed no approval beforehand and must be told afterwards (BLTTHS 193(2))."""
        return self.activity is Activity.SEARCH and bool(self.urgent)


@act("search.reported", Label("Nhận thông báo về khám xét khẩn cấp", "Urgent search told to the procuracy"))
class SearchReported(Act):
    """Người ra lệnh khám xét không thể trì hoãn thông báo cho VKS: BLTTHS 193(2), within 24 hours of its end."""

    basis = (cite(BLTTHS, 193, 2),)
    issuers = AGENCY
    summary = "remark"

    remark: str | None = field("Nội dung", "Content")


@act("search.approved", Label("Phê chuẩn lệnh khám xét", "Search approved"))
class SearchApproved(Act):
    """Phê chuẩn lệnh khám xét: BLTTHS 193(1); mẫu 119/HS. Before it is executed."""

    basis = (cite(BLTTHS, 193, 1),)
    form = "119/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "place"

    what: Custodian | None = field("Khám xét", "What is searched", needed=True)
    place: str | None = field("Người, nơi, phương tiện bị khám xét", "Whom or where", needed=True)


@act("search.refused", Label("Không phê chuẩn lệnh khám xét", "Search refused"))
class SearchRefused(Act):
    """Không phê chuẩn lệnh khám xét: BLTTHS 193(1); mẫu 120/HS."""

    basis = (cite(BLTTHS, 193, 1),)
    form = "120/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act(
    "mail.file_received",
    Label("Nhận hồ sơ đề nghị phê chuẩn thu giữ thư tín, điện tín", "File on a seizure of mail received"),
)
class MailFileReceived(Act):
    """VKS nhận hồ sơ đề nghị phê chuẩn thu giữ thư tín, điện tín, bưu kiện, bưu phẩm: BLTTHS 197(2). 24 hours run from here."""

    basis = (cite(BLTTHS, 197, 2),)
    issuers = OURS
    summary = "carrier"

    carrier: str | None = field("Cơ quan, tổ chức bưu chính, viễn thông", "Postal or telecommunications body")


@act("mail.approved", Label("Phê chuẩn lệnh thu giữ thư tín, điện tín", "Seizure of mail approved"))
class MailApproved(Act):
    """Phê chuẩn lệnh thu giữ thư tín, điện tín, bưu kiện, bưu phẩm: BLTTHS 197; mẫu 121/HS."""

    basis = (cite(BLTTHS, 197),)
    form = "121/HS"
    issuers = OURS
    signers = LEADERS
    summary = "carrier"

    carrier: str | None = field("Cơ quan, tổ chức bưu chính, viễn thông", "Postal or telecommunications body")


@act("mail.refused", Label("Không phê chuẩn lệnh thu giữ thư tín, điện tín", "Seizure of mail refused"))
class MailRefused(Act):
    """Không phê chuẩn lệnh thu giữ thư tín, điện tín, bưu kiện, bưu phẩm: BLTTHS 197; mẫu 122/HS."""

    basis = (cite(BLTTHS, 197),)
    form = "122/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("experiment.decided", Label("Quyết định thực nghiệm điều tra", "Experiment decided"))
class ExperimentDecided(Act):
    """Quyết định thực nghiệm điều tra: BLTTHS 204; mẫu 123/HS của Viện kiểm sát. Its minutes are of the activity."""

    basis = (cite(BLTTHS, 204),)
    form = "123/HS"
    issuers = EITHER
    signers = LEADERS
    summary = "planned"

    planned: When | None = field("Thời gian tiến hành", "Planned for", needed=True)
    place: str | None = field("Địa điểm", "Place")
    aim: str | None = field("Tình tiết cần kiểm tra", "What is to be tried", lines=2)


@act("statement.taken", Label("Lấy lời khai", "Statement taken"))
class StatementTaken(Act):
    """Lấy lời khai người làm chứng, bị hại, người tố giác, người bị tố giác: BLTTHS 186-188; mẫu 134/HS."""

    basis = (cite(BLTTHS, "186-188"),)
    form = "134/HS"
    issuers = EITHER
    signers = (Duty.PROCURATOR, Duty.EXAMINER)
    roles = (Role.WITNESS, Role.VICTIM, Role.SUSPECT, Role.INFORMANT)
    summary = "by_procurator"

    by_procurator: bool | None = field("Kiểm sát viên trực tiếp lấy lời khai", "Taken by the procurator", needed=True)
    recorded: bool | None = field("Có ghi âm, ghi hình", "Recorded in sound or image")


@act("accused.interrogated", Label("Hỏi cung bị can", "Accused interrogated"))
class AccusedInterrogated(Act):
    """Hỏi cung bị can: BLTTHS 183, 184; mẫu 135/HS. Of those by the procurator the figures tell; recording is required by 183(6)."""

    basis = (cite(BLTTHS, 183), cite(BLTTHS, 184))
    form = "135/HS"
    issuers = EITHER
    signers = (Duty.PROCURATOR, Duty.EXAMINER)
    roles = (Role.ACCUSED,)
    summary = "by_procurator"

    by_procurator: bool | None = field("Kiểm sát viên trực tiếp hỏi cung", "By the procurator", needed=True)
    begun: When | None = field("Bắt đầu lúc", "Begun at")
    ended: When | None = field("Kết thúc lúc", "Ended at")
    recorded: bool | None = field("Có ghi âm, ghi hình có âm thanh", "Recorded in sound or image")
    undelayable: bool | None = field("Hỏi cung ban đêm do không thể trì hoãn", "At night because it could not wait")


@act("verification.conducted", Label("Viện kiểm sát xác minh, làm việc", "Verified by the procuracy"))
class VerificationConducted(Act):
    """Biên bản xác minh, làm việc của Viện kiểm sát: BLTTHS 165, 236, 246; mẫu 137/HS."""

    basis = (cite(BLTTHS, 165), cite(BLTTHS, 236), cite(BLTTHS, 246))
    form = "137/HS"
    issuers = OURS
    signers = (Duty.PROCURATOR, Duty.EXAMINER)
    summary = "told"

    told: str | None = field("Nội dung, kết quả", "Content and result", lines=4, needed=True)


@act("documents.received", Label("Nhận biên bản, tài liệu không trực tiếp kiểm sát", "Records not attended received"))
class DocumentsReceived(Act):
    """VKS nhận biên bản về hoạt động mà KSV không trực tiếp kiểm sát: BLTTHS 88(5); five days from the record."""

    basis = (cite(BLTTHS, 88, 5),)
    issuers = OURS
    signers = (Duty.PROCURATOR, Duty.EXAMINER, Duty.CLERK)
    summary = "listed"

    made_on: date | None = field("Ngày lập biên bản, thu thập tài liệu", "Day the record was made", needed=True)
    listed: str | None = field("Tài liệu, số trang", "Documents and pages", lines=3)
    obstacle: bool | None = field("Cơ quan điều tra có trở ngại khách quan", "The agency met an objective obstacle")

    @property
    def sent_in(self) -> str:
        """Which time it had: the ordinary one, or that with an obstacle (BLTTHS 88(5))."""
        return "obstacle" if self.obstacle else "ordinary"


@act("documents.returned", Label("Đóng dấu bút lục, bàn giao lại tài liệu", "Records stamped and handed back"))
class DocumentsReturned(Act):
    """VKS đóng dấu bút lục, sao lưu hồ sơ kiểm sát và bàn giao nguyên trạng: BLTTHS 88(5), three days."""

    basis = (cite(BLTTHS, 88, 5),)
    issuers = OURS
    signers = (Duty.PROCURATOR, Duty.EXAMINER, Duty.CLERK)
    summary = "listed"

    listed: str | None = field("Tài liệu, số trang", "Documents and pages", lines=3)


@act("entrustment.sent", Label("Ủy thác điều tra", "Investigation entrusted"))
class EntrustmentSent(Act):
    """Ủy thác cho Cơ quan điều tra khác tiến hành một số hoạt động: BLTTHS 171. The day for the answer is written in it."""

    basis = (cite(BLTTHS, 171),)
    issuers = EITHER
    signers = LEADERS
    summary = "to"

    to: str | None = field("Cơ quan được ủy thác", "Entrusted to", needed=True)
    told: str | None = field("Việc ủy thác", "What is entrusted", lines=3)
    due_on: date | None = field("Thực hiện trước ngày", "To be done by")


@act("entrustment.answered", Label("Nhận kết quả ủy thác điều tra", "Entrusted investigation answered"))
class EntrustmentAnswered(Act):
    """Cơ quan được ủy thác trả kết quả, hoặc nêu lý do không thực hiện được: BLTTHS 171(2)."""

    basis = (cite(BLTTHS, 171, 2),)
    issuers = AGENCY
    summary = "answer"

    answer: Answer | None = field("Thực hiện được", "Carried out")
    told: str | None = field("Kết quả", "Result", lines=3)
