"""Deadlines: every run of every clock of a matter, turned into a date by the law and judged by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from eprocuracy.kernel.moments import When, day_of
from eprocuracy.law.deadlines import Asked, Determined, Judged, NotDeterminable, latest_before, remembered
from eprocuracy.law.reference import Reference
from eprocuracy.workstreams.changing import changed

from .acts import Act
from .clocks import Clock, Clocks
from .projected import ENDED, Deadline, Finding, Outcome
from .runs import Run, granted_in, runs_of, seen_from
from .states import Circumstances, State

CircumstancesOf = Callable[[str, UUID | None, Act], Circumstances | None]


def deadlines_of(
    reference: Reference, clocks: Clocks, state: State, acts: Sequence[Act], circumstances: CircumstancesOf
) -> tuple[tuple[Deadline, ...], tuple[Finding, ...]]:
    """Every run of every clock over the acts of one matter, judged by the law; with the findings that lateness raises."""
    found: list[Finding] = []
    made: list[Deadline] = []
    told: list[tuple[Act, Circumstances]] = []
    for clock, touching in clocks.over((seen_from(state.id, act), act) for act in acts):
        everybody = [one.participant for one in state.of_role(clock.per)] if clock.everybody and clock.per else ()
        for number, run in enumerate(runs_of(clock, touching, everybody)):
            known = circumstances(clock.key, run.participant, run.started_by)
            if known is None:
                continue
            answer, judged = _answer(reference, run, known)
            if run.rested is not None and run.resumed_by is not None and is_after(run.resumed_by.occurred, answer):
                run.stays_ended()
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
            told.append((run.started_by, known))
            found.extend(_lateness(clock, run, one))
            found.extend(_extensions(clock, run, judged, state))
    made.extend(_backward(reference, clocks.backward, made, told))
    return tuple(made), tuple(found)


def _answer(
    reference: Reference, run: Run, circumstances: Circumstances
) -> tuple[Determined | NotDeterminable, tuple[Judged, ...]]:
    """The law's answer for one run, and what it says of each extension as it was written."""
    asked = _asked(reference, run, circumstances)
    answer = remembered(reference, run.clock.limit, asked)
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
            changed(one, until=beyond[place]) if place in beyond else one for place, one in enumerate(asked.extensions)
        )
        answer = remembered(reference, run.clock.limit, changed(asked, extensions=lawful))
        anew = answer.judged if isinstance(answer, Determined) else judged
        judged = tuple(one if place in beyond else anew[place] for place, one in enumerate(judged))
    return answer, judged


def _asked(reference: Reference, run: Run, known: Circumstances) -> Asked:
    return Asked(
        start=run.start,
        severity=known.severity,
        variant=known.variant,
        extensions=granted_in(run),
        juvenile=known.juvenile,
        order_until=known.order_until,
        order_length=known.order_length,
        deducted_days=known.deducted_days,
        capped_by=known.capped_by,
        ended_on=run.ended_on.known_day if run.ended_on and reference.takes_over else None,
    )


def _outcome(run: Run, answer: Determined | NotDeterminable) -> Outcome:
    if run.outcome in (Outcome.REPLACED, Outcome.DROPPED):
        return run.outcome
    if isinstance(answer, NotDeterminable) and run.outcome not in ENDED:
        return Outcome.NOT_DETERMINABLE
    if run.ended_on is not None and is_after(run.ended_on, answer):
        return Outcome.MET_LATE
    return run.outcome


def is_after(when: When, answer: Determined | NotDeterminable) -> bool:
    """Whether `when` lies after the end; what is known by its day only is late from the next day on.

    Where a day in dispute or a missing fact leaves several ends possible, it lies after the last of them: then it is late
    whatever the answer to that question is.
    """
    end = answer.end if isinstance(answer, Determined) else answer.latest
    if end is None:
        return False
    if isinstance(end, datetime) and when.moment is not None:
        return when.moment > end
    last = day_of(end) if isinstance(end, datetime) else end
    return when.known_day is not None and when.known_day > last


def _last_day(answer: Determined | NotDeterminable) -> date | None:
    """The last day that the end can be."""
    if isinstance(answer, Determined):
        return answer.ends_on
    return day_of(answer.latest) if isinstance(answer.latest, datetime) else answer.latest


def _lateness(clock: Clock, run: Run, one: Deadline) -> list[Finding]:
    code = clock.findings.get("late")
    if one.outcome is not Outcome.MET_LATE or not code or run.ended_by is None:
        return []
    assert one.answer is not None
    name = "limit_ended_on" if isinstance(one.answer, Determined) else "latest_on"
    return [
        Finding(
            code=code,
            matter=one.matter,
            participant=run.participant,
            act=run.ended_by.id,
            on=run.ended_by.on,
            values={name: _last_day(one.answer), "ended_on": run.ended_on, "clock": clock.key},
        )
    ]


def _extensions(clock: Clock, run: Run, judgments: Sequence[Judged], state: State) -> list[Finding]:
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
    reference: Reference, backward: Iterable[Clock], made: Sequence[Deadline], told: Sequence[tuple[Act, Circumstances]]
) -> list[Deadline]:
    """Latest days counted back from the end of a running clock, by the class of what it runs for, where its start counts."""
    reminders = []
    for clock in backward:
        for parent, (begun, known) in zip(made, told, strict=True):
            if parent.clock != clock.before or not isinstance(parent.answer, Determined) or not clock.concerns(begun):
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
        if one.clock not in clocks or one.outcome not in _OPEN or answer is None:
            continue
        code = _open_code(clocks[one.clock], answer, as_of)
        name = "limit_ended_on" if isinstance(answer, Determined) else "latest_on"
        if code and is_after(When.on(as_of), answer):
            found.append(
                Finding(
                    code=code,
                    matter=one.matter,
                    participant=one.participant,
                    act=one.started_by,
                    on=as_of,
                    values={name: _last_day(answer), "as_of": as_of, "clock": one.clock},
                )
            )
    return tuple(found)


_OPEN = frozenset({Outcome.RUNNING, Outcome.NOT_DETERMINABLE})


def _open_code(clock: Clock, answer: Determined | NotDeterminable, as_of: date) -> str | None:
    """What an unmet limit is called; one that only the stage cut short, while the order still runs, has its own name."""
    uncapped = answer.uncapped if isinstance(answer, Determined) else None
    if uncapped is not None and as_of <= (day_of(uncapped) if isinstance(uncapped, datetime) else uncapped):
        return clock.findings.get("open_capped")
    return clock.findings.get("open")
