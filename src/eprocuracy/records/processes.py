"""One deed done to many batches of families, in several processes where the machine has several cores."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections

from .memory import no_cycle_search

Batch = Sequence[UUID]
Made = TypeVar("Made")

_DEED: list[Callable[[Batch], Any]] = []  # of a process that works for another


def over(batches: Sequence[Batch], deed: Callable[[Batch], Made], *, workers: int) -> Iterator[Made]:
    """What the deed makes of each batch, in their order."""
    if workers < 2 or len(batches) < 2:
        with no_cycle_search():
            yield from map(deed, batches)
        return
    _DEED[:] = [deed]
    # forked, so that the law and the catalogue are there at once and nothing need be handed over but ids and what is made
    with multiprocessing.get_context("fork").Pool(workers, initializer=_with_connections_of_its_own) as pool:
        yield from pool.imap(_done, batches)


def _with_connections_of_its_own() -> None:
    """Forget the connections that came along: they are another's, who goes on using them, so they are not closed either.

    The other may not even know of all: where a loop runs in its thread, Django shows it others than it shows here.
    """
    for one in connections.all(initialized_only=True):
        del connections[one.alias]


def _done(batch: Batch) -> Any:
    with no_cycle_search():
        return _DEED[0](batch)
