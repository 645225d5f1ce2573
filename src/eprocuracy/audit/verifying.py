"""Checking the log: every entry against its leaf, every leaf against the tree, the tree against everything we ever signed."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from django.db import connections

from . import checking, checkpoints, drift, notes, resuming, tiles, tree
from .checking import STRETCH, Task
from .faults import Fault, Finding
from .keys import entry_keys, signer
from .models import Checkpoint
from .sequencing import size_of, tiles_of
from .tiles import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found. The checkpoint is worth keeping elsewhere: whoever holds it can show a rewriting of all before."""

    entries: int
    checked: int
    waiting: int
    checkpoint: str
    findings: tuple[Finding, ...]

    @property
    def intact(self) -> bool:
        return not self.findings


def verify(
    *,
    since: int = 0,
    kept: Sequence[str] = (),
    folder: Path | None = None,
    workers: int = 1,
    using: str = "default",
) -> Verdict:
    """Check the log from the checkpoint of `since` entries on, or from the start.

    `kept` are checkpoints that somebody kept outside; `folder` holds the published files. With several `workers` the entries are
    shared out among processes, which see only what is committed.
    """
    # what was signed is read before how much there is: the worker goes on meanwhile
    last = checkpoints.latest(using)
    shown, begin = _shown(folder), (since >> HEIGHT) << HEIGHT
    # as far as we ever signed: places beyond the last leaf were cut off
    signed = max(map(_signed_size, [*kept, *shown, *([last.note] if last else [])]), default=0)
    published = max(map(_signed_size, shown), default=0)
    size = size_of(using)
    tasks = [
        Task(first, min(first + STRETCH, max(size, signed)), entry_keys(), folder, published)
        for first in range(begin, max(size, signed), STRETCH)
    ]
    said = resuming.lost_and_said(using)
    findings = [one for found in _run(tasks, workers, using) for one in found if not _excused(one, said)]
    findings += _checkpoints(size, (since, last.size if last else 0), [*kept, *shown], using)
    findings += _upper_tiles(size, using)
    findings += _published_above(folder, min(published, size), using) if folder else []
    outside, waiting = _without_place(begin, using)
    findings += [*outside, *drift.drifted(using)]
    return Verdict(size + waiting, size - begin, waiting, last.note if last else "", tuple(dict.fromkeys(findings)))


def _excused(finding: Finding, said: Sequence[range]) -> bool:
    """Whether it is an entry that a restore lost, and the log says so itself; its leaf is there and sealed."""
    return finding.fault is Fault.MISSING and any(finding.entry in one for one in said)


def _run(tasks: Sequence[Task], workers: int, using: str) -> Iterator[list[Finding]]:
    if workers < 2 or len(tasks) < 2:
        for task in tasks:
            with connections[using].cursor() as cursor:
                yield checking.check(cursor, task)
        return
    settings: dict[str, Any] = connections[using].get_connection_params()
    way = {name: value for name, value in settings.items() if isinstance(value, str | int)}
    # a fresh process each: a forked one would share our own connection; what it reads has no cycles to look for
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=gc.disable) as pool:
        yield from pool.map(checking.check_apart, repeat(way), tasks)


def _shown(folder: Path | None) -> list[str]:
    path = folder / "checkpoint" if folder else None
    return [path.read_text(encoding="utf-8")] if path and path.exists() else []


def _signed_size(note: str) -> int:
    """The size in a checkpoint that we signed; 0 for anything else."""
    try:
        return notes.checkpoint(note).size if signer().verifier.signed(note) is not None else 0
    except notes.NotANoteError:
        return 0


def _checkpoints(size: int, span: tuple[int, int], kept: Sequence[str], using: str) -> Iterator[Finding]:
    """Whether each checkpoint is signed and still says what the tree says: ours, those kept elsewhere, the published one."""
    reader, verifier = _remembering(tiles_of(using)), signer().verifier
    ours = Checkpoint.objects.using(using).filter(size__range=span).order_by("size")
    signed = [(one.size, one.note) for one in ours.iterator(chunk_size=1000)]
    for own, note in [*signed, *((None, text) for text in kept)]:
        try:
            said = notes.checkpoint(note)
            holds = verifier.signed(note) is not None and said.origin == verifier.name
        except notes.NotANoteError:
            holds = False
        if not holds or own not in (None, said.size):
            yield Finding(Fault.CHECKPOINT_FORGED, checkpoint=own or 0)
        elif said.size > size or tree.head(tiles.nodes_of(reader, said.size), said.size) != said.root:
            yield Finding(Fault.REWRITTEN, checkpoint=said.size)


