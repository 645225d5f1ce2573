"""Giving entries their place: one at a time, without gaps, in the order in which they became visible.

Writing an entry touches no shared row, so any number of people write at once; only this is alone, by a lock of the database.
A batch is one transaction: killed at any point, it happened whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connections, transaction

from . import tiles, tree
from .keys import entry_keys
from .leaves import COLUMNS, Written
from .tiles import HEIGHT, WIDTH

BATCH = 10_000
# a transaction that lasts longer than this is not waited for: what takes its number afterwards was slipped in
LATEST_COMMIT = timedelta(days=1)
LOCK = "SELECT pg_advisory_xact_lock(hashtext('eprocuracy: sequence the log'))"


def sequence(*, at: datetime, using: str = "default") -> int:
    """Give every committed entry that has none its place in the tree; returns how many."""
    done = 0
    while True:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            taken = _batch(cursor, at)
        done += taken
        if taken < BATCH:
            return done


def _batch(cursor: Any, at: datetime) -> int:
    cursor.execute(LOCK)
    cursor.execute("SELECT coalesce(max(index) + 1, 0), coalesce(max(sequence), 0) FROM audit_leaf")
    size, highest = cursor.fetchone()
    cursor.execute(_LATE)
    late = [Written(*row) for row in cursor.fetchall()]
    cursor.execute(_FRESH, [highest, BATCH - len(late)])
    fresh = [Written(*row) for row in cursor.fetchall()]
    _keep_gaps(cursor, [one.sequence for one in late], highest, [one.sequence for one in fresh], at)
    entries, keys = [*late, *fresh], entry_keys()
    if entries:
        contents = [one.leaf(one.digest(), keys) for one in entries]
        put_in_place(cursor, size, [one.sequence for one in entries], contents)
        finish_tiles(cursor, size, contents)
    return len(entries)


def put_in_place(cursor: Any, size: int, numbers: Sequence[int], contents: Sequence[bytes]) -> None:
    """Add leaves to a tree of `size`, under the lock, each with the number of its entry."""
    cursor.execute(
        "INSERT INTO audit_leaf (index, sequence, content) SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[])",
        [list(range(size, size + len(contents))), list(numbers), list(contents)],
    )


# entries that have come by now of numbers that were passed over
_LATE = f"SELECT {COLUMNS} FROM audit_gap g JOIN audit_entry e ON e.sequence BETWEEN g.first AND g.last ORDER BY 1 LIMIT 5000"  # noqa: S608
_FRESH = f"SELECT {COLUMNS} FROM audit_entry e WHERE e.sequence > %s ORDER BY 1 LIMIT %s"  # noqa: S608


def _keep_gaps(cursor: Any, late: Sequence[int], highest: int, fresh: Sequence[int], at: datetime) -> None:
    """Numbers that came leave their gap, numbers passed over now get one, and what did not come in a day is given up."""
    found: list[tuple[int, int, datetime]] = []
    if late:
        cursor.execute(
            "DELETE FROM audit_gap g WHERE EXISTS (SELECT FROM unnest(%s::bigint[]) AS n WHERE n BETWEEN g.first AND g.last)"
            " RETURNING first, last, since",
            [list(late)],
        )
        for first, last, since in cursor.fetchall():
            found += [(*one, since) for one in between(first, last, [n for n in late if first <= n <= last])]
    if fresh:
        found += [(*one, at) for one in between(highest + 1, fresh[-1], fresh)]
    for one in found:
        cursor.execute("INSERT INTO audit_gap (first, last, since) VALUES (%s, %s, %s)", one)
    cursor.execute("DELETE FROM audit_gap WHERE since < %s", [at - LATEST_COMMIT])


def between(first: int, last: int, taken: Iterable[int]) -> list[tuple[int, int]]:
    """The runs of numbers from `first` to `last` that are not among the ascending `taken`."""
    found: list[tuple[int, int]] = []
    for number in [*taken, last + 1]:
        if number > first:
            found.append((first, number - 1))
        first = number + 1
    return found


def finish_tiles(cursor: Any, size: int, contents: Sequence[bytes]) -> None:
    """Write down every tile that is full now, level by level."""
    before, edge = size >> HEIGHT, size & (WIDTH - 1)
    hashes = _edge(cursor, 0, before, edge) + [tree.leaf(one) for one in contents]
    level = 0
    while len(hashes) >= WIDTH:
        roots = []
        for i in range(len(hashes) >> HEIGHT):
            own = hashes[i << HEIGHT : (i + 1) << HEIGHT]
            roots.append(tree.root(own))
            cursor.execute(
                "INSERT INTO audit_tile (level, number, hashes, root) VALUES (%s, %s, %s, %s)",
                [level, before + i, b"".join(own), roots[-1]],
            )
        level, edge, before = level + 1, before & (WIDTH - 1), before >> HEIGHT
        hashes = _edge(cursor, level, before, edge) + roots


def _edge(cursor: Any, level: int, number: int, width: int) -> list[bytes]:
    """The first hashes of a tile that is not full yet; at a level above the leaves they are the roots of full tiles below."""
    if not width:
        return []
    first = number << HEIGHT
    if level == 0:
        cursor.execute(
            "SELECT content FROM audit_leaf WHERE index >= %s AND index < %s ORDER BY index", [first, first + width]
        )
        return [tree.leaf(bytes(row[0])) for row in cursor.fetchall()]
    cursor.execute(
        "SELECT root FROM audit_tile WHERE level = %s AND number >= %s AND number < %s ORDER BY number",
        [level - 1, first, first + width],
    )
    return [bytes(row[0]) for row in cursor.fetchall()]


def tiles_of(using: str = "default") -> tiles.Tiles:
    """The tiles as the database holds them: full ones written down, those at the edge put together."""

    def tile(level: int, number: int, width: int) -> Sequence[bytes]:
        with connections[using].cursor() as cursor:
            cursor.execute("SELECT hashes FROM audit_tile WHERE level = %s AND number = %s", [level, number])
            full = cursor.fetchone()
            return tree.split(bytes(full[0]))[:width] if full else _edge(cursor, level, number, width)

    return tile


def size_of(using: str = "default") -> int:
    """How many entries have their place."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT coalesce(max(index) + 1, 0) FROM audit_leaf")
        return int(cursor.fetchone()[0])
