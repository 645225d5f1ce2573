"""What a monitoring system reads: the written schema, everything once, and of nobody more than the account."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command

from eprocuracy import audit
from eprocuracy.audit import deeds, keeping, monitoring, watching
from eprocuracy.audit.manners import Manner
from eprocuracy.audit.origin import origin
from eprocuracy.kernel.actors import Actor

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 0, 31, tzinfo=UTC)
MAI = Actor(account="mai", name="Hoàng Thị Mai", unit="22-KV3")
SCHEMA = json.loads((watching.HERE.parent / "event.schema.json").read_text(encoding="utf-8"))
TYPES = {"string": str, "integer": int, "array": list, "null": type(None)}


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """The part of JSON Schema that the schema uses."""
    named = rule.get("type", [])
    types = tuple(TYPES[one] for one in ([named] if isinstance(named, str) else named))
    return (
        (not types or isinstance(value, types))
        and value == rule.get("const", value)
        and value in rule.get("enum", [value])
        and (not isinstance(value, str) or re.search(rule.get("pattern", ""), value) is not None)
        and all(fits(one, rule["items"]) for one in (value if "items" in rule else ()))
    )


def read(after: int = -1) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("audit", "events", "--after", str(after), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines() if line]


def write(count: int) -> None:
    for one in range(count):
        with origin("10.22.0.7", "abc"):
            audit.record(
                deeds.ACCESS_REFUSED,
                by=MAI,
                at=NOW + timedelta(seconds=one),
                about=["matter:0193", f"participant:{one}"],
            )
    keeping.close(at=NOW + timedelta(minutes=5))


def test_every_event_is_as_the_schema_says_and_says_nothing_of_the_people_concerned() -> None:
    write(3)

    events = read()

    assert len(events) == 3
    for one in events:
        assert set(one) == set(SCHEMA["required"]) == set(SCHEMA["properties"])
        assert [name for name, rule in SCHEMA["properties"].items() if not fits(one[name], rule)] == []
    assert (events[0]["manner"], events[0]["kinds"]) == ("refused", ["matter", "participant"])
    assert "0193" not in json.dumps(events)
    assert SCHEMA["properties"]["manner"]["enum"] == [one.value for one in Manner]


def test_a_reader_that_names_its_place_loses_nothing_and_reads_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitoring, "AT_ONCE", 4)
    write(10)
    before = read()
    write(5)

    assert [one["place"] for one in [*before, *read(before[-1]["place"])]] == list(range(15))
