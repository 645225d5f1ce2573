"""Detention: its first day, what was served before, its order and extensions, and the cap of the stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.sentences import Sentence

from ..answers import Day, Determined, Granted, NotDeterminable
from ..chain import as_day
from ..deadlines import Answer, determine
from ..governing import needs
from ..statutes import Counting, Ordinal
from ..time_limits import TimeLimit
from ..wording import EXTENDED, EXTENDED_UNTIL, FROM_DAY_INCLUDED, OPEN
from .derived import custody_row, determined, investigation
from .ending import base_length, carried, ends, keep
from .extending import extensions_of
from .facts import Contradictory, Event, Facts, Missing, Unknown, day
from .holding import Held, current
from .persons import birth_of, changes_of_class, class_on, is_juvenile
from .saying import CARRIED
from .served import Served, first_day, orders, served, served_until
from .stages import Period, choose_variant, further, period_of
from .within_stage import within_stage
from .world import World, duration

_DAY = timedelta(days=1)
_ADULT = "BLTTHS-173"
_WHETHER_HALF_GOES_ON = "O-02"


def held(
    there: World,
    limit: str,
    *,
    of: str | None = None,
    upto: Ordinal | None = None,
    before: Ordinal | None = None,
    variant: str | None = None,
    at: When | None = None,
) -> Held:
    """The end of detention under a row."""
    statute = there.reference.statute(limit)
    if statute.counting is not Counting.DETENTION:
        raise Missing("detention_start")
    if statute.counted_from[0].event != "detention_start":
        return _from_own_event(there, limit, of, upto, before, variant)
    if statute.versions[-1].length is None:
        return within_stage(there, limit, of)
    return _in_investigation(there, limit, of, upto, before, variant, at)


def _from_own_event(
    there: World, limit: str, of: str | None, upto: Ordinal | None, before: Ordinal | None, variant: str | None
) -> Held:
    """Rows that count from the receipt, the docketing or the judgment itself."""
    period = period_of(there, limit, of=of, variant=variant)
    if isinstance(period, NotDeterminable):
        return Held(keep(there, period))
    assert period.start.day is not None
    granted = extensions_of(there, period, upto=upto, before=before)
    written = [one for one in orders(there.facts, of, since=period.start.day) if one.told.get("duration")]
    if written and upto is None:
        answer, inner = _by_order(there, period, written[-1], granted)
    else:
        answer = ends(there, period, granted=granted)
        inner = ends(there, period, granted=granted[:-1]) if granted else None
    return current(keep(there, answer), inner.nominal if isinstance(inner, Determined) else None)


def _by_order(there: World, period: Period, order: Event, granted: list[Granted]) -> tuple[Answer, Answer | None]:
    """A written order prevails over the full length, and what was granted is added to it; and the end before the last."""
    first, length = order.told.get("from"), duration(order.told["duration"])
    by_class = needs(period.version.length) == "severity" and any(one.length is None for one in granted)
    severity = class_on(there.facts, there.reference.offences, period.of) if by_class else None

    def count(extensions: list[Granted]) -> Answer:
        return determine(
            there.reference, period.version.row, start=When.on(day(first)) if first else period.start,
            severity=severity, variant=period.variant, extensions=extensions, order_length=length,
            juvenile=period.juvenile, event=period.event,
        )  # fmt: skip

    return count(granted), count(granted[:-1]) if granted else None


def _in_investigation(
    there: World,
    limit: str,
    of: str | None,
    upto: Ordinal | None,
    before: Ordinal | None,
    variant: str | None,
    at: When | None,
    before_it: Served | None = None,
) -> Held:
    statute = there.reference.statute(limit)
    try:
        start, order = first_day(there, of)
    except Contradictory:
        raise
    except Missing as missing:
        raise Missing(*missing.names, *further(there, statute, of)) from missing
    if before_it is None:
        most = there.reference.statute(custody_row(there, of, start)).on(start).at_most
        before_it = served(there, of, start, most=most if isinstance(most, TimeLimit) else None)
    version = statute.on(start)
    chosen = variant
    if chosen is None and needs(version.length) == "variant":
        chosen = choose_variant(there, statute, version, start, of)
    period = Period(statute, version, When.on(start), "detention_start", chosen, of)
    granted = extensions_of(there, period, upto=upto, before=before)
    length = duration(order.told.get("duration")) if order else None
    cap = _cap(there, period, chosen)
    answer, previous = _counted(there, period, granted, length, before_it, cap)
    full = _class_limit(there, period)
    used = before_it.earlier
    if at is not None and at.day is not None and at.day >= start:
        used += served_until(there.facts, of, start, at.day)
    remaining = None if full is None else full - before_it.custody - used
    found = current(keep(there, answer), previous, used, remaining)
    if length is None and not granted:
        return _turning_adult(there, period, found, before_it)
    return found


def _counted(
    there: World,
    period: Period,
    granted: list[Granted],
    length: TimeLimit | None,
    taken_off: Served,
    cap: date | None,
) -> tuple[Answer, Day | None]:
    """The end with every extension, and the end before the last one."""
    facts, offences = there.facts, there.reference.offences
    deducted = taken_off.custody + (0 if length is not None else taken_off.earlier)

    def count(extensions: list[Granted], on: date | None, written: Day | None, capped: date | None) -> Answer:
        by_class = needs(period.version.length) == "severity"
        needed = by_class and ((written is None and length is None) or any(one.length is None for one in extensions))
        found = determine(
            there.reference, period.version.row, start=period.start, variant=period.variant,
            severity=class_on(facts, offences, period.of, on) if needed else None, extensions=extensions,
            order_length=length if written is None else None, order_until=written,
            deducted_days=deducted if written is None else 0, capped_by=capped, event=period.event,
        )  # fmt: skip
        return carried(found) if written is not None else found

    assert period.start.day is not None
    changes = [one for one in changes_of_class(facts, period.of) if one > period.start.day] if granted else []
    if not changes:
        inner = count(granted[:-1], None, None, None) if granted else None
        return count(granted, None, None, cap), inner.nominal if isinstance(inner, Determined) else None
    first = granted[0].on.known_day if granted[0].on else None
    base = determined(count([], first, None, None))
    end: Day = base.nominal
    previous: Day | None = None
    steps = list(base.steps[:-1])
    for one in granted:
        on = one.on.known_day if one.on else None
        further_on = determined(count([one], on, end, None))
        previous, end = end, further_on.nominal
        steps += [step for step in further_on.steps if step.said.code in (EXTENDED, EXTENDED_UNTIL)]
    found = count([], None, end, cap)
    if isinstance(found, Determined):
        steps += [step for step in found.steps if step.said.code not in (FROM_DAY_INCLUDED, CARRIED)]
        found = replace(found, steps=tuple(steps))
    return found, previous


def _class_limit(there: World, period: Period) -> int | None:
    """Days of the base limit of the class; None where the class is not known."""
    if needs(period.version.length) != "severity":
        length = base_length(period, None)
    else:
        try:
            length = base_length(period, class_on(there.facts, there.reference.offences, period.of))
        except Unknown:
            return None
    return length.in_custody_days if length else None


def _turning_adult(there: World, period: Period, found: Held, before_it: Served) -> Held:
    """Whether the juvenile half goes on after the 18th birthday is not settled (O-02)."""
    facts, answer = there.facts, found.answer
    adult = there.reference.statute(_ADULT)
    juvenile_rows = {one.take for one in adult.for_juveniles}
    assert period.start.day is not None
    if period.statute.name not in juvenile_rows or not isinstance(answer, Determined):
        return found
    if not is_juvenile(facts, period.start.day, period.of):
        return found
    birth = birth_of(facts, period.of)
    grown = birth.reaches(18) if birth else None
    if grown is None or grown > answer.ends_on:
        return found
    try:
        grown_up = there.of(_of_no_birth(facts))
        other = _in_investigation(grown_up, _ADULT, period.of, None, None, None, None, before_it)
    except Unknown as unknown:  # in the worlds that remain possible the birth is what it was
        raise Unknown(unknown.name, [_born_as(one, facts) for one in unknown.worlds]) from unknown
    latest = other.answer.end if isinstance(other.answer, Determined) else other.answer.latest
    points = (_WHETHER_HALF_GOES_ON,)
    said = Sentence(OPEN, {"points": there.reference.points(points)})
    missing = other.answer.missing if isinstance(other.answer, NotDeterminable) else ()
    unsettled = NotDeterminable(answer.limit, missing, points, (said,), answer.basis, answer.ends_on, latest)
    return Held(keep(there, unsettled))


def _of_no_birth(facts: Facts) -> Facts:
    """The same facts of a person of whom no birth is told."""

    def without(told: Mapping[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in told.items() if key != "birth"}

    labelled = {label: without(own) for label, own in facts.circumstances_of.items()}
    return replace(facts, circumstances=without(facts.circumstances), circumstances_of=labelled)


def _born_as(world: Facts, facts: Facts) -> Facts:
    for label in (None, *facts.circumstances_of):
        own = facts.circumstances if label is None else facts.circumstances_of[label]
        if "birth" in own:
            world = world.with_circumstance("birth", own["birth"], label)
    return world


def _cap(there: World, period: Period, variant: str | None) -> date | None:
    """The nominal end of the investigation, only where the facts give its start or its end."""
    if needs(period.version.length) == "variant" and variant != "investigation":
        return None
    for name in ("investigation_expiry", "investigation_end"):
        if event := there.facts.last(name, period.of):
            return there.facts.known(event).earliest_day
    stage = investigation(there, period.of)
    if stage is None:
        return None
    return as_day(determined(ends(there.settled(), stage)).nominal)
