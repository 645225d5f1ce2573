"""What the rows of a list show besides their own columns, in three queries however many rows there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict

from eprocuracy.records.models import DeadlineRow, MatterRow
from eprocuracy.workstreams.catalogue import Catalogue

from .naming import Persons, persons_of, staff_names


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the cells of a page are made from; everything has been asked before.

    `query` is the address of a list that can be narrowed; None where a list cannot.
    """

    catalogue: Catalogue
    query: QueryDict | None
    now: datetime
    persons: Mapping[UUID, Persons]
    nearest: Mapping[UUID, DeadlineRow]
    names: Mapping[str, str]
    with_unit: bool

    @property
    def participants(self) -> tuple[UUID, ...]:
        """Whose names the page shows."""
        return tuple(one for each in self.persons.values() for one in each.participants)


def gathered(
    catalogue: Catalogue,
    rows: Sequence[MatterRow],
    *,
    query: QueryDict | None,
    now: datetime,
    with_unit: bool,
    also: Iterable[str] = (),
) -> Drawn:
    """Persons, nearest deadlines and names of staff for these rows; `also` are further accounts to be named."""
    matters = [row.matter_id for row in rows]
    accounts = {row.procurator for row in rows} | set(also)
    return Drawn(
        catalogue=catalogue,
        query=query,
        now=now,
        persons=persons_of(catalogue, matters),
        nearest=_nearest(matters),
        names=staff_names(accounts - {""}),
        with_unit=with_unit,
    )


def _nearest(matters: Sequence[UUID]) -> Mapping[UUID, DeadlineRow]:
    """The deadline of each matter that runs out first; where none is counted, one that a register states."""
    rows = (
        DeadlineRow.objects.filter(matter__in=matters, live=True, lapses=False)
        .order_by("matter_id", "ends_at", "ends_on", "id")
        .distinct("matter_id")
        .only("matter_id", "clock", "ends_at", "ends_on", "by_the_minute", "stated_on")
    )
    return {row.matter_id: row for row in rows}
