"""Who acts: plain values that identity fills and everyone else reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import normalize
from uuid import UUID

from .words import Word


class Duty(Word):
    """What a member of staff is there for."""

    CHIEF = "chief", "Viện trưởng", "Chief Procurator"
    DEPUTY_CHIEF = "deputy_chief", "Phó Viện trưởng", "Deputy Chief Procurator"
    HEAD_OF_OFFICE = "head_of_office", "Trưởng phòng", "Head of department"
    PROCURATOR = "procurator", "Kiểm sát viên", "Procurator"
    EXAMINER = "examiner", "Kiểm tra viên", "Examiner"
    CLERK = "clerk", "Văn thư", "Clerk"
    STATISTICIAN = "statistician", "Cán bộ thống kê", "Statistics officer"
    JURIST = "jurist", "Cán bộ pháp chế", "Jurist"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống", "System administrator"


class Authority(Word):
    """Which kind of body issues an act."""

    PROCURACY = "procuracy", "Viện kiểm sát", "procuracy"
    INVESTIGATING_AGENCY = "investigating_agency", "Cơ quan điều tra", "investigating agency"
    COURT = "court", "Tòa án", "court"
    DETENTION_HOUSE = "detention_house", "Cơ sở giam giữ", "detention house"
    OTHER_BODY = "other_body", "cơ quan, tổ chức, cá nhân khác", "another body or person"


_NAMED = (
    (Authority.PROCURACY, ("viện kiểm sát", "viện ksnd", "viện ksqs", "vks")),
    (Authority.COURT, ("tòa án", "tòa ", "tand", "taqs")),
)


def authority_named(name: str) -> Authority | None:
    """Whose paper it is, where the name that a paper gives says that it is a procuracy's or a court's; None: it does not."""
    said = " ".join(normalize("NFC", name).casefold().replace("toà", "tòa").split())
    return next((one for one, openings in _NAMED if said.startswith(openings)), None)


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person or the system itself, with the units whose matters may be seen."""

    account: str
    name: str
    unit: str
    duties: frozenset[Duty] = frozenset()
    units: frozenset[str] = field(default_factory=frozenset)  # own unit and, for those who lead, units under it
    is_system: bool = False
    stands_in_for: frozenset[str] = frozenset()  # accounts whose work the person does today, while they are away
    assists_in: frozenset[UUID] = frozenset()  # matters to which the person is assigned beside the one in charge
    opened: frozenset[UUID] = frozenset()  # closed matters opened in an emergency, for an hour

    @property
    def leads(self) -> bool:
        return bool(self.duties & {Duty.CHIEF, Duty.DEPUTY_CHIEF})


SYSTEM = Actor(account="system", name="Hệ thống", unit="", is_system=True)
