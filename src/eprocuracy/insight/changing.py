"""Why a figure is another than it was: the matters whose facts came, or ceased to hold, between two moments of knowing.

Facts are never changed; one ends and another begins. So the difference between a figure as known at one moment and as known at a later
one is what began in between and still held at the end of it, less what held before and ended.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, F, Max, Q, QuerySet, Sum, When

from eprocuracy.records.models import FactRow

from .declared import At, Term
from .listing import taken
from .measuring import signs
from .periods import DAY, Period


@dataclass(frozen=True, slots=True)
class Knowing:
    """From what was known at one moment to what was known at a later one."""

    since: datetime
    until: datetime


def moved(term: Term, period: Period, knowing: Knowing, *, units: Collection[str]) -> QuerySet[Any, Any]:
    """The matters by which one term differs, what was known last first: `matter_id`, `net`, and the `moments` of knowing.

    A matter whose facts came and went in equal number is none of them.
    """
    since, until = knowing.since, knowing.until
    came = Q(known_from__gt=since, known_from__lte=until) & (Q(known_to=None) | Q(known_to__gt=until))
    went = Q(known_from__lte=since, known_to__gt=since, known_to__lte=until)
    less = Q(code__in=[code for code, sign in signs(term) if sign < 0])
    found = taken(FactRow.objects.filter(came | went, unit__in=sorted(units)), term)
    return (
        _within(found, term, period)
        .annotate(
            part=Case(When((came & ~less) | (went & less), then=F("amount")), default=-F("amount")),
            moment=Case(When(came, then=F("known_from")), default=F("known_to")),
        )
        .values("matter_id")
        .annotate(net=Sum("part"), moments=ArrayAgg("moment", distinct=True), latest=Max("moment"))
        .exclude(net=0)
        .order_by("-latest", "matter_id")
    )


def _within(found: QuerySet[FactRow], term: Term, period: Period) -> QuerySet[FactRow]:
    """Those of the days that the term counts: of a stock, everything up to its day."""
    found = found.filter(code__in=[code for code, _ in signs(term)])
    if term.at is At.DURING:
        return found.filter(on__gte=period.first, on__lte=period.last)
    return found.filter(on__lte=period.last if term.at is At.CLOSING else period.first - DAY)
