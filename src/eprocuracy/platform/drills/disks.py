"""The disk runs full while people write."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground import room
from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.binaries import Account

from .plays import ensure
from .scratch import Scratch, scratch
from .telling import NOBODY, Outcome

Connect = Callable[[], psycopg.Connection[tuple[object, ...]]]
SMALL, WHOLE = 16, 512  # megabytes: for the table of the log alone, and for a whole installation
LONG = "x" * 100_000  # what an entry of the drill says: a disk is full soon


def full_disk(scratch_: Scratch, full: bool, protected: bool) -> Outcome:
    """The disk fills while deeds are written, each with its entry. Protection: a deed and its entry are one transaction, and somebody is told at 80 %.

    In the short form the entries lie on a small disk of their own, in full the whole installation with its write-ahead log does.
    """
    disk = scratch_.folder.path.parent / "disk"
    with _mounted(disk, WHOLE if full else SMALL):
        if full:
            with scratch(disk) as small:
                return _filled(disk, small.connect, "pg_default", protected, lambda: ensure(small))
        superuser = embedded_accesses(scratch_.folder).superuser
        assert superuser
        place = disk / "table"
        place.mkdir()
        Account.for_database(scratch_.folder.postgres).own(place)
        with superuser.connect() as ruler:
            ruler.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
            ruler.execute("GRANT CREATE ON TABLESPACE small TO PUBLIC")
        try:
            return _filled(disk, scratch_.connect, "small", protected, lambda: None)
        finally:
            with superuser.connect() as ruler:
                for name in ("entries", "tried"):
                    with contextlib.suppress(psycopg.errors.UndefinedTable):
                        scratch_.connect().execute(f"DROP TABLE {name}")
                ruler.execute("DROP TABLESPACE small")


def _filled(disk: Path, connect: Connect, tablespace: str, protected: bool, again: Callable[[], None]) -> Outcome:
    ballast = disk / "ballast"
    began = time.monotonic()
    with connect() as connection:
        connection.execute("CREATE TABLE tried (id bigint PRIMARY KEY)")
        connection.execute(f"CREATE TABLE entries (id bigint PRIMARY KEY, said text) TABLESPACE {tablespace}")
        connection.execute("ALTER TABLE entries ALTER said SET STORAGE EXTERNAL")
        ballast.write_bytes(b"0" * int(shutil.disk_usage(disk).free * 0.6))
        confirmed, warned, stopped = _written(connection, disk, began, protected)
    ballast.unlink()
    made_room = time.monotonic()
    again()
    with connect() as connection:
        deeds = {int(str(row[0])) for row in connection.execute("SELECT id FROM tried").fetchall()}
        entries = {int(str(row[0])) for row in connection.execute("SELECT id FROM entries").fetchall()}
        goes_on = _deed(connection, 10**6, True)
    back = time.monotonic() - made_room
    lost = len(set(confirmed) - (deeds & entries)) + len(deeds - entries) + (not goes_on)
    return Outcome(
        attempted=Label(
            f"Đĩa đầy dần trong lúc ghi: {len(confirmed)} việc đã xác nhận, rồi hết chỗ.",
            f"The disk fills while it is written to: {len(confirmed)} deeds are confirmed, then there is no room.",
        ),
        noticed_by=Label(
            "trang Vận hành khi đĩa đầy 80 %; rồi chính người ghi: việc bị từ chối",
            "the page Running at 80 %; then whoever writes: the deed is refused",
        )
        if warned is not None
        else NOBODY,
        noticed_after=warned,
        contained=Label(
            "Việc không ghi được nhật ký thì không được làm; dọn chỗ là ghi tiếp.",
            "What cannot be logged is not done; with room made, work goes on.",
        ),
        lost=lost,
        figures=(
            (Label("từ báo đầy đến hết chỗ", "from the warning to no room"), stopped - (warned or stopped)),
            (Label("ghi tiếp sau khi dọn chỗ", "writing again after room was made"), back),
        ),
    )


def _written(
    connection: psycopg.Connection[tuple[object, ...]], disk: Path, began: float, protected: bool
) -> tuple[list[int], float | None, float]:
    """Write until there is no room: what was confirmed, when the house said that the disk fills up, and when it was full."""
    confirmed: list[int] = []
    warned: float | None = None
    for number in range(1, 100_000):
        if warned is None and room.used(disk) >= room.FULL:
            warned = time.monotonic() - began
        if not _deed(connection, number, protected):
            break
        confirmed.append(number)
    return confirmed, warned, time.monotonic() - began


def _deed(connection: psycopg.Connection[tuple[object, ...]], number: int, protected: bool) -> bool:
    """A deed with its entry; whether it was confirmed. The twin writes them one after the other."""
    try:
        with connection.transaction() if protected else contextlib.nullcontext():
            connection.execute("INSERT INTO tried VALUES (%s)", [number])
            connection.execute("INSERT INTO entries VALUES (%s, %s)", [number, LONG])
    except psycopg.OperationalError:
        return False
    return True


@contextlib.contextmanager
def _mounted(place: Path, megabytes: int) -> Iterator[None]:
    """A disk of a size, in memory; refused where this account may not mount one."""
    place.mkdir()
    place.chmod(0o755)
    told = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "eprocuracy-drill", place],
        capture_output=True,
        check=False,
    )
    if told.returncode:
        raise Refused(
            Label(
                "Không diễn tập được: cần quyền gắn một đĩa nhỏ (root).",
                "not run: needs the right to mount a small disk (root).",
            )
        )
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], capture_output=True, check=False)
