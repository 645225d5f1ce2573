"""Rows are written by COPY: what it must escape comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, DeadlineRow, LineRow, MatterRow
from eprocuracy.records.recording import record
from eprocuracy.records.replaying import replay
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.catalogue import Rules

pytestmark = pytest.mark.django_db


def test_signs_that_copy_must_escape_come_back_as_they_were(rules: Rules, make: Callable[..., Act]) -> None:
    acts = [
        make(
            "property.found",
            date(2026, 3, day),
            new_id(),
            unit="22",
            number=day,
            year=2026,
            thing='Xe "đạp" \\ \t 100%',
        )
        for day in range(1, 9)
    ]

    record(rules, acts, by=SYSTEM, at=datetime(2026, 3, 10, 1, 0, tzinfo=UTC), source=Source.PAGE)

    told: dict[str, Any] = ActRow.objects.get(id=acts[0].id).content
    assert told["thing"] == 'Xe "đạp" \\ \t 100%'
    assert (ActRow.objects.count(), MatterRow.objects.count(), DeadlineRow.objects.count()) == (8, 8, 8)
    assert LineRow.objects.count() == 8
    assert not replay(rules).differences
