"""What each act changes for the person held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.changing import changed

from ..acts import Act, Source
from ..house_acts import RegisterStated
from .acts_assigned import CustodyAssigned, CustodyReassigned
from .acts_custody import (
    CustodyCancelled,
    CustodyExtended,
    CustodyExtensionApproved,
    CustodyExtensionRefused,
    CustodyOrdered,
)
from .acts_detention import (
    DetentionApproved,
    DetentionByCourt,
    DetentionExtended,
    DetentionForProsecution,
    DetentionOrdered,
    DetentionRefused,
    MeasureCancelled,
    MeasureReplaced,
)
from .acts_person import (
    PersonBeganSentence,
    PersonDied,
    PersonEscaped,
    PersonRecaptured,
    PersonReleased,
    PersonSentToCourt,
    PersonTransferred,
)
from .held_state import Absence, HeldState, Period, is_later
from .words import INSIDE, Ground, Leaving, Stage

LEAVING: dict[type[Act], str] = {
    PersonReleased: Leaving.RELEASED.value,
    PersonTransferred: Leaving.TRANSFERRED.value,
    PersonSentToCourt: Leaving.TO_COURT.value,
    PersonBeganSentence: Leaving.SENTENCE.value,
    PersonDied: Leaving.DIED.value,
    PersonEscaped: Leaving.ESCAPED.value,
    MeasureReplaced: Leaving.MEASURE_CHANGED.value,
    MeasureCancelled: Leaving.MEASURE_CANCELLED.value,
}


def after_papers(state: HeldState, act: Act) -> HeldState:
    """Custody, detention and their extensions, each with the time it gives."""
    match act:
        case CustodyOrdered():
            return _with(state, _period(Ground.CUSTODY, act, act.begins, act.ends))
        case CustodyExtended():
            ordinal = act.ordinal or 1 + sum(one.extends for one in state.of(Ground.CUSTODY))
            period = _period(Ground.CUSTODY, act, None, act.until)
            return _with(state, changed(period, ordinal=ordinal, approved=act.approved))
        case CustodyExtensionApproved() | CustodyExtensionRefused():
            return _judged(state, act)
        case CustodyCancelled():
            return _annulled(state, act)
        case DetentionApproved() | DetentionRefused():
            return _judged_order(state, act)
        case DetentionOrdered(place=place):
            state = changed(state, place=place or state.place)
            return _with(state, _period(Ground.DETENTION, act, _on(act.begins), _on(act.until)))
        case DetentionExtended():
            counted = act.counted_as or 1 + sum(one.extends for one in state.of(Ground.DETENTION))
            return _with(state, changed(_period(Ground.DETENTION, act, None, _on(act.until)), ordinal=counted))
        case DetentionForProsecution():
            return _with(state, _period(Ground.PROSECUTION, act, _on(act.begins), _on(act.until)))
        case DetentionByCourt():
            state = changed(state, left=None, left_by=None, left_how="", closed_on=None)
            return _with(state, _period(Ground.COURT, act, _on(act.begins), _on(act.until)))
        case RegisterStated(remark=remark) if remark:
            return changed(state, remark=remark)
    return state


def _on(day: date | None) -> When | None:
    return None if day is None else When.on(day)


def _period(ground: Ground, act: Act, begins: When | None, ends: When | None) -> Period:
    return Period(
        ground=ground,
        act=act.id,
        begins=begins,
        ends=ends,
        number=act.document_no,
        on=act.on,
        signed=act.occurred,
        issuer=act.issued_by or "",
        from_book=act.source is Source.EXCEL,
    )


def _with(state: HeldState, period: Period) -> HeldState:
    waiting = state.judged_before_order
    if waiting is not None and period.ground is Ground.DETENTION and not period.extends:
        period = _with_judgment(period, waiting)
        state = changed(state, judged_before_order=None)
    return changed(state, periods=(*state.periods, period))


def _with_judgment(period: Period, act: Act) -> Period:
    approved = not isinstance(act, DetentionRefused | CustodyExtensionRefused)
    return changed(period, approved=approved, approved_no=act.document_no, approved_by=act.id, approved_at=act.occurred)


def _judged_order(state: HeldState, act: Act) -> HeldState:
    """The last order of detention that nobody has decided on; one that is recorded after the decision finds it waiting."""
    orders = [one for one in state.of(Ground.DETENTION) if not one.extends and one.approved is None]
    if not orders:
        return changed(state, judged_before_order=act)
    judged = _with_judgment(orders[-1], act)
    return changed(state, periods=tuple(judged if one is orders[-1] else one for one in state.periods))


def _annulled(state: HeldState, act: CustodyCancelled) -> HeldState:
    """Custody ends at once; what had ended before stays."""
    running = [one for one in state.of(Ground.CUSTODY) if one.ends is None or is_later(one.ends, act.occurred)]
    return changed(
        state,
        periods=tuple(
            changed(one, annulled_at=act.occurred, annulled_by=act.id) if one in running else one
            for one in state.periods
        ),
    )


def _judged(state: HeldState, act: CustodyExtensionApproved | CustodyExtensionRefused) -> HeldState:
    """The approval belongs to the extension it names, or to the last one."""
    mine = [one for one in state.of(Ground.CUSTODY) if one.extends]
    meant = next((one for one in mine if one.ordinal == act.ordinal), mine[-1] if mine else None)
    if meant is None:
        return state
    judged = _with_judgment(meant, act)
    return changed(state, periods=tuple(judged if one is meant else one for one in state.periods))


def after_assignment(state: HeldState, act: Act) -> HeldState:
    """Who handles it."""
    if isinstance(act, CustodyAssigned | CustodyReassigned):
        return changed(state, procurator=act.procurator or state.procurator)
    return state


def after_person(state: HeldState, act: Act) -> HeldState:
    """Leaving, and coming back."""
    how = LEAVING.get(type(act))
    if how is not None and getattr(act, "leaves", True):
        return changed(
            state,
            left=act.occurred,
            left_by=act.id,
            left_how=how,
            closed_on=act.on,
            before_leaving=state.stage,
            stage=Stage.TRANSFERRED if how == "transferred" else state.stage,
        )
    if isinstance(act, PersonTransferred):
        return changed(state, place=act.to_place or state.place)
    if isinstance(act, PersonRecaptured):
        back = state.before_leaving if state.before_leaving in INSIDE else Stage.HELD
        known = state.left is not None and state.left.known_day and act.occurred.known_day
        if known and state.left_how == LEAVING[PersonEscaped]:
            assert state.left is not None
            away = Absence(left=state.left, left_by=state.left_by, back=act.occurred, back_by=act.id)
            state = changed(state, absences=(*state.absences, away))
        return changed(state, left=None, left_by=None, left_how="", closed_on=None, stage=back)
    return state


COUNTED: tuple[tuple[str, str, str], ...] = (
    ("hold.approved", "hold.decided", "approved"),
    ("hold.refused", "hold.decided", "refused"),
    ("custody.ordered", "custody.ordered", ""),
    ("custody.extension_approved", "custody.extension_decided", "approved"),
    ("custody.extension_refused", "custody.extension_decided", "refused"),
    ("custody.cancelled", "custody.cancelled", ""),
    ("detention.ordered", "detention.ordered", ""),
    ("detention.approved", "detention.decided", "approved"),
    ("detention.refused", "detention.decided", "refused"),
    ("detention.extended", "detention.extended", ""),
    ("detention.for_prosecution", "detention.for_prosecution", ""),
    ("person.recaptured", "person.recaptured", ""),
    ("person.heard", "person.heard", ""),
    ("detention.extension_refused", "detention.extension_refused", ""),
    ("custody.complained", "custody.complained", ""),
    ("custody.complaint_settled", "custody.complaint_settled", ""),
)
OF_KIND = {kind: (code, outcome) for kind, code, outcome in COUNTED}


def after_count(state: HeldState, act: Act) -> HeldState:
    """What the act adds to the figures."""
    if act.kind in OF_KIND:
        code, outcome = OF_KIND[act.kind]
        return state.counted(code, act, outcome)
    how = LEAVING.get(type(act))
    if how is not None and getattr(act, "leaves", True):
        ground = getattr(act, "ground", None)
        state = state.counted("held.ended", act, how)
        return state.counted(f"held.{how}", act, str(getattr(ground, "value", ""))) if ground else state
    return state


RULES: tuple[Callable[[HeldState, Act], HeldState], ...] = (
    after_assignment,
    after_papers,
    after_person,
    after_count,
)
