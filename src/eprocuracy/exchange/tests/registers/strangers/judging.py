"""The findings of a row as read, folded without any database."""

from __future__ import annotations

from collections import Counter
from datetime import date

from eprocuracy.exchange.importing.reading import source_of
from eprocuracy.exchange.importing.rows import handed_over
from eprocuracy.exchange.registers import Row
from eprocuracy.exchange.tests.registers.strangers.irregularities import IRREGULAR
from eprocuracy.kernel.moments import end_of
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.projected import Outcome


def findings(rules: Rules, kind: str, row: Row, as_of: date) -> Counter[str]:
    """How many findings of each judged category a row has on the closing day."""
    register = source_of(rules, kind).register
    assert register.acts_of is not None
    seen = fold(rules, register.acts_of(handed_over(register, row, lambda *_: None, lambda *_: None)))
    found = Counter(one.code for one in seen.findings)
    for deadline in seen.deadlines:
        if deadline.outcome is Outcome.RUNNING and deadline.ends_at is not None and deadline.ends_at < end_of(as_of):
            code = (
                rules.catalogue.clocks[deadline.clock].findings.get("open")
                if deadline.clock in rules.catalogue.clocks
                else None
            )
            if code:
                found[code] += 1
    return Counter({code: count for code, count in found.items() if code in judged()})


def judged() -> frozenset[str]:
    """Every category that is planted in some book."""
    return frozenset(one.category for many in IRREGULAR.values() for one in many)
