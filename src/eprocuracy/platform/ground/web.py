"""The web server process: gunicorn, holding the locks it was handed, with the worker beside it; stops the database it was started with."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from typing import Any, NoReturn

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from eprocuracy.platform.jobs import keeper

from .folder import DataFolder
from .ready import Server, prepare_django


class WebServer(BaseApplication):
    """Gunicorn, set by code alone: no file and no variable of the machine changes it."""

    def __init__(self, application: WSGIHandler, settings: dict[str, Any]) -> None:
        self.application = application
        self.chosen = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self.application


def main() -> None:
    """Serve until told to stop, then stop the database if it was started for this."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bind", required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--users", type=int, required=True)
    parser.add_argument("--started-database", action="store_true")
    options = parser.parse_args()

    master, folder = os.getpid(), DataFolder.of_environment()
    server = Server(folder, options.started_database, os.fdopen(options.users, "a", encoding="utf-8"))
    signal.signal(signal.SIGTERM, _end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGINT})
    keepers: list[subprocess.Popen[bytes]] = []

    def ready(_arbiter: object) -> None:
        if os.environ.get("EPROCURACY_READ_ONLY") != "1":  # work in the background writes
            keepers.append(keeper.start())
        _announce(folder)

    try:
        prepare_django()
        _collect_static_files()
        WebServer(
            get_wsgi_application(),  # here and not in each worker, so that a fault is met before anything is announced
            {
                "bind": options.bind,
                "workers": options.workers,
                "threads": options.threads,
                "worker_class": "gthread",
                "timeout": 120,
                "graceful_timeout": 20,
                "loglevel": "warning",
                "accesslog": None,  # addresses may hold what no log should
                "control_socket_disable": True,
                "when_ready": ready,
            },
        ).run()
    except KeyboardInterrupt:
        pass
    finally:
        if os.getpid() == master:  # a web process leaves through here too
            for one in keepers:
                keeper.end(one)
            server.stop_if_started_here()


def _collect_static_files() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, clear=True)


def _announce(folder: DataFolder) -> None:
    note = folder.read_note("web")
    print(f"e-Procuracy: {note['address']}", flush=True)
    if note.get("words"):
        print(note["words"].rstrip(), flush=True)
    print("Dừng bằng Ctrl-C. / Stop with Ctrl-C.", file=sys.stderr, flush=True)


def _end(_number: int, _frame: object) -> NoReturn:
    raise SystemExit(143)


if __name__ == "__main__":
    main()
