"""Taking a base: the database's files, whole or only what changed, sealed as they come."""

from __future__ import annotations

import io
import json
import os
import tarfile
import tempfile
import threading
from datetime import UTC
from pathlib import Path
from typing import IO, Any

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder

from . import sealing, server
from .places import Base, Place, damaged, sha256_of, stamp, write_text

MANIFEST = "backup_manifest"


def take(folder: DataFolder, place: Place, *, whole: bool) -> Base:
    """Copy the database's files into the place; only what changed since the last base, unless `whole` or there is none."""
    to, access = sealing.recipients(folder), server.copying_access(folder)
    system, started = server.ask(access, "select (pg_control_system()).system_identifier::text, clock_timestamp()")
    earlier = [one for one in place.bases() if about(one)["system"] == system]
    parent = None if whole or not earlier else earlier[-1]
    name = f"base/{stamp(started)}-{'changes' if parent else 'full'}"
    words = ["pg_basebackup", "-D", "-", "-F", "tar", "-X", "none", "-c", "fast", "--no-sync"]
    words += [f"--incremental={parent.folder / MANIFEST}"] if parent else []
    with tempfile.TemporaryFile() as said:
        copying = server.start(access, words, stdout=-1)
        assert copying.stdout
        assert copying.stderr
        threading.Thread(target=lambda: said.write(copying.stderr.read()), daemon=True).start()  # type: ignore[union-attr]
        read = _ReadingAlong(copying.stdout)

        def fill(target: IO[bytes]) -> None:
            sealing.seal(read, target, to)
            if copying.wait():
                said.seek(0)
                raise server.failed("pg_basebackup", said.read())

        place.write(f"{name}/{sealing.BASE}", fill)
    found = read.found()
    ended, version = server.ask(access, "select clock_timestamp(), current_setting('server_version')")
    write_text(place, f"{name}/{MANIFEST}", found[MANIFEST])
    sealed = place.path / name / sealing.BASE
    told = {
        "parent": parent.name if parent else None,
        "started": started.astimezone(UTC).isoformat(),
        "ended": ended.astimezone(UTC).isoformat(),
        "first_segment": _first_segment(found["backup_label"]),
        "bytes": sealed.stat().st_size,
        "sha256": sha256_of(sealed),
        "system": system,
        "postgresql": version,
        "host": os.uname().nodename,
    }
    write_text(place, f"{name}/about.json", json.dumps(told, indent=1))
    return next(one for one in place.bases() if one.name == Path(name).name)


def about(base: Base) -> dict[str, Any]:
    """What was written down of a base when it was taken."""
    told: dict[str, Any] = json.loads((base.folder / "about.json").read_text(encoding="utf-8"))
    return told


def verify_seal(base: Base) -> None:
    """Refuse a base of which the sealed file is not the one that was written."""
    if sha256_of(base.folder / sealing.BASE) != about(base)["sha256"]:
        raise damaged(Label(f"{base.name} đã bị thay đổi", f"{base.name} was changed"))


def _first_segment(label: str) -> str:
    """From `START WAL LOCATION: 0/2000028 (file 000000010000000000000002)`."""
    return label.split("(file ", 1)[1].split(")", 1)[0]


class _ReadingAlong:
    """Reads a tar, and keeps two of its members while they go by: PostgreSQL wants them beside it later."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source, self._kept = source, {"backup_label": "", MANIFEST: ""}
        reading, writing = os.pipe()
        self._copy = os.fdopen(writing, "wb")
        self._thread = threading.Thread(target=self._read, args=(os.fdopen(reading, "rb"),))
        self._thread.start()

    def read(self, size: int = -1, /) -> bytes:
        content = self._source.read(size)
        if content:
            self._copy.write(content)
        elif not self._copy.closed:
            self._copy.close()
        return content

    def found(self) -> dict[str, str]:
        """The members kept, once everything was read."""
        self._copy.close()
        self._thread.join()
        if not all(self._kept.values()):
            raise server.failed("pg_basebackup", b"no backup_manifest")
        return self._kept

    def _read(self, copy: io.BufferedReader) -> None:
        with copy:
            try:
                with tarfile.open(fileobj=copy, mode="r|") as archive:
                    for member in archive:
                        handle = archive.extractfile(member) if member.name in self._kept else None
                        if handle:
                            self._kept[member.name] = handle.read().decode()
            except tarfile.TarError:
                pass  # `found` says that something is missing
            while copy.read(1 << 20):
                pass
