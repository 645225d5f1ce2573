"""The numbers of a board in one walk over the matters that the person may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, CharField, ExpressionWrapper, F, Value, When

from eprocuracy.kernel.actors import Actor
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.catalogue import Workstream

from .measures import MEASURES

Numbers = Mapping[str, int]  # by the code of the measure

# For every workstream, unit and person in charge: how many open matters fall under each measure.
GROUPED = """
select workstream, unit, of, grouping(workstream), grouping(of), {sums}
from ({matters}) matters
group by grouping sets ((workstream), (unit), (unit, of))
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """The measures by workstream, by unit, and by unit and person in charge (empty: nobody) within the units asked for."""

    by_workstream: Mapping[str, Numbers] = field(default_factory=dict)
    by_unit: Mapping[str, Numbers] = field(default_factory=dict)
    by_person: Mapping[tuple[str, str], Numbers] = field(default_factory=dict)

    @property
    def total(self) -> Numbers:
        return {one.code: sum(row[one.code] for row in self.by_workstream.values()) for one in MEASURES}


def counted(
    actor: Actor,
    *,
    units: Sequence[str] | None,
    of_units: Sequence[str],
    streams: Mapping[str, Workstream],
    now: datetime,
) -> Counted:
    """Count the open matters of `units` (None: all that may be seen); persons are counted within `of_units`. One query."""
    seen = matters_visible_to(actor).filter(closed_on=None)
    if units is not None:
        seen = seen.filter(unit__in=units)
    flags = {
        f"is_{one.code}": ExpressionWrapper(one.condition(streams, now), output_field=BooleanField())
        for one in MEASURES
    }
    person = Case(When(unit__in=of_units, then=F("procurator")), default=Value(None), output_field=CharField())
    rows = seen.order_by().annotate(of=person, **flags).values("workstream", "unit", "of", *flags)
    matters, values = rows.query.sql_with_params()
    # only names of ours are put into the text; everything a person typed is among the values
    sums = ", ".join(f"count(*) filter (where is_{one.code})" for one in MEASURES)
    with connection.cursor() as cursor:
        cursor.execute(GROUPED.format(sums=sums, matters=matters), values)
        return _sorted_out(cursor.fetchall())


def _sorted_out(rows: Sequence[tuple[Any, ...]]) -> Counted:
    by_workstream: dict[str, Numbers] = {}
    by_unit: dict[str, Numbers] = {}
    by_person: dict[tuple[str, str], Numbers] = {}
    for workstream, unit, of, over_workstreams, over_persons, *numbers in rows:
        row = {one.code: number for one, number in zip(MEASURES, numbers, strict=True)}
        if not over_workstreams:
            by_workstream[workstream] = row
        elif over_persons:
            by_unit[unit] = row
        elif of is not None:
            by_person[unit, of] = row
    return Counted(by_workstream, by_unit, by_person)
