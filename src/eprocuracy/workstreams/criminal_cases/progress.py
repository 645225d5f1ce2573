"""What an act changes in the case itself."""

from __future__ import annotations

from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..house_acts import RegisterStated
from ..house_findings import OUT_OF_ORDER
from ..people import Role
from .acts_case import (
    CaseAccepted,
    CaseAssigned,
    CaseChanged,
    CaseJoined,
    CaseReassigned,
    CaseTransferred,
    InstitutionCancelled,
)
from .acts_court import (
    AppealLodged,
    CaseJudged,
    CourtDocketed,
    CourtReturnedFile,
    HearingPostponed,
    HearingSet,
    JudgmentInForce,
    JudgmentReviewed,
)
from .acts_investigation import (
    InvestigationConcluded,
    InvestigationExtended,
    InvestigationReopened,
    InvestigationRequested,
    InvestigationResumed,
    InvestigationSuspended,
    InvestigationTerminated,
)
from .acts_prosecution import (
    CaseIndicted,
    FileReceived,
    FileReturned,
    FileSentToCourt,
    ProsecutionExtended,
    ProsecutionResumed,
    ProsecutionSuspended,
    ProsecutionTerminated,
)
from .case_state import CaseState, Paper
from .findings import COUNT_MISMATCH, INDICTMENT_BEFORE_CONCLUSION, RETURNED_TOO_OFTEN
from .steps import keeping_offences
from .steps_court import known_as
from .words import ChargeChange, Stage

RETURNS_ALLOWED = 2  # BLTTHS 174(2): "không quá hai lần"; a number of times, not a length


def after_case(state: CaseState, act: Act) -> CaseState:
    """Docket, assignment, offences, joining and transfer."""
    match act:
        case CaseAccepted():
            return _accepted(state, act)
        case CaseAssigned() | CaseReassigned():
            return changed(
                state,
                procurator=act.procurator or state.procurator,
                investigator=act.investigator or state.investigator,
            )
        case CaseChanged(manner=manner, offences=offences) if offences:
            kept = state.offences if manner is ChargeChange.ADDED else ()
            return changed(keeping_offences(state), offences=tuple(dict.fromkeys((*kept, *offences))))
        case CaseJoined(offences=offences) if offences:
            return changed(state, offences=tuple(dict.fromkeys((*state.offences, *offences))))
        case CaseTransferred(leaves=False):
            return changed(
                known_as(state), unit=act.to_unit or state.unit, number=None, year=None, stage=Stage.INSTITUTED
            )
        case CaseTransferred():
            return changed(state, ended=Paper.of(act), closed_on=act.on, stage=Stage.TRANSFERRED)
        case InstitutionCancelled():
            return changed(state, closed_on=act.on)
        case RegisterStated(remark=remark) if remark:
            return changed(state, remark=remark)
    return state


def _accepted(state: CaseState, act: CaseAccepted) -> CaseState:
    listed = len(act.named(Role.ACCUSED))
    state = changed(
        state,
        unit=act.unit or state.unit,
        number=act.number if act.number is not None else state.number,
        year=act.year if act.year is not None else state.year,
        accepted_on=act.on,
        procurator=act.procurator or state.procurator,
        investigator=act.investigator or state.investigator,
    )
    if act.accused_count is not None and act.accused_count != listed:
        return state.found(COUNT_MISMATCH, act, written=act.accused_count, listed=listed)
    return state


def after_investigation(state: CaseState, act: Act) -> CaseState:
    """Requests, extensions and the ends of the investigation."""
    match act:
        case InvestigationRequested():
            return changed(state, requests=state.requests + 1)
        case InvestigationExtended(until=until):
            return changed(state, extensions=(*state.extensions, Paper.of(act, until)))
        case InvestigationSuspended():
            return changed(state, ended=Paper.of(act))
        case InvestigationTerminated():
            return changed(state, ended=Paper.of(act), closed_on=act.on)
        case InvestigationConcluded():
            return _concluded(state, act)
        case InvestigationResumed() | InvestigationReopened():
            return changed(state, ended=None, closed_on=None, indicted=None, indicted_by=None)
    return state


def _concluded(state: CaseState, act: InvestigationConcluded) -> CaseState:
    """The conclusion; one dated after the indictment is told once, and not also as an act out of its place."""
    state = changed(state, ended=Paper.of(act), concluded=Paper.of(act), proposal=act.proposal)
    indicted = state.indicted
    if indicted is None or indicted.on is None or act.on is None or indicted.on >= act.on:
        return state
    kept = tuple(one for one in state.findings if not (one.code == OUT_OF_ORDER.code and one.act == state.indicted_by))
    return changed(state, findings=kept).found(
        INDICTMENT_BEFORE_CONCLUSION, act, indicted_on=indicted.on, concluded_on=act.on
    )


def after_prosecution(state: CaseState, act: Act) -> CaseState:
    """Receipt and return of the file, and what the procuracy decides on it."""
    match act:
        case FileReceived():
            return changed(
                state,
                received=(*state.received, Paper(number=str(act.number or "") or None, on=act.on)),
                volumes=act.volumes if act.volumes is not None else state.volumes,
                pages=act.pages if act.pages is not None else state.pages,
                exhibits=act.exhibits or state.exhibits,
            )
        case FileReturned(demanded="procuracy"):
            state = changed(state, returned=(*state.returned, Paper.of(act)), indicted=None, indicted_by=None)
            if len(state.returned) > RETURNS_ALLOWED:
                return state.found(RETURNED_TOO_OFTEN, act, times=len(state.returned))
            return state
        case FileReturned():
            return changed(state, indicted=None, indicted_by=None)
        case ProsecutionExtended(until=until):
            return changed(state, prosecution_extensions=(*state.prosecution_extensions, Paper.of(act, until)))
        case ProsecutionSuspended():
            return changed(state, decided=Paper.of(act))
        case ProsecutionTerminated():
            return changed(state, decided=Paper.of(act), closed_on=act.on)
        case ProsecutionResumed():
            return changed(state, decided=None, closed_on=None)
        case CaseIndicted():
            return changed(state, indicted=Paper.of(act), indicted_by=act.id, court=act.court or state.court)
        case FileSentToCourt():
            return changed(state, sent_on=act.on, court=act.court or state.court)
    return state


def after_court(state: CaseState, act: Act) -> CaseState:
    """What the court did."""
    match act:
        case CourtDocketed():
            return changed(state, court=act.court or state.court, court_docket=Paper(number=act.number, on=act.on))
        case CourtReturnedFile():
            return changed(state, returned_by_court=(*state.returned_by_court, Paper.of(act)))
        case HearingSet():
            return changed(state, hearing=act.hearing, hearing_order=Paper.of(act))
        case HearingPostponed():
            return changed(state, postponed=state.postponed + 1, hearing=act.hearing or state.hearing)
        case CaseJudged(verdicts=verdicts):
            of_each = {one.participant: one for one in verdicts or ()}
            return changed(
                state, judged=Paper.of(act), court=act.court or state.court, verdicts={**state.verdicts, **of_each}
            )
        case JudgmentReviewed(received=received):
            return changed(state, judgment_received_on=received or act.on)
        case AppealLodged(by=by):
            return changed(state, appeals=(*state.appeals, by.value if by else ""))
        case JudgmentInForce():
            return changed(state, in_force_on=act.on, closed_on=act.on)
    return state
