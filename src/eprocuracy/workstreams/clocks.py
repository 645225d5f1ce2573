"""Clocks: which acts start, extend, meet and drop which time limit. The law turns each run into a deadline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from eprocuracy.kernel.moments import When, day_of
from eprocuracy.kernel.words import Label, Word
from eprocuracy.law.deadlines import Determined, Granted, Judged, NotDeterminable, determine, latest_before
from eprocuracy.law.reference import Reference
from eprocuracy.workstreams.changing import changed

from .acts import Act
from .people import Role
from .projected import ENDED, Deadline, Finding, Outcome
from .states import Circumstances, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """How an act of one kind extends a clock: which of its fields give the ordinal, the last day and the length."""

    ordinal: int | str = 1  # a number, or the name of a field
    until: str = ""
    length: str = ""
    capped: bool = False  # it never reaches beyond what the law gives, whatever last day was written
    findings: Mapping[str, str] | None = None  # instead of those of the clock


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One declared clock of a workstream."""

    key: str
    title: Label
    limit: str
    starts: Mapping[str, str]  # kind of act → field that holds the start ("occurred" by default)
    extends: Mapping[str, Extension] = field(default_factory=dict)
    meets: Mapping[str, str] = field(default_factory=dict)
    suspends: Mapping[str, str] = field(default_factory=dict)
    drops: frozenset[str] = frozenset()
    where: Mapping[str, Mapping[str, frozenset[Any]]] = field(default_factory=dict)  # kind → field → values that count
    early: bool = False  # an act that meets it may be dated before the start (a book with its days out of order)
    per: Role | None = None
    before: str = ""  # a backward limit: counted back from the end of that clock
    findings: Mapping[str, str] = field(
        default_factory=dict
    )  # late, open, open_capped, extension_late, extension_too_long, extension_unprovided
    group: str = ""
    action: str = ""  # the act that is due
    warn_days: int = 10
    lapses: bool = False  # a right that runs out: past its end there is nothing left to do, and nothing is overdue

    @property
    def runs_out(self) -> bool:
        """Whether nothing is overdue past its end: a right that lapsed, or the last day for asking counted back from a limit."""
        return self.lapses or bool(self.before)

    def concerns(self, act: Act) -> bool:
        """Whether an act counts for this clock, where only some acts of its kind do."""
        wanted = self.where.get(act.kind)
        return not wanted or all(_plain(getattr(act, name, None)) in values for name, values in wanted.items())

    @cached_property
    def touched_by(self) -> frozenset[str]:
        """The kinds of acts that do anything to it."""
        return frozenset().union(self.starts, self.extends, self.meets, self.suspends, self.drops)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Word) else value


@dataclass(slots=True)
class _Run:
    clock: Clock
    participant: UUID | None
    started_by: Act
    start: When
    extended_by: list[tuple[Act, Extension]] = field(default_factory=list)
    ended_by: Act | None = None
    ended_on: When | None = None
    outcome: Outcome = Outcome.RUNNING


@cache
def read_clocks(path: Path) -> tuple[Clock, ...]:
    """The clocks declared in one `clocks.yaml`; a missing file declares none."""
    if not path.exists():
        return ()
    declared = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return tuple(_clock(key, said) for key, said in declared.items())


def _clock(key: str, said: Mapping[str, Any]) -> Clock:
    def acts(name: str) -> dict[str, str]:
        given = said.get(name, {})
        if isinstance(given, list):
            return dict.fromkeys(given, "occurred")
        return {kind: at or "occurred" for kind, at in given.items()}

    return Clock(
        key=key,
        title=Label(said["title"]["vi"], said["title"]["en"]),
        limit=said["limit"],
        starts=acts("starts"),
        extends={kind: Extension(**how) for kind, how in said.get("extends", {}).items()},
        meets=acts("meets"),
        suspends=acts("suspends"),
        drops=frozenset(said.get("drops", ())),
        where={
            kind: {name: frozenset(values) for name, values in wanted.items()}
            for kind, wanted in said.get("where", {}).items()
        },
        early=said.get("early", False),
        per=Role(said["per"]) if said.get("per") else None,
        before=said.get("before", ""),
        findings=said.get("findings", {}),
        group=said.get("group", key),
        action=said.get("action", ""),
        warn_days=said.get("warn_days", 10),
        lapses=bool(said.get("lapses", False)),
    )


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


Seen = tuple[str, Act]  # an act with its kind as the matter sees it


