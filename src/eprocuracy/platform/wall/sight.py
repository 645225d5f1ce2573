"""What whoever is asking may see, as the database is told of it: set around a request, and nowhere lower.

A sight is a set of keys. A row is seen where one of its own keys is among them. Of rows that are not closed: their unit, `v:` with a
province all of whose units are meant, `o` for all there are; of closed ones `l:` with the unit; of either `p:` with the account in
charge, `m:` with the matter, `*` for everything. The names of the veiled are shown by `p:`, `m:` and `*` too, besides by `k:` with the
unit, and `s:` with the account that one stands in for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

EVERY_OPEN, EVERYTHING = "o", "*"


@dataclass(frozen=True, slots=True)
class Sight:
    """The keys, as the database reads them."""

    text: str

    @classmethod
    def of(cls, keys: Iterable[str]) -> Sight:
        return cls(json.dumps(dict.fromkeys(sorted(keys), 1), separators=(",", ":")))


NOTHING, WHOLE = Sight("{}"), Sight.of([EVERY_OPEN, EVERYTHING])
_sight: ContextVar[Sight | None] = ContextVar("sight", default=None)


def present() -> Sight:
    """What may be seen now: outside a request a web process sees nothing, and a command or a job everything."""
    found = _sight.get()
    if found is not None:
        return found
    serves = os.environ.get("EPROCURACY_SERVING") == "1" and os.environ.get("EPROCURACY_WORKING") != "1"
    return NOTHING if serves else WHOLE


@contextmanager
def seeing(sight: Sight) -> Iterator[None]:
    """Questions asked inside are answered from what the sight shows."""
    token = _sight.set(sight)
    try:
        yield
    finally:
        _sight.reset(token)


@contextmanager
def whole() -> Iterator[None]:
    """Questions asked inside are answered from all there is: for what has to know more than it tells, such as the fold of a family.

    Whoever asks for it shows nobody anything that the first wall, `visible_to` or `may`, does not let through.
    """
    with seeing(WHOLE):
        yield
