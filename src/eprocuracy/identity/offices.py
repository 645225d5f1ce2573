"""The units as the project's own data has them: those of today, and those that were dissolved. Pure; read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from . import codes, naming
from .codes import SUPREME, Level
from .former import FormerDistrict, districts_of

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Office:
    """One unit. A dissolved one has the day from which it is no more and, where known, who took it over.

    `spellings` are how books write it within its province, to be compared by `naming.folded`. A spelling that a living and a
    dissolved office share (Thành phố Bắc Ninh is a province since 2026) means the dissolved one in a book of before its end.
    """

    code: str
    name_vi: str
    name_en: str
    level: Level
    parent: str
    valid_from: date | None = None
    dissolved_on: date | None = None
    successors: tuple[str, ...] = ()
    former_district: str = ""
    former_province: str = ""
    spellings: tuple[str, ...] = ()


@cache
def offices() -> Mapping[str, Office]:
    """Every unit of the data by its code, a parent before its parts."""
    data, former = _read("units.yaml"), _read("districts.yaml")
    day: date = data["reorganised_on"]
    found = {office.code: office for office in _supreme(data["supreme"], day)}
    for code, province in data["provinces"].items():
        for office in _province(code, province, districts_of(code, former, reorganised_on=day), day):
            if found.setdefault(office.code, office) is not office:
                raise ValueError(f"{office.code} is there twice")
    return MappingProxyType(found)


def holder(code: str) -> str:
    """The office that holds the matters of a unit today: its office, or for a dissolved one who took it over.

    Where the successor of a dissolved office is not known, the office above it holds them.
    """
    at = codes.office(code)
    known = offices().get(at)
    if known is None or known.dissolved_on is None:
        return at
    return codes.office(known.successors[0]) if known.successors else codes.parent(at)


@cache
def inherited(code: str) -> frozenset[str]:
    """The dissolved units whose matters an office holds today."""
    return frozenset(one.code for one in offices().values() if one.dissolved_on and holder(one.code) == code)


@cache
def communes() -> Mapping[str, tuple[str, str]]:
    """The communes whose procuracy is known: official code, name, and the unit that serves it (else its province)."""
    data = _read("communes.yaml")
    found = {code: (name, unit) for unit, named in data["regions"].items() for code, name in named.items()}
    for unit, named in data["provinces"].items():
        found.update({code: (one["name"], unit) for code, one in named.items()})
    return MappingProxyType(found)


def _read(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(DATA.joinpath(name).read_text(encoding="utf-8"))
    return found


def _supreme(data: Mapping[str, Any], day: date) -> Iterator[Office]:
    short = (data["name"], "VKSND tối cao", "VKSNDTC", "VKSTC", "VKS tối cao")
    yield Office(SUPREME, data["name"], "Supreme People's Procuracy", Level.SUPREME, "", spellings=short)
    for one in data["departments"]:
        code = f"{SUPREME}-{one['symbol']}"
        yield Office(code, one["name"], one["name_en"], Level.DEPARTMENT, SUPREME, day, spellings=(one["name"],))
    for one in data["dissolved"]:
        name = f"{naming.FULL} cấp cao tại {one['place']}"
        yield Office(
            f"{SUPREME}-{one['symbol']}",
            name,
            f"High-level People's Procuracy in {one['place']}",
            Level.HIGH,
            SUPREME,
            dissolved_on=day,
            successors=(one["successor"],),
            spellings=(name, f"VKSND cấp cao tại {one['place']}", f"VKSCC tại {one['place']}"),
        )


def _province(code: str, data: Mapping[str, Any], districts: tuple[FormerDistrict, ...], day: date) -> Iterator[Office]:
    name, kind = data["name"], data["kind"]
    kinds = (kind, "tỉnh") if "kind_since" in data else (kind,)
    yield Office(
        code,
        data["procuracy"],
        naming.territorial(kind, name).en,
        Level.PROVINCE,
        SUPREME,
        valid_from=day if data["newly_formed"] else None,
        spellings=(*naming.spellings(kinds, name, bare=False), *naming.of_the_province(kinds)),
    )
    for old_code, old_name in data.get("formed_from", {}).items():
        if old_name != name:
            yield _old_province(code, old_code, old_name, day)
    took_over: dict[str, str] = {}
    for one in data.get("regions", ()):
        region = _region(code, one["number"], name, day)
        took_over |= dict.fromkeys(one.get("took_over", ()), region.code)
        yield region
    for district in districts:
        yield _district(code, district, took_over.get(district.code, ""))


def _region(province: str, number: int, province_name: str, day: date) -> Office:
    called = naming.regional(number, province_name)
    return Office(
        codes.region(province, number),
        called.vi,
        called.en,
        Level.REGION,
        province,
        valid_from=day,
        spellings=naming.regional_spellings(number, called.vi, province_name),
    )


def _old_province(province: str, old_code: str, old_name: str, day: date) -> Office:
    label = naming.territorial("tỉnh", old_name)
    return Office(
        codes.old_province(province, old_code),
        label.vi,
        label.en,
        Level.PROVINCE,
        province,
        dissolved_on=day,
        successors=(province,),
        former_province=old_name,
        spellings=naming.spellings(("tỉnh",), old_name, bare=False),
    )


def _district(province: str, former: FormerDistrict, region: str) -> Office:
    label = naming.territorial(former.kind, former.name)
    return Office(
        codes.district(province, former.code),
        label.vi,
        label.en,
        Level.DISTRICT,
        province,
        dissolved_on=former.dissolved_on,
        successors=(region,) if region else (),
        former_district=former.name,
        former_province=former.old_province,
        spellings=former.spellings,
    )
