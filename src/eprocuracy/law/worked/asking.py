"""One example, its questions, and every world that what is not known leaves possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ..answers import NotDeterminable, Step
from ..chain import as_day
from ..deadlines import determine
from ..reference import Reference
from ..wording import NO_NUMBER
from .asks import ask_due, ask_effect_date, ask_latest_date, facts_until
from .asks_held import ask_end_of_custody, ask_end_of_detention
from .derived import Open, determined
from .expiries import DERIVED
from .facts import Contradictory, Facts, Missing, Pointless, Unknown
from .judging import ask_timeliness
from .order import against_order
from .permissions import ask_permission
from .persons_asked import ask_age, ask_class, ask_continuity, ask_limitation
from .reading import read_ask, read_facts
from .readings import readings
from .saying import NOT_A_LENGTH, UNKNOWN_NAME
from .shaping import DECIDED, Shape, combine, not_determinable, undetermined
from .starts import Disputed, Posted
from .totals import ask_competence, ask_maximum
from .trails import (
    Trail,
    basis_of,
    contradiction_step,
    kept,
    limits_of,
    missing_step,
    of_day,
    open_step,
    steps_of,
)
from .world import World, world

POSTED_OR_EXPIRED = "O-05"
POSTING = "BLTTHS-140-2"
CALENDAR = ("days_off", "working_saturdays")
SATURDAY = 5

KINDS: dict[str, Callable[[World, Mapping[str, Any]], Shape]] = {
    "due": ask_due,
    "end_of_custody": ask_end_of_custody,
    "end_of_detention": ask_end_of_detention,
    "latest_date": ask_latest_date,
    "timeliness": ask_timeliness,
    "permission": ask_permission,
    "continuity": ask_continuity,
    "maximum": ask_maximum,
    "competence": ask_competence,
    "effect_date": ask_effect_date,
    "limitation": ask_limitation,
    "age": ask_age,
    "class": ask_class,
}
UNDATED = frozenset({"timeliness", "permission", "continuity"})


def answer_all(reference: Reference, document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The answer to every example of a document: id, answer, basis, steps."""
    return [answer_example(reference, example) for example in document.get("examples", ())]


def answer_example(reference: Reference, example: Any) -> dict[str, Any]:
    """The answer to `ask`, or to each of `asks` under its name; the steps in both languages."""
    told: Mapping[str, Any] = example if isinstance(example, dict) else {}
    trail: Trail = []
    codes: dict[str, date | None] = {}
    several = isinstance(told.get("asks"), dict)
    asks: Mapping[str, Any] = told["asks"] if several else {"ask": told.get("ask")}
    try:
        facts = read_facts(reference, told.get("facts"))
        answers = {name: _read_and_ask(reference, facts, ask, str(name), trail, codes) for name, ask in asks.items()}
    except Pointless as unreadable:
        trail.append(Step(unreadable.said))
        answers = {name: not_determinable(unreadable.names) for name in asks}
    return {
        "id": told.get("id"),
        "answer": answers if several else answers["ask"],
        "basis": basis_of(trail, reference, list(asks.values())),
        "steps": steps_of(trail),
        "interpretations": sorted(codes),
        "other_readings": {code: day.isoformat() for code, day in sorted(codes.items()) if day is not None},
    }


def looked_at(reference: Reference, told: Any, ask: Mapping[str, Any]) -> tuple[Shape, frozenset[str]]:
    """The answer to one question, and the names of the facts that it looked at."""
    facts = read_facts(reference, told)
    shape = _ask(reference, facts, read_ask(reference, ask), [])
    return shape, frozenset(facts.asked_for)


def _read_and_ask(
    reference: Reference, facts: Facts, told: Any, name: str, trail: Trail, codes: dict[str, date | None]
) -> Shape:
    try:
        ask = read_ask(reference, told, name)
    except Pointless as unreadable:
        trail.append(Step(unreadable.said))
        return not_determinable(unreadable.names)
    own: Trail = []
    shape = _ask(reference, facts, ask, own)
    trail += own
    found = readings(reference, facts, ask, shape, own, _again)
    trail += [Step(one.said) for one in found]
    for one in found:
        codes[one.code] = one.said.values.get("day") or codes.get(one.code)
    return shape


