"""The fold of custody and detention: one person held on one occasion."""

from __future__ import annotations

from collections.abc import Iterable

from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..catalogue import Results, View
from ..folding import matter_state as common_state
from ..people import Role
from ..projected import Fact, Interval, MatterState
from .accounts import held_from_to
from .acts_custody import CustodyHeld
from .changes import RULES
from .findings import FINDINGS
from .held_state import Happening, HeldState
from .held_time import intervals_of
from .lawful import circumstances, cited_of, offence_of
from .moves_table import MOVES
from .told import told_of
from .words import Ground, Stage

TRACK_ROLE = Role.HELD

__all__ = ["FINDINGS", "MOVES", "TRACK_ROLE", "Stage", "after", "begin", "circumstances", "matter_state", "results"]


def begin(act: Act) -> HeldState:
    """It begins with the hold or arrest."""
    if not isinstance(act, CustodyHeld):
        return HeldState(id=act.matter, stage=Stage.HELD, opened_on=act.on, arrested=act.occurred)
    manner = act.manner.value if act.manner else ""
    state = HeldState(
        id=act.matter,
        stage=Stage.HELD,
        unit=act.unit or "",
        number=act.number,
        year=act.year,
        procurator=act.procurator or "",
        agency=act.agency or "",
        offences=act.offences or (),
        offence_on=act.offence_on,
        opened_on=act.on,
        manner=act.manner,
        arrested=act.occurred,
        opened_by=act.id,
        place=act.place or "",
    )
    return state.counted("held.began", act, manner)


def after(state: HeldState, act: Act) -> HeldState:
    """The state after one act; acts of other matters of the family change nothing here."""
    if act.matter != state.id:
        return state
    if state.person is None and state.held is not None:
        state = changed(state, person=state.held.participant)
    for rule in RULES:
        state = rule(state, act)
    if act.on is not None and (state.latest_on is None or act.on > state.latest_on):
        state = changed(state, latest_on=act.on)
    return _measured(state)


def _measured(state: HeldState) -> HeldState:
    """The person's place shows on what ground they are held and until when."""
    if state.person is None:
        return state
    measure, until = None, None
    if state.left is None and state.periods:
        measure = state.periods[-1].ground
        until = state.written_end(measure)
    known = state.places.get(state.person)
    if known is not None and (known.measure, known.measure_until) == (measure, until):
        return state
    return state.with_place(state.person, measure=measure, measure_until=until)


def results(state: HeldState, view: View) -> Results:
    """Findings, the time held, and the facts that are counted."""
    intervals = intervals_of(state)
    return Results(
        findings=told_of(state, view, intervals), intervals=intervals, facts=tuple(_facts(state, view, intervals))
    )


def _facts(state: HeldState, view: View, intervals: Iterable[Interval]) -> Iterable[Fact]:
    cited, day = cited_of(state, view)
    found = view.reference.offences.foremost(cited, day)
    happened = list(state.happened)
    first = state.order(Ground.DETENTION)
    if first is not None and first.begins is not None and first.begins.known_day is not None:
        happened.append(Happening(code="detention.began", on=first.begins.known_day))
    custody = state.order(Ground.CUSTODY)
    if custody is not None and custody.begins is not None and custody.begins.known_day is not None:
        happened.append(Happening(code="custody.began", on=custody.begins.known_day))
    happened.extend(held_from_to(state, intervals))
    for one in happened:
        yield Fact(
            code=one.code,
            on=one.on,
            unit=state.unit,
            matter=state.id,
            participant=state.person,
            offence=str(found[0]) if found else "",
            severity=found[1].value if found and found[1] else "",
            agency=state.agency,
            outcome=one.outcome,
        )


def matter_state(state: HeldState, view: View) -> MatterState:
    """What lists show of a person held."""
    found = offence_of(state, view)
    wanted = {
        "manner": state.manner,
        "offences": state.own_offences,
        "place": state.place,
        "procurator": state.procurator,
    }
    missing = [name for name, held in wanted.items() if not held]
    if state.number is None:
        missing.append("number")
    return common_state(
        state, "custody", severity=found[1] if found else None, participants=1, missing=tuple(missing), mixed=False
    )
