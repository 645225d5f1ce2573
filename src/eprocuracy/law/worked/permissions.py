"""Questions about one act: may it be done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from eprocuracy.kernel.moments import When

from ..answers import Determined, NotDeterminable
from ..severity import Severity
from ..statutes import Counting, OnExpiry, read_basis, stem_of
from .asks import backward, forward
from .derived import determined, investigation, stage_on
from .ending import ends
from .facts import Event, Missing, Pointless
from .further_extension import extension
from .judging import late_by
from .persons import birth_of, class_on
from .persons_asked import ask_limitation
from .saying import ALLOWED, GROUNDS, LATE_YET_DUE, NO_STAGE, NOT_ALLOWED, REASONS, TIMES
from .shaping import Shape, due, text, undetermined
from .world import World

INVESTIGATION_STARTS = {
    "case_initiated",
    "resumption_decision_issued",
    "investigator_received_returned_file",
    "investigator_received_file_reinvestigation",
}


def ask_permission(there: World, ask: Mapping[str, Any]) -> Shape:
    """Whether an act may be done on its day."""
    act = Event.read(ask["act"])
    shape = _permission(there, ask, act)
    values = {"act": there.reference.event(act.name), "day": act.at or When.unknown()}
    if shape["result"] == "allowed":
        there.tell(ALLOWED, None, **values)
    elif shape["result"] == "not_allowed":
        there.tell(NOT_ALLOWED, None, **values, reason=REASONS[shape["reason"]])
    return shape


def _permission(there: World, ask: Mapping[str, Any], act: Event) -> Shape:
    limit, of = ask["limit"], ask.get("of")
    there = there.of(there.facts.until(act.at))
    match act.name:
        case "extension_granted" | "extension_requested":
            return extension(there, act, of)
        case "suspension_decision_issued":
            return _suspension(there, limit, act, of)
        case "returned_for_investigation":
            return _return(there, act, of)
        case "resumption_decision_issued" if stem_of(limit) in there.reference.permissions["resumption"]["limits"]:
            return _while_limitation_runs(there, act, of)
        case "case_initiated" if _power_ended(there, act):
            return {"result": "not_allowed", "reason": "power_removed"}
        case "order_issued" if act.told.get("kind") == "detention":
            return _detention(there, act, of)
    return _other(there, limit, act, of)


def _other(there: World, limit: str, act: Event, of: str | None) -> Shape:
    """Any other act: while a limitation or a right runs; a duty stays a duty though its time is over."""
    statute = there.reference.statute(limit)
    if statute.counting is Counting.LIMITATION:
        return _while_limitation_runs(there, act, of, limit)
    if act.name in _UNTIMED or statute.counting is Counting.AGE:
        return {"result": "allowed"}
    answer = backward(there, limit, of=of)[0] if statute.backward else forward(there, limit, of=of)
    if isinstance(answer, NotDeterminable):
        return {"result": "allowed"} if _has_no_limit(answer) else undetermined(answer)
    shape = {} if statute.backward else {key: value for key, value in due(answer).items() if key != "uncapped"}
    if late_by(there.facts, act, answer.end) is None:
        return {"result": "allowed", **shape}
    if statute.on_expiry is OnExpiry.RIGHT_LOST or act.name in _RIGHTS:
        return {"result": "not_allowed", "reason": "period_expired", **shape}
    there.tell(LATE_YET_DUE, None, until=answer.end)
    return {"result": "allowed", **shape}


def _has_no_limit(answer: NotDeterminable) -> bool:
    return not (answer.missing or answer.open or answer.earliest)


_UNTIMED = frozenset({"case_initiated", "resumption_decision_issued", "released", "extension_refused"})
_RIGHTS = frozenset({"appeal_filed", "protest_issued", "request_issued"})


def _suspension(there: World, limit: str, act: Event, of: str | None) -> Shape:
    """A suspension: on a ground in force, and for most grounds only after the period has run out."""
    stage = _stage_of(there, limit, act, of)
    basis = read_basis(stage["basis"])
    there.tell(GROUNDS, basis, basis=basis)
    name = act.told.get("ground")
    if name is None:
        raise Missing(f"{act.name}.ground")
    ground = stage["grounds"].get(name)
    if ground is None:
        return {"result": "not_allowed", "reason": "not_provided_by_law"}
    at = there.facts.known(act)
    assert at.day is not None
    since = ground.get("since")
    if since is not None and at.day < since:
        return {"result": "not_allowed", "reason": "ground_not_in_force", "allowed_from": text(since)}
    if not ground["after_expiry"]:
        return {"result": "allowed"}
    answer = _stage_end(there, stage["period"], limit, of)
    shape = due(answer)
    if at.day > answer.ends_on:
        return {"result": "allowed", **shape}
    first = answer.ends_on + timedelta(days=1)
    return {"result": "not_allowed", "reason": "premature", **shape, "allowed_from": text(first)}


def _stage_of(there: World, limit: str, act: Event, of: str | None) -> Mapping[str, Any]:
    stem = stem_of(limit)
    stages: Mapping[str, Mapping[str, Any]] = there.reference.permissions["suspension"]
    for stage in stages.values():
        if stem in stage["limits"]:
            return stage
    at = there.facts.known(act).earliest_day
    name = _STAGES.get(stage_on(there.facts, at, of) or "")
    if name is None:
        raise Pointless(NO_STAGE)
    return stages[name]


_STAGES = {"report": "crime_report", "investigation": "investigation", "prosecution": "prosecution", "trial": "trial"}


def _stage_end(there: World, period: str, limit: str, of: str | None) -> Determined:
    """The end of the period that must have run out: the row asked about where it is one, else that of the stage."""
    own = there.reference.statute(limit)
    if period == "investigation" and not {one.event for one in own.counted_from} & INVESTIGATION_STARTS:
        stage = investigation(there, of)
        if stage is None:
            raise Missing("case_initiated")
        return determined(ends(there, stage))
    if period == "investigation":
        return determined(forward(there, stem_of(limit), of=of))
    same = own.counted_from and own.counted_from[0] == there.reference.statute(period).counted_from[0]
    return determined(forward(there, stem_of(limit) if same and own.versions[0].length else period, of=of))


def _return(there: World, act: Event, of: str | None) -> Shape:
    """A return of the file: so many times by each author."""
    author = act.told["by"]
    rule = there.reference.permissions["returns"]
    times, basis = rule["times"][author], read_basis(rule["basis"])
    there.tell(TIMES, basis, times=times, basis=basis)
    told = [one for one in there.facts.all("returned_for_investigation", of) if one.told.get("by") == author]
    certain = sum(one.at is not None and not one.is_told_as(act) for one in told)
    if certain >= times:
        return {"result": "not_allowed", "reason": "number_exhausted", "remaining": 0}
    if any(one.at is None for one in told):  # of a day that is not known: before it or after
        raise Missing("returned_for_investigation")
    return {"result": "allowed", "remaining": times - certain - 1}


def _while_limitation_runs(there: World, act: Event, of: str | None, limit: str | None = None) -> Shape:
    row = limit or there.reference.permissions["resumption"]["limitation"]
    at = there.facts.known(act)
    assert at.day is not None
    found = ask_limitation(there, {"limit": row, "of": of, "at": at.day.isoformat()})
    if found["result"] == "expired":
        return {"result": "not_allowed", "reason": "limitation_expired", "last_day": found["last_day"]}
    return {"result": "allowed"}


def _power_ended(there: World, act: Event) -> bool:
    last = there.reference.permissions["initiation"]["ended"].get(act.told.get("by"))
    return last is not None and act.day is not None and act.day > last


def _detention(there: World, act: Event, of: str | None) -> Shape:
    """An order of detention: a juvenile only from an age on, and for a class grave enough."""
    facts = there.facts
    at = facts.known(act)
    assert at.day is not None
    birth = birth_of(facts, of)
    years = birth.age_on(at.day) if birth is not None else None
    if years is None or years >= 18:
        return {"result": "allowed"}
    rules: Mapping[int, Mapping[str, str]] = there.reference.permissions["detention_of_juveniles"]["from_age"]
    ages = [one for one in rules if one <= years]
    if ages:
        rule = rules[max(ages)]
        severity = class_on(facts, there.reference.offences, of, at.day)
        if severity >= Severity(rule["class"]):
            return {"result": "allowed"}
        if "intentional" in rule and severity >= Severity(rule["intentional"]) and facts.flag("intentional", of):
            return {"result": "allowed"}
    return {"result": "not_allowed", "reason": "age_and_class"}
