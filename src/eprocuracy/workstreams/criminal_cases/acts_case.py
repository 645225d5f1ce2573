"""The case itself: institution, docket, assignment, joining, splitting, transfer."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence

from ..acts import Act, Rank, act, field
from ..people import Role
from ..team import NO_ACCOUNT, TeamChanged, TeamNamed
from .words import ChargeChange

LEADERS = (Duty.CHIEF, Duty.DEPUTY_CHIEF)


@act("case.instituted", Label("Khởi tố vụ án", "Case instituted"))
class CaseInstituted(Act):
    """Quyết định khởi tố vụ án hình sự: BLTTHS 143, 153, 154; mẫu 23/HS. The investigation runs from this day."""

    opens = True
    basis = (cite("BLTTHS 2015", 153), cite("BLTTHS 2015", 154))
    form = "23/HS"
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY, Authority.COURT, Authority.OTHER_BODY)
    signers = LEADERS
    roles = (Role.REPORT, Role.CUSTODY, Role.VICTIM)
    summary = "title"

    unit: str = field("Viện kiểm sát có thẩm quyền", "Competent procuracy", needed=True)
    agency: str | None = field("Cơ quan khởi tố, điều tra", "Agency that instituted and investigates", needed=True)
    title: str | None = field("Tên vụ án", "Name of the case", needed=True)
    offences: tuple[Offence, ...] = field("Tội danh, điều luật", "Offences", needed=True)
    offence_on: date | None = field("Ngày xảy ra", "Day of the offence")
    place: str | None = field("Nơi xảy ra", "Place of the offence")
    events: str | None = field("Nội dung vụ án", "What happened", lines=5)


@act("case.accepted", Label("Thụ lý vụ án", "Case docketed"))
class CaseAccepted(Act):
    """Thụ lý kiểm sát điều tra: what the docket of the procuracy says of the case, also when it is taken over."""

    basis = (cite("BLTTHS 2015", 165), cite("Luật TCVKSND 2014", 15))
    issuers = (Authority.PROCURACY,)
    roles = (Role.ACCUSED,)
    summary = "number"

    unit: str | None = field("Viện kiểm sát thụ lý", "Procuracy that dockets it")
    number: int | None = field("Số thụ lý", "Docket number", needed=True)
    year: int | None = field("Năm của sổ", "Year of the book", needed=True)
    procurator: str | None = field("Kiểm sát viên", "Procurator")
    investigator: str | None = field("Điều tra viên", "Investigator")
    accused_count: int | None = field("Số bị can ghi trong sổ", "Number of accused as the book says")


@act("case.changed", Label("Thay đổi, bổ sung quyết định khởi tố vụ án", "Institution changed or added to"))
class CaseChanged(Act):
    """Thay đổi, bổ sung quyết định khởi tố vụ án: BLTTHS 156; mẫu 24/HS, 25/HS."""

    basis = (cite("BLTTHS 2015", 156), cite("TTLT 04/2018", 8))
    form = "24/HS"
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY)
    signers = LEADERS
    summary = "offences"

    manner: ChargeChange = field("Thay đổi hay bổ sung", "Changed or added", needed=True)
    offences: tuple[Offence, ...] = field("Tội danh, điều luật", "Offences", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=3)


@act("case.institution_cancelled", Label("Hủy quyết định khởi tố vụ án", "Institution annulled"))
class InstitutionCancelled(Act):
    """Hủy bỏ quyết định khởi tố vụ án: BLTTHS 158, 161; mẫu 26/HS."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 158), cite("BLTTHS 2015", 161))
    form = "26/HS"
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY)
    signers = LEADERS
    summary = "ground"

    ground: str = field("Lý do", "Reason", lines=3, needed=True)


@act("case.assigned", Label("Phân công Kiểm sát viên", "Procurator assigned"))
class CaseAssigned(TeamNamed):
    """Phân công Kiểm sát viên, Kiểm tra viên: BLTTHS 41, 42, 43; mẫu 70/HS, 71/HS. The investigator is named apart."""

    basis = (cite("BLTTHS 2015", 41), cite("BLTTHS 2015", 42))
    form = "71/HS"
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY)
    signers = LEADERS
    summary = "procurator"

    with_procurators: str | None = field("Người phối hợp khác", "Others who assist", hint=NO_ACCOUNT)
    investigator: str | None = field("Điều tra viên", "Investigator")


