"""Promises about the databases of tests: a busy machine delays a run and never spoils it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import Any

import psycopg
import pytest

from eprocuracy.platform.ground import databases_for_tests
from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.databases_for_tests import TestDatabase
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ground.schema import fingerprint


@dataclass
class Busy:
    """A way in that answers only at the third knock."""

    way: Any
    knocks: list[int] = field(default_factory=list)

    def connect(self) -> psycopg.Connection[Any]:
        self.knocks.append(1)
        if len(self.knocks) < 3:
            raise psycopg.errors.ConnectionTimeout("connection timeout expired")
        return self.way.connect()


@pytest.fixture
def database(django_db_setup: None, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A clone beside that of this process, called by a number that no other process of tests has."""
    monkeypatch.setattr(databases_for_tests, "PAUSE", 0)
    template = f"{databases_for_tests.TEMPLATE}{fingerprint()[:16]}"
    ways = embedded_accesses(DataFolder.of_environment())
    made = TestDatabase(ways, template, f"{databases_for_tests.CLONE}{os.getppid()}")
    yield made
    made.drop()


def test_nobody_can_be_inside_the_template_while_it_is_cloned(database: TestDatabase) -> None:
    for way in (database.ways.app, database.ways.owner, database.ways.superuser):
        with pytest.raises(psycopg.OperationalError, match="not currently accepting connections"):
            way.to(database.template).connect()  # type: ignore[union-attr]


def test_a_server_that_is_slow_to_answer_is_waited_for(database: TestDatabase) -> None:
    busy = Busy(database.ways.superuser)
    replace(database, ways=replace(database.ways, superuser=busy)).make()  # type: ignore[arg-type]

    assert len(busy.knocks) == 3
    assert database.ways.app.to(database.name).connect().execute("select 1").fetchone() == (1,)


def test_a_server_that_never_answers_is_not_waited_for_without_end(
    database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases_for_tests, "PATIENCE", -1)

    with pytest.raises(psycopg.errors.ConnectionTimeout):
        replace(database, ways=replace(database.ways, superuser=Busy(None))).make()  # type: ignore[arg-type]


def test_a_clone_in_use_is_made_anew(database: TestDatabase) -> None:
    database.make()
    with database.ways.owner.to(database.name).connect() as someone:  # type: ignore[union-attr]
        someone.execute("create table left_behind ()")
        database.make()
    with database.ways.owner.to(database.name).connect() as another:  # type: ignore[union-attr]
        found = another.execute("select to_regclass('left_behind')").fetchone()

    assert found == (None,)


def test_a_template_that_a_living_run_clones_is_not_dropped_by_a_run_of_changed_files(database: TestDatabase) -> None:
    folder, older = DataFolder.of_environment(), f"{databases_for_tests.TEMPLATE}of_{os.getpid()}"
    with database.ways.superuser.connect() as server, folder.locked("test-template"):  # type: ignore[union-attr]

        def is_there() -> bool:
            databases_for_tests._drop_leftovers(server, folder)
            return server.execute("select 1 from pg_database where datname = %s", [older]).fetchone() == (1,)

        server.execute(f"create database {older}")
        with databases_for_tests._keep(folder, older):
            assert is_there()

        assert not is_there()
