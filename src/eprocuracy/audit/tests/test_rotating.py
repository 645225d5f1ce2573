"""Another key for the log: whoever trusts the old one follows its signature to the new one, and follows nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from eprocuracy.audit import checkpoints, exporting, handing, keeping, keys, notes, rotating, sending, tree
from eprocuracy.audit.checkpoints import TouchedError
from eprocuracy.audit.faults import Fault
from eprocuracy.audit.models import Checkpoint, Entry
from eprocuracy.audit.verifying import verify
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ground.folder import DataFolder

from .test_log import MAI, NOW, write
from .test_outside import INTACT, check
from .test_witnesses import NOON, Neighbour

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """Keys of this test alone."""
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path / "own"))
    folder = DataFolder.of_environment()
    folder.prepare()
    return folder


def thief(name: str) -> notes.Signer:
    return notes.Signer(name, notes.LOG, Ed25519PrivateKey.generate())


def forged(old: notes.Verifier, new: notes.Signer, size: int, *by: notes.Signer, lost: str = "") -> str:
    """A hand-over signed by whoever is named."""
    body = handing.body(notes.Checkpoint(old.name, size, tree.leaf(b"x")), old, new.verifier, lost)
    return notes.note(body, [one.line(body) for one in by])


def test_everybody_follows_the_signature_of_the_old_key(own: DataFolder, tmp_path: Path) -> None:
    witness = Neighbour(tmp_path, "thanhtra.example")
    write(3)
    keeping.close(at=NOW)
    sending.send([witness], at=NOON)
    first, secret = keys.signer(), own.secret(keys.SIGNING)
    (tmp_path / "kept").write_text(Checkpoint.objects.get().note, encoding="utf-8")

    done = [rotating.rotate(by=MAI, at=NOW) for _ in range(2)]
    write(300, start=3)
    exported = exporting.export(tmp_path / "out", by=MAI, at=NOW).folder

    assert [done[0].old, done[0].new, done[1].new] == [first.verifier, done[1].old, keys.signer().verifier]
    assert all(secret not in one.read_text("utf-8") for one in (own.path / "secrets").iterdir())
    assert Entry.objects.filter(deed="log.key_changed").count() == 2
    assert verify(kept=[(tmp_path / "kept").read_text("utf-8")]).intact
    assert sending.send([witness], at=NOON) == {"thanhtra.example": "signed"}
    for one in (first.verifier, done[0].new, done[1].new):
        assert check(exported, "--key", one.line(), "--kept", str(tmp_path / "kept")) == INTACT
    # a key that was handed over signs nothing any more, and hands nothing over again
    stolen = forged(first.verifier, other := thief(first.name), 304, first, other)
    assert {one.fault for one in verify(kept=[stolen]).findings} == {Fault.CHECKPOINT_FORGED}
    with open(exported / "checkpoints.jsonl", "a", encoding="utf-8") as lines:
        lines.write(json.dumps({"note": stolen}) + "\n")
    assert check(exported, "--key", done[0].new.line())[0] == 1
    body = notes.Checkpoint(first.name, 250, tree.leaf(b"x")).body()
    late = notes.note(body, [first.line(body)])
    assert {one.fault for one in verify(kept=[late]).findings} == {Fault.CHECKPOINT_FORGED}


def test_a_forged_hand_over_is_refused_by_all(own: DataFolder, tmp_path: Path) -> None:
    witness = Neighbour(tmp_path, "thanhtra.example")
    write(3)
    exported = exporting.export(tmp_path / "out", by=MAI, at=NOW).folder
    ours = keys.signer()
    other = thief(ours.name)

    for note in (forged(ours.verifier, other, 9, other), forged(ours.verifier, other, 9, ours)):
        with pytest.raises(notes.NotANoteError):
            handing.handed(note)
        with pytest.raises(Refused):
            witness.add(0, [], note)
        with open(exported / "checkpoints.jsonl", "a", encoding="utf-8") as lines:
            lines.write(json.dumps({"note": note}) + "\n")
        assert check(exported, "--key", ours.verifier.line())[0] == 1
        assert Fault.CHECKPOINT_FORGED in {one.fault for one in verify(kept=[note]).findings}
    assert (witness.folder.path / "log.vkey").read_text("utf-8").strip() == ours.verifier.line()


def test_a_lost_key_hands_nothing_over_and_everybody_names_it(own: DataFolder, tmp_path: Path) -> None:
    witness = Neighbour(tmp_path, "thanhtra.example")
    write(3)
    keeping.close(at=NOW)
    sending.send([witness], at=NOON)
    old = keys.signer().verifier
    (own.path / "secrets" / keys.SIGNING).unlink()
    write(1, start=3)
    with pytest.raises(TouchedError):
        keeping.close(at=NOW)
    with pytest.raises(Refused):
        rotating.rotate(by=MAI, at=NOW)

    done = rotating.rotate(by=MAI, at=NOW, lost="hỏng\n đĩa")
    exported = exporting.export(tmp_path / "out", by=MAI, at=NOW).folder

    assert (done.old, done.lost) == (old, "hỏng đĩa")
    found = verify()
    assert found.intact
    assert ["hỏng đĩa" in one.vi for one in found.remarks] == [True]
    code, said = check(exported, "--key", old.line())
    assert (code, "hỏng đĩa" in said) == (1, True)
    code, said = check(exported, "--key", done.new.line())
    assert (code, "hỏng đĩa" in said) == (0, True)
    assert "hỏng đĩa" in sending.send([witness], at=NOON)["thanhtra.example"]


def test_a_call_that_was_broken_off_is_completed_by_the_next(own: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    write(3)

    def killed(_self: Path, _target: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        real = Path.replace
        broken.setattr(Path, "replace", lambda self, to: (killed if self.suffix == ".next" else real)(self, to))
        with pytest.raises(KeyboardInterrupt):
            rotating.rotate(by=MAI, at=NOW)

    done = rotating.rotate(by=MAI, at=NOW)

    assert done.new == keys.signer().verifier
    assert checkpoints.handed_over().count() == 1
    assert verify().intact
