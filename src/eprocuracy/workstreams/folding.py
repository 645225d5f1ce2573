"""The fold: from the acts of a family to everything that is computed of it. Pure; it reads no clock and never raises
on anything that can happen in the world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import chain
from uuid import UUID

from eprocuracy.law.reference import Reference
from eprocuracy.workstreams.changing import changed

from . import team
from .accounts import movements, overdue, passed
from .acts import Act
from .catalogue import Catalogue, Rules, View, Workstream
from .clocks import Clocks
from .deadlines import deadlines_of
from .heads import heads
from .house_acts import ParticipantIdentified, RegisterStated, SecrecySet
from .house_findings import BEFORE_OPENING, NEVER_OPENED, OPENED_TWICE, OUT_OF_ORDER
from .projected import (
    Deadline,
    Finding,
    Line,
    MatterState,
    Projected,
    Track,
)
from .registers import Register, cells_of
from .stated import with_stated
from .states import Place, State, Stated


def fold(rules: Rules, acts: Iterable[Act], *, known_at: datetime | None = None) -> Projected:
    """Everything computed of the acts of one family, as known at a moment (None: everything given)."""
    return folded(rules, heads(acts, known_at=known_at).acts)[0]


def folded(rules: Rules, standing: Sequence[Act]) -> tuple[Projected, Mapping[UUID, State]]:
    """What is computed of the acts that stand, in their order, and the state of each matter behind it."""
    states = states_of(rules.catalogue, standing)
    view = View(rules.reference, states)
    about = concerning(standing)
    parts = [_results(rules, view, state, about.get(state.id, [])) for state in states.values()]
    return parts[0] if len(parts) == 1 else _together(parts), states


def _together(parts: Sequence[Projected]) -> Projected:
    """What is computed of several matters, as one."""
    return Projected(**{
        name: tuple(chain.from_iterable(getattr(part, name) for part in parts)) for name in _PARTS
    })  # fmt: skip


_PARTS = tuple(one.name for one in fields(Projected))


@dataclass(slots=True)
class _Opened:
    """A matter that was opened: its workstream, its state so far, and the kinds that opened it."""

    stream: Workstream
    state: State
    by: set[str]


def states_of(catalogue: Catalogue, standing: Iterable[Act]) -> dict[UUID, State]:
    """The state of every matter of the family after the given acts, which stand in their order."""
    waiting: dict[UUID, list[Act]] = {}
    opened: dict[UUID, _Opened] = {}
    for act in standing:
        home = catalogue.home.get(act.kind)
        own = opened.get(act.matter)
        if act.opens and home and own is None:
            own = opened[act.matter] = _Opened(home, _begun(home, act), {act.kind})
            for early in waiting.pop(act.matter, []):
                own.state = _early(home, own.state, early)
            for other in _others(opened, act):  # the case that another is split off from, the report that became a case
                other.state = _applied(other.stream, other.state, act)
            continue
        if act.opens and home and own:
            # another opening kind of the same workstream goes on with the matter: a violation, then the recommendation
            if home is not own.stream or act.kind in own.by:
                own.state = own.state.found(OPENED_TWICE, act)
                continue
            own.by.add(act.kind)
        if own is None:
            waiting.setdefault(act.matter, []).append(act)
        for one in (own, *_others(opened, act)):
            if one is not None:
                one.state = _applied(one.stream, one.state, act)
    states = {matter: one.state for matter, one in opened.items()}
    for matter, early_acts in waiting.items():
        made = _never_opened(catalogue, early_acts)
        if made:
            states[matter] = made
    return states


def _others(opened: Mapping[UUID, _Opened], act: Act) -> list[_Opened]:
    """The other open matters that an act names, each once."""
    return [opened[matter] for matter in _named_matters(act) if matter in opened] if act.links else []


def _named_matters(act: Act) -> tuple[UUID, ...]:
    """The matters besides its own that an act names, each once."""
    named = [link.target for link in act.links if link.is_matter]
    return tuple(dict.fromkeys(one for one in named if one != act.matter)) if named else ()


def _begun(stream: Workstream, act: Act) -> State:
    """The state of a matter after the act that opened it."""
    return passed(None, _done(stream, _named(stream.begin(act), act), act), act)


def _applied(stream: Workstream, state: State, act: Act) -> State:
    """One act applied, and where it brought the matter and those in it."""
    return passed(state, _done(stream, _named(state, act), act), act)


def _done(stream: Workstream, state: State, act: Act) -> State:
    """What the house knows of an act, then the workstream's own rule, then the table of moves."""
    match act:
        case RegisterStated(days=days) if days:
            stated = tuple(Stated(clock=day.clock, on=day.on, act=act.id) for day in days)
            state = changed(state, stated=state.stated + stated)
        case SecrecySet(level=level) if level is not None:
            state = changed(state, secrecy=list(type(level)).index(level))
        case ParticipantIdentified(person=person) if person is not None and act.matter == state.id:
            for link in act.links:
                if link.target in state.places:
                    state = state.with_place(link.target, identified=person)
    before = state.stage
    state = team.after(state, stream.after(state, act), act)
    if act.matter != state.id:
        return state
    for side in stream.heard_by.get(act.kind, ()):
        state = side.applied(state, act)
    state = _moved(stream, state, act, before)
    return _tracked(stream, state, act)


