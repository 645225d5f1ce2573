"""Receipts: the proof that an entry is in the log, as a file that needs nothing of ours to be checked; C2SP tlog-proof."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from . import checkpoints, notes, tiles, tree
from .models import Entry, Leaf
from .sequencing import size_of, tiles_of

VERSION = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where an entry stands; while `text` is empty it is pending: written, but not yet under a checkpoint."""

    sequence: int
    index: int | None = None
    leaf: bytes = b""
    text: str = ""

    @property
    def pending(self) -> bool:
        return not self.text


def receipt(sequence: int, *, using: str = "default") -> Receipt:
    """The receipt of an entry by its number; refuses a number that stands for none."""
    leaf = Leaf.objects.using(using).filter(sequence=sequence).first()
    if leaf is None:
        if not Entry.objects.using(using).filter(sequence=sequence).exists():
            raise Refused(
                Label(f"Nhật ký không có dòng {sequence}.", f"The log has no entry {sequence}."),
                Label("Hãy xem lại số của dòng.", "Look at the number again."),
            )
        return Receipt(sequence)
    witnessed = checkpoints.latest_cosigned(using)
    under = witnessed if witnessed and witnessed.size > leaf.index else checkpoints.latest(using)
    if under is None or under.size <= leaf.index:
        return Receipt(sequence, leaf.index, bytes(leaf.content))
    path = tree.inclusion(tiles.nodes_of(tiles_of(using), under.size), leaf.index, under.size)
    text = proof_text(leaf.index, path, checkpoints.cosigned(under))
    return Receipt(sequence, leaf.index, bytes(leaf.content), text)


def proof_text(index: int, path: Iterable[bytes], checkpoint: str) -> str:
    """A `.tlog-proof` file."""
    return "\n".join([VERSION, f"index {index}", *map(_base64, path), "", checkpoint])


def consistency(old: int, new: int, *, using: str = "default") -> list[bytes]:
    """The proof that the log of `old` entries is the beginning of that of `new`; refuses what the log does not have."""
    size = size_of(using)
    if not 0 <= old <= new <= size:
        raise Refused(
            Label(f"Nhật ký có {size} dòng.", f"The log has {size} entries."),
            Label(
                "Hãy chọn hai số không vượt quá số đó, số nhỏ trước.", "Name two sizes within it, the smaller first."
            ),
        )
    return tree.consistency(tiles.nodes_of(tiles_of(using), new), old, new)


def proves(text: str, leaf: bytes, verifier: notes.Verifier) -> bool:
    """Whether a `.tlog-proof` shows that the leaf is in the log that the verifier's key signs."""
    head, found, note = text.partition("\n\n")
    lines = head.split("\n")
    if not found or lines[0] != VERSION or not lines[-1]:
        return False
    rest = lines[2:] if lines[1].startswith("extra ") else lines[1:]
    said = notes.checkpoint(note)
    if verifier.signed(note) is None or said.origin != verifier.name or not rest[0].startswith("index "):
        return False
    path = [base64.b64decode(one, validate=True) for one in rest[1:]]
    return tree.includes(tree.leaf(leaf), int(rest[0].removeprefix("index ")), said.size, path, said.root)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
