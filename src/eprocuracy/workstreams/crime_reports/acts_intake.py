"""Acts by which a report comes in, is passed on, entered in the docket and assigned."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Act, act, field
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.team import NO_ACCOUNT, TeamChanged, TeamNamed

from .words import Channel, SourceKind

BLTTHS = "BLTTHS 2015"
TTLT01 = "TTLT 01/2017"

LEADERS = (Duty.CHIEF, Duty.DEPUTY_CHIEF)
PROCURATOR_OR_LEADERS = (Duty.PROCURATOR, Duty.CHIEF, Duty.DEPUTY_CHIEF)
PEOPLE = (Role.INFORMANT, Role.SUSPECT)


@act("report.lodged", Label("Viện kiểm sát tiếp nhận nguồn tin", "Report received by the procuracy"), opens=True)
class ReportLodged(Act):
    """Viện kiểm sát tiếp nhận nguồn tin về tội phạm: BLTTHS 2015, Điều 145, 146; mẫu 01/HS."""

    basis = (
        cite(BLTTHS, 145, 2),
        cite(BLTTHS, 146),
        cite(TTLT01, 8, 3),
    )
    form = "01/HS"
    issuers = (Authority.PROCURACY,)
    signers = (Duty.PROCURATOR, Duty.EXAMINER)
    roles = PEOPLE
    summary = "description"

    unit: str | None = field("Viện kiểm sát tiếp nhận", "Receiving procuracy", needed=True)
    source_kind: SourceKind | None = field("Loại nguồn tin", "Kind of report", needed=True)
    channel: Channel | None = field("Hình thức tiếp nhận", "How it came in")
    description: str | None = field("Nội dung tóm tắt", "Summary", needed=True, lines=4)
    offences: tuple[Offence, ...] = field("Dấu hiệu tội phạm", "Signs of an offence")
    offence_on: date | None = field("Ngày xảy ra", "Day of the event")
    place: str | None = field("Nơi xảy ra", "Place of the event")
    informant_body: str | None = field("Cơ quan, tổ chức cung cấp", "Reporting body")
    refusal: str | None = field("Lý do từ chối nêu danh tính", "Why the informant gives no identity")
    documents: str | None = field("Tài liệu kèm theo", "Enclosures", lines=2)


@act("report.passed_on", Label("Chuyển nguồn tin cho Cơ quan điều tra", "Report passed on"))
class ReportPassedOn(Act):
    """Viện kiểm sát chuyển nguồn tin cho cơ quan có thẩm quyền: BLTTHS 2015, Điều 145, 146; mẫu 02/HS."""

    basis = (cite(TTLT01, 8, 3),)
    form = "02/HS"
    issuers = (Authority.PROCURACY,)
    signers = PROCURATOR_OR_LEADERS
    summary = "agency"

    agency: str | None = field("Cơ quan nhận", "To", needed=True)
    documents: str | None = field("Tài liệu kèm theo", "Enclosures", lines=2)


@act("report.received", Label("Cơ quan có thẩm quyền tiếp nhận nguồn tin", "Report received"), opens=True)
class ReportReceived(Act):
    """Cơ quan có thẩm quyền giải quyết tiếp nhận nguồn tin: BLTTHS 2015, Điều 145, 146.

    `occurred` is the day from which the limit of article 147 runs: receipt by the agency that is competent.
    """

    basis = (cite(BLTTHS, 145), cite(BLTTHS, 146), cite(BLTTHS, 147, 1))
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.OTHER_BODY)
    roles = PEOPLE
    summary = "description"

    unit: str | None = field("Viện kiểm sát có thẩm quyền", "Competent procuracy", needed=True)
    agency: str | None = field("Cơ quan thụ lý giải quyết", "Agency in charge", needed=True)
    investigator: str | None = field("Điều tra viên, cán bộ điều tra", "Investigator")
    source_kind: SourceKind | None = field("Loại nguồn tin", "Kind of report", needed=True)
    channel: Channel | None = field("Hình thức tiếp nhận", "How it came in")
    description: str | None = field("Nội dung tóm tắt", "Summary", needed=True, lines=4)
    offences: tuple[Offence, ...] = field("Dấu hiệu tội phạm", "Signs of an offence")
    offence_on: date | None = field("Ngày xảy ra", "Day of the event")
    place: str | None = field("Nơi xảy ra", "Place of the event")
    informant_body: str | None = field("Cơ quan, tổ chức cung cấp", "Reporting body")


@act("report.accepted", Label("Thụ lý kiểm sát việc giải quyết nguồn tin", "Report entered in the docket"))
class ReportAccepted(Act):
    """Viện kiểm sát vào sổ thụ lý sau khi được thông báo: BLTTHS 2015, Điều 146 khoản 5, Điều 159, 160."""

    basis = (cite(BLTTHS, 146, 5), cite(BLTTHS, 159), cite(BLTTHS, 160))
    issuers = (Authority.PROCURACY,)
    signers = (Duty.CLERK, Duty.PROCURATOR, Duty.EXAMINER)
    summary = "number"

    unit: str | None = field("Đơn vị thụ lý", "Unit", needed=True)
    number: int | None = field("Số thụ lý", "Docket number", needed=True)
    year: int | None = field("Năm của sổ", "Year of the book", needed=True)
    notified_on: date | None = field("Ngày nhận thông báo của Cơ quan điều tra", "Day the agency's notice came in")
    procurator: str | None = field("Kiểm sát viên", "Procurator")
    remark: str | None = field("Ghi chú", "Remark", lines=3)


@act("report.agency_assigned", Label("Cơ quan điều tra phân công giải quyết", "Investigator assigned"))
class ReportAgencyAssigned(Act):
    """Cơ quan điều tra phân công người giải quyết và gửi quyết định cho Viện kiểm sát: TTLT 01/2017, Điều 9."""

    basis = (cite(TTLT01, 9),)
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "investigator"

    investigator: str | None = field("Điều tra viên, cán bộ điều tra", "Investigator", needed=True)
    received: When | None = field("Viện kiểm sát nhận quyết định lúc", "Received by the procuracy", needed=True)


@act("report.assigned", Label("Phân công Kiểm sát viên", "Procurator assigned"))
class ReportAssigned(TeamNamed):
    """Phân công THQCT, kiểm sát việc giải quyết nguồn tin: TTLT 01/2017, Điều 10 khoản 2; mẫu 03/HS."""

    basis = (cite(TTLT01, 10, 2), cite(BLTTHS, 41))
    form = "03/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "procurator"

    others: str | None = field("Người phối hợp khác", "Others who assist", hint=NO_ACCOUNT, lines=2)


@act("report.reassigned", Label("Thay đổi Kiểm sát viên", "Procurator replaced"))
class ReportReassigned(TeamChanged):
    """Thay đổi người THQCT, kiểm sát việc giải quyết nguồn tin: BLTTHS 2015, Điều 41, 52; mẫu 04/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 52))
    form = "04/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "procurator"
