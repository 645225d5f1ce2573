"""After a restore of an older backup the published log is ahead: it goes on as the one that everybody knows, and says what was lost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from eprocuracy.audit import checkpoints, copies, keeping, publishing, resuming, verifying
from eprocuracy.audit.faults import Fault
from eprocuracy.audit.models import Entry, Leaf
from eprocuracy.audit.resuming import RestoredError, resume
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.backup import journal
from eprocuracy.platform.ground.folder import DataFolder

from .ruler import ruler_of_the_database
from .test_log import NOW, write

BEFORE, PUBLISHED, LOST = 280, 300, 10


@pytest.fixture
def restored(transactional_db: None, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database brought back to before the last leaves got their place; the last entries are gone. Returns the checkpoint that others keep."""
    numbers = write(PUBLISHED)
    kept = keeping.close(at=NOW)
    assert kept
    with ruler_of_the_database() as run:
        run(f"DELETE FROM audit_leaf WHERE index >= {BEFORE}")
        run("DELETE FROM audit_checkpoint")
        run(f"DELETE FROM audit_entry WHERE sequence >= {numbers[PUBLISHED - LOST]}")
    folder = DataFolder(tmp_path / "restored")
    folder.prepare()
    folder.write_note(journal.RESTORED, {"at": NOW.isoformat()})
    monkeypatch.setattr(resuming, "installation", lambda: folder)
    return kept.note


def test_a_restored_log_waits_and_then_goes_on_as_the_one_that_was_published(restored: str, published: Path) -> None:
    later = write(3)
    assert keeping.keep(at=NOW) == 0
    with pytest.raises(RestoredError):
        keeping.close(at=NOW)

    done = resume(published, reason="hỏng đĩa", by=SYSTEM, at=NOW)
    last = keeping.close(at=NOW)

    assert (done.size, done.taken_back, done.lost) == (PUBLISHED, PUBLISHED - BEFORE, LOST)
    assert last
    assert last.size == PUBLISHED + len(later) + 1
    verdict = verifying.verify(kept=[restored], folder=published)
    assert verdict.intact, verdict.findings
    said = Entry.objects.get(deed="log.resumed").detail
    assert (said["reason"], said["from"], said["to"]) == ("hỏng đĩa", BEFORE, PUBLISHED)


def test_what_the_log_did_not_say_itself_stays_missing(restored: str, published: Path) -> None:
    resume(published, reason="hỏng đĩa", by=SYSTEM, at=NOW)
    keeping.close(at=NOW)
    gone = Leaf.objects.get(index=BEFORE).sequence
    with ruler_of_the_database() as run:
        run(f"DELETE FROM audit_entry WHERE sequence = {gone}")

    assert [(one.fault, one.entry) for one in verifying.verify().findings] == [(Fault.MISSING, gone)]


def test_another_log_is_not_taken_for_ours(restored: str, published: Path) -> None:
    entries = next(path for path in (published / "tile" / "entries").rglob("*") if path.is_file())
    entries.write_bytes(entries.read_bytes()[:-1] + b"!")

    with pytest.raises(Refused, match="không nối tiếp"):
        resume(published, reason="hỏng đĩa", by=SYSTEM, at=NOW)

    assert resuming.waits()
    assert checkpoints.latest() is None
    assert publishing.published(published)


@pytest.mark.django_db
def test_backups_and_restores_are_entries_once_each(tmp_path: Path) -> None:
    folder, began = DataFolder(tmp_path), datetime(2026, 11, 22, 1, tzinfo=UTC)
    folder.prepare()
    journal.note(folder, "taken", began=began, base="20261122", bytes=7)
    copies.carry(folder, at=NOW)
    journal.note(folder, "restored", began=began, well=False)
    folder.write_note(copies.CARRIED, {})  # broken off before it was noted how far one came
    copies.carry(folder, at=NOW)

    found = Entry.objects.filter(deed__startswith="backup.").order_by("sequence")
    assert [(one.deed, one.detail["well"]) for one in found] == [("backup.taken", True), ("backup.restored", False)]
    assert found[0].detail["base"] == "20261122"
    assert found[0].detail["operator"]
