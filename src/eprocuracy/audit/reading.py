"""Reading the log: what one person did, or what was done to some things. Newest first, one question however long the log is."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from .models import Entry

A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of the entries: of whom, which deeds (None: all), from and before which moment, below which number."""

    accounts: tuple[str, ...] = ()
    deeds: tuple[str, ...] | None = None
    since: datetime | None = None
    until: datetime | None = None
    below: int | None = None
    most: int = A_PAGE


@dataclass(frozen=True, slots=True)
class Line:
    """One entry with its place in the tree; `signed` once the place lies under a signed checkpoint."""

    sequence: int
    at: datetime
    account: str
    unit: str
    deed: str
    about: Sequence[str]
    detail: Mapping[str, Any]
    address: str | None
    request: str
    place: int | None
    signed: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one person did one deed to the things asked about."""

    account: str
    deed: str
    times: int
    last: datetime


def latest_at() -> datetime | None:
    """When the last deed was done that this database knows of; one query."""
    return Entry.objects.order_by("-sequence").values_list("at", flat=True).first()


def of_things(things: Collection[str], asked: Asked) -> list[Line]:
    """The entries about any of the things; one query, by the index on what entries are about."""
    return _lines(f"SELECT * FROM ({_ABOUT}) AS e WHERE {_WANTED}", {"things": list(things)}, asked)  # noqa: S608


def of_account(account: str, asked: Asked) -> list[Line]:
    """What a person did, and what was done to their account; one query."""
    found = f"""
        SELECT * FROM (
            (SELECT {_READ} FROM audit_entry e WHERE e.account = %(account)s AND {_WANTED} ORDER BY e.sequence DESC LIMIT %(most)s)
            UNION SELECT * FROM ({_ABOUT}) AS e WHERE {_WANTED}
        ) AS e"""  # noqa: S608
    return _lines(found, {"account": account, "things": [f"account:{account}"]}, asked)


def of_numbers(numbers: Collection[int]) -> list[Line]:
    """Entries by their numbers; one query."""
    found = f"SELECT {_READ} FROM audit_entry e WHERE e.sequence = ANY (%(numbers)s)"  # noqa: S608
    return _lines(found, {"numbers": list(numbers)}, Asked(most=len(numbers)))


def tallies(things: Collection[str]) -> list[Tally]:
    """Who did what to the things, and how often; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_TALLIES, {"things": list(things)})
        return [Tally(*row) for row in cursor.fetchall()]


def _lines(found: str, given: dict[str, Any], asked: Asked) -> list[Line]:
    given |= {
        "accounts": list(asked.accounts) or None,
        "deeds": None if asked.deeds is None else list(asked.deeds),
        "since": asked.since,
        "until": asked.until,
        "below": asked.below,
        "most": asked.most,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PLACED.format(found=found), given)
        rows = cursor.fetchall()
    return [Line(*(*row[:6], json.loads(row[6]), *row[7:])) for row in rows]


_READ = "e.sequence, e.at, e.account, e.unit, e.deed, e.about, e.detail::text AS detail, host(e.address) AS address, e.request"
# by the index on `about` whatever the planner thinks of the order: an offset keeps it from walking the log by number instead
_ABOUT = f"SELECT {_READ} FROM audit_entry e WHERE e.about && %(things)s::text[] OFFSET 0"  # noqa: S608
_WANTED = """
    (%(accounts)s::text[] IS NULL OR e.account = ANY (%(accounts)s::text[]))
    AND (%(deeds)s::text[] IS NULL OR e.deed = ANY (%(deeds)s::text[]))
    AND (%(since)s::timestamptz IS NULL OR e.at >= %(since)s::timestamptz)
    AND (%(until)s::timestamptz IS NULL OR e.at < %(until)s::timestamptz)
    AND (%(below)s::bigint IS NULL OR e.sequence < %(below)s::bigint)
"""
_PLACED = """
    WITH page AS ({found} ORDER BY e.sequence DESC LIMIT %(most)s)
    SELECT   page.*, l.index, coalesce(l.index < (SELECT max(size) FROM audit_checkpoint), false)
    FROM     page LEFT JOIN audit_leaf l ON l.sequence = page.sequence
    ORDER BY page.sequence DESC
"""
_TALLIES = f"SELECT e.account, e.deed, count(*), max(e.at) FROM ({_ABOUT}) AS e GROUP BY 1, 2"  # noqa: S608
