"""The watch over custody: who is asked to say that they know of an end that comes, made once for each end, step and level.

Whoever looks again after an hour or a day finds the same; what came due while nobody looked is made then, and nothing twice.
Nobody is passed over because the background slept: the time to answer runs from when somebody was really asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from eprocuracy.records.models import DeadlineRow
from eprocuracy.records.queries import not_lapsed
from eprocuracy.workstreams.catalogue import Rules

from .letters import AHEAD, FIELDS, LOOKS_BACK, OF_MATTER, key_of, letters_to, line_of
from .models import Alert, CustodyWarning, Round
from .watch_plan import HANDLES, HEADS, SUPREME, Plan, Step, office_asked, plan
from .words import Tidings

WATCH = "custody"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Watched:
    """What one round did."""

    asked: int = 0
    climbed: int = 0
    fallen_away: int = 0


def keep_watch(rules: Rules, *, at: datetime, by: Plan | None = None) -> Watched:
    """One round: ask for what has come due, climb where nobody answered, let go of what is no longer so."""
    by = by or plan()
    with transaction.atomic():
        Round.objects.get_or_create(name=WATCH, defaults={"at": None})
        last = Round.objects.select_for_update().get(name=WATCH)  # two workers do not look at the same time
        fallen = _let_go(at)
        rows = _ending(rules, by, at)
        asked = _ask(rows, by, since=last.at, at=at)
        climbed = _climb(by, at)
        Alert.objects.bulk_create(_letters([*asked, *climbed], at), ignore_conflicts=True)
        last.at = at
        last.save(update_fields=["at"])
    return Watched(len(asked), len(climbed), fallen)


def watched_clocks(rules: Rules, by: Plan) -> list[str]:
    return sorted(rules.of_liberty | by.also & rules.catalogue.clocks.keys())


def still_so() -> Exists:
    """Whether the end that a warning tells is still watched, at that very moment."""
    return Exists(
        DeadlineRow.objects.filter(
            matter=OuterRef("matter"), clock=OuterRef("clock"), ends_at=OuterRef("ends_at"), live=True
        )
    )


def open_warnings() -> QuerySet[CustodyWarning]:
    """Those that nobody has answered and that are still so."""
    return CustodyWarning.objects.filter(still_so(), acknowledged_at=None, ended_at=None)


def _let_go(at: datetime) -> int:
    return CustodyWarning.objects.filter(~still_so(), acknowledged_at=None, ended_at=None).update(
        ended_at=at, climbs_at=None
    )


def _ending(rules: Rules, by: Plan, at: datetime) -> list[Row]:
    found = DeadlineRow.objects.filter(
        not_lapsed(at),
        live=True,
        clock__in=watched_clocks(rules, by),
        ends_at__gt=at - LOOKS_BACK,
        ends_at__lte=at + by.earliest,
    )
    return list(found.order_by("ends_at", "id").values(*FIELDS, *OF_MATTER, "secrecy"))


def _ask(rows: Sequence[Row], by: Plan, *, since: datetime | None, at: datetime) -> list[CustodyWarning]:
    """Every step that has come due and was not made; of those due before the end was known only the nearest."""
    made: dict[str, set[str]] = defaultdict(set)
    keys = [key_of(row) for row in rows]
    for key, name in CustodyWarning.objects.filter(key__in=keys, level=HANDLES).values_list("key", "step"):
        made[key].add(name)
    wanted = []
    for row, key in zip(rows, keys, strict=True):
        steps = _due(by.steps(by_the_minute=row["by_the_minute"]), row["ends_at"], made[key], since, at)
        for step in steps:
            # of several that were slept through only the nearest climbs
            climbs_at = step.climbs_at(HANDLES, at) if step is steps[-1] else None
            wanted.append(_warning(row, key, step, climbs_at=climbs_at, at=at))
    return _put(wanted)


def _due(
    steps: Sequence[Step], ends_at: datetime, made: set[str], since: datetime | None, at: datetime
) -> Sequence[Step]:
    """Steps that have come due and were not asked; an end that became known late is asked about once, at its nearest step."""
    due = [step for step in steps if step.due_at(ends_at) <= at]
    if made:
        return [step for place, step in enumerate(due) if not made & {one.name for one in due[place:]}]
    slept_through = [step for step in due if since is not None and step.due_at(ends_at) > since]
    return slept_through or due[-1:]


def _climb(by: Plan, at: datetime) -> list[CustodyWarning]:
    """Ask the next level wherever nobody answered in time; one level in a round, so that each has its time."""
    unanswered = list(open_warnings().filter(climbs_at__lte=at).select_for_update(of=("self",)).order_by("id"))
    higher = []
    for one in unanswered:
        step, level = by.step(one.step), one.level + 1
        asked = office_asked(one.unit, level)
        if step is None or level > SUPREME or not asked:
            continue
        higher.append(
            CustodyWarning(
                key=one.key, step=one.step, level=level, matter_id=one.matter_id, participant=one.participant,
                clock=one.clock, ends_at=one.ends_at, by_the_minute=one.by_the_minute, unit=one.unit, asked=asked,
                due_at=one.climbs_at or at, made_at=at, climbs_at=step.climbs_at(level, at),
            )
        )  # fmt: skip
    CustodyWarning.objects.filter(pk__in=[one.pk for one in unanswered]).update(climbs_at=None)
    return _put(higher)


def _put(wanted: Sequence[CustodyWarning]) -> list[CustodyWarning]:
    """Made once for each key, step and level, whoever else is looking."""
    CustodyWarning.objects.bulk_create(wanted, ignore_conflicts=True)
    return list(wanted)


def _warning(row: Row, key: str, step: Step, *, climbs_at: datetime | None, at: datetime) -> CustodyWarning:
    """The first level of a step; what nobody handles is asked of the heads at once."""
    return CustodyWarning(
        key=key,
        step=step.name,
        level=HANDLES,
        matter_id=row["matter_id"],
        participant=row["participant"],
        clock=row["clock"],
        ends_at=row["ends_at"],
        by_the_minute=row["by_the_minute"],
        unit=row["unit"],
        asked="" if row["procurator"] else office_asked(row["unit"], HEADS),
        due_at=step.due_at(row["ends_at"]),
        made_at=at,
        climbs_at=climbs_at,
    )


def _letters(warnings: Sequence[CustodyWarning], at: datetime) -> list[Alert]:
    """A letter to whoever is asked and wants letters; the one of the last day is the urgent letter that they have anyhow."""
    rows = {
        (row["matter_id"], row["clock"], row["ends_at"]): row
        for row in DeadlineRow.objects.filter(
            matter__in={one.matter_id for one in warnings}, live=True, secrecy=0
        ).values(*FIELDS, *OF_MATTER)
    }
    told = [
        (one, rows[place])
        for one in warnings
        if (place := (one.matter_id, one.clock, one.ends_at)) in rows and not _told_anyhow(one)
    ]
    accounts = letters_to([(row, one.asked) for one, row in told], at)
    return [
        Alert(
            account=account,
            tidings=Tidings.WATCH.value,
            key=f"{one.key}:{one.step}:{one.level}",
            lines=[str(line_of(row))],
            made_at=at,
        )
        for (one, row), each in zip(told, accounts, strict=True)
        for account in sorted(each)
    ]


def _told_anyhow(one: CustodyWarning) -> bool:
    step = plan().step(one.step)
    return one.level == HANDLES and step is not None and step.before == AHEAD
