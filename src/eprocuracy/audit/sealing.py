"""Sealing: from time to time the entries written since are bound into a block, and the block to the one before it.

Writing an entry touches no shared row, so any number of people write at once; only the sealer is alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db import connections, transaction
from django.db.backends.postgresql.psycopg_any import NumericRange

from . import canonical
from .models import Block, Entry

BLOCK_SIZE = 20_000
# a transaction that lasts longer than this is not waited for: what it adds to sealed numbers counts as inserted
LATEST_COMMIT = timedelta(days=1)
FIRST = bytes(canonical.HASH_BYTES)


def seal(*, at: datetime, using: str = "default") -> int:
    """Seal every committed entry that is not yet sealed; returns how many. Entries whose own hash does not fit stay out."""
    sealed = 0
    while True:
        with transaction.atomic(using=using):
            size = _seal_block(at=at, using=using)
        if not size:
            return sealed
        sealed += size


def _seal_block(*, at: datetime, using: str) -> int:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('eprocuracy: seal the log'))")
    sound = (entry for entry in unsealed(at=at, using=using) if bytes(entry.digest) == entry.own_digest())
    entries = list(islice(sound, BLOCK_SIZE))
    if not entries:
        return 0
    last = Block.objects.using(using).order_by("-number").first()
    leaves = [canonical.leaf(entry.line()) for entry in entries]
    block = Block(
        number=last.number + 1 if last else 1,
        sealed_at=at,
        members=[NumericRange(first, end + 1) for first, end in runs(entry.sequence for entry in entries)],
        size=len(entries),
        leaves=b"".join(leaves),
        root=canonical.root(leaves),
        previous=bytes(last.digest) if last else FIRST,
    )
    block.digest = block.own_digest()
    block.save(using=using, force_insert=True)
    return len(entries)


def unsealed(*, at: datetime, using: str = "default") -> Iterator[Entry]:
    """The entries after the sealed ones, and those that committed late into the gaps of the last day, in order."""
    last = 0
    while True:
        page = list(Entry.objects.using(using).raw(_UNSEALED, [at - LATEST_COMMIT, at - LATEST_COMMIT, last]))
        yield from page
        if not page:
            return
        last = page[-1].sequence


# The next entries in the ranges of numbers that no block of the last day holds, beginning after the older blocks.
_UNSEALED = """
    WITH old AS (
        SELECT coalesce(max(upper(one)), 1) AS after FROM audit_block, unnest(members) AS one WHERE sealed_at < %s
    ), recent AS (
        SELECT range_agg(one) AS numbers FROM audit_block, unnest(members) AS one WHERE sealed_at >= %s
    ), free AS (
        SELECT unnest(int8multirange(int8range(old.after, NULL)) - coalesce(recent.numbers, '{}')) AS numbers
        FROM old, recent
    )
    SELECT e.* FROM free
    JOIN audit_entry e ON e.sequence >= lower(numbers) AND (upper_inf(numbers) OR e.sequence < upper(numbers))
    WHERE e.sequence > %s
    ORDER BY e.sequence LIMIT 2000
"""


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs of first and last: 1 2 3 5 is (1, 3) and (5, 5)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