def _as_they_can_have_come(clock: Clock, acts: Sequence[Seen]) -> Sequence[Seen]:
    """An act whose day is not known sorts first; it cannot have come before what starts the clock."""
    first = next((place for place, (kind, _) in enumerate(acts) if kind in clock.starts), 0)
    undated = [one for one in acts[:first] if one[1].on is None] if first else []
    if not undated:
        return acts
    return [*(one for one in acts[:first] if one[1].on is not None), acts[first], *undated, *acts[first + 1 :]]


def _runs(clock: Clock, acts: Sequence[Seen]) -> list[_Run]:
    runs: list[_Run] = []
    running: dict[UUID | None, _Run] = {}
    done_early: dict[UUID | None, tuple[Act, str]] = {}

    def end(act: Act, outcome: Outcome, at: str = "occurred") -> None:
        named = _subjects(clock, act) or tuple(running)  # an act that names nobody concerns everybody
        for subject in named:
            run = running.pop(subject, None)
            if run:
                run.ended_by, run.ended_on, run.outcome = act, moment_in(act, at) or act.occurred, outcome
            elif clock.early and outcome is Outcome.MET and not any(one.participant == subject for one in runs):
                done_early[subject] = (act, at)  # only what is done before the clock first starts

    for kind, act in _as_they_can_have_come(clock, acts):
        if not clock.concerns(act):
            continue
        if kind in clock.meets:
            end(act, Outcome.MET, clock.meets[kind])
        if kind in clock.suspends:
            end(act, Outcome.SUSPENDED, clock.suspends[kind])
        if kind in clock.drops:
            end(act, Outcome.DROPPED)
        if kind in clock.extends:
            for subject in _subjects(clock, act) or tuple(running):
                if subject in running:
                    running[subject].extended_by.append((act, clock.extends[kind]))
        if kind in clock.starts:
            start = moment_in(act, clock.starts[kind]) or When.unknown()
            for subject in _subjects(clock, act):
                if subject in running:
                    before = running.pop(subject)
                    before.ended_by, before.ended_on, before.outcome = act, act.occurred, Outcome.REPLACED
                running[subject] = run = _Run(clock, subject, act, start)
                runs.append(run)
                if subject in done_early:
                    by, at = done_early.pop(subject)
                    run.ended_by, run.ended_on, run.outcome = by, moment_in(by, at) or by.occurred, Outcome.MET
                    del running[subject]
    return runs


def _granted(run: _Run) -> tuple[Granted, ...]:
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


CIRCUMSTANCES = tuple(one.name for one in fields(Circumstances))
CircumstancesOf = Callable[[str, UUID | None, Act], Circumstances]


def deadlines_of(
    reference: Reference, clocks: Iterable[Clock], state: State, acts: Sequence[Act], circumstances: CircumstancesOf
) -> tuple[tuple[Deadline, ...], tuple[Finding, ...]]:
    """Every run of every clock over the acts of one matter, judged by the law; with the findings that lateness raises."""
    found: list[Finding] = []
    made: list[Deadline] = []
    told: list[Circumstances] = []
    seen = [(seen_from(state.id, act), act) for act in acts]
    there = {kind for kind, _ in seen}
    for clock in clocks:
        if clock.before or there.isdisjoint(clock.starts):
            continue
        touching = [one for one in seen if one[0] in clock.touched_by]
        for number, run in enumerate(_runs(clock, touching)):
            known = circumstances(clock.key, run.participant, run.started_by)
            answer, judged = _answer(reference, run, known)
            one = Deadline(
                matter=state.id,
                clock=clock.key,
                participant=run.participant,
                started_by=run.started_by.id,
                run=number,
                outcome=_outcome(run, answer),
                answer=answer,
                ended_by=run.ended_by.id if run.ended_by else None,
                ended_on=run.ended_on,
            )
            made.append(one)
            told.append(known)
            found.extend(_lateness(clock, run, one))
            found.extend(_extensions(clock, run, judged, state))
    made.extend(_backward(reference, clocks, made, told))
    return tuple(made), tuple(found)


def _answer(
    reference: Reference, run: _Run, circumstances: Circumstances
) -> tuple[Determined | NotDeterminable, tuple[Judged, ...]]:
    """The law's answer for one run, and what it says of each extension as it was written."""
    told = {name: getattr(circumstances, name) for name in CIRCUMSTANCES}
    granted = _granted(run)
    told["ended_on"] = run.ended_on.known_day if run.ended_on else None
    answer = determine(reference, run.clock.limit, start=run.start, extensions=granted, **told)
    if not isinstance(answer, Determined):
        return answer, ()
    judged = answer.judged
    beyond = {
        place: one.allowed_until
        for place, ((_, how), one) in enumerate(zip(run.extended_by, judged, strict=False))
        if how.capped and one.too_long
    }
    if beyond:
        lawful = tuple(
            changed(one, until=beyond[place]) if place in beyond else one for place, one in enumerate(granted)
        )
        answer = determine(reference, run.clock.limit, start=run.start, extensions=lawful, **told)
        anew = answer.judged if isinstance(answer, Determined) else judged
        judged = tuple(one if place in beyond else anew[place] for place, one in enumerate(judged))
    return answer, judged


