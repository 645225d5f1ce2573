"""The office of a sheet's rows: told by a column, by the heading above, by the title lines, or by the import itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .text import fold, one_line
from .units import UnitNames

_SPELLED = re.compile(r"(?:viện\s+kiểm\s+sát|viện\s+ksnd|vksnd|vks)\b", re.I)
_ENUMERATOR = re.compile(
    r"^\s*(?:[IVXLC]{1,5}|\d{1,2}|[A-ZĐ])\s*[.)\-–:/]\s*|^\s*(?:đơn vị|tên đơn vị|đơn vị thụ lý)\s*:\s*", re.I
)
_REGION = re.compile(r"^(?:vks(?:nd)?\s*)?(?:kv|khu vuc)\s*\d{1,2}$")
_END = re.compile(r"\s+(?:sổ|kỳ|tháng|quý|năm|từ ngày|báo cáo)\b|[;|(:]|\s[-–]\s", re.I)


@dataclass(frozen=True, slots=True)
class Office:
    """An office found in a text: its code, or why there is none (`codes` holds none or more than one)."""

    text: str
    codes: tuple[str, ...]

    @property
    def code(self) -> str | None:
        return self.codes[0] if len(self.codes) == 1 else None


def offices_in(text: str, units: UnitNames, within: str) -> list[Office]:
    """The offices that a title or heading names in full, in order."""
    found = []
    for line in text.split("\n"):
        places = [one.start() for one in _SPELLED.finditer(line)]
        for place, start in enumerate(places):
            stop = places[place + 1] if place + 1 < len(places) else len(line)
            found.append(_office(line[start:stop], units, within))
    return found


def _office(text: str, units: UnitNames, within: str) -> Office:
    """The office at the beginning of a text; a name may hold a word that otherwise ends one ("huyện Kỳ Anh", "Năm Căn")."""
    ends = [len(text), *(one.start() for one in reversed(list(_END.finditer(text))))]
    pieces = [text[:end].strip(" -–,.") for end in ends]
    for piece in pieces:
        if len(codes := tuple(units.find(piece, within))) == 1:
            return Office(piece, codes)
    return Office(pieces[-1], tuple(units.find(pieces[-1], within)))


def office_of_heading(text: str, units: UnitNames, within: str) -> Office | None:
    """The office that a heading row names; None where the heading is about something else (a month, a group)."""
    bare = _ENUMERATOR.sub("", one_line(text)).strip(" .:-–")
    codes = tuple(units.find(bare, within))
    if len(codes) == 1:
        return Office(bare, codes)
    spelled = offices_in(bare, units, within)
    if spelled:
        return spelled[0]
    return Office(bare, codes) if codes and not re.search(r"\d", bare) else None


def office_of_titles(lines: Sequence[str], units: UnitNames, within: str) -> Office | None:
    """The office of the title lines: the lowest one named, for the one above it often stands first."""
    named = [office for line in lines for office in offices_in(line, units, within)]
    # A name may be broken over two lines: "VIỆN KIỂM SÁT NHÂN DÂN" / "HUYỆN BÁT XÁT".
    joined = one_line(" ".join(line.replace("\n", " ") for line in lines))
    if not any(office.codes for office in named):
        named = offices_in(joined, units, within)
    sure = [office for office in named if office.code]
    lower = {office.code: office for office in sure if office.code != within}
    if len(lower) == 1:
        return next(iter(lower.values()))
    if lower:
        return Office(" / ".join(office.text for office in lower.values()), tuple(code for code in lower if code))
    return sure[0] if sure else None


def office_of_sheet_name(name: str, units: UnitNames, within: str) -> Office | None:
    """An office below the importing one that the sheet is named for."""
    if not fold(name) or (re.search(r"\d", name) and not _REGION.match(fold(name))):
        return None
    codes = tuple(code for code in units.find(one_line(name), within))
    return Office(name, codes) if len(codes) == 1 and codes[0] != within else None
