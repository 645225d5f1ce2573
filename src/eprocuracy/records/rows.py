"""The rows that the projection of a family becomes: each table's columns, filled from frozen values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Model

from eprocuracy.kernel.quick import Same
from eprocuracy.law.deadlines import Determined, NotDeterminable
from eprocuracy.law.stored import pack
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.projected import (
    Deadline,
    Hearing,
    Interval,
    MatterState,
    Outcome,
    Projected,
    Suspension,
    Track,
)

from . import veiling
from .inserting import Row
from .models import (
    DeadlineRow,
    FactRow,
    FindingRow,
    HearingRow,
    IntervalRow,
    LineRow,
    MatterRow,
    PlaceRow,
    SuspensionRow,
    TakenUpRow,
)
from .models.json_columns import as_text
from .people import Shown
from .queries import CLOSED
from .storing import search_key
from .veiling import NONE, Veils

LIVE = frozenset({Outcome.RUNNING, Outcome.NOT_DETERMINABLE, Outcome.STATED})


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one family by table, each as values by column: models are made of them only where they are written."""

    by_table: Mapping[type[Model], list[Row]]

    def __getitem__(self, table: type[Model]) -> list[Row]:
        return self.by_table[table]


def rows_of(rules: Rules, family: UUID, projected: Projected, people: Mapping[UUID, Shown]) -> Rows:
    """The rows that a projection becomes; `people` tells who is shown as each participant."""
    matters = {one.id: one for one in projected.matters}
    numbers = veiling.numbers_of(projected)
    veils = (
        {one: veiling.stored(projected, one, people) for one in matters} if numbers else dict.fromkeys(matters, NONE)
    )
    live_ends: dict[UUID, list[datetime]] = {}
    live: dict[UUID, list[Row]] = {}
    deadlines = []
    for one in projected.deadlines:
        matter = matters[one.matter]
        row = _deadline(rules, one, matter.unit, matter.procurator, matter.secrecy, is_open=matter.closed_on is None)
        deadlines.append(row)
        if one.clock in rules.catalogue.guarded_clocks:
            continue  # what everybody reads of a matter does not tell of it
        if row["live"]:
            live.setdefault(one.matter, []).append(row)
        if row["live"] and row["ends_at"] and not row["lapses"]:
            live_ends.setdefault(one.matter, []).append(row["ends_at"])
    told = (one for one in projected.findings if one.code not in rules.catalogue.guarded_findings)
    found = Counter(one.matter for one in told)
    return Rows(
        {
            MatterRow: [
                {
                    "matter_id": one.id,
                    "family_id": family,
                    "fingerprint": rules.fingerprint,
                    "workstream": one.workstream,
                    "unit": one.unit,
                    "number": one.number,
                    "year": one.year,
                    "formerly": old_numbers(one.formerly),
                    "opened_on": one.opened_on,
                    "closed_on": one.closed_on,
                    "title": (title := veils[one.id].text(one.title))[:1000],
                    "title_key": search_key(title)[:1000],
                    "stage": one.stage.value,
                    "procurator": one.procurator,
                    "assisting": list(one.assisting),
                    "relieved": list(one.relieved),
                    "agency": one.agency[:300],
                    "severity": one.severity.value if one.severity else "",
                    "offences": list(one.offences),
                    "participants": one.participants,
                    "secrecy": one.secrecy,
                    "mixed": one.mixed,
                    "followed": one.followed,
                    "next_ends_at": min(live_ends.get(one.id, ()), default=None),
                    "findings": found[one.id],
                    **_watched(rules, live.get(one.id, ())),
                }
                for one in projected.matters
            ],
            PlaceRow: [
                _place(
                    one, matters[one.matter], people.get(one.participant), numbers.get((one.matter, one.participant))
                )
                for one in projected.tracks
            ],
            DeadlineRow: deadlines,
            FindingRow: [
                {
                    "matter_id": one.matter,
                    "participant": one.participant,
                    "code": one.code,
                    "act": one.act,
                    "on": one.on,
                    "values": {name: veils[one.matter].value(pack(value)) for name, value in one.values.items()},
                    "unit": matters[one.matter].unit,
                }
                for one in projected.findings
            ],
            IntervalRow: [_interval(one, matters[one.matter].unit) for one in projected.intervals],
            SuspensionRow: [
                _suspension(one, matters[one.matter], veils[one.matter])
                for one in projected.suspensions
                if matters[one.matter].closed_on is None
            ],
            TakenUpRow: [
                {
                    "matter_id": one.matter,
                    "about": one.about,
                    "code": one.code,
                    "act": one.act,
                    "participant": one.participant,
                }
                for one in projected.taken_up
            ],
            HearingRow: [_hearing(one, matters[one.matter]) for one in projected.hearings],
            LineRow: [
                {
                    "matter_id": one.matter,
                    "book": one.book,
                    "participant": one.participant,
                    "cells": veils[one.matter].value(list(one.cells)),
                }
                for one in projected.lines
            ],
            FactRow: [
                {
                    "code": one.code,
                    "on": one.on,
                    "unit": one.unit,
                    "matter_id": one.matter,
                    "participant": one.participant,
                    "offence": one.offence,
                    "severity": one.severity,
                    "agency": one.agency[:300],
                    "outcome": one.outcome,
                    "amount": one.amount,
                }
                for one in projected.facts
            ],
        }
    )


