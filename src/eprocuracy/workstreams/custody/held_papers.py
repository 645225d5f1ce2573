"""The papers on which a person is held, as they take over from each other, and those that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.changing import changed

from ..projected import Interval
from ..spans import last_moment, surely_overlap
from .held_state import DAY, Absence, HeldState, Period, earliest, latest
from .words import Ground

ONE_AT_A_TIME = frozenset({Ground.CUSTODY, Ground.DETENTION, Ground.PROSECUTION})
"""Grounds of which a second order does not take the place of the first; a court's order after its judgment does."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two papers that claim the same time, the later of which could not take the place of the earlier."""

    earlier: Period
    later: Period
    from_: When
    until: When | None


@dataclass(frozen=True, slots=True)
class Written:
    """A paper, and its time as an interval."""

    period: Period
    row: Interval


def papers_of(state: HeldState) -> list[Interval]:
    """The time on each paper, in the order in which they begin; what a later paper replaced ends where that one begins."""
    written = written_of(state)
    rows: list[Interval] = []
    for place, one in enumerate(written):
        row: Interval | None = one.row
        for later in written[place + 1 :]:
            row = _replaced(row, one.period, later) if row is not None else None
        if row is not None:
            rows.append(row)
    return sorted(rows, key=lambda row: earliest(row.from_))


def contradictions(written: Sequence[Written], absences: Sequence[Absence]) -> Iterable[Contradiction]:
    """Pairs of papers for the same time, in the order of the later one."""
    for place, later in enumerate(written):
        for one in written[:place]:
            if _contradict(one.period, later.period) and surely_overlap(one.row, later.row):
                if any(_parts(away, one.row, later.row) for away in absences):
                    continue  # issued anew after an escape
                begins = max(one.row.from_, later.row.from_, key=earliest)
                ends = min((one.row.until, later.row.until), key=last_moment)
                yield Contradiction(one.period, later.period, begins, ends)


def _parts(away: Absence, one: Interval, later: Interval) -> bool:
    """Whether an escape and the recapture lie between the beginnings of two papers."""
    return earliest(one.from_) <= earliest(away.left) and earliest(away.back) <= latest(later.from_)


def preceding_end(written: Sequence[Written], period: Period) -> When | None:
    """The end of what a paper continues without a break: of its own ground for an extension, else of any paper before it."""
    ended: When | None = None
    for one in written:
        if one.period is period:
            return ended if ended is None or _continues(one.row, ended) else None
        if period.extends and one.period.ground is not period.ground:
            continue
        until = one.row.until
        if until is not None and until.known_day is not None and (ended is None or latest(until) > latest(ended)):
            ended = until
    return None


def _continues(row: Interval, ended: When) -> bool:
    return earliest(row.from_) <= latest(ended)


def _contradict(one: Period, later: Period) -> bool:
    if later.ground is Ground.CUSTODY and one.ground is not Ground.CUSTODY:
        return True
    same = one.ground is later.ground and not later.extends and one.ground in ONE_AT_A_TIME
    twice = (one.begins, one.ends, one.number) == (later.begins, later.ends, later.number)
    return same and not twice


def _replaced(row: Interval, period: Period, later: Written) -> Interval | None:
    """What remains of a paper when a later one of another ground takes over; nothing where it never took effect."""
    if later.period.extends or _contradict(period, later.period) or not surely_overlap(row, later.row):
        return row
    if earliest(row.from_) >= earliest(later.row.from_):
        return None
    return changed(row, until=later.row.from_)


def written_of(state: HeldState) -> list[Written]:
    """Each paper with its time, in the order in which they were issued."""
    assert state.person is not None
    found: list[Written] = []
    ends: dict[Ground, When] = {}
    for one in state.periods:
        if one.refused:
            continue
        begins, until = one.begins, one.annulled_at or one.ends
        if one.extends or begins is None:
            before = ends.get(one.ground) or (found[-1].row.until if found else None)
            begins = _following(before)
        if begins is None or begins.known_day is None:
            continue
        row = Interval(
            matter=state.id,
            participant=state.person,
            ground=one.ground.value,
            from_=begins,
            until=until,
            act=one.act,
            approved=one.approved,
            approved_by=one.approved_by,
        )
        found.append(Written(one, row))
        if one.ends is not None:
            ends[one.ground] = one.ends
    return found


def _following(end: When | None) -> When | None:
    if end is None or end.day is None:
        return None
    return end if end.minute else When.on(end.day + DAY)
