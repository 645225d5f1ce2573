"""The days for which hearings were set, and what became of each: what the calendar of hearings shows."""

from __future__ import annotations

from collections.abc import Iterator

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..people import Role
from ..projected import Hearing, HearingKind, HearingOutcome
from .acts_appeal import AppealHearingPostponed, AppealHearingSet, AppealJudged, AppealTerminated
from .acts_court import CaseJudged, CourtReturnedFile, HearingPostponed, HearingSet
from .acts_trial import CourtReturnedCompetence, HearingAttended, HearingPaused, TrialSuspended, TrialTerminated
from .case_state import CaseState, Sitting

FIRST, APPEAL = HearingKind.FIRST_INSTANCE, HearingKind.APPEAL


def after_hearing(state: CaseState, act: Act) -> CaseState:
    """The state with the hearing that an act sets, puts off or ends."""
    match act:
        case HearingSet():
            return _set(_ended(state, FIRST, HearingOutcome.MOVED), FIRST, act, act.hearing, act.place or "")
        case HearingPostponed():
            return _set(_ended(state, FIRST, HearingOutcome.POSTPONED, opened=True), FIRST, act, act.hearing)
        case HearingPaused():
            return _set(_ended(state, FIRST, HearingOutcome.PAUSED, opened=True), FIRST, act, act.resumes)
        case AppealHearingSet():
            return _set(_ended(state, APPEAL, HearingOutcome.MOVED), APPEAL, act, act.hearing, act.place or "")
        case AppealHearingPostponed():
            return _set(_ended(state, APPEAL, HearingOutcome.POSTPONED, opened=True), APPEAL, act, act.hearing)
        case HearingAttended():
            return _attended(state, act)
        case CaseJudged() | CourtReturnedFile() | CourtReturnedCompetence():
            return _over(state, FIRST, act)
        case AppealJudged():
            return _over(state, APPEAL, act)
        case TrialSuspended() | TrialTerminated() if not act.named(Role.ACCUSED):
            return _over(state, FIRST, act)
        case AppealTerminated() if not act.named(Role.ACCUSED):
            return _over(state, APPEAL, act)
    return state


def hearings_of(state: CaseState) -> Iterator[Hearing]:
    """The hearings whose day is known."""
    for one in state.sittings:
        if one.when.known_day is not None:
            yield Hearing(
                matter=state.id,
                act=one.act,
                kind=one.kind,
                on=one.when.known_day,
                at=one.when.moment,
                court=one.court,
                room=one.room,
                outcome=one.outcome,
            )


def _set(state: CaseState, kind: HearingKind, act: Act, when: When | None, room: str = "") -> CaseState:
    """One more hearing; nothing where the court did not say when. What goes on later goes on in the same room."""
    if when is None:
        return state
    before = [one for one in state.sittings if one.kind is kind]
    court = act.issued_by or (state.court if kind is FIRST else state.course.appeal_court)
    sitting = Sitting(act=act.id, kind=kind, when=when, court=court, room=room or (before[-1].room if before else ""))
    return changed(state, sittings=(*state.sittings, sitting))


def _ended(state: CaseState, kind: HearingKind, outcome: HearingOutcome, *, opened: bool = False) -> CaseState:
    """The state with the latest hearing of a kind ended; `opened`: also one that the procurator already went to."""
    open_ones = (HearingOutcome.SET, HearingOutcome.HELD) if opened else (HearingOutcome.SET,)
    last = _last(state, kind)
    if last is None or state.sittings[last].outcome not in open_ones:
        return state
    return _with(state, last, outcome)


def _over(state: CaseState, kind: HearingKind, act: Act) -> CaseState:
    """The end of the instance: the hearing was held, unless its day was still to come."""
    last = _last(state, kind)
    if last is None or state.sittings[last].outcome is not HearingOutcome.SET:
        return state
    day = state.sittings[last].when.known_day
    ahead = day is not None and act.on is not None and day > act.on
    return _with(state, last, HearingOutcome.CANCELLED if ahead else HearingOutcome.HELD)


def _attended(state: CaseState, act: HearingAttended) -> CaseState:
    """The hearing of that day was opened."""
    for place, one in enumerate(state.sittings):
        if one.outcome is HearingOutcome.SET and act.on is not None and one.when.known_day == act.on:
            return _with(state, place, HearingOutcome.HELD)
    return state


def _last(state: CaseState, kind: HearingKind) -> int | None:
    return max((place for place, one in enumerate(state.sittings) if one.kind is kind), default=None)


def _with(state: CaseState, place: int, outcome: HearingOutcome) -> CaseState:
    sittings = list(state.sittings)
    sittings[place] = changed(sittings[place], outcome=outcome)
    return changed(state, sittings=tuple(sittings))
