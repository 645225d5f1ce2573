"""The extensions of a period: those decided, and those that the circumstances bring without a decision."""

from __future__ import annotations

from ..answers import Granted
from ..severity import Severity
from ..statutes import Counting, Extension, Ordinal, Version, stem_of
from .facts import Contradictory, Event, Missing
from .order import shown
from .persons import class_on
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
    facts, version = there.facts, period.version
    found = [
        Granted(event.told["ordinal"], event.at, duration(event.told.get("duration")))
        for event in _granted(there, period)
    ]
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


REPEATED = "n"  # an extension that may be granted again and again


def _of_an_earlier_period(there: World, period: Period, event: Event) -> bool:
    """Whether an extension was granted before this period began, in one that ran before it."""
    start = period.start.day
    if event.day is None or start is None or event.day >= start or period.statute.counting is Counting.DETENTION:
        return False
    begun = [one for each in period.statute.counted_from for one in there.facts.all(each.event, period.of)]
    begun += there.facts.all("case_initiated") if period.statute.extra.get("extended_as") else []
    if any(one.day is not None and one.day <= event.day for one in begun):
        return True
    raise Contradictory("extension_granted", period.event)


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
