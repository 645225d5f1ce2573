"""Times held as exact spans: where one paper hands over to the next, and lanes for papers that claim the same time. Pure.

No minute is invented: a paper known by its day holds the whole day, except on the day on which another, known to the minute,
hands over to it or takes over from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from eprocuracy.kernel.moments import VIETNAM, When, end_of
from eprocuracy.workstreams.changing import changed

from .projected import Interval

EVER = datetime.max.replace(tzinfo=UTC)


def first_moment(when: When) -> datetime:
    """The earliest moment it can be, in UTC."""
    return (when.moment or datetime.combine(when.earliest_day, time(), VIETNAM)).astimezone(UTC)


def last_moment(when: When | None) -> datetime:
    """The moment, or 24:00 of a day known without its hour; what has not ended, or nobody knows, ends never."""
    if when is None or when.known_day is None:
        return EVER
    return when.moment.astimezone(UTC) if when.moment else end_of(when.known_day)


def surely_before(end: When, begin: When) -> bool:
    """Whether every moment that `end` can be lies before every moment that `begin` can be: then time passed between them."""
    return last_moment(end) < first_moment(begin)


def surely_overlap(one: Interval, later: Interval) -> bool:
    """Whether the times meet for a minute at least; a day that both name, one by its day only, is the day of a handover."""
    return _reaches_into(one.until, later.from_) and _reaches_into(later.until, one.from_)


def _reaches_into(end: When | None, begin: When) -> bool:
    if end is None or end.known_day is None or begin.known_day is None:
        return begin.known_day is not None
    if end.moment is not None and begin.moment is not None:
        return end.moment > begin.moment
    return end.known_day > begin.known_day


def placed(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The times of one participant with their exact spans, those that contradict an earlier one in a lane of their own.

    A row that already knows its exact end keeps it: time on no paper lasts until the first moment of the next one.
    """
    rows = [
        changed(one, starts_at=first_moment(one.from_), ends_at=one.ends_at or last_moment(one.until))
        for one in sorted(intervals, key=lambda one: (first_moment(one.from_), last_moment(one.until)))
    ]
    for place in range(1, len(rows)):
        rows[place - 1], rows[place] = _handed_over(rows[place - 1], rows[place])
    busy: list[datetime] = []  # until when each lane is taken
    made = []
    for row in rows:
        assert row.starts_at is not None
        assert row.ends_at is not None
        ends = max(row.ends_at, row.starts_at)
        lane = next((lane for lane, until in enumerate(busy) if until <= row.starts_at), len(busy))
        busy[lane : lane + 1] = [ends]
        made.append(changed(row, lane=lane, ends_at=None if ends == EVER else ends))
    return tuple(made)


def _handed_over(one: Interval, following: Interval) -> tuple[Interval, Interval]:
    """On a day that ends the one and begins the other, the minute that is known is the minute of both."""
    day: date | None = following.from_.known_day
    if one.until is None or day is None or one.until.known_day != day or one.ends_at is None:
        return one, following
    if one.until.minute is None and following.from_.minute is not None:
        return changed(one, ends_at=following.starts_at), following
    if following.from_.minute is None and following.ends_at is not None and following.ends_at > one.ends_at:
        return one, changed(following, starts_at=one.ends_at)
    return one, following
