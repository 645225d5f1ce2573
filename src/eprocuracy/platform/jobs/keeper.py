"""The keeper: starts the worker, starts it again when it dies, the embedded database too, and ends with the web server.

It stays small: Django and the law are loaded only in the worker, which is a fork of it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from types import FrameType

from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.backup import keeping as copying
from eprocuracy.platform.ground.access import uses_embedded_server
from eprocuracy.platform.ground.cluster import Cluster
from eprocuracy.platform.ground.folder import DataFolder

from . import worker

GLANCE = 0.3  # seconds between two looks at the worker and the parent
CARE = 2  # seconds between two looks at the database
LONGEST_PAUSE = 30  # seconds before a worker that keeps dying is started again
SETTLED = 60  # seconds after which a worker that dies was not one that keeps dying
FAILED = 70  # not one of the codes by which the web server knows a fault of its own processes


def start() -> subprocess.Popen[bytes]:
    """Start a keeper that lives no longer than this process, without the owner's way into the database."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"}
    environment["EPROCURACY_SERVING"] = environment["EPROCURACY_WORKING"] = "1"
    return subprocess.Popen(
        [sys.executable, "-P", "-m", __name__, "--parent", str(os.getpid())],
        env=environment,
        stdin=subprocess.DEVNULL,
    )


def end(keeper: subprocess.Popen[bytes]) -> None:
    """Let the worker finish the job at hand, and have both gone."""
    keeper.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        keeper.wait(worker.PARTING + 5)
        return
    keeper.kill()
    keeper.wait()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True)
    keep(parser.parse_args().parent)


def keep(parent: int) -> None:
    """See to it that a worker lives as long as the parent does, or until told to stop."""
    told_to_stop: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        told_to_stop.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)

    def may_go_on() -> bool:
        return not told_to_stop and os.getppid() == parent

    pause = 1
    copies: list[subprocess.Popen[bytes]] = []
    while may_go_on():
        began = time.monotonic()
        _heal_database()
        _keep_copies(copies)
        _live_with(_fork(), may_go_on, lambda: _keep_copies(copies))
        pause = 1 if time.monotonic() - began > SETTLED else min(pause * 2, LONGEST_PAUSE)
        again = time.monotonic() + pause
        while may_go_on() and time.monotonic() < again:
            time.sleep(GLANCE)


def _fork() -> int:
    """A worker of its own process; returns its number."""
    keeper = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        worker.main(parent=keeper)
    finally:
        died = sys.exc_info()[0] is not None
        if died:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(FAILED if died else 0)


def _live_with(child: int, may_go_on: Callable[[], bool], keep_copies: Callable[[], None]) -> None:
    """Return when the worker is gone; told to stop, it is told too. A database that dies meanwhile is started again."""
    told, looked = False, time.monotonic()
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if not told and not may_go_on():
            os.kill(child, signal.SIGTERM)
            told = True
        if not told and time.monotonic() - looked > CARE:
            _heal_database()
            keep_copies()
            looked = time.monotonic()
        time.sleep(GLANCE)


def _keep_copies(running: list[subprocess.Popen[bytes]]) -> None:
    """Have the process that copies the database alive, where a place of backups is set; it ends with this one."""
    if "EPROCURACY_BACKUP" in os.environ and not (running and running[-1].poll() is None):
        running[:] = [copying.start()]


def _heal_database() -> None:
    """Start the embedded database again if it died; one that cannot be started is tried again a little later."""
    folder = DataFolder.of_environment()
    if not uses_embedded_server() or _listens(int(folder.read_note("database").get("port", 0))):
        return
    try:
        Cluster(folder).ensure()
    except Refused as refusal:
        print(refusal.say("vi"), refusal.say("en"), sep="\n", file=sys.stderr, flush=True)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
