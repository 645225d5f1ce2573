"""The log as files that any web server can serve: the C2SP tlog-tiles layout, written once and never again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from eprocuracy.platform.ground.folder import DataFolder

from . import checkpoints, notes, tiles
from .checkpoints import TouchedError
from .keys import signer
from .models import Checkpoint, Leaf
from .sequencing import tiles_of
from .tiles import HEIGHT, WIDTH


def place() -> Path:
    """Where the log is published: `log/` in the data folder."""
    return DataFolder.of_environment().path / "log"


def publish(folder: Path) -> int:
    """Bring the folder up to the latest checkpoint; returns how many files were new. Broken off anywhere, the next call completes it.

    Refuses with `TouchedError` a folder that holds other bytes, or a larger or another tree than we signed.
    """
    with DataFolder.of_environment().locked("log"):
        one = checkpoints.latest()
        return _publish(folder, one) if one else 0


def _publish(folder: Path, one: Checkpoint) -> int:
    text = checkpoints.cosigned(one).encode()
    if (folder / "checkpoint").exists() and (folder / "checkpoint").read_bytes() == text:
        return 0  # it is written last, so everything else is there
    _refuse_another(folder, one)
    reader, written = tiles_of(), 0
    for level, full, edge in tiles.widths(one.size):
        # the files of a level were written in order, so the first that is there from the end ends the search
        missing = full
        while missing and not (folder / tiles.path(level, missing - 1)).exists():
            missing -= 1
        for number in range(missing, full):
            written += _tile(folder, reader, level, number, WIDTH)
            for partial in (tiles.path(level, number), *([tiles.entries_path(number)] if level == 0 else [])):
                shutil.rmtree(folder / f"{partial}.p", ignore_errors=True)
        if edge:
            written += _tile(folder, reader, level, full, edge)
    _replace(folder / "vkey.txt", f"{signer().verifier.line()}\n".encode())
    witnessed = checkpoints.latest_cosigned()
    if witnessed:
        _replace(folder / "checkpoint.witnessed", checkpoints.cosigned(witnessed).encode())
    _replace(folder / "checkpoint", text)
    return written


def _tile(folder: Path, reader: tiles.Tiles, level: int, number: int, width: int) -> int:
    """Write one tile, and first the entries below it: where the tile is, they are too."""
    written = 0
    if level == 0:
        first = number << HEIGHT
        found = Leaf.objects.filter(index__gte=first, index__lt=first + width).order_by("index")
        entries = [bytes(content) for content in found.values_list("content", flat=True)]
        written += write_once(folder / tiles.entries_path(number, width), tiles.bundle(entries))
    hashes = b"".join(reader(level, number, width))
    return written + write_once(folder / tiles.path(level, number, width), hashes)


def write_once(path: Path, content: bytes) -> int:
    """Write a file unless it is there with these bytes; other bytes are refused. Returns how many files were written."""
    if path.exists():
        if path.read_bytes() != content:
            raise TouchedError(f"{path.name} was published with other bytes")
        return 0
    _replace(path, content)
    return 1


def _replace(path: Path, content: bytes) -> None:
    """Never half-written, and on the disk before anything that builds on it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with open(fresh, "wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    fresh.replace(path)


def published(folder: Path) -> notes.Checkpoint | None:
    """The checkpoint that the folder shows."""
    path = folder / "checkpoint"
    return notes.checkpoint(path.read_text(encoding="utf-8")) if path.exists() else None


def _refuse_another(folder: Path, one: Checkpoint) -> None:
    shown, ours = published(folder), notes.checkpoint(one.note)
    if shown is None:
        return
    if shown.size > ours.size or (shown.size == ours.size and shown.root != ours.root):
        raise TouchedError(f"a checkpoint of {shown.size} entries was published that the database does not hold")
