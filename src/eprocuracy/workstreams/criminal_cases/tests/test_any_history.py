"""Folding any history of cases and of people held, in any order, never raises."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.content import from_json, to_json
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.folding import fold

from ...tests.any_history import days, histories

pytestmark = pytest.mark.long

LAW = rules()
KINDS = [
    *LAW.catalogue.workstreams["criminal_cases"].kinds.values(),
    *LAW.catalogue.workstreams["custody"].kinds.values(),
]


@settings(max_examples=80, deadline=None)
@given(histories(KINDS), days, st.randoms(use_true_random=False))
def test_any_prefix_in_any_order_folds(history: list[Act], closing: object, chance: random.Random) -> None:
    chance.shuffle(history)
    for length in range(len(history) + 1):
        projected = fold(LAW, history[:length])
        open_findings(LAW.catalogue.clocks, projected.deadlines, closing)  # type: ignore[arg-type]


@settings(max_examples=80, deadline=None)
@given(histories(KINDS))
def test_content_is_read_as_it_was_written(history: list[Act]) -> None:
    for act in history:
        stored = to_json(act)
        again = type(act)(id=act.id, matter=act.matter, occurred=act.occurred, **from_json(type(act), stored))

        assert to_json(again) == stored
