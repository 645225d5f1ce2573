"""What each act does to a thread. Nothing is refused here: what is odd becomes a finding."""

from __future__ import annotations

from eprocuracy.kernel.words import Word
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.changing import changed
from eprocuracy.workstreams.house_acts import RegisterStated

from . import acts as kinds
from .thread import ThreadState
from .words import Answer, Area, Implemented, Paper, Stage


def begin(act: Act) -> ThreadState:
    """The state with which a thread opens; the opening act itself is applied next."""
    return ThreadState(id=act.matter, stage=Stage.TO_DEAL_WITH, opened_on=act.on)


def after(state: ThreadState, act: Act) -> ThreadState:
    """The state after one more act; acts of other matters that only refer to this one change nothing."""
    if act.matter != state.id:
        return state
    return _answered(_issued(_found(state, act), act), act)


def _found(state: ThreadState, act: Act) -> ThreadState:
    match act:
        case kinds.ViolationFound():
            state = changed(
                state,
                unit=state.unit or act.unit or "",
                found_on=act.on,
                violation=act.description or "",
                criterion=act.criterion or state.criterion,
                provision=act.provision or "",
                dealt_with=act.findings or state.dealt_with,
                procurator=act.procurator or state.procurator,
            )
            state = _addressed(state, act.area, act.target, act)
            return _titled(state).count("violation.found", act, said(act.area))
        case kinds.InspectionDecided():
            state = _numbered(changed(state, paper=Paper.INSPECTION), act)
            state = _addressed(state, act.area, act.target, act)
            return _titled(changed(state, stage=Stage.INSPECTING)).count("inspection.decided", act, said(act.area))
        case kinds.FindingDismissed():
            state = changed(
                state,
                unit=state.unit or act.unit or "",
                paper=Paper.DISMISSED,
                target=act.target or state.target,
                agency=act.target or state.agency,
                violation=act.ground or "",
                dealt_with=act.findings or state.dealt_with,
                procurator=act.procurator or state.procurator,
                stage=Stage.CLOSED,
                closed_on=act.on,
            )
            return _titled(state).count("finding.dismissed", act)
        case kinds.ViolationReminded():
            return changed(state, stage=Stage.CLOSED, closed_on=act.on).count(
                "violation.reminded", act, said(state.area)
            )
        case kinds.SupervisionAssigned() | kinds.SupervisionReassigned():
            return changed(state, procurator=act.procurator or state.procurator)
        case kinds.InspectionConcluded():
            state = changed(state, violation=act.violations or state.violation)
            return state.count("inspection.concluded", act, said(state.area))
        case _:
            return state


def _issued(state: ThreadState, act: Act) -> ThreadState:
    match act:
        case kinds.RequestIssued():
            state = _numbered(changed(state, paper=Paper.REQUEST), act)
            state = changed(state, description=act.description or "", due_on=act.due_on, stage=Stage.AWAITING_REPLY)
            state = _addressed(state, act.area, act.target, act)
            return _titled(state).count("request.issued", act, said(act.area))
        case kinds.RecommendationIssued():
            return _recommended(state, act)
        case kinds.ProtestIssued():
            return _protested(state, act)
        case kinds.ProtestChanged():
            return changed(state, changed_on=act.on)
        case _:
            return state


def _recommended(state: ThreadState, act: kinds.RecommendationIssued) -> ThreadState:
    state = _numbered(changed(state, paper=Paper.RECOMMENDATION), act)
    state = changed(
        state,
        purpose=act.purpose,
        description=act.description or "",
        criterion=act.criterion or state.criterion,
        due_on=act.due_on,
        procurator=act.procurator or state.procurator,
        remark=act.remark or state.remark,
        stage=Stage.AWAITING_REPLY,
        answer=None,
        answered_on=None,
        answered_no="",
    )
    state = _addressed(state, act.area, act.target, act)
    state = _titled(state).count("recommendation.issued", act, said(act.area))
    if act.purpose:
        state = state.count(f"recommendation.{act.purpose.value}", act, said(act.area))
    return state.count("recommendation.due", act, said(act.area), on=act.due_on) if act.due_on else state


