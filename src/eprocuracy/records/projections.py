"""The stored projections of families: written whole, compared row by row, never edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.projected import Projected

from . import crossing
from .families import Grouping
from .inserting import Row, insert_rows
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
from .people import people_shown
from .rows import rows_of

REPLACED_WHOLE: tuple[type[Model], ...] = (
    PlaceRow,
    DeadlineRow,
    FindingRow,
    IntervalRow,
    LineRow,
    SuspensionRow,
    TakenUpRow,
    HearingRow,
    MatterRow,
)
COMPUTED: tuple[type[Model], ...] = (*REPLACED_WHOLE, FactRow)


def replace(rules: Rules, grouping: Grouping, projected: Mapping[UUID, Projected], *, at: datetime) -> None:
    """Put the projections of the families of a grouping in the place of the stored ones."""
    people = people_shown(grouping.acts, projected)
    rows = [rows_of(rules, family, part, people[family]) for family, part in projected.items()]
    persons = {row["person"] for one in rows for row in one[PlaceRow] if row["person"]}
    matters = list(grouping.family_of)
    stood = PlaceRow.objects.filter(matter__in=matters, person__isnull=False).order_by()
    persons.update(stood.values_list("person", flat=True).distinct())
    # first of all: whoever has the turn of a person writes findings into all matters in which that person is held, these too
    crossing.take_turns_of(persons)
    with connection.cursor() as cursor:
        cursor.execute(_DELETES, {"matters": matters})
    for table in REPLACED_WHOLE:
        insert_rows(table, [row for one in rows for row in one[table]])
    _replace_facts([row for one in rows for row in one[FactRow]], matters, at)
    crossing.replace(persons)


_DELETES = "with {} select 1".format(  # all in one question
    ", ".join(
        f"gone_{place} as (delete from {table._meta.db_table} where matter_id = any(%(matters)s))"  # noqa: S608 - own names
        for place, table in enumerate(REPLACED_WHOLE)
    )
)


def _replace_facts(wanted: list[Row], matters: list[UUID], at: datetime) -> None:
    """End the facts that no longer hold and begin the new ones; what stays the same is not touched."""
    still = Counter(compared(FactRow, row) for row in wanted)
    ended = []
    for id_, *values in (
        FactRow.objects.filter(matter__in=matters, known_to__isnull=True)
        .order_by("id")
        .values_list("id", *COMPARED[FactRow])
    ):
        if still[tuple(values)]:
            still[tuple(values)] -= 1
        else:
            ended.append(id_)
    if ended:
        FactRow.objects.filter(id__in=ended).update(known_to=at)
    begun = []
    for row in wanted:
        if still[compared(FactRow, row)]:
            still[compared(FactRow, row)] -= 1
            begun.append({**row, "known_from": at})
    insert_rows(FactRow, begun)


COMPARED: Mapping[type[Model], tuple[str, ...]] = {
    table: tuple(
        field.attname
        for field in table._meta.concrete_fields
        if field.name not in ("id", "known_from", "known_to", "fingerprint")
    )
    for table in COMPUTED
}
"""What replay compares: every column but a row's own number, its moments of knowing, and by which rules it was computed."""


_VALUES = {table: itemgetter(*names) for table, names in COMPARED.items()}


def compared(table: type[Model], row: Row) -> tuple[Any, ...]:
    """A computed row as replay compares it with a stored one."""
    values: tuple[Any, ...] = _VALUES[table](row)
    return values
