"""Whoever rules the database can change anything; every way of touching the log is found, and what was touched is named."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from eprocuracy.audit import checkpoints, keeping, sequencing, verifying
from eprocuracy.audit.checkpoints import TouchedError
from eprocuracy.audit.faults import Fault
from eprocuracy.audit.models import Checkpoint

from .ruler import ruler_of_the_database
from .test_log import NOW, cancelled, write

pytestmark = pytest.mark.django_db(transaction=True)


def found(**asked: object) -> list[tuple[Fault, object]]:
    verdict = verifying.verify(**asked)  # type: ignore[arg-type]
    return [
        (
            one.fault,
            next(w for w in (one.entry, one.leaf, one.tile, one.checkpoint, one.table) if w is not None),
        )
        for one in verdict.findings
    ]


INSERT = (
    "INSERT INTO audit_entry (sequence, at, account, unit, deed, about, detail, address, request, salt, stamp)"
    " SELECT {number}, at - interval '3 days', account, unit, deed, about, detail, address, request, salt, stamp"
    " FROM audit_entry WHERE sequence = {like}"
)


def test_altered_removed_backdated_and_swapped_entries_are_each_named(published: Path) -> None:
    numbers = write(300)
    keeping.close(at=NOW)
    with ruler_of_the_database() as run:
        run(f"UPDATE audit_entry SET account = 'nam' WHERE sequence = {numbers[1]}")
        run(f"UPDATE audit_entry SET detail = '{{}}' WHERE sequence = {numbers[2]}")
        run(f"DELETE FROM audit_entry WHERE sequence = {numbers[3]}")
        run(f"UPDATE audit_entry SET at = at - interval '1 hour' WHERE sequence = {numbers[280]}")
        run("UPDATE audit_leaf SET sequence = -1 WHERE index = 10")
        run(f"UPDATE audit_leaf SET sequence = {numbers[10]} WHERE index = 11")
        run(f"UPDATE audit_leaf SET sequence = {numbers[11]} WHERE index = 10")

    named = [
        (Fault.ALTERED, numbers[1]),
        (Fault.ALTERED, numbers[2]),
        (Fault.MISSING, numbers[3]),
        (Fault.MOVED, numbers[11]),
        (Fault.MOVED, numbers[10]),
        (Fault.BACKDATED, numbers[280]),
    ]
    assert found() == found(folder=published) == named
    assert found(workers=2) == named


def test_an_entry_slipped_in_or_altered_before_its_place_is_named(published: Path) -> None:
    numbers = write(3)
    with ruler_of_the_database() as run:
        run(f"UPDATE audit_entry SET at = at - interval '1 hour' WHERE sequence = {numbers[2]}")
        run(INSERT.format(number=numbers[2] + 1, like=numbers[0]))
    keeping.close(at=NOW)

    assert found(folder=published) == [(Fault.INSERTED, numbers[2]), (Fault.INSERTED, numbers[2] + 1)]


def test_an_entry_put_into_an_old_gap_gets_no_place_and_is_named() -> None:
    numbers = write(1)
    gap = cancelled()
    write(1)
    sequencing.sequence(at=NOW - timedelta(days=3))
    sequencing.sequence(at=NOW)
    with ruler_of_the_database() as run:
        run(INSERT.format(number=gap, like=numbers[0]))

    assert sequencing.sequence(at=NOW) == 0
    assert found() == [(Fault.INSERTED, gap)]


def test_leaves_altered_removed_or_moved_with_their_entries_are_named() -> None:
    numbers = write(300)
    keeping.close(at=NOW)
    with ruler_of_the_database() as run:
        run("UPDATE audit_leaf SET content = content || '\\x20' WHERE index = 4")
        run("DELETE FROM audit_leaf WHERE index = 5")
        # both the places and what they hold are exchanged, so that each leaf fits its entry
        run("UPDATE audit_leaf SET index = 1000 WHERE index = 20")
        run("UPDATE audit_leaf SET index = 20 WHERE index = 21")
        run("UPDATE audit_leaf SET index = 21 WHERE index = 1000")

    assert found() == [
        (Fault.ALTERED, 4),
        (Fault.MISSING, 5),
        (Fault.MOVED, numbers[21]),
        (Fault.MOVED, numbers[20]),
        (Fault.INSERTED, numbers[5]),
    ]


def test_tiles_altered_or_removed_in_the_database_or_on_disk_are_named(published: Path) -> None:
    write(600)
    keeping.close(at=NOW)
    with ruler_of_the_database() as run:
        run("UPDATE audit_tile SET root = sha256('x') WHERE number = 0")
        run("UPDATE audit_tile SET hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1) WHERE number = 1")
    (published / "tile/1/000.p/2").write_bytes(b"x" * 64)
    (published / "tile/entries/001").write_bytes(b"")
    (published / "tile/entries/002.p/88").unlink()

    assert found(folder=published) == [
        (Fault.TILE_ALTERED, "tile/0/000"),
        (Fault.TILE_ALTERED, "tile/0/001"),
        (Fault.TILE_ALTERED, "tile/entries/001"),
        (Fault.TILE_MISSING, "tile/entries/002.p/88"),
        (Fault.REWRITTEN, 600),
        (Fault.TILE_ALTERED, "tile/1/000.p/2"),
    ]


def test_an_entry_changed_with_its_leaf_and_its_tile_differs_from_the_published_file(published: Path) -> None:
    numbers = write(300)
    keeping.close(at=NOW)
    with ruler_of_the_database() as run:
        run(f"DELETE FROM audit_entry WHERE sequence = {numbers[299]}")
        run("DELETE FROM audit_leaf WHERE index = 299")
        run("UPDATE audit_leaf SET content = '{}' WHERE index = 280")

    cut_off = [(Fault.MISSING, 299), (Fault.REWRITTEN, 300)]
    assert found() == [(Fault.ALTERED, numbers[280]), *cut_off]
    assert found(folder=published) == [(Fault.ALTERED, 280), *cut_off]
    write(2)
    with pytest.raises(TouchedError):
        keeping.close(at=NOW + timedelta(minutes=1))


def test_a_log_rewritten_from_the_start_differs_from_a_checkpoint_kept_outside(published: Path, tmp_path: Path) -> None:
    numbers = write(3)
    keeping.close(at=NOW)
    kept = checkpoints.latest()
    assert kept is not None
    with ruler_of_the_database() as run:
        for table in ("audit_checkpoint", "audit_leaf", "audit_gap"):
            run(f"DELETE FROM {table}")
        run(f"DELETE FROM audit_entry WHERE sequence = {numbers[1]}")
    sequencing.sequence(at=NOW)
    checkpoints.sign(at=NOW)

    assert found() == []
    assert found(kept=[kept.note]) == [(Fault.MISSING, 2), (Fault.REWRITTEN, 3)]
    assert found(folder=published) == [(Fault.MOVED, numbers[2]), (Fault.MISSING, 2), (Fault.REWRITTEN, 3)]


def test_a_checkpoint_that_was_changed_or_forged_is_named() -> None:
    write(2)
    keeping.close(at=NOW)
    write(2, start=2)
    keeping.close(at=NOW + timedelta(minutes=1))
    with ruler_of_the_database() as run:
        run("UPDATE audit_checkpoint SET note = replace(note, E'\\n2\\n', E'\\n3\\n') WHERE size = 2")

    assert found() == [(Fault.CHECKPOINT_FORGED, 2)]
    assert found(since=4) == []
    assert Checkpoint.objects.count() == 2


def test_a_check_from_the_last_checkpoint_sees_what_was_touched_after_it() -> None:
    numbers = write(300)
    keeping.close(at=NOW)
    more = write(20, start=300)
    sequencing.sequence(at=NOW)
    with ruler_of_the_database() as run:
        run(f"UPDATE audit_entry SET account = 'nam' WHERE sequence IN ({numbers[1]}, {more[3]})")

    assert found(since=300) == [(Fault.ALTERED, more[3])]
    assert verifying.verify(since=300).checked == 320 - 256


def test_a_trigger_switched_off_and_on_again_is_noticed() -> None:
    with ruler_of_the_database(leaves="ENABLE"):
        pass

    named = found()
    assert (Fault.UNPROTECTED, "audit_entry_0001") in named
    assert (Fault.UNPROTECTED, "audit_checkpoint") in named
    assert {fault for fault, _ in named} == {Fault.UNPROTECTED}


def test_a_right_that_was_widened_is_noticed() -> None:
    with ruler_of_the_database() as run:
        run("GRANT UPDATE ON audit_leaf TO eprocuracy_app")

    assert found() == [(Fault.UNPROTECTED, "audit_leaf")]


def test_entries_go_on_in_the_next_partition_which_is_there_in_time_and_protected() -> None:
    with ruler_of_the_database() as run:
        run("SELECT setval(pg_get_serial_sequence('audit_entry', 'sequence'), 75000000 - 1)")
    numbers = write(2)

    assert numbers == [75_000_000, 75_000_001]
    assert keeping.make_partitions() == 1
    assert keeping.make_partitions() == 0
    assert sequencing.sequence(at=NOW) == 2
    assert found() == []
