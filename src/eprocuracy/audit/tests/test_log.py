"""The log as people meet it: entries are written, sealed, checked, exported; every way of touching it is found."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from eprocuracy import audit
from eprocuracy.audit import deeds, exporting, sealing, verifying
from eprocuracy.audit.models import Block, Entry
from eprocuracy.audit.origin import origin
from eprocuracy.audit.verifying import Fault, Verdict
from eprocuracy.kernel.actors import Actor

NOW = datetime(2026, 11, 21, 0, 31, tzinfo=UTC)
MAI = Actor(account="mai", name="Hoàng Thị Mai", unit="22-KV3")
SEEN = deeds.declare("test.seen", "Xem trang thử", "Test page seen")

pytestmark = pytest.mark.django_db


def write(count: int, start: int = 0) -> list[int]:
    return [
        audit.record(SEEN, by=MAI, at=NOW + timedelta(seconds=i), about=[f"matter:{i}"], detail={"lần": i})
        for i in range(start, start + count)
    ]


def cancelled() -> int:
    """The number taken by a deed that was then undone."""
    with transaction.atomic():
        number = write(1)[0]
        transaction.set_rollback(True)
    return number


def verify(heads: dict[int, str] | None = None) -> Verdict:
    return verifying.verify(at=NOW, heads=heads)


def found(verdict: Verdict) -> list[tuple[Fault, int | None]]:
    return [(one.fault, one.entry if one.entry is not None else one.block) for one in verdict.findings]


@contextmanager
def ruler_of_the_database() -> Iterator[Callable[[str], None]]:
    """Runs SQL on the log as someone whom no trigger and no missing right stops."""
    from eprocuracy.platform.ground.access import embedded_accesses
    from eprocuracy.platform.ground.folder import DataFolder

    superuser = embedded_accesses(DataFolder.of_environment()).superuser
    assert superuser
    with superuser.to(connection.settings_dict["NAME"]).connect() as server:
        server.execute("SET session_replication_role = replica")

        def run(statement: str) -> None:
            server.execute(statement.encode())

        yield run


def test_an_entry_says_who_did_what_when_to_what_and_from_where() -> None:
    with origin("10.0.0.7", "a1b2"):
        number = audit.record(SEEN, by=MAI, at=NOW, about=["matter:1", "matter:1"], detail={"số": 45})

    entry = Entry.objects.get(sequence=number)
    assert (entry.account, entry.unit, entry.deed, entry.about) == ("mai", "22-KV3", SEEN, ["matter:1"])
    assert (entry.at, entry.detail, entry.address, entry.request) == (NOW, {"số": 45}, "10.0.0.7", "a1b2")
    assert bytes(entry.digest) == entry.own_digest()


def test_a_page_that_shows_many_people_is_one_entry_and_an_empty_page_is_none() -> None:
    audit.reads(SEEN, by=MAI, at=NOW, about=[f"participant:{i}" for i in range(25)])
    audit.reads(SEEN, by=MAI, at=NOW, about=[])

    assert [len(entry.about) for entry in Entry.objects.all()] == [25]


def test_a_deed_that_nobody_declared_and_a_secret_are_refused() -> None:
    with pytest.raises(ValueError, match="not a declared deed"):
        audit.record("test.unheard", by=MAI, at=NOW)
    with pytest.raises(ValueError, match="never holds"):
        audit.record(SEEN, by=MAI, at=NOW, detail={"form": {"password": "x"}})


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET account = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_block"]
)
def test_the_application_cannot_change_what_it_wrote(statement: str) -> None:
    write(1)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_sealing_binds_what_was_written_and_each_block_to_the_one_before() -> None:
    write(3)
    assert sealing.seal(at=NOW) == 3
    write(2, start=3)
    assert sealing.seal(at=NOW) == 2
    assert sealing.seal(at=NOW) == 0

    first, second = Block.objects.order_by("number")
    assert bytes(second.previous) == bytes(first.digest)
    verdict = verify()
    assert (verdict.intact, verdict.entries, verdict.blocks, verdict.unsealed) == (True, 5, 2, 0)
    assert verdict.head == (2, bytes(second.digest).hex())


def test_many_entries_make_several_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BLOCK_SIZE", 4)
    write(10)

    assert sealing.seal(at=NOW) == 10
    assert [block.size for block in Block.objects.order_by("number")] == [4, 4, 2]
    assert verify().intact


def test_an_entry_that_commits_after_later_numbers_were_sealed_comes_in_the_next_block() -> None:
    numbers = write(3)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('audit_entry', 'sequence'))")
        late = cursor.fetchone()[0]
    write(2)
    sealing.seal(at=NOW)
    entry = Entry.objects.get(sequence=numbers[0])
    entry.sequence = late
    entry.save(force_insert=True)

    assert sealing.seal(at=NOW + timedelta(minutes=1)) == 1
    assert Block.objects.get(number=2).ranges() == [(late, late)]
    assert verify().intact


def test_a_number_wasted_by_a_cancelled_deed_is_no_fault() -> None:
    write(1)
    cancelled()
    write(1)
    sealing.seal(at=NOW)

    assert verify().intact
    assert len(Block.objects.get().ranges()) == 2


@pytest.mark.django_db(transaction=True)
def test_an_altered_a_removed_and_an_inserted_entry_are_each_named() -> None:
    numbers = write(6)
    sealing.seal(at=NOW)
    with ruler_of_the_database() as run:
        run(f"UPDATE audit_entry SET account = 'nam' WHERE sequence = {numbers[1]}")
        run(f"DELETE FROM audit_entry WHERE sequence = {numbers[3]}")
        run(
            "INSERT INTO audit_entry SELECT -5, at, account, unit, deed, about, detail, address, request, digest"
            f" FROM audit_entry WHERE sequence = {numbers[0]}"
        )

    assert found(verify()) == [(Fault.ALTERED, numbers[1]), (Fault.MISSING, numbers[3]), (Fault.INSERTED, -5)]


@pytest.mark.django_db(transaction=True)
def test_an_entry_altered_before_its_seal_is_named_and_never_sealed() -> None:
    numbers = write(3)
    with ruler_of_the_database() as run:
        run(f"UPDATE audit_entry SET at = at - interval '1 hour' WHERE sequence = {numbers[2]}")

    assert sealing.seal(at=NOW) == 2
    assert found(verify()) == [(Fault.INSERTED, numbers[2])]


@pytest.mark.django_db(transaction=True)
def test_an_entry_put_into_an_old_gap_is_named() -> None:
    write(1)
    gap = cancelled()
    write(1)
    sealing.seal(at=NOW - timedelta(days=3))
    with ruler_of_the_database() as run:
        run(
            f"INSERT INTO audit_entry SELECT {gap}, at, account, unit, deed, about, detail, address, request, digest"
            " FROM audit_entry LIMIT 1"
        )

    assert sealing.seal(at=NOW) == 0
    assert found(verify()) == [(Fault.INSERTED, gap)]


@pytest.mark.django_db(transaction=True)
def test_a_block_altered_removed_or_cut_off_is_named() -> None:
    for i in range(4):
        write(2, start=i)
        sealing.seal(at=NOW)
    heads = {block.number: bytes(block.digest).hex() for block in Block.objects.all()}
    with ruler_of_the_database() as run:
        run("UPDATE audit_block SET sealed_at = sealed_at - interval '1 hour' WHERE number = 1")
        run("DELETE FROM audit_block WHERE number IN (2, 4)")

    named = found(verify(heads))
    assert [one for one in named if one[0] is not Fault.INSERTED] == [
        (Fault.BLOCK_ALTERED, 1),
        (Fault.BLOCK_MISSING, 2),
        (Fault.BLOCK_MISSING, 4),
    ]


@pytest.mark.django_db(transaction=True)
def test_a_log_rewritten_from_the_start_differs_from_a_head_noted_outside() -> None:
    numbers = write(3)
    sealing.seal(at=NOW)
    head = verify().head
    with ruler_of_the_database() as run:
        run("DELETE FROM audit_block")
        run(f"DELETE FROM audit_entry WHERE sequence = {numbers[1]}")
    sealing.seal(at=NOW)

    assert verify().intact
    assert found(verify(dict([head]))) == [(Fault.REWRITTEN, 1)]


def export(folder: Path) -> exporting.Exported:
    return exporting.export(folder, by=MAI, at=NOW)


def check(folder: Path, *more: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", folder / "check.py", *more], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def test_an_outsider_can_check_the_exported_log_with_python_alone(tmp_path: Path) -> None:
    write(7)
    done = export(tmp_path)

    assert (done.entries, done.blocks) == (8, 1)
    assert check(tmp_path, "--heads", str(tmp_path / "heads.txt")) == (0, "Nguyên vẹn / Intact\n")
    assert exporting.read_heads(tmp_path / "heads.txt") == {1: done.head}


def test_the_outsider_sees_a_changed_a_removed_and_a_rewritten_line(tmp_path: Path) -> None:
    write(7)
    export(tmp_path)
    entries = tmp_path / "entries.jsonl"
    lines = entries.read_text(encoding="utf-8").splitlines()

    entries.write_text("\n".join([lines[0].replace("mai", "nam"), *lines[1:]]) + "\n", encoding="utf-8")
    assert check(tmp_path)[0] == 1
    entries.write_text("\n".join(lines[1:]) + "\n", encoding="utf-8")
    assert check(tmp_path)[0] == 1
    entries.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "noted.txt").write_text(f"1 {'0' * 64}\n", encoding="utf-8")
    assert check(tmp_path, "--heads", str(tmp_path / "noted.txt"))[0] == 1


def test_the_command_prints_one_document_and_says_whether_the_log_is_intact(tmp_path: Path) -> None:
    write(2)
    said = io.StringIO()
    call_command("audit", "verify", "--json", stdout=said)

    answer = json.loads(said.getvalue())
    assert answer["intact"]
    assert (answer["entries"], answer["unsealed"], answer["faults"]) == (2, 0, [])
    call_command("audit", "export", str(tmp_path / "out"), "--json", stdout=said)
    assert check(tmp_path / "out")[0] == 0
