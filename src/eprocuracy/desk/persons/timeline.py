"""The times one person is held, across matters, as one line of time: gaps and overlaps are said in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eprocuracy.kernel.moments import When

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Time held on one ground; `until` None: not ended, or not known."""

    matter: UUID
    ground: str
    from_: When
    until: When | None
    act: UUID
    left: bool = False

    @property
    def days(self) -> int | None:
        """How many days it touches; None while it lasts."""
        if self.until is None or self.until.known_day is None or self.from_.known_day is None:
            return None
        return (self.until.known_day - self.from_.known_day).days + 1


@dataclass(frozen=True, slots=True)
class Overlap:
    """An earlier time that lasts on into a later one: from the day both hold to the last; None while both last."""

    matter: UUID
    ground: str
    from_: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline: the days before it in which the person was not held, the time, and what it overlaps."""

    span: Span
    free_from: date | None = None
    free_until: date | None = None
    overlaps: tuple[Overlap, ...] = ()


def timeline(spans: Iterable[Span]) -> list[Moment]:
    """The times in their order. Days are compared, not minutes: a paper that takes over on the same day leaves no gap."""
    ordered = sorted(spans, key=lambda one: (one.from_.earliest_day, _end(one) or date.max, one.act.bytes))
    made: list[Moment] = []
    reached: date | None = date.min  # the last day held so far; None: somebody still holds
    for place, span in enumerate(ordered):
        begins = span.from_.known_day
        gap = begins and reached not in (None, date.min) and begins > reached + DAY
        before = ordered[:place]
        made.append(
            Moment(
                span,
                free_from=reached + DAY if gap and reached else None,
                free_until=begins - DAY if gap and begins else None,
                overlaps=tuple(_overlap(one, span) for one in before if _meets(one, span)),
            )
        )
        end = _end(span)
        reached = None if reached is None or end is None else max(reached, end)
    return made


def _end(span: Span) -> date | None:
    return span.until.known_day if span.until else None


def _meets(one: Span, later: Span) -> bool:
    """Whether an earlier time lasts beyond the day on which the later one begins."""
    begins, end = later.from_.known_day, _end(one)
    if begins is None or one.from_.known_day is None:
        return False
    return end is None or end > begins


def _overlap(one: Span, later: Span) -> Overlap:
    ends = [end for end in (_end(one), _end(later)) if end is not None]
    assert later.from_.known_day is not None
    return Overlap(one.matter, one.ground, later.from_.known_day, min(ends) if ends else None)
