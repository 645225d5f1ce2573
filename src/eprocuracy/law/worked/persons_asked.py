"""Questions about a person or an offence: age, class, limitation, and whether anyone was held without an order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import VIETNAM, When

from ..answers import NotDeterminable
from ..deadlines import determine
from ..offences import Offence
from ..severity import Severity
from ..statutes import Counting, Statute, read_basis
from .asks import other_counting
from .derived import determined
from .ending import base_length, keep
from .expiries import expiry
from .facts import Contradictory, Event, Facts, Missing, Unknown, day, when
from .persons import birth_of, class_on, most_months
from .saying import (
    AGE,
    CLASS,
    CLASSES,
    CONTINUITY,
    CONTINUOUS,
    GAP,
    NEVER_RUNS,
    PRESUMED,
    RESTARTED,
)
from .served import custody_interval, orders
from .shaping import Shape, running, text
from .stages import Period, period_of
from .world import World

PRESUMPTION = cite("BLTTHS 2015", 417, 2)
BANDS = ((14, "under_14"), (16, "14_to_under_16"), (18, "16_to_under_18"))


def ask_age(there: World, ask: Mapping[str, Any]) -> Shape:
    """Completed years and the band, on a day."""
    facts, of = there.facts, ask.get("of")
    on = _age_day(facts, ask)
    if not facts.listed("birth", of):
        raise Missing("birth")
    birth = birth_of(facts, of)
    assert birth is not None
    years = birth.age_on(on)
    presumed, grown = birth.presumed, birth.reaches(18)
    assert years is not None
    assert presumed is not None
    assert grown is not None
    if years < 0:
        raise Contradictory("birth", "age_determination")
    if birth.day is None:
        there.tell(PRESUMED, PRESUMPTION, born=presumed)
    there.tell(AGE, None, born=presumed, day=on, years=years)
    shape: Shape = {"years": years, "band": next((name for under, name in BANDS if years < under), "18_or_over")}
    if birth.day is None:
        shape["presumed_birth"] = text(presumed)
    return shape | {"adult_from": text(grown)}


def _age_day(facts: Facts, ask: Mapping[str, Any]) -> date:
    if ask.get("at") is not None:
        return day(ask["at"])
    event = facts.last("age_determination", ask.get("of"))
    if event is None:
        raise Missing("age_determination")
    return facts.known(event).earliest_day


def ask_class(there: World, ask: Mapping[str, Any]) -> Shape:
    """The class of the offence, on a day if one is given."""
    at = day(ask["at"]) if ask.get("at") is not None else None
    severity = class_on(there.facts, there.reference.offences, ask.get("of"), at)
    there.tell(CLASS, CLASSES, severity=severity.label)
    return {"severity": severity.value}


def ask_limitation(there: World, ask: Mapping[str, Any]) -> Shape:
    """The last day of limitation, with its restarts."""
    of = ask.get("of")
    statute = there.reference.statute(ask["limit"])
    if statute.counting is not Counting.LIMITATION:
        raise other_counting(there, ask["limit"])
    if _never_runs(there, statute, of):
        basis = read_basis(statute.extra["never_runs"]["basis"])
        there.tell(NEVER_RUNS, basis, basis=basis)
        return {"result": "no_limit"}
    period = _first_period(there, ask, of)
    if isinstance(period, NotDeterminable):
        raise Missing(*period.missing)
    by_class = statute.counted_from[0].event == "offence_committed"
    severity = class_on(there.facts, there.reference.offences, of) if by_class else None
    start, restarted = _restarts(there, statute, period, severity, of)
    answer = determined(
        keep(
            there,
            determine(
                there.reference, ask["limit"], start=start, severity=severity, variant=period.variant,
                event=period.event,
            ),
        )
    )  # fmt: skip
    if restarted is not None:
        there.tell(RESTARTED, statute.versions[-1].basis[0], day=restarted)
    shape: Shape = {
        "last_day": text(answer.ends_on),
        "restarted_on": text(restarted) if restarted else None,
        "warn_from": text(answer.ends_on - timedelta(days=1)),
    }
    if ask.get("at") is not None:
        at = when(ask["at"])
        assert at is not None
        shape["result"] = running(answer, at.moment or at.earliest_day)
    return shape


def _first_period(there: World, ask: Mapping[str, Any], of: str | None) -> Period | NotDeterminable:
    """The period from the act itself: without a label, the first act."""
    event = there.reference.statute(ask["limit"]).counted_from[0].event
    found = there.facts.all(event, of)
    if of is None and len(found) > 1:
        rest = [one for one in there.facts.events if one.name != event]
        there = there.of(Facts((*rest, found[0]), there.facts.circumstances, there.facts.circumstances_of))
    elif of is not None and len(found) > 1:
        own = [one for one in found if one.of == of] or found[:1]
        rest = [one for one in there.facts.events if one.name != event]
        there = there.of(Facts((*rest, own[0]), there.facts.circumstances, there.facts.circumstances_of))
    return period_of(there, ask["limit"], of=of, variant=ask.get("variant"))


def _never_runs(there: World, statute: Statute, of: str | None) -> bool:
    """Offences that are prosecuted, or whose sentences are executed, at any time (BLHS 28, 61)."""
    told = statute.extra.get("never_runs")
    if told is None:
        return False
    if there.facts.flag("national_security", of):
        return True
    name, charge = _last_charge(there.facts, of)
    if charge is None and there.facts.listed("charge", of) and statute.counted_from[0].event != "offence_committed":
        raise Unknown("charge", [_charged(there.facts, one, of) for one in (ANY_OTHER, told["offences"][0])])
    if not charge or charge.get("article") is None:
        return False
    number, clause = str(charge["article"]), charge.get("clause")
    article = there.reference.offences.articles.get(number)
    if article is not None and article.chapter in told["chapters"]:
        return True
    exempt = [one for one in map(Offence.parse, told["offences"]) if one.article == number]
    if exempt and clause is None:
        clauses = article.wordings[-1].clauses if article is not None else ()
        every = sorted({*clauses, *(one.clause for one in exempt if one.clause is not None)})
        if name is None:
            worlds = [there.facts.with_circumstance("charge", {**charge, "clause": one}, of) for one in every]
            raise Unknown("charge.clause", worlds)
        raise Missing("charge.clause")
    return any(one.clause == clause for one in exempt)


ANY_OTHER = "173/1"  # stands for every offence that is not prosecuted at any time


def _charged(facts: Facts, offence: str, of: str | None) -> Facts:
    provision = Offence.parse(offence)
    return facts.with_circumstance("charge", {"article": provision.article, "clause": provision.clause}, of)


def _last_charge(facts: Facts, of: str | None) -> tuple[str | None, Mapping[str, Any] | None]:
    """The provision charged last and the event that changed it; the circumstance where nothing changed it."""
    changed = [one for one in facts.all("charge_changed", of) if one.told.get("charge") is not None]
    if changed:
        return changed[-1].name, changed[-1].told["charge"]
    return None, facts.circumstance("charge", of)


def _restarts(
    there: World, statute: Statute, period: Period, severity: Severity | None, of: str | None
) -> tuple[When, date | None]:
    """Time runs anew from a further offence within the period, or from the arrest of one evading and wanted."""
    facts = there.facts
    start, restarted = period.start, None
    years = base_length(period, severity)
    assert years is not None

    def end() -> date:
        found = determine(there.reference, statute.name, start=start, severity=severity, variant=period.variant)
        return determined(found).ends_on

    for event in sorted(_restarting(there, statute, period, of), key=lambda one: facts.known(one).earliest_day):
        on = facts.known(event).earliest_day
        assert start.day is not None
        if not start.day < on:
            continue
        decisive = _wanted_since(facts, of) if event.name != "offence_committed" else on
        if decisive is not None and decisive <= end():
            start, restarted = When.on(on), on
    since = _wanted_since(facts, of)
    if since is not None and since <= end() and facts.flag("evading", of) and not _came_back(facts, of, since):
        raise Missing("arrested")  # time runs anew only from the arrest or the surrender
    return start, restarted


def _restarting(there: World, statute: Statute, period: Period, of: str | None) -> list[Event]:
    facts = there.facts
    found: list[Event] = []
    months = statute.extra.get("restarts_after_offence_of", 0)
    for event in facts.all("offence_committed"):
        same = event.of == of if of is not None else facts.known(event) == period.start
        if same or (of is not None and event.of is None and len(facts.all("offence_committed")) == 1):
            continue
        if statute.counted_from[0].event != "offence_committed" or _graver_than(there, event, months):
            found.append(event)
    since = _wanted_since(facts, of)
    if since is not None and facts.flag("evading", of):
        found += _came_back(facts, of, since)[:1]
    return found


def _came_back(facts: Facts, of: str | None, since: date) -> list[Event]:
    """The arrests and surrenders of a person wanted since a day."""
    back = [*facts.all("surrender_received", of), *facts.all("arrested", of)]
    return sorted(
        (one for one in back if facts.known(one).earliest_day >= since), key=lambda one: facts.known(one).earliest_day
    )


def _wanted_since(facts: Facts, of: str | None) -> date | None:
    event = facts.last("wanted_decision_issued", of)
    return facts.known(event).earliest_day if event else None


def _graver_than(there: World, event: Event, months: int) -> bool:
    """Whether the frame of a further offence goes beyond so many months of imprisonment."""
    facts, label = there.facts, event.of
    on = facts.known(event).earliest_day
    own = facts.circumstances_of.get(label or "", {})
    told = facts if label is None else Facts((), own, {})
    most = most_months(told, there.reference.offences, None, on)
    if most is not None:
        return most > months
    try:
        if class_on(told, there.reference.offences, None) > Severity.LESS_SERIOUS:
            return True
    except Unknown:
        pass
    worlds = (facts.with_circumstance("top_penalty", one, label) for one in ({"years": 1}, {"years": 3}))
    raise Unknown("top_penalty", worlds)


def ask_continuity(there: World, ask: Mapping[str, Any]) -> Shape:
    """Whether the person is held without a gap between custody and the order of detention."""
    facts, of = there.facts, ask.get("of")
    end = _custody_end(there, of)
    written = orders(facts, of)
    if not written:
        raise Missing("order_issued")
    assert end.day is not None
    first = _first_day(facts, written[-1], end.day, of)
    if first <= end.day:
        there.tell(CONTINUOUS, CONTINUITY, custody=end, detention=first)
        return {"result": "continuous"}
    if end.moment is None:
        raise Missing("custody_expiry.time")
    start = datetime.combine(first, time(), VIETNAM)
    there.tell(GAP, CONTINUITY, custody=end, detention=first)
    return {"result": "gap", "gap_from": text(end.moment), "gap_to": text(start)}


def _custody_end(there: World, of: str | None) -> When:
    if event := there.facts.last("custody_ended", of):
        return there.facts.known(event)
    if there.facts.has("custody_expiry"):
        return expiry(there, "custody_expiry", of).nominal
    custody = custody_interval(there, of)
    if custody is None:
        raise Missing("custody_expiry")
    return custody.until


def _first_day(facts: Facts, order: Event, custody_end: date, of: str | None) -> date:
    if order.told.get("from"):
        return day(order.told["from"])
    issued = facts.known(order).earliest_day
    if issued <= custody_end:
        return custody_end
    event = facts.last("detention_start", of)
    return facts.known(event).earliest_day if event else issued
