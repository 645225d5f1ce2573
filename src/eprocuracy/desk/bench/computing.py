"""The law alone, the fold alone, and replay with its reading and comparison."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from uuid import UUID

from django.db import connection

from eprocuracy.kernel.moments import When
from eprocuracy.law.deadlines import Granted, determine
from eprocuracy.law.severity import Severity
from eprocuracy.records.models import ActRow, Matter, MatterRow
from eprocuracy.records.replaying import replay
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import fold

from .measure import Figure, rate

LIMITS = 20_000
FAMILIES = 2_000


def law(rules: Rules) -> Iterator[Figure]:
    """One limit with an extension and its whole derivation."""
    start = date(2024, 1, 2)

    def work() -> None:
        for place in range(LIMITS):
            determine(
                rules.reference,
                "BLTTHS-172",
                start=When.on(start + timedelta(days=place % 700)),
                severity=Severity.SERIOUS,
                extensions=[Granted(ordinal=1)],
            )

    yield rate("law: limits determined, with their derivations", LIMITS, work)


def folding(rules: Rules) -> Iterator[Figure]:
    """Families that are there, folded in memory; then replay, which reads, folds and compares every stored row."""
    families = list(islice(Matter.objects.values_list("family_id", flat=True).distinct().iterator(), FAMILIES))
    known: dict[UUID, list[Act]] = {}
    matters = MatterRow.objects.filter(family__in=families).count()
    acts = ActRow.objects.filter(matter__family__in=families).count()

    def read() -> None:
        for start in range(0, len(families), 200):
            known.update(acts_of(rules.catalogue, families[start : start + 200]))

    def read_bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "select a.* from records_actrow a join records_matter m on m.id = a.matter_id where m.family_id = any(%s)",
                [families],
            )
            cursor.fetchall()

    yield rate("acts read from the register and typed", acts, read, bare=read_bare)
    yield rate(
        "matters folded, every deadline computed", matters, lambda: [fold(rules, many) for many in known.values()]
    )
    everything = MatterRow.objects.count()
    yield rate("matters replayed: read, folded, compared", everything, lambda: replay(rules), target="≥ 400")
