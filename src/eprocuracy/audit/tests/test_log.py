"""The log as people meet it: entries are written, get their place, are signed, proved, published."""

from __future__ import annotations

import base64
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from eprocuracy import audit
from eprocuracy.audit import deeds, keeping, keys, notes, proving, publishing, sequencing, tiles, tree
from eprocuracy.audit.checkpoints import TouchedError
from eprocuracy.audit.models import Checkpoint, Entry, Gap, Leaf, Tile
from eprocuracy.audit.origin import origin
from eprocuracy.audit.verifying import verify
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused

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


def a_number() -> int:
    """A number that a deed took which has not committed yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('audit_entry', 'sequence'))")
        return int(cursor.fetchone()[0])


def commit_late(number: int, like: int) -> None:
    """The deed that took the number commits."""
    entry = Entry.objects.get(sequence=like)
    entry.sequence = number
    entry.save(force_insert=True)


def order() -> list[int]:
    return list(Leaf.objects.order_by("index").values_list("sequence", flat=True))


def test_an_entry_says_who_did_what_when_to_what_and_from_where() -> None:
    with origin("::ffff:10.0.0.7", "a1b2"):
        number = audit.record(SEEN, by=MAI, at=NOW, about=["matter:1", "matter:1"], detail={"số": 45})

    entry = Entry.objects.get(sequence=number)
    assert (entry.account, entry.unit, entry.deed, entry.about) == ("mai", "22-KV3", SEEN, ["matter:1"])
    assert (entry.at, entry.detail, entry.address, entry.request) == (NOW, {"số": 45}, "10.0.0.7", "a1b2")


def test_a_page_that_shows_many_people_is_one_entry_and_an_empty_page_is_none() -> None:
    audit.reads(SEEN, by=MAI, at=NOW, about=[f"participant:{i}" for i in range(25)])
    audit.reads(SEEN, by=MAI, at=NOW, about=[])

    assert [len(entry.about) for entry in Entry.objects.all()] == [25]


def test_a_deed_that_nobody_declared_and_a_secret_are_refused() -> None:
    with pytest.raises(ValueError, match="not a declared deed"):
        audit.record("test.unheard", by=MAI, at=NOW)
    with pytest.raises(ValueError, match="never holds"):
        audit.record(SEEN, by=MAI, at=NOW, detail={"form": {"password": "x"}})


@pytest.mark.parametrize("table", ["audit_entry", "audit_entry_0001", "audit_leaf", "audit_tile", "audit_checkpoint"])
def test_the_application_cannot_change_what_it_wrote(table: str) -> None:
    write(1)

    for change in (f"DELETE FROM {table}", f"TRUNCATE {table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_entries_get_places_without_gaps_whatever_their_numbers() -> None:
    first = write(2)
    gap = cancelled()
    second = write(2)

    assert sequencing.sequence(at=NOW) == 4
    assert sequencing.sequence(at=NOW) == 0
    assert order() == [*first, *second]
    assert list(Leaf.objects.order_by("index").values_list("index", flat=True)) == [0, 1, 2, 3]
    assert Gap.objects.filter(first__lte=gap, last__gte=gap).exists()
    assert verify().intact


def test_an_entry_that_commits_late_takes_its_place_later() -> None:
    early = write(2)
    late, later = a_number(), a_number()
    more = write(2)
    sequencing.sequence(at=NOW)

    commit_late(later, like=early[0])
    assert sequencing.sequence(at=NOW + timedelta(minutes=1)) == 1
    commit_late(late, like=early[0])
    assert sequencing.sequence(at=NOW + timedelta(minutes=2)) == 1

    assert order() == [*early, *more, later, late]
    assert not Gap.objects.filter(last__gte=late, first__lte=later).exists()


def test_a_batch_that_is_broken_off_has_not_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = write(5)

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sequencing, "finish_tiles", broken)
        with pytest.raises(KeyboardInterrupt):
            sequencing.sequence(at=NOW)

    assert order() == []
    assert sequencing.sequence(at=NOW) == 5
    assert order() == numbers


def test_many_small_batches_make_the_same_tree_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    write(600)
    monkeypatch.setattr(sequencing, "BATCH", 101)

    sequencing.sequence(at=NOW)

    leaves = [tree.leaf(bytes(one)) for one in Leaf.objects.order_by("index").values_list("content", flat=True)]
    assert [one.number for one in Tile.objects.order_by("number")] == [0, 1]
    assert tree.head(tiles.nodes_of(sequencing.tiles_of(), 600), 600) == tree.root(leaves)


def test_a_checkpoint_is_signed_only_when_something_was_added() -> None:
    write(3)
    one = keeping.close(at=NOW)

    assert one is not None
    assert one.size == 3
    assert keys.signer().verifier.signed(one.note) == 0
    assert keeping.close(at=NOW + timedelta(minutes=1)) == one
    assert Checkpoint.objects.count() == 1


def test_the_worker_signs_when_the_last_checkpoint_is_old_enough(published: Path) -> None:
    write(1)
    keeping.keep(at=NOW)
    write(1)
    keeping.keep(at=NOW + timedelta(seconds=2))
    assert [one.size for one in Checkpoint.objects.order_by("size")] == [1]

    keeping.keep(at=NOW + timedelta(seconds=40))
    shown = publishing.published(published)
    assert shown is not None
    assert shown.size == 2


def test_files_are_written_once_and_partial_ones_leave_when_the_tile_is_full(published: Path) -> None:
    write(200)
    keeping.close(at=NOW)
    assert (published / "tile/0/000.p/200").exists()
    write(100)
    keeping.close(at=NOW + timedelta(minutes=1))

    assert not (published / "tile/0/000.p").exists()
    assert (published / "tile/0/000").stat().st_size == 8192
    assert len(tiles.unbundle((published / "tile/entries/000").read_bytes())) == 256
    assert (published / "tile/1/000.p/1").exists()
    (published / "tile/0/001.p/44").write_bytes(b"x")
    (published / "checkpoint").unlink()
    with pytest.raises(TouchedError):
        publishing.publish(published)


def test_publishing_that_was_broken_off_is_completed(published: Path) -> None:
    write(600)
    keeping.close(at=NOW)
    whole = {path.relative_to(published): path.read_bytes() for path in published.rglob("*") if path.is_file()}
    for path in ("tile/0/001", "tile/0/002.p/88", "checkpoint"):
        (published / path).unlink()

    publishing.publish(published)

    assert {path.relative_to(published): path.read_bytes() for path in published.rglob("*") if path.is_file()} == whole


def test_a_checkpoint_larger_than_the_log_is_never_replaced(published: Path) -> None:
    write(3)
    one = keeping.close(at=NOW)
    assert one is not None
    key = keys.signer()
    body = notes.Checkpoint(key.name, 9, tree.leaf(b"lost")).body()
    (published / "checkpoint").write_text(notes.note(body, [key.line(body)]), encoding="utf-8")

    write(1)
    with pytest.raises(TouchedError):
        keeping.close(at=NOW + timedelta(minutes=1))


def test_what_is_published_names_nobody(published: Path) -> None:
    with origin("10.0.0.7", "a1b2"):
        audit.record(SEEN, by=MAI, at=NOW, about=["matter:4711"], detail={"number": "45/2026"})
    keeping.close(at=NOW)

    everything = b"".join(path.read_bytes() for path in published.rglob("*") if path.is_file())
    for word in (b"mai", b"4711", b"45/2026", b"10.0.0.7", b"22-KV3"):
        assert word not in everything


def test_a_receipt_is_pending_until_it_is_signed_and_then_proves_the_entry() -> None:
    numbers = write(300)
    assert proving.receipt(numbers[7]).pending
    sequencing.sequence(at=NOW)
    assert (proving.receipt(numbers[7]).pending, proving.receipt(numbers[7]).index) == (True, 7)
    keeping.close(at=NOW)

    ours = keys.signer().verifier
    for number in (numbers[0], numbers[7], numbers[299]):
        found = proving.receipt(number)
        assert proving.proves(found.text, found.leaf, ours)
        assert not proving.proves(found.text, found.leaf + b" ", ours)
        assert not proving.proves(found.text.replace("index 7", "index 8"), b"{}", ours)
    with pytest.raises(Refused):
        proving.receipt(10**9)


def test_any_two_sizes_of_the_log_are_shown_to_be_one_history() -> None:
    write(530)
    sequencing.sequence(at=NOW)
    reader = sequencing.tiles_of()

    def head(size: int) -> bytes:
        return tree.head(tiles.nodes_of(reader, size), size)

    for old, new in [(0, 530), (1, 2), (255, 257), (256, 512), (300, 530), (530, 530)]:
        assert tree.extends(old, new, head(old), head(new), proving.consistency(old, new))
    with pytest.raises(Refused):
        proving.consistency(5, 531)


def test_the_command_checks_proves_and_says_it_in_one_document(tmp_path: Path) -> None:
    numbers = write(2)

    def asked(*words: str) -> dict[str, object]:
        said = io.StringIO()
        call_command("audit", *words, "--json", stdout=said)
        return json.loads(said.getvalue())  # type: ignore[no-any-return]

    answer = asked("verify")
    assert (answer["intact"], answer["entries"], answer["waiting"], answer["faults"]) == (True, 2, 0, [])
    proof = asked("proof", str(numbers[1]))
    assert proving.proves(str(proof["proof"]), base64.b64decode(str(proof["leaf"])), keys.signer().verifier)
    assert asked("consistency", "1", "2")["proof"]


def test_the_keys_lie_in_private_files_and_show_themselves_nowhere() -> None:
    from eprocuracy.platform.ground.folder import DataFolder

    keys.entry_keys(), keys.signer()
    secrets = DataFolder.of_environment().path / "secrets"

    for name in ("log-signing", "log-stamping", "log-naming"):
        assert (secrets / name).stat().st_mode & 0o077 == 0
        assert (secrets / name).read_text() not in f"{keys.entry_keys()!r}{keys.signer()!r}"
