"""Checkpoints: what we sign about the log, so that nobody, not even we, can later show another one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connections, transaction
from django.db.models import QuerySet

from . import handing, notes, tiles, tree
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
        key, head = signer(), _head(last, size, using)
        if last and key.verifier.signed(last.note) is None:
            raise TouchedError(
                "the key here, or its name EPROCURACY_LOG_NAME, is not the one that signed last: audit rotate-key --help"
            )
        body = notes.Checkpoint(key.name, size, head).body()
        return Checkpoint.objects.using(using).create(size=size, at=at, note=notes.note(body, [key.line(body)]))


def hand_over(old: notes.Verifier, ours: notes.Signer, new: notes.Signer, *, lost: str, at: datetime) -> Checkpoint:
    """Sign, in the caller's transaction, the checkpoint with which the log goes to another key; a lost key does not sign."""
    with connections["default"].cursor() as cursor:
        cursor.execute(LOCK)
    size = size_of("default")
    said = notes.Checkpoint(old.name, size, _head(latest(), size, "default"))
    body = handing.body(said, old, new.verifier, lost)
    lines = [one.line(body) for one in ([new] if lost else [ours, new])]
    return Checkpoint.objects.create(size=size, at=at, note=notes.note(body, lines))


def _head(last: Checkpoint | None, size: int, using: str) -> bytes:
    """The head of the tree as it stands, if it still continues the last checkpoint."""
    reader = tiles_of(using)
    if last and tree.head(tiles.nodes_of(reader, last.size), last.size) != notes.checkpoint(last.note).root:
        raise TouchedError(f"the first {last.size} entries are no longer those of the signed checkpoint")
    return tree.head(tiles.nodes_of(reader, size), size)


def handed_over(using: str = "default", *, after: int = 0) -> QuerySet[Checkpoint]:
    """The checkpoints that say they hand the log over to another key, in order."""
    return Checkpoint.objects.using(using).filter(size__gt=after, note__contains="\nnew-key ").order_by("size")


def chain(using: str = "default") -> handing.Chain:
    """The keys of this log, up to the one that lies here."""
    return handing.Chain.to(signer().verifier, handed_over(using).values_list("note", flat=True))


def key_of(note: str) -> notes.Verifier:
    """The key by which somebody else checks one of our checkpoints: ours of today, or the one of that time."""
    today = signer().verifier
    return today if today.signed(note) is not None else chain().key_at(notes.checkpoint(note).size)


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
