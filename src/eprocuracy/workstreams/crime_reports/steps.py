"""What the further steps change in a report, and what happens in one report because of an act of another."""

from __future__ import annotations

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.changing import changed
from eprocuracy.workstreams.people import Role

from . import acts_steps as kinds
from .report import ReportState, brief, paper_of
from .words import Stage

STEPS = tuple(kind for kind in vars(kinds).values() if isinstance(kind, type) and kind.__module__ == kinds.__name__)


def after_step(state: ReportState, act: Act) -> ReportState:
    """Splitting, taking over from another office, and what is only counted."""
    if not isinstance(act, STEPS):
        return state
    match act:
        case kinds.ReportSplit():
            return _split(state, act)
        case kinds.ReportTakenFromOffice():
            return _taken_over(state, act)
        case kinds.ReportActivityConducted(activity=activity, attended=attended):
            word = activity.value if activity else ""
            state = state.count("report.activity_conducted", act, word)
            if attended is None:
                return state
            return state.count("report.activity_attended" if attended else "report.activity_unattended", act, word)
    return state.count(act.kind, act)


def _split(state: ReportState, act: kinds.ReportSplit) -> ReportState:
    return changed(
        state,
        received=When.on(act.received_on) if act.received_on else state.received,
        unit=act.unit or state.unit,
        agency=act.agency or state.agency,
        source_kind=act.source_kind or state.source_kind,
        description=act.description or state.description,
        title=state.title or brief(act.description),
        offences=act.offences or state.offences,
    ).count("report.split", act)


def _taken_over(state: ReportState, act: kinds.ReportTakenFromOffice) -> ReportState:
    """The office changes, the report and its limit go on; every number it had stays with it."""
    old = [" - ".join(part for part in (act.from_number or "", act.from_unit or "") if part)]
    if state.number is not None:
        own = f"{state.number}/{state.year}" if state.year else str(state.number)
        if own != act.from_number:
            old.insert(0, " - ".join(part for part in (own, state.unit) if part))
    return changed(
        state,
        formerly=tuple(dict.fromkeys((*state.formerly, *(one for one in old if one)))),
        unit=act.unit or state.unit,
        number=act.number,
        year=act.year,
        procurator=act.procurator or state.procurator,
    ).count("report.taken_from_office", act)


def elsewhere(state: ReportState, act: Act) -> ReportState:
    """The report that is joined into another one ends there; its number stays."""
    if isinstance(act, kinds.ReportJoined) and any(
        link.role is Role.JOINED and link.target == state.id for link in act.links if link.is_matter
    ):
        return changed(state, stage=Stage.JOINED, closed_on=act.on, decision=paper_of(act))
    return state
