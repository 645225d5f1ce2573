"""A body copied to the size of the country is as true as the one that came through the door."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.desk.bench import copying
from eprocuracy.exchange.synthesis.body import Body, Recipe
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.staffing import offices_of
from eprocuracy.exchange.synthesis.writing import write
from eprocuracy.records.models import ActRow, DeadlineRow, MatterRow, PersonVersion
from eprocuracy.records.replaying import replay
from eprocuracy.records.rules import present

pytestmark = pytest.mark.django_db


def test_copied_matters_replay_without_a_difference() -> None:
    rules = present()
    recipe = Recipe(10, 5, "22", date(2026, 11, 22), offices_of("22"))
    write(rules, Body(recipe, Days(rules.reference)), lambda *_: None)
    tables = (MatterRow, ActRow, DeadlineRow, PersonVersion)
    before = [table._default_manager.count() for table in tables]

    copying.allow()
    copying.prepare()
    copying.copy(1, 3)

    assert [table._default_manager.count() for table in tables] == [4 * count for count in before]
    assert MatterRow.objects.values("unit").distinct().count() > 8
    replayed = replay(rules)
    assert replayed.matters == 4 * before[0]
    assert not replayed.differences
