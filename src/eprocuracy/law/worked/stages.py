"""Periods of a matter: when they start, which row governs, which extensions apply, and when they end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eprocuracy.kernel.moments import When

from ..answers import Day, Determined, Granted, NotDeterminable
from ..deadlines import Answer, determine
from ..governing import Lapsed, governing, length_for, needs
from ..severity import Severity
from ..statutes import Extension, Ordinal, Statute, Version, stem_of
from ..time_limits import TimeLimit
from .facts import Facts, Missing, Unknown
from .persons import changes_of_class, class_on, is_juvenile, most_months, says_class
from .starts import start_event
from .world import World, duration

UPPER_COURTS = ("high", "supreme", "central_military")
COURTS = ("district", "region", "province", "high", "supreme", "military_region", "central_military")


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
    except Missing as missing:
        raise Missing(*missing.names, *_further(there, statute, of)) from missing
    assert start.day is not None
    juvenile = any(one.share is not None for one in statute.for_juveniles) and is_juvenile(there.facts, start.day, of)
    ruling = governing(there.reference, limit, start.day, variant=variant)
    if isinstance(ruling, Lapsed):
        answer = determine(there.reference, limit, start=start)
        assert isinstance(answer, NotDeterminable)
        return answer
    chosen = ruling.variant
    if chosen is None and needs(ruling.version.length) == "variant":
        chosen = choose_variant(there, ruling.statute, ruling.version, start.day, of)
    return Period(ruling.statute, ruling.version, start, found.name, chosen, of, juvenile)


def whose(facts: Facts, statute: Statute, of: str | None) -> str | None:
    """A limit of the case is that of the whole case, even when asked of one accused or of a case that was joined."""
    if of is None or statute.concerns != "case":
        return of
    if any(of in one.told.get("cases", ()) for one in facts.all("joined")):
        return None
    starts = {one.event for one in statute.counted_from}
    return of if any(one.of == of and one.name in starts for one in facts.events) else None


def _further(there: World, statute: Statute, of: str | None) -> list[str]:
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
            level = facts.one_of("procuracy_level", COURTS, of)
            lower = next(one for one in names if one.startswith("province"))
            return next(one for one in names if one != lower) if level in UPPER_COURTS else lower
        case "court_level":
            level = facts.one_of("court_level", COURTS, of)
            upper = next(one for one in names if not one.startswith("province"))
            return upper if level in UPPER_COURTS else _provincial(there, names, start, of)
        case "sentence":
            return _by_sentence(facts, of)
    raise Missing("variant")


def _provincial(there: World, names: list[str], start: date, of: str | None) -> str:
    """At a provincial court an extremely serious offence of up to 20 years has its own number from 2025-07-01."""
    graver = next((one for one in names if one.startswith("province_")), None)
    plain = next(one for one in names if one == "province")
    if graver is None or start < REGIONAL_COURTS_SINCE:
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


REGIONAL_COURTS_SINCE = date(2025, 7, 1)


def _by_sentence(facts: Facts, of: str | None) -> str:
    told = facts.circumstance("sentence", of)
    if told is None:
        worlds = ({"years": 3}, {"years": 15}, {"years": 30}, {"form": "life"})
        raise Unknown("sentence", (facts.with_circumstance("sentence", one, of) for one in worlds))
    if told.get("form") in ("life", "death"):
        return "life_or_death"
    years = 0 if told.get("form") else told["years"]
    if years <= 3:
        return "fine_or_noncustodial_or_up_to_3y"
    return "over_3y_to_15y" if years <= 15 else "over_15y_to_30y"


def position(version: Version, ordinal: Ordinal) -> int:
    """The place of an extension in its row; one that the row does not know comes last."""
    return list(version.extensions).index(ordinal) if ordinal in version.extensions else len(version.extensions)


def extensions_of(
    there: World, period: Period, *, upto: Ordinal | None = None, before: Ordinal | None = None
) -> list[Granted]:
    """The extensions granted and those that the circumstances bring, as far as `upto`, or before one of them."""
    if upto == 0:
        return []
    facts, version = there.facts, period.version
    stems = {period.statute.name, *(period.statute.extra.get("extended_as", ()))}
    found: list[Granted] = []
    for event in facts.all("extension_granted", period.of):
        if stem_of(event.told["limit"]) not in stems:
            continue
        found.append(Granted(event.told["ordinal"], event.at, duration(event.told.get("duration"))))
    met = facts.circumstance("extension_conditions_met", period.of) or ()
    found += [Granted(one) for one in met if one in version.extensions and one not in {each.ordinal for each in found}]
    for extension in version.extensions.values():
        if extension.applies_when is not None and all(one.ordinal != extension.ordinal for one in found):
            found += _brought(there, period, extension, asked=upto == extension.ordinal)
    if upto is not None:
        found = [one for one in found if position(version, one.ordinal) <= position(version, upto)]
        if all(one.ordinal != upto for one in found):
            raise Missing("extension_granted")
    if before is not None:
        found = [one for one in found if position(version, one.ordinal) < position(version, before)]
    return sorted(found, key=lambda one: position(version, one.ordinal))


def _brought(there: World, period: Period, extension: Extension, *, asked: bool) -> list[Granted]:
    facts, of = there.facts, period.of
    name = extension.applies_when
    if name == "procuracy_received_supplement":
        event = facts.last(name, of)
        return [Granted(extension.ordinal, facts.known(event))] if event else []
    if name == "upper_court":
        applies = facts.circumstance("court_level", of) in UPPER_COURTS
    elif name == "extremely_serious_complex":
        applies = facts.flag("complex", of) and (
            class_on(facts, there.reference.offences, of) is Severity.EXTREMELY_SERIOUS
        )
    else:
        assert name is not None
        applies = facts.flag(name, of)
    return [Granted(extension.ordinal)] if applies or asked else []


def ends(
    there: World,
    period: Period,
    *,
    upto: Ordinal | None = None,
    before: Ordinal | None = None,
    granted: Sequence[Granted] | None = None,
) -> Answer:
    """The end of a period with its extensions, through every change of class (I-09, I-10)."""
    if granted is None:
        granted = extensions_of(there, period, upto=upto, before=before)
    if needs(period.version.length) != "severity":
        return keep(there, count(there, period, None, granted))
    assert period.start.day is not None
    offences, facts = there.reference.offences, there.facts
    changes = [one for one in changes_of_class(facts, period.of) if one >= period.start.day]
    if not changes or not granted:
        return keep(there, count(there, period, class_on(facts, offences, period.of), granted))
    return keep(there, _through_changes(there, period, changes, granted))


def _through_changes(there: World, period: Period, changes: list[date], granted: Sequence[Granted]) -> Answer:
    """Each phase with its class: an extension that runs stands until its end, a graver class gives its full limit."""
    offences, facts = there.reference.offences, there.facts
    nominal: Day | None = None
    answer: Answer | None = None
    extended = False
    previous: Severity | None = None
    for place, since in enumerate([None, *changes]):
        until = changes[place] if place < len(changes) else None
        day_before = until - timedelta(days=1) if until else None
        severity = class_on(facts, offences, period.of, day_before)
        here = [one for one in granted if _within(one, since, until)]
        bare = count(there, period, severity, ())
        if not isinstance(bare, Determined):
            return bare
        if not extended:
            nominal, answer = bare.nominal, bare
        elif previous is not None and severity > previous and nominal is not None:
            nominal = max(nominal, bare.nominal)
        if here:
            answer = count(there, period, severity, here, written=nominal if extended else None)
            if not isinstance(answer, Determined):
                return answer
            nominal, extended = answer.nominal, True
        previous = severity
    assert answer is not None
    if isinstance(answer, Determined) and answer.nominal != nominal:
        return count(there, period, previous, (), written=nominal)
    return answer


def _within(granted: Granted, since: date | None, until: date | None) -> bool:
    on = granted.on.known_day if granted.on else None
    if on is None:
        return until is None
    return (since is None or on >= since) and (until is None or on < until)


def count(
    there: World,
    period: Period,
    severity: Severity | None,
    granted: Sequence[Granted],
    *,
    written: Day | None = None,
    capped_by: date | None = None,
) -> Answer:
    """One plain computation of a period under one class."""
    return determine(
        there.reference,
        period.version.row,
        start=period.start,
        severity=severity,
        variant=period.variant,
        extensions=granted,
        juvenile=period.juvenile,
        order_until=written,
        capped_by=capped_by,
        event=period.event,
    )


def keep(there: World, answer: Answer) -> Answer:
    """Remember a derivation for the steps of the answer."""
    there.trail.append(answer)
    return answer


def base_length(period: Period, severity: Severity | None) -> TimeLimit | None:
    """The length of the period without extensions."""
    return length_for(period.version.length, severity, period.variant)
