"""How units are coded, and what a code alone tells. Pure.

| code | unit |
| --- | --- |
| `TC` | the Supreme People's Procuracy |
| `22` | the procuracy of a province or city: its official two-digit code |
| `22-KV3` | a regional procuracy |
| `22-P1`, `22-KV3-HS`, `TC-DS` | a department or team: the procuracy, a dash, its symbol |
| `22-H-193` | a dissolved district office: province of today, `H` for cấp huyện, official code of the district |
| `15-T-10` | the dissolved procuracy of an old province: `T` for cấp tỉnh, official code of then |
| `TC-CC1` | a dissolved high-level procuracy (cấp cao) |
"""

from __future__ import annotations

import re
from functools import lru_cache

from eprocuracy.kernel.words import Word

SUPREME = "TC"
_CODE = re.compile(
    r"(?P<top>TC|\d\d)(?P<office>-KV[1-9]\d?|-H-\d{3}A?|-T-\d\d|(?<=TC)-CC\d)?(?P<department>-(?!KV|CC\d|H$|T$)[A-Z][A-Z0-9]*)?"
)


class Level(Word):
    """What kind of unit it is."""

    SUPREME = "supreme", "tối cao", "supreme"
    HIGH = "high", "cấp cao", "high-level"
    PROVINCE = "province", "tỉnh, thành phố", "province or city"
    REGION = "region", "khu vực", "region"
    DISTRICT = "district", "cấp huyện", "district"
    DEPARTMENT = "department", "phòng, bộ phận", "department or team"


@lru_cache(maxsize=10_000)
def is_code(code: str) -> bool:
    return _CODE.fullmatch(code) is not None


def office(code: str) -> str:
    """The procuracy a department or team belongs to; a procuracy is its own office."""
    top, part, _ = _parts(code)
    return top + part


def level(code: str) -> Level:
    top, part, department = _parts(code)
    if department:
        return Level.DEPARTMENT
    match part[:3]:
        case "-KV":
            return Level.REGION
        case "-H-":
            return Level.DISTRICT
        case "-T-":
            return Level.PROVINCE
        case "-CC":
            return Level.HIGH
        case _:
            return Level.SUPREME if top == SUPREME else Level.PROVINCE


def parent(code: str) -> str:
    """The unit directly above; empty for the supreme procuracy."""
    top, part, department = _parts(code)
    if department:
        return top + part
    if part:
        return top
    return "" if top == SUPREME else SUPREME


def province(code: str) -> str:
    """The two-digit code of the province; empty for the supreme procuracy and its departments."""
    top = _parts(code)[0]
    return "" if top == SUPREME else top


def is_under(code: str, above: str) -> bool:
    """Whether the office of `code` stands below the office `above`. No office is under itself."""
    lower, upper = office(code), office(above)
    if lower == upper:
        return False
    return upper == SUPREME or parent(lower) == upper


def district(of_province: str, old_code: str) -> str:
    return f"{of_province}-H-{old_code}"


def old_province(of_province: str, old_code: str) -> str:
    return f"{of_province}-T-{old_code}"


def region(of_province: str, number: int) -> str:
    return f"{of_province}-KV{number}"


@lru_cache(maxsize=10_000)
def _parts(code: str) -> tuple[str, str, str]:
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"{code!r} is not the code of a unit")
    return match["top"], match["office"] or "", match["department"] or ""
