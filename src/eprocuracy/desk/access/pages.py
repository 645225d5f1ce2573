"""The page of who may do what with a matter, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eprocuracy.identity.explaining import Explanation, Known
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Fact, Link, Notice, Table, Text, Tone

from ..frame import role_of
from ..registers.columns import begun
from .asking import Answered


@dataclass(frozen=True, slots=True)
class AccessPage:
    """What one page shows besides its heading and its form."""

    able: Table
    answer: Notice | None = None
    facts: Sequence[Fact] = ()
    powers: Table | None = None
    question: Label | None = None


def access_page(found: Answered, deed: Deed, units: Mapping[str, Label], ask: str) -> AccessPage:
    """`ask` is the address to which `&nguoi=account` is added to ask about one person; no query."""
    able = Table(
        caption=Label(f"Ai có thể {deed.label.vi}", f"Who can {deed.label.en}"),
        columns=[
            Column(Label("Người", "Person")),
            Column(Label("Chức danh", "Duties")),
            Column(Label("Đơn vị", "Office")),
            Column(Label("Vì", "Because of")),
        ],
        rows=[
            [
                Link(one.name, f"{ask}&nguoi={one.account}#vi-sao"),
                role_of(one),
                units.get(one.unit, one.unit),
                begun(decision.why),
            ]
            for one, decision in found.able
        ],
        empty=Label("Không ai có thể.", "Nobody can."),
        total=len(found.able),
    )
    if found.person is None or found.explanation is None:
        return AccessPage(able)
    return AccessPage(
        able,
        answer=_answer(found.person, deed, found.explanation),
        facts=[Fact(one.what, _named(one, units)) for one in _with_rule(found.explanation)],
        powers=Table(
            caption=Label("Bảng quyền: dòng của việc này", "Table of powers: the row of this deed"),
            columns=[Column(Label("Chức danh, quan hệ", "Duty, standing")), Column(Label("Tới đâu", "How far"))],
            rows=[[one.what, one.value] for one in found.explanation.table],
            empty=Label("Người này chưa được giao nhiệm vụ nào.", "This person has no duty yet."),
        ),
        question=Label(
            f"Vì sao {found.person.name} {'có thể' if found.explanation.decision.allowed else 'không thể'} {deed.label.vi}?",
            f"Why {'can' if found.explanation.decision.allowed else 'can’t'} {found.person.name} {deed.label.en}?",
        ),
    )


def _answer(person: Actor, deed: Deed, explanation: Explanation) -> Notice:
    decision, name = explanation.decision, person.name
    if decision.allowed:
        duty = (
            f"{decision.duty.say('vi')}, " if decision.duty else "",
            f"{decision.duty.say('en')}, " if decision.duty else "",
        )
        title = Label(f"{name}: được {deed.label.vi}.", f"{name} may {deed.label.en}.")
        return Notice(Tone.NOTE, title, begun(Label(f"{duty[0]}{decision.why.vi}", f"{duty[1]}{decision.why.en}")))
    title = Label(f"{name}: không được {deed.label.vi}.", f"{name} may not {deed.label.en}.")
    told = Label(f"Hệ thống trả lời người đó: “{decision.why.vi}”", f"The system tells them: “{decision.why.en}”")
    return Notice(Tone.NOTE, title, told)


def _with_rule(explanation: Explanation) -> list[Known]:
    """The rule, what it was applied to, and where it stands."""
    rule = Known(Label("Quy tắc", "Rule"), begun(explanation.decision.rule.label))
    basis = explanation.basis
    told = [Known(Label("Căn cứ", "Basis"), Label(_all(basis, "vi"), _all(basis, "en")))] if basis else []
    return [rule, *told, *explanation.facts]


def _all(basis: Sequence[Text], language: str) -> str:
    return ", ".join(one if isinstance(one, str) else one.say(language) for one in basis)


def _named(one: Known, units: Mapping[str, Label]) -> Text:
    return units.get(one.value, one.value) if isinstance(one.value, str) else begun(one.value)