def _again(reference: Reference, facts: Facts, ask: Mapping[str, Any]) -> Shape:
    """The same question under another law or other facts, for the reading that is not followed."""
    return _ask(reference, facts, ask, [])


def _ask(reference: Reference, facts: Facts, ask: Mapping[str, Any], trail: Trail) -> Shape:
    """One question; an act is judged where a day in dispute changes nothing of whether it was in time or allowed."""
    shape = _asked(reference, facts, ask, trail)
    if ask.get("kind") not in UNDATED:
        return shape
    if (named := _time_of_act(reference, facts, ask, shape)) is not None:
        return named
    if not shape.get("open") or not reference.calendar.in_dispute:
        return shape
    calendars = (reference.calendar.settled(), reference.calendar.with_disputed_off())
    own: list[Trail] = [[], []]
    shapes = [
        _asked(reference.with_calendar(one), facts, ask, trail) for one, trail in zip(calendars, own, strict=True)
    ]
    judged = combine(shapes, points=shape["open"], dated=False)
    if judged.get("result") not in DECIDED:
        return shape
    trail[:] = [*own[0], open_step(reference, shape["open"])]
    return judged


def _time_of_act(reference: Reference, facts: Facts, ask: Mapping[str, Any], shape: Shape) -> Shape | None:
    """The answer with the clock time of the act named as missing too, where the answer hangs on it beside another one."""
    act = ask.get("act")
    clocks = [one for one in shape.get("missing", ()) if one.endswith(".time")]
    if act is None or not clocks or not act.get("at") or "T" in str(act["at"]) or f"{act['event']}.time" in clocks:
        return None
    first, last = (_asked(reference, facts, {**ask, "act": one}, []) for one in _ends_of_day(act))
    if first.get("result") == last.get("result"):
        return None
    return {**shape, "missing": sorted({*shape["missing"], f"{act['event']}.time"})}


def _ends_of_day(act: Mapping[str, Any]) -> list[dict[str, Any]]:
    """An act known by its day alone, in the first minute and in the last."""
    return [{**act, "at": f"{act['at']}T{clock}", "told_at": act["at"]} for clock in ("00:00", "23:59")]


def _asked(reference: Reference, facts: Facts, ask: Mapping[str, Any], trail: Trail) -> Shape:
    """One question under one calendar; what is not known opens every world that remains possible."""
    dated = ask.get("kind") not in UNDATED
    if (act := ask.get("act")) is not None and act.get("between"):
        days = [{**{key: value for key, value in act.items() if key != "between"}, "at": one} for one in act["between"]]
        shapes = [_ask(reference, facts, {**ask, "act": one}, trail) for one in days]
        return combine(shapes, missing_names=(act["event"],), dated=dated)
    if (unknown_days := _unknown_days(reference, facts, ask)) is not None:
        return _in_every_world(reference, facts, ask, unknown_days, trail)
    whole = facts
    facts = replace(_of_named_class(reference, facts, ask), asked_for=set())
    there: World | None = None
    try:
        there = world(reference, facts_until(facts, ask.get("at")), DERIVED)
        shape = _answer(there, ask)
        against_order(there, ask.get("of"))
        trail += kept(there.trail)
    except Contradictory as contrary:
        trail.append(contradiction_step(reference, contrary))
        return not_determinable(contrary.names)
    except Missing as missing:
        if act is not None and missing.names == (f"{act['event']}.time",) and "T" not in str(act["at"]):
            own: Trail = []
            shapes = [_ask(reference, whole, {**ask, "act": one}, own) for one in _ends_of_day(act)]
            shape = combine(shapes, missing_names=missing.names, dated=dated)
            trail += [missing_step(reference, missing.names)] if shape.get("missing") else map(of_day, own)
            return shape
        if there is not None and (against := _against(there, ask)) is not None:
            trail.append(contradiction_step(reference, against))
            return not_determinable(against.names)
        trail.append(missing_step(reference, missing.names))
        return not_determinable(missing.names)
    except Unknown as unknown:
        return _in_every_world(reference, facts, ask, unknown, trail)
    except Posted as posted:
        return _in_both_readings(reference, posted, ask, trail)
    except Disputed as disputed:
        return _in_readings(reference, disputed.worlds, disputed.points, ask, trail)
    except Open as unsettled:
        trail.append(unsettled.answer)
        return undetermined(unsettled.answer)
    except Pointless as pointless:
        trail.append(Step(pointless.said))
        return not_determinable(pointless.names)
    finally:
        whole.asked_for.update(facts.asked_for)
    if shape.get("open") and not any(isinstance(one, NotDeterminable) for one in trail):
        trail.append(open_step(reference, shape["open"]))
    return shape


