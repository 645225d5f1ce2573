"""What keeps the log going: places for what was written, checkpoints, files."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from . import checkpoints, publishing, resuming
from .models import Checkpoint
from .sequencing import sequence


def keep(*, at: datetime) -> int:
    """What the worker does every second; returns how many entries got their place."""
    if resuming.waits():
        return 0
    done = sequence(at=at)
    if checkpoints.is_due(at=at):
        close(at=at)
    return done


def seal(*, at: datetime) -> Checkpoint | None:
    """Give everything its place and sign it; the worker publishes it within the minute."""
    resuming.require_resumed()
    sequence(at=at)
    return checkpoints.sign(at=at)


def close(*, at: datetime) -> Checkpoint | None:
    """Give everything its place, sign it and publish it; returns the latest checkpoint (None: nothing was ever written)."""
    one = seal(at=at)
    if one is not None:
        publishing.publish(publishing.place())
    return one


def make_partitions() -> int:
    """See to it that there are partitions ahead; returns how many were made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_make_partitions()")
        return int(cursor.fetchone()[0])
