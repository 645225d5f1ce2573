"""The numbers of a board. Each measure reads an index of its own, or the stock kept beside the matters, so that the board of
the whole country costs what the due, the held and the suspended cost, and not what all open matters would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import BooleanField, CharField, Count, ExpressionWrapper, F, Q, QuerySet, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from eprocuracy.identity.policy import visibility
from eprocuracy.kernel.actors import Actor
from eprocuracy.records.models import MatterRow, StockRow
from eprocuracy.records.queries import CLOSED, WEIGHED, matters_visible_to, of_units, takes_part
from eprocuracy.workstreams.catalogue import Workstream

from .measures import MEASURES, OPEN

Numbers = Mapping[str, int]  # by the code of the measure
Row = tuple[str, str, str, int]  # measure, workstream, unit, how many


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
    of: Sequence[str],
    streams: Mapping[str, Workstream],
    now: datetime,
) -> Counted:
    """Count the open matters of `units` (None: all that may be seen); persons are counted within the units `of`. Two queries."""
    seen = matters_visible_to(actor).filter(closed_on=None)
    if units is not None:
        seen = seen.filter(of_units(units))
    found: Iterable[Row]
    if units is None and len(visibility(actor).units) > WEIGHED:
        found = _country(actor, streams, now)
    else:
        found = _asked([*_stock(actor, seen, units), *_measured(seen, streams, now)])
    by_workstream: dict[str, dict[str, int]] = defaultdict(_nothing)
    by_unit: dict[str, dict[str, int]] = defaultdict(_nothing)
    for code, workstream, unit, count in found:
        if count:
            by_workstream[workstream][code] += count
            by_unit[unit][code] += count
    return Counted(by_workstream, by_unit, _by_person(seen, of, streams, now))


def _nothing() -> dict[str, int]:
    return dict.fromkeys((one.code for one in MEASURES), 0)


def _stock(actor: Actor, seen: QuerySet[MatterRow], units: Sequence[str] | None) -> list[QuerySet[Any]]:
    """All open matters: from the stock of the units that the person may see, and what they handle besides."""
    may = visibility(actor)
    if may.everything:
        return [_grouped(seen, OPEN)]
    within = may.units | may.leads if units is None else (may.units | may.leads) & set(units)
    listed, led = of_units(may.units & within), of_units(may.leads & within)
    stock = (
        StockRow.objects.filter(listed & Q(guarded=False) | led & Q(guarded=True))
        .order_by()
        .values(code=_coded(OPEN), khau=Cast("workstream", CharField()), at=Cast("unit", CharField()))
        .annotate(count=Sum("open"))
    )
    counted_already = listed & Q(secrecy__lt=CLOSED) | led & Q(secrecy__gte=CLOSED)
    besides = seen.filter(takes_part(actor)).exclude(counted_already)
    return [stock, _grouped(besides, OPEN)]


def _country(actor: Actor, streams: Mapping[str, Workstream], now: datetime) -> Iterator[Row]:
    """The same for somebody who sees the country: counted whole by unit, and whose units they are is asked of the sums alone.

    What the person handles besides is counted matter by matter, in a question that is asked where there is any.
    """
    may = visibility(actor)
    of_kept, of_others = may.leads, may.units | may.leads
    guarded = ExpressionWrapper(Q(secrecy__gte=CLOSED), output_field=BooleanField())
    everything = MatterRow.objects.filter(closed_on=None)
    stock = (
        StockRow.objects.order_by()
        .values(
            code=_coded(OPEN), khau=Cast("workstream", CharField()), at=Cast("unit", CharField()), kept=F("guarded")
        )
        .annotate(count=Sum("open"))
    )
    for code, workstream, unit, kept, count in _asked([stock, *_measured(everything, streams, now, kept=guarded)]):
        if unit in (of_kept if kept else of_others):
            yield code, workstream, unit, count
    own = everything.filter(takes_part(actor)).values_list("pk", "unit", guarded)
    besides = [pk for pk, unit, kept in own if unit not in (of_kept if kept else of_others)]
    if besides:
        seen = MatterRow.objects.filter(pk__in=besides)
        yield from _asked([_grouped(seen, OPEN), *_measured(seen, streams, now)])


def _measured(
    seen: QuerySet[MatterRow], streams: Mapping[str, Workstream], now: datetime, **more: Combinable
) -> list[QuerySet[Any]]:
    return [
        _grouped(seen.filter(condition), one.code, **more)
        for one in MEASURES
        if one.code != OPEN
        for condition in one.conditions(streams, now)
    ]


def _grouped(rows: QuerySet[MatterRow], code: str, **more: Combinable) -> QuerySet[Any]:
    return (
        rows.order_by()
        .values(code=_coded(code), khau=Cast("workstream", CharField()), at=Cast("unit", CharField()), **more)
        .annotate(count=Count("*"))
    )


def _coded(code: str) -> Value:
    return Value(code, output_field=CharField())


def _asked(parts: Sequence[QuerySet[Any]]) -> list[tuple[Any, ...]]:
    """All parts in one question, one behind the other; each row ends with its count."""
    texts, values = zip(*(part.query.sql_with_params() for part in parts), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(f"({text})" for text in texts), [one for many in values for one in many])
        return [(*row[:-1], int(row[-1])) for row in cursor.fetchall()]


def _by_person(
    seen: QuerySet[MatterRow], of: Sequence[str], streams: Mapping[str, Workstream], now: datetime
) -> dict[tuple[str, str], Numbers]:
    # a condition that nothing fulfils cannot stand alone in a filter of a count
    counts = [Count("pk", filter=one.condition(streams, now) | Q(pk__in=[])) for one in MEASURES]
    named = {f"n{place}": count for place, count in enumerate(counts)}
    rows = (
        seen.filter(of_units(of))
        .order_by()
        .values("unit", "procurator")
        .annotate(**named)
        .values_list("unit", "procurator", *named)
    )
    return {
        (unit, procurator): {one.code: number for one, number in zip(MEASURES, numbers, strict=True)}
        for unit, procurator, *numbers in rows
    }
