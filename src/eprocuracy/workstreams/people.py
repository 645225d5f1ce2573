"""What is said of a person when an act names them. Names and numbers live in the register of persons, not in acts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from eprocuracy.kernel.quick import quickly_made
from eprocuracy.kernel.words import Word
from eprocuracy.law.ages import Birth


class Sex(Word):
    MALE = "male", "Nam", "male"
    FEMALE = "female", "Nữ", "female"


class Role(Word):
    """The place of a participant, or of another matter, in an act."""

    INFORMANT = "informant", "người cung cấp nguồn tin", "informant"
    SUSPECT = "suspect", "người bị tố giác, bị kiến nghị khởi tố", "person reported"
    ACCUSED = "accused", "bị can", "accused"
    HELD = "held", "người bị giữ, bị bắt, bị tạm giữ, tạm giam", "person held"
    VICTIM = "victim", "bị hại", "victim"
    WITNESS = "witness", "người làm chứng", "witness"
    CIVIL_PLAINTIFF = "civil_plaintiff", "nguyên đơn dân sự", "civil plaintiff"
    CIVIL_DEFENDANT = "civil_defendant", "bị đơn dân sự", "civil defendant"
    INTERESTED = "interested", "người có quyền lợi, nghĩa vụ liên quan", "person with related rights and duties"
    REPRESENTATIVE = "representative", "người đại diện, người giám hộ", "representative or guardian"
    COUNSEL = "counsel", "người bào chữa, người bảo vệ quyền lợi", "counsel"
    # other matters
    REPORT = "report", "nguồn tin là căn cứ", "the crime report behind it"
    CASE = "case", "vụ án của người này", "the case of this person"
    CUSTODY = "custody", "người đã bị giữ, bị bắt trong vụ này", "person already held for it"
    JOINED = "joined", "vụ án, nguồn tin được nhập vào", "matter joined into it"
    SPLIT_FROM = "split_from", "vụ án, nguồn tin được tách ra từ", "matter it was split from"
    ABOUT = "about", "vụ việc có liên quan", "matter it is about"


FAMILY_ROLES = frozenset({Role.REPORT, Role.CASE, Role.CUSTODY, Role.JOINED, Role.SPLIT_FROM})
"""Links that make two matters one family; `ABOUT` only refers."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What one act says of one participant; empty means not said."""

    participant: UUID
    name: str = ""
    other_names: str = ""
    birth: Birth | None = None
    sex: Sex | None = None
    ethnic: str = ""
    id_no: str = ""
    address: str = ""
    phone: str = ""
    erased: str = ""  # the number of the paper by which everything above was erased
