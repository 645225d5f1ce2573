"""What the processes of a running installation have used: time of the processor, and memory."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from eprocuracy.platform.ground.folder import DataFolder

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds of the processor that all of them used until now, and the private memory of the web processes in MiB."""

    seconds: float
    web_mib: int

    def since(self, before: Usage) -> Usage:
        return Usage(self.seconds - before.seconds, self.web_mib)


def usage_of(server: int) -> Usage:
    """Of the server process with everything it started, and of the database of this data folder."""
    postmaster = int((DataFolder.of_environment().postgres / "data" / "postmaster.pid").read_text().splitlines()[0])
    stats = _stats()
    ticks = memory = 0
    for pid, (_, used) in stats.items():
        line = _line(pid, stats)
        if server in line or postmaster in line:
            ticks += used
        if server in line:
            memory += _private(pid)
    return Usage(ticks / TICKS, memory // 1024 // 1024)


def _stats() -> dict[int, tuple[int, int]]:
    """The parent of each process, and the ticks that it and its ended children used."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = path.read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        found[int(path.parent.name)] = int(parts[1]), sum(int(one) for one in parts[11:15])
    return found


def _line(pid: int, stats: dict[int, tuple[int, int]]) -> list[int]:
    """A process and all whose child it is."""
    line = []
    while pid in stats and pid not in line:
        line.append(pid)
        pid = stats[pid][0]
    return line


def _private(pid: int) -> int:
    """Bytes that the process shares with nobody; nothing once it has ended."""
    try:
        resident, shared = (int(one) for one in Path(f"/proc/{pid}/statm").read_text().split()[1:3])
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return (resident - shared) * PAGE
