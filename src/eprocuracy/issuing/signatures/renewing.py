"""Over decades: the time-stamp of the archive is made anew while the last one can still be checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import OuterRef, Subquery

from eprocuracy import audit
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.platform import files

from ..models import PaperFile, SignedPaper
from . import words
from .keys import DeviceDown
from .papers import keep
from .signing import restamp
from .trust import trust_of
from .words import Made

AHEAD = timedelta(days=365)
AGAIN = timedelta(days=30)  # where the stamp just made ends no later than the one before, it is not made every minute


def due(at: datetime) -> list[int]:
    """The papers whose last file cannot be checked a year from now, the most pressing first."""
    last = PaperFile.objects.filter(paper=OuterRef("pk")).order_by("-id")
    found = SignedPaper.objects.annotate(
        until=Subquery(last.values("archived_until")[:1]), made_at=Subquery(last.values("at")[:1])
    )
    return list(
        found.filter(until__lte=at + AHEAD, made_at__lte=at - AGAIN).order_by("until").values_list("id", flat=True)
    )


def renew_due(folder: Path, *, at: datetime, is_over: Callable[[], bool]) -> bool:
    """Stamp what is due, each in a transaction of its own; True where there is more. Who gives the time and is silent is asked later."""
    for paper in due(at):
        if is_over():
            return True
        try:
            _renew(paper, folder, at)
        except DeviceDown:
            return False
    return False


@transaction.atomic
def _renew(paper_id: int, folder: Path, at: datetime) -> None:
    paper = SignedPaper.objects.get(id=paper_id)
    last = paper.files.order_by("-id").first()
    if last is None or last.archived_until is None or last.archived_until > at + AHEAD:
        return
    trust = trust_of(folder, at=at)
    stamped = restamp(files.read(last.digest), trust=trust, at=at)
    keep(paper, Made.STAMPED, stamped, trust, by=SYSTEM, at=at)
    audit.record(words.PAPER_STAMPED, by=SYSTEM, at=at, about=[f"paper:{paper.id}"])
