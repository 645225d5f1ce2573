"""Someone who rules the database: a superuser who switches off whatever stands in the way, and on again afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.append_only import TRIGGER
from eprocuracy.platform.ground.folder import DataFolder

TABLES = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s AND tgrelid::regclass::text LIKE 'audit%%'"


@contextmanager
def ruler_of_the_database(*, leaves: str = "ENABLE ALWAYS") -> Iterator[Callable[[str], None]]:
    """Runs SQL on the log; `leaves` is how the triggers are switched on again."""
    superuser = embedded_accesses(DataFolder.of_environment()).superuser
    assert superuser
    with superuser.to(connection.settings_dict["NAME"]).connect() as server:
        tables = [row[0] for row in server.execute(TABLES, [TRIGGER]).fetchall()]

        def run(statement: str) -> None:
            server.execute(statement.encode())

        for table in tables:
            run(f"ALTER TABLE {table} DISABLE TRIGGER {TRIGGER}")
        yield run
        for table in tables:
            run(f"ALTER TABLE {table} {leaves} TRIGGER {TRIGGER}")
