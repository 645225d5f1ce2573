"""The office that issues, as its papers name it."""

from __future__ import annotations

from collections.abc import Collection

from eprocuracy.identity import codes
from eprocuracy.identity.models import Unit
from eprocuracy.records.storing import search_key

from .known import Issuer


def issuer_of(code: str) -> Issuer:
    """Name, superior, symbol and seat of an office; a department signs with the office it belongs to.

    Symbols are those of the forms (VKSTC, VKSKV7). Regions of two provinces may bear the same: their numbers are rows of their own, and the
    name of the office stands above the symbol. A province is written with the first letters of its name, told apart from others.
    """
    office = codes.office(code)
    unit = Unit.objects.select_related("parent").get(code=office)
    provinces = dict(
        Unit.objects.filter(level=codes.Level.PROVINCE.value, dissolved_on=None).values_list("code", "name_vi")
    )
    seat = _seat(provinces.get(unit.province, ""))
    return Issuer(
        name=unit.name_vi,
        superior=unit.parent.name_vi if unit.parent else "",
        abbreviation=_abbreviation(office, seat, {_seat(one) for one in provinces.values()}),
        seat=seat,
        department=code.partition(f"{office}-")[2] if code != office else "",
    )


def initials(seat: str, among: Collection[str]) -> str:
    """The first letters of a province's name; where another has the same, as much of the last word as tells them apart.

    `QNi` is Quảng Ninh and `QNg` Quảng Ngãi, while `HY` is enough for Hưng Yên.
    """
    for more in range(1, 8):
        told = _letters(seat, more)
        if all(_letters(one, more) != told for one in among if one != seat):
            return told
    return _letters(seat, 1)


def _letters(seat: str, more: int) -> str:
    words = seat.split()
    first = "".join(word[:1].upper() for word in words)
    return first + search_key(words[-1])[1:more] if words else ""


def _seat(name: str) -> str:
    return name.split("thành phố ")[-1].split("tỉnh ")[-1]


def _abbreviation(office: str, seat: str, among: Collection[str]) -> str:
    if office == codes.SUPREME:
        return "VKSTC"
    region = office.partition("-")[2]
    return f"VKS{region}" if region else f"VKS{initials(seat, among)}"
