"""The runs of a clock over the acts of one matter: what started each, extended it and ended it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.deadlines import Granted

from .acts import Act
from .clocks import Clock, Extension, Seen, fits
from .projected import Outcome


@dataclass(slots=True)
class Run:
    """One run; the same clock may run several times in a matter, and for several participants at once."""

    clock: Clock
    participant: UUID | None
    started_by: Act
    start: When
    extended_by: list[tuple[Act, Extension]] = field(default_factory=list)
    ended_by: Act | None = None
    ended_on: When | None = None
    outcome: Outcome = Outcome.RUNNING
    rested: tuple[Act, When | None, Outcome] | None = None  # how it had ended before it went on
    resumed_by: Act | None = None

    def goes_on(self, act: Act) -> None:
        """What had ended it is over: it runs on, to the same end."""
        assert self.ended_by is not None
        self.rested, self.resumed_by = (self.ended_by, self.ended_on, self.outcome), act
        self.ended_by, self.ended_on, self.outcome = None, None, Outcome.RUNNING

    def stays_ended(self) -> None:
        """It had run out while it rested: nothing is left to go on."""
        assert self.rested is not None
        (self.ended_by, self.ended_on, self.outcome), self.rested = self.rested, None


def moment_in(act: Act, name: str) -> When | None:
    """The moment that a field of an act holds; days and moments count alike."""
    held = getattr(act, name, None)
    match held:
        case When():
            return held
        case datetime():
            return When.at(held)
        case date():
            return When.on(held)
        case _:
            return None


def _subjects(clock: Clock, act: Act) -> tuple[UUID | None, ...]:
    if clock.per is None:
        return (None,)
    return tuple(link.target for link in act.named(clock.per))


def seen_from(matter: UUID, act: Act) -> str:
    """The kind of an act as one matter sees it: `joined:case.joined` for the case that was joined into another."""
    if act.matter == matter:
        return act.kind
    role = next((link.role.value for link in act.links if link.is_matter and link.target == matter), "")
    return f"{role}:{act.kind}"


def _as_they_can_have_come(clock: Clock, acts: Sequence[Seen]) -> Sequence[Seen]:
    """An act whose day is not known sorts first; it cannot have come before what starts the clock."""
    if acts[0][0] in clock.starts:
        return acts
    first = next((place for place, (kind, _) in enumerate(acts) if kind in clock.starts), 0)
    undated = [one for one in acts[:first] if one[1].on is None] if first else []
    if not undated:
        return acts
    return [*(one for one in acts[:first] if one[1].on is not None), acts[first], *undated, *acts[first + 1 :]]


def runs_of(clock: Clock, acts: Sequence[Seen], everybody: Sequence[UUID] = ()) -> list[Run]:
    """Every run of the clock, in the order of their starts; `acts` are those that touch it, in the order of the fold.

    `everybody`: for whom it starts by an act that names nobody.
    """
    runs: list[Run] = []
    running: dict[UUID | None, Run] = {}
    done_early: dict[UUID | None, tuple[Act, str]] = {}

    def end(act: Act, outcome: Outcome, at: str) -> None:
        named = _subjects(clock, act) or tuple(running)  # an act that names nobody concerns everybody
        for subject in named:
            run = running.pop(subject, None)
            if run:
                run.ended_by, run.ended_on, run.outcome = act, moment_in(act, at) or act.occurred, outcome
            elif clock.early and outcome is Outcome.MET and not any(one.participant == subject for one in runs):
                done_early[subject] = (act, at)  # only what is done before the clock first starts

    for kind, act in _as_they_can_have_come(clock, acts):
        does = clock.effects[kind]
        if does.where and not fits(act, does.where):
            continue
        for outcome, at in does.ends:
            end(act, outcome, at)
        if does.extension is not None:
            for subject in _subjects(clock, act) or tuple(running):
                if subject in running:
                    running[subject].extended_by.append((act, does.extension))
        if does.resumes is not None:
            last = {one.participant: one for one in runs}
            for subject in _subjects(clock, act) or tuple(last):
                run = last.get(subject)
                if run and subject not in running and run.ended_by and run.ended_by.kind == does.resumes:
                    run.goes_on(act)
                    running[subject] = run
        if does.start is not None:
            start = moment_in(act, does.start) or When.unknown()
            for subject in _subjects(clock, act) or everybody:
                if subject in running:
                    before = running.pop(subject)
                    before.ended_by, before.ended_on, before.outcome = act, act.occurred, Outcome.REPLACED
                running[subject] = run = Run(clock, subject, act, start)
                runs.append(run)
                if subject in done_early:
                    by, at = done_early.pop(subject)
                    run.ended_by, run.ended_on, run.outcome = by, moment_in(by, at) or by.occurred, Outcome.MET
                    del running[subject]
    return runs


def granted_in(run: Run) -> tuple[Granted, ...]:
    """The extensions of a run as they were written."""
    if not run.extended_by:
        return ()
    made = []
    for count, (act, how) in enumerate(run.extended_by, start=1):
        ordinal = getattr(act, how.ordinal, None) if isinstance(how.ordinal, str) else how.ordinal
        until = moment_in(act, how.until) if how.until else None
        length = getattr(act, how.length, None) if how.length else None
        made.append(
            Granted(
                ordinal=ordinal if ordinal is not None else count,
                on=act.occurred,
                length=length,
                until=(until.moment or until.known_day) if until else None,
            )
        )
    return tuple(made)
