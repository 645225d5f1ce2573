"""The exported log in the hands of outsiders: our little checker, and programs that were not written here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from django.db import transaction
from tlog_scales.backend import LocalBackend
from tlog_scales.reader import TilesReader
from tlog_scales.signing import Vkey
from tlog_scales.tlog import Checkpoint, ConsistencyProof, InclusionProof

from eprocuracy.audit import exporting, keeping, keys, proving, sequencing, tiles, tree
from eprocuracy.platform.ground.folder import CHECKOUT

from .test_log import MAI, NOW, write

pytestmark = pytest.mark.django_db

CHECKER = CHECKOUT / "tools" / "check_log.py"
INTACT = (0, "Nguyên vẹn / Intact\n")


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """An exported log of 600 entries, with an earlier checkpoint at 300."""
    with transaction.atomic():
        write(300)
        keeping.close(at=NOW)
        write(299, start=300)
        done = exporting.export(tmp_path / "out", by=MAI, at=NOW)
    assert done.entries == 600
    return done.folder


def check(folder: Path, *more: str, **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", folder / "check_log.py", *more],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    return done.returncode, done.stdout


def test_an_outsider_checks_the_exported_log_with_one_file(exported: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes((exported / "checkpoint").read_bytes())

    assert check(exported) == INTACT
    assert check(exported, "--key", keys.signer().verifier.line(), "--kept", str(tmp_path / "kept")) == INTACT


def test_the_checker_is_short_and_needs_no_package(exported: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("not run: needs openssl")
    source = CHECKER.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 200
    (exported / "check_log.py").write_text(source.replace("from cryptography.", "from no_such_package."), "utf-8")

    assert check(exported) == INTACT
    (exported / "checkpoint").write_text(
        (exported / "checkpoint").read_text("utf-8").replace("\n600\n", "\n599\n"), "utf-8"
    )
    assert check(exported)[0] == 1


def test_the_outsider_sees_every_change_and_which_entry_it_met(exported: Path) -> None:
    def changed(path: str, old: bytes, new: bytes) -> tuple[int, str]:
        file = exported / path
        before = file.read_bytes()
        assert old in before
        file.write_bytes(before.replace(old, new, 1))
        answer = check(exported)
        file.write_bytes(before)
        return answer

    entries = (exported / "tile/entries/001").read_bytes()
    code, said = changed("tile/entries/001", entries[200:230], entries[200:229] + b"#")
    assert code == 1
    assert "vị trí/place 256" in said
    assert changed("tile/0/000", (exported / "tile/0/000").read_bytes()[:32], bytes(32))[0] == 1
    assert changed("tile/1/000.p/2", (exported / "tile/1/000.p/2").read_bytes()[:32], bytes(32))[0] == 1
    assert changed("checkpoint", b"\n600\n", b"\n599\n")[0] == 1
    assert changed("checkpoints.jsonl", b"300", b"301")[0] == 1
    (exported / "tile/entries/001").unlink()
    assert check(exported)[0] == 1


def test_a_log_rewritten_and_signed_anew_differs_from_what_was_kept(exported: Path, tmp_path: Path) -> None:
    from eprocuracy.audit import notes, tree

    key = keys.signer()
    body = notes.Checkpoint(key.name, 400, tree.leaf(b"as it was")).body()
    (tmp_path / "kept").write_text(notes.note(body, [key.line(body)]), encoding="utf-8")

    code, said = check(exported, "--kept", str(tmp_path / "kept"))
    assert code == 1
    assert "400" in said


def test_a_receipt_is_checked_without_the_log(exported: Path, tmp_path: Path) -> None:
    number = write(1, start=700)[0]
    keeping.close(at=NOW)
    found = proving.receipt(number)
    (tmp_path / "one.tlog-proof").write_text(found.text, encoding="utf-8")
    (tmp_path / "one.leaf").write_bytes(found.leaf)
    asked = ["--proof", str(tmp_path / "one.tlog-proof"), "--leaf", str(tmp_path / "one.leaf")]
    asked += ["--key", keys.signer().verifier.line()]

    assert check(exported, *asked) == INTACT
    (tmp_path / "one.leaf").write_bytes(found.leaf.replace(b"test.seen", b"test.gone"))
    assert check(exported, *asked)[0] == 1


def foreign(exported: Path) -> tuple[TilesReader, Checkpoint]:
    """The log as a program reads it that was not written here."""
    reader = TilesReader(LocalBackend(exported))
    return reader, reader.get_checkpoint()


def test_somebody_elses_program_accepts_the_checkpoint_the_tiles_and_every_proof(exported: Path) -> None:
    reader, shown = foreign(exported)
    shown.verify(Vkey.from_string((exported / "vkey.txt").read_text(encoding="utf-8").strip()))

    assert (shown.size, reader.calculate_root_hash()) == (600, shown.root_hash)
    nodes = tiles.nodes_of(sequencing.tiles_of(), 600)
    for index in (0, 255, 256, 511, 512, 599):
        ours = tree.inclusion(nodes, index, 600)
        assert ours == reader.get_inclusion_proof(index, 600).node_hashes
        InclusionProof(index, 600, ours).check(tree.leaf(reader.get_entry(index)), shown.root_hash)
    for old in (1, 255, 300, 512, 599):
        path = proving.consistency(old, 600)
        assert path == reader.get_consistency_proof(old, 600).node_hashes
        before = tree.head(tiles.nodes_of(sequencing.tiles_of(), old), old)
        ConsistencyProof(old, 600, path).check(before, shown.root_hash)


def test_somebody_elses_program_sees_a_tampered_copy(exported: Path) -> None:
    def fits() -> bool:
        reader, _ = foreign(exported)
        return tree.node(reader.mth(0, 128), reader.mth(128, 256)) == reader.mth(0, 256)

    assert fits()
    tile = exported / "tile/0/000"
    content = tile.read_bytes()
    tile.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert not fits()

    forged = (exported / "checkpoint").read_text(encoding="utf-8").replace("\n600\n", "\n599\n")
    with pytest.raises(InvalidSignature):
        Checkpoint.from_text(forged).verify(Vkey.from_string(keys.signer().verifier.line()))


def test_somebody_elses_program_accepts_the_signature_of_a_witness(exported: Path, tmp_path: Path) -> None:
    from eprocuracy.audit import checkpoints, sending

    from .test_witnesses import NOON, Neighbour

    one = Neighbour(tmp_path, "thanhtra.example")
    sending.send([one], at=NOON)
    latest = checkpoints.latest()
    assert latest is not None

    Checkpoint.from_text(checkpoints.cosigned(latest)).verify(Vkey.from_string(one.verifier.line()))
