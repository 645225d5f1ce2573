"""The staff of the offices of a province: those who have an account in this installation, invented names for the rest."""

from __future__ import annotations

from django.db.models import Q

from eprocuracy.identity import codes
from eprocuracy.identity.codes import Level
from eprocuracy.identity.loading import ensure_illustrative
from eprocuracy.identity.models import Account, Unit
from eprocuracy.identity.offices import offices
from eprocuracy.kernel.actors import Duty

from .offices import Bench, Staff, benches, invented_staff

REGIONS = 3  # made up where nobody has listed the regions of a province


def offices_of(province: str) -> tuple[Bench, ...]:
    """The procuracies of a province with their staff; an unknown province raises KeyError.

    A province whose regions are not known gets some, marked as made up.
    """
    found = benches(province, {})
    if len(found) == 1:
        codes = [ensure_illustrative(f"{province}-KV{number}").code for number in range(1, REGIONS + 1)]
        return benches(province, staff_of([province, *codes]), made_up=codes)
    return benches(province, staff_of([one.unit for one in found]))


def staff_of(units: list[str]) -> dict[str, Staff]:
    """Staff by office, those of its departments among them, for the offices that have a procurator of their own."""
    accounts: dict[str, list[Account]] = {}
    of_departments = Q(unit__parent__in=units, unit__level=Level.DEPARTMENT.value)
    for one in Account.objects.filter(Q(unit__in=units) | of_departments, is_active=True).order_by("account"):
        accounts.setdefault(codes.office(one.unit_id), []).append(one)
    return {unit: staff for unit, those in accounts.items() if (staff := _staff(unit, those))}


def _staff(unit: str, accounts: list[Account]) -> Staff | None:
    def of(duty: Duty) -> list[Account]:
        return [one for one in accounts if duty in one.duty_words]

    procurators = of(Duty.PROCURATOR)
    if not procurators:
        return None
    invented = invented_staff(unit, unit.split("-")[0])
    chiefs, deputies = of(Duty.CHIEF), of(Duty.DEPUTY_CHIEF)
    return Staff(
        procurators=tuple(one.account for one in procurators),
        chief=chiefs[0].name if chiefs else invented.chief,
        deputies=tuple(one.name for one in deputies) or invented.deputies,
        names={one.account: one.name for one in procurators},
    )


def is_known(province: str) -> bool:
    return province in offices() and Unit.objects.filter(code=province).exists()
