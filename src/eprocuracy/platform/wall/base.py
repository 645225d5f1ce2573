"""The way to PostgreSQL on which every question is preceded by who asks it, as soon as that changes. Django looks for it here.

Who asks is told as a token that only a holder of the key can write; it counts on this connection alone, and for a minute. What was
told is forgotten with every transaction rolled back, since the database forgets it too.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from psycopg import Cursor
from psycopg.pq import TransactionStatus

from .sight import NOTHING, Sight, present

LASTS = 60  # seconds
RENEWED = 40  # seconds after which a token is written anew


def signed(key: str, said: str) -> str:
    """The token: a code that proves who wrote it, then what it says."""
    return hmac.new(key.encode(), said.encode(), hashlib.sha256).hexdigest() + said


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, behind the wall where `BEHIND_WALL` says that the role is."""

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self._told: tuple[Sight, float] | None = None
        self._ahead = 0.0  # seconds by which the clock of the database is ahead of ours
        self.execute_wrappers.append(self._tell_first)

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self._told = None
        if self.settings_dict.get("BEHIND_WALL"):
            with self.connection.cursor() as cursor:
                row = cursor.execute("select extract(epoch from clock_timestamp())::float8").fetchone()
                self._ahead = float(row[0]) - time.time()

    def _rollback(self) -> None:
        self._told = None
        super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._told = None

    def _tell_first(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        if self.connection is not None:
            self.tell()
        return execute(sql, params, many, context)

    def tell(self) -> None:
        """Tell the database who asks, unless it knows, or shows this role everything."""
        if not self.settings_dict.get("BEHIND_WALL"):
            return
        sight, now = present(), time.monotonic()
        if self._told is not None and self._told[0] == sight and (now < self._told[1] or sight == NOTHING):
            return
        there = self.connection
        if there.info.transaction_status == TransactionStatus.INERROR:
            return  # nothing is answered before the transaction ends
        token = ""
        if sight != NOTHING:
            until = int(time.time() + self._ahead) + LASTS
            token = signed(settings.WALL_KEY, f"{until}|{there.info.backend_pid}|{sight.text}")
        self._told = None
        # bound by the server: no other connection of this role finds a token among the statements that `pg_stat_activity` shows
        with Cursor(there) as cursor:
            cursor.execute("select set_config('wall.token', %s, false)", [token])
        self._told = sight, now + RENEWED

    def execute_bound(self, statement: str, values: Sequence[Any]) -> None:
        """Run a statement that answers nothing, its values bound by the server: for many of them twice as fast as written into it."""
        self.ensure_connection()
        self.tell()
        with self.wrap_database_errors, Cursor(self.connection) as cursor:
            cursor.execute(statement, values)
