"""What the ledger of one person is drawn from; three queries beside those of the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from eprocuracy.records import crossing
from eprocuracy.records.models import ActRow, CrossingRow, FindingRow, IntervalRow

from ..persons.asking import Known


@dataclass(frozen=True, slots=True)
class Kept:
    """The times of one person in their order, with the papers, the findings and what crosses matters that may be seen."""

    known: Known
    rows: Sequence[IntervalRow]
    acts: Mapping[UUID, ActRow]
    findings: Sequence[FindingRow]
    crossings: Sequence[CrossingRow]


def kept(known: Known) -> Kept:
    """The ledger of a person whom somebody may see."""
    rows = sorted(known.intervals, key=_order)
    matters = {row.matter_id for row in rows}
    papers = {row.act for row in rows} | {row.approved_by for row in rows if row.approved_by}
    return Kept(
        known=known,
        rows=rows,
        acts=ActRow.objects.in_bulk(list(papers)),
        findings=list(
            FindingRow.objects.filter(Q(participant__in=known.participants), matter__in=matters)
            .exclude(code__in=crossing.CODES)  # the crossings themselves stand in the ledger
            .order_by("on", "id")
        ),
        crossings=list(
            CrossingRow.objects.filter(person__in=known.persons, one__in=matters, other__in=matters).order_by("from_at")
        ),
    )


def _order(row: IntervalRow) -> tuple[object, ...]:
    return (row.from_when[:10], row.span is None or row.span.isempty, _begins(row), row.lane, row.pk)


def _begins(row: IntervalRow) -> str:
    return row.span.lower.isoformat() if row.span is not None and not row.span.isempty else row.from_when
