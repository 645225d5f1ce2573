"""Who takes part: victims, witnesses and others, their wishes, those who stand by them, and how they are protected."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..people import Role
from .words import CounselKind, Protection, Relapse, SpecialMeasure

LEADERS = (Duty.CHIEF, Duty.DEPUTY_CHIEF)
EITHER = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY, Authority.COURT)
OURS = (Authority.PROCURACY,)
HEARD = (
    Role.VICTIM,
    Role.WITNESS,
    Role.CIVIL_PLAINTIFF,
    Role.CIVIL_DEFENDANT,
    Role.INTERESTED,
)


@act("person.joined", Label("Xác định người tham gia tố tụng", "Persons taking part named"))
class PersonJoined(Act):
    """Người tham gia tố tụng: BLTTHS 55, 62-66; danh sách đề nghị Tòa án triệu tập: mẫu 158/HS. Contact lies with the person."""

    basis = (cite("BLTTHS 2015", 55), cite("BLTTHS 2015", 62), cite("BLTTHS 2015", 66))
    form = "158/HS"
    issuers = EITHER
    roles = HEARD
    summary = "wishes"

    wishes: str | None = field("Yêu cầu, nguyện vọng", "What they ask for", lines=2)
    summoned: bool | None = field("Đề nghị Tòa án triệu tập", "To be summoned to court")


@act(
    "person.background",
    Label("Xác định nhân thân, tiền án, tiền sự", "Personal circumstances established"),
    guarded=True,
)
class BackgroundEstablished(Act):
    """Đặc điểm về nhân thân phải chứng minh: BLTTHS 85; tái phạm: BLHS 53. Names, numbers and addresses lie with the person."""

    basis = (cite("BLTTHS 2015", 85), cite("BLHS 2015", 53))
    issuers = EITHER
    roles = (Role.ACCUSED, Role.HELD, Role.SUSPECT)
    summary = "relapse"

    convictions: int | None = field("Số tiền án (chưa được xóa án tích)", "Convictions not yet spent")
    sanctions: int | None = field("Số tiền sự (chưa hết thời hạn)", "Administrative sanctions still counted")
    relapse: Relapse | None = field("Tái phạm", "Relapse")
    party_member: bool | None = field("Đảng viên", "Member of the Party")
    official: str | None = field("Nghề nghiệp, chức vụ", "Occupation, office held")


@act("counsel.registered", Label("Người bào chữa, người đại diện tham gia", "Counsel or representative takes part"))
class CounselRegistered(Act):
    """Đăng ký bào chữa, chỉ định, người đại diện, người giám hộ: BLTTHS 75, 76, 78, 84; Luật TPNCTN; mẫu 78/HS, 204/HS."""

    basis = (cite("BLTTHS 2015", 75), cite("BLTTHS 2015", 76), cite("BLTTHS 2015", 78), cite("BLTTHS 2015", 84))
    form = "78/HS"
    issuers = EITHER
    signers = LEADERS
    roles = (Role.COUNSEL, Role.REPRESENTATIVE, Role.ACCUSED, Role.VICTIM)
    called = {
        Role.ACCUSED: Label("bị can, bị cáo được bào chữa, đại diện", "the accused whom they defend or represent"),
        Role.VICTIM: Label("bị hại được bảo vệ, đại diện", "the victim whom they protect or represent"),
    }
    summary = "capacity"

    capacity: CounselKind | None = field("Tư cách tham gia", "In what capacity", needed=True)
    body: str | None = field("Tổ chức hành nghề, cơ quan cử", "Office or body they come from")
    until: date | None = field("Đến ngày", "Until")


@act("counsel.ended", Label("Chấm dứt việc tham gia của người bào chữa, đại diện", "Counsel or representative leaves"))
class CounselEnded(Act):
    """Hủy bỏ việc đăng ký bào chữa, từ chối, thay đổi: BLTTHS 77, 78; mẫu 79/HS, 80/HS."""

    basis = (cite("BLTTHS 2015", 77), cite("BLTTHS 2015", 78))
    form = "79/HS"
    issuers = EITHER
    signers = LEADERS
    roles = (Role.COUNSEL, Role.REPRESENTATIVE)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("protection.requested", Label("Đề nghị áp dụng biện pháp bảo vệ", "Protection asked for"), guarded=True)
class ProtectionRequested(Act):
    """Đề nghị, yêu cầu áp dụng biện pháp bảo vệ: BLTTHS 484, 485; mẫu 184/HS."""

    basis = (cite("BLTTHS 2015", 484), cite("BLTTHS 2015", 485))
    form = "184/HS"
    issuers = (*EITHER, Authority.OTHER_BODY)
    signers = LEADERS
    roles = (Role.INFORMANT, Role.WITNESS, Role.VICTIM)
    summary = "danger"

    danger: str | None = field("Nguy cơ bị xâm hại", "The danger", lines=3, needed=True)
    measure: Protection | None = field("Biện pháp đề nghị", "Protection asked for")


@act("protection.ordered", Label("Áp dụng biện pháp bảo vệ", "Protection ordered"), guarded=True)
class ProtectionOrdered(Act):
    """Quyết định áp dụng biện pháp bảo vệ: BLTTHS 486, 487."""

    basis = (cite("BLTTHS 2015", 486), cite("BLTTHS 2015", 487))
    issuers = (Authority.INVESTIGATING_AGENCY,)
    roles = (Role.INFORMANT, Role.WITNESS, Role.VICTIM)
    summary = "measure"

    measure: Protection | None = field("Biện pháp", "Protection", needed=True)
    until: date | None = field("Đến ngày", "Until")


@act("protection.ended", Label("Chấm dứt biện pháp bảo vệ", "Protection ended"), guarded=True)
class ProtectionEnded(Act):
    """Chấm dứt việc áp dụng biện pháp bảo vệ: BLTTHS 489."""

    basis = (cite("BLTTHS 2015", 489),)
    issuers = (Authority.INVESTIGATING_AGENCY,)
    roles = (Role.INFORMANT, Role.WITNESS, Role.VICTIM)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2)


@act(
    "special_measure.asked",
    Label("Đề nghị, yêu cầu áp dụng biện pháp điều tra tố tụng đặc biệt", "Special measure asked for"),
    guarded=True,
)
class SpecialMeasureAsked(Act):
    """Đề nghị phê chuẩn, yêu cầu áp dụng, gia hạn biện pháp điều tra tố tụng đặc biệt: BLTTHS 223-226; mẫu 174/HS."""

    basis = (cite("BLTTHS 2015", 223), cite("BLTTHS 2015", 225))
    form = "174/HS"
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY)
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "measure"

    measure: SpecialMeasure | None = field("Biện pháp", "Measure", needed=True)
    received: When | None = field("Viện kiểm sát nhận hồ sơ lúc", "File received by the procuracy")
    ground: str | None = field("Căn cứ", "Ground", lines=3)


@act(
    "special_measure.approved",
    Label("Phê chuẩn biện pháp điều tra tố tụng đặc biệt", "Special measure approved"),
    guarded=True,
)
class SpecialMeasureApproved(Act):
    """Phê chuẩn áp dụng biện pháp điều tra tố tụng đặc biệt: BLTTHS 225, 226; mẫu 175/HS."""

    basis = (cite("BLTTHS 2015", 225), cite("BLTTHS 2015", 226, 1))
    form = "175/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "measure"

    measure: SpecialMeasure | None = field("Biện pháp", "Measure", needed=True)
    until: date | None = field("Đến hết ngày", "Until the end of")


@act(
    "special_measure.refused",
    Label("Không phê chuẩn biện pháp điều tra tố tụng đặc biệt", "Special measure not approved"),
    guarded=True,
)
class SpecialMeasureRefused(Act):
    """Không phê chuẩn biện pháp điều tra tố tụng đặc biệt: BLTTHS 225; mẫu 176/HS."""

    basis = (cite("BLTTHS 2015", 225),)
    form = "176/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)


@act(
    "special_measure.extended",
    Label("Gia hạn biện pháp điều tra tố tụng đặc biệt", "Special measure extended"),
    guarded=True,
)
class SpecialMeasureExtended(Act):
    """Gia hạn áp dụng biện pháp điều tra tố tụng đặc biệt: BLTTHS 226 khoản 2; mẫu 177/HS."""

    basis = (cite("BLTTHS 2015", 226, 2),)
    form = "177/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.ACCUSED,)
    summary = "until"

    until: date | None = field("Đến hết ngày", "Until the end of", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act(
    "special_measure.ended",
    Label("Hủy bỏ biện pháp điều tra tố tụng đặc biệt", "Special measure ended"),
    guarded=True,
)
class SpecialMeasureEnded(Act):
    """Hủy bỏ việc áp dụng biện pháp điều tra tố tụng đặc biệt: BLTTHS 228; mẫu 178/HS."""

    basis = (cite("BLTTHS 2015", 228),)
    form = "178/HS"
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)