@act("case.reassigned", Label("Thay đổi Kiểm sát viên", "Procurator changed"))
class CaseReassigned(TeamChanged):
    """Thay đổi người được phân công: BLTTHS 41, 52; mẫu 72/HS."""

    basis = (cite("BLTTHS 2015", 41), cite("BLTTHS 2015", 52))
    form = "72/HS"
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY)
    signers = LEADERS
    summary = "procurator"

    procurator: str | None = field("Kiểm sát viên mới", "New procurator")
    ground: str | None = field("Lý do", "Reason", lines=2)
    investigator: str | None = field("Điều tra viên mới", "New investigator")


@act("case.suspension_reviewed", Label("Rà soát việc tạm đình chỉ", "Suspension reviewed"))
class SuspensionReviewed(Act):
    """Rà soát định kỳ vụ án, bị can tạm đình chỉ: TTLT 01/2020, Điều 6, 14. It names accused who alone were reviewed."""

    basis = (cite("TTLT 01/2020", 6), cite("TTLT 01/2020", 14))
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY)
    signers = (Duty.PROCURATOR, *LEADERS)
    roles = (Role.ACCUSED,)
    summary = "outcome"

    outcome: str | None = field("Kết quả rà soát", "Outcome", needed=True, lines=3)


@act("case.joined", Label("Nhập vụ án", "Case joined"))
class CaseJoined(Act):
    """Nhập vụ án để điều tra: BLTTHS 170, 242; mẫu 142/HS. It stands in the case that goes on; JOINED names the other."""

    basis = (cite("BLTTHS 2015", 170), cite("BLTTHS 2015", 242))
    form = "142/HS"
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY)
    signers = LEADERS
    roles = (Role.JOINED, Role.ACCUSED)
    called = {Role.JOINED: Label("vụ án được nhập vào vụ này", "the case joined into this one")}
    summary = "ground"

    offences: tuple[Offence, ...] | None = field("Tội danh được nhập thêm", "Offences that come with it")
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("case.split", Label("Tách vụ án", "Case split off"))
class CaseSplit(Act):
    """Tách vụ án: BLTTHS 170, 242; mẫu 143/HS. It opens the new case; the accused named are those who go into it."""

    opens = True
    basis = (cite("BLTTHS 2015", 170), cite("BLTTHS 2015", 242))
    form = "143/HS"
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY)
    signers = LEADERS
    roles = (Role.SPLIT_FROM, Role.ACCUSED)
    called = {
        Role.SPLIT_FROM: Label("tách ra từ vụ án", "split from the case"),
        Role.ACCUSED: Label("bị can được tách ra", "the accused split off"),
    }
    summary = "title"

    unit: str = field("Viện kiểm sát có thẩm quyền", "Competent procuracy", needed=True)
    agency: str | None = field("Cơ quan điều tra", "Investigating agency", needed=True)
    title: str | None = field("Tên vụ án", "Name of the case", needed=True)
    offences: tuple[Offence, ...] = field("Tội danh, điều luật", "Offences", needed=True)
    instituted_on: date | None = field(
        "Ngày khởi tố vụ án ban đầu",
        "Day the original case was instituted",
        needed=True,
        hint=Label(
            "Thời hạn điều tra được tính tiếp từ ngày này", "The investigation goes on being counted from this day"
        ),
    )
    offence_on: date | None = field("Ngày xảy ra", "Day of the offence")
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("case.transferred", Label("Chuyển vụ án", "Case transferred"))
class CaseTransferred(Act):
    """Chuyển vụ án theo thẩm quyền: BLTTHS 169, 239; mẫu 85/HS, 141/HS."""

    basis = (cite("BLTTHS 2015", 169), cite("BLTTHS 2015", 239))
    form = "85/HS"
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY)
    signers = LEADERS
    summary = "to_agency"

    to_agency: str | None = field("Cơ quan nhận", "Receiving body", needed=True)
    to_unit: str | None = field(
        "Viện kiểm sát nhận (cùng hệ thống)",
        "Receiving procuracy (in this system)",
        hint=Label(
            "Vụ án tiếp tục tại đơn vị nhận, thời hạn tính tiếp", "The case goes on there and its limits run on"
        ),
    )
    handed_over: When | None = field("Ngày giao hồ sơ", "File handed over")
    ground: str | None = field("Lý do", "Reason", lines=2)

    @property
    def leaves(self) -> bool:
        """Whether the case leaves the procuracies that keep their books here."""
        return not self.to_unit
