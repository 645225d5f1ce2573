"""What counting failures must not forget: Django's cache kept in the database, shared by every process and still there after a restart.

Django's own database cache will not do for this. It throws living entries away when it is full, so that whoever tries many names
would wipe the lock of one; its `add` is not one step, so that two may hold one lock; and it unpickles what the table holds.
"""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

_SET = """
    INSERT INTO identity_kept (key, value, until) VALUES (%s, %s::jsonb, %s)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until
"""
# one step: of two who ask at once one gets it, also where the entry of before is over
_ADD = _SET + "WHERE identity_kept.until <= %s RETURNING key"
# a few of those that are over, and none that another process is just taking away
_SWEEP = """
    DELETE FROM identity_kept WHERE key IN
        (SELECT key FROM identity_kept WHERE until <= %s ORDER BY until LIMIT 20 FOR UPDATE SKIP LOCKED)
"""
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


class LastingCache(BaseCache):
    """Keeps plain JSON until its time is over, and never gives up an entry before."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT value::text FROM identity_kept WHERE key = %s AND until > %s",
                [self._key(key, version), _now()],
            )
            found = cursor.fetchone()
        return json.loads(found[0]) if found else default

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        """In one query."""
        named = {self._key(key, version): key for key in keys}
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT key, value::text FROM identity_kept WHERE key = ANY(%s) AND until > %s", [list(named), _now()]
            )
            return {named[key]: json.loads(value) for key, value in cursor.fetchall()}

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_SET, [self._key(key, version), json.dumps(value), self._until(timeout)])
            cursor.execute(_SWEEP, [_now()])

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep it unless there is one already; says whether it was kept."""
        with connection.cursor() as cursor:
            cursor.execute(_ADD, [self._key(key, version), json.dumps(value), self._until(timeout), _now()])
            return cursor.fetchone() is not None

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE identity_kept SET until = %s WHERE key = %s AND until > %s",
                [self._until(timeout), self._key(key, version), _now()],
            )
            return bool(cursor.rowcount)

    def delete(self, key: Any, version: int | None = None) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM identity_kept WHERE key = %s", [self._key(key, version)])
            return bool(cursor.rowcount)

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM identity_kept")

    def _key(self, key: Any, version: int | None) -> str:
        return str(self.make_and_validate_key(key, version=version))

    def _until(self, timeout: Any) -> datetime:
        ends = self.get_backend_timeout(timeout)
        return FOREVER if ends is None else datetime.fromtimestamp(ends, UTC)


def _now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)
