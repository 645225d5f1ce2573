"""Periods without extensions: limitation, legal effect, and limits counted back from an expiry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from eprocuracy.kernel.moments import end_of
from eprocuracy.kernel.sentences import Sentence

from .answers import Day, Determined, Step
from .chain import Asked, as_day, length_step, start_of
from .counting import add_months, ordinary_latest
from .governing import Governing
from .reference import Reference
from .time_limits import TimeLimit, Unit
from .wording import (
    BACK_FROM,
    EFFECTIVE,
    FROM_DAY,
    LAST_DAY_NOT_MOVED,
    LATEST,
    OTHER_EFFECT,
    OTHER_LIMITATION,
    REMINDER,
)

_DAY = timedelta(days=1)


def limitation(reference: Reference, found: Governing, asked: Asked, event: str, base: TimeLimit | None) -> Determined:
    """Whole years; the same date, 24:00, not moved (I-12)."""
    assert base is not None
    start = start_of(asked)
    end = add_months(start, base.amount * 12)
    rule = found.version.basis[0]
    steps = (
        Step(Sentence(FROM_DAY, {"day": start, "event": reference.event(event)}), rule, start),
        length_step(found, base, asked.severity, end),
        Step(Sentence(LAST_DAY_NOT_MOVED, {"until": end}), rule, end),
    )
    return Determined(
        limit=found.version.row,
        starts=start,
        nominal=end,
        ends_on=end,
        ends_at=end_of(end),
        by_the_minute=False,
        steps=steps,
        basis=found.version.basis,
        other_reading=Sentence(OTHER_LIMITATION, {"day": end - _DAY}),
    )


def effect(reference: Reference, found: Governing, asked: Asked, event: str) -> Determined:
    """The first day of legal effect: the day after the longest period of appeal or protest (I-19)."""
    expired = start_of(asked)
    effective = expired + _DAY
    said = Sentence(EFFECTIVE, {"day": expired, "until": effective})
    return Determined(
        limit=found.version.row,
        starts=expired,
        nominal=effective,
        ends_on=effective,
        ends_at=end_of(expired),
        by_the_minute=False,
        steps=(Step(said, found.version.basis[0], effective),),
        basis=found.version.basis,
        other_reading=Sentence(OTHER_EFFECT, {"day": expired}),
    )


def back(reference: Reference, found: Governing, asked: Asked, event: str, base: TimeLimit | None) -> Determined:
    """Counted back from an expiry; the latest day is never moved, and a working day to remind on is named."""
    assert base is not None
    rule = found.version.basis[0]
    if base.unit is Unit.HOUR:
        assert asked.start is not None
        moment = asked.start.moment
        assert moment is not None
        start: Day = moment
        latest: Day = moment - timedelta(hours=base.amount)
    else:
        start = start_of(asked)
        latest = ordinary_latest(start, base)
    by_the_minute = isinstance(latest, datetime)
    day = as_day(latest)
    reminder = reference.calendar.last_working_day_before_or_on(day)
    steps = [
        Step(Sentence(BACK_FROM, {"day": start, "event": reference.event(event)}), rule, start),
        Step(Sentence(LATEST, {"length": base.label, "until": latest}), rule, latest),
    ]
    if not by_the_minute:
        steps.append(Step(Sentence(REMINDER, {"day": reminder}), None, reminder))
    return Determined(
        limit=found.version.row,
        starts=start,
        nominal=latest,
        ends_on=day,
        ends_at=latest.astimezone(UTC) if isinstance(latest, datetime) else end_of(day),
        by_the_minute=by_the_minute,
        steps=tuple(steps),
        basis=found.version.basis,
        reminder_on=reminder,
    )
