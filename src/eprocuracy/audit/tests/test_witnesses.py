"""The checkpoint of the day, signed by witnesses that are programs of their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from eprocuracy.audit import checkpoints, keeping, keys, notes, proving, sending, tree
from eprocuracy.audit.models import Cosignature
from eprocuracy.audit.notes import Verifier
from eprocuracy.audit.witnessing import WitnessFolder

from .test_log import write

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)


class Neighbour:
    """A witness in a folder beside us."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = WitnessFolder.make(folder / name, name=name, log=keys.signer().verifier.line())

    @property
    def verifier(self) -> Verifier:
        return self.folder.signer.verifier

    def add(self, old: int, proof: list[bytes], checkpoint: str) -> str | int:
        from eprocuracy.audit.witnessing import request

        return self.folder.add(request(old, proof, checkpoint), at=NOON)


@pytest.fixture
def two(tmp_path: Path) -> list[Neighbour]:
    return [Neighbour(tmp_path, "thanhtra.example"), Neighbour(tmp_path, "ngoai.example")]


def test_two_witnesses_sign_the_day_and_a_receipt_bears_their_signatures(two: list[Neighbour], published: Path) -> None:
    number = write(5)[2]
    keeping.close(at=NOON)

    assert sending.send(two, at=NOON) == {"thanhtra.example": "signed", "ngoai.example": "signed"}

    latest = checkpoints.latest()
    assert latest is not None
    note = checkpoints.cosigned(latest)
    assert [one.verifier.signed(note) for one in two] == [int(NOON.timestamp())] * 2
    assert proving.receipt(number).text.endswith(note)
    assert (published / "checkpoint.witnessed").read_text(encoding="utf-8") == note
    assert not sending.is_due(two[0], at=NOON + timedelta(hours=3))
    assert sending.is_due(two[0], at=NOON + timedelta(days=1))


def test_a_witness_that_lost_sight_of_us_is_caught_up_with_and_one_that_refuses_does_not_stop_the_other(
    two: list[Neighbour],
) -> None:
    write(3)
    keeping.close(at=NOON)
    sending.send(two, at=NOON)
    key = keys.signer()
    # the first was shown another history in between
    body = notes.Checkpoint(key.name, 3, tree.leaf(b"another")).body()
    (two[0].folder.path / "checkpoint").write_text(notes.note(body, [key.line(body)]), encoding="utf-8")
    # the second forgot that it ever signed
    (two[1].folder.path / "checkpoint").unlink()
    write(300, start=3)
    keeping.close(at=NOON + timedelta(days=1))

    outcome = sending.send(two, at=NOON + timedelta(days=1))

    assert outcome["ngoai.example"] == "signed"
    assert "không nối tiếp" in outcome["thanhtra.example"]
    assert list((two[0].folder.path / "evidence").glob("*/shown"))
    assert Cosignature.objects.filter(checkpoint_id=303).count() == 1
