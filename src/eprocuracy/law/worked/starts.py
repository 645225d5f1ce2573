"""The event from which a row is counted, as it is listed or as it follows from the other events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from eprocuracy.kernel.moments import When

from ..statutes import Statute
from .facts import Contradictory, Event, Facts, Missing, Pointless
from .saying import SEVERAL_STARTS
from .world import World

NEW_PERIOD = ("transfer", "supplementary_investigation")  # why a file that arrives again opens a new period


class Posted(Exception):  # noqa: N818 - an answer, not a fault
    """Only the posting of a judgment is known, and two readings of when it counts (O-05)."""

    def __init__(self, name: str, event: Event, facts: Facts) -> None:
        super().__init__(name)
        self.name = name
        self.event = event
        self.facts = facts

    def world(self, day: date) -> Facts:
        """The facts as they are when the judgment counts as received on a day."""
        return self.facts.adding(Event(self.name, When.on(day), of=self.event.of))


class Disputed(Exception):  # noqa: N818 - an answer, not a fault
    """A start that hangs on a day of which it is not settled whether it is a day off: the facts under both readings."""

    def __init__(self, points: Sequence[str], worlds: Sequence[Facts]) -> None:
        super().__init__(*points)
        self.points = points
        self.worlds = worlds


def start_event(there: World, statute: Statute, of: str | None = None) -> Event:
    """The event that starts the period; raises Missing, or Posted where only the posting is known."""
    facts = there.facts
    if not statute.counted_from:
        return _the_one_event(facts, statute)
    for start in statute.counted_from[1:]:
        if start.when == "given" and facts.has(start.event):
            return _occurrence(facts, start.event, of)
        if start.when == "accused_absent" and facts.flag("accused_absent", of):
            return _receipt_by_the_absent(facts, start.event, of)
        if start.when == "prosecutor_absent" and not facts.flag("prosecutor_present", of):
            return _listed(there, start.event, of, statute)
    return _listed(there, statute.counted_from[0].event, of, statute)


def _receipt_by_the_absent(facts: Facts, name: str, of: str | None) -> Event:
    if facts.all(name, of):
        return _occurrence(facts, name, of)
    posted = facts.last("posted", of)
    if posted is None:
        raise Missing(name)
    facts.known(posted)
    raise Posted(name, posted, facts)


def _the_one_event(facts: Facts, statute: Statute) -> Event:
    if len(facts.events) != 1:
        raise Pointless(SEVERAL_STARTS, limit=statute.title, number=len(facts.events))
    return facts.events[0]


def _listed(there: World, name: str, of: str | None, statute: Statute) -> Event:
    """The event as listed, else as derived."""
    if there.facts.all(name, of):
        return _occurrence(there.facts, name, of, statute.extra)
    derive = there.derive.get(name)
    if derive is None:
        raise Missing(name)
    try:
        return Event(name, derive(there, of))
    except Missing as missing:
        raise named(there, name, missing) from missing


def named(there: World, name: str, missing: Missing) -> Missing:
    """What is missing of an event that follows from others: the event itself where they were not even listed."""
    listed = {event.name for event in there.facts.events}
    absent = any(one in there.reference.events and one not in listed for one in missing.names)
    if isinstance(missing, Contradictory) or not absent:
        return missing
    return Missing(name)


def _occurrence(facts: Facts, name: str, of: str | None, rule: Any = None) -> Event:
    """Which of several occurrences counts: the last, unless the law has another opinion of this event."""
    rule = rule or {}
    found = facts.all(name, of)
    if name == "crime_report_received":
        competent = [one for one in found if one.told.get("competent") in (None, True)]
        found = competent or (found if rule.get("by_any_agency") else [])
    if name == "procuracy_received_case_file":
        found = [*found[:1], *(one for one in found[1:] if one.told.get("reason") in NEW_PERIOD)]
    if name == "investigator_received_returned_file" and "returned_by" in rule:
        bodies = rule["returned_by"]
        found = [one for one in found if (one.told.get("by") or bodies[0]) in bodies]
    if not found:
        raise Missing(name)
    if name == "procuracy_received_case_file" and any(one.at is None for one in facts.all(name, of)):
        facts.known(next(one for one in facts.all(name, of) if one.at is None))  # which was the first cannot be told
    if name == "case_initiated":
        return next((one for one in found if one.at is None), found[0])
    return found[-1]
