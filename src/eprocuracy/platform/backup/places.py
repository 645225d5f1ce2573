"""A place of backups: a folder whose names are written once and never again.

base/20261122T170000Z-full/      base.tar.gz.age, backup_manifest, about.json (written last)
base/20261123T170000Z-changes/   the same, holding only what changed since the base before it
wal/000000010000000000000007.20261122T170130Z.gz.age    every commit up to that moment is in it or before it
files/ab/ab12….gz.age            stored files by the SHA-256 of their content
secrets/20261122T170000Z.gz.age  a tar of the passwords and keys of the installation
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

STAMP = "%Y%m%dT%H%M%S%fZ"
OURS = re.compile(
    r"base/[0-9TZ]+-(full|changes)/(base\.tar\.gz\.age|backup_manifest|about\.json)"
    r"|wal/[0-9A-F]{8}(\.history|[0-9A-F]{16}(\.[0-9TZ]+)?)\.gz\.age"
    r"|files/[0-9a-f]{2}/[0-9a-f]{64}\.gz\.age|secrets/[0-9TZ]+\.gz\.age|README\.md"
)
_WAL = re.compile(r"([0-9A-F]{24})(?:\.([0-9TZ]+))?\.gz\.age")


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(STAMP)


def moment_of(text: str) -> datetime:
    return datetime.strptime(text, STAMP).replace(tzinfo=UTC)


def number(segment: str) -> int:
    """`000000010000000A000000FF`: the timeline, then 4 bytes, and 4 of which the last alone counts."""
    return int(segment[8:16], 16) * 256 + int(segment[16:24], 16)


def before(segment: str) -> str:
    """The name of the segment before this one."""
    high, low = divmod(number(segment) - 1, 256)
    return f"{segment[:8]}{high:08X}{low:08X}"


@dataclass(frozen=True, slots=True)
class Base:
    """One copy of the database's files: whole, or only what changed since `parent`."""

    folder: Path
    name: str
    parent: str | None
    started: datetime
    ended: datetime
    first_segment: str  # the write-ahead log from here on makes it consistent
    bytes: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A file of the write-ahead log; `covers` is a moment up to which it holds every commit, where that is known."""

    path: Path
    name: str
    covers: datetime | None


@dataclass(frozen=True, slots=True)
class Place:
    """Reads and writes one folder of backups."""

    path: Path

    def write(self, name: str, fill: Callable[[IO[bytes]], None]) -> bool:
        """Write a file whole or not at all, and never twice; says whether it was new."""
        target = self.path / name
        if target.exists():
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            with open(fresh, "wb") as handle:
                fill(handle)
                handle.flush()
                os.fsync(handle.fileno())
            fresh.chmod(0o440)
            with contextlib.suppress(FileExistsError):
                os.link(fresh, target)
                return True
        finally:
            fresh.unlink(missing_ok=True)
        return False

    def bases(self) -> list[Base]:
        """Every complete base, the oldest first."""
        return sorted((_base(path.parent) for path in self.path.glob("base/*/about.json")), key=lambda base: base.ended)

    def chain(self, base: Base) -> list[Base]:
        """The bases that make up this one, beginning with a whole one."""
        known, found = {one.name: one for one in self.bases()}, [base]
        while (parent := found[0].parent) is not None:
            if parent not in known:
                raise damaged(Label(f"thiếu bản gốc {parent}", f"the base {parent} is missing"))
            found.insert(0, known[parent])
        return found

    def segments(self) -> list[Segment]:
        """The write-ahead log that is here, in order."""
        found = [(path, _WAL.fullmatch(path.name)) for path in (self.path / "wal").glob("*.gz.age")]
        named = [Segment(path, match[1], moment_of(match[2]) if match[2] else None) for path, match in found if match]
        return sorted(named, key=lambda one: one.name)

    def covered(self) -> datetime | None:
        """Up to which moment nothing is lost if only this place is left."""
        return max((one.covers for one in self.segments() if one.covers), default=None)

    def latest_secrets(self) -> Path | None:
        return max((self.path / "secrets").glob("*.gz.age"), default=None)

    def files(self) -> Iterator[Path]:
        """The sealed copies of stored files."""
        yield from sorted((self.path / "files").glob("??/*.gz.age"))

    def prune(self, *, before: datetime) -> int:
        """Take away what is not needed to restore any moment from `before` on; returns how many files and bases went."""
        whole = [one for one in self.bases() if one.parent is None]
        kept = max((one for one in whole if one.ended <= before), key=lambda one: one.ended, default=None)
        if kept is None:
            return 0
        return self.remove([one for one in self.bases() if one.ended < kept.ended], upto=kept.first_segment)

    def remove(self, bases: Sequence[Base], *, upto: str) -> int:
        """Take away bases, and the log before a segment; returns how many files and bases went."""
        for base in bases:
            (base.folder / "about.json").unlink()
            shutil.rmtree(base.folder)
        gone = [one for one in self.segments() if one.name[8:] < upto[8:]]
        for segment in gone:
            segment.path.unlink()
        return len(bases) + len(gone)


def _base(folder: Path) -> Base:
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    return Base(
        folder,
        folder.name,
        about["parent"],
        datetime.fromisoformat(about["started"]),
        datetime.fromisoformat(about["ended"]),
        about["first_segment"],
        about["bytes"],
    )


def write_text(place: Place, name: str, content: str) -> None:
    place.write(name, lambda handle: _put(handle, content.encode()))


def _put(handle: IO[bytes], content: bytes) -> None:
    handle.write(content)


def pull(source: Place, into: Place) -> dict[str, Any]:
    """Copy what is new and touch nothing that is there; what is of another size than a copy we hold is named and not taken.

    Run it as another account, best on another machine: then nobody who takes over the system can reach this copy.
    """
    taken, changed = 0, []
    # what a base needs comes before the file that says it is complete
    found = sorted(source.path.rglob("*"), key=lambda path: (path.name == "about.json", path))
    for path in found:
        name = path.relative_to(source.path).as_posix()
        if not path.is_file() or path.is_symlink() or not OURS.fullmatch(name):
            continue
        ours = into.path / name
        if ours.exists():
            if ours.stat().st_size != path.stat().st_size:
                changed.append(name)
            continue
        with open(path, "rb") as handle:
            head = handle.read(21)
            if name.endswith(".age") and head != b"age-encryption.org/v1":
                changed.append(name)
                continue
            handle.seek(0)
            taken += into.write(name, lambda target, handle=handle: shutil.copyfileobj(handle, target))  # type: ignore[misc]
    return {"taken": taken, "changed": changed}


def sha256_of(path: Path) -> str:
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def damaged(what: Label) -> Refused:
    return Refused(
        Label(f"Bản sao lưu không đủ: {what.vi}.", f"The backup is not whole: {what.en}."),
        Label("Hãy dùng bản sao khác, hoặc thời điểm khác.", "Use another copy, or another moment."),
    )
