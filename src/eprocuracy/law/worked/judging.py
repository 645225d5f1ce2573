"""Questions about one act: was it in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from eprocuracy.kernel.moments import VIETNAM, When

from ..answers import Day, NotDeterminable
from .asks import backward, forward, moment
from .derived import Open
from .facts import Event, Facts, Missing
from .saying import LATE, TIMELY
from .shaping import Shape, due, judged_within, text, undetermined
from .world import World


def ask_timeliness(there: World, ask: Mapping[str, Any]) -> Shape:
    """Whether an act is in time under a limit."""
    act = Event.read(ask["act"])
    shape = _timeliness(there, ask, act)
    if shape["result"] in ("timely", "late") and ("latest" in shape or "due" in shape):
        values = {
            "act": there.reference.event(act.name),
            "day": act.at or When.unknown(),
            "until": moment(shape.get("latest") or shape["due"]),
        }
        there.tell(TIMELY if shape["result"] == "timely" else LATE, None, **values)
    return shape


def _timeliness(there: World, ask: Mapping[str, Any], act: Event) -> Shape:
    limit, of = ask["limit"], ask.get("of")
    before = act.told.get("ordinal") if act.name.startswith("extension_") else None
    if there.reference.statute(limit).backward:
        try:
            answer, end = backward(there, limit, of=of, variant=ask.get("variant"), before=before)
        except Open as unsettled:
            if late_anyway(there, act, unsettled.answer) is None:
                raise
            return _by_bounds(there, act, unsettled.answer)
        if isinstance(answer, NotDeterminable):
            return _by_bounds(there, act, answer)
        shape: Shape = {"latest": text(answer.end)}
        late = late_by(there.facts, act, answer.end)
        if late is None:
            return {"result": "timely", **shape}
        return {"result": "late", **shape, "late_by": late, "decision_possible_until": text(end.last)}
    answer = forward(there, limit, of=of, variant=ask.get("variant"), before=before)
    if isinstance(answer, NotDeterminable):
        found = _by_bounds(there, act, answer)
        return {"result": "timely"} if found.get("result") == "no_limit" else found
    shape = due(answer)
    shape.pop("uncapped", None)
    late = late_by(there.facts, act, answer.end)
    return {"result": "timely", **shape} if late is None else {"result": "late", **shape, "late_by": late}


def _by_bounds(there: World, act: Event, answer: NotDeterminable) -> Shape:
    """Where what is missing leaves the end within bounds: an act before all of them is in time, one after all is late."""
    late = late_anyway(there, act, answer)
    if late is None:
        return undetermined(answer)
    there.trail.clear()
    said, bound = (LATE, answer.latest) if late else (TIMELY, answer.earliest)
    there.tell(said, answer.basis[0], act=there.reference.event(act.name), day=act.at or When.unknown(), until=bound)
    return judged_within("late" if late else "timely", answer)


def late_anyway(there: World, act: Event, answer: NotDeterminable) -> bool | None:
    """Whether an act is late whatever is missing or open; None where that depends on it, or there are no bounds.

    A day off in dispute is left to the two calendars: each gives an end of its own.
    """
    disputed = answer.open and set(answer.open) <= set(there.reference.calendar.in_dispute.values())
    if disputed or answer.earliest is None or answer.latest is None:
        return None
    at = there.facts.known(act)
    assert at.day is not None
    first, last = _bound(at, answer.earliest), _bound(at, answer.latest)
    if first is False:
        return False
    return True if last is True else None


def _bound(at: When, end: Day) -> bool | None:
    """Whether a moment lies after a bound; None where its clock time would be needed."""
    assert at.day is not None
    if not isinstance(end, datetime):
        return at.day > end
    if at.moment is not None:
        return at.moment > end
    day = end.astimezone(VIETNAM).date()
    return None if at.day == day else at.day > day


def late_by(facts: Facts, act: Event, end: Day) -> Shape | None:
    """By how much an act is late, in the measure of the limit; None when it is in time."""
    at = facts.known(act)
    assert at.day is not None
    if isinstance(end, datetime):
        if at.moment is None:
            last = end.astimezone(VIETNAM).date()
            if at.day < last:
                return None
            raise Missing(f"{act.name}.time")
        hours = -(-(at.moment - end) // timedelta(hours=1))
        return {"hours": hours} if at.moment > end else None
    return {"days": (at.day - end).days} if at.day > end else None
