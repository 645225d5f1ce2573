"""What becomes of the person: release, transfer, court, death, escape."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit

from ..acts import Act, Rank, act, field
from ..people import Role
from .acts_custody import LEADERS
from .words import ReleaseGround

HOUSE = (Authority.DETENTION_HOUSE, Authority.INVESTIGATING_AGENCY)


@act("person.released", Label("Trả tự do", "Released"))
class PersonReleased(Act):
    """Trả tự do cho người bị giữ, bị bắt, bị tạm giữ, bị tạm giam: BLTTHS 118(3), 173(7); Luật TCVKSND 22; mẫu 36/HS."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 118, 3), cite("BLTTHS 2015", 173, 7), cite("Luật TCVKSND 2014", 22))
    form = "36/HS"
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY, Authority.COURT)
    signers = LEADERS
    roles = (Role.HELD,)
    summary = "ground"

    ground: ReleaseGround | None = field("Lý do", "Reason", needed=True)


@act("person.transferred", Label("Chuyển người bị tạm giữ, tạm giam", "Person transferred"))
class PersonTransferred(Act):
    """Chuyển nơi giam giữ, chuyển cho cơ quan khác; kiểm sát theo Luật TCVKSND 22."""

    basis = (cite("Luật TCVKSND 2014", 22),)
    issuers = HOUSE
    roles = (Role.HELD,)
    summary = "to_place"

    to_place: str | None = field("Nơi nhận", "Receiving place", needed=True)
    stays: bool | None = field("Vẫn do đơn vị này kiểm sát", "Still supervised by this office")

    @property
    def leaves(self) -> bool:
        """Whether the person leaves the book of this office."""
        return not self.stays


@act("person.sent_to_court", Label("Chuyển Tòa án", "Handed to the court"))
class PersonSentToCourt(Act):
    """Người bị tạm giam chuyển thuộc trách nhiệm của Tòa án cùng hồ sơ vụ án: BLTTHS 244, 278."""

    basis = (cite("BLTTHS 2015", 244), cite("BLTTHS 2015", 278))
    issuers = (Authority.PROCURACY, Authority.DETENTION_HOUSE)
    roles = (Role.HELD,)
    summary = "court"

    court: str | None = field("Tòa án", "Court")


@act("person.began_sentence", Label("Chuyển chấp hành án phạt tù", "Sent to serve a sentence of imprisonment"))
class PersonBeganSentence(Act):
    """Người đang bị tạm giam được chuyển chấp hành án phạt tù theo quyết định thi hành án: BLTTHS 364. Time held is taken off: BLHS 38(1)."""

    rank = Rank.CLOSES
    basis = (cite("BLTTHS 2015", 364), cite("BLHS 2015", 38, 1))
    issuers = (Authority.DETENTION_HOUSE, Authority.COURT)
    roles = (Role.HELD,)
    summary = "to_place"

    to_place: str | None = field("Nơi chấp hành án", "Place of serving", needed=True)
    length: TimeLimit | None = field("Thời hạn tù", "Length of the sentence")
    counted_from: date | None = field("Thời hạn tù tính từ ngày", "Sentence counted from")


@act("person.died", Label("Chết trong khi bị giam giữ", "Died while held"))
class PersonDied(Act):
    """Người bị tạm giữ, tạm giam chết; kiểm sát theo Luật TCVKSND 22."""

    rank = Rank.CLOSES
    basis = (cite("Luật TCVKSND 2014", 22),)
    issuers = HOUSE
    roles = (Role.HELD,)
    summary = "cause"

    cause: str | None = field("Nguyên nhân", "Cause", lines=2)


@act("person.escaped", Label("Trốn", "Escaped"))
class PersonEscaped(Act):
    """Người bị tạm giữ, tạm giam trốn; truy nã theo BLTTHS 231."""

    basis = (cite("BLTTHS 2015", 231),)
    issuers = HOUSE
    roles = (Role.HELD,)
    summary = "remark"

    remark: str | None = field("Diễn biến", "What happened", lines=2)


@act("person.recaptured", Label("Bắt lại", "Recaptured"))
class PersonRecaptured(Act):
    """Bắt lại người bị tạm giữ, tạm giam bỏ trốn: BLTTHS 112."""

    basis = (cite("BLTTHS 2015", 112),)
    issuers = HOUSE
    roles = (Role.HELD,)
    summary = "remark"

    remark: str | None = field("Diễn biến", "What happened", lines=2)
