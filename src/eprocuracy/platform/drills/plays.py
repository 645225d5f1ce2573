"""The drills themselves, each with the protection that it tries; without that protection it must fail."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import cast

import psycopg
import pyrage

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.backup import bases, sealing
from eprocuracy.platform.backup.places import Place, pull
from eprocuracy.platform.backup.restoring import Restored, restore
from eprocuracy.platform.backup.shipping import shipping
from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.cluster import Cluster

from .scratch import Scratch
from .telling import NOBODY, Outcome

ROWS, ROWS_IN_FULL = 200, 200_000
STORM, STORM_IN_FULL = 1.0, 30.0  # seconds
NAME = "Lò Văn Páo"  # an invented person


def wrong_update(scratch: Scratch, full: bool, protected: bool) -> Outcome:
    """A release wipes everything; the state of the second before is brought back. Protection: the log is copied all the time."""
    with scratch.folder.locked("backup"), shipping(scratch.folder, scratch.place) as shipper:
        _copy(scratch, full)
        with scratch.connect() as connection:
            _write(connection, ROWS_IN_FULL if full else ROWS)
            kept = _deeds(connection)
            (moment,) = connection.execute("select clock_timestamp()").fetchone() or (None,)
            before = cast(datetime, moment)
            connection.execute("delete from deeds")
            wiped = time.monotonic()
            _write(connection, 1)  # the work goes on, wrongly
            noticed = None if _deeds(connection) == kept else time.monotonic() - wiped
        if protected:
            shipper.cover()
    attempted = Label("Một bản cập nhật xóa sạch một bảng.", "A release wipes a whole table.")
    by = Label("so số dòng với trước khi cập nhật", "the count of rows against that before the release")
    try:
        done, rows = _restored(scratch, scratch.place, before)
    except Refused as refused:
        return Outcome(
            attempted=attempted, noticed_by=by, noticed_after=noticed, contained=refused.what, lost=len(kept)
        )
    return Outcome(
        attempted=attempted,
        noticed_by=by,
        noticed_after=noticed,
        contained=Label(
            f"Khôi phục về giây trước đó từ {len(done.bases)} bản gốc, {done.segments} đoạn nhật ký.",
            f"The second before was restored from {len(done.bases)} bases and {done.segments} parts of the log.",
        ),
        lost=len(kept - rows),
        figures=(
            (Label("khôi phục (RTO)", "restored in (RTO)"), done.seconds),
            (Label("mất (RPO)", "lost (RPO)"), max(0.0, (before - done.covered).total_seconds())),
        ),
    )


def ransom(scratch: Scratch, full: bool, protected: bool) -> Outcome:
    """A thief encrypts the installation and its backups. Protection: an isolated copy that the system cannot write."""
    with scratch.folder.locked("backup"), shipping(scratch.folder, scratch.place) as shipper:
        _copy(scratch, full)
        with scratch.connect() as connection:
            _write(connection, ROWS_IN_FULL if full else ROWS)
            kept = _deeds(connection)
        covered = shipper.cover()
    isolated = scratch.isolated if protected else Place(scratch.place.path)  # a copy that the thief reaches is none
    pull(scratch.place, isolated)
    Cluster(scratch.folder).stop()
    struck = time.monotonic()
    for place in (scratch.folder.path, scratch.place.path):
        _encrypt(place)
    found = pull(scratch.place, isolated) if protected else {"changed": []}
    noticed = time.monotonic() - struck if found["changed"] else None
    attempted = Label(
        "Kẻ tấn công mã hóa thư mục dữ liệu và thư mục sao lưu.", "A thief encrypts the data folder and the backups."
    )
    by = Label("lần kéo bản biệt lập kế tiếp", "the next pull of the isolated copy") if found["changed"] else NOBODY
    try:
        done, rows = _restored(scratch, isolated, None)
    except (Refused, OSError, ValueError) as fault:
        said = (
            fault.what if isinstance(fault, Refused) else Label("Bản sao không đọc được.", "The copy cannot be read.")
        )
        return Outcome(attempted=attempted, noticed_by=by, noticed_after=noticed, contained=said, lost=len(kept))
    return Outcome(
        attempted=attempted,
        noticed_by=by,
        noticed_after=noticed,
        contained=Label(
            "Khôi phục từ bản biệt lập vào một thư mục mới.", "Restored from the isolated copy into a new folder."
        ),
        lost=len(kept - rows),
        figures=(
            (Label("khôi phục (RTO)", "restored in (RTO)"), done.seconds),
            (Label("mất (RPO)", "lost (RPO)"), max(0.0, (covered - done.covered).total_seconds())),
        ),
    )


def storm(scratch: Scratch, full: bool, protected: bool) -> Outcome:
    """The database is killed in a storm of writes. Protection: nothing is confirmed before it is on the disk."""
    with scratch.connect() as connection:
        (highest,) = connection.execute("select coalesce(max(id), 0) from deeds").fetchone() or (0,)
    confirmed: list[int] = []
    if not protected:
        _write_later(scratch)
    writer = threading.Thread(target=_storm, args=(scratch, int(str(highest)), confirmed))
    writer.start()
    time.sleep(STORM_IN_FULL if full else STORM)
    pid = int((scratch.folder.postgres / "data" / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
    os.kill(pid, signal.SIGKILL)
    killed = time.monotonic()
    writer.join()
    noticed = time.monotonic() - killed
    ensure(scratch)
    back = time.monotonic() - killed
    with scratch.connect() as connection:
        there = {int(str(row[0])) for row in connection.execute("select id from deeds where id > %s", [highest])}
    return Outcome(
        attempted=Label(
            f"kill -9 máy chủ cơ sở dữ liệu sau {len(confirmed)} lần ghi đã xác nhận.",
            f"kill -9 of the database after {len(confirmed)} confirmed writes.",
        ),
        noticed_by=Label("người đang ghi: lần ghi kế tiếp báo lỗi", "whoever writes: the next write fails"),
        noticed_after=noticed if confirmed else None,
        contained=Label(
            "Khởi động lại, tự phục hồi từ nhật ký ghi trước.", "Started again, recovered by itself from its log."
        ),
        lost=len(set(confirmed) - there),
        figures=((Label("chạy lại sau", "running again after"), back),),
    )


def theft(scratch: Scratch, full: bool, protected: bool) -> Outcome:
    """A thief carries the backups off. Protection: they are sealed for a key that is not there."""
    with scratch.folder.locked("backup"), shipping(scratch.folder, scratch.place) as shipper:
        with scratch.connect() as connection:
            _write(connection, ROWS)
        _copy(scratch, full)
        shipper.cover()
    stolen = sorted(scratch.place.path.rglob("*.age"))
    if not protected:
        _leave_open(scratch, stolen)
    looked_for = [NAME.encode(), *(path.read_bytes() for path in (scratch.folder.path / "secrets").iterdir())]
    read = [path for path in scratch.place.path.rglob("*") if path.is_file() and _holds(path, looked_for)]
    opened = 0
    began, stranger = time.monotonic(), [pyrage.x25519.Identity.generate()]
    for path in stolen:
        with contextlib.suppress(Refused), open(os.devnull, "wb") as nothing:
            sealing.unseal(path, nothing, stranger)
            opened += 1
    return Outcome(
        attempted=Label(
            f"Lấy trộm cả {len(stolen)} tệp sao lưu, tìm tên người và mật khẩu, thử mở bằng khóa khác.",
            f"All {len(stolen)} files of the backup are stolen, searched for names and passwords, tried with another key.",
        ),
        noticed_by=Label("phép thử: đọc từng tệp đã lấy", "the trial: every stolen file is read"),
        noticed_after=time.monotonic() - began,
        contained=Label("Không tệp nào đọc được.", "No file could be read.")
        if not read and not opened
        else Label(f"{len(read) + opened} tệp đọc được.", f"{len(read) + opened} files could be read."),
        lost=len(read) + opened,
    )


def _copy(scratch: Scratch, full: bool) -> None:
    bases.take(scratch.folder, scratch.place, whole=full)


def _write(connection: psycopg.Connection[tuple[object, ...]], count: int) -> None:
    connection.execute(
        "insert into deeds select coalesce((select max(id) from deeds), 0) + n, %s || ' ' || n from generate_series(1, %s) n",
        [NAME, count],
    )


def _deeds(connection: psycopg.Connection[tuple[object, ...]]) -> set[tuple[object, ...]]:
    return set(connection.execute("select id, said from deeds").fetchall())


def _restored(scratch: Scratch, place: Place, to: datetime | None) -> tuple[Restored, set[tuple[object, ...]]]:
    """Bring everything back into a folder of its own, and read there what was kept."""
    done = restore(place, sealing.keys_of(scratch.key), scratch.root / "restored" / secrets.token_hex(4), to=to)
    try:
        Cluster(done.folder).ensure()
        owner = embedded_accesses(done.folder).owner
        assert owner
        with owner.connect() as connection:
            return done, _deeds(connection)
    finally:
        Cluster(done.folder).stop()


def _encrypt(folder: Path) -> None:
    """As ransomware does it: other bytes in every file, whatever may be written."""
    for path in [one for one in folder.rglob("*") if one.is_file() and not one.is_symlink()]:
        path.chmod(0o600)
        path.write_bytes(secrets.token_bytes(64))


def _storm(scratch: Scratch, highest: int, confirmed: list[int]) -> None:
    """Write as fast as can be, and keep what the database confirmed; ends when it no longer answers."""
    with contextlib.suppress(psycopg.OperationalError), scratch.connect() as connection:
        for number in range(highest + 1, highest + 10_000_000):
            connection.execute("insert into deeds values (%s, %s)", [number, NAME])
            confirmed.append(number)


def _write_later(scratch: Scratch) -> None:
    """The twin: a server that somebody told to confirm first and write afterwards."""
    superuser = embedded_accesses(scratch.folder).superuser
    assert superuser
    with superuser.connect() as connection:
        for setting in ("synchronous_commit = off", "wal_writer_delay = '10s'"):
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("select pg_reload_conf()")


def ensure(scratch: Scratch) -> None:
    """The processes of a killed server take a moment to be gone."""
    for _ in range(20):
        try:
            Cluster(scratch.folder).ensure()
        except Refused:
            time.sleep(0.5)
            continue
        return
    Cluster(scratch.folder).ensure()


def _leave_open(scratch: Scratch, sealed: list[Path]) -> None:
    """The twin: a backup that somebody wrote without sealing it."""
    for path in sealed:
        with open(scratch.place.path / f"{path.name}.open", "wb") as target, contextlib.suppress(Refused):
            sealing.unseal(path, target, sealing.keys_of(scratch.key))


def _holds(path: Path, wanted: list[bytes]) -> bool:
    content = path.read_bytes()
    return any(one.strip() in content for one in wanted)
