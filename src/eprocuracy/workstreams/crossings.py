"""What crosses families: one confirmed person held on several grounds at once, or on none between two offices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from uuid import UUID

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label, Word

from .projected import Finding, FindingKind, Interval
from .spans import EVER, first_moment, last_moment, surely_before, surely_overlap

HANDED_ON = frozenset({"transferred", "to_court"})
"""How a person leaves the book of one office without going free."""
ARRESTED = "hold"
"""The ground of those who come by a new arrest and not from another office."""


class CrossingKind(Word):
    """What two matters of one person do to each other."""

    OVERLAP = "overlap", "trùng thời gian", "same time"
    GAP = "gap", "không có lệnh giữa hai nơi", "no order between two offices"


HELD_TWICE = FindingKind(
    code="held_twice_across_matters",
    label=Label("Một người bị giữ trong hai vụ việc cùng một lúc", "One person held in two matters at the same time"),
    basis=(cite("BLTTHS 2015", 118), cite("BLTTHS 2015", 119)),
)
HELD_BETWEEN = FindingKind(
    code="held_between_matters",
    label=Label("Bị giữ không có lệnh giữa hai vụ việc", "Held without an order between two matters"),
    basis=(cite("BLTTHS 2015", 118, 3), cite("BLTTHS 2015", 119)),
)
CROSSING_FINDINGS = (HELD_TWICE, HELD_BETWEEN)
"""What crosses matters is told of the later one; it comes from two families, so no fold of one of them raises it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Two matters in which one person is held at the same time, or between which nothing covers them; `until` None: not ended."""

    kind: CrossingKind
    person: UUID
    one: UUID
    one_act: UUID
    other: UUID
    other_act: UUID
    participant: UUID  # whom the other matter's paper names: its family may know the person by several places
    from_: datetime
    until: datetime | None


def crossings(person: UUID, intervals: Iterable[Interval]) -> tuple[Crossing, ...]:
    """Every time held in two matters at once, and every gap after a person was handed on.

    Orders that follow one another are one time, however many each matter has: a person is held twice once, from the first minute
    that both matters surely cover to the last. A day on which one office hands over to another is no overlap, and no gap, unless both minutes say so.
    """
    spans = sorted(
        (one for one in intervals if one.from_.day is not None),
        key=lambda one: (first_moment(one.from_), last_moment(one.until), one.matter.bytes, one.act.bytes),
    )
    met = (
        _crossing(
            CrossingKind.OVERLAP,
            person,
            one,
            other,
            max(first_moment(one.from_), first_moment(other.from_)),
            min(last_moment(one.until), last_moment(other.until)),
        )
        for one, other in combinations(spans, 2)
        if one.matter != other.matter and surely_overlap(one, other)
    )
    return (*_unbroken(met), *_gaps(person, spans))


def _unbroken(met: Iterable[Crossing]) -> list[Crossing]:
    """Times in the same two matters that reach into one another as one, told at the papers with which it began."""
    made: list[Crossing] = []
    last: dict[frozenset[UUID], int] = {}
    for one in sorted(met, key=lambda one: (one.from_, one.until or EVER)):
        matters = frozenset((one.one, one.other))
        place = last.get(matters)
        if place is None or one.from_ > (made[place].until or EVER):
            last[matters] = len(made)
            made.append(one)
            continue
        before = made[place].until
        made[place] = replace(made[place], until=max(before, one.until) if before and one.until else None)
    return made


def _gaps(person: UUID, spans: list[Interval]) -> Iterable[Crossing]:
    for one in spans:
        if not one.left or one.how not in HANDED_ON or one.until is None or one.until.known_day is None:
            continue
        ended = last_moment(one.until)
        others = [other for other in spans if other.matter != one.matter and last_moment(other.until) > ended]
        following = min(others, key=lambda other: first_moment(other.from_), default=None)
        if following is None or following.ground == ARRESTED or not surely_before(one.until, following.from_):
            continue
        yield _crossing(CrossingKind.GAP, person, one, following, ended, first_moment(following.from_))


def _crossing(
    kind: CrossingKind, person: UUID, one: Interval, other: Interval, begins: datetime, ends: datetime
) -> Crossing:
    return Crossing(
        kind=kind,
        person=person,
        one=one.matter,
        one_act=one.act,
        other=other.matter,
        other_act=other.act,
        participant=other.participant,
        from_=begins,
        until=None if ends == EVER else ends,
    )


def finding_of(one: Crossing) -> Finding:
    """A crossing as the finding of the later matter, at its paper. The other matter is not named: not everybody may see it."""
    overlap = one.kind is CrossingKind.OVERLAP
    begins, until = ("twice_from", "twice_until") if overlap else ("gap_from", "gap_until")
    told = {begins: one.from_, until: one.until}
    return Finding(
        code=(HELD_TWICE if overlap else HELD_BETWEEN).code,
        matter=one.other,
        participant=one.participant,
        act=one.other_act,
        on=day_of(one.from_),
        values={name: value for name, value in told.items() if value},
    )
