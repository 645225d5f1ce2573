"""Checkpoints: what we sign about the log, so that nobody, not even we, can later show another one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connections, transaction

from . import notes, tiles, tree
from .keys import signer
from .models import Checkpoint
from .sequencing import LOCK, size_of, tiles_of

EVERY = timedelta(seconds=30)


class TouchedError(Exception):
    """What stands in the database or the published folder contradicts what we signed; nothing is signed on top of it."""


def sign(*, at: datetime, using: str = "default") -> Checkpoint | None:
    """Sign the log as it stands, if anything was added since the last checkpoint; returns the latest one."""
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute(LOCK)
        last, size = latest(using), size_of(using)
        if size == (last.size if last else 0):
            return last
        reader = tiles_of(using)
        if last and tree.head(tiles.nodes_of(reader, last.size), last.size) != notes.checkpoint(last.note).root:
            raise TouchedError(f"the first {last.size} entries are no longer those of the signed checkpoint")
        key = signer()
        body = notes.Checkpoint(key.name, size, tree.head(tiles.nodes_of(reader, size), size)).body()
        return Checkpoint.objects.using(using).create(size=size, at=at, note=notes.note(body, [key.line(body)]))


def is_due(*, at: datetime) -> bool:
    """Whether something was added since the last checkpoint, and that one is old enough for another."""
    last = latest()
    return size_of() > (last.size if last else 0) and (last is None or last.at <= at - EVERY)


def latest(using: str = "default") -> Checkpoint | None:
    return Checkpoint.objects.using(using).order_by("-size").first()


def latest_cosigned(using: str = "default") -> Checkpoint | None:
    """The latest checkpoint that some witness signed too."""
    return Checkpoint.objects.using(using).filter(cosignatures__isnull=False).order_by("-size").first()


def cosigned(one: Checkpoint) -> str:
    """The checkpoint with the signatures of its witnesses."""
    return one.note + "".join(f"{line}\n" for line in one.cosignatures.order_by("pk").values_list("line", flat=True))
