"""Events for the system that watches over the machines: one line of JSON each, by a written schema (`data/event.schema.json`).

They say who did what from where, never about whom: of the things of an entry only their kinds leave. A reader names the place in the log
up to which it has read; places have no gaps, so nothing is lost and nothing comes twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

from .canonical import moment
from .manners import manner_of

VERSION = 1
AT_ONCE = 10_000


def events(*, after: int = -1) -> Iterator[dict[str, Any]]:
    """The events behind a place in the log, in its order; each has its own `place`."""
    while rows := _rows(after):
        for place, at, account, unit, deed, about, address, request in rows:
            after = place
            yield {
                "version": VERSION,
                "place": place,
                "at": moment(at),
                "account": account,
                "unit": unit,
                "deed": deed,
                "manner": manner_of(deed).value,
                "kinds": sorted({thing.partition(":")[0] for thing in about}),
                "address": address,
                "request": request,
            }


def as_line(event: dict[str, Any]) -> str:
    """One event as it is sent: a line of JSON."""
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))


def _rows(after: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, {"after": after, "most": AT_ONCE})
        return cursor.fetchall()


_NEXT = """
    SELECT l.index, e.at, e.account, e.unit, e.deed, e.about, host(e.address), e.request
    FROM audit_leaf l JOIN audit_entry e ON e.sequence = l.sequence
    WHERE l.index > %(after)s ORDER BY l.index LIMIT %(most)s
"""
