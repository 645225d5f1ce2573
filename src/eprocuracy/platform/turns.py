"""Taking turns: what only one may do at a time, in a transaction, with no row to lock."""

from __future__ import annotations

from django.db import connection

_WAIT = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def take_turns(*names: str) -> None:
    """Wait until nobody else has one of these turns; they are kept to the end of the transaction.

    Of several the caller gives the order, the same everywhere, so that no two wait for each other.
    """
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(_WAIT, [name])
