"""Deadlines as pages show them: how long is left, in which words, and why this date."""

from __future__ import annotations

from datetime import date, datetime

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.deadlines import Determined, NotDeterminable
from eprocuracy.platform.ui.parts import Step, Text, Why
from eprocuracy.platform.ui.urgency import SUSPENDED, UNDETERMINED, Left, Urgency, left
from eprocuracy.platform.ui.writing import moment_text
from eprocuracy.workstreams.projected import Outcome

from .saying import joined, said

BY_THE_BOOK = Label("theo sổ", "as the register states")
AT_EARLIEST = Label("sớm nhất", "at the earliest")

Answer = Determined | NotDeterminable | None


def ends_of(answer: Answer, stated_on: When | None) -> date | datetime | None:
    """The end that is shown: the computed minute or last day, else the register's day, else the earliest that is certain."""
    if isinstance(answer, Determined):
        return answer.end
    if stated_on is not None and stated_on.known_day is not None:
        return stated_on.known_day
    return answer.earliest if answer is not None else None


def mark_of(stated_on: When | None, *, computed: bool) -> Text:
    """That a day is the register's own; or what the register says beside the computed one."""
    if stated_on is None or stated_on.day is None:
        return ""
    return joined(BY_THE_BOOK, said(stated_on) if computed else None, by=" ") or ""


def bound_of(earliest: date | datetime | None, stated_on: When | None) -> Label | None:
    """`sớm nhất 24/11/2026`: the bound that is certain where there is no date, and no register states one."""
    if earliest is None or (stated_on is not None and stated_on.known_day is not None):
        return None
    return Label(f"{AT_EARLIEST.vi} {moment_text(earliest)}", f"{AT_EARLIEST.en} {moment_text(earliest)}")


def left_of(outcome: Outcome, ends: date | datetime | None, now: datetime) -> Left:
    """How long is left, or what became of the limit."""
    match outcome:
        case Outcome.RUNNING | Outcome.STATED:
            return left(ends, now)
        case Outcome.NOT_DETERMINABLE:
            return left(ends, now) if ends else UNDETERMINED
        case Outcome.MET:
            return Left(Urgency.MET, Outcome.MET.label)
        case Outcome.MET_LATE:
            return Left(Urgency.OVERDUE, Label("đã xong, quá hạn", "done, too late"))
        case Outcome.SUSPENDED:
            return SUSPENDED
        case _:
            return Left(Urgency.UNKNOWN, outcome.label)


def why_of(answer: Answer, address: str = "") -> Why | None:
    """The derivation, step by step, each with its article; None where there is nothing to derive from."""
    match answer:
        case Determined():
            steps = [Step(one.said, basis=one.basis or "") for one in answer.steps]
            for more in (answer.provisional, answer.other_reading):
                if more is not None:
                    steps.append(Step(more))
            return Why(steps, _ends(answer), address)
        case NotDeterminable():
            steps = [Step(one) for one in answer.said]
            if answer.assumed is not None:
                told = Label("Nếu tính theo quy định trước đây", "If the former provision were followed")
                steps.append(Step(told, _day(answer.assumed.end)))
            if steps and answer.basis:
                steps[0] = Step(steps[0].text, basis=answer.basis[0])
            return Why(steps, "", address) if steps else None
        case _:
            return None


def reason_of(answer: Answer) -> Text:
    """Why there is no date, as one sentence."""
    if isinstance(answer, NotDeterminable) and answer.said:
        return Label("; ".join(one.say("vi") for one in answer.said), "; ".join(one.say("en") for one in answer.said))
    return ""


def basis_of(answer: Answer) -> Text:
    """The first provision that the limit rests on."""
    return answer.basis[0] if answer is not None and answer.basis else ""


def _day(result: date | datetime | None) -> str:
    return moment_text(result) if result else ""


def _ends(answer: Determined) -> Label:
    told = moment_text(answer.end)
    if answer.by_the_minute:
        return Label(f"Hết hạn lúc {told}", f"It runs out at {told}")
    return Label(f"Hết hạn khi hết ngày {told}", f"It runs out at the end of {told}")
