"""Making ready what a command stands on: the server, Django, the tables."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .access import accesses, check_server, uses_embedded_server
from .cluster import Cluster
from .folder import DataFolder


@dataclass(slots=True)
class Server:
    """The server a command uses, and whether this very command started it."""

    folder: DataFolder
    started: bool
    users: TextIO

    def stop_if_started_here(self) -> bool:
        """Stop the embedded server unless someone else started it or still uses it; says whether it was stopped."""
        if not self.started:
            return False
        try:
            fcntl.flock(self.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return Cluster(self.folder).stop()


def join_users(folder: DataFolder) -> TextIO:
    """A shared lock held as long as a process uses the database of this folder."""
    handle = open(folder.path / "locks" / "database-users", "a", encoding="utf-8")  # noqa: SIM115 - held on purpose
    fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


@contextlib.contextmanager
def prepare_server() -> Iterator[Server]:
    """Have a database server to talk to: the embedded one is started if need be, a real one is checked."""
    folder = DataFolder.of_environment()
    folder.prepare()
    with join_users(folder) as users:
        started = Cluster(folder).ensure() if uses_embedded_server() else False
        ways = accesses(folder)
        if not uses_embedded_server():
            check_server(ways.app)
        _tell_django(folder)
        yield Server(folder, started, users)


def prepare_django() -> None:
    """Load the settings and the rooms."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eprocuracy.config.settings")
    import django

    django.setup()


def prepare_schema() -> bool:
    """Bring the tables up to date if any migration is new; says whether anything ran."""
    from .schema import ensure_schema

    return ensure_schema(accesses(DataFolder.of_environment()).app)


def prepare_rights(folder: DataFolder, *, read_only: bool) -> None:
    """The tables up to date, and the role of the web with its rights, or without any to write.

    A copy on a real server is taken as it is: a replica refuses to be written to by itself.
    """
    from .schema import ensure_schema, give_writing_back, is_up_to_date, take_writing_away

    ways = accesses(folder)
    if read_only and not uses_embedded_server():
        if not is_up_to_date(ways.app):
            raise Refused(
                Label(
                    "Bản sao này do một phiên bản khác của phần mềm ghi.",
                    "This copy was written by another version of the program.",
                ),
                Label("Hãy chạy đúng phiên bản đã ghi.", "Run the version that wrote it."),
            )
        return
    ensure_schema(ways.app)
    assert ways.owner or not read_only
    if read_only:
        take_writing_away(ways)
        for part in ("sessions", "counts"):
            (folder.path / "run" / part).mkdir(mode=0o700, exist_ok=True)
    elif ways.owner:
        give_writing_back(ways)


def _tell_django(folder: DataFolder) -> None:
    """Settings loaded before the first start of the server know no port yet."""
    from django.conf import settings

    if not settings.configured:
        return
    from django.db import connections

    ways = accesses(folder)
    for alias, way in (("default", ways.default), ("owner", ways.owner)):
        if way and alias in connections.settings:
            connections[alias].settings_dict.update(HOST=way.host, PORT=str(way.port))
