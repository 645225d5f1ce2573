"""When a period ends: with its extensions, through every change of class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from eprocuracy.kernel.sentences import Sentence

from ..answers import Day, Determined, Granted
from ..deadlines import Answer, determine
from ..governing import length_for, needs
from ..severity import Severity
from ..statutes import Ordinal
from ..time_limits import TimeLimit
from ..wording import ORDER
from .extending import extensions_of
from .persons import changes_of_class, class_on
from .saying import CARRIED
from .stages import Period
from .world import World


def ends(
    there: World,
    period: Period,
    *,
    upto: Ordinal | None = None,
    before: Ordinal | None = None,
    granted: Sequence[Granted] | None = None,
) -> Answer:
    """The end of a period with its extensions, through every change of class (I-09, I-10)."""
    if granted is None:
        granted = extensions_of(there, period, upto=upto, before=before)
    if needs(period.version.length) != "severity":
        return keep(there, count(there, period, None, granted))
    assert period.start.day is not None
    offences, facts = there.reference.offences, there.facts
    changes = [one for one in changes_of_class(facts, period.of) if one >= period.start.day] if granted else []
    if not changes:
        return keep(there, count(there, period, class_on(facts, offences, period.of), granted))
    return keep(there, _through_changes(there, period, changes, granted))


def _through_changes(there: World, period: Period, changes: list[date], granted: Sequence[Granted]) -> Answer:
    """Each phase with its class: an extension that runs stands until its end, a graver class gives its full limit."""
    facts, offences, calm = there.facts, there.reference.offences, there.settled()
    nominal: Day | None = None
    extended = False
    previous: Severity | None = None
    last: tuple[Severity, Sequence[Granted], Day | None] | None = None  # the count that the end rests on
    for place, since in enumerate([None, *changes]):
        until = changes[place] if place < len(changes) else None
        day_before = until - timedelta(days=1) if until else None
        severity = class_on(facts, offences, period.of, day_before)
        here = [one for one in granted if _within(one, since, until)]
        bare = count(calm, period, severity, ())
        if not isinstance(bare, Determined):
            return bare
        if not extended:
            nominal, last = bare.nominal, (severity, (), None)
        elif previous is not None and severity > previous and nominal is not None and bare.nominal > nominal:
            nominal, last = bare.nominal, (severity, (), bare.nominal)
        if here:
            written = nominal if extended else None
            answer = count(calm, period, severity, here, written=written)
            if not isinstance(answer, Determined):
                return answer
            nominal, extended, last = answer.nominal, True, (severity, here, written)
        previous = severity
    assert last is not None
    return count(there, period, last[0], last[1], written=last[2])


def _within(granted: Granted, since: date | None, until: date | None) -> bool:
    on = granted.on.known_day if granted.on else None
    if on is None:
        return until is None
    return (since is None or on >= since) and (until is None or on < until)


def count(
    there: World,
    period: Period,
    severity: Severity | None,
    granted: Sequence[Granted],
    *,
    written: Day | None = None,
    capped_by: date | None = None,
) -> Answer:
    """One plain computation of a period under one class; `written` is where it stood before."""
    answer = determine(
        there.reference,
        period.version.row,
        start=period.start,
        severity=severity,
        variant=period.variant,
        extensions=granted,
        juvenile=period.juvenile,
        order_until=written,
        capped_by=capped_by,
        event=period.event,
    )
    return carried(answer) if written is not None else answer


def carried(answer: Answer, code: str = CARRIED) -> Answer:
    """An end that was counted before and is gone on from: no order says so."""
    if not isinstance(answer, Determined):
        return answer
    steps = [
        replace(one, said=Sentence(code, one.said.values)) if one.said.code == ORDER else one for one in answer.steps
    ]
    return replace(answer, steps=tuple(steps))


def keep(there: World, answer: Answer) -> Answer:
    """Remember a derivation for the steps of the answer."""
    there.trail.append(answer)
    return answer


def base_length(period: Period, severity: Severity | None) -> TimeLimit | None:
    """The length of the period without extensions."""
    return length_for(period.version.length, severity, period.variant)
