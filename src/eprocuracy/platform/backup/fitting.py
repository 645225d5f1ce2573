"""What is looked at before anything is brought back: that these programs read the backup, and that the target can hold it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from . import server
from .bases import MANIFEST, about, verify_seal
from .places import Base, Place, Segment

SEGMENT = 16 * 1024 * 1024


def refuse_unfit(
    place: Place, chain: Sequence[Base], segments: Sequence[Segment], into: Path, *, version: str, files: bool
) -> None:
    """Refuse a target that is not empty or too small, bases of another major version, and bases that were changed since."""
    if into.exists() and any(into.iterdir()):
        raise Refused(
            Label(f"Thư mục {into} không trống.", f"The folder {into} is not empty."),
            Label("Hãy nêu một thư mục mới.", "Name a new folder."),
        )
    server.refuse_other_major(about(chain[-1])["postgresql"], version)
    sealed = sum(path.stat().st_size for path in place.files()) if files else 0
    needed = room_needed(chain, segments) + sealed
    free = shutil.disk_usage(next(one for one in (into, *into.absolute().parents) if one.exists())).free
    if free < needed:
        raise Refused(
            Label(
                f"Đĩa của {into} còn {_size(free)}, khôi phục cần ít nhất {_size(needed)}.",
                f"The disk of {into} has {_size(free)} left, and the restore needs at least {_size(needed)}.",
            ),
            Label("Hãy nêu một thư mục trên đĩa khác.", "Name a folder on another disk."),
        )
    for base in chain:
        verify_seal(base)


def room_needed(chain: Sequence[Base], segments: Sequence[Segment]) -> int:
    """Bytes that unpacking takes: every base as it is, what is put together of several, and the log."""
    parts = [sum(one["Size"] for one in json.loads((base.folder / MANIFEST).read_bytes())["Files"]) for base in chain]
    together = max(parts) if len(parts) > 1 else 0
    return sum(parts) + together + len(segments) * SEGMENT


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
