"""The limits of a case as other workstreams and the clocks ask for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from eprocuracy.kernel.moments import day_of
from eprocuracy.law.deadlines import Determined, NotDeterminable, determine, lengths
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..catalogue import View
from ..states import NOTHING_SPECIAL, Circumstances
from .acts_accused import MeasureImposed
from .acts_activities import DocumentsReceived
from .acts_institution import AgencyObjected
from .acts_prosecution import CaseIndicted
from .case_state import CaseState, Stretch
from .sentences import executing
from .stretches import has_juvenile

PROTEST = {"protest_same_level": "same_level_procuracy", "protest_upper_level": "immediate_superior_procuracy"}
EXECUTION = "sentence_execution"
TO_COURT = "BLTTHS-244-A"
OF_COURT = ("BLTTHS-277-1", "BLTTHS-277-2-RES", "BLTTHS-462-1")
BY_LEVEL = {
    "appeal_study": {"province": "province_or_military_region", "supreme": "supreme_or_central_military"},
    "appeal_preparation": {"province": "province", "supreme": "upper_court"},
    "appeal_opening": {"province": "province", "supreme": "supreme_appellate_division_or_central_military"},
}
"""How the law calls the two appellate courts, for each limit that asks."""


def gravest(offences: Iterable[Offence], state: CaseState, view: View) -> tuple[Offence, Severity] | None:
    """The gravest of the offences with its class, under the law of the offence; None when no class can be told."""
    return view.reference.offences.gravest(offences, state.law_of)


def severity_of(state: CaseState, view: View) -> Severity | None:
    """The class of the case: that of the gravest offence (I-14)."""
    found = gravest(state.charged_with, state, view)
    return found[1] if found else None


def circumstances(
    state: CaseState, clock: str, participant: UUID | None, start: Act, view: View
) -> Circumstances | None:
    """What the law must know of one run of a clock: the class as it stood in that period, and whether a juvenile is accused."""
    if clock == EXECUTION and participant is not None:
        return executing(state, participant, start, view.reference)
    if clock in PROTEST:
        return changed(NOTHING_SPECIAL, variant=PROTEST[clock])
    if clock in BY_LEVEL:
        level = getattr(start, "level", None)
        return changed(NOTHING_SPECIAL, variant=BY_LEVEL[clock].get(level.value) if level else None)
    special = _of_step(clock, start, view)
    if special is not None:
        return special
    if isinstance(start, CaseIndicted):
        return changed(NOTHING_SPECIAL, order_length=_delivery(start, view))
    stretch = state.stretch_of(start.id)
    found = gravest(stretch.offences if stretch else state.charged_with, state, view)
    begun = stretch.start.known_day if stretch else start.on
    return Circumstances(severity=found[1] if found else None, juvenile=has_juvenile(state, begun))


def _of_step(clock: str, start: Act, view: View) -> Circumstances | None:
    """What single steps say of the time they start; None where the class of the case decides."""
    match start:
        case AgencyObjected(objector=objector):
            return changed(NOTHING_SPECIAL, variant=objector.value if objector else None)
        case MeasureImposed(until=until) if clock == "measure_end":
            return changed(NOTHING_SPECIAL, order_until=until.known_day if until else None)
        case DocumentsReceived(obstacle=True, made_on=made_on) if clock == "documents_sent" and made_on is not None:
            base, further = lengths(view.reference, DOCUMENTS, on=made_on)
            more = further.get(1)
            longest = TimeLimit(base.amount + more.amount, base.unit) if base and more else None
            return changed(NOTHING_SPECIAL, order_length=longest)
    return None


DOCUMENTS = "BLTTHS-88-5-CQDT"


def _delivery(indicted: CaseIndicted, view: View) -> TimeLimit | None:
    """Complex cases have the further days of Điều 244; their length is the law's."""
    if not indicted.complex_case or indicted.on is None:
        return None
    base, further = lengths(view.reference, TO_COURT, on=indicted.on)
    more = further.get("complex")
    return TimeLimit(base.amount + more.amount, base.unit) if base and more else None


def stage_end(state: CaseState, view: View) -> Determined | NotDeterminable | None:
    """When the running period of the case ends under the law; None before it was instituted or once a court has it."""
    if not state.stretches:
        return None
    running: Stretch = state.stretches[-1]
    if running.limit in OF_COURT:
        return None
    found = gravest(running.offences, state, view)
    return determine(
        view.reference,
        running.limit,
        start=running.start,
        severity=found[1] if found else None,
        extensions=running.granted,
        juvenile=has_juvenile(state, running.start.known_day),
    )


def stage_ends_on(state: CaseState, view: View) -> date | None:
    """The last day of the running period before rest days move it, where it can be told: time in custody is never moved."""
    answer = stage_end(state, view)
    if not isinstance(answer, Determined):
        return None
    return day_of(answer.nominal) if isinstance(answer.nominal, datetime) else answer.nominal
