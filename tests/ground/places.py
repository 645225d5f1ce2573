"""Installations for tests of the ground: each in a folder of its own, stopped at the end, as whichever user."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eprocuracy.platform.ground.cluster import Cluster
from eprocuracy.platform.ground.folder import SOURCE, DataFolder


@contextmanager
def installation(name: str = "dữ liệu") -> Iterator[DataFolder]:
    """A data folder with a space and a Vietnamese name, reachable by every account."""
    with tempfile.TemporaryDirectory(prefix="eprocuracy ") as place:
        Path(place).chmod(0o755)
        folder = DataFolder(Path(place) / name)
        folder.prepare()
        try:
            yield folder
        finally:
            Cluster(folder).stop()


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


def run(folder: DataFolder, *command: str, **variables: str) -> Run:
    """Run a command of the product in an installation and wait for it."""
    done = subprocess.run(
        command_line(*command), env=environment(folder, **variables), capture_output=True, text=True, timeout=120
    )
    return Run(done.returncode, done.stdout, done.stderr)


def command_line(*command: str) -> Sequence[str]:
    return [sys.executable, "-P", "-m", "eprocuracy", *command]


def environment(folder: DataFolder, **variables: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    fixed = {"EPROCURACY_DATA": str(folder.path), "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    return {**kept, **fixed, **variables}


@contextmanager
def serving(folder: DataFolder, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A web server of an installation that has said where it listens."""
    process = subprocess.Popen(
        command_line("serve", "--port", "0", *options), env=environment(folder), stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        yield process, process.stdout.readline().split()[-1]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
