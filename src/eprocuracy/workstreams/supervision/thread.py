"""What is true of one thread after the acts folded so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.changing import changed
from eprocuracy.workstreams.states import State

from .acts_issued import FindingRef
from .words import Answer, Area, Domain, Implemented, Level, Paper, Purpose, TargetKind


@dataclass(frozen=True, slots=True)
class Counted:
    """Something countable that happened."""

    code: str
    on: date
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class ThreadState(State):
    """One violation, request, recommendation or protest with its answer; the last document issued leads."""

    paper: Paper = Paper.VIOLATION
    issued_no: str = ""
    issued_on: date | None = None
    description: str = ""
    area: Area | None = None
    target: str = ""
    target_kind: TargetKind | None = None
    criterion: str = ""
    remark: str = ""
    # of a violation
    found_on: date | None = None
    violation: str = ""
    provision: str = ""
    dealt_with: tuple[FindingRef, ...] = ()  # of other matters, dealt with here
    # of a request or a recommendation
    purpose: Purpose | None = None
    due_on: date | None = None
    # of a protest
    level: Level | None = None
    domain: Domain | None = None
    against_no: str = ""
    against_on: date | None = None
    changed_on: date | None = None
    withdrawn_on: date | None = None
    # of the answer
    answer: Answer | None = None
    answered_no: str = ""
    answered_on: date | None = None
    implemented: Implemented | None = None
    checked_on: date | None = None
    counted: tuple[Counted, ...] = ()

    def count(self, code: str, act: Act, outcome: str = "", *, on: date | None = None) -> Self:
        """The state with one more countable thing; what has no day is not counted."""
        day = on or act.on
        if day is None:
            return self
        return changed(self, counted=(*self.counted, Counted(code, day, outcome)))
