"""A body on record: by the door, replayed without a difference, and recorded once."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from eprocuracy.identity.loading import load_units
from eprocuracy.identity.models import Unit
from eprocuracy.records.models import ActRow, CrossingRow, MatterRow
from eprocuracy.records.replaying import replay
from eprocuracy.workstreams.catalogue import rules

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def synthesize(cases: int, seed: int, **more: Any) -> dict[str, Any]:
    if not Unit.objects.exists():
        load_units()
    said = StringIO()
    call_command(
        "synthesize", "--json", "--until", "2026-11-22", cases=cases, seed=seed, stdout=said, stderr=StringIO(), **more
    )
    told: dict[str, Any] = json.loads(said.getvalue())
    return told


def test_a_body_is_recorded_as_it_was_made_up_and_replays_without_a_difference() -> None:
    told = synthesize(14, 2)

    done = replay(rules())

    assert (told["matters"], told["acts"], told["recorded"]) == (done.matters, done.acts, done.acts)
    assert not done.differences
    assert ActRow.objects.exclude(source="synthetic").count() == 0


def test_the_example_is_the_number_of_an_indicted_case() -> None:
    number, unit = synthesize(6, 3)["example_case"].split(" · ")

    row = MatterRow.objects.get(
        workstream="criminal_cases", number=number.split("/")[0], year=number.split("/")[1], unit=unit
    )

    assert ActRow.objects.filter(matter=row.matter_id, kind="case.indicted").exists()


def test_the_same_body_again_changes_nothing_and_another_goes_on_numbering() -> None:
    synthesize(6, 4)
    before = ActRow.objects.count()

    again = synthesize(6, 4)
    assert again["recorded"] == 0
    assert ActRow.objects.count() == before

    synthesize(6, 5)
    assert synthesize(6, 4)["recorded"] == 0
    doubled = (
        MatterRow.objects.filter(number__isnull=False)
        .values("workstream", "unit", "year", "number")
        .annotate(times=Count("*"))
        .filter(times__gt=1)
    )
    assert not doubled.exists()


def test_a_person_in_two_cases_is_seen_to_be_held_twice() -> None:
    told = synthesize(60, 1)

    assert told["held_in_two_cases"] >= 1
    assert CrossingRow.objects.exists()


def test_a_province_whose_regions_nobody_listed_gets_some_that_are_marked_as_made_up() -> None:
    synthesize(3, 1, province="04")

    assert set(Unit.objects.filter(illustrative=True).values_list("code", flat=True)) == {"04-KV1", "04-KV2", "04-KV3"}


def test_a_province_that_does_not_exist_is_refused() -> None:
    with pytest.raises(CommandError):
        synthesize(1, 1, province="99")
