"""What keeps the copies going, in a process of its own beside the worker: the log within a minute, a base a day, a restore a day.

It is small and asks little; a fault is noted for those who look after the installation, and the next round tries again.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import psycopg

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder

from . import bases, journal, sealing, status, verifying
from .places import Base, Place, write_text
from .shipping import Shipper, shipping

ROUND = 20.0  # seconds between two rounds: with the time of a round itself less than a minute
PAUSE = 10.0  # seconds before a receiver that failed is started again
WHOLE_EVERY, CHANGES_EVERY, VERIFY_EVERY = timedelta(days=7), timedelta(days=1), timedelta(days=1)
VERIFY_AGAIN = timedelta(hours=1)  # after a test of restoring that failed
FAULTS = (Refused, psycopg.Error, OSError)


def start() -> subprocess.Popen[bytes]:
    """Start the process; it ends with its parent."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", __name__, "--parent", str(os.getpid())], stdin=subprocess.DEVNULL
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True)
    parent = parser.parse_args().parent
    told: list[int] = []
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda number, _frame: told.append(number))
    os.nice(10)
    keep(DataFolder.of_environment(), lambda: not told and os.getppid() == parent)


def keep(folder: DataFolder, may_go_on: Callable[[], bool]) -> None:
    """Go on until told to stop, whatever fails meanwhile."""
    beside = Beside()
    while may_go_on():
        place = sealing.backup_place()
        if place is None:
            return
        try:
            with folder.locked("backup"), shipping(folder, Place(place)) as shipper:
                status.note(folder, trouble=None)
                while may_go_on():
                    once(shipper, beside, at=datetime.now(UTC))
                    _rest(ROUND, may_go_on)
        except FAULTS as fault:
            _note(folder, fault)
            _rest(PAUSE, may_go_on)


@dataclass(slots=True)
class Beside:
    """What takes long is done in a thread of its own: the log goes on being shipped meanwhile."""

    thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        return self.thread is not None and self.thread.is_alive()

    def do(self, folder: DataFolder, deed: Callable[[], object]) -> None:
        self.thread = threading.Thread(target=_noting_faults, args=(folder, deed), daemon=True)
        self.thread.start()


def once(shipper: Shipper, beside: Beside, *, at: datetime) -> None:
    """One round: what is due, in the order of what is lost without it."""
    folder, place = shipper.folder, shipper.place
    status.note(folder, covered=shipper.cover())
    if beside.is_busy:
        return
    known = place.bases()
    whole = _older([one for one in known if one.parent is None], WHOLE_EVERY, at)
    if whole or _older(known, CHANGES_EVERY, at):
        beside.do(folder, lambda: _take(folder, place, whole=whole, at=at))
        return
    told, key = status.of(folder), os.environ.get("EPROCURACY_BACKUP_KEY")
    wait = VERIFY_EVERY if told.verified_well else VERIFY_AGAIN
    if key and (told.verified is None or told.verified < at - wait):
        beside.do(folder, lambda: verifying.verify_and_note(folder, place, sealing.keys_of(Path(key)), at=at))


def _take(folder: DataFolder, place: Place, *, whole: bool, at: datetime) -> None:
    write_text(place, "README.md", files(__package__).joinpath("FORMAT.md").read_text(encoding="utf-8"))
    with folder.locked("backup-base"):
        taken = bases.take(folder, place, whole=whole)
    status.note(folder, base=taken.ended, trouble=None)
    journal.note(folder, "taken", began=at, base=taken.name, bytes=taken.bytes)
    place.prune(before=at - timedelta(days=status.days_kept()))


def _noting_faults(folder: DataFolder, deed: Callable[[], object]) -> None:
    try:
        deed()
    except FAULTS as fault:
        _note(folder, fault)


def _note(folder: DataFolder, fault: BaseException) -> None:
    """Kept for those who look after the installation; what is no refusal is said in full on standard error."""
    said = fault.say("vi") if isinstance(fault, Refused) else type(fault).__name__
    status.note(folder, trouble=said, trouble_at=datetime.now(UTC))
    if not isinstance(fault, Refused):
        traceback.print_exception(fault)


def wait_until_covered(folder: DataFolder, moment: datetime) -> None:
    """Until the running process has brought the place up to `moment`."""
    end = time.monotonic() + 3 * ROUND
    while (covered := status.of(folder).covered) is None or covered < moment:
        if time.monotonic() > end:
            raise Refused(Label("Việc sao lưu đang chạy không tiến thêm.", "The running backup does not go on."))
        time.sleep(0.5)


def _older(found: list[Base], than: timedelta, at: datetime) -> bool:
    return not found or found[-1].ended < at - than


def _rest(seconds: float, may_go_on: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while may_go_on() and time.monotonic() < end:
        time.sleep(0.3)


if __name__ == "__main__":
    main()
