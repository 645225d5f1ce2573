"""Events that follow from the others: the start of custody, the expiries of the running periods, legal effect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from eprocuracy.kernel.moments import When

from ..answers import Day, Determined, NotDeterminable
from ..chain import as_day
from ..deadlines import Answer
from ..governing import Lapsed, governing
from ..statutes import Ordinal
from .facts import Event, Facts, Missing
from .persons import is_juvenile
from .stages import Period, ends, period_of
from .world import Derivation, World

INVESTIGATION = "BLTTHS-172"
RESUMED = "BLTTHS-174-1"
RETURNED = {"procuracy": "BLTTHS-174-2-VKS", "presiding_judge": "BLTTHS-174-2-TA", "panel": "BLTTHS-174-2-TA"}
REINVESTIGATION = "BLTTHS-174-3"
SUMMARY_INVESTIGATION = "BLTTHS-460-1"
CRIME_REPORT = "BLTTHS-147-1"
CUSTODY = "BLTTHS-118-BASE"
SUMMARY_CUSTODY = "BLTTHS-459-2"
DETENTION = "BLTTHS-173"
PROSECUTION = "BLTTHS-240-1"
SPECIAL_MEASURE = "BLTTHS-226-1"
APPEAL = "BLTTHS-333-1"
PROTEST = "BLTTHS-337-1"
SUPERIOR = "immediate_superior_procuracy"


class Open(Exception):  # noqa: N818 - an answer, not a fault
    """A period that the answer rests on has no date itself."""

    def __init__(self, answer: NotDeterminable) -> None:
        super().__init__(answer.limit)
        self.answer = answer


@dataclass(frozen=True)
class Expiry:
    """When a running period ends: the nominal day or moment, and the last day after moving."""

    nominal: When
    last: Day


def determined(answer: Answer) -> Determined:
    """The date, or raises what stands in its way."""
    if isinstance(answer, Determined):
        return answer
    if answer.missing and not answer.earliest:
        raise Missing(*answer.missing)
    raise Open(answer)


def row_for(there: World, limit: str, start: date, of: str | None) -> str:
    """The row of a person's own law on the day: the juvenile one where it replaces the other."""
    facts = there.facts
    if facts.flag("especially_complex", of) or not is_juvenile(facts, start, of):
        return limit
    found = governing(there.reference, limit, start, juvenile=True)
    return limit if isinstance(found, Lapsed) else found.statute.name


def custody_start(there: World, of: str | None) -> Event:
    """When custody began: arrival at the office, the decision on one who surrendered, or the receipt of the person."""
    facts = there.facts
    for name in ("custody_start", "arrived_at_office"):
        if event := facts.last(name, of):
            return event
    if facts.has("surrender_received") and (event := facts.last("custody_decision_issued", of)):
        return event
    if event := facts.last("received_person", of):
        return event
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
        starts.append((facts.known(event).earliest_day, 1, RESUMED, event))
    for event in facts.all("investigator_received_returned_file", of):
        starts.append((facts.known(event).earliest_day, 2, RETURNED[event.told.get("by", "procuracy")], event))
    for event in facts.all("investigator_received_file_reinvestigation", of):
        starts.append((facts.known(event).earliest_day, 3, REINVESTIGATION, event))
    if not starts:
        return None
    day, _, row, event = max(starts, key=lambda one: one[:2])
    statute = there.reference.statute(row)
    return Period(statute, statute.on(day), facts.known(event), event.name, None, None)


def _first_investigation(there: World, event: Event, of: str | None) -> str:
    start = there.facts.known(event).earliest_day
    if there.facts.flag("summary_procedure", of) and not there.facts.has("cancellation_decision_issued"):
        return SUMMARY_INVESTIGATION
    return row_for(there, INVESTIGATION, start, of)


