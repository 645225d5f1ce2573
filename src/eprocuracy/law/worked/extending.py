"""The extensions of a period: those decided, and those that the circumstances bring without a decision."""

from __future__ import annotations

from collections.abc import Sequence

from eprocuracy.kernel.moments import When

from ..answers import Granted
from ..governing import needs
from ..severity import Severity
from ..statutes import Counting, Extension, Grantor, Ordinal, Version, stem_of
from .facts import Contradictory, Event, Missing, Unknown
from .order import shown
from .persons import changes_of_class, class_on
from .reading import LEVELS
from .stages import UPPER_COURTS, Period
from .world import World, duration


def position(version: Version, ordinal: Ordinal) -> int:
    """The place of an extension in its row; one that the row does not know comes last."""
    return list(version.extensions).index(ordinal) if ordinal in version.extensions else len(version.extensions)


def extensions_of(
    there: World, period: Period, *, upto: Ordinal | None = None, before: Ordinal | None = None
) -> list[Granted]:
    """The extensions granted and those that the circumstances bring, as far as `upto`, or before one of them."""
    if upto == 0:
        return []
    version = period.version
    decided = _granted(there, period)
    _told_when(there, period, decided)
    found = [Granted(one.told["ordinal"], one.at, duration(one.told.get("duration"))) for one in decided]
    met = _conditions_met(there, period)
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


def _granted(there: World, period: Period) -> list[Event]:
    """The decisions that extend this very period, one for each ordinal."""
    facts = there.facts
    stems = {period.statute.name, *(period.statute.extra.get("extended_as", ()))}
    found: dict[Ordinal, Event] = {}
    kept: list[Event] = []
    for event in facts.all("extension_granted", period.of):
        if stem_of(event.told["limit"]) not in stems or _of_an_earlier_period(there, period, event):
            continue
        ordinal: Ordinal = event.told["ordinal"]
        known = found.setdefault(ordinal, event)
        if known is event or ordinal == REPEATED:
            kept.append(event)
        elif known.of == event.of and (known.at, known.told.get("duration")) != (event.at, event.told.get("duration")):
            raise Contradictory("extension_granted", shown=shown(there, known, event))
    for event in facts.all("extension_refused", period.of):
        other = found.get(event.told["ordinal"])
        if other is not None and stem_of(event.told["limit"]) in stems and other.of == event.of:
            raise Contradictory("extension_granted", "extension_refused", shown=shown(there, other, event))
    return kept


def _told_when(there: World, period: Period, decided: Sequence[Event]) -> None:
    """Where the charge was changed, an extension of unknown day may have been decided before it or after."""
    facts, start = there.facts, period.start.day
    undated = next((one for one in decided if one.day is None), None)
    if undated is None or start is None or needs(period.version.length) != "severity":
        return
    turns = [one for one in changes_of_class(facts, period.of) if one > start]
    if turns:
        days = undated.between or (start, *turns)
        raise Unknown(undated.name, (facts.with_event(undated, When.on(one)) for one in days))


def _conditions_met(there: World, period: Period) -> Sequence[Ordinal]:
    """The extensions that the law gives without a decision and whose conditions are met; not known, all or none."""
    facts, name = there.facts, "extension_conditions_met"
    met = facts.circumstance(name, period.of)
    by_law = [one.ordinal for one in period.version.extensions.values() if one.granted_by in _OF_ITSELF]
    if met is None and facts.listed(name, period.of) and by_law:
        raise Unknown(name, (facts.with_circumstance(name, one, period.of) for one in ([], by_law)))
    return met or ()


_OF_ITSELF = (Grantor.THE_LAW, Grantor.INSPECTED_BODY, Grantor.RESOLVER, Grantor.HOLDER_OF_DOCUMENTS)
REPEATED = "n"  # an extension that may be granted again and again


def _of_an_earlier_period(there: World, period: Period, event: Event) -> bool:
    """Whether an extension was granted before this period began, in one that ran before it."""
    start = period.start.day
    if start is None or period.statute.counting is Counting.DETENTION or (event.day is not None and event.day >= start):
        return False
    begun = [one for each in period.statute.counted_from for one in there.facts.all(each.event, period.of)]
    begun += there.facts.all("case_initiated") if period.statute.extra.get("extended_as") else []
    if event.day is None:
        earlier = [one.day for one in begun if one.day is not None and one.day < start]
        if earlier:
            raise Unknown(event.name, (there.facts.with_event(event, When.on(one)) for one in (earlier[0], start)))
        return False
    if any(one.day is not None and one.day <= event.day for one in begun):
        return True
    for one in begun:
        there.facts.known(one)  # raises what is not known of a period that may have run before
    raise Contradictory("extension_granted", period.event)


def _brought(there: World, period: Period, extension: Extension, *, asked: bool) -> list[Granted]:
    facts, of = there.facts, period.of
    name = extension.applies_when
    if name == "procuracy_received_supplement":
        event = facts.last(name, of)
        return [Granted(extension.ordinal, facts.known(event))] if event else []
    if name == "upper_court":
        told = facts.circumstance("court_level", of) is not None or not facts.listed("court_level", of)
        level = facts.circumstance("court_level", of) if told else facts.one_of("court_level", LEVELS, of)
        applies = level in UPPER_COURTS
    elif name == "extremely_serious_complex":
        applies = facts.flag("complex", of) and (
            class_on(facts, there.reference.offences, of) is Severity.EXTREMELY_SERIOUS
        )
    else:
        assert name is not None
        applies = facts.flag(name, of)
    return [Granted(extension.ordinal)] if applies or asked else []
