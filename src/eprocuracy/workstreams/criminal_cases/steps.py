"""What each further step changes: one small function a kind, found by the kind, so that other acts do not pay for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from eprocuracy.kernel.words import Word
from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..people import Role
from . import acts_activities as activities
from . import acts_charge as charge
from . import acts_institution as institution
from . import acts_juveniles as juveniles
from . import acts_measures as measures
from . import acts_pretrial as pretrial
from . import acts_resting as resting
from .acts_accused import MeasureCancelled, MeasureImposed
from .case_state import CaseState, Charge, Paper
from .course import Announced, InForce
from .told_steps import at_night
from .words import Measure

Rule = Callable[[CaseState, Any], CaseState]


def with_course(state: CaseState, **changes: Any) -> CaseState:
    """The state with what the further steps keep changed."""
    return changed(state, course=changed(state.course, **changes))


def put(held: Mapping[UUID, Any], who: UUID, value: Any) -> Mapping[UUID, Any]:
    """A mapping with one entry changed; None takes it out."""
    made = {**held, who: value}
    if value is None:
        del made[who]
    return MappingProxyType(made)


# measures ------------------------------------------------------------------------------------------------------------


def _imposed(state: CaseState, act: MeasureImposed) -> CaseState:
    """A measure stands beside those in force; the same measure again takes the place of what it was."""
    if act.measure is None:
        return state
    for link in act.named(Role.ACCUSED):
        one = InForce(measure=act.measure, act=act.id, on=act.on, until=act.until)
        there = state.course.measures.get(link.target, ())
        kept = tuple(held for held in there if held.measure is not act.measure)
        state = with_course(state, measures=put(state.course.measures, link.target, (*kept, one)))
    return state


def _lifted(state: CaseState, act: Act, measure: Measure | None) -> CaseState:
    """One measure, or every one where none is named, is at its end; what remains is shown."""
    for link in act.named(Role.ACCUSED):
        there = state.course.measures.get(link.target, ())
        kept = tuple(held for held in there if measure is not None and held.measure is not measure)
        state = with_course(state, measures=put(state.course.measures, link.target, kept or None))
        last = kept[-1] if kept else None
        state = state.with_place(
            link.target, measure=last.measure if last else None, measure_until=last.until if last else None
        )
    return state


def _entity(state: CaseState, act: measures.EntityMeasureImposed) -> CaseState:
    if act.measure is None:
        return state
    for link in act.named(Role.ACCUSED):
        one = InForce(measure=act.measure, act=act.id, on=act.on)
        there = state.course.entities.get(link.target, ())
        kept = tuple(held for held in there if held.measure is not act.measure)
        state = with_course(state, entities=put(state.course.entities, link.target, (*kept, one)))
    return state


def _entity_lifted(state: CaseState, act: measures.EntityMeasureCancelled) -> CaseState:
    for link in act.named(Role.ACCUSED):
        there = state.course.entities.get(link.target, ())
        kept = tuple(held for held in there if act.measure is not None and held.measure is not act.measure)
        state = with_course(state, entities=put(state.course.entities, link.target, kept or None))
    return state


# charges -------------------------------------------------------------------------------------------------------------


def _change_of_case_cancelled(state: CaseState, _act: institution.CaseChangeCancelled) -> CaseState:
    """The offences of the case go back to what they were before the last change."""
    if not state.course.offences_before:
        return state
    *earlier, last = state.course.offences_before
    return with_course(changed(state, offences=last), offences_before=tuple(earlier))


def _change_of_charge_cancelled(state: CaseState, act: charge.ChargeChangeCancelled) -> CaseState:
    for who in state.concerned(act):
        before = state.course.charged_before.get(who, ())
        if not before:
            continue
        *earlier, last = before
        known = state.charges.get(who, Charge())
        state = state.with_charge(who, offences=last, changes=(*known.changes, Paper.of(act)))
        state = state.with_place(who, offences=last)
        state = with_course(state, charged_before=put(state.course.charged_before, who, tuple(earlier) or None))
    return state


def _charge_stands_again(state: CaseState, act: charge.ChargeAnnulmentCancelled) -> CaseState:
    for who in state.concerned(act):
        state = state.with_charge(who, refused=None)
    return state


def keeping_charges(state: CaseState, act: Act) -> CaseState:
    """What was charged before a change, so that its annulment can go back to it."""
    for who in (link.target for link in act.named(Role.ACCUSED)):
        known = state.charges.get(who)
        place = state.places.get(who)
        offences = (known.offences if known else ()) or (place.offences if place else ())
        before = state.course.charged_before.get(who, ())
        state = with_course(state, charged_before=put(state.course.charged_before, who, (*before, offences)))
    return state


def keeping_offences(state: CaseState) -> CaseState:
    """The offences of the case before a change."""
    return with_course(state, offences_before=(*state.course.offences_before, state.offences))


# activities ----------------------------------------------------------------------------------------------------------


def _conducted(state: CaseState, act: activities.ActivityConducted) -> CaseState:
    done = (*state.course.activities, (act.activity.value if act.activity else "", act.attended))
    state = with_course(state, activities=done)
    if act.attended is not None:
        state = state.counted("activity.attended" if act.attended else "activity.unattended", act, outcome=done[-1][0])
    return state


def _announced(state: CaseState, act: activities.ActivityAnnounced) -> CaseState:
    one = Announced(act=act.id, told=act.occurred, planned=act.planned)
    return with_course(state, announced=(*state.course.announced, one))


def _interrogated(state: CaseState, act: activities.AccusedInterrogated) -> CaseState:
    found = at_night(act)
    if found is not None:
        state = state.found(found, act, begun=act.begun, ended=act.ended)
    if not act.by_procurator:
        return state
    state = with_course(state, interrogated=state.course.interrogated + 1)
    return state.counted("accused.interrogated_by_procurator", act)


# persons -------------------------------------------------------------------------------------------------------------


def _joins(name: str, *, leaves: bool = False) -> Rule:
    """Puts those concerned into one of the sets of persons, or takes them out."""

    def rule(state: CaseState, act: Act) -> CaseState:
        held: frozenset[UUID] = getattr(state.course, name)
        who = frozenset(state.concerned(act))
        return with_course(state, **{name: held - who if leaves else held | who})

    return rule


def _diverted(state: CaseState, act: juveniles.DiversionApplied | juveniles.DiversionChanged) -> CaseState:
    for who in state.concerned(act):
        state = with_course(state, diverted=put(state.course.diverted, who, act.measure or ""))
    return state


def _diversion_ended(state: CaseState, act: juveniles.DiversionCancelled) -> CaseState:
    for who in state.concerned(act):
        if who in state.course.diverted:
            state = with_course(state, diverted=put(state.course.diverted, who, None))
    return state


# rests and summary procedure -------------------------------------------------------------------------------------------


def _waits_for_resumption(state: CaseState, _act: Act) -> CaseState:
    """A suspension or termination was annulled: the case is open again, and the decision to resume is awaited."""
    return changed(state, closed_on=None)


def _summary(state: CaseState, act: pretrial.SummaryApplied | pretrial.SummaryCancelled) -> CaseState:
    return with_course(state, summary=isinstance(act, pretrial.SummaryApplied))


def _summary_file(state: CaseState, act: pretrial.SummaryFileReceived) -> CaseState:
    return changed(
        state,
        received=(*state.received, Paper(number=str(act.number or "") or None, on=act.on)),
        pages=act.pages if act.pages is not None else state.pages,
    )


def _summary_prosecuted(state: CaseState, act: pretrial.SummaryProsecuted) -> CaseState:
    return changed(state, indicted=Paper.of(act), indicted_by=act.id, court=act.court or state.court)


STEPS: dict[type[Act], Rule] = {
    MeasureImposed: _imposed,
    MeasureCancelled: lambda state, act: _lifted(state, act, act.measure),
    measures.MeasureRefused: lambda state, act: _lifted(state, act, act.measure),
    measures.EntityMeasureImposed: _entity,
    measures.EntityMeasureCancelled: _entity_lifted,
    institution.CaseChangeCancelled: _change_of_case_cancelled,
    charge.ChargeChangeCancelled: _change_of_charge_cancelled,
    charge.ChargeAnnulmentCancelled: _charge_stands_again,
    activities.ActivityConducted: _conducted,
    activities.ActivityAnnounced: _announced,
    activities.AccusedInterrogated: _interrogated,
    resting.WantedDecided: _joins("wanted"),
    resting.WantedEnded: _joins("wanted", leaves=True),
    resting.TreatmentApplied: _joins("treated"),
    resting.TreatmentEnded: _joins("treated", leaves=True),
    pretrial.AbsenceEstablished: _joins("absent"),
    pretrial.AbsenceEnded: _joins("absent", leaves=True),
    juveniles.DiversionApplied: _diverted,
    juveniles.DiversionChanged: _diverted,
    juveniles.DiversionCancelled: _diversion_ended,
    resting.InvestigationSuspensionCancelled: _waits_for_resumption,
    resting.InvestigationTerminationCancelled: _waits_for_resumption,
    pretrial.ProsecutionSuspensionCancelled: _waits_for_resumption,
    pretrial.ProsecutionTerminationCancelled: _waits_for_resumption,
    pretrial.SummaryApplied: _summary,
    pretrial.SummaryCancelled: _summary,
    pretrial.SummaryFileReceived: _summary_file,
    pretrial.SummaryProsecuted: _summary_prosecuted,
}


def said(act: Act) -> str:
    """The word that the main field of an act holds, for the figures."""
    held = getattr(act, act.summary, None) if act.summary else None
    return held.value if isinstance(held, Word) else ""
