"""The installation that is looked at: its settings, its database, its folder, its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings as present_settings
from django.db import connections, transaction

from eprocuracy.platform.ground.access import accesses
from eprocuracy.platform.ground.folder import CHECKOUT, SOURCE, DataFolder

from .visiting import Visitor


@dataclass(frozen=True, slots=True)
class Installation:
    """What a check may look at. `answers` stands for the connection of the web, where another one is to be asked."""

    now: datetime
    folder: DataFolder
    settings: Any = field(default_factory=lambda: present_settings)
    answers: Callable[[str, dict[str, Any]], Sequence[tuple[Any, ...]]] | None = None
    source: Path = SOURCE / "eprocuracy"
    lock: Path = CHECKOUT / "requirements.lock"

    @property
    def role(self) -> str:
        """The role of the web, whoever looks."""
        return accesses(DataFolder.of_environment()).app.user

    @property
    def roles(self) -> list[str]:
        """The roles with which the product works once it is set up: that of the web, that of commands and jobs."""
        ways = accesses(DataFolder.of_environment())
        return sorted({one.user for one in (ways.app, ways.worker) if one})

    def ask(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        """The rows that a question to the database yields."""
        if self.answers:
            return list(self.answers(statement, values))
        with connections["default"].cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall())

    @contextmanager
    def nothing_stays(self) -> Iterator[None]:
        """A transaction that is undone: a check may make an account or try a password, and leaves nothing behind."""
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def visitor(self, at: datetime | None = None) -> Visitor:
        """A browser without scripts that meets the whole of the web application at a moment."""
        secure = bool(getattr(self.settings, "SECURE_PROXY_SSL_HEADER", None))
        return Visitor(at or self.now, host=self.settings.ALLOWED_HOSTS[0].lstrip("*."), secure=secure)
