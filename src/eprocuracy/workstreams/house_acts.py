"""Acts that every workstream has: voiding a record, and what a register states without its history."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label, Word

from .acts import Act, Rank, act, field
from .heads import VOIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDay:
    """A last day as a register states it, for one clock."""

    clock: str
    on: When


class Secrecy(Word):
    """Who of the unit may open the matter: as the offices know it from their older software."""

    OPEN = "open", "đồng nghiệp được xem và sửa", "colleagues may view and edit"
    READ = "read", "đồng nghiệp chỉ được xem", "colleagues may view, not edit"
    CLOSED = "closed", "chỉ người được phân công", "only those assigned"


@act(VOIDED, Label("Hủy bản ghi", "Record voided"))
class RecordVoided(Act):
    """Says that a record is of something that never happened. It takes the record's place in the chain of corrections."""


@act("register.stated", Label("Theo sổ", "As the register states"), rank=Rank.ORDINARY)
class RegisterStated(Act):
    """What a register states as a result, without the acts behind it; a stated date is never passed off as computed."""

    stage: str = field("Giai đoạn ghi trong sổ", "Stage in the register")
    days: tuple[StatedDay, ...] = field("Ngày hết hạn ghi trong sổ", "Last days in the register")
    remark: str = field("Ghi chú trong sổ", "Remark in the register", lines=3)
    cell: str = field("Ô trong tệp", "Cell of the file")


@act("matter.secrecy_set", Label("Đặt mức bảo mật", "Secrecy level set"))
class SecrecySet(Act):
    """Who of the unit may open the matter."""

    level: Secrecy = field("Mức bảo mật", "Secrecy level", needed=True)

    @classmethod
    def is_own(cls) -> bool:
        """Who may open a matter is for those who handle it to say."""
        return True


@act("participant.identified", Label("Xác nhận người trong danh bộ", "Participant identified"))
class ParticipantIdentified(Act):
    """Says that the participants it names are one person of the register of persons; voiding it parts them again."""

    person: UUID = field("Người trong danh bộ", "Person of the register", needed=True)


@act("person.erased", Label("Xóa dữ liệu cá nhân", "Personal data erased"))
class PersonErased(Act):
    """Says that what was written of the persons it names was erased, on the ground of the paper it stands on."""

    why: str = field("Lý do xóa", "Reason of the erasure", needed=True, lines=2)
    summary = "why"


HOUSE_ACTS: tuple[type[Act], ...] = (RecordVoided, RegisterStated, SecrecySet, ParticipantIdentified, PersonErased)