def _moved(stream: Workstream, state: State, act: Act, before: object) -> State:
    row = stream.moves.of(act.kind, before)  # type: ignore[arg-type]
    if row is None:
        return state
    if not row.fits(before) and not act.opens:  # type: ignore[arg-type]
        state = state.found(OUT_OF_ORDER, act, kind=act.label, stage=before)
    if row.whole and stream.track_role is not None and act.named(stream.track_role):
        return state  # it is told of some of them: their tracks move
    return changed(state, stage=row.to) if row.to is not None and state.stage is before else state


def _tracked(stream: Workstream, state: State, act: Act) -> State:
    """Moves of the participants' own tracks; an act that names none of them concerns all."""
    role = stream.track_role
    mine = stream.track_moves.by_kind.get(act.kind)
    if role is None or not mine:
        return state
    named = [link.target for link in act.named(role)] or [place.participant for place in state.of_role(role)]
    for participant in named:
        place = state.places.get(participant)
        if place is None or place.stage is None:
            state = state.with_place(participant, role=role, stage=mine[0].to)
            continue
        fitting = stream.track_moves.of(act.kind, place.stage)
        if fitting is None:
            continue
        if not fitting.fits(place.stage):
            state = state.found(OUT_OF_ORDER, act, participant=participant, kind=act.label, stage=place.stage)
        if fitting.to is not None:
            state = state.with_place(participant, stage=fitting.to)
    return state


def _named(state: State, act: Act) -> State:
    """Participants get their place by the act that first names them; later acts may say more of them."""
    if act.matter != state.id:
        return state
    if not act.links:
        return state
    said = {person.participant: person for person in act.people}
    for link in act.links:
        if link.is_matter:
            if (link.role, link.target) not in state.links:
                state = changed(state, links=(*state.links, (link.role, link.target)))
            continue
        known = state.places.get(link.target)
        changes: dict[str, object] = {} if known else {"role": link.role}
        if link.offences:
            changes["offences"] = link.offences
        if link.target in said:
            changes["person"] = said[link.target]
        if changes:
            state = state.with_place(link.target, **changes)
    return state


def _early(stream: Workstream, state: State, act: Act) -> State:
    """An act dated before the matter was opened: it counts, and it is told; of an act without a day nobody can tell."""
    state = _applied(stream, state, act)
    if act.on is None or act.may_precede:
        return state
    return state.found(BEFORE_OPENING, act, opened_on=state.opened_on)


def _never_opened(catalogue: Catalogue, acts: list[Act]) -> State | None:
    """A matter whose opening is not recorded, or was voided: it stays visible, with a finding."""
    first = next((act for act in acts if act.kind in catalogue.home), None)
    if first is None:
        return None
    stream = catalogue.home[first.kind]
    state: State = State(id=first.matter, stage=next(iter(stream.stages)), opened_on=first.on)
    return state.found(NEVER_OPENED, first)


def concerning(standing: Iterable[Act]) -> dict[UUID, list[Act]]:
    """By matter: its own acts, and those of other matters of the family that name it."""
    acts: dict[UUID, list[Act]] = {}
    for act in standing:
        acts.setdefault(act.matter, []).append(act)
        for matter in _named_matters(act) if act.links else ():
            acts.setdefault(matter, []).append(act)
    return acts


def _results(rules: Rules, view: View, state: State, acts: Sequence[Act]) -> Projected:
    stream = stream_of(rules.catalogue, state, acts)
    if stream is None:
        homes = (rules.catalogue.home.get(act.kind) for act in acts if act.matter == state.id)
        home = next((one.code for one in homes if one is not None), "")
        return Projected(matters=(matter_state(state, home),), findings=state.findings)
    deadlines, lateness = dated(stream, view, state, acts, stream.clocks_by_start)
    deadlines, differing = with_stated(state, deadlines)
    results = stream.results(state, view)
    beside = [(side, state.beside[side.code]) for side in stream.sides if side.code in state.beside]
    made = stream.matter_state(state, view) if stream.matter_state else matter_state(state, stream.code)
    if any(side.follows(kept) for side, kept in beside):
        made = changed(made, followed=True)
    return Projected(
        matters=(made,),
        tracks=tracks_of(state, stream, rules.reference),
        deadlines=deadlines,
        findings=(
            *state.findings,
            *lateness,
            *differing,
            *results.findings,
            *(one for side, kept in beside for one in side.findings_of(kept, state, view)),
        ),
        intervals=results.intervals,
        suspensions=results.suspensions,
        taken_up=results.taken_up,
        hearings=results.hearings,
        facts=(
            *results.facts,
            *movements(state, stream.accounts, acts, rules.reference),
            *overdue(state, stream.accounts, deadlines, {act.id: act.kind for act in acts}, rules.reference),
            *(one for side, kept in beside for one in side.facts_of(kept, state, view)),
        ),
        lines=tuple(
            line
            for book in (*stream.registers, *(book for side, _ in beside for book in side.registers))
            for line in _lines(book, state)
        ),
    )


