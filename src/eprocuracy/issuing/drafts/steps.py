"""What can be done to a draft, from which state, by whom, and where it leads: one table. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label, Word

from .words import DraftState, Step

BLTTHS, ORGANISATION = "BLTTHS 2015", "Luật TCVKSND 2014"
DISSENTING = cite(ORGANISATION, 83)
CHIEF_DECIDES = cite(BLTTHS, 41)


class Who(Word):
    """Whose step it is."""

    DRAFTER = "drafter", "người được phân công soạn", "whoever may draft in the matter"
    SIGNER = "signer", "người có thẩm quyền ký", "whoever may sign it"
    HANDLER = "handler", "Kiểm sát viên được phân công thụ lý", "the procurator who handles the matter"
    CHIEF = "chief", "Viện trưởng", "the chief procurator"


@dataclass(frozen=True, slots=True)
class Way:
    """One step: the states it is taken from, whose it is, where it leads (None: it stays), and whether it needs words."""

    step: Step
    from_: frozenset[DraftState]
    who: Who
    to: DraftState | None = None
    words: bool = False


S = DraftState
LIVE = (S.DRAFTING, S.RETURNED, S.PROPOSED, S.APPROVED)
ENDED = frozenset({S.REFUSED, S.WITHDRAWN, S.SERVED})


def _way(step: Step, from_: Collection[DraftState], who: Who, to: DraftState | None = None, words: bool = False) -> Way:
    return Way(step, frozenset(from_), who, to, words)


TABLE = {
    way.step: way
    for way in (
        _way(Step.WRITE, (S.DRAFTING, S.RETURNED), Who.DRAFTER),
        _way(Step.PROPOSE, (S.DRAFTING, S.RETURNED), Who.DRAFTER, S.PROPOSED),
        _way(Step.RECALL, (S.PROPOSED, S.APPROVED), Who.DRAFTER, S.DRAFTING, words=True),
        _way(Step.APPROVE, (S.PROPOSED,), Who.SIGNER, S.APPROVED),
        _way(Step.RETURN, (S.PROPOSED, S.APPROVED), Who.SIGNER, S.RETURNED, words=True),
        _way(Step.REFUSE, (S.PROPOSED,), Who.SIGNER, S.REFUSED, words=True),
        _way(Step.DISSENT, (S.RETURNED, S.PROPOSED, S.APPROVED, S.REFUSED), Who.HANDLER, words=True),
        _way(Step.INSIST, (S.RETURNED, S.PROPOSED, S.APPROVED, S.REFUSED), Who.CHIEF, words=True),
        _way(Step.ISSUE, (S.APPROVED,), Who.SIGNER, S.ISSUED),
        _way(Step.ON_PAPER, (S.APPROVED,), Who.DRAFTER, S.ISSUED),
        _way(Step.SCAN, (S.ISSUED, S.SERVED), Who.DRAFTER),
        _way(Step.SERVE, (S.ISSUED,), Who.DRAFTER),
        _way(Step.WITHDRAW, LIVE, Who.DRAFTER, S.WITHDRAWN, words=True),
    )
}  # fmt: skip


def require_in_place(step: Step, state: DraftState) -> Way:
    """The way of a step from a state; refused, with what can be done instead, where the step is out of its place."""
    way = TABLE[step]
    if state in way.from_:
        return way
    instead = [one for one in TABLE.values() if state in one.from_]
    raise Refused(
        Label(
            f"Không thể thực hiện “{step.label.vi}”: văn bản đang ở tình trạng “{state.label.vi}”.",
            f"“{step.label.en}” is not possible: the document stands at “{state.label.en}”.",
        ),
        Label(
            f"Có thể: {', '.join(one.step.label.vi.lower() for one in instead)}.",
            f"Possible: {', '.join(one.step.label.en.lower() for one in instead)}.",
        )
        if instead
        else Label("Soạn văn bản mới.", "Draft a new document."),
    )


def require_words(way: Way, text: str) -> None:
    """Some steps are taken in writing."""
    if way.words and not text.strip():
        raise Refused(
            Label(
                f"“{way.step.label.vi}” phải có ý kiến, lý do bằng văn bản.",
                f"“{way.step.label.en}” needs its reason in writing.",
            ),
            Label("Ghi ý kiến, lý do.", "Write the reason."),
            field="text",
        )


def require_answered_dissent(steps: Collection[Step]) -> None:
    """A dissent stands until the chief has insisted in writing; before that nothing is approved or signed.

    Luật TCVKSND 2014, Điều 83: the procurator who finds a decision unlawful may refuse in writing; the chief who insists does so in
    writing and answers for it.
    """
    order = [one for one in steps if one in (Step.DISSENT, Step.INSIST, Step.PROPOSE)]
    if not order or order[-1] is not Step.DISSENT:
        return
    raise Refused(
        Label(
            "Kiểm sát viên thụ lý đã ghi ý kiến khác bằng văn bản và chưa được trả lời.",
            "The procurator who handles the matter has dissented in writing and has no answer yet.",
        ),
        Label(
            "Viện trưởng ghi yêu cầu thực hiện bằng văn bản, hoặc trả lại để sửa.",
            "The chief insists in writing, or the draft is returned.",
        ),
        basis=(DISSENTING,),
    )


def offered(state: DraftState) -> tuple[Step, ...]:
    """The steps in their place at a state, in the order of the table."""
    return tuple(way.step for way in TABLE.values() if state in way.from_)
