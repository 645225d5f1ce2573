"""Who may not conduct proceedings in a matter: what a person declared, beside who takes part in it. Pure.

BLTTHS 49: who is a party, a relative of one, or took part in another role must refuse or be changed, and so must whoever has another clear
ground not to be impartial. BLTTHS 52: the same of a procurator who was investigator or judge in the matter before.
Only the same identification number, or an earlier role in the matter itself, is certain. A name is a question to a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from eprocuracy.kernel.citations import Citation, cite
from eprocuracy.kernel.words import Word
from eprocuracy.law.ages import Birth

from .people import Role

BLTTHS = "BLTTHS 2015"
DECIDES = cite(BLTTHS, 52, 2)
"""Who changes a procurator: the chief or a deputy of the same office; of a chief, the chief of the office above."""


class Ground(Word):
    """What a declaration is about."""

    RELATIVE = "relative", "Người thân thích", "A relative"
    OWN = "own", "Chính tôi là người tham gia tố tụng", "I am a participant myself"
    ROLE = "role", "Đã tham gia vụ việc với tư cách khác", "An earlier role in the matter"
    ORGANISATION = "organisation", "Cơ quan, tổ chức có quan hệ", "An employer or organisation"
    OTHER = "other", "Quan hệ khác có thể làm mất vô tư", "Another relation that may bias"


class EarlierRole(Word):
    """In what role somebody took part in the matter before."""

    INVESTIGATOR = "investigator", "Điều tra viên, Cán bộ điều tra", "investigator"
    JUDGE = (
        "judge",
        "Thẩm phán, Hội thẩm, Thẩm tra viên, Thư ký Tòa án",
        "judge, assessor, examiner or clerk of the court",
    )
    COUNSEL = "counsel", "người bào chữa", "counsel"
    WITNESS = "witness", "người làm chứng", "witness"
    EXPERT = "expert", "người giám định, người định giá tài sản", "expert or appraiser"
    INTERPRETER = "interpreter", "người phiên dịch, người dịch thuật", "interpreter or translator"


_CONDUCTED = frozenset({EarlierRole.INVESTIGATOR, EarlierRole.JUDGE})
_NAMED_BY_LAW = frozenset(
    {Role.ACCUSED, Role.VICTIM, Role.CIVIL_PLAINTIFF, Role.CIVIL_DEFENDANT, Role.INTERESTED, Role.REPRESENTATIVE}
)
_BESIDE = frozenset({Role.WITNESS, Role.INFORMANT, Role.COUNSEL})  # the law does not bar their relatives by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One declared interest; `name` as it is searched, without accents. Empty means not said."""

    ground: Ground
    name: str = ""
    birth: str = ""
    id_no: str = ""
    matter: UUID | None = None
    role: EarlierRole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One participant of a matter, with every name its acts give, as names are searched."""

    role: Role
    names: frozenset[str]
    birth: str = ""
    id_no: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """That a declaration meets a participant: certainly, or perhaps; and what the law says of it."""

    certain: bool
    basis: Citation


def earlier_role(role: EarlierRole) -> Fit:
    """What an earlier role in the matter itself means: it is certain."""
    return Fit(True, cite(BLTTHS, 52, 1, "b") if role in _CONDUCTED else cite(BLTTHS, 49, 2))


def meets(declared: Declared, party: Party) -> Fit | None:
    """Whether the declared person or body is this participant; two numbers that differ are two persons."""
    by_number = bool(declared.id_no and declared.id_no == party.id_no)
    if not by_number and not _may_be(declared, party):
        return None
    barred = by_number and party.role not in _BESIDE
    named = party.role in _NAMED_BY_LAW and declared.ground in (Ground.RELATIVE, Ground.OWN)
    return Fit(barred, cite(BLTTHS, 49, 1 if named else 3))


def _may_be(declared: Declared, party: Party) -> bool:
    if declared.id_no and party.id_no:
        return False
    if not declared.name or declared.name not in party.names:
        return False
    return declared.ground is Ground.ORGANISATION or not _contradict(declared.birth, party.birth)


def _contradict(one: str, other: str) -> bool:
    """Whether two births, each known to the day, a month or the year alone, cannot be the same."""
    first, second = Birth.parse(one), Birth.parse(other)
    if not (first.known and second.known):
        return False
    if first.day and second.day:
        return first.day != second.day
    return _year(first) != _year(second)


def _year(birth: Birth) -> int | None:
    return birth.day.year if birth.day else birth.year
