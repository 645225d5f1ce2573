"""Detention in supplementary, resumed or repeated investigation: never beyond the stage, counted in thirty-day months (I-25)."""

from __future__ import annotations

from datetime import date, timedelta

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..answers import Determined
from ..chain import as_day
from ..deadlines import determine
from ..governing import Lapsed, full_length, governing, needs, shared
from ..time_limits import TimeLimit, Unit
from ..wording import CAPPED, SHARE
from .derived import determined, investigation
from .ending import base_length, carried, ends, keep
from .extending import extensions_of
from .facts import Contradictory, Missing, day
from .holding import Held
from .persons import class_on, is_juvenile
from .served import orders
from .world import World, duration

_DAY = timedelta(days=1)


def within_stage(there: World, limit: str, of: str | None) -> Held:
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
    start = _start_within_stage(there, of, stage.start.day)
    if is_juvenile(facts, start, of):
        cap = min(cap, _share_of_stage(there, limit, start, days))
    order = next((one for one in reversed(orders(facts, of, since=stage.start.day)) if one.told.get("duration")), None)
    written = duration(order.told["duration"]) if order else None
    if cap < start:
        raise Contradictory("detention_start", stage.event)
    answer = determine(
        there.reference, limit, start=When.on(start), order_length=written,
        order_until=None if written else cap, capped_by=cap, event="detention_start",
    )  # fmt: skip
    answer = keep(there, answer if written else carried(answer, CAPPED))
    if isinstance(answer, Determined):
        return Held(answer, start, (answer.ends_on - start).days + 1)
    return Held(answer, start)


def _share_of_stage(there: World, limit: str, start: date, days: int) -> date:
    """The last day of a juvenile's share of the days that the stage gives an adult."""
    found = governing(there.reference, limit, start, juvenile=True)
    if isinstance(found, Lapsed) or found.share is None:
        return date.max
    part = shared(TimeLimit(days, Unit.DAY), found.share).amount
    label = Label(str(found.share), str(found.share))
    there.tell(SHARE, next(iter(found.share_basis), None), share=label, full=days, days=part)
    return start + timedelta(days=part - 1)


def _start_within_stage(there: World, of: str | None, stage: date) -> date:
    """The first day of detention in a stage that began on `stage`: as written, or the day after what ran before."""
    facts = there.facts
    for order in reversed(orders(facts, of, since=stage)):
        if order.told.get("from"):
            return day(order.told["from"])
    starts = [facts.known(event).earliest_day for event in facts.all("detention_start", of)]
    if starts and starts[-1] >= stage:
        return starts[-1]
    if event := facts.last("detention_expiry", of):
        return max(facts.known(event).earliest_day + _DAY, stage)
    raise Missing("detention_start" if not starts else "detention_expiry")
