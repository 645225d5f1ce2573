"""Things: taken as evidence, moved, handled; property and accounts seized and frozen; damage and its recovery in đồng."""

from __future__ import annotations

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field, record
from ..people import Role
from .words import DONG, DamageKind, Handling, Recovery, ThingKind

LEADERS = (Duty.CHIEF, Duty.DEPUTY_CHIEF)
EITHER = (Authority.INVESTIGATING_AGENCY, Authority.PROCURACY, Authority.COURT)


@record
class Thing:
    """One thing as its list names it; the quantity as written, since grams have decimals."""

    what: str | None = field("Tên, đặc điểm", "Name, description", lines=2)
    kind: ThingKind | None = field("Loại", "Kind")
    quantity: str | None = field("Số lượng", "Quantity")
    unit: str | None = field("Đơn vị tính", "Unit")
    value: int | None = field("Giá trị", "Value", measure=DONG)
    kept_at: str | None = field("Nơi bảo quản", "Where kept")


@record
class Handled:
    """What was decided on one thing, named as in the list."""

    what: str | None = field("Tên, đặc điểm", "Name, description", lines=2)
    how: Handling | None = field("Xử lý", "Decision")
    to: str | None = field("Người nhận, nơi nhận", "To whom")


@act("exhibit.taken", Label("Thu giữ vật chứng, tài sản", "Exhibits taken"))
class ExhibitsTaken(Act):
    """Thu thập, tạm giữ vật chứng, tài liệu, đồ vật: BLTTHS 89, 90, 105, 198; bản kê vật chứng: mẫu 157/HS."""

    basis = (cite("BLTTHS 2015", 105), cite("BLTTHS 2015", 198), cite("BLTTHS 2015", 90))
    form = "157/HS"
    issuers = EITHER
    roles = (Role.ACCUSED,)
    called = {Role.ACCUSED: Label("thu giữ của bị can", "taken from the accused")}
    summary = "things"

    things: tuple[Thing, ...] | None = field("Vật chứng, tài sản", "Things", needed=True)
    kept_at: str | None = field("Nơi bảo quản chung", "Where all of it is kept")


@act("exhibit.moved", Label("Chuyển vật chứng", "Exhibits moved"))
class ExhibitsMoved(Act):
    """Quyết định chuyển vật chứng: BLTTHS 90, 106; TTLT 04/2018 Điều 36; mẫu 173/HS. Nothing named: everything moves."""

    basis = (cite("BLTTHS 2015", 90), cite("TTLT 04/2018", 36))
    form = "173/HS"
    issuers = EITHER
    signers = LEADERS
    summary = "kept_at"

    kept_at: str | None = field("Chuyển đến", "Moved to", needed=True)
    things: tuple[str, ...] | None = field(
        "Vật chứng được chuyển",
        "Things moved",
        lines=4,
        hint=Label("Mỗi dòng một vật; bỏ trống là toàn bộ", "One thing a line; empty means all"),
    )


@act("exhibit.handled", Label("Xử lý vật chứng, trả lại tài sản", "Exhibits handled"))
class ExhibitsHandled(Act):
    """Quyết định xử lý vật chứng, trả lại tài sản: BLTTHS 106; BLHS 47; mẫu 169/HS, 171/HS."""

    basis = (cite("BLTTHS 2015", 106), cite("BLHS 2015", 47))
    form = "169/HS"
    issuers = EITHER
    signers = LEADERS
    summary = "handled"

    handled: tuple[Handled, ...] | None = field("Xử lý từng vật", "Decision on each thing", needed=True)


@act("exhibit.handling_cancelled", Label("Hủy quyết định xử lý vật chứng", "Decision on exhibits annulled"))
class HandlingCancelled(Act):
    """Hủy bỏ quyết định xử lý vật chứng, trả lại tài sản: BLTTHS 106; mẫu 170/HS, 172/HS. Nothing named: all of it."""

    basis = (cite("BLTTHS 2015", 106),)
    form = "170/HS"
    issuers = EITHER
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)
    things: tuple[str, ...] | None = field("Vật chứng có quyết định bị hủy", "Things concerned", lines=4)


