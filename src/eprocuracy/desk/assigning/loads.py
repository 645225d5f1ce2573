"""What each procurator of an office has in hand: counted in one query, shown beside each other, ranked by nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from eprocuracy.identity.policy import MAY_ASSIST
from eprocuracy.identity.queries import colleagues
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.records.queries import matters_visible_to

from .. import due
from ..due import Due
from ..staff import bearers, who

HANDLES = (Duty.PROCURATOR, Duty.HEAD_OF_OFFICE, Duty.DEPUTY_CHIEF, Duty.CHIEF)


@dataclass(frozen=True, slots=True)
class Load:
    """The open matters of one person; `takes` where the person has an account and can be given more."""

    account: str  # or the name alone, as a register wrote it
    name: str
    open: int = 0
    holding: int = 0
    overdue: int = 0
    soon: int = 0
    takes: bool = True


def loads(actor: Actor, units: Sequence[str], *, now: datetime) -> tuple[Load, ...]:
    """The load of everybody of the office who handles or may handle matters, by name; three queries."""
    rows = (
        matters_visible_to(actor)
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
    )
    known = bearers({row["procurator"] for row in rows})
    counted: dict[str, Counter[str]] = {}
    for row in rows:
        numbers = {"open": row["open"], "holding": row["holding"], "overdue": row["overdue"], "soon": row["soon"]}
        counted.setdefault(who(row["procurator"], actor.unit, known), Counter()).update(numbers)
    those = colleagues(actor).filter(duties__overlap=[duty.value for duty in HANDLES])
    staff = dict(those.values_list("account", "name"))
    others = {procurator: procurator for procurator in counted.keys() - staff.keys()}
    found = [
        Load(account, name, **counted.get(account, Counter()), takes=account in staff)
        for account, name in {**staff, **others}.items()
    ]
    return tuple(sorted(found, key=lambda one: (not one.takes, one.name, one.account)))


def may_assist(actor: Actor) -> list[tuple[str, str]]:
    """Who of the office may assist in a matter, by name; one query."""
    those = colleagues(actor).filter(duties__overlap=[duty.value for duty in MAY_ASSIST])
    return list(those.order_by("name", "account").values_list("account", "name"))
