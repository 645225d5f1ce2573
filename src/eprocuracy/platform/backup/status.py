"""How it stands with the copies, as the page of the administrator shows it."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder

from . import sealing
from .places import Place

NOTE = "backup"
LATEST = timedelta(minutes=5)  # what may be lost at most; beyond that the page is red
BASE_AGE, VERIFIED_AGE, COPY_AGE = timedelta(hours=26), timedelta(hours=26), timedelta(hours=26)
DAYS = 35  # what is younger goes by the hand of two persons alone; QCVN 12:2026/BCA 3.12.2.2.17
_NOTING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Stands:
    """Moments of what was done last; None: never. `copied` is the newest thing in the isolated copy, where that can be read."""

    configured: bool
    covered: datetime | None = None
    base: datetime | None = None
    verified: datetime | None = None
    verified_well: bool = True
    copied: datetime | None = None
    copy_named: bool = False
    trouble: str = ""
    verified_set: Mapping[str, Any] = field(default_factory=dict)
    same_disk: bool = False

    def alarms(self, *, at: datetime) -> tuple[Label, ...]:
        """What somebody must do something about."""
        if not self.configured:
            return (
                Label(
                    "Chưa đặt nơi sao lưu: hỏng đĩa là mất dữ liệu.",
                    "No place of backups is set: data are lost with the disk.",
                ),
            )
        late = {
            Label(
                "Nhật ký ghi trước chưa được sao lưu trong 5 phút qua.", "The log was not backed up for 5 minutes."
            ): _late(self.covered, LATEST, at),
            Label("Chưa có bản sao lưu gốc trong 26 giờ qua.", "No base was taken for 26 hours."): _late(
                self.base, BASE_AGE, at
            ),
            Label(
                "Chưa thử khôi phục bản sao lưu trong 26 giờ qua: bản chưa thử thì chưa phải bản sao lưu.",
                "No backup was restored for a test for 26 hours: one never tried is no backup.",
            ): _late(self.verified, VERIFIED_AGE, at),
            Label(
                "Nơi sao lưu nằm cùng đĩa với dữ liệu: hỏng đĩa là mất cả hai.",
                "The place of backups is on the disk of the data: both are lost with it.",
            ): self.same_disk,
            Label(
                "Lần thử khôi phục gần nhất KHÔNG đạt.", "The last test of restoring FAILED."
            ): not self.verified_well,
            Label(
                "Không thấy bản sao biệt lập nào mới trong 26 giờ qua.", "The isolated copy took nothing for 26 hours."
            ): not self.copy_named or _late(self.copied, COPY_AGE, at),
        }
        return tuple(label for label, is_so in late.items() if is_so)


def _late(moment: datetime | None, limit: timedelta, at: datetime) -> bool:
    return moment is None or moment < at - limit


def of(folder: DataFolder) -> Stands:
    """What was noted, and how new the isolated copy is."""
    told, copy = folder.read_note(NOTE), os.environ.get("EPROCURACY_BACKUP_COPY")
    moments = {name: datetime.fromisoformat(told[name]) for name in ("covered", "base", "verified") if told.get(name)}
    return Stands(
        configured="EPROCURACY_BACKUP" in os.environ,
        **moments,
        verified_well=bool(told.get("verified_well", True)),
        copied=_newest(copy),
        copy_named=bool(copy),
        trouble=told.get("trouble") or "",
        verified_set=told.get("verified_set") or {},
        same_disk=bool(disks(sealing.backup_place()) & disks(folder.path, folder.postgres)),
    )


def disks(*places: Path | None) -> set[int]:
    """The disks on which these folders are; one that is not there counts for none."""
    return {one.stat().st_dev for one in places if one is not None and one.exists()}


def _newest(copy: str | None) -> datetime | None:
    return Place(Path(copy)).covered() if copy else None


def note(folder: DataFolder, **what: Any) -> None:
    """Keep what was done last beside what is known already."""
    with _NOTING:
        _note(folder, what)


def _note(folder: DataFolder, what: dict[str, Any]) -> None:
    said = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in what.items()}
    folder.write_note(NOTE, {**folder.read_note(NOTE), **said})


def days_kept() -> int:
    """For how many days any moment can be restored, by `EPROCURACY_BACKUP_DAYS`; never fewer than 35."""
    named = os.environ.get("EPROCURACY_BACKUP_DAYS") or str(DAYS)
    if not named.isdecimal() or int(named) < DAYS:
        raise Refused(
            Label(
                f"EPROCURACY_BACKUP_DAYS phải là số ngày từ {DAYS} trở lên.",
                f"EPROCURACY_BACKUP_DAYS must be {DAYS} days or more.",
            )
        )
    return int(named)


def is_kept(folder: DataFolder) -> bool:
    """Whether some process takes the log off the server now."""
    with open(folder.path / "locks" / "backup", "a", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
