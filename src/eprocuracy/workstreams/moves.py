"""Tables of moves: what is offered at a stage, where it leads, and what is out of place.

Recording is never refused by a table: an act that is out of place is recorded and becomes a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from eprocuracy.kernel.words import Word


@dataclass(frozen=True, slots=True)
class Move:
    """`kind` is in its place at the stages `from_` (empty: anywhere) and leads to `to` (None: the stage stays)."""

    kind: str
    from_: frozenset[Word] = field(default_factory=frozenset)
    to: Word | None = None
    primary: frozenset[Word] = field(default_factory=frozenset)  # stages at which it is the one next thing to do
    offered: bool = True
    whole: bool = False  # an act that names participants of the track moves them, and not the matter
    needs: tuple[str, ...] = ()  # acts of the family that have to be there before it can be issued

    def fits(self, stage: Word) -> bool:
        return not self.from_ or stage in self.from_


def move(
    kind: str,
    from_: Iterable[Word] = (),
    to: Word | None = None,
    *,
    primary: Iterable[Word] = (),
    offered: bool = True,
    whole: bool = False,
    needs: Iterable[str] = (),
) -> Move:
    return Move(kind, frozenset(from_), to, frozenset(primary), offered, whole, tuple(needs))


@dataclass(frozen=True)
class Moves:
    """One table: of a matter, or of one participant's track in it."""

    rows: tuple[Move, ...] = ()

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Move, ...]]:
        """The rows of each kind, in their order: an act asks for its own only."""
        found: dict[str, tuple[Move, ...]] = {}
        for row in self.rows:
            found[row.kind] = (*found.get(row.kind, ()), row)
        return found

    def of(self, kind: str, stage: Word) -> Move | None:
        """The row that applies: a fitting one before any other; None when the kind is not in the table."""
        mine = self.by_kind.get(kind, ())
        for row in mine:
            if row.fits(stage):
                return row
        return mine[0] if mine else None

    def offered_at(self, stage: Word) -> tuple[str, ...]:
        """Kinds offered at a stage, the primary one first."""
        fitting = [row for row in self.rows if row.offered and row.fits(stage)]
        fitting.sort(key=lambda row: stage not in row.primary)
        return tuple(dict.fromkeys(row.kind for row in fitting))

    def primary_at(self, stage: Word) -> str | None:
        return next((row.kind for row in self.rows if stage in row.primary), None)
