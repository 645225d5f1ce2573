"""Writing the log out, with the little program an outsider needs to check it without us."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from django.db import transaction

from eprocuracy.kernel.actors import Actor

from . import actions, canonical, deeds
from .models import Block, Entry
from .sealing import seal

OUTSIDE = Path(__file__).with_name("outside")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and the head to note beside it."""

    folder: Path
    entries: int
    blocks: int
    head: str


def export(folder: Path, *, by: Actor, at: datetime) -> Exported:
    """Seal what waits, then write `entries.jsonl`, `blocks.jsonl`, `heads.txt`, `check.py` and `README.md` into `folder`."""
    with transaction.atomic():
        actions.record(deeds.LOG_EXPORTED, by=by, at=at, detail={"folder": folder.name})
    seal(at=at)
    folder.mkdir(parents=True, exist_ok=True)
    written, count, head = 0, 0, ""
    with transaction.atomic(), ExitStack() as files:
        entries, blocks, heads = (
            files.enter_context(open(folder / name, "wb")) for name in ("entries.jsonl", "blocks.jsonl", "heads.txt")
        )
        for block in Block.objects.order_by("number").iterator(chunk_size=20):
            for line in _lines(block):
                entries.write(line + b"\n")
                written += 1
            head = bytes(block.digest).hex()
            blocks.write(block.line() + b"\n")
            heads.write(f"{block.number} {head} {canonical.moment(block.sealed_at)}\n".encode())
            count += 1
    for name in ("check.py", "README.md"):
        copyfile(OUTSIDE / name, folder / name)
    return Exported(folder, written, count, head)


def _lines(block: Block) -> Iterator[bytes]:
    for first, end in block.ranges():
        found = Entry.objects.filter(sequence__range=(first, end)).order_by("sequence")
        for entry in found.iterator(chunk_size=2000):
            yield entry.line()


def read_heads(path: Path) -> dict[int, str]:
    """Heads noted earlier: lines of block number and hash, as in `heads.txt`."""
    noted = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {int(parts[0]): parts[1] for parts in noted}
