"""The data folder: everything an installation keeps lies here, so that two installations never meet."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

SOURCE = Path(__file__).resolve().parents[3]
CHECKOUT = SOURCE.parent


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Names the places of one installation; touches nothing until asked."""

    path: Path

    @classmethod
    def of_environment(cls) -> DataFolder:
        """`EPROCURACY_DATA`, or `var/` in the checkout."""
        return cls(Path(os.environ.get("EPROCURACY_DATA") or CHECKOUT / "var").absolute())

    @property
    def postgres(self) -> Path:
        return self.path / "postgres"

    @property
    def static(self) -> Path:
        return self.path / "static"

    @property
    def files(self) -> Path:
        return self.path / "files"

    def prepare(self) -> None:
        """Make the folder and its private parts; refuse with a remedy where they cannot be written."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            (self.path / "locks").mkdir(exist_ok=True)
            for private in ("secrets", "run"):
                (self.path / private).mkdir(mode=0o700, exist_ok=True)
        except OSError as problem:
            raise self._not_writable(problem) from problem
        for part in (self.path, self.path / "secrets", self.path / "run", self.path / "locks"):
            if not os.access(part, os.W_OK | os.X_OK):
                raise self._not_writable(part)

    def _not_writable(self, problem: object) -> Refused:
        return Refused(
            Label(
                f"Không ghi được vào thư mục dữ liệu {self.path} ({problem}).",
                f"The data folder {self.path} cannot be written ({problem}).",
            ),
            Label(
                "Hãy cấp quyền ghi cho người đang chạy, hoặc đặt biến EPROCURACY_DATA tới một thư mục khác.",
                "Let the current user write there, or set EPROCURACY_DATA to another folder.",
            ),
        )

    def secret(self, name: str) -> str:
        """A random secret of this installation, made once and readable by its owner alone."""
        path = self.path / "secrets" / name
        if not path.exists():
            self.prepare()
            with self.locked("secrets"):
                if not path.exists():
                    write_private(path, secrets.token_urlsafe(48))
        return path.read_text(encoding="utf-8").strip()

    def read_note(self, name: str) -> dict[str, Any]:
        """What was last noted under `run/`, such as the port of the database; empty when nothing was."""
        try:
            found = json.loads((self.path / "run" / f"{name}.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return {}
        return found if isinstance(found, dict) else {}

    def write_note(self, name: str, content: dict[str, Any]) -> None:
        write_private(self.path / "run" / f"{name}.json", json.dumps(content))

    @contextlib.contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Hold the lock `name` of this folder; others wait. The lock ends with the process, however it dies."""
        with open(self.path / "locks" / name, "a", encoding="utf-8") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def wall_key() -> str:
    """The key by which the pages prove to the database who asks; one for all machines that share a database."""
    return os.environ.get("EPROCURACY_WALL_KEY") or DataFolder.of_environment().secret("database-wall")


def write_private(path: Path, content: str) -> None:
    """Write a file that only its owner may read, never half-written."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        fresh.unlink()
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as handle:
        handle.write(content)
    fresh.replace(path)
