"""Days that a register states without their history, beside the days that are computed."""

from __future__ import annotations

from eprocuracy.workstreams.changing import changed

from .house_findings import STATED_DIFFERS
from .projected import Deadline, Finding, Outcome
from .states import State


def with_stated(state: State, computed: tuple[Deadline, ...]) -> tuple[tuple[Deadline, ...], list[Finding]]:
    """Stated days stand beside the computed ones; where both are known and differ, that is a finding."""
    deadlines = list(computed)
    found: list[Finding] = []
    for one in state.stated:
        at = next(
            (
                index
                for index in range(len(deadlines) - 1, -1, -1)
                if deadlines[index].clock == one.clock and deadlines[index].participant == one.participant
            ),
            None,
        )
        if at is None:
            deadlines.append(
                Deadline(
                    matter=state.id,
                    clock=one.clock,
                    participant=one.participant,
                    started_by=one.act,
                    outcome=Outcome.STATED,
                    stated_on=one.on,
                )
            )
            continue
        deadlines[at] = changed(deadlines[at], stated_on=one.on)
        ends_on = getattr(deadlines[at].answer, "ends_on", None)
        if ends_on is not None and one.on.known_day is not None and ends_on != one.on.known_day:
            found.append(
                Finding(
                    code=STATED_DIFFERS.code,
                    matter=state.id,
                    participant=one.participant,
                    act=one.act,
                    on=one.on.known_day,
                    values={"stated_on": one.on.known_day, "computed_on": ends_on, "clock": one.clock},
                )
            )
    return tuple(deadlines), found
