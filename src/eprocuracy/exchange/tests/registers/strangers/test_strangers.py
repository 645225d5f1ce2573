"""Books that nobody here has met: a few of each kind with every run, and as many as one likes by hand.

    EPROCURACY_STRANGERS=500 bin/eprocuracy test src/eprocuracy/exchange/tests/registers/strangers

draws that many of each kind; a number after a dash (`custody-145`) names one that failed.
"""

from __future__ import annotations

import os

import pytest

from eprocuracy.exchange.importing.lookups import OffencesOfTheLaw
from eprocuracy.exchange.tests.registers.strangers.books import KINDS, make
from eprocuracy.exchange.tests.registers.strangers.reading import misjudged, misses, read
from eprocuracy.records.rules import present

SEEDS = range(1000, 1000 + int(os.environ.get("EPROCURACY_STRANGERS", "8")))


@pytest.mark.parametrize(
    ("which", "seed"), [(which, seed) for which in KINDS for seed in SEEDS], ids=lambda one: str(one)
)
def test_what_was_written_comes_out(which: str, seed: int) -> None:
    rules = present()
    made = make(which, seed, rules.reference.offences)

    book = read(made, OffencesOfTheLaw(rules.reference.offences))

    assert list(misses(made, book)) == [], made.how
    assert list(misjudged(made, book, rules)) == [], made.how
