"""The fold of a thread of supervision, and what it yields."""

from __future__ import annotations

from uuid import UUID

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams import folding
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Results, View
from eprocuracy.workstreams.moves import move
from eprocuracy.workstreams.projected import Fact, FindingKind, MatterState, TakenUp
from eprocuracy.workstreams.states import NOTHING_SPECIAL, Circumstances

from . import CODE
from .acts import ProtestIssued, RecommendationIssued, RequestIssued
from .folds import after, begin
from .thread import ThreadState
from .words import Level, Stage

__all__ = ["FINDINGS", "MOVES", "Stage", "after", "begin", "circumstances", "matter_state", "results"]

PROTEST_OUT_OF_TIME = FindingKind(
    code="protest_out_of_time",
    label=Label("Kháng nghị phúc thẩm quá hạn", "Appellate protest after its time limit"),
    basis=(cite("BLTTHS 2015", 337), cite("BLTTDS 2015", 280), cite("Luật TTHC 2015", 213)),
)
REPLY_LATE = FindingKind(
    code="reply_late",
    label=Label("Trả lời chậm", "Reply after the last day for it"),
    basis=(cite("Luật TCVKSND 2014", 5), cite("BLTTHS 2015", 6, 2)),
)
REPLY_OVERDUE = FindingKind(
    code="reply_overdue",
    label=Label("Quá hạn chưa trả lời", "No reply although the time has passed"),
    basis=(cite("Luật TCVKSND 2014", 5), cite("BLTTHS 2015", 6, 2)),
)
FINDINGS = (PROTEST_OUT_OF_TIME, REPLY_LATE, REPLY_OVERDUE)

WITHOUT_PAPER = (Stage.TO_DEAL_WITH, Stage.INSPECTING)
ANSWERED = (Stage.FOLLOWING_UP, Stage.TO_ESCALATE, Stage.DONE)
ANYTIME = (*WITHOUT_PAPER, Stage.AWAITING_REPLY, Stage.AWAITING_COURT, *ANSWERED)

MOVES = (
    move("supervision.assigned", ANYTIME),
    move("supervision.reassigned", ANYTIME),
    move("violation.reminded", [Stage.TO_DEAL_WITH], Stage.CLOSED),
    move("inspection.concluded", [Stage.INSPECTING], Stage.TO_DEAL_WITH, primary=[Stage.INSPECTING]),
    move(
        "recommendation.issued",
        [*WITHOUT_PAPER, Stage.AWAITING_REPLY, *ANSWERED],
        Stage.AWAITING_REPLY,
        primary=[Stage.TO_DEAL_WITH],
    ),
    move("request.issued", [*WITHOUT_PAPER, *ANSWERED], Stage.AWAITING_REPLY),
    move(
        "protest.issued",
        [*WITHOUT_PAPER, Stage.AWAITING_REPLY, *ANSWERED],
        Stage.AWAITING_COURT,
        primary=[Stage.TO_ESCALATE],
    ),
    move("protest.changed", [Stage.AWAITING_COURT]),
    move("protest.withdrawn", [Stage.AWAITING_COURT]),
    move("response.received", [Stage.AWAITING_COURT], Stage.CLOSED, primary=[Stage.AWAITING_COURT]),
    move("response.received", [Stage.AWAITING_REPLY], Stage.FOLLOWING_UP, primary=[Stage.AWAITING_REPLY]),
    move("response.received", [Stage.TO_ESCALATE, Stage.FOLLOWING_UP], offered=False),
    move("implementation.checked", ANSWERED, primary=[Stage.FOLLOWING_UP]),
    move("thread.closed", ANYTIME, Stage.CLOSED, primary=[Stage.DONE]),
)


VARIANTS = {Level.SAME: "same_level_procuracy", Level.UPPER: "immediate_superior_procuracy"}


def circumstances(
    _state: ThreadState, _clock: str, _participant: UUID | None, start: Act, _view: View
) -> Circumstances:
    """The level of the protest, and the time that our own document gives for the reply."""
    match start:
        case ProtestIssued(level=level):
            return Circumstances(variant=VARIANTS[level]) if level else NOTHING_SPECIAL
        case RequestIssued() | RecommendationIssued():
            return Circumstances(order_until=start.due_on, order_length=None if start.due_on else start.reply_within)
        case _:
            return NOTHING_SPECIAL


def results(state: ThreadState, _view: View) -> Results:
    """The countable facts: documents issued, by khâu and addressee, and what became of them."""
    facts = tuple(
        Fact(
            code=one.code,
            on=one.on,
            unit=state.unit,
            matter=state.id,
            agency=state.target_kind.value if state.target_kind else "",
            outcome=one.outcome,
        )
        for one in state.counted
    )
    taken_up = tuple(
        TakenUp(matter=state.id, about=one.matter, code=one.code, act=one.act, participant=one.participant)
        for one in dict.fromkeys(state.dealt_with)
    )
    return Results(facts=facts, taken_up=taken_up)


def matter_state(state: ThreadState, _view: View) -> MatterState:
    """The row of lists."""
    missing = tuple(
        name for name, there in (("area", state.area or state.domain), ("target", state.target)) if not there
    )
    return folding.matter_state(state, CODE, missing=missing)
