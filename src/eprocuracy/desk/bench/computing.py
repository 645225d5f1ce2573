"""The law alone, the fold alone, and replay with its reading and comparison."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection

from eprocuracy.kernel.moments import When
from eprocuracy.law.amending import Change
from eprocuracy.law.deadlines import Determined, Granted, determine
from eprocuracy.law.severity import Severity
from eprocuracy.records.impact import impact, open_matters, reached
from eprocuracy.records.memory import no_cycle_search
from eprocuracy.records.models import ActRow, Matter, MatterRow
from eprocuracy.records.processes import over
from eprocuracy.records.replaying import batches, replay
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.amended import Amendment
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import fold

from ..law.moved import lines
from .measure import Figure, microseconds, rate

LIMITS = 20_000
THEIRS = 700  # every start once
FAMILIES = 2_000


def law(rules: Rules) -> Iterator[Figure]:
    """One limit with an extension and its whole derivation; then thirty days, beside those of another calculator."""
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
    yield beside_lexdays(rules, start)


def beside_lexdays(rules: Rules, start: date) -> Figure:
    """Thirty days with every step and its basis, here and by the Federal Rules of the public package `lexdays`.

    Without that package (`pip install lexdays==0.2.0`, the extra `bench`) our own figure stands alone.
    """

    def own() -> None:
        for place in range(LIMITS):
            answer = determine(rules.reference, "BLTTHS-297-2", start=When.on(start + timedelta(days=place % 700)))
            assert isinstance(answer, Determined)
            assert answer.steps

    name = "law: thirty days with every step; bare: lexdays, Federal Rules"
    try:
        lexdays = import_module("lexdays")
    except ImportError:
        return rate(name, LIMITS, own, target="lexdays: not installed")

    def theirs() -> None:
        for place in range(THEIRS):
            found = lexdays.compute("us/frcp", start + timedelta(days=place % 700), "P30D")
            assert found.trace

    def a_second(deed: Callable[[], None], count: int) -> int:
        return count * 1_000_000 // (microseconds(deed) or 1)

    theirs()  # once before it is measured: it reads its holidays
    ours, bare = a_second(own, LIMITS), a_second(theirs, THEIRS)
    return Figure(
        name, f"{ours:,}", "a second", bare=f"{bare:,}", ratio=f"{ours / (bare or 1):.1f}", target="≥ 5 times"
    )


def impacts(rules: Rules, on: date) -> Iterator[Figure]:
    """What amending one limit would move, from the question to the last family, on every processor."""
    for limit, told in AMENDED:
        change = Change.from_data({limit: {"versions": {on - timedelta(days=30): {**told, "pending": True}}}})
        amendment = Amendment.of(rules, change, on=on)
        looked_at: list[int] = []
        spent = microseconds(partial(_looked, looked_at, amendment))
        name = f"law impact of {limit}, {open_matters(None).count():,} open matters, {looked_at[0]:,} families folded"
        yield Figure(name, f"{spent / 1_000_000:.1f}", "s", target="≤ 120")


def _looked(looked_at: list[int], amendment: Amendment) -> None:
    families = reached(amendment)
    looked_at.append(len(families))
    told = partial(lines, amendment.rules.catalogue, amendment.law)
    for _ in impact(amendment, families, told, workers=os.cpu_count() or 1):
        pass


AMENDED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("BLTTHS-147-1", {"limit": "15 days"}),
    ("BLTTHS-240-1", {"limit": {"less_serious": "10 days", "serious": "10 days"}}),
    ("BLTTHS-172", {"limit": {"less_serious": "1 month", "serious": "2 months"}}),
)


def refolding(rules: Rules) -> Iterator[Figure]:
    """Every deadline of every matter computed anew on every processor, as a change of the law asks; nothing is written."""
    workers = os.cpu_count() or 1
    everything = MatterRow.objects.count()

    def anew(families: Sequence[UUID]) -> int:
        return sum(len(fold(rules, acts).deadlines) for acts in acts_of(rules.catalogue, families).values())

    counted: list[int] = []
    found = rate(
        f"matters refolded by {workers} processes",
        everything,
        lambda: counted.append(sum(over(batches(), anew, workers=workers))),
        target="≥ 667: 1,000,000 in 25 min",
    )
    yield replace(found, name=f"{found.name}: {counted[0]:,} deadlines")


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
    with no_cycle_search():  # as replay folds them
        yield rate(
            "matters folded, every deadline computed", matters, lambda: [fold(rules, many) for many in known.values()]
        )
    everything = MatterRow.objects.count()
    yield rate("matters replayed: read, folded, compared", everything, lambda: replay(rules), target="≥ 400")
