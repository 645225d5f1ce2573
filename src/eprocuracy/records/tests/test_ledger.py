"""The ledger of detention in the database: no minute of one lane is taken twice, whatever the papers say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from eprocuracy.records import crossing
from eprocuracy.records.families import new_id
from eprocuracy.records.models import CrossingRow, FindingRow, IntervalRow
from eprocuracy.records.replaying import replay
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.custody.tests.lives import story_of
from eprocuracy.workstreams.custody.tests.planting import FAULTS, a_life
from eprocuracy.workstreams.people import Person, Role

from .conftest import Make
from .test_recording import opening, put

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("fault", ["", *FAULTS])
def test_every_contradiction_of_the_world_is_recorded_kept_apart_and_told(rules: Rules, fault: str) -> None:
    put(rules, *story_of(a_life(7, fault)).acts)

    assert IntervalRow.objects.exists()
    assert IntervalRow.objects.filter(span=None).count() == 0
    assert FindingRow.objects.exists() is bool(fault)
    assert IntervalRow.objects.filter(lane__gt=0).exists() is (fault in ("orders_overlap", "detention_orders_overlap"))
    assert replay(rules).differences == []


def test_the_database_refuses_a_second_ground_for_the_same_minute(rules: Rules) -> None:
    put(rules, *story_of(a_life(1)).acts)
    row = IntervalRow.objects.filter(ground="custody").order_by("id").first()
    assert row is not None
    last = row.span.upper.replace(second=0)
    row.pk = None
    row.span = DateTimeTZRange(last.replace(hour=0, minute=0), last)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    row.lane = 1
    row.save()


def test_a_person_handed_on_and_held_later_elsewhere_was_held_on_nothing_between(rules: Rules, make: Make) -> None:
    person = new_id()
    times = (
        ("2026-03-02T08:00", "2026-03-03T09:00", "transferred"),
        ("2026-03-03T09:01", "2026-03-05T09:00", "released"),
    )
    for begins, ends, how in times:
        who = new_id()
        link = Link(Role.HELD, who)
        act = opening(make, links=(link,), people=(Person(participant=who, name="Lò Văn Páo"),))
        said = rules.catalogue.kinds["participant.identified"](
            id=new_id(), matter=act.matter, occurred=act.occurred, person=person, links=(link,)
        )
        put(rules, act, said)
        IntervalRow.objects.create(
            matter_id=act.matter, participant=who, ground="custody", from_when=begins, until_when=ends,
            left=True, how=how, act=act.id, unit="22",
        )  # fmt: skip
    crossing.replace([person])
    (gap,) = CrossingRow.objects.all()

    assert gap.kind == "gap"
    assert (gap.from_at, gap.until_at) == (
        datetime(2026, 3, 3, 2, 0, tzinfo=UTC),
        datetime(2026, 3, 3, 2, 1, tzinfo=UTC),
    )
    (found,) = FindingRow.objects.filter(code__in=crossing.CODES)
    assert (found.code, found.matter_id, found.participant) == ("held_between_matters", gap.other_id, who)
    crossing.replace([person])
    assert FindingRow.objects.filter(code__in=crossing.CODES).count() == 1
    IntervalRow.objects.filter(matter=gap.one_id).delete()
    crossing.replace([person])
    assert not FindingRow.objects.filter(code__in=crossing.CODES).exists()


def test_a_crossing_is_told_in_a_matter_whose_own_acts_do_not_know_the_person(rules: Rules, make: Make) -> None:
    """Who was confirmed in one matter may be held by a paper of another that names the same participant."""
    person, one, other = new_id(), new_id(), new_id()
    held = {}
    for who, known in ((one, True), (other, True), (other, False)):
        link = Link(Role.HELD, who)
        held[who] = act = opening(make, links=(link,), people=(Person(participant=who, name="Lò Văn Páo"),))
        kind = rules.catalogue.kinds["participant.identified"]
        said = (
            [kind(id=new_id(), matter=act.matter, occurred=act.occurred, person=person, links=(link,))] if known else []
        )
        put(rules, act, *said)
    for who, begins in ((one, "2026-03-02T08:00"), (other, "2026-03-03T08:00")):
        IntervalRow.objects.create(
            matter_id=held[who].matter, participant=who, ground="custody", from_when=begins,
            until_when="2026-03-05T09:00", act=held[who].id, unit="22",
        )  # fmt: skip
    crossing.replace([person])

    (found,) = FindingRow.objects.filter(code__in=crossing.CODES)
    assert (found.matter_id, found.participant, found.act) == (held[other].matter, other, held[other].id)
