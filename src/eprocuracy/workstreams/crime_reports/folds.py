"""What each act does to a report. Nothing is refused here: what is odd becomes a finding."""

from __future__ import annotations

from eprocuracy.kernel.moments import day_of
from eprocuracy.law.deadlines import Granted
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.changing import changed
from eprocuracy.workstreams.house_acts import RegisterStated

from . import acts as kinds
from .irregularities import AFTER_RECORD, EXTENDED_TWICE
from .report import Lodged, Noted, ReportState, brief, paper_of
from .steps import after_step, elsewhere
from .words import Result, Stage


def begin(act: Act) -> ReportState:
    """The state with which a report opens: lodged with the procuracy, or received by the agency in charge."""
    lodged = isinstance(act, kinds.ReportLodged)
    return ReportState(id=act.matter, stage=Stage.TO_PASS_ON if lodged else Stage.TO_ACCEPT, opened_on=act.on)


def after(state: ReportState, act: Act) -> ReportState:
    """The state after one more act; acts of other matters that only refer to this one change nothing."""
    if act.matter != state.id:
        return elsewhere(state, act)
    if act.recorded_at is not None and act.on is not None and act.on > day_of(act.recorded_at):
        state = state.found(AFTER_RECORD, act, recorded_on=day_of(act.recorded_at))
    for rule in (_intake, _time, _requests, _suspension, _result, _review, after_step):
        state = rule(state, act)
    return state


def _intake(state: ReportState, act: Act) -> ReportState:
    match act:
        case kinds.ReportLodged() | kinds.ReportReceived():
            return _came_in(state, act)
        case kinds.ReportPassedOn(agency=agency):
            lodged = state.lodged and changed(state.lodged, passed_on=paper_of(act), passed_to=agency or "")
            return changed(state, agency=agency or state.agency, lodged=lodged, stage=Stage.TO_ACCEPT)
        case kinds.ReportAccepted():
            return _accepted(state, act)
        case kinds.ReportAgencyAssigned(investigator=investigator):
            return changed(state, investigator=investigator or state.investigator)
        case kinds.ReportAssigned() | kinds.ReportReassigned():
            return changed(state, procurator=act.procurator or state.procurator)
        case kinds.ReportJurisdictionSettled(agency=agency):
            return changed(state, agency=agency or state.agency)
        case RegisterStated(stage=stage) if stage in (one.value for one in Result):
            result = Result(stage)
            return changed(state, result=result, stage=STAGE_OF_BOOK[result])
        case _:
            return state


STAGE_OF_BOOK = {
    Result.INSTITUTED: Stage.RESOLVED,
    Result.NOT_INSTITUTED: Stage.RESOLVED,
    Result.OTHERWISE: Stage.RESOLVED,
    Result.SUSPENDED: Stage.SUSPENDED,
    Result.TRANSFERRED: Stage.TRANSFERRED,
}
"""A book of the past asks for no review: where its reports stand by their result."""


def _came_in(state: ReportState, act: kinds.ReportLodged | kinds.ReportReceived) -> ReportState:
    if isinstance(act, kinds.ReportLodged):
        state = changed(
            state,
            lodged=Lodged(
                at=act.occurred,
                number=act.document_no or "",
                by=act.signed_by or "",
                channel=act.channel,
                informant_body=act.informant_body or "",
                refusal=act.refusal or "",
                documents=act.documents or "",
            ),
        )
    if isinstance(act, kinds.ReportReceived):
        state = changed(
            state,
            received=act.occurred,
            agency=act.agency or state.agency,
            investigator=act.investigator or state.investigator,
            stage=Stage.TO_ACCEPT if state.stage is Stage.TO_PASS_ON else state.stage,
        )
    return changed(
        state,
        unit=state.unit or act.unit or "",
        source_kind=act.source_kind or state.source_kind,
        description=act.description or state.description,
        title=state.title or brief(act.description),
        offences=act.offences or state.offences,
        offence_on=act.offence_on or state.offence_on,
        place=act.place or state.place,
        informant_body=act.informant_body or state.informant_body,
    )


def _accepted(state: ReportState, act: kinds.ReportAccepted) -> ReportState:
    state = changed(
        state,
        unit=act.unit or state.unit,
        number=act.number if act.number is not None else state.number,
        year=act.year if act.year is not None else state.year,
        accepted_on=act.on,
        procurator=act.procurator or state.procurator,
        remark=act.remark or state.remark,
    ).count("report.accepted", act, state.source_kind.value if state.source_kind else "")
    if state.stage in (Stage.TO_ACCEPT, Stage.TO_PASS_ON):
        return changed(state, stage=Stage.VERIFYING if state.procurator else Stage.TO_ASSIGN)
    return state


def _time(state: ReportState, act: Act) -> ReportState:
    match act:
        case kinds.ReportProlonged(until=until):
            granted = Granted(ordinal=1, on=act.occurred, until=until)
            state = changed(state, prolonged_until=until, granted=(*state.granted, granted))
            return state.count("report.prolonged", act)
        case kinds.ReportExtensionRequested():
            return _extension_requested(state, act)
        case kinds.ReportExtended():
            return _extended(state, act)
        case kinds.ReportExtensionRefused():
            return state.count("report.extension_refused", act)
        case kinds.ReportTakenOver():
            return changed(state, taken_over=True, granted=(), extensions=(), stage=Stage.OWN_VERIFICATION)
        case _:
            return state


