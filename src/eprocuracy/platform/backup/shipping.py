"""The write-ahead log, as it is written: PostgreSQL's own receiver takes it off the server, and every part that is full is sealed away.

Stored files go first, then the log: whatever row the log brings back, its file is there already.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import cast

from eprocuracy.platform.ground.folder import DataFolder

from . import sealing, server
from .places import Place, before, stamp

PATIENCE = 60.0  # seconds for the receiver to take what the server has finished


@dataclass(slots=True)
class Shipper:
    """Moves what the receiver took, and new stored files, to the place."""

    folder: DataFolder
    place: Place
    receiver: subprocess.Popen[bytes]
    _seen: dict[Path, int] = field(default_factory=dict)

    @property
    def arrived(self) -> Path:
        return self.folder.path / "backup" / "wal"

    def cover(self) -> datetime:
        """Bring the place up to this moment; returns the moment, by the server's clock."""
        access = server.copying_access(self.folder)
        # something to ship also where nobody writes: the moment is told by the file that holds it
        (moment,) = server.ask(
            access,
            "select clock_timestamp() from (select pg_logical_emit_message(true, 'eprocuracy', 'covered')) said",
        )
        name, offset = server.ask(
            access, "select f.file_name, f.file_offset from pg_walfile_name_offset(pg_switch_wal()) f"
        )
        # somebody else switched in between: the answer is the beginning of a file of which nothing is written yet
        last = name if offset else before(name)
        end = time.monotonic() + PATIENCE
        while not self._has(last):
            if self.receiver.poll() is not None:
                assert self.receiver.stderr
                raise server.failed("pg_receivewal", self.receiver.stderr.read())
            if time.monotonic() > end:
                raise server.failed("pg_receivewal", f"{last} did not come".encode())
            time.sleep(0.05)
        self._ship(covering=(last, moment))
        return cast(datetime, moment)

    def _has(self, name: str) -> bool:
        return (self.arrived / name).exists() or any(self.place.path.glob(f"wal/{name}*"))

    def _ship(self, *, covering: tuple[str, datetime]) -> None:
        to, (last, moment) = sealing.recipients(self.folder), covering
        ready = sorted(path for path in self.arrived.iterdir() if path.suffix != ".partial")
        self._ship_files(to)
        self._ship_secrets(to, moment)
        for path in ready:
            ending = f".{stamp(moment)}" if path.name == last else ""
            with open(path, "rb") as content:
                self.place.write(
                    f"wal/{path.name}{ending}{sealing.ENDING}",
                    lambda target, content=content: sealing.seal(content, target, to),  # type: ignore[misc]
                )
            path.unlink()

    def _ship_files(self, to: list[object]) -> None:
        """Files are only ever added, so a folder whose time of change was seen holds nothing new."""
        for part in sorted(self.folder.files.glob("[0-9a-f][0-9a-f]")):
            changed = part.stat().st_mtime_ns
            if self._seen.get(part) == changed:
                continue
            for path in part.iterdir():
                if len(path.name) == 64:
                    with open(path, "rb") as content:
                        self.place.write(
                            f"files/{part.name}/{path.name}{sealing.ENDING}",
                            lambda target, content=content: sealing.seal(content, target, to),  # type: ignore[misc]
                        )
            self._seen[part] = changed

    def _ship_secrets(self, to: list[object], moment: datetime) -> None:
        secrets = self.folder.path / "secrets"
        # again for a key that was added since: it would open everything but what is needed first
        those = [*secrets.iterdir(), sealing.recipients_file(self.folder)]
        changed = max(path.stat().st_mtime_ns for path in those)
        if self._seen.get(secrets) == changed:
            return
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            archive.add(secrets, arcname=".")
        packed.seek(0)
        self.place.write(f"secrets/{stamp(moment)}{sealing.ENDING}", lambda target: sealing.seal(packed, target, to))
        self._seen[secrets] = changed


@contextmanager
def shipping(folder: DataFolder, place: Place) -> Iterator[Shipper]:
    """A receiver that lives as long as the block; only one at a time for a data folder, the caller holds the lock `backup`."""
    sealing.recipients(folder)
    server.prepare(folder)
    shipper_folder = folder.path / "backup" / "wal"
    shipper_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    access = server.copying_access(folder)
    _have_slot(access)
    words = ["pg_receivewal", "-D", str(shipper_folder), "-S", server.SLOT, "-n", "--status-interval=2"]
    receiver = server.start(access, words, stdout=subprocess.DEVNULL)
    try:
        yield Shipper(folder, place, receiver)
    finally:
        receiver.terminate()
        with suppress(subprocess.TimeoutExpired):
            receiver.wait(10)
        receiver.kill()


def _have_slot(access: server.Access) -> None:
    """Have the server keep its log until it was received; a slot that the server gave up for want of space is made anew."""
    found = server.ask(access, "select wal_status from pg_replication_slots where slot_name = %s", server.SLOT)
    if found == ("lost",):
        server.ask(access, "select pg_drop_replication_slot(%s)::text", server.SLOT)
        found = ()
    if not found:
        server.ask(access, "select pg_create_physical_replication_slot(%s, true)::text", server.SLOT)
