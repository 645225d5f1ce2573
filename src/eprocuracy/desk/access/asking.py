"""The question behind the pages and the command: who may do a deed with a matter, and why somebody may or may not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.explaining import Explanation, explain, who_could
from eprocuracy.identity.policy import About, Decision
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import delegated_to_all, staff_around, with_names
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.office.queries import all_standing_in
from eprocuracy.records.models import MatterRow, Opening
from eprocuracy.records.permitting import about_of

EXPLAINED = declare("access.explained", "Hỏi ai được làm gì với vụ việc", "Asked who may do what with a matter")
OF_A_MATTER = (
    *(
        Deed.SEE,
        Deed.KNOW_NAMES,
        Deed.READ_FILE,
        Deed.RECORD,
        Deed.RECORD_OWN,
        Deed.RECORD_ASSIGNMENT,
        Deed.DRAFT,
        Deed.ISSUE,
    ),
    *(Deed.ASSIGN, Deed.EXPORT, Deed.ERASE, Deed.READ_LOG, Deed.ASK_WHO),
)


@dataclass(frozen=True, slots=True)
class Answered:
    """The people around a matter, those of them who may do the deed, and of one person why or why not."""

    about: About
    people: tuple[Actor, ...]
    able: tuple[tuple[Actor, Decision], ...]
    person: Actor | None
    explanation: Explanation | None


def answered(
    row: MatterRow, deed: Deed, account: str, *, by: Actor, at: datetime, besides: Iterable[Actor] = ()
) -> Answered:
    """Ask of everybody around the matter, and why of one of them; five queries and an entry in the log."""
    on = day_of(at)
    opened = Opening.objects.filter(matter=row.matter_id, opened_at__lte=at, until_at__gt=at)
    about = replace(with_names(about_of(row)), opened_by=frozenset(opened.values_list("account", flat=True)))
    around = {one.account: one for one in (*besides, *staff_around(about))}
    people = all_standing_in(around.values(), on=on)
    delegated = delegated_to_all(people, on=on)
    person = next((one for one in people if one.account == account), None)
    why = explain(person, deed, about, delegated.get(account, ())) if person else None
    named = [f"account:{account}"] if person else []
    detail = {"deed": deed.value}
    audit.record(EXPLAINED, by=by, at=at, about=[f"matter:{row.matter_id}", *named], detail=detail)
    return Answered(about, tuple(people), who_could(people, deed, about, delegated), person, why)
