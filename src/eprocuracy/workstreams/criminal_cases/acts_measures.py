"""Measures on an accused at large: arrest warrants, approval of bail and deposit, compelled attendance, frozen accounts, legal persons."""

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
from .words import Measure
from .words_steps import EntityMeasure

BLTTHS = "BLTTHS 2015"
ANY = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY, Authority.COURT)
ACCUSED = (Role.ACCUSED,)
PROCURATOR = (Duty.PROCURATOR, *LEADERS)


@act("arrest.ordered", Label("Lệnh bắt bị can để tạm giam", "Arrest for detention ordered"))
class ArrestOrdered(Act):
    """Lệnh bắt bị can, bị cáo để tạm giam: BLTTHS 113; mẫu 39/HS của Viện kiểm sát. The agency's needs approval before it is executed."""

    basis = (cite(BLTTHS, 113),)
    form = "39/HS"
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "place"

    place: str | None = field("Nơi bắt, nơi giam", "Where to arrest and detain")
    ground: str | None = field("Lý do", "Reason", lines=2)


@act("arrest.approved", Label("Phê chuẩn lệnh bắt bị can để tạm giam", "Arrest for detention approved"))
class ArrestApproved(Act):
    """Phê chuẩn lệnh bắt bị can để tạm giam: BLTTHS 113(1); mẫu 37/HS."""

    basis = (cite(BLTTHS, 113, 1),)
    form = "37/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED


@act("arrest.refused", Label("Không phê chuẩn lệnh bắt bị can để tạm giam", "Arrest for detention refused"))
class ArrestRefused(Act):
    """Không phê chuẩn lệnh bắt bị can để tạm giam: BLTTHS 113(1); mẫu 38/HS."""

    basis = (cite(BLTTHS, 113, 1),)
    form = "38/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("arrest.executed", Label("Bắt bị can để tạm giam", "Accused arrested"))
class ArrestExecuted(Act):
    """Thi hành lệnh bắt bị can để tạm giam: BLTTHS 113(2), (3). The person held is a file of its own."""

    basis = (cite(BLTTHS, 113, 2), cite(BLTTHS, 113, 3))
    issuers = (Authority.INVESTIGATING_AGENCY,)
    roles = ACCUSED
    summary = "place"

    place: str | None = field("Nơi bắt", "Where")


@act(
    "measure.file_received",
    Label("Nhận hồ sơ đề nghị phê chuẩn bảo lĩnh, đặt tiền", "File on bail or deposit received"),
)
class MeasureFileReceived(Act):
    """VKS nhận hồ sơ đề nghị phê chuẩn bảo lĩnh, đặt tiền: BLTTHS 121(4), 122(3); TTLT 04/2018 Điều 21, 22."""

    basis = (cite(BLTTHS, 121, 4), cite(BLTTHS, 122, 3), cite("TTLT 04/2018", "21-22"))
    issuers = OURS
    roles = ACCUSED
    summary = "measure"

    measure: Measure | None = field("Biện pháp", "Measure", needed=True)


@act("measure.approved", Label("Phê chuẩn bảo lĩnh, đặt tiền", "Bail or deposit approved"))
class MeasureApproved(Act):
    """Phê chuẩn quyết định bảo lĩnh, đặt tiền để bảo đảm: BLTTHS 121(4), 122(3); mẫu 45/HS, 49/HS."""

    basis = (cite(BLTTHS, 121, 4), cite(BLTTHS, 122, 3))
    form = "45/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "measure"

    measure: Measure | None = field("Biện pháp", "Measure", needed=True)


