"""Doing a transaction once more where the database chose it as the one to give way."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection

GAVE_WAY = frozenset(
    {"40P01", "40001"}
)  # a deadlock, a serialization failure: nothing was written, and once more may succeed
TRIES = 4
PAUSE = 0.05  # seconds, doubled every time

P = ParamSpec("P")
T = TypeVar("T")


def again_if_it_gave_way(transaction: Callable[P, T]) -> Callable[P, T]:
    """Decorate the outside of a transaction: two people who stand in each other's way both get through, without noticing.

    Inside another transaction nothing is repeated: whoever began that one decides.
    """

    @wraps(transaction)
    def tried(*args: P.args, **words: P.kwargs) -> T:
        for attempt in range(TRIES):
            try:
                return transaction(*args, **words)
            except OperationalError as problem:
                gave_way = getattr(problem.__cause__, "sqlstate", None) in GAVE_WAY
                if not gave_way or connection.in_atomic_block or attempt == TRIES - 1:
                    raise
                time.sleep(PAUSE * 2**attempt)
        raise AssertionError("the last try returns or raises")

    return tried
