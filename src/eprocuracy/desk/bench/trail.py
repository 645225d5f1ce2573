"""The log of people's deeds: how fast it grows, how fast it is checked, how long a proof takes; beside bare SQL."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from eprocuracy.audit import actions, publishing, sequencing, verifying
from eprocuracy.audit.deeds import declare
from eprocuracy.audit.models import Leaf
from eprocuracy.audit.proving import receipt
from eprocuracy.kernel.actors import SYSTEM

from .measure import Figure, rate, timed

MEASURED = declare("bench.measured", "Đo tốc độ nhật ký", "Speed of the log measured")
APPENDED, PROVED = 4_000, 100
ABOUT = ["matter:0193e1c4-0000-7000-8000-000000000001", "participant:0193e1c4-0000-7000-8000-000000000002"]


def trail(at: datetime) -> Iterator[Figure]:
    """Entries are added and given back; what is checked and proved is the log as it stands, committed."""
    with transaction.atomic():
        yield rate(
            "entries written, in their place, hashed",
            APPENDED,
            lambda: _append(at),
            bare=lambda: _append_bare(at),
            target="2,000",
        )
        transaction.set_rollback(True)
    sequencing.sequence(at=at)
    size = sequencing.size_of()
    if not size:
        return
    yield rate(
        f"entries verified of {size:,}, by {_workers()} processes",
        size,
        lambda: verifying.verify(folder=publishing.place(), workers=_workers()),
        bare=_read_bare,
        target="30,000",
    )
    step = max(1, size // PROVED)
    chosen = list(Leaf.objects.filter(index__in=range(0, size, step)).values_list("sequence", flat=True))
    yield timed(
        f"proof of inclusion among {size:,}",
        [lambda number=number: receipt(number) for number in chosen],  # type: ignore[misc]
        target="20",
    )


def _workers() -> int:
    return min(2, os.cpu_count() or 1)


def _append(at: datetime) -> None:
    for i in range(APPENDED):
        actions.record(MEASURED, by=SYSTEM, at=at, about=ABOUT, detail={"n": i})
    sequencing.sequence(at=at)


def _append_bare(at: datetime) -> None:
    """The same rows by plain SQL, with no hash and no place."""
    with connection.cursor() as cursor:
        for i in range(APPENDED):
            row: list[Any] = [
                at,
                SYSTEM.account,
                "",
                MEASURED,
                ABOUT,
                json.dumps({"n": i}),
                "",
                secrets.token_bytes(16),
                bytes(32),
            ]
            cursor.execute(
                "INSERT INTO audit_entry (at, account, unit, deed, about, detail, request, salt, stamp)"
                " VALUES (%s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s) RETURNING sequence",
                row,
            )


def _read_bare() -> None:
    """Reading every entry, and nothing else."""
    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT * FROM audit_entry ORDER BY sequence")
        while cursor.fetchmany(2000):
            pass
