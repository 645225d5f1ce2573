"""Who handles what: an account, and what registers of the same office wrote under the name of its person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from eprocuracy.identity import codes
from eprocuracy.identity.models import Account
from eprocuracy.identity.offices import holder

from .units import Branch

Bearers = Mapping[tuple[str, str], str]  # office and name → account


def bearers(names: Collection[str]) -> Bearers:
    """The account behind a name in each office, where exactly one person there bears it; one query."""
    found: dict[tuple[str, str], list[str]] = {}
    for account, name, unit in Account.objects.filter(name__in=set(names)).values_list("account", "name", "unit_id"):
        found.setdefault((codes.office(unit), name), []).append(account)
    return {key: accounts[0] for key, accounts in found.items() if len(accounts) == 1}


def who(procurator: str, unit: str, known: Bearers) -> str:
    """The account that handles a matter of a unit; what is written, where no account bears it."""
    return known.get((holder(unit), procurator), procurator) if codes.is_code(unit) else procurator


def handled_by(of: str, known: Iterable[Branch]) -> Q:
    """Matters of one person, as a link names them: by account, or as a register wrote who has no account; two queries."""
    person = Account.objects.filter(account=of).values_list("name", "unit_id").first()
    name, office = (person[0], codes.office(person[1])) if person else ("", "")
    if bearers({name}).get((office, name)) != of:
        return Q(procurator=of)
    units = [unit for branch in known for unit in branch.units if codes.is_code(unit) and holder(unit) == office]
    return Q(procurator=of) | Q(procurator=name, unit__in=units)
