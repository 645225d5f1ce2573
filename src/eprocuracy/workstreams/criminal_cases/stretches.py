"""The periods of a case under one time limit each: what starts them, what extends them, and by which offences they are judged.

A charge that becomes heavier or lighter moves the period that runs, counted from its own start (TTLT 04/2018, Điều 14);
periods that have ended keep the class they had.
"""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.moments import When
from eprocuracy.law.deadlines import Granted
from eprocuracy.workstreams.changing import changed

from ..acts import Act
from .acts_case import CaseInstituted, CaseSplit
from .acts_court import CourtDocketed
from .acts_investigation import InvestigationExtended, InvestigationReopened, InvestigationResumed
from .acts_pretrial import SummaryApplied, SummaryCancelled, SummaryFileReceived
from .acts_prosecution import FileReceived, FileReturned, ProsecutionExtended, ProsecutionResumed
from .acts_trial import TrialResumed
from .case_state import CaseState, Stretch
from .words import OUT_OF_CASE
from .words_court import At

INVESTIGATION = "BLTTHS-172"


def after_stretch(state: CaseState, act: Act) -> CaseState:
    """The state with the period that the act starts or extends; the period that runs takes the offences as they are now."""
    started = _started(act)
    if started is not None:
        limit, start = started
        one = Stretch(started_by=act.id, limit=limit, start=start, offences=state.charged_with)
        return changed(state, stretches=(*state.stretches, one))
    if not state.stretches:
        return state
    *ended, running = state.stretches
    granted = _granted(act, len(running.granted) + 1)
    offences = state.charged_with
    if not granted and offences == running.offences:
        return state
    running = changed(running, offences=offences, granted=(*running.granted, *granted))
    return changed(state, stretches=(*ended, running))


def _started(act: Act) -> tuple[str, When] | None:
    match act:
        case CaseInstituted():
            return INVESTIGATION, act.occurred
        case CaseSplit(instituted_on=day):
            return INVESTIGATION, When.on(day) if day else When.unknown()
        case InvestigationResumed():
            return "BLTTHS-174-1", act.occurred
        case InvestigationReopened():
            return "BLTTHS-174-3", act.occurred
        case FileReturned(agency_received=received):
            limit = "BLTTHS-174-2-VKS" if act.demanded == "procuracy" else "BLTTHS-174-2-TA"
            return limit, received or When.unknown()
        case FileReceived():
            return "BLTTHS-240-1", act.occurred
        case ProsecutionResumed():
            return "BLTTHS-249-4", act.occurred
        case CourtDocketed():
            return ("BLTTHS-462-1" if act.summary_procedure else "BLTTHS-277-1"), act.occurred
        case TrialResumed():
            return "BLTTHS-277-2-RES", act.occurred
        case SummaryApplied(at=At.INVESTIGATION, instituted_on=day):
            return "BLTTHS-460-1", When.on(day) if day else When.unknown()
        case SummaryFileReceived():
            return "BLTTHS-461-1", act.occurred
        case SummaryCancelled(at=At.INVESTIGATION, instituted_on=day):
            return INVESTIGATION, When.on(day) if day else When.unknown()
        case SummaryCancelled(at=At.PROSECUTION, file_received_on=day):
            return "BLTTHS-240-1", When.on(day) if day else When.unknown()
    return None


def _granted(act: Act, count: int) -> tuple[Granted, ...]:
    match act:
        case InvestigationExtended():
            return (Granted(act.counted_as or count, act.occurred, act.granted, act.until),)
        case ProsecutionExtended():
            return (Granted(1, act.occurred, act.granted, act.until),)
    return ()


JUVENILE_UNTIL = 18  # BLTTHS 413, Luật TPNCTN 3: an age, not a length


def has_juvenile(state: CaseState, day: date | None) -> bool:
    """Whether an accused still in the case is taken to be a juvenile on `day`."""
    if day is None:
        return False
    places, found = state.__dict__.get("_juvenile", (None, None))
    if places is not state.places:
        # asked by the clocks of every accused: kept beside the fields, with what it was found from
        found = dict[date, bool]()
        state.__dict__["_juvenile"] = (state.places, found)
    if day not in found:
        found[day] = any(
            place.birth is not None and bool(place.birth.is_under(JUVENILE_UNTIL, day))
            for place in state.accused
            if place.stage not in OUT_OF_CASE
        )
    return bool(found[day])
