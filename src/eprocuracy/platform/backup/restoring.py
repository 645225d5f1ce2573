"""Bringing an installation back as it was at a moment, into an empty folder, from the place of backups and the key alone."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.binaries import Account, binaries_for, database_home
from eprocuracy.platform.ground.cluster import free_port, refuse_other_version
from eprocuracy.platform.ground.folder import DataFolder

from . import sealing, server
from .bases import MANIFEST
from .fitting import refuse_unfit
from .places import Base, Place, Segment, damaged, number

LONGEST = 24 * 3600  # seconds that the log may take to be replayed
TOO_EARLY_END = "recovery ended before configured recovery target was reached"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, and how long each part took."""

    folder: DataFolder
    bases: tuple[str, ...]
    to: datetime | None
    covered: datetime
    segments: int
    files: int
    seconds: float


def restore(
    place: Place, keys: Sequence[Any], into: Path, *, to: datetime | None = None, files: bool = True
) -> Restored:
    """Make a data folder in which the database stands as at `to` (None: the latest moment there is), and is not running.

    Refuses, before anything is written, a moment that the backups do not reach, a log with a part missing, and a target that does not fit.
    """
    began = time.monotonic()
    base, segments, covered = plan(place, to)
    chain = place.chain(base)
    refuse_unfit(place, chain, segments, into, version=server.version(), files=files)
    folder = DataFolder(into.absolute())
    folder.prepare()
    secrets = place.latest_secrets()
    if secrets is None:
        raise damaged(Label("thiếu mật khẩu và khóa của hệ thống", "the secrets of the installation are missing"))
    sealing.unseal_archive(secrets, folder.path / "secrets", keys)
    account = Account.for_database(folder.postgres)
    home, tools = database_home(folder, account), binaries_for(account)
    _combine(chain, home, tools, account, keys)
    _bring_log(segments, place, home, account, keys)
    _replay(home, tools, account, to)
    shutil.rmtree(home / "wal")
    return Restored(
        folder,
        tuple(one.name for one in chain),
        to,
        covered,
        len(segments),
        _bring_files(place, folder, keys) if files else 0,
        time.monotonic() - began,
    )


def plan(place: Place, to: datetime | None) -> tuple[Base, list[Segment], datetime]:
    """From which base, by which parts of the log, and up to which moment these reach."""
    covered = place.covered()
    bases = [one for one in place.bases() if covered and one.ended <= min(to or covered, covered)]
    if covered is None or not bases or (to and to > covered):
        first = min((one.ended for one in place.bases()), default=None)
        said = [one.astimezone(VIETNAM).strftime("%H:%M:%S %d/%m/%Y") if one else "?" for one in (first, covered)]
        raise Refused(
            Label(
                f"Bản sao lưu chỉ đưa về được một thời điểm từ {said[0]} đến {said[1]}.",
                f"The backups reach back to any moment from {said[0]} to {said[1]} only.",
            ),
            Label("Hãy chọn thời điểm trong khoảng ấy.", "Choose a moment within."),
        )
    base = bases[-1]
    segments = [one for one in place.segments() if one.name[8:] >= base.first_segment[8:]]
    numbers = sorted({number(one.name) for one in segments})
    missing = sorted(set(range(number(base.first_segment), numbers[-1] + 1)) - set(numbers)) if numbers else [0]
    if missing:
        raise damaged(
            Label(f"thiếu đoạn nhật ký ghi trước số {missing[0]:X}", f"part {missing[0]:X} of the log is missing")
        )
    return base, segments, covered


def _combine(chain: Sequence[Base], home: Path, tools: Path, account: Account, keys: Sequence[Any]) -> None:
    parts: list[Path] = []
    for base in chain:
        part = home / f"part{len(parts)}"
        part.mkdir(mode=0o700)
        account.own(part)
        sealing.unseal_archive(base.folder / sealing.BASE, part, keys, drop=account.drop)
        if not (part / MANIFEST).exists():
            (part / MANIFEST).write_bytes((base.folder / MANIFEST).read_bytes())
            account.own(part / MANIFEST)
        parts.append(part)
    if len(parts) == 1:
        parts[0].rename(home / "data")
    else:
        _must(account, [tools / "pg_combinebackup", "--link", *parts, "-o", home / "data"])
    for part in parts:
        shutil.rmtree(part, ignore_errors=True)
    (home / "data").chmod(0o700)
    _must(account, [tools / "pg_verifybackup", "--no-parse-wal", "--quiet", home / "data"])
    refuse_other_version(tools, home / "data")


