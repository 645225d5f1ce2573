"""What an act changes for the accused it names."""

from __future__ import annotations

from uuid import UUID

from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..people import Role
from .acts_accused import (
    AccusedChanged,
    AccusedCharged,
    AccusedResumed,
    ChargeApproved,
    ChargeCancelled,
    ChargeRefused,
    MeasureCancelled,
    MeasureImposed,
)
from .acts_case import CaseJoined, CaseSplit
from .acts_lineage import CaseJoinCancelled, CaseSplitCancelled
from .case_state import CaseState, Charge, Paper
from .findings import CASE_WITHOUT_CHARGE
from .steps import keeping_charges, put, with_course
from .steps_court import elsewhere_undone
from .words import AccusedStage, ChargeChange, ResumedAs, Stage


def after_accused(state: CaseState, act: Act) -> CaseState:
    """Papers of the charge, offences and measures; the stages themselves follow the table of moves."""
    match act:
        case AccusedCharged():
            state = _charged(state, act)
        case ChargeApproved():
            for who in state.concerned(act):
                state = state.with_charge(who, approved=Paper.of(act))
        case ChargeRefused() | ChargeCancelled():
            for who in state.concerned(act):
                state = state.with_charge(who, refused=Paper.of(act))
        case AccusedResumed(phase=ResumedAs.PROSECUTION):
            waiting = (AccusedStage.SUSPENDED, AccusedStage.TERMINATED)
            for who in (one.target for one in act.named(Role.ACCUSED)):
                if who in state.places and state.places[who].stage in waiting:
                    state = state.with_place(who, stage=AccusedStage.PROPOSED)
        case AccusedChanged():
            state = _changed(keeping_charges(state, act), act)
        case MeasureImposed(measure=measure, until=until):
            for link in act.named(Role.ACCUSED):
                state = state.with_place(link.target, measure=measure, measure_until=until)
        case MeasureCancelled():
            for link in act.named(Role.ACCUSED):
                state = state.with_place(link.target, measure=None, measure_until=None)
        case CaseJoined():
            state = _brought(state, act)
    return state


def _charged(state: CaseState, act: AccusedCharged) -> CaseState:
    for link in act.named(Role.ACCUSED):
        state = state.with_charge(link.target, charged=Paper.of(act), offences=link.offences)
        place = state.places.get(link.target)
        if act.by_procuracy and place is not None and place.stage is None:
            state = state.with_place(link.target, stage=AccusedStage.INVESTIGATED)
        state = _within_the_case(state, act, link.target)
    return state


def _changed(state: CaseState, act: AccusedChanged) -> CaseState:
    """A changed charge takes the offences that the link names; an added one stands beside those there were."""
    for link in act.named(Role.ACCUSED):
        charge = state.charges.get(link.target, Charge())
        offences = link.offences or charge.offences
        if act.manner is ChargeChange.ADDED:
            offences = tuple(dict.fromkeys((*charge.offences, *link.offences)))
        state = state.with_charge(link.target, changes=(*charge.changes, Paper.of(act)), offences=offences)
        state = state.with_place(link.target, offences=offences)
        state = _within_the_case(state, act, link.target)
    return state


def _within_the_case(state: CaseState, act: Act, who: UUID) -> CaseState:
    """An article that the case does not have must first be added to the case (TTLT 04/2018, Điều 9 khoản 3)."""
    link = next(one for one in act.named(Role.ACCUSED) if one.target == who)
    known = {one.article for one in state.offences}
    strange = tuple(str(one) for one in link.offences if one.article not in known)
    if strange and known:
        return state.found(CASE_WITHOUT_CHARGE, act, participant=link.target, offences=strange)
    return state


def _brought(state: CaseState, act: CaseJoined) -> CaseState:
    """Accused who come with the joined case go on as accused under investigation."""
    came = []
    for link in act.named(Role.ACCUSED):
        place = state.places.get(link.target)
        if place is None or place.stage in (None, AccusedStage.SPLIT_OFF):
            state = state.with_place(link.target, role=Role.ACCUSED, stage=AccusedStage.INVESTIGATED)
            came.append(link.target)
    for link in act.links:
        if link.role is Role.JOINED and link.is_matter:
            state = with_course(state, brought=put(state.course.brought, link.target, tuple(came)))
    return state


def elsewhere(state: CaseState, act: Act) -> CaseState:
    """What an act of another case of the family changes here: this one was joined away, or accused were split off."""
    match act:
        case CaseSplit():
            for link in act.named(Role.ACCUSED):
                if link.target in state.places:
                    state = state.with_place(link.target, stage=AccusedStage.SPLIT_OFF)
                    state = with_course(state, split_to=put(state.course.split_to, link.target, act.matter))
        case CaseJoinCancelled() | CaseSplitCancelled():
            return elsewhere_undone(state, act)
        case CaseJoined():
            if (Role.JOINED, state.id) in ((link.role, link.target) for link in act.links if link.is_matter):
                return changed(state, stage=Stage.JOINED, closed_on=act.on, ended=Paper.of(act))
    return state
