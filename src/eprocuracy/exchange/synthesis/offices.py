"""The offices of a province as invented histories need them: who signs, who investigates, who judges, where people live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from eprocuracy.identity.codes import Level
from eprocuracy.identity.naming import FULL
from eprocuracy.identity.offices import Office, communes, offices
from eprocuracy.workstreams.people import Sex

from .dice import Dice
from .people import staff_name

PROCURATORS = 6  # invented for an office that has no staff of its own in the system
SHARE_OF_PROVINCE = 0.06  # of the matters that any office may have


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works at an office: procurators by account (or by name, without one), and names as papers are signed."""

    procurators: tuple[str, ...]
    chief: str
    deputies: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)  # of the procurators that have an account

    def name_of(self, procurator: str) -> str:
        return self.names.get(procurator, procurator)


@dataclass(frozen=True, slots=True)
class Bench:
    """One procuracy with the bodies it works with. `police` are those of its communes, who verify lesser reports."""

    unit: str
    name: str
    symbol: str  # as document numbers end: VKSKV3
    province: str
    places: tuple[str, ...]
    agency: str
    police: tuple[str, ...]
    court: str
    house: str
    investigators: tuple[str, ...]
    staff: Staff

    @property
    def leads(self) -> bool:
        """Whether it is the procuracy of the province, which has the gravest offences."""
        return self.unit == self.province


StaffOf = Mapping[str, Staff]


def benches(
    province: str, staff: StaffOf, *, only: Sequence[str] = (), made_up: Sequence[str] = ()
) -> tuple[Bench, ...]:
    """The procuracy of the province first, then its regions; `only` keeps the named ones.

    `made_up` are regions that the data do not know. An unknown province raises KeyError.
    """
    known = offices()
    above = known[province]
    found = [above, *(one for code, one in known.items() if one.parent == province and "-KV" in code)]
    found += [_made_up(code, above) for code in made_up]
    return tuple(_bench(one, above, staff.get(one.code)) for one in found if not only or one.code in only)


def _made_up(code: str, above: Office) -> Office:
    number = code.rpartition("-KV")[2]
    name = f"{FULL} khu vực {number} - {_bare(above)} (minh họa)"
    return Office(code, name, f"{above.name_en}, region {number} (illustrative)", Level.REGION, above.code)


def _bare(above: Office) -> str:
    """The name of a province without its kind."""
    return above.name_vi.removeprefix(f"{FULL} ").removeprefix("tỉnh ").removeprefix("thành phố ")


def _bench(office: Office, above: Office, staff: Staff | None) -> Bench:
    province = above.code
    where = above.name_vi.removeprefix(f"{FULL} ")
    number = office.code.rpartition("-KV")[2] if "-KV" in office.code else ""
    named = _communes_of(office.code) or _communes_of(province) or (f"trung tâm {where}",)
    bare = _bare(above)
    return Bench(
        unit=office.code,
        name=office.name_vi,
        symbol=f"VKSKV{number}" if number else "VKS",
        province=province,
        places=tuple(f"{one}, {where}" for one in named),
        agency=f"Cơ quan Cảnh sát điều tra Công an {where}",
        police=tuple(f"Công an {one[0].lower()}{one[1:]}" for one in named if one[:3] in ("Phư", "Xã ", "Đặc")),
        court=f"Tòa án nhân dân khu vực {number} - {bare}" if number else f"Tòa án nhân dân {where}",
        house=f"Phân trại tạm giam khu vực {number}, Trại tạm giam Công an {where}"
        if number
        else f"Trại tạm giam Công an {where}",
        investigators=_investigators(office.code, province),
        staff=staff or invented_staff(office.code, province),
    )


def _communes_of(unit: str) -> tuple[str, ...]:
    if "-KV" in unit:
        return _by_unit().get(unit, ())
    return tuple(name for code, names in _by_unit().items() if code.split("-")[0] == unit for name in names)


@cache
def _by_unit() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, unit in communes().values():
        found.setdefault(unit, []).append(name)
    return {unit: tuple(names) for unit, names in found.items()}


def invented_staff(unit: str, province: str) -> Staff:
    """Names for an office without accounts; always the same for the same office."""
    dice = Dice("staff", unit)
    names = [staff_name(dice, province, dice.weighed({Sex.MALE: 0.6, Sex.FEMALE: 0.4})) for _ in range(PROCURATORS + 3)]
    return Staff(tuple(names[3:]), names[0], tuple(names[1:3]))


def _investigators(unit: str, province: str) -> tuple[str, ...]:
    dice = Dice("investigators", unit)
    return tuple(staff_name(dice, province, Sex.MALE) for _ in range(PROCURATORS))


def office_for(dice: Dice, all_of_them: Sequence[Bench], *, gravest: bool) -> Bench:
    """The office that is competent: the province for the gravest offences, a region for the rest as chance has it."""
    if len(all_of_them) == 1 or (gravest and all_of_them[0].leads):
        return all_of_them[0]
    if all_of_them[0].leads and dice.chance(SHARE_OF_PROVINCE):
        return all_of_them[0]
    return dice.one_of(all_of_them[all_of_them[0].leads :])
