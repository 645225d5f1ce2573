"""What the court, the court above, and coming from or going to another office change in a case."""

from __future__ import annotations

from types import MappingProxyType
from uuid import UUID

from eprocuracy.kernel.words import Word
from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..people import Role
from . import acts_appeal as appeal
from . import acts_lineage as lineage
from . import acts_trial as trial
from .acts_court import AppealLodged, JudgmentInForce
from .case_state import CaseState, Paper
from .course import Above, Attacked, Formerly
from .steps import STEPS, Rule, put, with_course
from .words import OUT_OF_CASE, AccusedStage, Stage
from .words_court import ANNULLED, Higher, Sense

ABOVE = ("appeal.", "cassation.")  # how the kinds begin that the books S8 and S9 tell of
AT_END = frozenset({*OUT_OF_CASE, AccusedStage.IN_FORCE})


# trial ---------------------------------------------------------------------------------------------------------------


def _trial_ended(state: CaseState, act: trial.TrialTerminated) -> CaseState:
    return state if act.named(Role.ACCUSED) else changed(state, closed_on=act.on)


def _trial_goes_on(state: CaseState, _act: Act) -> CaseState:
    return changed(state, closed_on=None)


def _judgment_received(state: CaseState, act: trial.JudgmentReceived) -> CaseState:
    return changed(state, judgment_received_on=act.on)


def _enforced(state: CaseState, act: trial.EnforcementDecided) -> CaseState:
    return with_course(state, enforced_on=act.on)


# appeal --------------------------------------------------------------------------------------------------------------


def _lodged(state: CaseState, _act: AppealLodged) -> CaseState:
    """An appeal takes the end from a case whose judgment had been taken to be in force."""
    return changed(state, in_force_on=None, closed_on=None)


def _late_accepted(state: CaseState, act: appeal.AppealLateDecided) -> CaseState:
    if act.answer is None or act.answer.value != "granted":
        return state
    return changed(state, in_force_on=None, closed_on=None, stage=Stage.APPEALED)


def _withdrawn(state: CaseState, act: appeal.AppealWithdrawn) -> CaseState:
    return with_course(state, withdrawn=(*state.course.withdrawn, act.by.value if act.by else ""))


def _docketed(state: CaseState, act: appeal.AppealDocketed) -> CaseState:
    return with_course(state, appeal_docket=act.number or "", appeal_docketed_on=act.on, appeal_court=act.court or "")


def _hearing(state: CaseState, act: appeal.AppealHearingSet | appeal.AppealHearingPostponed) -> CaseState:
    return with_course(state, appeal_hearing=act.hearing or state.course.appeal_hearing)


def _results(state: CaseState, act: appeal.AppealJudged | appeal.CassationJudged) -> dict[UUID, Higher]:
    """Of each defendant: the result of their own, or that of the judgment."""
    own = {one.participant: one.result for one in act.verdicts or ()}
    of_all = {who: act.result for who in state.concerned(act) if act.result is not None}
    return {who: result for who, result in {**of_all, **own}.items() if who in state.places}


def _months(act: appeal.AppealJudged | appeal.CassationJudged) -> dict[UUID, int]:
    return {one.participant: one.months for one in act.verdicts or () if one.months is not None}


def _judged_above(state: CaseState, act: appeal.AppealJudged | appeal.CassationJudged) -> CaseState:
    """The judgment of the court above: in force from its day, except for those whose case goes back."""
    results = _results(state, act)
    for who, result in results.items():
        stage = AccusedStage.ANNULLED if result in ANNULLED else AccusedStage.IN_FORCE
        if result in (Higher.ACQUITTED, Higher.TERMINATED):
            stage = AccusedStage.TERMINATED
        state = state.with_place(who, stage=stage)
        state = state.counted(f"accused.{act.kind}", act, participant=who, outcome=result.value)
    state = with_course(
        state,
        appealed=MappingProxyType({**state.course.appealed, **results}),
        months_above=MappingProxyType({**state.course.months_above, **_months(act)}),
    )
    back = any(place.stage is AccusedStage.ANNULLED for place in state.accused)
    if back or (not results and act.result in ANNULLED):
        return changed(state, stage=Stage.ANNULLED, in_force_on=None, closed_on=None)
    return changed(state, stage=Stage.IN_FORCE, in_force_on=act.on, closed_on=act.on)


def _discontinued(state: CaseState, act: appeal.AppealTerminated) -> CaseState:
    named = act.named(Role.ACCUSED)
    return state if named else changed(state, in_force_on=act.on, closed_on=act.on)


def _attacked(state: CaseState, act: appeal.CassationProtested) -> CaseState:
    if act.sense is not Sense.AGAINST or act.on is None or state.in_force_on is None:
        return state
    one = Attacked(act=act.id, on=act.on, in_force_on=state.in_force_on)
    return with_course(state, attacked=(*state.course.attacked, one))


def _in_force(state: CaseState, act: JudgmentInForce) -> CaseState:
    """In force for some: the case ends only when nobody's is still open."""
    named = {link.target for link in act.named(Role.ACCUSED)}
    if not named:
        return state
    open_ones = [one for one in state.accused if one.participant not in named and one.stage not in AT_END]
    if open_ones:
        return changed(state, in_force_on=None, closed_on=None)
    return changed(state, stage=Stage.IN_FORCE)