def _remembering(reader: tiles.Tiles) -> tiles.Tiles:
    """Asks for a full tile once: checkpoints follow one another within the same tiles."""
    known: dict[tuple[int, int], Sequence[bytes]] = {}

    def tile(level: int, number: int, width: int) -> Sequence[bytes]:
        found = known.get((level, number), ())
        if len(found) < width:
            if len(known) > 64:
                known.clear()
            found = known[level, number] = reader(level, number, width)
        return found[:width]

    return tile


def _upper_tiles(size: int, using: str) -> Iterator[Finding]:
    """Whether each full tile above the leaves holds the heads of the tiles below it."""
    with connections[using].cursor() as cursor:
        for level, full, _ in tiles.widths(size)[1:]:
            for number in range(full):
                cursor.execute(
                    "SELECT (SELECT hashes FROM audit_tile WHERE level = %s AND number = %s), array_agg(root ORDER BY number)"
                    " FROM audit_tile WHERE level = %s AND number >= %s AND number < %s",
                    [level, number, level - 1, number * WIDTH, (number + 1) * WIDTH],
                )
                hashes, below = cursor.fetchone()
                if hashes is None:
                    yield Finding(Fault.TILE_MISSING, tile=tiles.path(level, number))
                elif bytes(hashes) != b"".join(bytes(one) for one in below or ()):
                    yield Finding(Fault.TILE_ALTERED, tile=tiles.path(level, number))


def _published_above(folder: Path, published: int, using: str) -> Iterator[Finding]:
    """Whether the published tiles above the leaves are those of the database."""
    reader = tiles_of(using)
    for level, full, edge in tiles.widths(published)[1:]:
        for number in range(full + bool(edge)):
            width = WIDTH if number < full else edge
            path, content = checking.published_file(folder, partial(tiles.path, level, number), width)
            if content is None:
                yield Finding(Fault.TILE_MISSING, tile=path)
            elif content[: width * tree.HASH_BYTES] != b"".join(reader(level, number, width)):
                yield Finding(Fault.TILE_ALTERED, tile=path)


def _without_place(begin: int, using: str) -> tuple[list[Finding], int]:
    """Entries of no leaf: those that were slipped in, and how many simply wait for their place."""
    with connections[using].cursor() as cursor:
        cursor.execute(_WITHOUT_PLACE, [begin])
        found = cursor.fetchall()
    slipped = [Finding(Fault.INSERTED, entry=sequence) for sequence, waits in found if not waits]
    return slipped, len(found) - len(slipped)


# Entries of no leaf, and whether each may still get its place: it is later than all, or its number was passed over of late.
_WITHOUT_PLACE = """
    WITH known AS (
        SELECT coalesce(max(sequence), 0) AS highest,
               coalesce((SELECT min(sequence) FROM audit_leaf WHERE index >= %s), 0) AS lowest FROM audit_leaf
    )
    SELECT   e.sequence,
             e.sequence > known.highest
             OR EXISTS (SELECT FROM audit_gap g WHERE e.sequence BETWEEN g.first AND g.last)
    FROM     known, audit_entry e
    WHERE    e.sequence >= known.lowest AND NOT EXISTS (SELECT FROM audit_leaf l WHERE l.sequence = e.sequence)
    ORDER BY e.sequence
"""


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as other programs read it."""
    said = notes.checkpoint(verdict.checkpoint) if verdict.checkpoint else None
    return {
        "intact": verdict.intact,
        "entries": verdict.entries,
        "checked": verdict.checked,
        "waiting": verdict.waiting,
        "checkpoint": {"size": said.size, "root": said.root.hex(), "note": verdict.checkpoint} if said else None,
        "faults": [
            {
                "fault": one.fault.value,
                "entry": one.entry,
                "leaf": one.leaf,
                "tile": one.tile,
                "checkpoint": one.checkpoint,
                "table": one.table,
                "vi": one.label.vi,
                "en": one.label.en,
            }
            for one in verdict.findings
        ],
    }
