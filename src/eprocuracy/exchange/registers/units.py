"""Offices as registers write them: "VKSND thành phố Lào Cai", "VKS TP.Lào Cai", "H.Bảo Thắng", "Phòng 1 - VKS tỉnh".

The units are data that somebody passes in: full official names with their level, and under which province they stand.
Nothing here knows the shape of a code. Where two units fit, both are returned, and it is for the caller to hold the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from .text import composed, fold, narrow, one_line


class UnitNames(Protocol):
    """What the reading asks about offices."""

    def find(self, text: str, within: str) -> Sequence[str]:
        """The codes of the units that a text may mean, among `within` and those under it."""
        ...

    def agency(self, text: str, within: str, of: str | None = None) -> str | None:
        """The full name of the police office a text means; with an empty text, the one beside the unit `of`."""
        ...

    def at(self, day: date | None) -> UnitNames:
        """The same offices as a book that begins on this day means them."""
        ...


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit as data gives it; `within` is the code of the unit above it, `level` is province, district or region.

    `until` is the day from which it is no more.
    """

    code: str
    name: str
    level: str
    within: str | None = None
    also: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    kind: str
    key: str


_KINDS = (
    ("tinh", "tinh"),
    ("thanh pho", "tp"),
    ("t p", "tp"),
    ("tp", "tp"),
    ("thi xa", "tx"),
    ("t x", "tx"),
    ("tx", "tx"),
    ("huyen", "h"),
    ("h", "h"),
    ("quan", "q"),
    ("q", "q"),
    ("khu vuc", "kv"),
    ("kv", "kv"),
)
_OFFICE = re.compile(
    r"^(?:(?:lanh dao|truong phong|can bo)\s+)?(?:vien kiem sat(?: nhan dan)?|vksnd|vks nd|vks|vien ks(?:nd)?|vien|ksnd|v ks)\b\s*"
)
_ROOM = re.compile(
    r"^(?:phong|p)\s*\d+\b(?!\s*(?:vks|vien)\w*\s+(?:huyen|h|tp|tx|thi xa|quan))|^(?:phong|van phong|thanh tra)\b|\b(?:phong|p)\s*\d+$"
)
_POLICE = re.compile(r"\b(?:cong an|csdt|cqcsdt|cqdt|canh sat dieu tra|co quan dieu tra|pc\s*\d+)\b")
_POLICE_WORDS = re.compile(
    r"\b(?:co quan|cong an|csdt|cqcsdt|cqdt|canh sat dieu tra|dieu tra|doi|phong|pc\s*\d+|pa\s*\d+|cq|canh sat hinh su|ma tuy|kinh te)\b"
)
_BEHIND_POLICE = re.compile(r"^.*\b(?:cong an|csdt|cqdt|cqcsdt)\b")
# As typed, with accents: "Cà Mau" and "Phù Cát" are no police.
_CA = re.compile(r"\bCA(?P<kind>H|TP|TX|Q|T)?\b|\bca(?P<small>h|tp|tx|q|t)?(?=\s|$)")
_CA_KINDS = {"h": "huyện", "tp": "tp", "tx": "tx", "q": "quận", "t": "tỉnh"}
_NOT_CRIMINAL_POLICE = re.compile(
    r"\b(?:an ninh|andt|pa\s*\d+|bien phong|hai quan|kiem lam|canh sat bien|vien kiem sat|vks|quan doi)\b"
)


@lru_cache(maxsize=8192)
def names_police(text: str) -> bool:
    """Whether a text names a police office."""
    return bool(_POLICE.search(fold(_spelled_out(text))))


def _spelled_out(text: str) -> str:
    """The text with "CA" written as Công an: "CAH Bạch Sơn", "CA TP"."""
    return _CA.sub(
        lambda one: f"Công an {_CA_KINDS.get((one['kind'] or one['small'] or '').lower(), '')} ", composed(text)
    )


def _place(words: str) -> _Place:
    """The kind of area and its name without blanks, from folded words."""
    for written, kind in _KINDS:
        if words == written or words.startswith(written + " "):
            return _Place(kind, words[len(written) :].strip().replace(" ", ""))
    if glued := re.match(r"^(tp|tx|kv|q|h)(\d+)$", words.replace(" ", "")):
        return _Place(glued[1], glued[2])
    return _Place("", words.replace(" ", ""))


