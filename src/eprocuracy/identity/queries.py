"""Questions about units, accounts and what they may do today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.words import Label

from . import codes
from .models import Account, Delegation, Unit
from .offices import holder, inherited
from .policy import About, Decision, Delegated, looks_down, may
from .powers import Deed


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit as books may write it: compare `naming.folded` texts; by `dissolved_on` where two share a spelling."""

    code: str
    name: str
    level: codes.Level
    former_district: str
    former_province: str
    province: str
    dissolved_on: date | None
    spellings: tuple[str, ...]


def unit_names(within: str) -> list[UnitName]:
    """The unit that keeps a book and everything under it, dissolved offices too; of an old province, its districts."""
    inside = Q(code=within) | Q(code__startswith=f"{within}-")
    if within == codes.SUPREME:
        inside = Q()
    unit = Unit.objects.filter(code=within).first()
    if unit and unit.dissolved_on and unit.former_province:
        inside = Q(province=unit.province, former_province=unit.former_province)
    elif codes.level(within) is codes.Level.REGION:
        inside |= Q(code__in=inherited(within))
    return [
        UnitName(
            code=one.code,
            name=one.name_vi,
            level=codes.Level(one.level),
            former_district=one.former_district,
            former_province=one.former_province,
            province=one.province,
            dissolved_on=one.dissolved_on,
            spellings=tuple(one.spellings) or (one.name_vi,),
        )
        for one in Unit.objects.filter(inside).order_by("code")
    ]


def label_of(code: str) -> Label:
    """The name of a unit in both languages; an unknown code names itself."""
    unit = Unit.objects.filter(code=code).values_list("name_vi", "name_en").first()
    return Label(*unit) if unit else Label(code, code)


def labels_of(unit_codes: set[str]) -> dict[str, Label]:
    """The names of many units in one query."""
    found = Unit.objects.filter(code__in=unit_codes).values_list("code", "name_vi", "name_en")
    return {code: Label(vi, en) for code, vi, en in found}


def actor_of(account: Account) -> Actor:
    """The plain value that every other room reads. `unit` is the office; `units` also hold the person's own department."""
    alone = _alone(account)
    own, duties = alone.unit, alone.duties
    units = {*alone.units, *inherited(own)}
    if looks_down(duties):
        below = Unit.objects.all() if own == codes.SUPREME else Unit.objects.filter(code__startswith=f"{own}-")
        departments = Q(parent=own, level=codes.Level.DEPARTMENT.value)
        # whoever leads a department is not thereby in the others
        seen = below if duties & {Duty.CHIEF, Duty.DEPUTY_CHIEF} else below.exclude(departments)
        units.update(seen.values_list("code", flat=True))
    return replace(alone, units=frozenset(units))


def _alone(account: Account) -> Actor:
    """The person as `policy.may` asks about them; lists also ask for the units below."""
    own = codes.office(account.unit_id)
    units = frozenset({own, account.unit_id})
    return Actor(account=account.account, name=account.name, unit=own, duties=account.duty_words, units=units)


def staff_around(about: About) -> list[Actor]:
    """The active people of the office that holds a matter and of those above it, and whoever else is named with it; one query."""
    at: str = holder(about.unit)
    near = Q(account__in={*about.assigned, *about.opened_by})
    while at:
        near |= Q(unit=at) | Q(unit__parent=at, unit__level=codes.Level.DEPARTMENT.value)
        at = codes.parent(at)
    return [_alone(one) for one in Account.objects.filter(near, is_active=True).order_by("unit", "account")]


def find_actor(name: str) -> Actor | None:
    """The actor of an active account, for commands that act in someone's name."""
    account = Account.objects.filter(account=name.lower(), is_active=True).first()
    return actor_of(account) if account else None


def colleagues(actor: Actor) -> QuerySet[Account]:
    """The active accounts of the actor's office and its departments; from these assignments are made."""
    own = codes.office(actor.unit)
    same = Q(unit=own) | Q(unit__parent=own, unit__level=codes.Level.DEPARTMENT.value)
    return Account.objects.filter(same, is_active=True).select_related("unit")


def with_names(about: About) -> About:
    """The same question with the names of those assigned, so that a no can say whose business it is; one query."""
    named = Account.objects.filter(account__in=about.assigned).values_list("account", "name")
    return replace(about, called=dict(named))


def delegated_to(actor: Actor, *, on: date) -> list[Delegated]:
    """What chiefs have entrusted to the actor for this day."""
    return delegated_to_all([actor], on=on).get(actor.account, [])


def delegated_to_all(actors: Iterable[Actor], *, on: date) -> dict[str, list[Delegated]]:
    """The same of many people by account; one query."""
    held = Delegation.objects.filter(
        to_account__account__in=[one.account for one in actors],
        from_on__lte=on,
        to_on__gte=on,
        from_account__is_active=True,
    )
    found: dict[str, list[Delegated]] = {}
    for one in held.select_related("to_account"):
        found.setdefault(one.to_account.account, []).append(
            Delegated(
                unit=one.unit_id,
                deeds=frozenset(Deed(deed) for deed in one.deeds),
                document_no=one.document_no,
                workstreams=frozenset(one.workstreams),
            )
        )
    return found


def may_on(actor: Actor, deed: Deed | str, about: About, *, on: date) -> Decision:
    """As `policy.may`, with the delegations in force on a day."""
    decision = may(actor, deed, about)
    return decision if decision.allowed else may(actor, deed, about, delegated_to(actor, on=on))


def units_with_heads() -> list[str]:
    """The offices that have somebody who leads them: a chief or a deputy whose account is in use; one query."""
    leading = Account.objects.filter(is_active=True, duties__overlap=[Duty.CHIEF.value, Duty.DEPUTY_CHIEF.value])
    return sorted(set(leading.values_list("unit_id", flat=True)))
