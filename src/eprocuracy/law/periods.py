"""Counting one period with its order and extensions: the end, the derivation, and the judgment of what was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.moments import VIETNAM, day_of, end_of
from eprocuracy.kernel.sentences import Sentence
from eprocuracy.kernel.words import Label

from .answers import Day, Determined, NotDeterminable, Step
from .chain import Asked, Chain, Uncountable, as_day, capped, length_step, start_of
from .counting import add_months, detention_end, hours_end, ordinary_end
from .facts import fact
from .governing import Governing, shared
from .other_periods import back, effect, limitation
from .reference import Reference
from .statutes import Counting
from .time_limits import TimeLimit, Unit
from .wording import (
    CIVIL_COUNTING,
    CRIMINAL_COUNTING,
    CUSTODY_DEDUCTED,
    DEDUCTED,
    DETENTION_COUNTING,
    FROM_DAY,
    FROM_DAY_INCLUDED,
    FROM_MINUTE,
    LAST_DAY,
    LAST_DAY_NOT_MOVED,
    LAST_MINUTE,
    MISSING,
    MOVED,
    OPEN,
    OTHER_CHAIN,
    PROVISIONAL_YEAR,
    SHARE,
)


def count(
    reference: Reference, found: Governing, asked: Asked, event: str, base: TimeLimit | None
) -> Determined | NotDeterminable:
    """The end of the period; `asked.start` is known as precisely as the counting needs."""
    try:
        match found.statute.counting:
            case Counting.BEFORE:
                return back(reference, found, asked, event, base)
            case Counting.EFFECT:
                return effect(reference, found, asked, event)
            case Counting.LIMITATION:
                return limitation(reference, found, asked, event, base)
            case Counting.CUSTODY:
                return _by_the_minute(reference, found, asked, event, base)
            case Counting.DETENTION:
                return _detention(reference, found, asked, event, base)
        if base is not None and base.unit is Unit.HOUR:
            return _by_the_minute(reference, found, asked, event, base)
        return _ordinary(reference, found, asked, event, base)
    except Uncountable as fault:
        missing = (fault.missing,)
        said = Sentence(MISSING, {"facts": (fact(reference, fault.missing),)})
        return NotDeterminable(found.version.row, missing, (), (said,), found.version.basis, fault.before, None)


def _ordinary(
    reference: Reference, found: Governing, asked: Asked, event: str, base: TimeLimit | None
) -> Determined | NotDeterminable:
    """Days, months, years: the first day excluded, moved to a working day at the end only (I-01, I-03, I-05)."""
    start, calendar = start_of(asked), reference.calendar
    rule = CIVIL_COUNTING if found.statute.counting is Counting.CIVIL else CRIMINAL_COUNTING
    steps = [Step(Sentence(FROM_DAY, {"day": start, "event": reference.event(event)}), rule, start)]

    def add(day: Day, limit: TimeLimit) -> Day:
        return ordinary_end(as_day(day), limit, calendar)

    chain = Chain(
        found, asked, steps, add=add, coerce=as_day, origin=start,
        last=lambda day: calendar.next_working_day(as_day(day)),
    )  # fmt: skip
    first = add(start, base) if base is not None else None
    if base is not None and first is not None and asked.order_until is None and asked.order_length is None:
        steps.append(length_step(found, base, asked.severity, first))
    chain.begin(first, _written(asked, start, add, as_day))
    end, uncapped = capped(asked, chain.finish(), steps, found.version.basis[0])
    assert not isinstance(end, datetime)
    due, last = last_day(reference, rule, end)
    steps.append(last)
    basis = (*found.version.basis, rule)
    working = base is not None and base.unit is Unit.WORKING_DAY
    if calendar.in_dispute and (doubt := _disputed(reference, found, asked, event, base, start, due, working)):
        return doubt
    return Determined(
        limit=found.version.row,
        starts=start,
        nominal=end,
        ends_on=due,
        ends_at=end_of(due),
        by_the_minute=False,
        steps=tuple(steps),
        basis=basis,
        judged=tuple(chain.judged),
        provisional=provisional(reference, due),
        other_reading=_other_chain(reference, [asked.order_length or base, *chain.parts], start, due)
        if chain.parts and start.day > 28
        else None,
        order=chain.order,
        uncapped=uncapped,
    )


def last_day(reference: Reference, rule: Citation, end: date) -> tuple[date, Step]:
    """The last day after moving to a working day, and the step that says so."""
    due = reference.calendar.next_working_day(end)
    if due == end:
        return due, Step(Sentence(LAST_DAY, {"until": due}), rule, due)
    values = {"day": end, "why": reference.calendar.why_rest(end), "until": due, "basis": rule}
    return due, Step(Sentence(MOVED, values), rule, due)


def _written(
    asked: Asked, start: Day, add: Callable[[Day, TimeLimit], Day], coerce: Callable[[Day], Day]
) -> Day | None:
    if asked.order_until is not None:
        return coerce(asked.order_until)
    return None if asked.order_length is None else add(start, asked.order_length)


def provisional(reference: Reference, due: date) -> Sentence | None:
    """What is said of a last day in a year whose days off are not confirmed."""
    if reference.calendar.decided(due.year) == "confirmed":
        return None
    return Sentence(PROVISIONAL_YEAR, {"year": str(due.year)})


def _disputed(
    reference: Reference,
    found: Governing,
    asked: Asked,
    event: str,
    base: TimeLimit | None,
    start: date,
    due: date,
    working: bool,
) -> NotDeterminable | None:
    """The end hangs on a day of which it is not settled whether it is a day off."""
    in_dispute = reference.calendar.in_dispute
    days = [day for day in in_dispute if day == due or (working and start < day <= due)]
    if not days:
        return None
    other = count(reference.with_calendar(reference.calendar.with_disputed_off()), found, asked, event, base)
    later = other.end if isinstance(other, Determined) else other.latest
    if later == due:
        return None
    points = tuple(sorted({in_dispute[day] for day in days}))
    said = Sentence(OPEN, {"points": reference.points(points)})
    basis = (*found.version.basis, CRIMINAL_COUNTING)
    return NotDeterminable(found.version.row, (), points, (said,), basis, due, later)


def _other_chain(reference: Reference, parts: list[TimeLimit | None], start: date, due: date) -> Sentence | None:
    """The reading of I-05 that is not followed: every month counted from the start."""
    if any(part is None or part.unit is not Unit.MONTH or part.and_days for part in parts):
        return None
    months = sum(part.amount for part in parts if part is not None)
    other = reference.calendar.next_working_day(add_months(start, months))
    return None if other == due else Sentence(OTHER_CHAIN, {"day": other})


def _by_the_minute(
    reference: Reference, found: Governing, asked: Asked, event: str, base: TimeLimit | None
) -> Determined | NotDeterminable:
    """Hours and custody: from the minute to the minute, through nights and days off."""
    assert asked.start is not None
    start = asked.start.moment
    assert start is not None
    custody = found.statute.counting is Counting.CUSTODY
    steps = [Step(Sentence(FROM_MINUTE, {"moment": start, "event": reference.event(event)}), CRIMINAL_COUNTING, start)]

    def add(day: Day, limit: TimeLimit) -> Day:
        if limit.unit is Unit.HOUR or custody:
            return hours_end(_moment(day, start), limit)
        return ordinary_end(as_day(day), limit, reference.calendar)

    def coerce(day: Day) -> Day:
        return _moment(day, start)

    def last(day: Day) -> Day:
        return day if isinstance(day, datetime) else reference.calendar.next_working_day(day)

    chain = Chain(found, asked, steps, add=add, coerce=coerce, last=last, origin=start)
    first = add(start, base) if base is not None else None
    if base is not None and first is not None and asked.order_until is None and asked.order_length is None:
        steps.append(length_step(found, base, asked.severity, first))
    chain.begin(first, _written(asked, start, add, coerce))
    end, uncapped = capped(asked, chain.finish(), steps, found.version.basis[0])
    basis = (*found.version.basis, CRIMINAL_COUNTING)
    if isinstance(end, datetime):
        steps.append(Step(Sentence(LAST_MINUTE, {"until": end}), CRIMINAL_COUNTING, end))
        ends_on, ends_at = day_of(end), end.astimezone(UTC)
    else:
        ends_on, last_step = last_day(reference, CRIMINAL_COUNTING, end)
        ends_at = end_of(ends_on)
        steps.append(last_step)
    return Determined(
        limit=found.version.row,
        starts=start,
        nominal=end,
        ends_on=ends_on,
        ends_at=ends_at,
        by_the_minute=isinstance(end, datetime),
        steps=tuple(steps),
        basis=basis,
        judged=tuple(chain.judged),
        provisional=None if isinstance(end, datetime) else provisional(reference, ends_on),
        order=chain.order,
        uncapped=uncapped,
    )


def _moment(day: Day, start: datetime) -> datetime:
    """A moment as it is; a bare day at the clock time of the start, where blocks of 24 hours end."""
    if isinstance(day, datetime):
        return day.astimezone(VIETNAM) if day.tzinfo else day.replace(tzinfo=VIETNAM)
    return datetime.combine(day, start.timetz())


def _detention(
    reference: Reference, found: Governing, asked: Asked, event: str, base: TimeLimit | None
) -> Determined | NotDeterminable:
    """Detention: the first day counts, a month is thirty days, days held before are deducted, nothing is moved."""
    start = start_of(asked)
    rule = DETENTION_COUNTING
    steps = [
        Step(Sentence(FROM_DAY_INCLUDED, {"day": start, "event": reference.event(event)}), CRIMINAL_COUNTING, start)
    ]

    def first(limit: TimeLimit) -> date:
        return detention_end(start, limit.in_custody_days - asked.deducted_days)

    def add(day: Day, limit: TimeLimit) -> Day:
        return as_day(day) + timedelta(days=limit.in_custody_days)

    chain = Chain(found, asked, steps, add=add, coerce=as_day, last=as_day, origin=start)
    full = shared(base, found.share) if base is not None else None
    followed = asked.order_length or (None if asked.order_until else full)
    if base is not None and full is not None and found.share is not None and asked.order_until is None:
        label = Label(str(found.share), str(found.share))
        values = {"share": label, "full": base.in_custody_days, "days": full.amount}
        steps.append(Step(Sentence(SHARE, values), next(iter(found.share_basis), None), None))
    if followed is not None:
        whole = detention_end(start, followed.in_custody_days)
        steps.append(length_step(found, followed, asked.severity, whole))
        if asked.deducted_days:
            left = followed.in_custody_days - asked.deducted_days
            said = Sentence(DEDUCTED, {"days": asked.deducted_days, "left": left, "until": first(followed)})
            steps.append(Step(said, CUSTODY_DEDUCTED, first(followed)))
    written = as_day(asked.order_until) if asked.order_until is not None else None
    if written is None and asked.order_length is not None:
        written = first(asked.order_length)
    chain.begin(first(full) if full is not None else None, written)
    end, uncapped = capped(asked, chain.finish(), steps, found.version.basis[0])
    assert not isinstance(end, datetime)
    end = max(end, start - timedelta(days=1))  # where every day was served before, none is left …
    if uncapped is not None and as_day(uncapped) <= end:
        uncapped = None  # … and the stage cuts nothing off
    steps.append(Step(Sentence(LAST_DAY_NOT_MOVED, {"until": end}), CRIMINAL_COUNTING, end))
    return Determined(
        limit=found.version.row,
        starts=start,
        nominal=end,
        ends_on=end,
        ends_at=end_of(end),
        by_the_minute=False,
        steps=tuple(steps),
        basis=(*found.version.basis, *found.share_basis, CRIMINAL_COUNTING, rule),
        judged=tuple(chain.judged),
        order=chain.order,
        uncapped=uncapped,
    )
