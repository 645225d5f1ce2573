"""Where the pages are served from a copy that nobody writes to, entries go into a file, and into the log when there is one again.

A line is the stamp of the application and the entry as the log writes it. Each stamp binds the line before it, the first one the
name of the file: a line changed, taken out or moved elsewhere shows. Lines cut off at the end do not.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder

from .keys import entry_keys

SUFFIX = ".spool"


@dataclass(slots=True)
class _Spool:
    """The file of this process: no two processes write to one."""

    process: int
    path: Path
    stamp: bytes
    lines: int = 0


_lock, _spools = threading.Lock(), dict[Path, _Spool]()


@dataclass(frozen=True, slots=True)
class Spooled:
    """One entry as a spool holds it."""

    stamp: bytes
    entry: dict[str, Any]


def folder() -> Path:
    """Where the spools of this installation lie."""
    return DataFolder.of_environment().path / "log-spool"


def write(content: bytes, *, at: datetime) -> int:
    """Put one entry on the disk, and say which of its file it is; what cannot be written is not done."""
    where = folder()
    with _lock:
        spool = _spools.get(where)
        if spool is None or spool.process != os.getpid():
            where.mkdir(mode=0o700, exist_ok=True)
            path = where / f"{at.astimezone(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}{SUFFIX}"
            spool = _spools[where] = _Spool(os.getpid(), path, _first(path))
        stamp = _next(spool.stamp, content)
        handle = os.open(spool.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, base64.b64encode(stamp) + b" " + content + b"\n")
            os.fsync(handle)
        finally:
            os.close(handle)
        spool.stamp, spool.lines = stamp, spool.lines + 1
        return spool.lines


def read(path: Path) -> Iterator[Spooled]:
    """The entries of a spool in their order; refuses at the first line that is not as it was written."""
    stamp = _first(path)
    # the last line of a process that died while it wrote has no end, and its page was never shown
    whole = path.read_bytes().split(b"\n")[:-1]
    for number, line in enumerate(whole, start=1):
        said, _, content = line.partition(b" ")
        stamp = _next(stamp, content)
        if said != base64.b64encode(stamp):
            raise Refused(
                Label(
                    f"Dòng {number} của {path.name} không còn như lúc ghi; không dòng nào được đưa vào nhật ký.",
                    f"Line {number} of {path.name} is not as it was written; no line was taken into the log.",
                ),
                Label("Giữ nguyên tệp, lập sự cố.", "Keep the file as it is and open an incident."),
            )
        yield Spooled(stamp, json.loads(content))


def _first(path: Path) -> bytes:
    return sha256(path.name.encode()).digest()


def _next(before: bytes, content: bytes) -> bytes:
    return entry_keys().stamp(sha256(before + content).digest())
