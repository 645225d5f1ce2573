"""Two auditors are shown two histories of one log."""

from __future__ import annotations

import contextlib
import tempfile
import time
from pathlib import Path

from eprocuracy.audit import keys, notes, tree
from eprocuracy.audit.witnessing import WitnessFolder, request
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.drills.telling import NOBODY, Outcome

from .stage import Stage


def split(stage: Stage, full: bool, protected: bool) -> Outcome:
    """Whoever holds the key of the log signs a second history for another auditor. Protection: a witness that signed the first.

    The forged checkpoints bear our own true signature; one is as long as the first, the others go on from it as it never was.
    """
    stage.account()
    true = stage.seal()
    size = notes.checkpoint(true).size
    forged = [_signed(size + each, f"another {each}") for each in range(20 if full else 3)]
    verifier = keys.signer().verifier
    believed, evidence, took = [one for one in forged if verifier.signed(one) is not None], 0, 0.0
    if protected:
        with tempfile.TemporaryDirectory() as made:
            witness = WitnessFolder.make(Path(made) / "witness", name="chungkien.example", log=verifier.line())
            assert isinstance(witness.add(request(0, [], true), at=stage.now), str)
            struck = time.monotonic()
            believed = [one for one in forged if _cosigned(witness, size, one, stage)]
            took = time.monotonic() - struck
            evidence = len(list((Path(made) / "witness" / "evidence").glob("*/shown")))
    noticed = protected and evidence == len(forged)
    return Outcome(
        attempted=Label(
            f"Người giữ khóa của nhật ký ký {len(forged)} điểm chốt của một lịch sử khác cho người kiểm tra thứ hai.",
            f"Whoever holds the key of the log signs {len(forged)} checkpoints of another history for a second auditor.",
        ),
        noticed_by=Label("bên chứng kiến đã ký lịch sử thật", "the witness that signed the true history")
        if noticed
        else NOBODY,
        noticed_after=took if noticed else None,
        contained=Label(
            f"Từ chối ký; giữ {evidence} cặp điểm chốt làm chứng cứ.",
            f"Not cosigned; {evidence} pairs of checkpoints are kept as evidence.",
        )
        if noticed
        else Label("Mỗi người tin bản mình được xem.", "Each believes what they were shown."),
        lost=len(believed),
    )


def _signed(size: int, said: str) -> str:
    key = keys.signer()
    body = notes.Checkpoint(key.name, size, tree.leaf(said.encode())).body()
    return notes.note(body, [key.line(body)])


def _cosigned(witness: WitnessFolder, old: int, note: str, stage: Stage) -> bool:
    with contextlib.suppress(Refused):
        return isinstance(witness.add(request(old, [], note), at=stage.now), str)
    return False
