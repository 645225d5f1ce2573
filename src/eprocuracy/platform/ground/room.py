"""How much room is left on the disks that an installation writes on."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from eprocuracy.kernel.words import Label

from .access import uses_embedded_server
from .folder import DataFolder

FULL = 80  # percent; QCVN 12:2026/BCA 3.9.2.1.10: somebody is told before there is no room


def used(path: Path) -> int:
    """How full the disk of a folder is, in percent; the nearest folder above that is there is asked."""
    there = next(one for one in (path, *path.parents) if one.exists())
    room = shutil.disk_usage(there)
    return round(100 * room.used / max(room.used + room.free, 1))


def is_encrypted(path: Path) -> bool:
    """Whether the disk of a folder is encrypted by this machine (dm-crypt); what storage beneath it does cannot be seen."""
    found = path.stat().st_dev
    return _is_crypt(Path(f"/sys/dev/block/{os.major(found)}:{os.minor(found)}"))


def _is_crypt(device: Path) -> bool:
    told = device / "dm" / "uuid"
    if told.exists() and told.read_text(encoding="ascii", errors="replace").startswith("CRYPT-"):
        return True
    beneath = device / "slaves"
    return beneath.exists() and any(map(_is_crypt, beneath.iterdir()))


def alarms(folder: DataFolder) -> tuple[Label, ...]:
    """What must be said of the disks of the data and of the embedded database."""
    places = {"dữ liệu": folder.path}
    if (
        uses_embedded_server()
        and folder.postgres.exists()
        and folder.path.stat().st_dev != folder.postgres.stat().st_dev
    ):
        places["cơ sở dữ liệu"] = folder.postgres  # a disk of its own
    said = {"dữ liệu": "data", "cơ sở dữ liệu": "database"}
    left = outlook(folder).days_left
    soon = Label(
        f"Đĩa dữ liệu sẽ đầy sau khoảng {left} ngày: thêm chỗ trước khi ấy.",
        f"The disk of the data will be full in about {left} days: add room before.",
    )
    full = tuple(
        Label(
            f"Đĩa chứa {name} đã đầy {percent} %: dọn hoặc thêm chỗ; khi hết chỗ, hệ thống không ghi nữa.",
            f"The disk of the {said[name]} is {percent} % full: make room; without room nothing more is recorded.",
        )
        for name, path in places.items()
        if (percent := used(path)) >= FULL
    )
    return (*full, *([soon] if left is not None and left < SOON else []))


NOTE, EVERY, KEPT = "room", timedelta(hours=20), 60
SOON = 30
"""Days before a disk is full within which somebody is told."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How the disk of the data fills: bytes a day since the first measurement kept, and days until it is full (None: it does not fill)."""

    used: int
    free: int
    measured: datetime | None
    per_day: int | None
    days_left: int | None


def measure(folder: DataFolder, *, at: datetime) -> bool:
    """Note once a day how much is used; says whether it was due."""
    lines = _measured(folder)
    if lines and at - datetime.fromisoformat(lines[-1]["at"]) < EVERY:
        return False
    found = shutil.disk_usage(folder.path)
    folder.write_note(NOTE, {"measured": [*lines, {"at": at.isoformat(), "used": found.used}][-KEPT:]})
    return True


def outlook(folder: DataFolder) -> Outlook:
    """What the measurements say."""
    there, lines = shutil.disk_usage(folder.path), _measured(folder)
    if len(lines) < 2:
        return Outlook(there.used, there.free, datetime.fromisoformat(lines[0]["at"]) if lines else None, None, None)
    first, last = lines[0], lines[-1]
    days = (datetime.fromisoformat(last["at"]) - datetime.fromisoformat(first["at"])) / timedelta(days=1)
    per_day = round((last["used"] - first["used"]) / days)
    left = int(there.free / per_day) if per_day > 0 else None
    return Outlook(there.used, there.free, datetime.fromisoformat(last["at"]), per_day, left)


def said(folder: DataFolder) -> Label:
    """How full the disk is and when it will be full, as a sentence."""
    found = outlook(folder)
    vi, en = f"Đĩa dữ liệu còn {_size(found.free)}", f"The disk of the data has {_size(found.free)} left"
    if found.per_day is None:
        return Label(f"{vi}; mức tăng mỗi ngày có sau hai lần đo.", f"{en}; its growth is known after two days.")
    if found.days_left is None:
        return Label(f"{vi}; không tăng.", f"{en}; it does not fill.")
    return Label(
        f"{vi}, mỗi ngày thêm {_size(found.per_day or 0)}: đầy sau khoảng {found.days_left} ngày.",
        f"{en}, {_size(found.per_day or 0)} more every day: full in about {found.days_left} days.",
    )


def _measured(folder: DataFolder) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = folder.read_note(NOTE).get("measured", [])
    return lines


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB".replace(".", ",") if count >= 1e9 else f"{count / 1e6:.0f} MB"
