"""What a process remembers of the families it read is never older than what is recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.records.families import new_id
from eprocuracy.records.models import MatterRow
from eprocuracy.records.recording import record
from eprocuracy.records.remembering import Memory, acts_read
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.catalogue import Rules

NOW = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)


def positions(matter: UUID) -> dict[UUID, int]:
    return dict(MatterRow.objects.filter(matter=matter).values_list("family_id", "family__position"))


@pytest.mark.django_db
def test_a_family_is_read_once_until_something_is_recorded_in_it(rules: Rules, make: Callable[..., Act]) -> None:
    found = make("property.found", date(2026, 3, 2), new_id(), unit="22", number=1, year=2026, thing="Xe đạp")
    record(rules, [found], by=SYSTEM, at=NOW, source=Source.PAGE)
    seen = positions(found.matter)
    first = acts_read(rules.catalogue, seen)
    with CaptureQueriesContext(connection) as questions:
        assert acts_read(rules.catalogue, seen) == first
    assert len(questions) == 0

    remark = make("register.stated", date(2026, 3, 3), found.matter, remark="đã xem")
    record(rules, [remark], by=SYSTEM, at=NOW, source=Source.PAGE)
    after = positions(found.matter)

    assert after != seen
    assert acts_read(rules.catalogue, after) == acts_of(rules.catalogue, after)
    assert remark.id in {act.id for acts in acts_read(rules.catalogue, after).values() for act in acts}


def test_who_was_asked_least_recently_is_forgotten_first() -> None:
    one, two, three = new_id(), new_id(), new_id()
    memory: Memory[str] = Memory(most=10)
    memory.keep(one, "one", 4)
    memory.keep(two, "two", 4)
    assert memory.get(one) == "one"

    memory.keep(three, "three", 4)

    assert [memory.get(family) for family in (one, two, three)] == ["one", None, "three"]
    memory.keep(one, "larger than all", 11)
    assert memory.get(one) is None
