"""What older rules computed is computed anew in the background, and nobody who is recording has to wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Event, Thread
from time import monotonic

import pytest
from django.db import connection, transaction

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.platform.jobs.queue import Turn
from eprocuracy.records import crossing, replaying, tasks
from eprocuracy.records.families import new_id
from eprocuracy.records.models import Family, FindingRow, MatterRow
from eprocuracy.records.recording import record
from eprocuracy.records.replaying import stale
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.people import Person, Role

NOW = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
Make = Callable[..., Act]


@pytest.mark.django_db(transaction=True)
def test_stale_families_are_computed_anew_but_for_the_one_in_which_somebody_records(
    rules: Rules, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "present", lambda: rules)
    opened = [make("property.found", date(2026, 3, 2 + day), new_id(), unit="22", thing="Xe đạp") for day in range(3)]
    record(rules, opened, by=SYSTEM, at=NOW, source=Source.PAGE)
    MatterRow.objects.update(fingerprint="older", stage="?")
    nearest = [opened[0].matter, opened[1].matter, opened[2].matter]
    assert stale(rules) == nearest
    holding, let_go = Event(), Event()

    def somebody_records() -> None:
        with transaction.atomic():
            Family.objects.select_for_update().get(id=nearest[0])
            holding.set()
            let_go.wait(20)
        connection.close()

    somebody = Thread(target=somebody_records)
    somebody.start()
    holding.wait(20)

    tasks.refold_stale(at=NOW, turn=Turn(monotonic() + 20))

    assert stale(rules) == nearest[:1]
    let_go.set()
    somebody.join()
    assert not tasks.refold_stale(at=NOW, turn=Turn(monotonic() + 20))
    assert stale(rules) == []
    assert not MatterRow.objects.filter(stage="?").exists()


@pytest.mark.django_db(transaction=True)
def test_two_processes_mend_and_compare_as_one_does(rules: Rules, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "BATCH", 1)
    opened = [make("property.found", date(2026, 3, 2 + day), new_id(), unit="22", thing="Xe đạp") for day in range(3)]
    record(rules, opened, by=SYSTEM, at=NOW, source=Source.PAGE)
    MatterRow.objects.filter(matter__in=[one.matter for one in opened[:2]]).update(fingerprint="older", stage="?")
    MatterRow.objects.filter(matter=opened[2].matter).update(stage="?")

    assert replaying.mend(rules, at=NOW, workers=2) == 2

    done = replaying.replay(rules, workers=2)
    assert done == replaying.replay(rules)
    assert [one.matter for one in done.differences] == [opened[2].matter]
    assert (done.matters, done.acts) == (3, 3)


@pytest.mark.django_db(transaction=True)
def test_processes_use_no_connection_of_the_one_they_work_for(
    rules: Rules, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor one that it opened before a loop began to run in its thread, which Django shows to nobody but them."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    monkeypatch.setattr(replaying, "BATCH", 1)
    record(
        rules,
        [make("property.found", date(2026, 3, 2 + day), new_id(), unit="22", thing="Xe đạp") for day in range(6)],
        by=SYSTEM,
        at=NOW,
        source=Source.PAGE,
    )
    MatterRow.objects.update(fingerprint="older")
    mended: list[int] = []

    async def in_a_loop() -> None:
        mended.append(replaying.mend(rules, at=NOW, workers=2))
        connection.close()

    def in_a_thread() -> None:
        connection.ensure_connection()
        asyncio.run(in_a_loop())
        with connection.cursor() as cursor:  # still ours, and as it was
            cursor.execute("select 1")
        connection.close()

    thread = Thread(target=in_a_thread)
    thread.start()
    thread.join()

    assert mended == [6]
    assert stale(rules) == []


@pytest.mark.django_db(transaction=True)
def test_who_writes_of_a_person_in_another_matter_is_waited_for_before_anything_is_touched(
    rules: Rules, make: Make
) -> None:
    """Findings about a person held in two matters are written by both families: one that had begun to delete its own would
    wait for the person's turn while the other, who has it, waits for those very rows."""
    person, who = new_id(), new_id()
    link = Link(Role.HELD, who)
    held = make(
        "custody.held",
        date(2026, 3, 2),
        new_id(),
        unit="22",
        links=(link,),
        people=(Person(participant=who, name="A"),),
    )
    kind = rules.catalogue.kinds["participant.identified"]
    told = kind(id=new_id(), matter=held.matter, occurred=held.occurred, person=person, links=(link,))
    record(rules, [held, told], by=SYSTEM, at=NOW, source=Source.PAGE)
    (row,) = MatterRow.objects.all()
    code = next(iter(crossing.CODES))
    FindingRow.objects.create(matter_id=row.matter_id, participant=who, code=code, act=held.id, on=held.on, unit="22")
    has_turn = Event()

    def another() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            crossing.take_turns_of([person])
            has_turn.set()
            until = monotonic() + 20
            while monotonic() < until:
                cursor.execute("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                if cursor.fetchone()[0]:
                    break
            crossing.replace([person])
        connection.close()

    other = Thread(target=another)
    other.start()
    has_turn.wait(20)

    assert replaying.refold(rules, [row.family_id], at=NOW) == 1

    other.join()
    assert not FindingRow.objects.filter(code=code).exists()
