"""Serving the pages and working beside them: the commands `demo`, `serve`, `work` and `stop`."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import io
import os
import signal
import sys
import time
from collections.abc import Iterator
from typing import NoReturn, TextIO

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.jobs import keeper

from .access import uses_embedded_server
from .cluster import Cluster, free_port, is_free, port_in_use
from .folder import DataFolder
from .ready import prepare_django, prepare_rights, prepare_schema, prepare_server

PATIENCE = 40  # seconds that a web server may take to end its last requests


def serve(arguments: list[str], *, demo: bool) -> int:
    """Make everything ready, then become the web server; never returns unless refused."""
    options = _parse(arguments, demo=demo)
    os.environ["EPROCURACY_DEMO"] = (
        "1" if demo else "0"
    )  # whatever the environment says: earnest is never a demonstration
    read_only = options.read_only or (not demo and os.environ.get("EPROCURACY_READ_ONLY") == "1")
    os.environ["EPROCURACY_READ_ONLY"] = "0"  # what makes ready may write; the web server may not
    folder = DataFolder.of_environment()
    folder.prepare()
    signal.signal(signal.SIGTERM, _end)
    with _only_one(folder) as lock:
        port = options.port or free_port(options.host)
        if not is_free(port, options.host):
            raise port_in_use(port)
        with prepare_server() as server:
            words = ""
            try:
                prepare_django()
                prepare_rights(folder, read_only=read_only)
                if demo:
                    words = _load_demo()
            except BaseException:
                server.stop_if_started_here()
                raise
            os.environ["EPROCURACY_READ_ONLY"] = "1" if read_only else "0"
            folder.write_note("web", {"pid": os.getpid(), "address": address(options.host, port), "words": words})
            _become_web_server(options, port, started=server.started, keep=(lock, server.users))


def work(arguments: list[str]) -> int:
    """Do background work until told to stop: beside a web server elsewhere, or to catch up before one starts."""
    argparse.ArgumentParser(prog="eprocuracy work").parse_args(arguments)
    signal.signal(signal.SIGTERM, _end)
    with prepare_server() as server:
        try:
            prepare_django()
            prepare_schema()
            worker = keeper.start()
            print("Dừng bằng Ctrl-C. / Stop with Ctrl-C.", file=sys.stderr, flush=True)
            try:
                worker.wait()
            finally:
                keeper.end(worker)
        finally:
            server.stop_if_started_here()
    return 0


def stop(arguments: list[str]) -> int:
    """Stop the web server and the database of this data folder."""
    argparse.ArgumentParser(prog="eprocuracy stop").parse_args(arguments)
    folder = DataFolder.of_environment()
    folder.prepare()
    web = web_is_running(folder)
    if web:
        os.kill(int(folder.read_note("web")["pid"]), signal.SIGTERM)
        _wait_until_gone(folder)
    database = uses_embedded_server() and Cluster(folder).stop()
    print(
        "Đã dừng. / Stopped." if web or database else "Không có gì đang chạy. / Nothing was running.",
        file=sys.stderr,
    )
    return 0


def _wait_until_gone(folder: DataFolder) -> None:
    end = time.monotonic() + PATIENCE
    while web_is_running(folder):
        if time.monotonic() > end:
            raise Refused(
                Label("Máy chủ web chưa dừng.", "The web server has not stopped."),
                Label("Hãy thử lại sau giây lát.", "Try again in a moment."),
            )
        time.sleep(0.1)


def address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _parse(arguments: list[str], *, demo: bool) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"eprocuracy {'demo' if demo else 'serve'}")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe / address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="cổng; 0 để tự chọn / port; 0 picks one")
    parser.add_argument("--workers", type=int, default=2, help="số tiến trình web / web processes")
    parser.add_argument("--threads", type=int, default=4, help="số luồng mỗi tiến trình / threads of each")
    parser.set_defaults(read_only=False)
    if not demo:
        parser.add_argument(
            "--read-only",
            action="store_true",
            help="chỉ xem: từ bản khôi phục hay bản sao, không ghi gì / look only: from a copy or replica, writing nothing",
        )
    return parser.parse_args(arguments)


def _load_demo() -> str:
    """Let `load_demo` bring the demo data if they are not there yet; returns what it wants said, the accounts."""
    from django.core.management import call_command, get_commands

    if "load_demo" not in get_commands():
        return ""
    said = io.StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


@contextlib.contextmanager
def _only_one(folder: DataFolder) -> Iterator[TextIO]:
    """Hold the lock of the web server of this folder, or say who holds it."""
    with open(folder.path / "locks" / "web", "a", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            where = folder.read_note("web").get("address", "")
            raise Refused(
                Label(
                    f"Trang web của thư mục dữ liệu này đang chạy rồi: {where}",
                    f"The web server of this data folder is already running: {where}",
                ),
                Label(
                    "Hãy mở địa chỉ đó, hoặc dừng nó bằng: bin/eprocuracy stop",
                    "Open that address, or stop it with: bin/eprocuracy stop",
                ),
            ) from None
        yield lock


def web_is_running(folder: DataFolder) -> bool:
    """Whether the web server of a folder runs on this machine."""
    try:
        with _only_one(folder):
            return False
    except Refused:
        return "pid" in folder.read_note("web")


def _become_web_server(
    options: argparse.Namespace, port: int, *, started: bool, keep: tuple[TextIO, TextIO]
) -> NoReturn:
    """Replace this process by one that has never held the owner's way into the database.

    The locks go along, so nobody can slip in between; SIGTERM is held back until the new process can answer it.
    """
    for handle in keep:
        os.set_inheritable(handle.fileno(), True)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"}
    environment["EPROCURACY_SERVING"] = "1"
    bind = f"{f'[{options.host}]' if ':' in options.host else options.host}:{port}"
    os.execve(
        sys.executable,
        [
            *(sys.executable, "-P", "-m", "eprocuracy.platform.ground.web"),
            *("--bind", bind, "--workers", str(options.workers), "--threads", str(options.threads)),
            *("--users", str(keep[1].fileno())),
            *(["--started-database"] if started else []),
        ],
        environment,
    )


def _end(_number: int, _frame: object) -> NoReturn:
    raise SystemExit(143)
