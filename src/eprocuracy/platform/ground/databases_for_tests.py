"""Databases for tests: one template, migrated once per state of the migrations, and a clone of it per test process.

Runs that happen at the same time never share a database: the name holds the process's number, and what a dead run left
behind is dropped by the next one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import psycopg
from django.db import connections
from psycopg import sql

from .access import OWNER, Access, Accesses, embedded_accesses
from .cluster import Cluster
from .folder import DataFolder
from .schema import fingerprint, is_up_to_date, migrate_and_grant

TEMPLATE, CLONE = "test_template_", "test_run_"
# what is lost in a crash of a test run is not missed
FAST = {"options": "-c synchronous_commit=off"}


@dataclass(frozen=True, slots=True)
class TestDatabase:
    """The clone of one test process."""

    ways: Accesses
    template: str
    name: str

    __test__ = False  # not a class of tests

    def make(self) -> None:
        """Clone the template anew, whatever was there before."""
        with self._server() as server:
            self._drop(server)
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                    sql.Identifier(self.name), sql.Identifier(self.template), sql.Identifier(OWNER)
                )
            )

    def drop(self) -> None:
        with self._server() as server:
            self._drop(server)

    def point_django_here(self) -> None:
        """Let both aliases of Django lead to this database from now on."""
        point_django(self.ways, self.name)

    def _server(self) -> psycopg.Connection[tuple[object, ...]]:
        assert self.ways.superuser
        return self.ways.superuser.connect()

    def _drop(self, server: psycopg.Connection[tuple[object, ...]]) -> None:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.name)))


def prepare(folder: DataFolder) -> TestDatabase:
    """Start the embedded server, have the template migrated as its owner, and make this process's clone."""
    Cluster(folder).ensure()
    ways = embedded_accesses(folder)
    template = TEMPLATE + fingerprint()[:16]
    with folder.locked("test-template"):
        assert ways.superuser
        with ways.superuser.connect() as server:
            _drop_leftovers(server, keep=template)
            known = server.execute("select 1 from pg_database where datname = %s", [template]).fetchone()
            if not known:
                server.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(template), sql.Identifier(OWNER))
                )
        if not known or not is_up_to_date(ways.app.to(template)):
            point_django(ways, template)
            migrate_and_grant(app=ways.app.user)
        database = TestDatabase(ways, template, f"{CLONE}{os.getpid()}")
        connections.close_all()
        database.make()
    return database


def point_django(ways: Accesses, name: str) -> None:
    assert ways.owner
    for alias, way in (("default", ways.app), ("owner", ways.owner)):
        connections[alias].close()
        connections[alias].settings_dict.update(_settings(way.to(name)))


def _settings(way: Access) -> dict[str, object]:
    entry = way.for_django()
    return {**entry, "OPTIONS": {**entry["OPTIONS"], **FAST}, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False}


def _drop_leftovers(server: psycopg.Connection[tuple[object, ...]], *, keep: str) -> None:
    """Clones of processes that are gone, and templates that were not used by anyone for the present files."""
    names = [
        str(row[0])
        for row in server.execute(
            "select datname from pg_database where datname like 'test\\_run\\_%%' or datname like 'test\\_template\\_%%'"
        )
    ]
    for name in names:
        if name == keep or (name.startswith(CLONE) and _lives(name.removeprefix(CLONE))):
            continue
        try:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        except psycopg.errors.ObjectInUse:
            continue  # being cloned at this moment by a run that began before the files changed


def _lives(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
