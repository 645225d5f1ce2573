"""The door: what is written, what is refused, and that what was previewed is what happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import day_of, end_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.records import crossing
from eprocuracy.records.families import new_id
from eprocuracy.records.models import (
    ActRow,
    CrossingRow,
    DeadlineRow,
    FactRow,
    Family,
    FindingRow,
    IntervalRow,
    LineRow,
    MatterRow,
    Message,
    PlaceRow,
)
from eprocuracy.records.projections import COMPARED, COMPUTED
from eprocuracy.records.queries import seen_position
from eprocuracy.records.recording import Moved, record, what_if
from eprocuracy.records.replaying import replay
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.people import Person, Role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
Make = Callable[..., Act]


def put(rules: Rules, *acts: Act, **more: Any) -> Any:
    return record(rules, acts, **{"by": SYSTEM, "at": NOW, "source": Source.PAGE, **more})


def opening(make: Make, **more: Any) -> Act:
    return make("property.found", date(2026, 3, 2), new_id(), unit="22", number=1, year=2026, thing="Xe đạp", **more)


def test_an_act_is_recorded_with_everything_computed_of_it(rules: Rules, make: Make) -> None:
    found = opening(make)

    put(rules, found)

    row = MatterRow.objects.get(matter=found.matter)
    deadline = DeadlineRow.objects.get(matter=found.matter)
    assert (row.unit, row.number, row.title, row.title_key) == ("22", 1, "Xe đạp", "xe dap")
    assert (deadline.clock, deadline.ends_on, deadline.live) == ("announcing", date(2026, 3, 5), True)
    assert row.next_ends_at == deadline.ends_at
    assert FactRow.objects.filter(matter=found.matter, code="property.found", known_to__isnull=True).count() == 1
    assert LineRow.objects.get(matter=found.matter).cells == [1, {"day": "2026-03-02"}, "Xe đạp"]
    assert Message.objects.filter(act=found.id).count() == 1


def test_the_same_act_again_is_the_same_act_and_other_content_is_refused(rules: Rules, make: Make) -> None:
    found = opening(make)
    put(rules, found)

    again = put(rules, found)

    assert (again.acts, again.unchanged) == ((), (found.id,))
    assert ActRow.objects.count() == 1
    with pytest.raises(Refused):
        put(rules, replace(found, thing="Xe máy"))


def test_what_was_previewed_is_what_happens(rules: Rules, make: Make) -> None:
    found = opening(make)
    put(rules, found)
    announced = make("property.announced", date(2026, 3, 9), found.matter)

    before, after = what_if(rules, [announced], at=NOW)
    done = put(rules, announced, seen=seen_position(found.matter))

    assert before != after
    assert done.projected == after
    assert replay(rules).differences == []


def test_who_did_not_see_the_last_act_writes_nothing_and_is_told_what_changed(rules: Rules, make: Make) -> None:
    found = opening(make)
    put(rules, found)
    seen = seen_position(found.matter)
    other = make("property.announced", date(2026, 3, 4), found.matter)
    put(rules, other, seen=seen)

    with pytest.raises(Moved) as moved:
        put(rules, make("property.handed_back", date(2026, 3, 5), found.matter), seen=seen)

    assert moved.value.acts == (other.id,)
    assert ActRow.objects.count() == 2


def test_a_correction_needs_a_reason_and_an_act_is_corrected_once(rules: Rules, make: Make) -> None:
    found = opening(make)
    put(rules, found)
    mended = replace(found, id=new_id(), thing="Xe máy", supersedes=found.id)

    with pytest.raises(Refused):
        put(rules, mended)
    put(rules, replace(mended, reason="ghi nhầm"))
    with pytest.raises(Moved):
        put(rules, replace(mended, id=new_id(), reason="ghi nhầm"))

    assert MatterRow.objects.get(matter=found.matter).title == "Xe máy"


def test_a_fact_that_no_longer_holds_ends_and_is_kept(rules: Rules, make: Make) -> None:
    found = opening(make)
    put(rules, found)
    mended = replace(
        found,
        id=new_id(),
        supersedes=found.id,
        reason="ghi nhầm ngày",
        occurred=replace(found.occurred, day=date(2026, 3, 3)),
    )

    put(rules, mended)

    old, new = FactRow.objects.filter(matter=found.matter).order_by("id")
    assert (old.on, old.known_to) == (date(2026, 3, 2), NOW)
    assert (new.on, new.known_to) == (date(2026, 3, 3), None)


def test_names_of_people_lie_in_versions_and_not_in_acts(rules: Rules, make: Make) -> None:
    who = new_id()
    found = opening(make, links=(Link(Role.WITNESS, who),), people=(Person(participant=who, name="Đỗ Thị Ước"),))

    put(rules, found)

    assert "Ước" not in str(ActRow.objects.values().get())
    place = PlaceRow.objects.select_related("version").get(participant=who)
    assert place.version is not None
    assert (place.version.name, place.version.name_key) == ("Đỗ Thị Ước", "do thi uoc")


@pytest.mark.parametrize("statement", ["update records_actrow set kind='x'", "delete from records_actrow"])
def test_the_database_refuses_to_change_an_act(rules: Rules, make: Make, statement: str) -> None:
    put(rules, opening(make))

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_one_by_one_and_in_bulk_give_equal_tables(rules: Rules, make: Make) -> None:
    histories = []
    for number in range(5):
        found = replace(opening(make), number=number)
        announced = make("property.announced", date(2026, 3, 4 + number), found.matter)
        mended = replace(found, id=new_id(), thing=f"Xe {number}", supersedes=found.id, reason="nhìn lại")
        histories.append([found, announced, mended])

    with transaction.atomic():
        for acts in histories:
            for act in acts:
                put(rules, act)
        one_by_one = tables()
        transaction.set_rollback(True)
    nothing = tables()
    put(rules, *(act for acts in histories for act in acts))

    assert tables() == one_by_one
    assert nothing != one_by_one


def tables() -> dict[str, list[Any]]:
    return {table.__name__: sorted(map(repr, current(table).values_list(*COMPARED[table]))) for table in COMPUTED}


def current(table: Any) -> Any:
    rows = table._default_manager.all()
    return rows.filter(known_to__isnull=True) if table is FactRow else rows


@pytest.mark.parametrize(
    ("table", "change"),
    [
        (MatterRow, {"title": "khác"}),
        (DeadlineRow, {"ends_on": date(2030, 1, 1)}),
        (LineRow, {"cells": []}),
        (FactRow, {"amount": 7}),
    ],
)
def test_replay_names_every_altered_row(rules: Rules, make: Make, table: Any, change: dict[str, Any]) -> None:
    found = opening(make)
    put(rules, found)
    table.objects.filter(matter=found.matter).update(**change)

    (difference,) = replay(rules).differences

    assert (difference.table, difference.matter) == (table.__name__, found.matter)


def test_undoing_a_mistaken_link_parts_the_families(rules: Rules, make: Make) -> None:
    one, other = opening(make), opening(make)
    put(rules, one)
    put(rules, other)
    tie = make(
        "property.announced", date(2026, 3, 4), one.matter, links=(Link(Role.JOINED, other.matter, is_matter=True),)
    )
    put(rules, tie)
    together = set(MatterRow.objects.values_list("family_id", flat=True))
    put(rules, replace(tie, id=new_id(), links=(), supersedes=tie.id, reason="nhập nhầm"))

    assert len(together) == 1
    assert MatterRow.objects.values("family_id").distinct().count() == 2
    assert replay(rules).differences == []
    assert FindingRow.objects.count() == 0
    assert Family.objects.count() >= 2


def test_a_person_held_in_two_matters_is_seen_across_families_and_parted_again(rules: Rules, make: Make) -> None:
    one, other, person = new_id(), new_id(), new_id()
    for place, who in enumerate((one, other)):
        link = Link(Role.HELD, who)
        act = opening(make, links=(link,), people=(Person(participant=who, name="Lò Văn Páo"),))
        said = rules.catalogue.kinds["participant.identified"](
            id=new_id(), matter=act.matter, occurred=act.occurred, person=person, links=(link,)
        )
        put(rules, act, said)
        IntervalRow.objects.create(
            matter_id=act.matter,
            participant=who,
            ground="custody",
            from_when=f"2026-03-0{place + 2}",
            until_when="2026-03-05",
            act=act.id,
            unit="22",
        )
    crossing.replace([person])
    (crossed,) = CrossingRow.objects.all()

    assert crossed.person == person
    assert (day_of(crossed.from_at), crossed.until_at) == (date(2026, 3, 3), end_of(date(2026, 3, 5)))
    assert PlaceRow.objects.filter(person=person).count() == 2


def test_who_stands_in_two_families_is_shown_in_each_as_its_own_acts_say(rules: Rules, make: Make) -> None:
    who = new_id()
    held = (Link(Role.HELD, who),)
    first = opening(make, links=held, people=(Person(participant=who, name="Trần Thị Sen"),))
    second = opening(make, links=held, people=(Person(participant=who, name="Trần Thị Sên"),))
    third = opening(make, links=held)

    put(rules, first)
    put(rules, third)
    put(rules, second)

    shown = {row.matter_id: row.version.name for row in PlaceRow.objects.select_related("version")}
    assert shown == {
        first.matter: "Trần Thị Sen",
        second.matter: "Trần Thị Sên",
        third.matter: "Trần Thị Sen",  # nobody names her there: as she was first named anywhere
    }
    assert not replay(rules).differences
