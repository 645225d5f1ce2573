"""Backups and restores as entries of the log: they happen outside of the database, and are carried in from their journal."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.platform.backup import journal
from eprocuracy.platform.ground.folder import DataFolder

from . import actions, deeds
from .models import Entry

DEEDS = {
    "taken": deeds.declare("backup.taken", "Sao lưu", "Backup taken"),
    "verified": deeds.declare("backup.verified", "Thử khôi phục bản sao lưu", "Backup restored for a test"),
    "deleted": deeds.declare("backup.deleted", "Xóa bản sao lưu trước hạn", "Backup deleted before its time"),
    "restored": deeds.declare("backup.restored", "Khôi phục hệ thống từ bản sao lưu", "System restored from a backup"),
}
CARRIED = "backup-carried"
_TOLD = (
    "began",
    "ended",
    "operator",
    "well",
    "base",
    "bytes",
    "bases",
    "to",
    "covered",
    "entries",
    "files",
    "named",
    "missing",
    "keys",
    "reason",
)


def carry(folder: DataFolder, *, at: datetime) -> int:
    """Write an entry for every line of the journal that has none; returns how many. Broken off anywhere, none is doubled or left out."""
    after = int(folder.read_note(CARRIED).get("bytes", 0))
    found, until = journal.lines(folder, after=after)
    if not found:
        return 0
    with transaction.atomic():
        for one in found:
            thing = f"backup:{one['id']}"
            if not Entry.objects.filter(about__contains=[thing]).exists():
                said = {name: one[name] for name in _TOLD if one.get(name) is not None}
                actions.record(DEEDS[one["what"]], by=SYSTEM, at=at, about=[thing], detail=said)
    folder.write_note(CARRIED, {"bytes": until})
    return len(found)