def stream_of(catalogue: Catalogue, state: State, acts: Iterable[Act]) -> Workstream | None:
    """The workstream of a matter that was opened; None for one that was not."""
    if any(one.code == NEVER_OPENED.code for one in state.findings):
        return None
    own = [act for act in acts if act.matter == state.id and act.kind in catalogue.home]
    first = next((act for act in own if act.opens), own[0] if own else None)  # what opened it comes first
    return catalogue.home[first.kind] if first else None


def dated(
    stream: Workstream, view: View, state: State, acts: Sequence[Act], clocks: Clocks
) -> tuple[tuple[Deadline, ...], tuple[Finding, ...]]:
    """The deadlines of some clocks of one matter under the law of the view, with the findings of their lateness."""
    return deadlines_of(
        view.reference,
        clocks,
        state,
        acts,
        lambda clock, participant, start: (
            side.circumstances(start, clock)
            if (side := stream.side_of_clock.get(clock))
            else stream.circumstances(state, clock, participant, start, view)
        ),
    )


def matter_state(state: State, workstream: str, **more: object) -> MatterState:
    """The common row of a matter; a workstream adds severity and the like."""
    tracked = [place.stage for place in state.places.values() if place.stage is not None]
    common: dict[str, object] = {
        "id": state.id,
        "workstream": workstream,
        "unit": state.unit,
        "number": state.number,
        "year": state.year,
        "opened_on": state.opened_on,
        "title": state.title,
        "stage": state.stage,
        "closed_on": state.closed_on,
        "procurator": state.procurator,
        "assisting": state.assisting,
        "relieved": state.relieved,
        "agency": state.agency,
        "offences": tuple(str(one) for one in state.offences),
        "participants": len(tracked) or len(state.places),
        "secrecy": state.secrecy,
        "mixed": len(set(tracked)) > 1,
    }
    return MatterState(**{**common, **more})  # type: ignore[arg-type]


def tracks_of(state: State, stream: Workstream, reference: Reference) -> tuple[Track, ...]:
    made = []
    veiled = frozenset[UUID]().union(*(side.veils(side.kept(state)) for side in stream.sides))
    for place in state.places.values():
        minor = state.was_minor(place)
        offences = place.offences or (state.offences if place.role is stream.track_role else ())
        gravest = reference.offences.gravest(offences, state.offence_on or state.opened_on)
        made.append(
            Track(
                matter=state.id,
                participant=place.participant,
                role=place.role.value,
                stage=place.stage,
                measure=place.measure,
                measure_until=place.measure_until,
                offences=tuple(str(one) for one in offences),
                severity=gravest[1] if gravest else None,
                person=place.identified,
                minor=minor,
                veiled=minor is True or place.participant in veiled,
            )
        )
    return tuple(made)


def _lines(book: Register, state: State) -> list[Line]:
    if not book.holds(state):
        return []
    if book.entries is not None:
        return [
            Line(
                book=book.code,
                matter=state.id,
                cells=cells_of([column.cell(state, one) for column in book.columns]),
            )
            for one in book.entries(state)
        ]
    subjects: list[Place | None] = list(state.places.values()) if book.per_participant else [None]
    lines = []
    for place in subjects:
        participant = place.participant if place else None
        if place and place.stage is None and book.per_participant:
            continue
        cells = cells_of([column.cell(state, participant) for column in book.columns])
        lines.append(Line(book=book.code, matter=state.id, participant=participant, cells=cells))
    return lines


def difference(before: Projected, after: Projected) -> Mapping[str, tuple[list[object], list[object]]]:
    """What a candidate changes: per kind of row, those that go and those that come."""
    changed = {}
    for name in ("matters", "tracks", "deadlines", "findings", "intervals", "facts"):
        old, new = list(getattr(before, name)), list(getattr(after, name))
        gone = [row for row in old if row not in new]
        come = [row for row in new if row not in old]
        if gone or come:
            changed[name] = (gone, come)
    return changed