def expiry(there: World, name: str, of: str | None = None, before: Ordinal | None = None) -> Expiry:
    """An expiry as it is given, or as it follows; `before` leaves out the extension asked for and what comes after."""
    if event := there.facts.last(name, of):
        given = there.facts.known(event)
        return Expiry(given, _moved(there, name, given))
    maker = _EXPIRIES.get(name)
    if maker is None:
        raise Missing(name)
    answer = determined(maker(there.settled(), of, before))
    nominal = answer.nominal
    at = When.at(nominal) if isinstance(nominal, datetime) else When.on(nominal)
    return Expiry(at, answer.end)


_NEVER_MOVED = frozenset({"custody_expiry", "detention_expiry", "extended_detention_expiry", "measure_expiry"})


def _moved(there: World, name: str, given: When) -> Day:
    if given.moment is not None:
        return given.moment
    assert given.day is not None
    return given.day if name in _NEVER_MOVED else there.reference.calendar.next_working_day(given.day)


def _investigation_end(there: World, of: str | None, before: Ordinal | None) -> Answer:
    period = investigation(there, of)
    if period is None:
        raise Missing("case_initiated")
    return ends(there, period, before=before)


def _custody_end(there: World, of: str | None, before: Ordinal | None) -> Answer:
    return ends(there, custody_period(there, of), before=before)


def _detention_end(there: World, of: str | None, before: Ordinal | None) -> Answer:
    from .detention import held

    return held(there, DETENTION, of=of, before=before).answer


def _of_row(limit: str) -> Callable[[World, str | None, Ordinal | None], Answer]:
    def end(there: World, of: str | None, before: Ordinal | None) -> Answer:
        period = period_of(there, limit, of=of)
        return ends(there, period, before=before) if isinstance(period, Period) else period

    return end


def _prosecution_end(there: World, of: str | None, before: Ordinal | None) -> Answer:
    event = there.facts.last("procuracy_received_case_file", of)
    if event is None:
        raise Missing("procuracy_received_case_file")
    row = row_for(there, PROSECUTION, there.facts.known(event).earliest_day, of)
    return _of_row(row)(there, of, before)


_EXPIRIES: dict[str, Callable[[World, str | None, Ordinal | None], Answer]] = {
    "crime_report_limit_expiry": _of_row(CRIME_REPORT),
    "investigation_expiry": _investigation_end,
    "investigation_end": _investigation_end,
    "resumed_investigation_expiry": _of_row(RESUMED),
    "special_measure_expiry": _of_row(SPECIAL_MEASURE),
    "prosecution_period_expiry": _prosecution_end,
    "custody_expiry": _custody_end,
    "detention_expiry": _detention_end,
    "extended_detention_expiry": _detention_end,
}


def _expired(name: str) -> Derivation:
    def at(there: World, of: str | None) -> When:
        return expiry(there, name, of).nominal

    return at


def _custody_started(there: World, of: str | None) -> When:
    return there.facts.known(custody_start(there, of))


def _appeal_expired(there: World, of: str | None) -> When:
    period = period_of(there, APPEAL, of=of)
    assert isinstance(period, Period)
    return When.on(as_day(determined(ends(there, period)).nominal))


def _all_expired(there: World, of: str | None) -> When:
    """The last day of the longest of the appeal and the protest periods, moved if it is a day off."""
    appeal = period_of(there, APPEAL, of=of)
    protest = period_of(there, PROTEST, of=of, variant=SUPERIOR)
    assert isinstance(appeal, Period)
    assert isinstance(protest, Period)
    return When.on(max(determined(ends(there, one)).ends_on for one in (appeal, protest)))


def _effective(there: World, of: str | None) -> When:
    """The day after every period has expired, where nobody appealed or protested (I-19)."""
    facts: Facts = there.facts
    if facts.has("appeal_filed", "protest_issued"):
        raise Missing("judgment_effective")
    listed = facts.last("appeal_and_protest_period_expired", of)
    expired = facts.known(listed) if listed else _all_expired(there, of)
    assert expired.day is not None
    return When.on(expired.day + timedelta(days=1))


DERIVED: dict[str, Derivation] = {
    **{name: _expired(name) for name in _EXPIRIES},
    "custody_start": _custody_started,
    "appeal_period_expired": _appeal_expired,
    "appeal_and_protest_period_expired": _all_expired,
    "judgment_effective": _effective,
}
