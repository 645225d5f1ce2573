"""Where a deed came from: set once around a request, so that no action carries it as an argument."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """The network address of the person and a short code of the request; both empty for commands and jobs."""

    address: str | None = None
    request: str = ""


NOWHERE = Origin()
_current: ContextVar[Origin] = ContextVar("origin", default=NOWHERE)


def current() -> Origin:
    return _current.get()


@contextmanager
def origin(address: str | None, request: str) -> Iterator[Origin]:
    """Entries written inside carry this address and request code."""
    here = Origin(address, request)
    token = _current.set(here)
    try:
        yield here
    finally:
        _current.reset(token)
