from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from eprocuracy.assurance.installation import Installation
from eprocuracy.audit import publishing
from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.folder import DataFolder

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Installation:
    """An installation without a log, which would be published in a folder of its own."""
    monkeypatch.setattr(publishing, "place", lambda: tmp_path / "published")
    return Installation(NOW, DataFolder.of_environment())


class Ruler:
    """Somebody who rules the database: changes it in a transaction of their own, in which the checks then ask; all is undone."""

    def __init__(self, server: Any) -> None:
        self.server = server

    def does(self, *statements: str) -> None:
        for statement in statements:
            self.server.execute(statement.encode())

    def answers(self, statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        return list(self.server.execute(statement, values).fetchall())


@pytest.fixture
def ruler(db: None) -> Iterator[Ruler]:
    """Rules this test's database."""
    superuser = embedded_accesses(DataFolder.of_environment()).superuser
    assert superuser
    with superuser.to(connection.settings_dict["NAME"]).connect(autocommit=False) as server:
        server.execute("SET lock_timeout = '2s'")
        yield Ruler(server)
        server.rollback()
