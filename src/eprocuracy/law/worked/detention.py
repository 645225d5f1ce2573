"""Detention: its first day, what was served before, its order and extensions, and the cap of the stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.sentences import Sentence

from ..answers import Day, Determined, Granted, NotDeterminable
from ..chain import as_day
from ..custody import custody_days, detained_days
from ..deadlines import Answer, determine
from ..governing import full_length, needs
from ..statutes import Counting, Ordinal
from ..time_limits import TimeLimit
from ..wording import OPEN
from .derived import custody_period, custody_start, determined, expiry, investigation
from .facts import Event, Facts, Missing, Unknown
from .persons import birth_of, changes_of_class, class_on, is_juvenile
from .stages import Period, base_length, choose_variant, ends, extensions_of, keep, period_of
from .world import World, duration

_DAY = timedelta(days=1)
_ADULT = "BLTTHS-173"
_WHETHER_HALF_GOES_ON = "O-02"


@dataclass(frozen=True)
class Held:
    """A detention counted: the answer, the first day and length of the current order, and what was served before."""

    answer: Answer
    start: date | None = None
    days: int | None = None
    used: int = 0
    remaining: int | None = None


@dataclass(frozen=True)
class _Served:
    """Days taken off: blocks of custody, and days of an earlier detention."""

    custody: int
    earlier: int


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
        return _within_stage(there, limit, of)
    return _in_investigation(there, limit, of, upto, before, variant, at)


def orders(facts: Facts, of: str | None) -> list[Event]:
    """The orders of detention, in order of time."""
    return [one for one in facts.all("order_issued", of) if one.told.get("kind") == "detention"]


def _from_own_event(
    there: World, limit: str, of: str | None, upto: Ordinal | None, before: Ordinal | None, variant: str | None
) -> Held:
    """Rows that count from the receipt, the docketing or the judgment itself."""
    period = period_of(there, limit, of=of, variant=variant)
    if isinstance(period, NotDeterminable):
        return Held(keep(there, period))
    granted = extensions_of(there, period, upto=upto, before=before)
    written = [one for one in orders(there.facts, of) if one.told.get("duration")]
    if written and upto is None and not granted:
        length = duration(written[-1].told["duration"])
        first = written[-1].told.get("from")
        start = When.parse(str(first)) if first else period.start
        answer = determine(
            there.reference, period.version.row, start=start, variant=period.variant, order_length=length,
            juvenile=period.juvenile, event=period.event,
        )  # fmt: skip
    else:
        answer = ends(there, period, granted=granted)
    inner = ends(there, period, granted=granted[:-1]) if granted else None
    return _current(keep(there, answer), inner.nominal if isinstance(inner, Determined) else None)


def _current(answer: Answer, before: Day | None, used: int = 0, remaining: int | None = None) -> Held:
    """The first day and the length of the running order or extension; `before` is the end of the one it follows."""
    if not isinstance(answer, Determined):
        return Held(answer, used=used, remaining=remaining)
    end = as_day(answer.uncapped or answer.nominal)
    start = as_day(answer.starts) if before is None else as_day(before) + _DAY
    return Held(answer, start, (end - start).days + 1, used, remaining)


def _within_stage(there: World, limit: str, of: str | None) -> Held:
    """Supplementary, resumed or repeated investigation: the stage limit, and its months as thirty days (I-25)."""
    facts = there.facts
    stage = investigation(there, of)
    if stage is None or stage.event == "case_initiated":
        raise Missing("investigator_received_returned_file")
    granted = extensions_of(there, stage)
    end = determined(ends(there.settled(), stage, granted=granted))
    assert stage.start.day is not None
    severity = class_on(facts, there.reference.offences) if needs(stage.version.length) == "severity" else None
    parts = [base_length(stage, severity)]
    parts += [one.length or full_length(stage.version, one.ordinal, severity, None) for one in granted]
    days = sum(part.in_custody_days for part in parts if part is not None)
    cap = min(as_day(end.nominal), stage.start.day + timedelta(days=days - 1))
    start = _start_within_stage(there, of)
    order = next((one for one in reversed(orders(facts, of)) if one.told.get("duration")), None)
    written = duration(order.told["duration"]) if order else None
    answer = determine(
        there.reference, limit, start=When.on(start), order_length=written,
        order_until=None if written else cap, capped_by=cap, event="detention_start",
    )  # fmt: skip
    keep(there, answer)
    if isinstance(answer, Determined):
        return Held(answer, start, (answer.ends_on - start).days + 1)
    return Held(answer, start)


def _start_within_stage(there: World, of: str | None) -> date:
    for order in reversed(orders(there.facts, of)):
        if order.told.get("from"):
            return date.fromisoformat(str(order.told["from"]))
    if event := there.facts.last("detention_start", of):
        return there.facts.known(event).earliest_day
    if event := there.facts.last("detention_expiry", of):
        return there.facts.known(event).earliest_day + _DAY
    raise Missing("detention_start")


def _in_investigation(
    there: World,
    limit: str,
    of: str | None,
    upto: Ordinal | None,
    before: Ordinal | None,
    variant: str | None,
    at: When | None,
) -> Held:
    start, order = first_day(there, of)
    served = _served(there, of, start)
    statute = there.reference.statute(limit)
    version = statute.on(start)
    chosen = variant
    if chosen is None and needs(version.length) == "variant":
        chosen = choose_variant(there, statute, version, start, of)
    period = Period(statute, version, When.on(start), "detention_start", chosen, of)
    granted = extensions_of(there, period, upto=upto, before=before)
    length = duration(order.told.get("duration")) if order else None
    cap = _cap(there, period, chosen)
    answer, previous = _counted(there, period, granted, length, served, cap)
    full = _class_limit(there, period)
    used = served.earlier
    if at is not None and at.day is not None and at.day >= start:
        used += (at.day - start).days + 1
    remaining = None if full is None else full - served.custody - used
    found = _current(keep(there, answer), previous, used, remaining)
    if length is None and not granted:
        return _turning_adult(there, period, found)
    return found


def _counted(
    there: World,
    period: Period,
    granted: list[Granted],
    length: TimeLimit | None,
    served: _Served,
    cap: date | None,
) -> tuple[Answer, Day | None]:
    """The end with every extension, and the end before the last one."""
    facts, offences = there.facts, there.reference.offences
    deducted = served.custody + (0 if length is not None else served.earlier)

    def count(extensions: list[Granted], on: date | None, written: Day | None, capped: date | None) -> Answer:
        by_class = needs(period.version.length) == "severity"
        needed = by_class and ((written is None and length is None) or any(one.length is None for one in extensions))
        return determine(
            there.reference, period.version.row, start=period.start, variant=period.variant,
            severity=class_on(facts, offences, period.of, on) if needed else None, extensions=extensions,
            order_length=length if written is None else None, order_until=written,
            deducted_days=deducted if written is None else 0, capped_by=capped, event=period.event,
        )  # fmt: skip

    assert period.start.day is not None
    changes = [one for one in changes_of_class(facts, period.of) if one > period.start.day]
    if not changes or not granted:
        inner = count(granted[:-1], None, None, None) if granted else None
        return count(granted, None, None, cap), inner.nominal if isinstance(inner, Determined) else None
    first = granted[0].on.known_day if granted[0].on else None
    end: Day = determined(count([], first, None, None)).nominal
    previous: Day | None = None
    for one in granted:
        on = one.on.known_day if one.on else None
        previous, end = end, determined(count([one], on, end, None)).nominal
    return count([], None, end, cap), previous


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


def _turning_adult(there: World, period: Period, found: Held) -> Held:
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
    without = {key: value for key, value in facts.circumstances.items() if key != "birth"}
    labelled = {
        label: {key: value for key, value in own.items() if key != "birth"}
        for label, own in facts.circumstances_of.items()
    }
    other = held(there.of(replace(facts, circumstances=without, circumstances_of=labelled)), _ADULT, of=period.of)
    latest = other.answer.end if isinstance(other.answer, Determined) else other.answer.latest
    points = (_WHETHER_HALF_GOES_ON,)
    said = Sentence(OPEN, {"points": there.reference.points(points)})
    unsettled = NotDeterminable(answer.limit, (), points, (said,), answer.basis, answer.ends_on, latest)
    return Held(keep(there, unsettled))


def first_day(there: World, of: str | None) -> tuple[date, Event | None]:
    """The first day of the current detention, and the order it stands on."""
    facts = there.facts
    written = orders(facts, of)
    order = written[-1] if written else None
    found: list[date] = []
    if order is not None:
        if order.told.get("from"):
            found.append(date.fromisoformat(str(order.told["from"])))
        elif (end := _custody_it_continues(there, of, order)) is not None:
            found.append(end)
    for event in facts.all("detention_start", of):
        found.append(facts.known(event).earliest_day)
    if not found and order is not None:
        found.append(facts.known(order).earliest_day)
    if not found:
        raise Missing("detention_start")
    return max(found), order


def _custody_it_continues(there: World, of: str | None, order: Event) -> date | None:
    """The last calendar day of custody where the order follows it without a release."""
    interval = custody_interval(there, of)
    if interval is None:
        return None
    start, end = interval
    assert start.day is not None
    assert end.day is not None
    ordered = there.facts.known(order).earliest_day
    for event in there.facts.all("released", of):
        released = there.facts.known(event).earliest_day
        if start.day <= released <= max(ordered, end.day):
            return None
    return end.day if ordered <= end.day else None


def custody_interval(there: World, of: str | None) -> tuple[When, When] | None:
    """Custody from its start to its end, as it ended or as it runs out; None where there was none."""
    facts = there.facts
    try:
        event = custody_start(there, of)
    except Missing:
        return None
    start = facts.known(event)
    if ended := facts.last("custody_ended", of):
        return start, facts.known(ended)
    if given := facts.last("custody_expiry", of):
        return start, facts.known(given)
    if start.minute is None:
        answer = ends(there, custody_period(there, of))
        days = 3
        if isinstance(answer, NotDeterminable) and isinstance(answer.earliest, datetime) and start.day:
            days = (answer.earliest.date() - start.day).days
        assert start.day is not None
        return start, When.on(start.day + timedelta(days=days))
    return start, When.at(determined(ends(there, custody_period(there, of))).ends_at)


def _served(there: World, of: str | None, start: date) -> _Served:
    """What is taken off a detention that begins on `start`."""
    facts = there.facts
    custody = 0
    interval = custody_interval(there, of)
    if interval is not None:
        begun, ended = interval
        assert begun.day is not None
        assert ended.day is not None
        if begun.day <= start and begun.day <= ended.day:
            moments = (begun.moment, ended.moment)
            exact = moments[0] is not None and moments[1] is not None and moments[0] <= moments[1]
            custody = (
                custody_days(starts=moments[0], ends=moments[1])  # type: ignore[arg-type]
                if exact
                else (ended.day - begun.day).days
            )
    earlier = 0
    for event in facts.all("detention_start", of):
        first = facts.known(event).earliest_day
        if first >= start:
            continue
        releases = [facts.known(one).earliest_day for one in facts.all("released", of)]
        last = min((one for one in releases if first <= one < start), default=None)
        if last is not None:
            earlier += detained_days(first_day=first, last_day=last)
    return _Served(custody, earlier)


def _cap(there: World, period: Period, variant: str | None) -> date | None:
    """The nominal end of the investigation, only where the facts give its start or its end."""
    if needs(period.version.length) == "variant" and variant != "investigation":
        return None
    for name in ("investigation_expiry", "investigation_end"):
        if there.facts.has(name):
            return as_day(_nominal(expiry(there, name, period.of).nominal))
    stage = investigation(there, period.of)
    if stage is None:
        return None
    return as_day(determined(ends(there.settled(), stage)).nominal)


def _nominal(at: When) -> date:
    assert at.day is not None
    return at.day
