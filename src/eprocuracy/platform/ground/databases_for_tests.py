"""Databases for tests: one template, migrated once per state of the migrations, and a clone of it per test process.

Runs that happen at the same time never share a database: the name holds the process's number, and what a dead run left
behind is dropped by the next one. A template that a living run may still clone stays, even if the files have changed since.

A finished template lets nobody in, so that nothing can stand in the way of cloning it: PostgreSQL copies no database to
which somebody is connected, and on a busy machine a look inside lasts longer than it is ready to wait.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

import psycopg
from django.db import connections
from psycopg import sql

from eprocuracy.platform.wall import leakproof

from .access import OWNER, PLANS, Access, Accesses, embedded_accesses
from .cluster import Cluster, close_to_strangers
from .folder import DataFolder
from .schema import fingerprint, migrate_and_grant

Server = psycopg.Connection[tuple[object, ...]]
TEMPLATE, CLONE = "test_template_", "test_run_"
# what is lost in a crash of a test run is not missed
FAST = {"options": f"{PLANS} -c synchronous_commit=off"}
PATIENCE, PAUSE = 120.0, 0.5  # seconds that a busy server is waited for, and between two attempts


@dataclass(frozen=True, slots=True)
class TestDatabase:
    """The clone of one test process."""

    ways: Accesses
    template: str
    name: str
    lock: TextIO | None = None  # held as long as the template may be cloned

    __test__ = False  # not a class of tests

    def make(self) -> None:
        """Clone the template anew, whatever was there before."""
        self._patiently(self._clone)

    def drop(self) -> None:
        self._patiently(self._drop)

    def point_django_here(self) -> None:
        """Let both aliases of Django lead to this database from now on."""
        point_django(self.ways, self.name)

    def _patiently(self, deed: Callable[[Server], None]) -> None:
        """Do it as soon as a busy server answers in time, and sessions that are told to go have gone."""
        assert self.ways.superuser
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with self.ways.superuser.connect() as server:
                    return deed(server)
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(PAUSE)

    def _clone(self, server: Server) -> None:
        self._drop(server)
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                sql.Identifier(self.name), sql.Identifier(self.template), sql.Identifier(OWNER)
            )
        )
        close_to_strangers(server, self.name, self.ways)

    def _drop(self, server: Server) -> None:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.name)))


def prepare(folder: DataFolder) -> TestDatabase:
    """Start the embedded server, have the template migrated as its owner, and make this process's clone."""
    Cluster(folder).ensure()
    ways = embedded_accesses(folder)
    template = TEMPLATE + fingerprint()[:16]
    with folder.locked("test-template"):
        assert ways.superuser
        with ways.superuser.connect() as server:
            lock = _keep(folder, template)
            _drop_leftovers(server, folder)
            if not _is_finished(server, template):
                _finish(server, ways, template)
        database = TestDatabase(ways, template, f"{CLONE}{os.getpid()}", lock)
        connections.close_all()
        database.make()
    return database


def _is_finished(server: Server, template: str) -> bool:
    found = server.execute("select not datallowconn from pg_database where datname = %s", [template]).fetchone()
    return found == (True,)


def _finish(server: Server, ways: Accesses, template: str) -> None:
    """Make the template, or go on with one that was left half made; then let nobody in any more."""
    name = sql.Identifier(template)
    if not server.execute("select 1 from pg_database where datname = %s", [template]).fetchone():
        server.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, sql.Identifier(OWNER)))
    point_django(ways, template)
    migrate_and_grant(ways)
    connections.close_all()
    assert ways.superuser
    with ways.superuser.to(template).connect() as inside:
        leakproof.declare(inside)
    server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))


def point_django(ways: Accesses, name: str) -> None:
    assert ways.owner
    for alias, way in (("default", ways.app), ("owner", ways.owner)):
        connections[alias].close()
        connections[alias].settings_dict.update(_settings(way.to(name)))


def _settings(way: Access) -> dict[str, object]:
    entry = way.for_django()
    return {**entry, "OPTIONS": {**entry["OPTIONS"], **FAST}, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False}


def _keep(folder: DataFolder, template: str) -> TextIO:
    """A lock that says that this process uses the template; it ends with the process, however it dies."""
    handle = open(folder.path / "locks" / template, "a", encoding="utf-8")  # noqa: SIM115 - held on purpose
    fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


def _is_kept(folder: DataFolder, template: str) -> bool:
    with open(folder.path / "locks" / template, "a", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _drop_leftovers(server: Server, folder: DataFolder) -> None:
    """Clones of processes that are gone, and templates that nobody uses any more; while others wait to prepare theirs."""
    names = [
        str(row[0])
        for row in server.execute(
            "select datname from pg_database where datname like 'test\\_run\\_%%' or datname like 'test\\_template\\_%%'"
        )
    ]
    for name in names:
        # a test may keep a second one beside its clone: the name goes on after the number
        if _lives(name.removeprefix(CLONE).partition("_")[0]) if name.startswith(CLONE) else _is_kept(folder, name):
            continue
        try:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        except psycopg.errors.ObjectInUse:
            continue  # somebody does not go in time: the next run will drop it
        if name.startswith(TEMPLATE):
            (folder.path / "locks" / name).unlink(missing_ok=True)


def _lives(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
