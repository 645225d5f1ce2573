"""What a personal identification number of twelve digits says of a birth (Luật Căn cước 2023, Điều 12; NĐ 137/2015, Điều 13)."""

from __future__ import annotations

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label
from eprocuracy.law.ages import Birth

from .projected import FindingKind

CITIZEN_ID_MISMATCH = FindingKind(
    code="citizen_id_mismatch",
    label=Label("Số định danh không khớp năm sinh", "Identity number does not fit the year of birth"),
    basis=(cite("TT 59/2021/TT-BCA", 4),),
)


def year_of_birth(number: str) -> int | None:
    """The year in digits 4 to 6: century and sex, then the year; None for anything but twelve digits."""
    if len(number) != 12 or not number.isascii() or not number.isdigit():
        return None
    return 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])


def disagrees(number: str, birth: Birth | None) -> bool:
    """Whether the number gives another year than the birth; an unknown one never disagrees."""
    year = year_of_birth(number)
    if year is None or birth is None or not birth.known:
        return False
    known = birth.day.year if birth.day else birth.year
    return known != year