def _place(one: Track, matter: MatterState, shown: Shown | None, veiled: int | None) -> Row:
    return {
        "matter_id": one.matter,
        "participant": one.participant,
        "role": one.role,
        "version_id": shown.version if shown else None,
        # whoever may not know a name does not find anybody by it either
        "names_key": shown.names_in(one.matter) if shown and not veiled else "",
        "stage": one.stage.value if one.stage else "",
        "measure": one.measure.value if one.measure else "",
        "measure_until": str(one.measure_until) if one.measure_until else "",
        "offences": list(one.offences),
        "severity": one.severity.value if one.severity else "",
        "person": one.person,
        "minor": one.minor,
        "veiled": veiled,
        "unit": matter.unit,
        "procurator": matter.procurator,
        "secrecy": matter.secrecy,
        "opened_on": matter.opened_on,
    }


_NUMBER = re.compile(r"(\d{1,7})(?:\s*/\s*(\d{4}))?")


def old_numbers(written: Iterable[str]) -> list[str]:
    """Earlier docket numbers in the ways in which people look for them: `45/2025`, and `45` alone."""
    found = [match for one in written if (match := _NUMBER.match(one))]
    with_year = [f"{match[1]}/{match[2]}" for match in found if match[2]]
    return list(dict.fromkeys([*with_year, *(match[1] for match in found)]))


def _watched(rules: Rules, live: Iterable[Row]) -> Row:
    """What boards count of the deadlines that are still watched: who is held, until when, and what nobody can count."""
    ends = [row for row in live if row["clock"] in rules.of_liberty]
    return {
        "held": any(row["group"] in rules.of_held for row in live),
        "held_ends_on": min((row["ends_on"] for row in ends if row["ends_on"]), default=None),
        "held_uncounted": any(row["ends_on"] is None for row in ends),
        "uncounted": any(row["ends_at"] is None for row in live),
    }


def _suspension(one: Suspension, matter: MatterState, veils: Veils) -> Row:
    answer = one.limitation
    return {
        "matter_id": one.matter,
        "participant": one.participant,
        "act": one.act,
        "on": one.on,
        "ground": str(one.ground.value) if one.ground else "",
        "awaited": veils.text(one.awaited)[:400],
        "reviewed_on": one.reviewed_on,
        "reviewed_by": one.reviewed_by,
        "review": veils.text(one.review)[:400],
        "limitation_ends_on": answer.ends_on if isinstance(answer, Determined) else None,
        "limitation": answer.to_json() if answer else None,
        "stated_ends_on": one.stated_end,
        "unit": matter.unit,
        "procurator": matter.procurator,
        "secrecy": matter.secrecy,
    }


def _interval(one: Interval, unit: str) -> Row:
    return {
        "matter_id": one.matter,
        "participant": one.participant,
        "ground": one.ground,
        "from_when": str(one.from_),
        "until_when": str(one.until) if one.until else "",
        "left": one.left,
        "how": one.how,
        "place": one.place[:300],
        "days": one.days,
        "approved": one.approved,
        "approved_by": one.approved_by,
        "span": _span(one),
        "lane": one.lane,
        "act": one.act,
        "unit": unit,
    }


def _span(one: Interval) -> DateTimeTZRange | None:
    """The exact time; what begins and ends at one moment is empty, as the database keeps it."""
    if one.starts_at is None:
        return None
    empty = one.ends_at is not None and one.ends_at <= one.starts_at
    return DateTimeTZRange(empty=True) if empty else DateTimeTZRange(one.starts_at, one.ends_at)


def _hearing(one: Hearing, matter: MatterState) -> Row:
    return {
        "matter_id": one.matter,
        "act": one.act,
        "kind": one.kind.value,
        "on": one.on,
        "at": one.at,
        "court": one.court[:300],
        "room": one.room[:300],
        "outcome": one.outcome.value,
        "unit": matter.unit,
        "procurator": matter.procurator,
        "secrecy": matter.secrecy,
    }


@lru_cache(maxsize=10_000)  # the law gives one answer to all who ask the same: it is written out once
def _text_of(answer: Same[Determined | NotDeterminable]) -> str | None:
    return as_text(answer.one.to_json())


def _deadline(rules: Rules, one: Deadline, unit: str, procurator: str, secrecy: int, *, is_open: bool) -> Row:
    answer = one.answer
    determined = answer if isinstance(answer, Determined) else None
    clock = rules.catalogue.clocks.get(one.clock)
    return {
        "matter_id": one.matter,
        "participant": one.participant,
        "clock": one.clock,
        "group": clock.group if clock else one.clock,
        "run": one.run,
        "outcome": one.outcome.value,
        "live": is_open and one.outcome in LIVE,
        "lapses": clock.runs_out if clock else False,
        "limit_id": answer.limit if answer else "",
        "ends_on": determined.ends_on if determined else one.stated_on.known_day if one.stated_on else None,
        "ends_at": determined.ends_at if determined else None,
        "by_the_minute": determined.by_the_minute if determined else False,
        "stated_on": str(one.stated_on) if one.stated_on else "",
        "started_by": one.started_by,
        "ended_by": one.ended_by,
        "ended_on": str(one.ended_on) if one.ended_on else "",
        "answer": _text_of(Same(answer)) if answer else None,
        "unit": unit,
        "procurator": procurator,
        "secrecy": CLOSED if one.clock in rules.catalogue.guarded_clocks else secrecy,
    }
