"""Comparing a stretch of the log with itself, entry by entry. It needs no Django, so that several processes can share the work."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from . import tiles, tree
from .faults import Fault, Finding
from .leaves import COLUMNS, EntryKeys, Written
from .tiles import HEIGHT, WIDTH

STRETCH = 40 * WIDTH


@dataclass(frozen=True, slots=True)
class Task:
    """What one process is to look at: the leaves from `first` to before `last`, where `first` begins a tile."""

    first: int
    last: int
    keys: EntryKeys
    folder: Path | None  # the published files, as far as they reach
    published: int


@dataclass(frozen=True, slots=True)
class Row:
    """A leaf with its entry; without one where the entry is gone."""

    index: int
    sequence: int
    content: bytes
    entry: Written | None


def check_apart(way: Mapping[str, Any], task: Task) -> list[Finding]:
    """The same over a connection of its own."""
    with psycopg.connect(**way, cursor_factory=psycopg.Cursor) as connection:
        return check(connection.cursor(binary=True), task)


def check(cursor: Any, task: Task) -> list[Finding]:
    """Every fault of a stretch of leaves, their entries and their tiles."""
    cursor.execute(_ROWS, [task.first, task.last])
    rows = [_row(one) for one in cursor.fetchall()]
    cursor.execute(
        "SELECT number, hashes, root FROM audit_tile WHERE level = 0 AND number >= %s AND number < %s",
        [task.first >> HEIGHT, -(-task.last // WIDTH)],
    )
    stored = {number: (bytes(hashes), bytes(root)) for number, hashes, root in cursor.fetchall()}
    return list(_faults(task, rows, stored))


_ROWS = f"""
    SELECT l.index, l.sequence, l.content, {COLUMNS}
    FROM audit_leaf l LEFT JOIN audit_entry e ON e.sequence = l.sequence
    WHERE l.index >= %s AND l.index < %s ORDER BY l.index
"""  # noqa: S608


def _row(one: Sequence[Any]) -> Row:
    index, sequence, content, *entry = one
    return Row(index, sequence, bytes(content), Written(*entry) if entry[0] is not None else None)


def _faults(task: Task, rows: Iterable[Row], stored: Mapping[int, tuple[bytes, bytes]]) -> Iterator[Finding]:
    by_index = {row.index: row for row in rows}
    sealed: dict[int, bytes] = {}
    for number in range(task.first >> HEIGHT, -(-task.last // WIDTH)):
        width = min(WIDTH, task.last - number * WIDTH)
        hashes = yield from _tile(task, number, width, stored, by_index)
        sealed.update(zip(range(number * WIDTH, number * WIDTH + width), hashes, strict=False))
    anywhere = frozenset(sealed.values())
    for index in range(task.first, task.last):
        row = by_index.get(index)
        if row is None:
            yield Finding(Fault.MISSING, leaf=index)
        elif row.entry is None:
            yield Finding(Fault.MISSING, entry=row.sequence)
        else:
            yield from _entry(row, row.entry, sealed.get(index), anywhere, task.keys)


def _entry(
    row: Row, entry: Written, sealed: bytes | None, anywhere: frozenset[bytes], keys: EntryKeys
) -> Iterator[Finding]:
    """How an entry and its leaf differ from one another, and from the hash that was sealed for the place."""
    digest = entry.digest()
    content = entry.leaf(digest, keys)
    in_place = sealed is None or tree.leaf(row.content) == sealed
    if content == row.content and in_place:
        if entry.stamp != keys.stamp(digest):
            yield Finding(Fault.INSERTED, entry=row.sequence)
        return
    hashed = tree.leaf(content)
    if hashed == sealed:
        yield Finding(Fault.ALTERED, leaf=row.index)  # the entry is as it was: what was touched is its leaf
    elif hashed in anywhere:
        yield Finding(Fault.MOVED, entry=row.sequence)
    elif content == row.content and entry.stamp == keys.stamp(digest):
        yield Finding(Fault.TILE_ALTERED, tile=tiles.path(0, row.index >> HEIGHT))
    elif _only_moment_differs(content, row.content):
        yield Finding(Fault.BACKDATED, entry=row.sequence)
    else:
        yield Finding(Fault.ALTERED, entry=row.sequence)


def _only_moment_differs(now: bytes, then: bytes) -> bool:
    """The hash of the whole differs with any change; all that is readable of an entry may still be the same but for its moment."""
    try:
        before = json.loads(then)
    except ValueError:
        return False
    after = json.loads(now)
    return {name for name in after if before.get(name) != after[name]} == {"t", "p"}


def _tile(
    task: Task, number: int, width: int, stored: Mapping[int, tuple[bytes, bytes]], rows: Mapping[int, Row]
) -> Generator[Finding, None, list[bytes]]:
    """Compare a tile with its published file; what is returned are the hashes that count as sealed for its places."""
    name = tiles.path(0, number, width)
    hashes: bytes | None = None
    if width == WIDTH:
        if number not in stored:
            yield Finding(Fault.TILE_MISSING, tile=name)
        else:
            hashes, root = stored[number]
            if tree.root(tree.split(hashes)) != root:
                yield Finding(Fault.TILE_ALTERED, tile=name)
    lot = min(WIDTH, task.published - number * WIDTH)
    if task.folder and lot > 0:
        own = [rows[i].content for i in range(number * WIDTH, number * WIDTH + lot) if i in rows]
        path, content = published_file(task.folder, partial(tiles.path, 0, number), lot)
        content = content[: lot * tree.HASH_BYTES] if content is not None else None
        if content is None:
            yield Finding(Fault.TILE_MISSING, tile=path)
        elif hashes is None:
            hashes = content
        elif content != hashes[: len(content)]:
            honest = b"".join(tree.leaf(one) for one in own)
            yield Finding(Fault.TILE_ALTERED, tile=path if honest == hashes[: len(honest)] else name)
        yield from _bundle(task.folder, number, lot, own)
    return tree.split(hashes) if hashes else []


def published_file(folder: Path, path: Callable[[int], str], lot: int) -> tuple[str, bytes | None]:
    """The file of so many places, or the full one that took its place meanwhile; None where both are gone."""
    for width in (lot, WIDTH):
        file = folder / path(width)
        if file.exists():
            return path(width), file.read_bytes()
    return path(lot), None


def _bundle(folder: Path, number: int, lot: int, own: Sequence[bytes]) -> Iterator[Finding]:
    path, content = published_file(folder, partial(tiles.entries_path, number), lot)
    if content is None:
        yield Finding(Fault.TILE_MISSING, tile=path)
    elif len(own) == lot:
        honest = tiles.bundle(own)
        if content != honest and (path == tiles.entries_path(number, lot) or not content.startswith(honest)):
            yield Finding(Fault.TILE_ALTERED, tile=path)
