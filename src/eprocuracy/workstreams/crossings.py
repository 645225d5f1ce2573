"""What crosses families: one confirmed person held on several grounds at once, seen over the intervals that folds publish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import combinations
from uuid import UUID

from eprocuracy.kernel.moments import VIETNAM, When, end_of

from .projected import Interval

_EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Two grounds, of two matters, on which one person is held at the same time; `until` None: neither has ended."""

    person: UUID
    one: UUID
    one_act: UUID
    other: UUID
    other_act: UUID
    from_: datetime
    until: datetime | None


def crossings(person: UUID, intervals: Iterable[Interval]) -> tuple[Crossing, ...]:
    """Every pair of grounds in different matters whose times meet; what is known by its day counts as the whole day."""
    spans = sorted(
        ((*_span(one), one) for one in intervals if one.from_.day is not None),
        key=lambda span: (span[0], span[1], span[2].matter.bytes, span[2].act.bytes),
    )
    return tuple(
        Crossing(
            person=person,
            one=one.matter,
            one_act=one.act,
            other=other.matter,
            other_act=other.act,
            from_=max(start, other_start),
            until=None if (last := min(end, other_end)) == _EVER else last,
        )
        for (start, end, one), (other_start, other_end, other) in combinations(spans, 2)
        if one.matter != other.matter and max(start, other_start) < min(end, other_end)
    )


def _span(one: Interval) -> tuple[datetime, datetime]:
    return _start(one.from_), _end(one.until)


def _start(when: When) -> datetime:
    day = when.earliest_day
    return (when.moment or datetime.combine(day, time(), VIETNAM)).astimezone(UTC)


def _end(when: When | None) -> datetime:
    if when is None or when.known_day is None:
        return _EVER
    return when.moment.astimezone(UTC) if when.moment else end_of(when.known_day)
