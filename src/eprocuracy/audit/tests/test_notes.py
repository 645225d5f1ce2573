"""Signed notes and witnesses, without a database."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from eprocuracy.audit import notes, tree
from eprocuracy.audit.notes import LOG, Checkpoint, NotANoteError, Signer, Verifier
from eprocuracy.audit.witnessing import WitnessFolder, request
from eprocuracy.kernel.refusals import Refused

NOW = datetime(2026, 11, 21, 0, 31, tzinfo=UTC)
OURS = Signer("vks.example/log", LOG, Ed25519PrivateKey.from_private_bytes(bytes(32)))
LEAVES = [tree.leaf(bytes([i])) for i in range(40)]


def nodes(level: int, number: int) -> bytes:
    return tree.root(LEAVES[number << level : (number + 1) << level])


def signed(size: int, *, root: bytes | None = None, by: Signer = OURS) -> str:
    body = Checkpoint(OURS.name, size, root or tree.root(LEAVES[:size])).body()
    return notes.note(body, [by.line(body)])


def asked(old: int, new: int) -> str:
    return request(old, tree.consistency(nodes, old, new), signed(new))


@pytest.fixture
def witness(tmp_path: Path) -> WitnessFolder:
    return WitnessFolder.make(tmp_path / "witness", name="thanhtra.example", log=OURS.verifier.line())


def test_a_checkpoint_says_how_large_the_log_was_and_who_signed() -> None:
    note = signed(7)

    assert notes.checkpoint(note) == Checkpoint("vks.example/log", 7, tree.root(LEAVES[:7]))
    assert Verifier.parse(OURS.verifier.line()).signed(note) == 0


def test_a_changed_checkpoint_or_anothers_signature_does_not_hold() -> None:
    other = Signer(OURS.name, LOG, Ed25519PrivateKey.from_private_bytes(b"\x01" * 32))

    assert OURS.verifier.signed(signed(7).replace("\n7\n", "\n8\n")) is None
    assert OURS.verifier.signed(signed(7, by=other)) is None


@pytest.mark.parametrize("text", ["", "x\n", "a\n7\nAAAA\n\n— a AAAA\n", "a\n07\n" + "A" * 44 + "\n\n— a AAAA\n"])
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NotANoteError):
        notes.checkpoint(text)


def test_a_key_whose_number_does_not_fit_is_refused() -> None:
    with pytest.raises(NotANoteError):
        Verifier.parse(OURS.verifier.line().replace("vks", "vkt"))


def test_a_signer_never_shows_its_key() -> None:
    assert base64.b64encode(bytes(32)).decode() not in repr(OURS) + str(OURS)


def test_a_witness_signs_what_continues_the_checkpoint_before(witness: WitnessFolder) -> None:
    first, second = witness.add(asked(0, 5), at=NOW), witness.add(asked(5, 23), at=NOW)

    assert isinstance(first, str)
    assert witness.signer.verifier.signed(notes.note(notes.parts(signed(23))[0], [f"{second}\n"])) == int(
        NOW.timestamp()
    )
    assert witness.signer.verifier.signed(notes.note(notes.parts(signed(22))[0], [f"{second}\n"])) is None


def test_a_witness_that_saw_another_size_says_which(witness: WitnessFolder) -> None:
    witness.add(asked(0, 5), at=NOW)

    assert witness.add(asked(4, 23), at=NOW) == 5


def test_a_witness_refuses_a_split_view_and_keeps_what_proves_it(witness: WitnessFolder) -> None:
    witness.add(asked(0, 5), at=NOW)
    another = signed(5, root=tree.leaf(b"another history"))

    with pytest.raises(Refused):
        witness.add(request(5, [], another), at=NOW)
    with pytest.raises(Refused):
        witness.add(request(5, tree.consistency(nodes, 4, 9), signed(9)), at=NOW)

    kept = sorted(one.read_text(encoding="utf-8") for one in (witness.path / "evidence").glob("*/shown"))
    assert kept == sorted([another, signed(9)])
    assert {one.read_text(encoding="utf-8") for one in (witness.path / "evidence").glob("*/signed-before")} == {
        signed(5)
    }
    assert witness.last() == notes.checkpoint(signed(5))


def test_a_witness_signs_nothing_of_another_log(witness: WitnessFolder) -> None:
    other = Signer("another/log", LOG, Ed25519PrivateKey.from_private_bytes(b"\x01" * 32))
    body = Checkpoint(other.name, 5, tree.root(LEAVES[:5])).body()

    with pytest.raises(Refused):
        witness.add(request(0, [], notes.note(body, [other.line(body)])), at=NOW)
    with pytest.raises(Refused):
        witness.add("nonsense", at=NOW)
    assert witness.last() is None
