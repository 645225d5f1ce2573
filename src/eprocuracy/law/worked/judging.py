"""Questions about one act: was it in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from eprocuracy.kernel.moments import VIETNAM, When

from ..answers import Day, NotDeterminable
from .asks import backward, forward, moment
from .facts import Event, Facts, Missing
from .saying import LATE, TIMELY
from .shaping import Shape, due, text, undetermined
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
        answer, end = backward(there, limit, of=of, variant=ask.get("variant"), before=before)
        if isinstance(answer, NotDeterminable):
            return undetermined(answer)
        shape: Shape = {"latest": text(answer.end)}
        late = late_by(there.facts, act, answer.end)
        if late is None:
            return {"result": "timely", **shape}
        return {"result": "late", **shape, "late_by": late, "decision_possible_until": text(end.last)}
    answer = forward(there, limit, of=of, variant=ask.get("variant"), before=before)
    if isinstance(answer, NotDeterminable):
        found = undetermined(answer)
        return {"result": "timely"} if found.get("result") == "no_limit" else found
    shape = due(answer)
    shape.pop("uncapped", None)
    late = late_by(there.facts, act, answer.end)
    return {"result": "timely", **shape} if late is None else {"result": "late", **shape, "late_by": late}


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
