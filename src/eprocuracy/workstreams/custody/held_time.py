"""The house of time: on what ground the person is held from when to when. No minute is invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.custody import custody_days, detained_days
from eprocuracy.workstreams.changing import changed

from ..projected import Interval
from ..spans import first_moment, placed, surely_before
from .held_papers import papers_of
from .held_state import DAY, HeldState, earliest, is_later, latest
from .words import Ground, Leaving

IN_DAYS = {Ground.DETENTION.value, Ground.PROSECUTION.value, Ground.COURT.value}


@dataclass(frozen=True, slots=True)
class Stay:
    """Time inside: from the arrest, or a recapture, until the person left, or escaped."""

    begins: When
    act: UUID
    ends: When | None
    by: UUID | None
    how: str
    first: bool


def intervals_of(state: HeldState) -> tuple[Interval, ...]:
    """Intervals one after the other, ended where the person left; time without an order has an interval of its own."""
    if state.person is None or state.arrested.known_day is None:
        return ()
    papers = papers_of(state)
    rows = (row for stay in stays_of(state) for row in _of_stay(state, papers, stay))
    held = [changed(row, days=_days(row), place=state.place) for row in rows]
    return placed([*held, *_sentence(state)])


def _sentence(state: HeldState) -> Iterable[Interval]:
    """What follows detention where the person was sent to serve a sentence; its end lies with the enforcement."""
    if state.left_how == Leaving.SENTENCE.value and state.left is not None and state.left_by is not None:
        yield _bare(state, Ground.SENTENCE, state.left, None, state.left_by)


def stays_of(state: HeldState) -> Iterable[Stay]:
    """Each time inside, in order; the last one has no end where the person is still held."""
    begins, act, first = state.arrested, state.opened_by or state.id, True
    for one in state.absences:
        yield Stay(begins, act, one.left, one.left_by, "escaped", first)
        begins, act, first = one.back, one.back_by, False
    yield Stay(begins, act, state.left, state.left_by, state.left_how, first)


def _of_stay(state: HeldState, papers: Sequence[Interval], stay: Stay) -> Iterable[Interval]:
    """The papers of one stay with what no paper covers, ended where it ends."""
    ends = stay.ends if stay.ends and stay.ends.known_day else None
    mine = []
    for row in papers:
        if ends is not None and earliest(row.from_) > latest(ends):
            continue
        if not stay.first and row.until is not None and not is_later(row.until, stay.begins):
            continue
        mine.append(row)
    if not stay.first:
        mine = _after_return(mine, stay)
    covered = list(_with_gaps(state, mine, stay))
    return covered if ends is None else _until_leaving(covered, stay, ends)


def _after_return(rows: list[Interval], stay: Stay) -> list[Interval]:
    """After a recapture a paper from before holds on until one that was issued since takes over."""
    old = [row for row in rows if earliest(row.from_) < earliest(stay.begins)]
    new = [row for row in rows if row not in old]
    kept = []
    for row in old:
        until = row.until
        if new and (until is None or is_later(until, new[0].from_)):
            until = new[0].from_
        if until is None or is_later(until, stay.begins):
            kept.append(changed(row, from_=stay.begins, until=until))
    return [*kept, *new]


def _with_gaps(state: HeldState, rows: list[Interval], stay: Stay) -> Iterable[Interval]:
    """The hold before the first paper, and the time between papers that no paper covers."""
    first = rows[0].from_ if rows else None
    if first is None or is_later(first, stay.begins):
        yield _bare(state, Ground.HOLD, stay.begins, first, stay.act)
    reached: When | None = None
    for one, following in zip(rows, [*rows[1:], None], strict=False):
        if following is None:
            yield one
            continue
        until = one.until or following.from_
        yield changed(one, until=until)
        reached = until if reached is None or latest(until) > latest(reached) else reached
        if surely_before(reached, following.from_):
            gap = _bare(state, Ground.NONE, _next(reached), following.from_, following.act)
            yield changed(gap, ends_at=first_moment(following.from_))


def _bare(state: HeldState, ground: Ground, begins: When, ends: When | None, act: UUID) -> Interval:
    """Time on no paper."""
    assert state.person is not None
    return Interval(matter=state.id, participant=state.person, ground=ground.value, from_=begins, until=ends, act=act)


def _next(end: When) -> When:
    """What follows an end: the same minute after a minute, the next day after a last day."""
    assert end.day is not None
    return end if end.minute else When.on(end.day + DAY)


def _until_leaving(rows: list[Interval], stay: Stay, left: When) -> Iterable[Interval]:
    shown = [row for row in rows if earliest(row.from_) <= latest(left)]
    if not shown:
        return
    *before, last = shown
    reached = last.until
    for row in before:
        yield row if row.until is None or not is_later(row.until, left) else changed(row, until=left, ends_at=None)
        if reached is not None and row.until is not None and latest(row.until) > latest(reached):
            reached = row.until
    if reached is not None and is_later(left, reached) and last.ground != Ground.NONE.value:
        yield last
        if stay.by is not None:
            yield changed(
                last, ground=Ground.NONE.value, from_=_next(reached), until=left, act=stay.by, left=True, how=stay.how,
                approved=None, approved_by=None,
            )  # fmt: skip
        return
    yield changed(last, until=left, left=True, how=stay.how, ends_at=None)


def _days(row: Interval) -> int | None:
    """Custody in begun blocks of twenty-four hours, detention with its first and its last day."""
    if row.until is None or row.until.known_day is None or row.from_.known_day is None:
        return None
    if row.ground in IN_DAYS:
        return max(detained_days(first_day=row.from_.known_day, last_day=row.until.known_day), 0)
    if row.ground != Ground.CUSTODY.value:
        return None
    starts, ends = earliest(row.from_), earliest(row.until)
    return custody_days(starts=starts, ends=ends) if ends > starts else 0
