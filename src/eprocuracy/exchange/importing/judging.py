"""Findings of a book's matters on its closing day: those of the fold, and what is still open past its limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from eprocuracy.kernel.moments import end_of
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import DeadlineRow, FindingRow
from eprocuracy.records.recording import what_if
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue, Rules
from eprocuracy.workstreams.projected import Outcome

Found = dict[UUID, list[str]]
"""Codes of findings by matter."""


@whole()
def counted(catalogue: Catalogue, matters: Iterable[UUID], as_of: date) -> Mapping[str, int]:
    """How many findings of each kind the matters have on a day; two queries."""
    found = Counter(code for codes in recorded_findings(catalogue, matters, as_of).values() for code in codes)
    return dict(sorted(found.items()))


@whole()
def recorded_findings(catalogue: Catalogue, matters: Iterable[UUID], as_of: date) -> Found:
    """The findings of recorded matters on a day; two queries."""
    wanted = list(matters)
    found: Found = {}
    for matter, code in FindingRow.objects.filter(matter__in=wanted).values_list("matter_id", "code"):
        found.setdefault(matter, []).append(code)
    overdue = DeadlineRow.objects.filter(
        matter__in=wanted, outcome=Outcome.RUNNING.value, ends_at__lt=end_of(as_of)
    ).values_list("matter_id", "clock")
    for matter, clock in overdue:
        _add_open(catalogue, found, matter, clock)
    return found


@whole()
def expected_findings(rules: Rules, acts: Sequence[Act], as_of: date, *, at: datetime) -> Found:
    """The findings on a day as they would stand with these acts; nothing is written."""
    if not acts:
        return {}
    _, after = what_if(rules, acts, at=at)
    found: Found = {}
    for part in after.values():
        for one in part.findings:
            found.setdefault(one.matter, []).append(one.code)
        for deadline in part.deadlines:
            ends = deadline.ends_at
            if deadline.outcome is Outcome.RUNNING and ends is not None and ends < end_of(as_of):
                _add_open(rules.catalogue, found, deadline.matter, deadline.clock)
    return found


def _add_open(catalogue: Catalogue, found: Found, matter: UUID, clock: str) -> None:
    code = catalogue.clocks[clock].findings.get("open") if clock in catalogue.clocks else None
    if code:
        found.setdefault(matter, []).append(code)