# lineage -------------------------------------------------------------------------------------------------------------


def known_as(state: CaseState) -> CaseState:
    """The state that remembers under which number the present office has it."""
    if state.number is None:
        return state
    number = f"{state.number}/{state.year}" if state.year else str(state.number)
    one = Formerly(unit=state.unit, number=number)
    if one in state.course.formerly:
        return state
    return with_course(state, formerly=(*state.course.formerly, one))


def _taken_over(state: CaseState, act: lineage.CaseTakenOver) -> CaseState:
    """The office changes, the case and its limits go on; the number it had stays with it."""
    state = known_as(state)
    old = Formerly(unit=act.from_unit or "", number=act.from_number or "")
    if (old.unit or old.number) and all(one.number != old.number for one in state.course.formerly):
        state = with_course(state, formerly=(*state.course.formerly, old))
    return changed(
        state,
        unit=act.unit or state.unit,
        number=act.number,
        year=act.year,
        procurator=act.procurator or state.procurator,
    )


def _passed_on(state: CaseState, act: lineage.CaseProsecutionPassedOn) -> CaseState:
    state = known_as(state)
    return changed(state, unit=act.to_unit or state.unit, number=None, year=None, procurator="")


def _settled(state: CaseState, act: lineage.CaseCompetenceSettled) -> CaseState:
    return changed(state, agency=act.agency or state.agency)


def _arrived(state: CaseState, act: lineage.CaseFileArrived) -> CaseState:
    return changed(state, agency=act.agency or state.agency)


def _join_undone(state: CaseState, act: lineage.CaseJoinCancelled) -> CaseState:
    """Accused who came with the case that is free again leave with it."""
    for link in act.links:
        if link.role is not Role.JOINED:
            continue
        came = state.course.brought.get(link.target, ())
        named = [one.target for one in act.named(Role.ACCUSED)]
        for who in named or came:
            if who in state.places:
                state = state.with_place(who, stage=AccusedStage.SPLIT_OFF)
        state = with_course(state, brought=put({**state.course.brought, link.target: ()}, link.target, None))
    return state


def _split_undone(state: CaseState, act: lineage.CaseSplitCancelled) -> CaseState:
    for place in state.accused:
        state = state.with_place(place.participant, stage=AccusedStage.SPLIT_OFF)
    return changed(state, stage=Stage.JOINED, closed_on=act.on, ended=Paper.of(act))


def elsewhere_undone(state: CaseState, act: Act) -> CaseState:
    """What undoing a joining or a splitting changes in the other case of the family."""
    match act:
        case lineage.CaseJoinCancelled():
            if any(link.role is Role.JOINED and link.target == state.id for link in act.links):
                return changed(state, stage=Stage.INVESTIGATING, closed_on=None, ended=None)
        case lineage.CaseSplitCancelled():
            back = [who for who, matter in state.course.split_to.items() if matter == act.matter]
            for who in back:
                state = state.with_place(who, stage=AccusedStage.INVESTIGATED)
            kept = {who: matter for who, matter in state.course.split_to.items() if matter != act.matter}
            return with_course(state, split_to=MappingProxyType(kept))
    return state


ALL_STEPS: dict[type[Act], Rule] = {
    **STEPS,
    trial.TrialTerminated: _trial_ended,
    trial.TrialResumed: _trial_goes_on,
    trial.JudgmentReceived: _judgment_received,
    trial.EnforcementDecided: _enforced,
    AppealLodged: _lodged,
    appeal.AppealLateDecided: _late_accepted,
    appeal.AppealWithdrawn: _withdrawn,
    appeal.AppealDocketed: _docketed,
    appeal.AppealHearingSet: _hearing,
    appeal.AppealHearingPostponed: _hearing,
    appeal.AppealJudged: _judged_above,
    appeal.AppealTerminated: _discontinued,
    appeal.CassationProtested: _attacked,
    appeal.CassationJudged: _judged_above,
    JudgmentInForce: _in_force,
    lineage.CaseTakenOver: _taken_over,
    lineage.CaseProsecutionPassedOn: _passed_on,
    lineage.CaseCompetenceSettled: _settled,
    lineage.CaseFileArrived: _arrived,
    lineage.CaseJoinCancelled: _join_undone,
    lineage.CaseSplitCancelled: _split_undone,
}


def after_step(state: CaseState, act: Act) -> CaseState:
    """The state after one of the further steps; other acts change nothing here."""
    rule = ALL_STEPS.get(type(act))
    if act.kind.startswith(ABOVE):
        state = with_course(state, above=(*state.course.above, _above(act)))
    return rule(state, act) if rule is not None else state


def _above(act: Act) -> Above:
    """What the books of appeal and of cassation write of an act; each of its kinds says another part."""
    found = (getattr(act, name, None) for name in ("by", "procedure", "extent", "result"))
    said = tuple(one for one in found if isinstance(one, Word))
    return Above(
        kind=act.kind,
        on=act.on,
        number=act.document_no or "",
        said=(Higher.DISCONTINUED,) if isinstance(act, appeal.AppealTerminated) else said,
        sense=getattr(act, "sense", None),
        of_protest=getattr(act, "protest_accepted", None),
    )