def _extension_requested(state: ReportState, act: kinds.ReportExtensionRequested) -> ReportState:
    came = act.received.known_day if act.received else None
    if (on := came or act.on) is None:
        return state
    return changed(state, extension_requests=(*state.extension_requests, Noted(act.id, on, state.granted)))


def _extended(state: ReportState, act: kinds.ReportExtended) -> ReportState:
    if state.extensions:
        state = state.found(EXTENDED_TWICE, act, before=state.extensions[-1].on, until=act.until)
    granted = Granted(ordinal=act.place_in_limit, on=act.occurred, until=act.until, length=act.granted)
    return changed(
        state,
        extensions=(*state.extensions, paper_of(act, act.until)),
        granted=(*state.granted, granted),
    ).count("report.extended", act)


def _requests(state: ReportState, act: Act) -> ReportState:
    match act:
        case kinds.ReportVerificationRequested():
            return changed(state, requests=(*state.requests, paper_of(act))).count("report.verification_requested", act)
        case kinds.ReportResolutionRequested() | kinds.ReportDocumentsRequested() | kinds.ReportTakeoverRequested():
            return state.count(act.kind, act)
        case kinds.ReportInstitutionRequested():
            return state.count(act.kind, act)
        case kinds.ReportRequestAnswered(complied=complied):
            state = changed(state, requests_answered=complied.label.vi if complied else state.requests_answered)
            return state.count("report.request_answered", act, complied.value if complied else "")
        case _:
            return state


def _suspension(state: ReportState, act: Act) -> ReportState:
    match act:
        case kinds.ReportSuspended():
            noted = (Noted(act.id, act.on, state.granted),) if act.on and not state.resumed else ()
            state = changed(
                state,
                suspended=paper_of(act),
                suspended_by=act.id,
                suspension_reviewed_on=None,
                suspension_reviewed_by=None,
                suspension_review="",
                suspension_ground=act.ground,
                suspension_remedy=act.remedy or "",
                limitation_ends_on=act.limitation_ends_on,
                suspensions=(*state.suspensions, *noted),
            )
            return _ended(state, act, Result.SUSPENDED).count("report.suspended", act)
        case kinds.ReportSuspensionReviewed(outcome=outcome):
            return changed(
                state,
                suspension_reviewed_on=act.on,
                suspension_reviewed_by=act.id,
                suspension_review=outcome or "",
            )
        case kinds.ReportSuspensionCancelled():
            return _goes_on(state, act).count("report.suspension_cancelled", act)
        case kinds.ReportResumed():
            return _goes_on(state, act).count("report.resumed", act)
        case _:
            return state


def _goes_on(state: ReportState, act: Act) -> ReportState:
    """Time begins anew after a resumption or an annulled suspension; the extensions before it are spent."""
    return changed(
        state,
        resumed=paper_of(act),
        result=None,
        decision=None,
        opinion="",
        closed_on=None,
        granted=(),
        extensions=(),
        stage=Stage.OWN_VERIFICATION if state.taken_over else Stage.VERIFYING,
    )


def _result(state: ReportState, act: Act) -> ReportState:
    match act:
        case kinds.ReportInstituted():
            state = changed(state, offences=act.offences or state.offences)
            return changed(_ended(state, act, Result.INSTITUTED), closed_on=act.on)
        case kinds.ReportNotInstituted():
            return changed(_ended(state, act, Result.NOT_INSTITUTED), closed_on=act.on)
        case kinds.ReportTransferred():
            return changed(_ended(state, act, Result.TRANSFERRED), closed_on=act.on)
        case kinds.ReportResolvedOtherwise():
            return changed(_ended(state, act, Result.OTHERWISE), closed_on=act.on)
        case kinds.ReportRefusalCancelled():
            state = _goes_on(state, act).count("report.refusal_cancelled", act)
            return changed(state, resumed=None)
        case _:
            return state


STAGE_AFTER = {
    Result.INSTITUTED: Stage.TO_REVIEW,
    Result.NOT_INSTITUTED: Stage.TO_REVIEW,
    Result.OTHERWISE: Stage.TO_REVIEW,
    Result.SUSPENDED: Stage.TO_REVIEW_SUSPENSION,
    Result.TRANSFERRED: Stage.TRANSFERRED,
}


def _ended(state: ReportState, act: Act, result: Result) -> ReportState:
    table = STAGE_OF_BOOK if act.source is Source.EXCEL else STAGE_AFTER
    state = changed(state, result=result, decision=paper_of(act), opinion="", stage=table[result])
    return state.count("report.resolved", act, result.value)


def _review(state: ReportState, act: Act) -> ReportState:
    match act:
        case kinds.ReportDecisionAgreed(opinion=opinion):
            return changed(state, opinion=opinion or act.label.vi).count("report.decision_agreed", act)
        case kinds.ReportDecisionObjected(opinion=opinion):
            return changed(state, opinion=opinion or act.label.vi).count("report.decision_objected", act)
        case kinds.ReportNotified():
            return changed(state, notified_on=act.on).count("report.notified", act)
        case _:
            return state
