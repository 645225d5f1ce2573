"""Periods of a matter: when they start, which row governs, and which of its cases applies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from eprocuracy.kernel.moments import When

from ..answers import NotDeterminable
from ..deadlines import determine
from ..governing import Lapsed, governing, needs
from ..limitation import sentence_variant
from ..severity import Severity
from ..statutes import Statute, Version
from .facts import Contradictory, Facts, Missing, Pointless, Unknown
from .persons import class_on, is_juvenile, most_months, says_class
from .reading import LEVELS
from .saying import UNKNOWN_NAME
from .starts import start_event
from .world import World

UPPER_COURTS = ("high", "supreme", "central_military")


@dataclass(frozen=True)
class Period:
    """One period to be counted: the row, its start, and whose it is."""

    statute: Statute
    version: Version
    start: When
    event: str
    variant: str | None
    of: str | None
    juvenile: bool = False


def period_of(
    there: World, limit: str, *, of: str | None = None, variant: str | None = None
) -> Period | NotDeterminable:
    """The period that a row counts, from its start in the facts; raises what is missing."""
    statute = there.reference.statute(limit)
    of = whose(there.facts, statute, of)
    try:
        found = start_event(there, statute, of)
        start = there.facts.known(found)
    except Contradictory:
        raise
    except Missing as missing:
        raise Missing(*missing.names, *further(there, statute, of)) from missing
    assert start.day is not None
    juvenile = any(one.share is not None for one in statute.for_juveniles) and is_juvenile(there.facts, start.day, of)
    ruling = governing(there.reference, limit, start.day, variant=variant)
    if isinstance(ruling, Lapsed):
        answer = determine(there.reference, limit, start=start)
        assert isinstance(answer, NotDeterminable)
        return answer
    chosen = ruling.variant
    if needs(ruling.version.length) == "variant":
        if chosen is None:
            chosen = choose_variant(there, ruling.statute, ruling.version, start.day, of)
        if isinstance(ruling.version.length, Mapping) and chosen not in ruling.version.length:
            raise Pointless(UNKNOWN_NAME, where=f"{limit}: variant", name=chosen)
    return Period(ruling.statute, ruling.version, start, found.name, chosen, of, juvenile)


def whose(facts: Facts, statute: Statute, of: str | None) -> str | None:
    """A limit of the case is that of the whole case, even when asked of one accused or of a case that was joined."""
    if of is None or statute.concerns != "case":
        return of
    joined = [one for one in facts.all("joined") if of in one.told.get("cases", ())]
    if joined:
        facts.known(joined[0])
        return None
    starts = {one.event for one in statute.counted_from}
    return of if any(one.of == of and one.name in starts for one in facts.events) else None


def further(there: World, statute: Statute, of: str | None) -> list[str]:
    """What else is missing beside the start."""
    if needs(statute.versions[-1].length) != "severity":
        return []
    try:
        class_on(there.facts, there.reference.offences, of)
    except Unknown as unknown:
        return [unknown.name]
    return []


def choose_variant(there: World, statute: Statute, version: Version, start: date, of: str | None) -> str:
    """The variant that follows from the circumstances; raises what is missing."""
    facts = there.facts
    names = [str(one) for one in version.length] if isinstance(version.length, dict) else []
    match statute.choose_by:
        case "remote_area":
            return "remote_area" if facts.flag("remote_area", of) else "standard"
        case "who_initiated":
            case = facts.last("case_initiated", of)
            by = case.told.get("by") if case else None
            return "delegated_agency" if by == "delegated_agency" else "investigating_agency"
        case "procuracy_level":
            level = facts.one_of("procuracy_level", LEVELS, of)
            lower = next(one for one in names if one.startswith("province"))
            return next(one for one in names if one != lower) if level in UPPER_COURTS else lower
        case "court_level":
            level = facts.one_of("court_level", LEVELS, of)
            upper = next(one for one in names if not one.startswith("province"))
            return upper if level in UPPER_COURTS else _provincial(there, names, start, of)
        case "sentence":
            return _by_sentence(facts, of)
    for adult in there.reference.statutes.values():
        for rule in adult.for_juveniles:
            if rule.take == statute.name and rule.variants:
                asked = choose_variant(there, adult, adult.on(start), start, of)
                return rule.variants.get(asked, asked)
    return facts.one_of("variant", names, of)


def _provincial(there: World, names: list[str], start: date, of: str | None) -> str:
    """At a provincial court an extremely serious offence of up to 20 years has its own number from 2025-07-01."""
    graver = next((one for one in names if one.startswith("province_")), None)
    plain = next(one for one in names if one == "province")
    if graver is None or start < REGIONAL_LEVELS_SINCE:
        return plain
    if not says_class(there.facts, of):
        return plain
    if class_on(there.facts, there.reference.offences, of) is not Severity.EXTREMELY_SERIOUS:
        return plain
    most = most_months(there.facts, there.reference.offences, of, start)
    if most is None:
        penalties = ({"years": 20}, {"form": "life"})
        raise Unknown("top_penalty", (there.facts.with_circumstance("top_penalty", one, of) for one in penalties))
    return graver if most <= 240 else plain


REGIONAL_LEVELS_SINCE = date(2025, 7, 1)


def _by_sentence(facts: Facts, of: str | None) -> str:
    told = facts.circumstance("sentence", of)
    if told is None:
        worlds = ({"years": 3}, {"years": 15}, {"years": 30}, {"form": "life"})
        raise Unknown("sentence", (facts.with_circumstance("sentence", one, of) for one in worlds))
    return sentence_variant(told.get("form"), 0 if told.get("form") else int(told["years"] * 12))