def _answer(there: World, ask: Mapping[str, Any]) -> Shape:
    kind = KINDS.get(str(ask.get("kind")))
    limits = limits_of(ask)
    if kind is None or (not limits and kind is not ask_class):
        raise Pointless(UNKNOWN_NAME, where="ask", name=str(ask.get("kind") if kind is None else None))
    for limit in limits:
        statute = there.reference.statute(limit)
        if ask.get("variant") in statute.extra.get("numbers_of_times", ()):
            there.tell(NOT_A_LENGTH, statute.versions[-1].basis[0], limit=statute.title, variant=ask["variant"])
            return {"result": "no_limit"}
    shape = kind(there, ask)
    if shape.get("result") == "no_limit" and not there.trail:
        there.tell(NO_NUMBER)
    return shape


def _of_named_class(reference: Reference, facts: Facts, ask: Mapping[str, Any]) -> Facts:
    """A variant that is no more than the name of a class."""
    for limit in limits_of(ask):
        named = reference.statute(limit).extra.get("named_classes", {}).get(ask.get("variant"))
        if named is not None:
            return facts.with_circumstance("severity", named, ask.get("of"))
    return facts


def _unknown_days(reference: Reference, facts: Facts, ask: Mapping[str, Any]) -> Unknown | None:
    """Days off, or Saturdays worked, that are told and not known: the days about the answer may be among them."""
    name = next((one for one in CALENDAR if facts.listed(one) and facts.circumstance(one) is None), None)
    if name is None:
        return None
    plain = facts.with_circumstance(name, [])
    told = _ask(reference, plain, ask, [])
    last = next((told[key] for key in ("due", "latest", "earliest_possible") if key in told), None)
    if last is None:
        return Unknown(name, [plain])
    days = [date.fromisoformat(last[:10]) - timedelta(days=back) for back in range(8)]
    kept = [one.isoformat() for one in days if name == "days_off" or one.weekday() == SATURDAY]
    return Unknown(name, [plain, facts.with_circumstance(name, kept)])


def _in_every_world(
    reference: Reference, facts: Facts, ask: Mapping[str, Any], unknown: Unknown, trail: Trail
) -> Shape:
    """The answer over every world that a fact which is not known leaves possible."""
    worlds = [one for one in unknown.worlds if one != facts and one != facts_until(facts, ask.get("at"))]
    own: Trail = []
    if worlds:
        shapes = [_ask(reference, one, ask, own) for one in worlds]
        shape = combine(shapes, missing_names=(unknown.name,), dated=ask.get("kind") not in UNDATED)
    else:
        shape = not_determinable((unknown.name,))
    trail += [missing_step(reference, shape["missing"])] if shape.get("missing") else own
    return shape


def _in_both_readings(reference: Reference, posted: Posted, ask: Mapping[str, Any], trail: Trail) -> Shape:
    """The period of an absent party counted from the posting, and from the end of the posting (O-05)."""
    start = posted.facts.known(posted.event)
    settled = reference.with_calendar(reference.calendar.settled())
    end = as_day(determined(determine(settled, POSTING, start=start)).nominal)
    worlds = [posted.world(one) for one in (start.earliest_day, end)]
    return _in_readings(reference, worlds, (POSTED_OR_EXPIRED,), ask, trail)


def _in_readings(
    reference: Reference, worlds: Sequence[Facts], points: Sequence[str], ask: Mapping[str, Any], trail: Trail
) -> Shape:
    """The answer under every reading that the law leaves open."""
    own: Trail = []
    shapes = [_ask(reference, one, ask, own) for one in worlds]
    shape = combine(shapes, points=points, dated=ask.get("kind") not in UNDATED)
    trail += own if shape == shapes[0] else [open_step(reference, points)]
    return shape


def _against(there: World, ask: Mapping[str, Any]) -> Contradictory | None:
    try:
        against_order(there, ask.get("of"))
    except Contradictory as contrary:
        return contrary
    return None
