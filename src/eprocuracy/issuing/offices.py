"""The office that issues, as its papers name it."""

from __future__ import annotations

from eprocuracy.identity import codes
from eprocuracy.identity.models import Unit

from .known import Issuer


def issuer_of(code: str) -> Issuer:
    """Name, superior, symbol and seat of an office; a department signs with the office it belongs to.

    Symbols are those of the forms (VKSTC, VKSKV7); a province is written with the first letters of its name.
    """
    office = codes.office(code)
    unit = Unit.objects.select_related("parent").get(code=office)
    province = Unit.objects.filter(code=unit.province).values_list("name_vi", flat=True).first() or ""
    seat = province.split("thành phố ")[-1].split("tỉnh ")[-1] if province else ""
    return Issuer(
        name=unit.name_vi,
        superior=unit.parent.name_vi if unit.parent else "",
        abbreviation=_abbreviation(office, seat),
        seat=seat,
        department=code.partition(f"{office}-")[2] if code != office else "",
    )


def _abbreviation(office: str, seat: str) -> str:
    if office == codes.SUPREME:
        return "VKSTC"
    region = office.partition("-")[2]
    return f"VKS{region}" if region else f"VKS{''.join(word[:1] for word in seat.upper().split())}"
