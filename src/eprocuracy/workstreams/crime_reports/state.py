"""The fold of a crime report, and what it yields."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from eprocuracy.law.limitation import limitation
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams import folding
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Results, View
from eprocuracy.workstreams.projected import Fact, MatterState, Suspension
from eprocuracy.workstreams.states import NOTHING_SPECIAL, Circumstances

from . import CODE
from .folds import after, begin
from .irregularities import FINDINGS, judged
from .moves import MOVES
from .report import ReportState
from .words import Stage

__all__ = ["FINDINGS", "MOVES", "SUSPENDED", "Stage", "after", "begin", "circumstances", "matter_state", "results"]

SUSPENDED = (Stage.SUSPENDED, Stage.TO_REVIEW_SUSPENSION)


def circumstances(state: ReportState, clock: str, _participant: UUID | None, _start: Act, _view: View) -> Circumstances:
    """The procuracy that settles a report itself has the limits of the agency, counted from the taking over."""
    if clock != "report.own_verification":
        return NOTHING_SPECIAL
    if state.extensions:
        return Circumstances(variant="extended_months")
    return Circumstances(variant="prolonged_months" if state.granted else "base_days")


def results(state: ReportState, view: View) -> Results:
    """The findings that need the law or the persons named, and the countable facts."""
    foremost = view.reference.offences.foremost(state.offences, state.offence_on or state.received.known_day)
    offence = str(foremost[0]) if foremost else ""
    severity = foremost[1].value if foremost and foremost[1] else ""
    facts = tuple(
        Fact(
            code=one.code,
            on=one.on,
            unit=state.unit,
            matter=state.id,
            offence=offence,
            severity=severity,
            agency=state.agency,
            outcome=one.outcome,
        )
        for one in state.counted
    )
    return Results(
        findings=tuple(judged(state, view.reference)), facts=facts, suspensions=tuple(_suspension(state, view))
    )


def _suspension(state: ReportState, view: View) -> Iterator[Suspension]:
    if state.stage not in SUSPENDED:
        return
    yield Suspension(
        matter=state.id,
        act=state.suspended_by,
        on=state.suspended.on if state.suspended else None,
        ground=state.suspension_ground,
        awaited=state.suspension_remedy,
        reviewed_on=state.suspension_reviewed_on,
        reviewed_by=state.suspension_reviewed_by,
        review=state.suspension_review,
        limitation=limitation(view.reference, state.offences, committed=state.offence_on),
        stated_end=state.limitation_ends_on,
    )


def matter_state(state: ReportState, view: View) -> MatterState:
    """The row of lists: with the class of the gravest offence, and what is not filled in yet."""
    gravest = _gravest(state, view)
    missing = tuple(
        name
        for name, there in (
            ("number", state.number is not None),
            ("occurred", state.received.known_day is not None),
            ("offences", bool(state.offences)),
            ("procurator", bool(state.procurator)),
        )
        if not there
    )
    severity = gravest[1] if gravest else None
    return folding.matter_state(state, CODE, severity=severity, missing=missing, formerly=state.formerly)


def _gravest(state: ReportState, view: View) -> tuple[object, Severity] | None:
    return view.reference.offences.gravest(state.offences, state.offence_on or state.received.known_day)
