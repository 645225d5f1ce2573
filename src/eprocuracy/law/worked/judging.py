"""Questions about one act: was it in time, may it be done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from eprocuracy.kernel.moments import VIETNAM, When

from ..answers import Day, Determined, NotDeterminable
from ..chain import as_day
from ..governing import provided
from ..severity import Severity
from ..statutes import Counting, OnExpiry, Ordinal, Version, read_basis, stem_of
from .asks import backward, forward, moment
from .derived import custody_period, determined, expiry, investigation
from .detention import held
from .facts import Event, Facts, Missing, NotBuilt
from .persons import birth_of, changes_of_class, class_on
from .persons_asked import ask_limitation
from .saying import ALLOWED, GROUNDS, LATE, NOT_ALLOWED, REASONS, TIMELY, TIMES
from .shaping import Shape, due, not_determinable, text, undetermined
from .stages import ends
from .world import World

INVESTIGATION_STARTS = {
    "case_initiated",
    "resumption_decision_issued",
    "investigator_received_returned_file",
    "investigator_received_file_reinvestigation",
}
_LEFT_OPEN_AFTER_GRAVER_CHARGE = "O-06"
_DETENTION_EXPIRY = "detention_expiry"


def ask_timeliness(there: World, ask: Mapping[str, Any]) -> Shape:
    """Whether an act is in time under a limit."""
    act = Event.read(ask["act"])
    shape = _timeliness(there, ask, act)
    if shape["result"] in ("timely", "late"):
        values = {
            "act": there.reference.event(act.name),
            "day": act.at,
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
        late = _late_by(there.facts, act, answer.end)
        if late is None:
            return {"result": "timely", **shape}
        return {"result": "late", **shape, "late_by": late, "decision_possible_until": text(end.last)}
    answer = forward(there, limit, of=of, variant=ask.get("variant"), before=before)
    if isinstance(answer, NotDeterminable):
        return undetermined(answer)
    shape = due(answer)
    shape.pop("uncapped", None)
    late = _late_by(there.facts, act, answer.end)
    return {"result": "timely", **shape} if late is None else {"result": "late", **shape, "late_by": late}


def _late_by(facts: Facts, act: Event, end: Day) -> Shape | None:
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


def ask_permission(there: World, ask: Mapping[str, Any]) -> Shape:
    """Whether an act may be done on its day."""
    act = Event.read(ask["act"])
    shape = _permission(there, ask, act)
    values = {"act": there.reference.event(act.name), "day": act.at}
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
            return _extension(there, act, of)
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
    """An act that a limitation or the period of a right allows while it runs."""
    statute = there.reference.statute(limit)
    if statute.counting is Counting.LIMITATION:
        return _while_limitation_runs(there, act, of, limit)
    if act.name in ("case_initiated", "resumption_decision_issued"):
        return {"result": "allowed"}
    if statute.on_expiry is OnExpiry.RIGHT_LOST or (statute.choose_by is None and act.name in _RIGHTS):
        answer = forward(there, limit, of=of)
        if isinstance(answer, NotDeterminable):
            return {"result": "allowed"} if answer.unlimited else undetermined(answer)
        if _late_by(there.facts, act, answer.end) is None:
            return {"result": "allowed", **due(answer)}
        return {"result": "not_allowed", "reason": "period_expired", **due(answer)}
    raise NotBuilt(f"permission_{act.name}")


_RIGHTS = frozenset({"appeal_filed", "protest_issued", "request_issued"})


def _extension(there: World, act: Event, of: str | None) -> Shape:
    """An extension: provided for the class, and while the period before it still runs."""
    ordinal: Ordinal = act.told["ordinal"]
    limit = stem_of(act.told["limit"])
    statute = there.reference.statute(limit)
    detention = statute.counting is Counting.DETENTION
    custody = statute.counting is Counting.CUSTODY
    version = _version_of(there, limit, of, act)
    severity = _class_if_needed(there, version, ordinal, of)
    if not _for_this_kind(there, version, ordinal, of):
        return {"result": "not_allowed", "reason": "not_provided_by_law"}
    if (refused := _not_provided(version, ordinal, severity)) is not None:
        return {"result": "not_allowed", "reason": refused}
    if _made_graver_while_extended(there, limit, of, ordinal):
        return not_determinable((), (_LEFT_OPEN_AFTER_GRAVER_CHARGE,))
    answer = _running_end(there, limit, of, ordinal, detention=detention, custody=custody)
    if answer is None:
        return {"result": "allowed"}
    shape: Shape = {"last_day": text(as_day(answer.nominal))} if detention else due(answer)
    remaining = sum(
        isinstance(one, int) and isinstance(ordinal, int) and one > ordinal and provided(extension, severity, None)
        for one, extension in version.extensions.items()
    )
    if _late_by(there.facts, act, answer.end) is not None:
        return {"result": "not_allowed", "reason": "period_expired", **shape}
    return {"result": "allowed", **shape, "remaining": remaining}


def _version_of(there: World, limit: str, of: str | None, act: Event) -> Version:
    statute = there.reference.statute(limit)
    name = statute.counted_from[0].event
    event = there.facts.last(name, of)
    start = event.day if event else None
    if name == "case_initiated" and (first := there.facts.all(name, of)):
        start = first[0].day
    return statute.on(start or act.day or date.max)


def _class_if_needed(there: World, version: Version, ordinal: Ordinal, of: str | None) -> Severity | None:
    extension = version.extensions.get(ordinal)
    by_class = extension is not None and isinstance(extension.length, Mapping)
    return class_on(there.facts, there.reference.offences, of) if by_class else None


def _for_this_kind(there: World, version: Version, ordinal: Ordinal, of: str | None) -> bool:
    """Whether the extension exists for an offence of this kind (national security or not)."""
    extension = version.extensions.get(ordinal)
    if extension is None:
        return True
    if extension.only_for is not None and not there.facts.flag(extension.only_for, of):
        return False
    return extension.not_for is None or not there.facts.flag(extension.not_for, of)


def _not_provided(version: Version, ordinal: Ordinal, severity: Severity | None) -> str | None:
    """Why the law knows no such extension; None where it does."""
    extension = version.extensions.get(ordinal)
    if extension is not None and provided(extension, severity, None):
        return None
    others = [one for key, one in version.extensions.items() if isinstance(key, int) and provided(one, severity, None)]
    return "number_exhausted" if isinstance(ordinal, int) and others else "not_provided_by_law"


def _made_graver_while_extended(there: World, limit: str, of: str | None, ordinal: Ordinal) -> bool:
    """Whether the charge became graver while an earlier extension was running (O-06)."""
    facts, offences = there.facts, there.reference.offences
    granted = [one for one in facts.all("extension_granted", of) if stem_of(one.told["limit"]) == limit]
    granted = [one for one in granted if one.told["ordinal"] != ordinal]
    if not granted:
        return False
    first = min(facts.known(one).earliest_day for one in granted)
    for changed in changes_of_class(facts, of):
        before = class_on(facts, offences, of, changed - timedelta(days=1))
        if changed >= first and class_on(facts, offences, of, changed) > before:
            return True
    return False


def _running_end(
    there: World, limit: str, of: str | None, ordinal: Ordinal, *, detention: bool, custody: bool
) -> Determined | None:
    """The end of the period that an extension would follow; None where it is not needed and cannot be told."""
    if custody:
        return determined(ends(there, custody_period(there, of, limit), before=ordinal))
    if detention:
        if there.facts.has(_DETENTION_EXPIRY):
            return _given_end(there, limit, _DETENTION_EXPIRY, of)
        return determined(held(there, limit, of=of, before=ordinal).answer)
    for name in ("investigation_expiry", "investigation_end", "crime_report_limit_expiry", "prosecution_period_expiry"):
        if there.facts.has(name) and not there.facts.has(there.reference.statute(limit).counted_from[0].event):
            return _given_end(there, limit, name, of)
    return determined(forward(there, limit, of=of, before=ordinal))


def _given_end(there: World, limit: str, name: str, of: str | None) -> Determined:
    """An expiry that is given, as an answer of its own."""
    end = expiry(there, name, of)
    nominal: Day = end.nominal.moment or as_day_of(end.nominal)
    statute = there.reference.statute(limit)
    last = as_day(end.last)
    ends_at = end.last if isinstance(end.last, datetime) else datetime.combine(last, datetime.min.time(), VIETNAM)
    return Determined(
        limit=limit, starts=nominal, nominal=nominal, ends_on=last, ends_at=ends_at,
        by_the_minute=isinstance(nominal, datetime), steps=(), basis=statute.versions[-1].basis,
    )  # fmt: skip


def as_day_of(at: When) -> date:
    """The day of an event that is known."""
    assert at.day is not None
    return at.day


def _suspension(there: World, limit: str, act: Event, of: str | None) -> Shape:
    """A suspension: on a ground in force, and for most grounds only after the period has run out."""
    stage = _stage_of(there, limit)
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


def _stage_of(there: World, limit: str) -> Mapping[str, Any]:
    stem = stem_of(limit)
    stages: Mapping[str, Mapping[str, Any]] = there.reference.permissions["suspension"]
    for stage in stages.values():
        if stem in stage["limits"]:
            return stage
    raise NotBuilt("permission_suspension_at_this_stage")


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
    earlier = [
        one
        for one in there.facts.all("returned_for_investigation", of)
        if one.told.get("by") == author and (one.at is None or act.at is None or one.at != act.at)
    ]
    remaining = max(times - len(earlier) - 1, 0)
    if len(earlier) >= times:
        return {"result": "not_allowed", "reason": "number_exhausted", "remaining": 0}
    return {"result": "allowed", "remaining": remaining}


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
