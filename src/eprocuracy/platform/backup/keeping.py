"""What keeps the copies going, in a process of its own beside the worker: the log within a minute, a base a day, a restore a day.

It is small and asks little; a fault is noted for those who look after the installation, and the next round tries again.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder

from . import bases, sealing, status, verifying
from .places import Base, Place
from .shipping import Shipper, shipping

ROUND = 20.0  # seconds between two rounds: with the time of a round itself less than a minute
PAUSE = 10.0  # seconds before a receiver that failed is started again
WHOLE_EVERY, CHANGES_EVERY, VERIFY_EVERY = timedelta(days=7), timedelta(days=1), timedelta(days=1)


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
    while may_go_on():
        place = sealing.backup_place()
        if place is None:
            return
        try:
            with folder.locked("backup"), shipping(folder, Place(place)) as shipper:
                while may_go_on():
                    once(shipper, at=datetime.now(UTC))
                    _rest(ROUND, may_go_on)
        except (Refused, psycopg.Error, OSError) as fault:
            said = fault.say("vi") if isinstance(fault, Refused) else type(fault).__name__
            status.note(folder, trouble=said, trouble_at=datetime.now(UTC))
            if not isinstance(fault, Refused):
                traceback.print_exc()
            _rest(PAUSE, may_go_on)


def once(shipper: Shipper, *, at: datetime) -> None:
    """One round: what is due, in the order of what is lost without it."""
    folder, place = shipper.folder, shipper.place
    status.note(folder, covered=shipper.cover(), trouble=None)
    known = place.bases()
    whole = [one for one in known if one.parent is None]
    if _older(whole, WHOLE_EVERY, at) or _older(known, CHANGES_EVERY, at):
        taken = bases.take(folder, place, whole=_older(whole, WHOLE_EVERY, at))
        status.note(folder, base=taken.ended, covered=shipper.cover())
        place.prune(before=at - timedelta(days=status.days_kept()))
        return
    told = status.of(folder)
    key = os.environ.get("EPROCURACY_BACKUP_KEY")
    if key and (told.verified is None or told.verified < at - VERIFY_EVERY):
        verifying.verify_and_note(folder, place, sealing.keys_of(Path(key)), at=at)


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
