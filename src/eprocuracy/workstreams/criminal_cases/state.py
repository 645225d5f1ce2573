"""The fold of a criminal case: how it begins, what each act changes, and what it adds up to."""

from __future__ import annotations

from ..acts import Act
from ..catalogue import Results, View
from ..folding import matter_state as common_state
from ..people import Role
from ..projected import MatterState
from .accused import after_accused, elsewhere
from .acts_case import CaseInstituted, CaseSplit
from .case_state import CaseState, Paper
from .counted import after_count, facts_of
from .findings import FINDINGS
from .hearings import after_hearing, hearings_of
from .limits import circumstances, severity_of
from .moves_table import MOVES, TRACK_MOVES
from .progress import after_case, after_court, after_investigation, after_prosecution
from .steps_court import after_step
from .stretches import after_stretch
from .suspensions import after_suspension, suspensions_of
from .told import told_of
from .words import AccusedStage, Stage

TRACK_ROLE = Role.ACCUSED
SUSPENDED = (Stage.SUSPENDED, Stage.PROSECUTION_SUSPENDED, Stage.TRIAL_SUSPENDED)
RETURNED = (Stage.RETURNED, Stage.COURT_RETURNED)

__all__ = [
    "FINDINGS",
    "MOVES",
    "RETURNED",
    "SUSPENDED",
    "TRACK_MOVES",
    "TRACK_ROLE",
    "Stage",
    "after",
    "begin",
    "circumstances",
    "matter_state",
    "results",
]


def begin(act: Act) -> CaseState:
    """A case begins with its institution, or with its being split off from another."""
    match act:
        case CaseInstituted():
            return CaseState(
                id=act.matter,
                stage=Stage.INSTITUTED,
                unit=act.unit or "",
                agency=act.agency or act.issued_by or "",
                title=act.title or "",
                offences=act.offences or (),
                offence_on=act.offence_on,
                opened_on=act.on,
                instituted=Paper.of(act),
            )
        case CaseSplit():
            return CaseState(
                id=act.matter,
                stage=Stage.INSTITUTED,
                unit=act.unit or "",
                agency=act.agency or "",
                title=act.title or "",
                offences=act.offences or (),
                offence_on=act.offence_on,
                opened_on=act.on,
                instituted=Paper(number=act.document_no, on=act.instituted_on),
            )
    return CaseState(id=act.matter, stage=Stage.INSTITUTED, opened_on=act.on)


def after(state: CaseState, act: Act) -> CaseState:
    """The state after one act; an act of another case of the family changes only who and what went there."""
    if act.matter != state.id:
        return elsewhere(state, act)
    if isinstance(act, CaseSplit):
        for link in act.named(Role.ACCUSED):
            state = state.with_place(link.target, stage=AccusedStage.INVESTIGATED)
    for rule in (after_case, after_accused, after_investigation, after_prosecution, after_court):
        state = rule(state, act)
    state = after_hearing(after_suspension(after_step(state, act), act), act)
    return after_count(after_stretch(state, act), act)


def results(state: CaseState, view: View) -> Results:
    """Findings on persons and joined cases, and the facts that are counted."""
    return Results(
        findings=told_of(state, view),
        facts=facts_of(state, view),
        suspensions=tuple(suspensions_of(state, view)),
        hearings=tuple(hearings_of(state)),
    )


def matter_state(state: CaseState, view: View) -> MatterState:
    """What lists show of a case."""
    return common_state(
        state,
        "criminal_cases",
        severity=severity_of(state, view),
        offences=tuple(str(one) for one in state.charged_with),
        missing=_missing(state),
        formerly=tuple(str(one) for one in state.course.formerly),
    )


def _missing(state: CaseState) -> tuple[str, ...]:
    """What the present stage needs and the record does not have; by the names of the fields."""
    wanted = {
        "title": state.title,
        "agency": state.agency,
        "offences": state.offences,
        "number": state.number,
        "procurator": state.procurator,
    }
    return tuple(name for name, held in wanted.items() if not held and (name != "number" or state.number is None))