def _bring_log(segments: Sequence[Segment], place: Place, home: Path, account: Account, keys: Sequence[Any]) -> None:
    log = home / "wal"
    log.mkdir(mode=0o700)
    histories = [(path, path.name.split(".gz")[0]) for path in (place.path / "wal").glob("*.history.gz.age")]
    for path, name in [*((one.path, one.name) for one in segments), *histories]:
        with open(log / name, "wb") as target:
            sealing.unseal(path, target, keys)
        account.own(log / name)
    account.own(log)


def _replay(home: Path, tools: Path, account: Account, to: datetime | None) -> None:
    """Let PostgreSQL replay its log and leave recovery; a moment after the last commit there is, is the state at the end."""
    data, log = home / "data", home / "log"
    lasting = data / "postgresql.auto.conf"
    before = lasting.read_text(encoding="utf-8")
    source = str(home / "wal").replace("'", "''")
    settings = [
        f'restore_command = \'cp "{source}/%f" "%p"\'',
        "recovery_target_timeline = 'latest'",
        "recovery_target_action = 'promote'",
        "archive_mode = off",
        "hot_standby = off",
        "listen_addresses = '127.0.0.1'",
        "unix_socket_directories = ''",
        "summarize_wal = off",
    ]
    targets = [[f"recovery_target_time = '{to.astimezone(UTC).isoformat()}'"], []] if to else [[]]
    for target in targets:
        lasting.write_text("\n".join([before, *settings, *target]) + "\n", encoding="utf-8")
        (data / "recovery.signal").touch()
        account.own(data / "recovery.signal")
        at = log.stat().st_size if log.exists() else 0
        words: list[str | Path] = [
            tools / "pg_ctl",
            "-D",
            data,
            "-l",
            log,
            "-w",
            "-t",
            str(LONGEST),
            "-o",
            f"-p {free_port()}",
            "start",
        ]
        account.run(words, stdout=subprocess.DEVNULL)  # the server would keep a pipe open for ever
        if _came_out(data):
            break
        said = log.read_bytes()[at:].decode("utf-8", "replace") if log.exists() else ""
        if TOO_EARLY_END not in said or not target:
            raise Refused(
                Label(
                    f"PostgreSQL không phát lại được nhật ký: {said[-800:]}",
                    f"The log could not be replayed: {said[-800:]}",
                )
            )
    _must(account, [tools / "pg_ctl", "-D", data, "-m", "fast", "-w", "-t", "600", "stop"])
    lasting.write_text(before, encoding="utf-8")
    if (data / "recovery.signal").exists():
        raise damaged(Label("cơ sở dữ liệu chưa ra khỏi chế độ phục hồi", "the database did not leave recovery"))


def _came_out(data: Path) -> bool:
    """Wait until the server is out of recovery, or gone; it takes no connections before."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        try:
            lines = (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
            os.kill(int(lines[0]), 0)
        except (FileNotFoundError, IndexError, ValueError, ProcessLookupError):
            return False
        if lines[-1].strip() == "ready":
            return True
        time.sleep(0.05)
    return False


def _bring_files(place: Place, folder: DataFolder, keys: Sequence[Any]) -> int:
    count = 0
    for path in place.files():
        digest = path.name.removesuffix(sealing.ENDING)
        target = folder.files / digest[:2] / digest
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(target, "wb") as handle:
            sealing.unseal(path, handle, keys)
        target.chmod(0o600)
        with open(target, "rb") as handle:
            if hashlib.file_digest(handle, "sha256").hexdigest() != digest:
                raise damaged(Label(f"tệp {digest[:12]} đã bị thay đổi", f"the file {digest[:12]} was changed"))
        count += 1
    return count


def _must(account: Account, words: Sequence[str | Path]) -> None:
    code, said = account.run(words)
    if code:
        raise Refused(Label(f"{Path(words[0]).name}: {said[-800:]}", f"{Path(words[0]).name}: {said[-800:]}"))


def as_json(done: Restored) -> str:
    """The result as other programs read it."""
    return json.dumps(
        {
            "folder": str(done.folder.path),
            "bases": done.bases,
            "to": done.to.isoformat() if done.to else None,
            "covered": done.covered.isoformat(),
            "segments": done.segments,
            "files": done.files,
            "seconds": round(done.seconds, 1),
        },
        ensure_ascii=False,
    )
