"""What stands in the way of the next act: acts that have to come first, facts the law still asks for, fields left empty.

Read off the tables of moves, the clocks and what the stage misses. It says what issuing has to wait for; recording is never refused by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import count
from uuid import UUID

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.sentences import Sentence
from eprocuracy.kernel.words import Word
from eprocuracy.law.deadlines import NotDeterminable

from .acts import Act
from .catalogue import Catalogue, Workstream
from .moves import Moves
from .projected import Deadline, MatterState, Outcome, Projected, Track

USUAL, UNUSUAL = 1, 5  # a step that its stage asks for, and one that may be taken besides


@dataclass(frozen=True, slots=True)
class Blocked:
    """An act that cannot be issued yet, with everything it waits for."""

    kind: type[Act]
    acts: tuple[type[Act], ...] = ()  # have to be done first, in this order
    facts: tuple[Sentence, ...] = ()  # without them its time cannot be counted
    fields: tuple[str, ...] = ()  # of the matter, which its paper names

    @property
    def ours(self) -> bool:
        return self.kind.issuers == (Authority.PROCURACY,)


@dataclass(frozen=True)
class Standing:
    """One matter as it is asked about: where it stands, what its family adds up to, and the acts that stand."""

    catalogue: Catalogue
    stream: Workstream
    state: MatterState
    projected: Projected
    acts: Sequence[Act]

    @cached_property
    def tracks(self) -> list[Track]:
        """The participants that have a stage of their own here."""
        role = self.stream.track_role.value if self.stream.track_role else ""
        return [one for one in self.projected.tracks if one.matter == self.state.id and one.role == role]

    @cached_property
    def stages(self) -> list[Word]:
        return list(dict.fromkeys(one.stage for one in self.tracks if one.stage is not None))

    @cached_property
    def open(self) -> list[Deadline]:
        """The clocks of the matter for which something is still to be done."""
        waits = (Outcome.RUNNING, Outcome.NOT_DETERMINABLE)
        return [one for one in self.projected.deadlines if one.matter == self.state.id and one.outcome in waits]


def blocked_next(at: Standing) -> tuple[Blocked, ...]:
    """Of the acts that come next, those that something stands in the way of."""
    return tuple(found for kind in _coming(at) if (found := blocked(at, kind)) is not None)


def blocked(at: Standing, kind: type[Act]) -> Blocked | None:
    """What stands in the way of an act of this kind; None where nothing does, or where its stage has gone by."""
    first = [*_before(at, kind), *_needed(at, kind), *_of_participants(at, kind)]
    found = Blocked(
        kind,
        acts=tuple(at.stream.kinds.get(name) or at.catalogue.kinds[name] for name in dict.fromkeys(first)),
        facts=tuple(dict.fromkeys(_facts(at, kind))),
        fields=_fields(at, kind),
    )
    return found if found.acts or found.facts or found.fields else None


def _coming(at: Standing) -> Iterator[type[Act]]:
    """What time is running for, what the stage asks for, and what will be asked for after that."""
    clocks = at.catalogue.clocks
    moves, track_moves = at.stream.moves, at.stream.track_moves
    primary = moves.primary_at(at.state.stage)
    then = moves.of(primary, at.state.stage) if primary else None
    named = [
        primary,
        *(track_moves.primary_at(stage) for stage in at.stages),
        moves.primary_at(then.to) if then and then.to else None,
        *(clocks[one.clock].action for one in at.open if one.clock in clocks),
    ]
    for name in dict.fromkeys(named):
        if name and name in at.stream.kinds:
            yield at.stream.kinds[name]


def _before(at: Standing, kind: type[Act]) -> Sequence[str]:
    """The acts that lead the matter to where this one is in its place."""
    return _way(at.stream.moves, [at.state.stage], kind.kind)


def _needed(at: Standing, kind: type[Act]) -> Iterator[str]:
    """The acts that its move asks for and that nobody recorded of the participants of this matter."""
    move = at.stream.moves.of(kind.kind, at.state.stage)
    here = {one.participant for one in at.tracks}
    for name in move.needs if move else ():
        if not any(_holds(at, act, here) for act in at.acts if act.kind == name):
            yield name


def _holds(at: Standing, act: Act, here: set[UUID]) -> bool:
    """Whether an act speaks of somebody here and still holds: what could be done anew has been undone."""
    named = {link.target for link in act.links if not link.is_matter}
    concerned = named & here if here and named else named
    if here and named and not concerned:
        return False
    home = at.catalogue.home.get(act.kind)
    if home is None or not home.track_moves.rows:
        return True
    stages = [
        one.stage
        for one in at.projected.tracks
        if one.matter == act.matter and one.participant in concerned and one.stage is not None
    ]
    return not stages or any(act.kind not in home.track_moves.offered_at(stage) for stage in stages)


def _of_participants(at: Standing, kind: type[Act]) -> Sequence[str]:
    """What brings the participants of whom the act speaks into the matter, or to the stage at which it is in its place."""
    role = at.stream.track_role
    if role is None or role not in kind.roles or kind.charges:
        return ()
    if not at.tracks:
        begins = {row.kind for row in at.stream.track_moves.rows if row.to is not None}
        offered = at.stream.moves.offered_at(at.state.stage)
        charging = (one.kind for one in at.stream.kinds.values() if one.charges and role in one.roles)
        return [name for name in charging if name in begins and name in offered][:1]
    return _way(at.stream.track_moves, at.stages, kind.kind)


def _facts(at: Standing, kind: type[Act]) -> Iterator[Sentence]:
    """Why the time for it cannot be counted."""
    for one in at.open:
        clock = at.catalogue.clocks.get(one.clock)
        if clock is not None and clock.action == kind.kind and isinstance(one.answer, NotDeterminable):
            yield from one.answer.said if one.answer.missing else ()


def _fields(at: Standing, kind: type[Act]) -> tuple[str, ...]:
    """What a prescribed paper of ours would have to name, and the matter does not know."""
    if kind.issuers != (Authority.PROCURACY,) or not kind.form:
        return ()
    said = {one.name for one in kind.content}
    return tuple(name for name in at.state.missing if name not in said)


def _way(moves: Moves, stages: Iterable[Word], kind: str) -> list[str]:
    """The offered acts that lead from one of the stages to one at which the kind is in its place, by the usual way; none where there is none."""
    rows = moves.by_kind.get(kind, ())
    begun = list(stages)
    if not rows or any(row.fits(stage) for row in rows for stage in begun):
        return []
    places = count()
    queue: list[tuple[int, int, Word, list[str]]] = [(0, next(places), stage, []) for stage in begun]
    reached: set[Word] = set()
    while queue:
        cost, _, stage, done = heappop(queue)
        if stage in reached:
            continue
        if any(row.fits(stage) for row in rows):
            return done
        reached.add(stage)
        for row in moves.rows:
            if row.offered and row.to is not None and row.fits(stage) and row.kind != kind:
                further = cost + (USUAL if stage in row.primary else UNUSUAL)
                heappush(queue, (further, next(places), row.to, [*done, row.kind]))
    return []