class UnitDirectory:
    """Units by name: an implementation of `UnitNames` over plain data."""

    def __init__(self, units: Iterable[UnitName], day: date | None = None) -> None:
        self._day = day
        self._units = {unit.code: unit for unit in units}
        self._places = {code: _place(_OFFICE.sub("", fold(unit.name))) for code, unit in self._units.items()}
        self._also = {code: {fold(name).replace(" ", "") for name in unit.also} for code, unit in self._units.items()}
        self._areas = {
            code: {_OFFICE.sub("", fold(name)).replace(" ", "") for name in unit.also}
            for code, unit in self._units.items()
        }
        self._find = lru_cache(maxsize=8192)(self._search)
        self._agency = lru_cache(maxsize=8192)(self._agency_of)

    def at(self, day: date | None) -> UnitDirectory:
        """The same offices as a book that begins on this day means them."""
        return self if day == self._day else UnitDirectory(self._units.values(), day)

    def find(self, text: str, within: str) -> Sequence[str]:
        """The codes of the units that a text may mean; empty where none fits."""
        return self._find(one_line(narrow(text)), within)

    def _then(self, codes: Sequence[str]) -> Sequence[str]:
        """Of offices of one name those of the day: one that was dissolved later, before the one that has its name today."""
        if len(codes) < 2 or self._day is None:
            return codes
        passing = [code for code in codes if (until := self._units[code].until) and until > self._day]
        return passing or [code for code in codes if self._units[code].until is None] or codes

    def agency(self, text: str, within: str, of: str | None = None) -> str | None:
        """The full name of the police office meant; None where the text means none that is known here."""
        return self._agency(one_line(narrow(text)), within, of)

    def _scope(self, within: str) -> list[str]:
        return [code for code in self._units if code == within or self._is_under(code, within)]

    def _is_under(self, code: str, within: str) -> bool:
        above = self._units[code].within
        while above is not None and above in self._units:
            if above == within:
                return True
            above = self._units[above].within
        return above == within

    def _search(self, text: str, within: str) -> tuple[str, ...]:
        words = fold(text)
        if not words:
            return ()
        scope = self._scope(within)
        if "-" in text and (coded := text.strip().upper()) in scope:  # our own books name offices by their codes
            return (coded,)
        whole = words.replace(" ", "")
        if named := [code for code in scope if whole in self._also[code]]:
            return tuple(self._then(named))
        heads = self._heads(scope, within)
        office = _OFFICE.match(words)
        rest = words[office.end() :].strip() if office else words
        if _ROOM.search(words):
            beside = re.sub(r"^(?:phong|p)\s*\d*\s*|\b(?:phong|p)\s*\d+$", "", words).strip()
            beside = _OFFICE.sub("", beside).strip()
            near = _place(beside)
            found = self._fitting(near, scope) if near.key else heads
            return tuple(found if len(found) == 1 or not heads else heads)
        if not rest:
            return (within,) if office and len(scope) == 1 else ()
        area = rest.replace(" ", "")
        if office and (called := [code for code in scope if area in self._areas[code]]):
            return tuple(self._then(called))
        # A name may begin like a kind of area: "Quan Hóa" is no quận.
        place = _place(rest)
        found = self._fitting(place, scope) or self._fitting(_Place("", rest.replace(" ", "")), scope)
        return (within,) if place.kind and not place.key and within in found else tuple(self._then(found))

    def _heads(self, scope: list[str], within: str) -> list[str]:
        return [within] if within in scope else []

    def _fitting(self, place: _Place, scope: list[str]) -> list[str]:
        if place.kind and not place.key:
            return [code for code in scope if self._places[code].kind == place.kind and self._is_only(code, scope)]
        same = [code for code in scope if self._places[code].key == place.key]
        if place.kind:
            same = [code for code in same if self._places[code].kind == place.kind]
        if same:
            return same
        return self._abbreviated(place, scope) or self._beginning(place, scope)

    def _is_only(self, code: str, scope: list[str]) -> bool:
        kind = self._places[code].kind
        level = self._units[code].level
        return level == "province" or not any(other != code and self._places[other].kind == kind for other in scope)

    def _abbreviated(self, place: _Place, scope: list[str]) -> list[str]:
        """A name with the province behind it where data has none ("khu vực 3 Lào Cai"), or the other way round."""
        found = []
        for code in scope:
            own = self._places[code]
            above = self._units[code].within
            if place.kind != own.kind or above not in self._places:
                continue
            tail = self._places[above].key
            tails = (tail, fold(_OFFICE.sub("", fold(self._units[above].name))).replace(" ", ""))
            if any(one and (place.key == own.key + one or place.key + one == own.key) for one in tails):
                found.append(code)
        return found

    def _beginning(self, place: _Place, scope: list[str]) -> list[str]:
        """Names that only begin as the text does: never certain, so they count only to tell that two could be meant."""
        if len(place.key) < 3:
            return []
        found = [
            code
            for code in scope
            if self._places[code].key.startswith(place.key) and place.kind in ("", self._places[code].kind)
        ]
        return found if len(found) > 1 else []

    def _agency_of(self, text: str, within: str, of: str | None) -> str | None:
        words = fold(_spelled_out(text))
        if not words:
            return self._police_beside(of) if of else None
        if not _POLICE.search(words) or _NOT_CRIMINAL_POLICE.search(words):
            return None
        scope = self._scope(within)
        found = (
            self._then(self._fitting(_place(behind), scope))
            if (behind := _BEHIND_POLICE.sub("", words).strip())
            else []
        )
        place = "" if len(found) == 1 else " ".join(_POLICE_WORDS.sub(" ", words).split())
        found = self._then(self._fitting(_place(place), scope)) if place else found
        if not found and not place and of:
            return self._police_beside(of)
        return self._police_beside(found[0]) if len(found) == 1 else None

    def _police_beside(self, code: str) -> str | None:
        unit = self._units.get(code)
        while unit is not None and unit.level == "region":
            unit = self._units.get(unit.within or "")
        if unit is None:
            return None
        area = re.sub(r"^viện kiểm sát( nhân dân)?\s*", "", unit.name, flags=re.I)
        return f"Cơ quan CSĐT Công an {area}"
