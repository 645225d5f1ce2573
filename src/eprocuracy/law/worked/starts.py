"""The event from which a row is counted, as it is listed or as it follows from the other events."""

from __future__ import annotations

from ..statutes import Statute
from .facts import Event, Facts, Missing, NotBuilt
from .world import World


class Posted(Exception):  # noqa: N818 - an answer, not a fault
    """Only the posting of a judgment is known, and two readings of when it counts (O-05)."""

    def __init__(self, event: Event) -> None:
        super().__init__(event.name)
        self.event = event


def start_event(there: World, statute: Statute, of: str | None = None) -> Event:
    """The event that starts the period; raises Missing, or Posted where only the posting is known."""
    facts = there.facts
    if not statute.counted_from:
        return _the_one_event(facts)
    for start in statute.counted_from[1:]:
        if start.when == "given" and facts.has(start.event):
            return _occurrence(facts, start.event, of)
        if start.when == "accused_absent" and _absent(facts, of):
            return _receipt_by_the_absent(facts, start.event, of)
        if start.when == "prosecutor_absent" and not facts.flag("prosecutor_present", of):
            return _listed(there, start.event, of)
    return _listed(there, statute.counted_from[0].event, of, by_anyone=bool(statute.extra.get("by_any_agency")))


def _absent(facts: Facts, of: str | None) -> bool:
    return facts.flag("accused_absent", of)


def _receipt_by_the_absent(facts: Facts, name: str, of: str | None) -> Event:
    if facts.has(name):
        return _occurrence(facts, name, of)
    posted = facts.last("posted", of)
    if posted is None:
        raise Missing(name)
    raise Posted(posted)


def _the_one_event(facts: Facts) -> Event:
    if len(facts.events) != 1:
        raise NotBuilt("start")
    return facts.events[0]


def _listed(there: World, name: str, of: str | None, *, by_anyone: bool = False) -> Event:
    """The event as listed, else as derived."""
    if there.facts.all(name, of):
        return _occurrence(there.facts, name, of, by_anyone=by_anyone)
    derive = there.derive.get(name)
    if derive is None:
        raise Missing(name)
    return Event(name, derive(there, of))


def _occurrence(facts: Facts, name: str, of: str | None, *, by_anyone: bool = False) -> Event:
    """Which of several occurrences counts: the last, but the first initiation, and a receipt by a competent agency."""
    found = facts.all(name, of)
    if name == "crime_report_received":
        competent = [one for one in found if one.told.get("competent", True)]
        found = competent or (found if by_anyone else [])
    if not found:
        raise Missing(name)
    if name == "case_initiated":
        return found[0]
    return found[-1]
