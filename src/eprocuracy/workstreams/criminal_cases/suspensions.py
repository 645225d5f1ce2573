"""Cases and accused that rest: why, since when, last reviewed when, and the end of limitation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from uuid import UUID

from eprocuracy.law.limitation import limitation
from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..catalogue import View
from ..people import Role
from ..projected import Suspension
from .acts_accused import AccusedSuspended
from .acts_case import SuspensionReviewed
from .acts_investigation import InvestigationSuspended
from .acts_prosecution import ProsecutionSuspended
from .acts_trial import TrialSuspended
from .case_state import CaseState, Resting
from .words import RESTING, AccusedStage


def after_suspension(state: CaseState, act: Act) -> CaseState:
    """Keep what the latest suspension says, of the case and of each accused; whether it still holds is a matter of the stage."""
    match act:
        case InvestigationSuspended():
            kept = Resting(
                act=act.id,
                number=act.document_no or "",
                on=act.on,
                ground=act.ground,
                remedy=act.remedy or "",
                stated_end=act.limitation_ends_on,
            )
            return changed(state, resting=kept)
        case ProsecutionSuspended():
            kept = Resting(
                act=act.id, number=act.document_no or "", on=act.on, ground=act.ground, remedy=act.remedy or ""
            )
            return changed(state, resting=kept)
        case TrialSuspended() if act.named(Role.ACCUSED):
            kept = Resting(act=act.id, number=act.document_no or "", on=act.on, ground=act.ground)
            return _of_accused(state, {who: changed(kept, participant=who) for who in state.concerned(act)})
        case TrialSuspended():
            return changed(
                state, resting=Resting(act=act.id, number=act.document_no or "", on=act.on, ground=act.ground)
            )
        case AccusedSuspended():
            kept = Resting(
                act=act.id,
                number=act.document_no or "",
                on=act.on,
                ground=act.ground,
                remedy=act.remedy or "",
                wanted_on=act.wanted_on,
            )
            return _of_accused(state, {who: changed(kept, participant=who) for who in state.concerned(act)})
        case SuspensionReviewed():
            return _reviewed(state, act)
    return state


def _reviewed(state: CaseState, act: SuspensionReviewed) -> CaseState:
    """A review concerns the case if it rests, and of the accused those it names, or all."""
    named = [link.target for link in act.named(Role.ACCUSED)] or list(state.accused_resting)

    def after(kept: Resting) -> Resting:
        return changed(kept, reviewed_on=act.on, reviewed_by=act.id, review=act.outcome or "")

    if state.stage in RESTING:
        state = changed(state, resting=after(state.resting or Resting()))
    return _of_accused(state, {who: after(state.accused_resting[who]) for who in named if who in state.accused_resting})


def _of_accused(state: CaseState, kept: dict[UUID, Resting]) -> CaseState:
    return changed(state, accused_resting=MappingProxyType({**state.accused_resting, **kept})) if kept else state


def resting_accused(state: CaseState) -> Iterable[tuple[UUID, Resting]]:
    """The accused for whom alone the proceedings rest."""
    for place in state.accused:
        kept = state.accused_resting.get(place.participant)
        if kept is not None and place.stage is AccusedStage.SUSPENDED:
            yield place.participant, kept


def suspensions_of(state: CaseState, view: View) -> Iterator[Suspension]:
    """What the list of suspended matters shows of this case."""
    if state.stage in RESTING:
        kept = state.resting or Resting()
        yield _row(state, view, None, kept)
    for who, kept in resting_accused(state):
        yield _row(state, view, who, kept)


def _row(state: CaseState, view: View, who: UUID | None, kept: Resting) -> Suspension:
    place = state.places.get(who) if who else None
    offences = place.offences if place is not None and place.offences else state.charged_with
    return Suspension(
        matter=state.id,
        participant=who,
        act=kept.act,
        on=kept.on,
        ground=kept.ground,
        awaited=kept.remedy,
        reviewed_on=kept.reviewed_on,
        reviewed_by=kept.reviewed_by,
        review=kept.review,
        limitation=limitation(view.reference, offences, committed=state.offence_on, wanted=kept.wanted_on is not None),
        stated_end=kept.stated_end,
    )
