"""The families read last, with what their acts add up to: whoever opens a matter soon opens its form, and records in it.

Nothing is ever out of date here. Acts are only added, and every one gives its family a position that no other has had (an erasure is
an act as well); what is remembered of a family counts for its position alone, and a fold for the very acts it was made of.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue, Rules
from eprocuracy.workstreams.folding import folded
from eprocuracy.workstreams.projected import Projected
from eprocuracy.workstreams.states import State

from .storing import acts_of

KEPT = 8_000  # acts of all families together that one process remembers

Folded = tuple[Projected, Mapping[UUID, State]]
Known = TypeVar("Known")


class Memory(Generic[Known]):
    """What is known of families, the one asked least recently forgotten first."""

    def __init__(self, most: int) -> None:
        self._known: OrderedDict[UUID, tuple[int, Known]] = OrderedDict()
        self._most, self._size, self._lock = most, 0, Lock()

    def get(self, family: UUID) -> Known | None:
        with self._lock:
            known = self._known.get(family)
            if known is None:
                return None
            self._known.move_to_end(family)
            return known[1]

    def keep(self, family: UUID, known: Known, size: int) -> None:
        with self._lock:
            self._forget(family)
            self._known[family] = size, known
            self._size += size
            while self._size > self._most:
                self._forget(next(iter(self._known)))

    def clear(self) -> None:
        with self._lock:
            self._known.clear()
            self._size = 0

    def _forget(self, family: UUID) -> None:
        size, _ = self._known.pop(family, (0, None))
        self._size -= size


_read: Memory[tuple[Catalogue, int, Sequence[Act]]] = Memory(KEPT)
_folded: Memory[tuple[Rules, Sequence[Act], Folded]] = Memory(KEPT)


def acts_read(catalogue: Catalogue, positions: Mapping[UUID, int]) -> dict[UUID, list[Act]]:
    """Every recorded act of the families, by family, as `acts_of` reads them.

    `positions` are the families' as they were read before: what is read after them is at least as new.
    """
    found: dict[UUID, list[Act]] = {}
    for family, position in positions.items():
        known = _read.get(family)
        if known is not None and known[0] is catalogue and known[1] == position:
            found[family] = list(known[2])
    missing = positions.keys() - found.keys()
    if missing:
        for family, acts in acts_of(catalogue, missing).items():
            found[family] = acts
            _read.keep(family, (catalogue, positions[family], tuple(acts)), len(acts))
    return found


def remembered(rules: Rules, family: UUID, standing: Sequence[Act]) -> Folded:
    """What the acts that stand add up to; of a family that was read a moment ago, without folding it again."""
    known = _folded.get(family)
    if known is not None and known[0] is rules and known[1] == standing:
        return known[2]
    made = folded(rules, standing)
    _folded.keep(family, (rules, standing, made), len(standing))
    return made


def forget() -> None:
    """Forget everything: another database may know other acts under the same positions."""
    _read.clear()
    _folded.clear()
