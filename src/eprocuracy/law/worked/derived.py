"""What follows of a matter's course: whose law governs, when custody began, which investigation is running."""

from __future__ import annotations

from datetime import date

from ..answers import Determined, NotDeterminable
from ..deadlines import Answer
from ..governing import Lapsed, governing
from ..statutes import Statute
from .facts import Event, Facts, Missing
from .persons import is_juvenile
from .stages import Period
from .world import World

INVESTIGATION = "BLTTHS-172"
RESUMED = "BLTTHS-174-1"
RETURNED = {"procuracy": "BLTTHS-174-2-VKS", "presiding_judge": "BLTTHS-174-2-TA", "panel": "BLTTHS-174-2-TA"}
REINVESTIGATION = "BLTTHS-174-3"
SUMMARY_INVESTIGATION = "BLTTHS-460-1"
CUSTODY = "BLTTHS-118-BASE"
SUMMARY_CUSTODY = "BLTTHS-459-2"


class Open(Exception):  # noqa: N818 - an answer, not a fault
    """A period that the answer rests on has no date itself."""

    def __init__(self, answer: NotDeterminable) -> None:
        super().__init__(answer.limit)
        self.answer = answer


def determined(answer: Answer) -> Determined:
    """The date, or raises what stands in its way."""
    if isinstance(answer, Determined):
        return answer
    if answer.missing and not answer.earliest:
        raise Missing(*answer.missing)
    raise Open(answer)


def full_limits(facts: Facts, statute: Statute, of: str | None) -> bool:
    """A juvenile has the full limits of the Code in an especially complex case and after a diversion notice."""
    if not statute.extra.get("full_when_especially_complex"):
        return False
    if facts.flag("especially_complex", of):
        return True
    body = statute.extra.get("full_after_diversion_notice_by")
    return any(event.told.get("by") == body for event in facts.all("diversion_notice_issued", of))


def row_for(there: World, limit: str, start: date, of: str | None) -> str:
    """The row of a person's own law on the day: the juvenile one where it replaces the other."""
    if not is_juvenile(there.facts, start, of):
        return limit
    found = governing(there.reference, limit, start, juvenile=True)
    if isinstance(found, Lapsed) or full_limits(there.facts, found.statute, of):
        return limit
    return found.statute.name


def custody_start(there: World, of: str | None) -> Event:
    """When custody began: arrival at the office, the decision on one who surrendered, or the receipt of the person."""
    facts = there.facts
    if event := facts.last("custody_start", of):
        return event
    arrest, received = facts.last("arrested", of), facts.last("received_person", of)
    handed_over = received is not None and arrest is not None and arrest.told.get("by") == "citizens"
    if not handed_over and (event := facts.last("arrived_at_office", of)):
        return event
    if facts.last("surrender_received", of) and (event := facts.last("custody_decision_issued", of)):
        return event
    if received is not None:
        return received
    raise Missing("custody_start")


def custody_row(there: World, of: str | None, start: date) -> str:
    """The row of custody for this person and procedure."""
    return SUMMARY_CUSTODY if there.facts.flag("summary_procedure", of) else row_for(there, CUSTODY, start, of)


def custody_period(there: World, of: str | None, limit: str | None = None) -> Period:
    """The period of custody from its own start event."""
    event = custody_start(there, of)
    start = there.facts.known(event)
    assert start.day is not None
    row = limit or custody_row(there, of, start.day)
    statute = there.reference.statute(row)
    return Period(statute, statute.on(start.day), start, event.name, None, of)


def investigation(there: World, of: str | None = None) -> Period | None:
    """The running period of investigation; None where the facts do not give its start."""
    facts = there.facts
    starts: list[tuple[date, int, str, Event]] = []
    if first := facts.all("case_initiated", of):
        starts.append((facts.known(first[0]).earliest_day, 0, _first_investigation(there, first[0], of), first[0]))
    for event in facts.all("resumption_decision_issued", of):
        if _of_an_investigation(facts, event, of):
            starts.append((facts.known(event).earliest_day, 1, RESUMED, event))
    for event in facts.all("investigator_received_returned_file", of):
        starts.append((facts.known(event).earliest_day, 2, RETURNED[event.told.get("by") or "procuracy"], event))
    for event in facts.all("investigator_received_file_reinvestigation", of):
        starts.append((facts.known(event).earliest_day, 3, REINVESTIGATION, event))
    if not starts:
        return None
    day, _, row, event = max(starts, key=lambda one: one[:2])
    statute = there.reference.statute(row)
    return Period(statute, statute.on(day), facts.known(event), event.name, None, None)


_OPENS = {
    "crime_report_received": "report",
    "case_initiated": "investigation",
    "investigator_received_returned_file": "investigation",
    "investigator_received_file_reinvestigation": "investigation",
    "procuracy_received_case_file": "prosecution",
    "court_docketed": "trial",
}


def stage_on(facts: Facts, day: date, of: str | None = None) -> str | None:
    """The stage of the matter at the end of a day: the last that was opened; None where no opening is listed."""
    opened = [
        (facts.known(event).earliest_day, place, stage)
        for place, (name, stage) in enumerate(_OPENS.items())
        for event in facts.all(name, of)
        if event.day is None or event.day <= day
    ]
    return max(opened)[2] if opened else None


def _of_an_investigation(facts: Facts, event: Event, of: str | None) -> bool:
    """Whether a resumption is that of the investigation, and not of a crime report or of a later stage."""
    stage = stage_on(facts, facts.known(event).earliest_day, of)
    return stage in (None, "investigation")


def _first_investigation(there: World, event: Event, of: str | None) -> str:
    start = there.facts.known(event).earliest_day
    if there.facts.flag("summary_procedure", of) and not there.facts.has("cancellation_decision_issued"):
        return SUMMARY_INVESTIGATION
    return row_for(there, INVESTIGATION, start, of)
