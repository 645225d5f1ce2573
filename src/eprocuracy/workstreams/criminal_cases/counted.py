"""What of an act is counted: happenings of the case and of each accused, from which the figures are made."""

from __future__ import annotations

from collections.abc import Iterable

from eprocuracy.law.severity import Severity

from ..acts import Act
from ..catalogue import View
from ..projected import Fact
from .acts_accused import (
    AccusedCharged,
    AccusedSuspended,
    AccusedTerminated,
    ChargeApproved,
    ChargeCancelled,
    ChargeRefused,
)
from .acts_case import CaseAccepted, CaseInstituted, CaseSplit, CaseTransferred, InstitutionCancelled
from .acts_court import AppealLodged, CaseJudged, CourtReturnedFile, JudgmentInForce, Verdict
from .acts_investigation import (
    InvestigationConcluded,
    InvestigationExtended,
    InvestigationRequested,
    InvestigationResumed,
    InvestigationSuspended,
    InvestigationTerminated,
)
from .acts_pretrial import SummaryFileReceived, SummaryProsecuted
from .acts_prosecution import (
    CaseIndicted,
    FileReceived,
    FileReturned,
    ProsecutionSuspended,
    ProsecutionTerminated,
)
from .case_state import CaseState, Happening
from .steps import said

STEP_FILES = frozenset(
    f"{__package__}.acts_{name}"
    for name in (
        "institution", "charge", "measures", "activities", "experts", "resting",
        "lineage", "pretrial", "trial", "appeal", "juveniles",
    )
)  # fmt: skip

COUNTED_ONCE: tuple[tuple[type[Act], str, str], ...] = (
    (CaseInstituted, "case.instituted", ""),
    (CaseAccepted, "case.accepted", ""),
    (CaseSplit, "case.split", ""),
    (InstitutionCancelled, "case.institution_cancelled", ""),
    (InvestigationRequested, "investigation.requested", ""),
    (InvestigationExtended, "investigation.extended", ""),
    (InvestigationResumed, "investigation.resumed", ""),
    (CourtReturnedFile, "court.returned_file", ""),
    (AppealLodged, "appeal.lodged", "by"),
    (CaseJudged, "case.judged", ""),
    (JudgmentInForce, "judgment.in_force", ""),
)

OF_EACH: tuple[tuple[type[Act], str], ...] = (
    (AccusedCharged, "accused.charged"),
    (ChargeApproved, "charge.approved"),
    (ChargeRefused, "charge.refused"),
    (ChargeCancelled, "charge.cancelled"),
    (AccusedSuspended, "accused.suspended"),
    (AccusedTerminated, "accused.terminated"),
)

ENDS: tuple[tuple[type[Act], str, str, str], ...] = (
    (InvestigationConcluded, "investigation.ended", "concluded", "accused.concluded"),
    (InvestigationSuspended, "investigation.ended", "suspended", "accused.suspended"),
    (InvestigationTerminated, "investigation.ended", "terminated", "accused.terminated"),
    (CaseTransferred, "investigation.ended", "transferred", ""),
    (FileReceived, "file.received", "", "accused.received"),
    (FileReturned, "file.returned", "", "accused.returned"),
    (SummaryFileReceived, "file.received", "summary", "accused.received"),
    (SummaryProsecuted, "prosecution.decided", "summary", "accused.indicted"),
    (ProsecutionSuspended, "prosecution.decided", "suspended", "accused.suspended"),
    (ProsecutionTerminated, "prosecution.decided", "terminated", "accused.terminated_in_prosecution"),
    (CaseIndicted, "prosecution.decided", "indicted", "accused.indicted"),
)


def _tables() -> dict[type[Act], tuple[tuple[str, str, str, bool], ...]]:
    """Of each kind what it adds: code, outcome, the field that gives the outcome, and whether it counts persons."""
    found: dict[type[Act], tuple[tuple[str, str, str, bool], ...]] = {}
    for kind, code, about in COUNTED_ONCE:
        found[kind] = (*found.get(kind, ()), (code, "", about, False))
    for kind, code in OF_EACH:
        found[kind] = (*found.get(kind, ()), (code, "", "ground", True))
    for kind, code, outcome, of_accused in ENDS:
        found[kind] = (*found.get(kind, ()), (code, outcome, "demanded", False))
        if of_accused:
            found[kind] = (*found[kind], (of_accused, "", "ground", True))
    return found


COUNTED = _tables()


def after_count(state: CaseState, act: Act) -> CaseState:
    """The state with what the act adds to the figures; `investigation.ended` and the like tell cases, `accused.…` persons.

    A further step is counted under its own name, with the word that says most of it.
    """
    counted = COUNTED.get(type(act))
    if counted is None:
        return state.counted(act.kind, act, outcome=said(act)) if type(act).__module__ in STEP_FILES else state
    if not getattr(act, "leaves", True):
        return state
    for code, outcome, about, each in counted:
        told = outcome or _word(act, about)
        state = _each(state, act, code, told) if each else state.counted(code, act, outcome=told)
    if isinstance(act, CaseJudged):
        for verdict in act.verdicts or ():
            state = state.counted("accused.judged", act, participant=verdict.participant, outcome=verdict.result.value)
            if _charged_otherwise(state, verdict):
                state = state.counted("accused.judged_otherwise", act, participant=verdict.participant)
    return state


def _charged_otherwise(state: CaseState, verdict: Verdict) -> bool:
    """Whether the court found an offence of an article that nobody had charged."""
    place = state.places.get(verdict.participant)
    charged = {one.article for one in (place.offences if place and place.offences else state.offences)}
    return bool(charged) and verdict.offence is not None and verdict.offence.article not in charged


def _each(state: CaseState, act: Act, code: str, outcome: str) -> CaseState:
    for who in state.concerned(act):
        state = state.counted(code, act, participant=who, outcome=outcome)
    return state


def _word(act: Act, name: str) -> str:
    held = getattr(act, name, None) if name else None
    return str(getattr(held, "value", held)) if held is not None and not isinstance(held, bool) else ""


def facts_of(state: CaseState, view: View) -> tuple[Fact, ...]:
    """Happenings as facts, with the offence and class of the case or of the accused."""
    return tuple(_facts(state, view, state.happened))


def _facts(state: CaseState, view: View, happened: Iterable[Happening]) -> Iterable[Fact]:
    law = view.reference.offences
    of_case = law.foremost(state.charged_with, state.law_of)
    for one in happened:
        found = of_case
        if one.participant is not None:
            place = state.places.get(one.participant)
            found = law.foremost(place.offences, state.law_of) if place and place.offences else of_case
        severity: Severity | None = found[1] if found else None
        yield Fact(
            code=one.code,
            on=one.on,
            unit=one.unit,
            matter=state.id,
            participant=one.participant,
            offence=str(found[0]) if found else "",
            severity=severity.value if severity else "",
            agency=state.agency,
            outcome=one.outcome,
            amount=one.amount,
        )
