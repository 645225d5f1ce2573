"""Numbers that a row should have and has not. There are none, and this is how anyone can see it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet

from ..models import NumberSequence


@dataclass(frozen=True, slots=True)
class Gap:
    """A number that nobody was given, though a later one was."""

    unit: str
    symbol: str
    year: int
    value: int


def gaps(units: Collection[str] | None = None) -> list[Gap]:
    """Every gap of these offices, or of all; the rows whose count is right are not opened."""
    counted = _rows(units).annotate(given=Count("numbers"), last=Max("numbers__value"))
    broken = counted.filter(given__gt=0).exclude(Q(last=F("opened_after") + F("given")))
    return [
        Gap(row.unit, row.symbol, row.year, value)
        for row in broken
        for value in missing_values(row.opened_after, row.numbers.values_list("value", flat=True))
    ]


def missing_values(opened_after: int, given: Collection[int]) -> Iterator[int]:
    """The numbers between the paper book's last and our last that are not among the given."""
    there = set(given)
    return (value for value in range(opened_after + 1, max(there, default=opened_after)) if value not in there)


def _rows(units: Collection[str] | None) -> QuerySet[NumberSequence]:
    every = NumberSequence.objects.order_by("unit", "year", "symbol")
    return every if units is None else every.filter(unit__in=units)
