"""Real offices of a province at a time, and the ways in which its books write them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from eprocuracy.exchange.registers import UnitDirectory, UnitName
from eprocuracy.exchange.registers.text import fold
from eprocuracy.exchange.tests.registers.strangers.lot import Lot
from eprocuracy.identity import codes
from eprocuracy.identity.offices import Office, offices

REORGANISED = date(2025, 7, 1)
CITIES = {"22": date(2026, 9, 1), "24": date(2026, 9, 20), "75": date(2026, 4, 30)}  # provinces until then
SHORT = {"tỉnh": ("tỉnh",), "thành phố": ("thành phố", "TP ", "TP.", "Tp "), "thị xã": ("thị xã", "TX ", "TX."),
         "quận": ("quận", "Q."), "huyện": ("huyện", "H.", "H ")}  # fmt: skip


@cache
def directory(within: str) -> UnitDirectory:
    """The offices that a book of a province may name, as the product itself gathers them."""
    return UnitDirectory(
        UnitName(
            one.code,
            one.name_vi,
            codes.level(one.code).value,
            None if one.code == within else within,
            one.spellings,
            one.dissolved_on,
        )
        for one in offices().values()
        if (one.code == within or one.code.startswith(f"{within}-"))
        and codes.level(one.code) is not codes.Level.DEPARTMENT
    )


@dataclass(frozen=True)
class Place:
    """An office with what it is called: kind of area, its name, and what of it can be said without doubt."""

    code: str
    full: str
    kind: str
    name: str
    province: str
    bare_is_clear: bool = True

    @property
    def is_region(self) -> bool:
        return self.kind == "khu vực"

    @property
    def is_head(self) -> bool:
        return "-" not in self.code

    @property
    def area(self) -> str:
        """As the police beside it is named."""
        return f"{self.kind} {self.name}"

    def say(self, lot: Lot) -> str:
        """The office as a book writes it."""
        if self.is_region:
            number = self.name
            return lot.one([
                f"VKSND khu vực {number}", f"VKS khu vực {number}", f"VKS KV{number}", f"KV {number}", f"Khu vực {number}",
                f"VKSND khu vực {number} - {self.province}", f"VKSND KV {number}", f"Viện KSND khu vực {number}",
            ])  # fmt: skip
        short = lot.one(SHORT[self.kind])
        glue = "" if short[-1] in ". " else " "
        ways = [
            f"VKSND {self.kind} {self.name}", f"VKSND {short}{glue}{self.name}", f"VKS {short}{glue}{self.name}",
            f"{self.full}", f"{short}{glue}{self.name}", f"VIỆN KSND {self.kind.upper()} {self.name.upper()}",
            f"Viện KSND {self.kind} {self.name}", f"vksnd {self.kind} {self.name}",
        ]  # fmt: skip
        if self.is_head:
            ways += [f"VKS {self.kind}", f"VKSND {self.kind}", f"Phòng 1 - VKS {self.kind}", f"P2 - VKSND {self.kind}",
                     f"Phòng 3, VKSND {self.kind} {self.name}"]  # fmt: skip
        elif self.bare_is_clear:
            ways += [f"VKS {self.name}", f"VKSND {self.name}", self.name]
        return lot.one(ways)

    @property
    def heading(self) -> str:
        return self.full.upper()


@dataclass(frozen=True)
class World:
    """Where and when a book is kept."""

    province: Place
    below: tuple[Place, ...]
    units: UnitDirectory

    @property
    def all(self) -> tuple[Place, ...]:
        return (self.province, *self.below)


def a_world(lot: Lot, day: date) -> World:
    """A province with some of its offices as they were on a day; regions where they are known, else former districts."""
    known = [one for one in offices().values() if codes.level(one.code) is codes.Level.PROVINCE and "-" not in one.code]
    known = [
        one for one in known if one.code != "46" or day >= date(2025, 1, 1)
    ]  # a province of another name until then
    regional = day >= REORGANISED
    if regional:
        known = [one for one in known if f"{one.code}-KV2" in offices()]
    head = lot.one(known)
    under = [one for one in offices().values() if one.code.startswith(f"{head.code}-")]
    if regional:
        chosen = [one for one in under if codes.level(one.code) is codes.Level.REGION]
    else:
        districts = [
            one
            for one in under
            if codes.level(one.code) is codes.Level.DISTRICT and one.spellings and (one.dissolved_on or day) > day
        ]
        old = lot.one(sorted({one.former_province for one in districts}))
        chosen = [one for one in districts if one.former_province == old]
    chosen = lot.sample(chosen, min(len(chosen), lot.randint(3, 9)))
    names = Counter(fold(_split(one.name_vi)[1]).replace(" ", "") for one in under)
    head_name = _split(head.name_vi)[1]
    head_name = _split(head.name_vi)[1]
    head_place = _place(head, head_name, True)
    if day < CITIES.get(head.code, day):
        head_place = replace(head_place, kind="tỉnh", full=head.name_vi.replace("thành phố", "tỉnh"))
    clear = {name for name, count in names.items() if count == 1 and name != fold(head_name).replace(" ", "")}
    return World(
        head_place,
        tuple(_place(one, head_name, fold(_split(one.name_vi)[1]).replace(" ", "") in clear) for one in chosen if _is_sayable(one, under)),
        directory(head.code),
    )  # fmt: skip


def _is_sayable(one: Office, under: list[Office]) -> bool:
    """Whether its full name means it alone."""
    said = fold(one.name_vi)
    return sum(fold(other.name_vi) == said for other in under) == 1


def _place(one: Office, province: str, clear: bool) -> Place:
    kind, name = _split(one.name_vi)
    if kind == "khu vực":
        name = name.split(" - ")[0]
    return Place(one.code, one.name_vi, kind, name, province, clear and not name[:1].isdigit())


def _split(full: str) -> tuple[str, str]:
    area = full.removeprefix("Viện kiểm sát nhân dân ")
    kind = next(
        one for one in ("thành phố", "thị xã", "khu vực", "tỉnh", "quận", "huyện") if area.lower().startswith(one)
    )
    return kind, area[len(kind) :].strip()


@cache
def strangers_of(within: str) -> tuple[str, ...]:
    """Names of offices elsewhere that no office of a province resembles."""
    here = directory(within)
    found = []
    for one in offices().values():
        if codes.level(one.code) is codes.Level.DISTRICT and not one.code.startswith(within):
            kind, name = _split(one.name_vi)
            if not any(here.find(text, within) for text in (f"VKSND {kind} {name}", name)) and not name[:1].isdigit():
                found.append(f"VKSND {kind} {name}")
    return tuple(found)


@cache
def doubtful_of(within: str) -> tuple[str, ...]:
    """Bare names that two offices of a province share."""
    names = Counter(_split(one.name_vi)[1] for one in offices().values() if one.code.startswith(f"{within}-H-"))
    return tuple(f"VKS {name}" for name, count in names.items() if count > 1 and not name[:1].isdigit())
