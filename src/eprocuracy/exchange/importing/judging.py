"""Findings of a book's matters as they stand on its closing day: those of the fold, and what is still open past its limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from eprocuracy.kernel.moments import end_of
from eprocuracy.records.models import DeadlineRow, FindingRow
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.projected import Outcome


def counted(catalogue: Catalogue, matters: Iterable[UUID], as_of: date) -> Mapping[str, int]:
    """How many findings of each kind the matters have on a day; two queries."""
    wanted = list(matters)
    found = Counter(FindingRow.objects.filter(matter__in=wanted).values_list("code", flat=True))
    overdue = DeadlineRow.objects.filter(
        matter__in=wanted, outcome=Outcome.RUNNING.value, ends_at__lt=end_of(as_of)
    ).values_list("clock", flat=True)
    for clock in overdue:
        code = catalogue.clocks[clock].findings.get("open") if clock in catalogue.clocks else None
        if code:
            found[code] += 1
    return dict(sorted(found.items()))
