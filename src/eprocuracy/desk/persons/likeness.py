"""Whether what two files say may be of one person. It proposes and never decides: two persons may fit one name. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from eprocuracy.kernel.words import Label, Word
from eprocuracy.records.storing import search_key

from ..search.spelling import pattern

_WHOLE_NUMBER = 12
_SLIP = 1  # digits by which a number may differ and still be the same one written down wrongly


class Likeness(Word):
    """Why two persons may be one."""

    NUMBER = "number", "cùng số định danh", "same identity number"
    BIRTHDAY = "birthday", "cùng họ tên và ngày sinh", "same name and day of birth"
    BIRTH_YEAR = "birth_year", "cùng họ tên và năm sinh", "same name and year of birth"
    NAME = "name", "cùng họ tên", "same name"


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says by which a person is known."""

    name: str = ""
    other_names: str = ""
    birth: str = ""
    id_no: str = ""

    @property
    def digits(self) -> str:
        return re.sub(r"\W", "", self.id_no)


def regex(name: str) -> str:
    """A regular expression for stored names that are this one, whole, without accents and in its usual spellings."""
    spelled = pattern(search_key(name))
    return f"^{spelled}( |$)" if spelled else ""


def same_name(one: str, other: str) -> bool:
    """Whether two names are one in its usual spellings."""
    spelled = pattern(search_key(one)).replace(r"\m", r"\b")
    return bool(spelled and other and re.fullmatch(spelled, search_key(other)))


def births_agree(one: str, other: str) -> bool | None:
    """Whether two births can be one; None where one of them is not known."""
    if not one.strip("?") or not other.strip("?"):
        return None
    if len(one) == len(other) == 10:
        return one == other
    return one[:4] == other[:4]


def likeness(one: Said, other: Said) -> Likeness | None:
    """Why the two may be one person; None when nothing speaks for it, or their whole numbers are plainly different."""
    if one.digits and one.digits == other.digits:
        return Likeness.NUMBER
    if _plainly_other(one.digits, other.digits):
        return None
    names = {other.name, *(part.strip() for part in other.other_names.split(","))} - {""}
    if not any(same_name(one.name, name) for name in names):
        return None
    agree = births_agree(one.birth, other.birth)
    if agree is None:
        return Likeness.NAME
    if not agree:
        return None
    return Likeness.BIRTHDAY if len(one.birth) == len(other.birth) == 10 else Likeness.BIRTH_YEAR


def _plainly_other(one: str, other: str) -> bool:
    if len(one) != _WHOLE_NUMBER or len(other) != _WHOLE_NUMBER:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) > _SLIP


def closest(found: Collection[Likeness]) -> Likeness | None:
    """The likeness that says most."""
    return next((one for one in Likeness if one in found), None)


def compared(one: str, other: str) -> Label | None:
    """The word beside two values: the same, the same but for accents, different; None where one is missing."""
    if not one or not other:
        return None
    if one == other:
        return Label("giống", "same")
    if search_key(one) == search_key(other):
        return Label("giống, khác cách viết", "same, written differently")
    return Label("khác", "different")
