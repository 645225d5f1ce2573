"""Taking the entries of a spool into the log, once the pages are served from the database again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import transaction

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from . import spooling
from .actions import record
from .deeds import declare
from .models import Entry
from .origin import origin

TAKEN_IN = declare(
    "log.spool_taken_in",
    "Đưa vào nhật ký những gì ghi khi chỉ xem",
    "Entries from beside a copy that nobody writes to taken in",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """How many entries a spool holds, and how many of them are new in the log."""

    spool: str
    lines: int
    new: int


@transaction.atomic
def take_in(path: Path, *, by: Actor, at: datetime) -> Taken:
    """Record what the spool holds with its own moments and people; what was taken in before is not taken again.

    The entries stand behind those that the log held meanwhile: the order of the log is that of its leaves, not of moments.
    """
    lines, about = list(spooling.read(path)), f"spool:{path.name}"
    before = Entry.objects.filter(deed=TAKEN_IN, about__contains=[about]).order_by("-sequence").first()
    known = int(before.detail["lines"]) if before else 0
    if before and (len(lines) < known or lines[known - 1].stamp.hex() != before.detail["stamp"]):
        raise Refused(
            Label(f"{path.name} không nối tiếp phần đã đưa vào.", f"{path.name} does not continue what was taken in."),
            Label("Tìm lại tệp gốc.", "Find the file as it was."),
        )
    for one in islice(lines, known, None):
        said = one.entry
        with origin(said["address"], said["request"]):
            record(
                said["deed"],
                by=Actor(account=said["account"], name="", unit=said["unit"]),
                at=datetime.fromisoformat(said["at"]),
                about=said["about"],
                detail=said["detail"],
            )
    if len(lines) > known:
        detail = {"lines": len(lines), "new": len(lines) - known, "stamp": lines[-1].stamp.hex()}
        record(TAKEN_IN, by=by, at=at, about=[about], detail=detail)
    return Taken(path.name, len(lines), len(lines) - known)
