"""What each procurator of an office has in hand: counted in one query, shown beside each other, ranked by nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from eprocuracy.identity.queries import colleagues
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.records.queries import matters_visible_to

from .. import due
from ..due import Due

HANDLES = (Duty.PROCURATOR, Duty.HEAD_OF_OFFICE, Duty.DEPUTY_CHIEF, Duty.CHIEF)


@dataclass(frozen=True, slots=True)
class Load:
    """The open matters of one person."""

    account: str
    name: str
    open: int = 0
    holding: int = 0
    overdue: int = 0
    soon: int = 0


def loads(actor: Actor, units: Sequence[str], *, now: datetime) -> tuple[Load, ...]:
    """The load of everybody of the office who may handle matters, by name; two queries."""
    counted = {
        row["procurator"]: row
        for row in matters_visible_to(actor)
        .filter(unit__in=units, closed_on=None)
        .exclude(procurator="")
        .order_by()
        .values("procurator")
        .annotate(
            open=Count("pk"),
            holding=Count("pk", filter=due.condition(Due.HOLDING, now)),
            overdue=Count("pk", filter=due.condition(Due.OVERDUE, now)),
            soon=Count("pk", filter=due.condition(Due.SOON, now)),
        )
    }
    those = colleagues(actor).filter(duties__overlap=[duty.value for duty in HANDLES]).order_by("name", "account")
    return tuple(_load(account, name, counted.get(account)) for account, name in those.values_list("account", "name"))


def _load(account: str, name: str, row: Mapping[str, Any] | None) -> Load:
    if row is None:
        return Load(account, name)
    return Load(account, name, row["open"], row["holding"], row["overdue"], row["soon"])
