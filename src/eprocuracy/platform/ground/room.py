"""How much room is left on the disks that an installation writes on."""

from __future__ import annotations

import shutil
from pathlib import Path

from eprocuracy.kernel.words import Label

from .access import uses_embedded_server
from .folder import DataFolder

FULL = 80  # percent; QCVN 12:2026/BCA 3.9.2.1.10: somebody is told before there is no room


def used(path: Path) -> int:
    """How full the disk of a folder is, in percent; the nearest folder above that is there is asked."""
    there = next(one for one in (path, *path.parents) if one.exists())
    room = shutil.disk_usage(there)
    return round(100 * room.used / max(room.used + room.free, 1))


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
    return tuple(
        Label(
            f"Đĩa chứa {name} đã đầy {percent} %: dọn hoặc thêm chỗ; khi hết chỗ, hệ thống không ghi nữa.",
            f"The disk of the {said[name]} is {percent} % full: make room; without room nothing more is recorded.",
        )
        for name, path in places.items()
        if (percent := used(path)) >= FULL
    )