@act("measure.refused", Label("Không phê chuẩn bảo lĩnh, đặt tiền", "Bail or deposit refused"))
class MeasureRefused(Act):
    """Không phê chuẩn quyết định bảo lĩnh, đặt tiền để bảo đảm: BLTTHS 121(4), 122(3); mẫu 46/HS, 50/HS. The measure falls."""

    basis = (cite(BLTTHS, 121, 4), cite(BLTTHS, 122, 3))
    form = "46/HS"
    issuers = OURS
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    measure: Measure | None = field("Biện pháp", "Measure", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("measure.breached", Label("Vi phạm nghĩa vụ của biện pháp ngăn chặn", "Duty of a measure breached"))
class MeasureBreached(Act):
    """Bị can, bị cáo vi phạm nghĩa vụ đã cam đoan: BLTTHS 121(3), 122(2), 123(2). Detention may follow."""

    basis = (cite(BLTTHS, 121, 3), cite(BLTTHS, 122, 2), cite(BLTTHS, 123, 2))
    issuers = (Authority.INVESTIGATING_AGENCY, Authority.OTHER_BODY)
    roles = ACCUSED
    summary = "breach"

    measure: Measure | None = field("Biện pháp", "Measure")
    breach: str | None = field("Nghĩa vụ bị vi phạm", "What was breached", lines=2, needed=True)


@act("accused.escorted", Label("Áp giải bị can", "Accused brought by force"))
class AccusedEscorted(Act):
    """Quyết định áp giải: BLTTHS 127; mẫu 60/HS. The procurator may sign (BLTTHS 42)."""

    basis = (cite(BLTTHS, 127), cite(BLTTHS, 42))
    form = "60/HS"
    issuers = ANY
    signers = PROCURATOR
    roles = ACCUSED
    summary = "at"

    at: When | None = field("Thời gian có mặt", "To be present at", needed=True)
    place: str | None = field("Địa điểm", "Place")


@act(
    "participant.compelled", Label("Dẫn giải người làm chứng, bị hại, người bị tố giác", "Participant brought by force")
)
class ParticipantCompelled(Act):
    """Quyết định dẫn giải: BLTTHS 127; mẫu 61/HS. The procurator may sign (BLTTHS 42)."""

    basis = (cite(BLTTHS, 127), cite(BLTTHS, 42))
    form = "61/HS"
    issuers = ANY
    signers = PROCURATOR
    roles = (Role.WITNESS, Role.VICTIM, Role.SUSPECT)
    summary = "at"

    at: When | None = field("Thời gian có mặt", "To be present at", needed=True)
    place: str | None = field("Địa điểm", "Place")


@act(
    "entity_measure.file_received",
    Label("Nhận hồ sơ đề nghị phê chuẩn biện pháp cưỡng chế pháp nhân", "File on a measure on a legal person received"),
)
class EntityMeasureFileReceived(Act):
    """VKS nhận hồ sơ đề nghị phê chuẩn biện pháp cưỡng chế đối với pháp nhân: TTLT 04/2018 Điều 24."""

    basis = (cite(BLTTHS, 436), cite("TTLT 04/2018", 24))
    issuers = OURS
    roles = ACCUSED
    summary = "measure"

    measure: EntityMeasure | None = field("Biện pháp", "Measure", needed=True)


@act(
    "entity_measure.imposed",
    Label("Áp dụng biện pháp cưỡng chế đối với pháp nhân", "Measure imposed on a legal person"),
)
class EntityMeasureImposed(Act):
    """Kê biên, phong tỏa, tạm đình chỉ hoạt động, buộc nộp tiền đối với pháp nhân: BLTTHS 436-439."""

    basis = (cite(BLTTHS, "436-439"),)
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "measure"

    measure: EntityMeasure | None = field("Biện pháp", "Measure", needed=True)
    until: date | None = field("Đến hết ngày", "Until the end of")
    approved: bool | None = field("Viện kiểm sát phê chuẩn", "Approved by the procuracy")


@act(
    "entity_measure.cancelled",
    Label("Hủy bỏ biện pháp cưỡng chế đối với pháp nhân", "Measure on a legal person cancelled"),
)
class EntityMeasureCancelled(Act):
    """Hủy bỏ, không phê chuẩn biện pháp cưỡng chế đối với pháp nhân: BLTTHS 436; TTLT 04/2018 Điều 24."""

    basis = (cite(BLTTHS, 436), cite("TTLT 04/2018", 24))
    issuers = ANY
    signers = LEADERS
    roles = ACCUSED
    summary = "ground"

    measure: EntityMeasure | None = field("Biện pháp", "Measure", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act(
    "entity.representative_named",
    Label("Cử, thay đổi người đại diện của pháp nhân", "Representative of a legal person named"),
)
class EntityRepresentativeNamed(Act):
    """Người đại diện theo pháp luật của pháp nhân bị khởi tố tham gia tố tụng: BLTTHS 434."""

    basis = (cite(BLTTHS, 434),)
    issuers = (Authority.OTHER_BODY, *ANY)
    roles = (Role.ACCUSED, Role.REPRESENTATIVE)
    summary = "ground"

    ground: str | None = field("Cử lần đầu hay thay đổi, lý do", "First named or changed, and why")
