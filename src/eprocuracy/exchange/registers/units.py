"""Offices as registers write them: "VKSND thành phố Lào Cai", "VKS TP.Lào Cai", "H.Bảo Thắng", "Phòng 1 - VKS tỉnh".

The units are data that somebody passes in: full official names with their level, and under which province they stand.
Nothing here knows the shape of a code. Where two units fit, both are returned, and it is for the caller to hold the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from .text import fold, narrow, one_line


class UnitNames(Protocol):
    """What the reading asks about offices."""

    def find(self, text: str, within: str) -> Sequence[str]:
        """The codes of the units that a text may mean, among `within` and those under it."""
        ...

    def agency(self, text: str, within: str, of: str | None = None) -> str | None:
        """The full name of the police office a text means; with an empty text, the one beside the unit `of`."""
        ...


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit as data gives it; `within` is the code of the unit above it, `level` is province, district or region."""

    code: str
    name: str
    level: str
    within: str | None = None
    also: tuple[str, ...] = ()


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
_POLICE = re.compile(
    r"\b(?:cong an|csdt|cqcsdt|cqdt|canh sat dieu tra|co quan dieu tra|ca|cah|catp|catx|caq|cat|pc\s*\d+)\b|^ca[htxpq]{1,2}\b"
)
_POLICE_WORDS = re.compile(
    r"\b(?:co quan|cong an|csdt|cqcsdt|cqdt|canh sat dieu tra|dieu tra|doi|phong|pc\s*\d+|pa\s*\d+|cq|canh sat hinh su|ma tuy|kinh te)\b"
)
_JOINED = (
    (r"\bcah\b", "huyen "),
    (r"\bcatp\b", "tp "),
    (r"\bcatx\b", "tx "),
    (r"\bcaq\b", "quan "),
    (r"\bcat\b", "tinh "),
    (r"\bca\b", " "),
)
_NOT_CRIMINAL_POLICE = re.compile(
    r"\b(?:an ninh|andt|pa\s*\d+|bien phong|hai quan|kiem lam|canh sat bien|vien kiem sat|vks|quan doi)\b"
)


@lru_cache(maxsize=8192)
def names_police(text: str) -> bool:
    """Whether a text names a police office."""
    return bool(_POLICE.search(fold(text)))


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

    def __init__(self, units: Iterable[UnitName]) -> None:
        self._units = {unit.code: unit for unit in units}
        self._places = {code: _place(_OFFICE.sub("", fold(unit.name))) for code, unit in self._units.items()}
        self._also = {code: {fold(name).replace(" ", "") for name in unit.also} for code, unit in self._units.items()}
        self._find = lru_cache(maxsize=8192)(self._search)
        self._agency = lru_cache(maxsize=8192)(self._agency_of)

    def find(self, text: str, within: str) -> Sequence[str]:
        """The codes of the units that a text may mean; empty where none fits."""
        return self._find(one_line(narrow(text)), within)

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
        whole = words.replace(" ", "")
        if named := [code for code in scope if whole in self._also[code]]:
            return tuple(named)
        heads = self._heads(scope, within)
        office = _OFFICE.match(words)
        rest = words[office.end() :].strip() if office else words
        if _ROOM.search(words):
            beside = re.sub(r"^(?:phong|p)\s*\d*\s*|\b(?:phong|p)\s*\d+$", "", words).strip()
            beside = _OFFICE.sub("", beside).strip()
            found = self._fitting(_place(beside), scope) if beside else heads
            return tuple(found if len(found) == 1 or not heads else heads)
        if not rest:
            return (within,) if office and len(scope) == 1 else ()
        # A name may begin like a kind of area: "Quan Hóa" is no quận.
        place = _place(rest)
        found = self._fitting(place, scope) or self._fitting(_Place("", rest.replace(" ", "")), scope)
        return (within,) if place.kind and not place.key and within in found else tuple(found)

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
            tail = self._places[above].key if above in self._places else ""
            same = place.key == own.key + tail or place.key + tail == own.key
            if place.kind == own.kind and tail and same:
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
        words = fold(text)
        if not words:
            return self._police_beside(of) if of else None
        if not _POLICE.search(words) or _NOT_CRIMINAL_POLICE.search(words):
            return None
        for pattern, meant in _JOINED:
            words = re.sub(pattern, meant, words)
        place = " ".join(_POLICE_WORDS.sub(" ", words).split())
        scope = self._scope(within)
        found = self._fitting(_place(place), scope) if place else []
        if not place and of:
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
