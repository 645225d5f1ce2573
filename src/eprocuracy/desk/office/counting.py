"""How many rows the list behind an address has: all pinned lists in one question, however long they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import Resolver404, ResolverMatch, resolve

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.office.queries import stands_in_for
from eprocuracy.platform.ui.addresses import PAGING
from eprocuracy.records.queries import matters_visible_to, suspensions_visible_to
from eprocuracy.workstreams.catalogue import Rules

from ..day.asking import Asked as OfDay
from ..day.pages import asked_rows
from ..registers.asking import CITED, condition
from ..registers.asking import Asked as OfRegister
from ..suspended.asking import Asked as OfSuspended
from ..units import Branch, branches

SELECT, COUNT = "select {lists}", "(select count(*) from ({rows}) list)"
COUNTED = 1000  # further than this nobody reads a count, and counting costs
LISTS = frozenset({"day", "register", "registers", "suspended"})
OURS = (*PAGING, "shown")  # parts of an address that say nothing about the filter


def list_at(address: str) -> ResolverMatch | None:
    """The list that stands at an address; None for anything that is no list with filters."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    return match if match.namespaces == ["desk"] and match.url_name in LISTS else None


def plain(address: str) -> str:
    """The address without the position in the list."""
    parts = urlsplit(address)
    query = QueryDict(parts.query, mutable=True)
    for name in OURS:
        query.pop(name, None)
    return f"{parts.path}?{query.urlencode()}" if query else parts.path


def counted(rules: Rules, addresses: Sequence[str], *, actor: Actor, now: datetime) -> list[int | None]:
    """The number of rows of each list, no further than is read; None where an address is no list any more."""
    known = branches(actor)
    lists = [_rows(rules, one, actor, known, now) for one in addresses]
    asked = [rows.order_by().values("pk")[: COUNTED + 1].query.sql_with_params() for rows in lists if rows is not None]
    if not asked:
        return [None for _ in addresses]
    # only texts of ours are put in; everything a person typed is among the values
    text = SELECT.format(lists=", ".join(COUNT.format(rows=sql) for sql, _ in asked))
    with connection.cursor() as cursor:
        cursor.execute(text, [value for _, values in asked for value in values])
        numbers = iter(cursor.fetchone())
    return [None if rows is None else next(numbers) for rows in lists]


def _rows(rules: Rules, address: str, actor: Actor, known: tuple[Branch, ...], now: datetime) -> QuerySet[Any] | None:
    match = list_at(address)
    if match is None:
        return None
    query = QueryDict(urlsplit(address).query)
    match match.url_name:
        case "day":
            asked = OfDay.read(query, actor, stands_in_for(actor, on=day_of(now)))
            return asked_rows(rules, asked, actor, known, now)
        case "suspended":
            return suspensions_visible_to(actor).filter(
                OfSuspended.read(query).condition(actor, known, now, rules.catalogue)
            )
        case _:
            return _register(rules, match.kwargs.get("workstream", ""), query, actor, known, now)


def _register(
    rules: Rules, workstream: str, query: QueryDict, actor: Actor, known: tuple[Branch, ...], now: datetime
) -> QuerySet[Any] | None:
    streams = rules.catalogue.workstreams
    if workstream and workstream not in streams:
        return None
    asked = OfRegister.read(query)
    found = matters_visible_to(actor).annotate(cited=CITED)
    if workstream:
        found = found.filter(workstream=workstream)
    found = found.filter(condition(asked, actor=actor, known=known, streams=streams, now=now))
    return found.filter(stage__in=asked.stages) if asked.stages else found
