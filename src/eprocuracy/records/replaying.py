"""Replay: fold everything again and compare with what is stored. A difference under unchanged rules is a bug;
under newer rules it is reported apart, as moved."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import JSONField, Model, Q
from msgspec.json import decode

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.projected import Projected

from . import crossing, projections
from .families import regrouped
from .models import CrossingRow, FactRow, Family, FindingRow, Matter, MatterRow, PlaceRow
from .models.json_columns import JsonText
from .people import people_shown
from .processes import over
from .projections import COMPARED, COMPUTED, compared
from .rows import rows_of
from .storing import acts_of, array_of

BATCH = 100


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows that are stored and should not be, and rows that should be and are not, of one table and one matter."""

    table: str
    matter: UUID
    stored_only: int
    computed_only: int


@dataclass(slots=True)
class Replayed:
    matters: int = 0
    acts: int = 0
    differences: list[Difference] = field(default_factory=list)
    moved: list[Difference] = field(default_factory=list)  # under other rules than those they were computed by


def replay(rules: Rules, *, unit: str | None = None, sample: int | None = None, workers: int = 1) -> Replayed:
    """Fold every family again (of one unit, or all; or of these a sample drawn by lot) and name every stored row that differs.

    With more than one worker they are folded in processes of their own.
    """
    done = Replayed()
    for part in over(batches(unit, sample), lambda families: _replayed(rules, families), workers=workers):
        done.matters += part.matters
        done.acts += part.acts
        done.differences += part.differences
        done.moved += part.moved
    return done


def _replayed(rules: Rules, families: Sequence[UUID]) -> Replayed:
    known = acts_of(rules.catalogue, families)
    projected = {family: fold(rules, acts) for family, acts in known.items()}
    same, newer = _compare(rules, known, projected)
    same += _compare_crossings({one.person for part in projected.values() for one in part.tracks if one.person})
    return Replayed(
        matters=sum(len(part.matters) for part in projected.values()),
        acts=sum(len(acts) for acts in known.values()),
        differences=same,
        moved=newer,
    )


def mend(rules: Rules, *, at: datetime, workers: int = 1) -> int:
    """Compute anew what other rules computed, nearest deadline first; returns how many families."""
    behind = stale(rules)
    batches = [behind[start : start + BATCH] for start in range(0, len(behind), BATCH)]
    return sum(over(batches, lambda families: refold(rules, families, at=at), workers=workers))


def refold(rules: Rules, families: Sequence[UUID], *, at: datetime) -> int:
    """Compute the given families anew, regrouped as their acts say, and store what comes; returns how many.

    They are locked as for recording. Families in which somebody is recording at this moment are left to that recording.
    """
    with transaction.atomic():
        free = Family.objects.select_for_update(skip_locked=True).filter(id__in=families).order_by("id")
        locked = list(free.values_list("id", flat=True))
        grouping = regrouped(acts_of(rules.catalogue, locked), [])
        projected = {family: fold(rules, acts) for family, acts in grouping.acts.items()}
        projections.replace(rules, grouping, projected, at=at)
    return len(locked)


def stale(rules: Rules, *, limit: int | None = None) -> list[UUID]:
    """Families computed by other rules than the present ones, nearest deadline first."""
    rows = (
        # every minute this finds nothing: two ranges of an index say so, where "not equal" would read every matter
        MatterRow.objects.filter(Q(fingerprint__lt=rules.fingerprint) | Q(fingerprint__gt=rules.fingerprint))
        .order_by("next_ends_at", "matter_id")
        .values_list("family_id", flat=True)
    )
    return list(dict.fromkeys(rows[:limit]))


def batches(unit: str | None = None, sample: int | None = None) -> list[list[UUID]]:
    """Every family (of one unit, or of all), in parts that are read in one go; of them `sample` by lot."""
    matters = Matter.objects.order_by("family_id").values_list("family_id", flat=True).distinct()
    if unit is not None:
        matters = matters.filter(row__unit=unit)
    families = list(matters.iterator(chunk_size=5000))
    if sample is not None and sample < len(families):
        families = sorted(random.sample(families, sample))
    return [families[start : start + BATCH] for start in range(0, len(families), BATCH)]


