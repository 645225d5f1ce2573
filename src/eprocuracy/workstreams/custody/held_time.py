"""The house of time: on what ground the person is held from when to when. No minute is invented."""

from __future__ import annotations

from collections.abc import Iterable

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.changing import changed

from ..projected import Interval
from .held_state import DAY, HeldState, earliest, is_later, latest
from .words import Ground


def intervals_of(state: HeldState) -> tuple[Interval, ...]:
    """Intervals one after the other, ended where the person left; time without an order has an interval of its own."""
    if state.person is None or state.arrested.known_day is None:
        return ()
    return tuple(_until_leaving(state, _written(state)))


def _written(state: HeldState) -> list[Interval]:
    """As the papers have it, in the order in which they begin."""
    rows: list[Interval] = []
    ends: dict[Ground, When] = {}
    for one in state.periods:
        begins = one.begins
        if one.extends or begins is None:
            begins = _next(ends.get(one.ground) or (rows[-1].until if rows else None))
        if begins is None or begins.known_day is None:
            continue
        rows.append(_row(state, one.ground, begins, one.ends, one.act))
        if one.ends is not None:
            ends[one.ground] = one.ends
    rows.sort(key=lambda row: earliest(row.from_))
    return list(_with_gaps(state, rows))


def _next(end: When | None) -> When | None:
    """What follows an end: the same minute after a minute, the next day after a last day."""
    if end is None or end.day is None:
        return None
    return end if end.minute else When.on(end.day + DAY)


def _row(state: HeldState, ground: Ground, begins: When, ends: When | None, act: object) -> Interval:
    assert state.person is not None
    return Interval(
        matter=state.id,
        participant=state.person,
        ground=ground.value,
        from_=begins,
        until=ends,
        act=act,  # type: ignore[arg-type]
    )


def _with_gaps(state: HeldState, rows: list[Interval]) -> Iterable[Interval]:
    """The hold before the first paper, and the days between papers that no paper covers."""
    first = rows[0].from_ if rows else None
    if first is None or is_later(first, state.arrested):
        yield _row(state, Ground.HOLD, state.arrested, first, state.opened_by or state.id)
    for one, following in zip(rows, [*rows[1:], None], strict=False):
        if following is None:
            yield one
            continue
        if one.until is None:
            yield changed(one, until=following.from_)
            continue
        yield one
        gap = _next(one.until)
        if gap is not None and gap.day is not None and following.from_.day is not None:
            untimed = one.until.minute is None or following.from_.minute is None
            apart = gap.day < following.from_.day if untimed else is_later(following.from_, gap)
            if apart:
                yield _row(state, Ground.NONE, gap, following.from_, following.act)


def _until_leaving(state: HeldState, rows: list[Interval]) -> Iterable[Interval]:
    left = state.left
    if left is None or left.known_day is None:
        yield from rows
        return
    shown = [row for row in rows if earliest(row.from_) <= latest(left)]
    for row in shown[:-1]:
        yield row if row.until is None or not is_later(row.until, left) else changed(row, until=left)
    if not shown:
        return
    last = shown[-1]
    if last.until is not None and is_later(left, last.until) and last.ground != Ground.NONE.value:
        yield last
        start = _next(last.until)
        if start is not None and state.left_by is not None:
            yield changed(last, ground=Ground.NONE.value, from_=start, until=left, act=state.left_by, left=True)
        return
    yield changed(last, until=left, left=True)