@act("property.seized", Label("Kê biên tài sản", "Property seized"))
class PropertySeized(Act):
    """Lệnh kê biên tài sản: BLTTHS 128; mẫu 62/HS, biên bản mẫu 63/HS."""

    basis = (cite("BLTTHS 2015", 128),)
    form = "62/HS"
    issuers = EITHER
    signers = LEADERS
    roles = (Role.ACCUSED, Role.CIVIL_DEFENDANT)
    summary = "things"

    things: tuple[Thing, ...] | None = field("Tài sản kê biên", "Property", needed=True)
    amount: int | None = field("Tổng giá trị kê biên", "Value in all", measure=DONG)
    keeper: str | None = field("Người, nơi được giao bảo quản", "Who keeps it")


@act("property.released", Label("Hủy bỏ kê biên tài sản", "Seizure of property lifted"))
class PropertyReleased(Act):
    """Hủy bỏ biện pháp kê biên: BLTTHS 130; mẫu 64/HS, biên bản mẫu 65/HS."""

    basis = (cite("BLTTHS 2015", 130),)
    form = "64/HS"
    issuers = EITHER
    signers = LEADERS
    roles = (Role.ACCUSED, Role.CIVIL_DEFENDANT)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)
    amount: int | None = field(
        "Giá trị được giải tỏa",
        "Value released",
        measure=DONG,
        hint=Label("Bỏ trống là toàn bộ", "Empty means all of it"),
    )


@act("account.frozen", Label("Phong tỏa tài khoản", "Account frozen"))
class AccountFrozen(Act):
    """Lệnh phong tỏa tài khoản: BLTTHS 129; mẫu 66/HS, biên bản mẫu 67/HS."""

    basis = (cite("BLTTHS 2015", 129),)
    form = "66/HS"
    issuers = EITHER
    signers = LEADERS
    roles = (Role.ACCUSED, Role.CIVIL_DEFENDANT)
    summary = "amount"

    amount: int | None = field("Số tiền phong tỏa", "Amount frozen", needed=True, measure=DONG)
    bank: str | None = field("Tổ chức tín dụng, Kho bạc", "Bank or treasury", needed=True)
    account: str | None = field(
        "Tài khoản", "Account", hint=Label("Chỉ ghi bốn số cuối", "Write the last four digits only")
    )


@act("account.released", Label("Hủy bỏ phong tỏa tài khoản", "Freezing of an account lifted"))
class AccountReleased(Act):
    """Hủy bỏ biện pháp phong tỏa tài khoản: BLTTHS 130; mẫu 68/HS, biên bản mẫu 69/HS."""

    basis = (cite("BLTTHS 2015", 130),)
    form = "68/HS"
    issuers = EITHER
    signers = LEADERS
    roles = (Role.ACCUSED, Role.CIVIL_DEFENDANT)
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=3, needed=True)
    amount: int | None = field(
        "Số tiền được giải tỏa",
        "Amount released",
        measure=DONG,
        hint=Label("Bỏ trống là toàn bộ", "Empty means all of it"),
    )


@act("damage.stated", Label("Xác định thiệt hại", "Damage stated"))
class DamageStated(Act):
    """Thiệt hại do hành vi phạm tội gây ra, là vấn đề phải chứng minh: BLTTHS 85 khoản 4; what is stated later of the same
    victims and kind takes the place of what was stated before."""

    basis = (cite("BLTTHS 2015", 85, 4),)
    issuers = (*EITHER, Authority.OTHER_BODY)
    roles = (Role.VICTIM, Role.CIVIL_PLAINTIFF)
    summary = "amount"

    amount: int | None = field("Số tiền thiệt hại", "Damage", needed=True, measure=DONG)
    damaged: DamageKind | None = field("Loại thiệt hại", "Kind of damage")
    basis_of_it: str | None = field("Căn cứ (kết luận định giá, lời khai…)", "How it is known", lines=2)


@act("damage.recovered", Label("Thu hồi, khắc phục thiệt hại", "Damage recovered"))
class DamageRecovered(Act):
    """Thu hồi tài sản, bồi thường, khắc phục hậu quả: BLHS 46, 48; BLTTHS 106. The accused named here paid it."""

    basis = (cite("BLHS 2015", 48), cite("BLTTHS 2015", 106))
    issuers = (*EITHER, Authority.OTHER_BODY)
    roles = (Role.ACCUSED, Role.CIVIL_DEFENDANT)
    summary = "amount"

    amount: int | None = field("Số tiền thu hồi", "Amount recovered", needed=True, measure=DONG)
    way: Recovery | None = field("Hình thức", "Manner")
    paid_to: str | None = field("Nơi nộp, người nhận", "Paid to")