def _outcome(run: _Run, answer: Determined | NotDeterminable) -> Outcome:
    if run.outcome in (Outcome.REPLACED, Outcome.DROPPED):
        return run.outcome
    if isinstance(answer, NotDeterminable):
        return run.outcome if run.outcome in ENDED else Outcome.NOT_DETERMINABLE
    if run.ended_on is not None and is_after(run.ended_on, answer):
        return Outcome.MET_LATE
    return run.outcome


def is_after(when: When, answer: Determined) -> bool:
    """Whether `when` lies after the end; what is known by its day only is late from the next day on."""
    if answer.by_the_minute and when.moment is not None:
        return when.moment > answer.ends_at
    last = day_of(answer.ends_at) if answer.by_the_minute else answer.ends_on
    return when.known_day is not None and when.known_day > last


def _lateness(clock: Clock, run: _Run, one: Deadline) -> list[Finding]:
    code = clock.findings.get("late")
    if one.outcome is not Outcome.MET_LATE or not code or run.ended_by is None:
        return []
    answer = one.answer
    assert isinstance(answer, Determined)
    return [
        Finding(
            code=code,
            matter=one.matter,
            participant=run.participant,
            act=run.ended_by.id,
            on=run.ended_by.on,
            values={"limit_ended_on": answer.ends_on, "ended_on": run.ended_on, "clock": clock.key},
        )
    ]


def _extensions(clock: Clock, run: _Run, judgments: Sequence[Judged], state: State) -> list[Finding]:
    """What the law says of each written extension; one irregularity gives one finding."""
    found = []
    for (act, how), judged in zip(run.extended_by, judgments, strict=False):
        code = _irregularity(clock.findings if how.findings is None else how.findings, judged)
        if code:
            found.append(
                Finding(
                    code=code,
                    matter=state.id,
                    participant=run.participant,
                    act=act.id,
                    on=act.on,
                    values={"ordinal": judged.ordinal, "until": judged.ends, "allowed_until": judged.allowed_until},
                )
            )
    return found


def _irregularity(codes: Mapping[str, str], judged: Judged) -> str | None:
    if not judged.provided:
        return codes.get("extension_unprovided")
    if judged.granted_late and "extension_late" in codes:
        return codes["extension_late"]
    if judged.too_long:
        return codes.get("extension_too_long")
    return None


def _backward(
    reference: Reference, clocks: Iterable[Clock], made: Sequence[Deadline], told: Sequence[Circumstances]
) -> list[Deadline]:
    """Latest days counted back from the end of a running clock, by the class of what it runs for."""
    backward = [clock for clock in clocks if clock.before]
    reminders = []
    for clock in backward:
        for parent, known in zip(made, told, strict=True):
            if parent.clock != clock.before or not isinstance(parent.answer, Determined):
                continue
            if parent.outcome is Outcome.RUNNING:
                answer = latest_before(reference, clock.limit, expiry=parent.answer.nominal, severity=known.severity)
                reminders.append(changed(parent, clock=clock.key, answer=answer))
    return reminders


def open_findings(clocks: Mapping[str, Clock], deadlines: Iterable[Deadline], as_of: date) -> tuple[Finding, ...]:
    """Limits that have run out without having been met, judged at 24:00 of `as_of`; never part of a fold."""
    found = []
    for one in deadlines:
        answer = one.answer
        if one.clock not in clocks or one.outcome is not Outcome.RUNNING or not isinstance(answer, Determined):
            continue
        code = _open_code(clocks[one.clock], answer, as_of)
        if code and is_after(When.on(as_of), answer):
            found.append(
                Finding(
                    code=code,
                    matter=one.matter,
                    participant=one.participant,
                    act=one.started_by,
                    on=as_of,
                    values={"limit_ended_on": answer.ends_on, "as_of": as_of, "clock": one.clock},
                )
            )
    return tuple(found)


def _open_code(clock: Clock, answer: Determined, as_of: date) -> str | None:
    """What an unmet limit is called; one that only the stage cut short, while the order still runs, has its own name."""
    uncapped = answer.uncapped
    if uncapped is not None and as_of <= (day_of(uncapped) if isinstance(uncapped, datetime) else uncapped):
        return clock.findings.get("open_capped")
    return clock.findings.get("open")
