"""Comparisons that PostgreSQL may make before it asks whether a row may be seen, so that a name is found by its index behind the wall.

By itself it lets only such go first as are declared leakproof: nothing about a row is learned from them but by being shown it. That
is true of these too: what they raise follows from the pattern that is looked for, never from what they look into. It is not true of
LIKE, which complains of a pattern that ends in a backslash only where a row begins like the rest of it: what has to be quick asks by
`~` or `^@` instead. Only a superuser can declare it, in each database; where nobody has, a search by name reads through what there is
and finds the same.
"""

from __future__ import annotations

from typing import Any

import psycopg

FUNCTIONS = (
    "pg_catalog.textregexeq(text,text)",
    "pg_catalog.left(text,integer)",
    "pg_catalog.arraycontains(anyarray,anyarray)",
)
STATEMENTS = tuple(f"ALTER FUNCTION {one} LEAKPROOF;" for one in FUNCTIONS)
"""For the superuser of a server of one's own."""


def declare(connection: psycopg.Connection[Any]) -> None:
    """As the superuser, in the database connected to; what is declared already is left alone."""
    for function, statement in zip(FUNCTIONS, STATEMENTS, strict=True):
        known = connection.execute(
            "select proleakproof from pg_proc where oid = %s::regprocedure", [function]
        ).fetchone()
        if known == (False,):
            connection.execute(statement)