def _protested(state: ThreadState, act: kinds.ProtestIssued) -> ThreadState:
    state = _numbered(changed(state, paper=Paper.PROTEST), act)
    state = changed(
        state,
        level=act.level,
        domain=act.domain,
        against_no=act.against_no or "",
        against_on=act.against_on,
        target=act.court or state.target,
        description=act.ground or "",
        procurator=act.procurator or state.procurator,
        remark=act.remark or state.remark,
        due_on=None,
        stage=Stage.AWAITING_COURT,
        answer=None,
        answered_on=None,
        answered_no="",
    )
    return _titled(state).count(_of_protest(state, "issued"), act, said(act.level))


def _answered(state: ThreadState, act: Act) -> ThreadState:
    match act:
        case kinds.ResponseReceived(answer=answer):
            state = changed(state, answer=answer, answered_on=act.on, answered_no=act.document_no or "")
            code = _of_protest(state, "decided") if state.paper is Paper.PROTEST else f"{state.paper.value}.answered"
            return _with_answer(state.count(code, act, said(answer)), answer)
        case RegisterStated(stage=stage) if stage in (one.value for one in Answer):
            return _with_answer(changed(state, answer=Answer(stage)), Answer(stage))
        case kinds.ProtestWithdrawn(in_part=in_part):
            state = changed(state, withdrawn_on=act.on).count(_of_protest(state, "withdrawn"), act)
            return state if in_part else changed(state, stage=Stage.CLOSED, closed_on=act.on)
        case kinds.ImplementationChecked(implemented=implemented):
            to = Stage.DONE if implemented is Implemented.YES else Stage.FOLLOWING_UP
            state = changed(state, implemented=implemented, checked_on=act.on, stage=to)
            return state.count("implementation.checked", act, said(implemented))
        case kinds.ThreadClosed():
            return changed(state, stage=Stage.CLOSED, closed_on=act.on)
        case _:
            return state


def _with_answer(state: ThreadState, answer: Answer | None) -> ThreadState:
    if state.paper is Paper.PROTEST:
        return changed(state, stage=Stage.CLOSED, closed_on=state.answered_on)
    if state.paper is Paper.REQUEST:
        return changed(state, stage=Stage.TO_ESCALATE if answer is Answer.REJECTED else Stage.DONE)
    return changed(state, stage=Stage.TO_ESCALATE if answer is Answer.REJECTED else Stage.FOLLOWING_UP)


def _of_protest(state: ThreadState, happened: str) -> str:
    """Protests are counted apart by the law they follow: `protest.criminal.issued`."""
    return f"protest.{said(state.domain) or 'other'}.{happened}"


Numbered = kinds.InspectionDecided | kinds.RequestIssued | kinds.RecommendationIssued | kinds.ProtestIssued
Addressed = kinds.ViolationFound | kinds.InspectionDecided | kinds.RequestIssued | kinds.RecommendationIssued


def _numbered(state: ThreadState, act: Numbered) -> ThreadState:
    return changed(
        state,
        unit=act.unit or state.unit,
        number=act.number if act.number is not None else state.number,
        year=act.year if act.year is not None else state.year,
        issued_no=act.document_no or (str(act.number) if act.number is not None else ""),
        issued_on=act.on,
    )


def _addressed(state: ThreadState, area: Area | None, target: str | None, act: Addressed) -> ThreadState:
    return changed(
        state,
        area=area or state.area,
        target=target or state.target,
        target_kind=act.target_kind or state.target_kind,
        agency=target or state.agency,
    )


def _titled(state: ThreadState) -> ThreadState:
    what = state.purpose.label.vi.lower() if state.purpose and state.paper is Paper.RECOMMENDATION else ""
    named = f"{state.paper.label.vi} {what}".strip()
    return changed(state, title=f"{named}: {state.target}" if state.target else named)


def said(word: Word | None) -> str:
    return str(word.value) if word is not None else ""
