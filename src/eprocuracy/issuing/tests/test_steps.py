"""The way of a draft: what is in its place, who takes a step, what needs words, and when a dissent stands in the way."""

from __future__ import annotations

import pytest

from eprocuracy.issuing.drafts.steps import (
    ENDED,
    TABLE,
    offered,
    require_answered_dissent,
    require_in_place,
    require_words,
)
from eprocuracy.issuing.drafts.words import DraftState, Step
from eprocuracy.kernel.refusals import Refused


def test_every_step_is_in_the_table_and_every_state_can_be_reached_and_left() -> None:
    reached = {DraftState.DRAFTING, DraftState.SERVED} | {way.to for way in TABLE.values() if way.to}

    assert set(TABLE) == set(Step)
    assert reached == set(DraftState)
    for state in DraftState:
        assert offered(state) or state in ENDED


def test_nothing_is_signed_that_was_not_approved() -> None:
    assert TABLE[Step.ISSUE].from_ == {DraftState.APPROVED}
    with pytest.raises(Refused, match="Chờ duyệt, ký") as refused:
        require_in_place(Step.ISSUE, DraftState.PROPOSED)

    assert "Có thể: lấy lại để sửa, duyệt, trả lại để sửa, không duyệt" in refused.value.say()


def test_what_was_signed_is_neither_changed_nor_withdrawn() -> None:
    for step in (Step.WRITE, Step.WITHDRAW, Step.RECALL, Step.RETURN):
        with pytest.raises(Refused):
            require_in_place(step, DraftState.ISSUED)


@pytest.mark.parametrize("step", [Step.RETURN, Step.REFUSE, Step.WITHDRAW, Step.RECALL, Step.DISSENT, Step.INSIST])
def test_returning_refusing_and_withdrawing_need_words(step: Step) -> None:
    with pytest.raises(Refused) as refused:
        require_words(TABLE[step], "  ")

    assert refused.value.field == "text"


def test_a_dissent_stops_approval_until_the_chief_insists_in_writing_or_it_is_proposed_anew() -> None:
    with pytest.raises(Refused) as refused:
        require_answered_dissent([Step.WRITE, Step.PROPOSE, Step.DISSENT])
    assert "Điều 83 Luật TCVKSND 2014" in refused.value.say()

    require_answered_dissent([Step.PROPOSE, Step.DISSENT, Step.INSIST])
    require_answered_dissent([Step.PROPOSE, Step.DISSENT, Step.RETURN, Step.PROPOSE])
