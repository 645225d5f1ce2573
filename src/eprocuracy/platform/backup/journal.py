"""What was copied, tried and brought back, noted where the worker finds it: it carries every line into the log of the system."""

from __future__ import annotations

import fcntl
import getpass
import json
import os
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eprocuracy.platform.ground.folder import DataFolder

RESTORED = "restored"
"""The note of a folder that was brought back, until somebody says how its log goes on."""


def path_of(folder: DataFolder) -> Path:
    return folder.path / "run" / "backup-journal.jsonl"


def note(folder: DataFolder, what: str, *, began: datetime, well: bool = True, **about: Any) -> None:
    """Note one deed (`taken`, `verified`, `restored`): who ran it on the machine, from when to when, of what, and whether it went well."""
    line = {
        "id": uuid.uuid4().hex,
        "what": what,
        "began": began.isoformat(),
        "ended": datetime.now(UTC).isoformat(),
        "operator": _operator(),
        "well": well,
        **about,
    }
    path = path_of(folder)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        handle.write(json.dumps(line, ensure_ascii=False) + "\n")


def lines(folder: DataFolder, *, after: int = 0) -> tuple[list[dict[str, Any]], int]:
    """The lines after so many bytes, and the bytes up to the end of the last whole one."""
    try:
        content = path_of(folder).read_bytes()[after:]
    except FileNotFoundError:
        return [], after
    whole = content[: content.rfind(b"\n") + 1]
    return [json.loads(one) for one in whole.splitlines()], after + len(whole)


def _operator() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