def _compare(
    rules: Rules, known: Mapping[UUID, Sequence[Act]], projected: Mapping[UUID, Projected]
) -> tuple[list[Difference], list[Difference]]:
    people = people_shown(known, projected)
    fresh = [rows_of(rules, family, part, people[family]) for family, part in projected.items()]
    matters = list(Matter.objects.filter(family__in=list(projected)).values_list("id", flat=True))
    older = set(
        MatterRow.objects.filter(matter__in=matters)
        .exclude(fingerprint=rules.fingerprint)
        .values_list("matter_id", flat=True)
    )
    asked = array_of(matters)
    same: list[Difference] = []
    newer: list[Difference] = []
    for table in COMPUTED:
        wanted = _by_matter(table, (compared(table, row) for one in fresh for row in one[table]))
        there = _by_matter(table, _stored(table, asked))
        for matter in sorted({*wanted, *there}):
            stored, computed = there.get(matter, []), wanted.get(matter, [])
            if stored == computed:
                continue
            gone, come = _beyond(stored, computed), _beyond(computed, stored)
            if gone or come:
                (newer if matter in older else same).append(Difference(table.__name__, matter, gone, come))
    return same, newer


def _compare_crossings(persons: set[UUID]) -> list[Difference]:
    """The stored crossings of persons against those that the stored intervals give."""
    found = [one for many in crossing.computed(persons).values() for one in many]
    wanted = Counter(_crossing_key(row) for row in crossing.rows(found))
    there = Counter(_crossing_key(row) for row in CrossingRow.objects.filter(person__in=persons))
    differing = list(_differing(CrossingRow, wanted, there, at=2))
    told = Counter(tuple(row[name] for name in _FINDING) for row in crossing.findings(found))
    places = PlaceRow.objects.filter(person__in=persons).values("participant")
    rows = FindingRow.objects.filter(code__in=crossing.CODES, participant__in=places)
    return [*differing, *_differing(FindingRow, told, Counter(rows.values_list(*_FINDING)), at=0)]


_FINDING = ("matter_id", "participant", "code", "act", "on", "unit")


def _differing(
    table: type[Model], wanted: Counter[tuple[Any, ...]], there: Counter[tuple[Any, ...]], *, at: int
) -> Iterator[Difference]:
    """By matter, which stands at a place of the keys: how many rows are stored only, and how many computed only."""
    gone, come = there - wanted, wanted - there
    for matter in sorted({key[at] for key in (*gone, *come)}):
        stored, computed = (sum(count for key, count in one.items() if key[at] == matter) for one in (gone, come))
        yield Difference(table.__name__, matter, stored, computed)


def _crossing_key(row: CrossingRow) -> tuple[Any, ...]:
    return (row.kind, row.person, row.one_id, row.one_act, row.other_id, row.other_act, row.from_at, row.until_at)


def _stored(table: type[Model], matters: str) -> Iterable[tuple[Any, ...]]:
    question, values = _question(table)
    with connection.cursor() as cursor:
        cursor.execute(question, {"matters": matters, "codes": list(crossing.CODES)})
        rows = cursor.fetchall()
    if not values:
        return rows
    return [tuple([decode(one) if place in values and one else one for place, one in enumerate(row)]) for row in rows]


@cache
def _question(table: type[Model]) -> tuple[str, frozenset[int]]:
    """What is asked of one table, and which columns hold values as JSON; derivations are compared as text, without being read.

    Written out, as nothing but plain values is wanted of millions of rows.
    """
    there = {one.attname: one for one in table._meta.concrete_fields}
    fields = [there[name] for name in COMPARED[table]]
    kept = [isinstance(one, JsonText) for one in fields]
    columns = [f'"{one.column}"{"::text" if as_text else ""}' for one, as_text in zip(fields, kept, strict=True)]
    only = "matter_id = any(%(matters)s::uuid[])"
    only += " and known_to is null" if table is FactRow else ""
    only += " and code <> all(%(codes)s)" if table is FindingRow else ""  # those come from two families
    key = table._meta.pk.column if table._meta.pk else ""
    question = f"select {', '.join(columns)} from {table._meta.db_table} where {only} order by {key}"  # noqa: S608 - own names
    is_json = [isinstance(one, JSONField) and not as_text for one, as_text in zip(fields, kept, strict=True)]
    return question, frozenset(place for place, yes in enumerate(is_json) if yes)


def _by_matter(table: type[Model], rows: Iterable[tuple[Any, ...]]) -> dict[UUID, list[tuple[Any, ...]]]:
    """Rows of one table in the order in which they were made, by matter."""
    place = COMPARED[table].index("matter_id")
    grouped: dict[UUID, list[tuple[Any, ...]]] = {}
    for row in rows:
        grouped.setdefault(row[place], []).append(row)
    return grouped


def _beyond(rows: list[tuple[Any, ...]], others: list[tuple[Any, ...]]) -> int:
    """How many rows the others do not have; only asked where the two differ, so it need not be quick."""
    left = list(others)
    count = 0
    for row in rows:
        if row in left:
            left.remove(row)
        else:
            count += 1
    return count
