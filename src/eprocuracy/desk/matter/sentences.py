"""Until when the sentences of a case may be executed, with why."""

from __future__ import annotations

from eprocuracy.kernel.words import Label
from eprocuracy.law.answers import Determined
from eprocuracy.law.limitation import OF_SENTENCE
from eprocuracy.platform.ui.parts import Column, Table, Text
from eprocuracy.records import rules
from eprocuracy.workstreams.criminal_cases.case_state import CaseState
from eprocuracy.workstreams.criminal_cases.sentences import SentenceLimit, sentences_of

from ..saying import joined
from .file import File

COLUMNS = (
    Column(Label("Người bị kết án", "Convict")),
    Column(Label("Hình phạt", "Sentence")),
    Column(Label("Có hiệu lực từ", "In force since")),
    Column(Label("Thi hành được đến hết", "May be executed until the end of")),
    Column(Label("Vì sao", "Why")),
    Column(Label("Căn cứ", "Basis")),
)


def sentences(file: File) -> Table | None:
    """Each convict's limitation of the sentence; None where no judgment with a sentence is in force."""
    state = file.states.get(file.id)
    if not isinstance(state, CaseState):
        return None
    reference = rules.present().reference
    found = list(sentences_of(state, file.standing.acts, reference))
    if not found:
        return None
    title = reference.statute(OF_SENTENCE).title
    return Table(title, COLUMNS, [_row(file, one) for one in found])


def _row(file: File, one: SentenceLimit) -> list[object]:
    term = Label(f"{one.months} tháng", f"{one.months} months") if one.months else None
    told: Text = joined(one.result.label, term, by=", ") or one.result.label
    steps = [step.said for step in one.answer.steps] if isinstance(one.answer, Determined) else one.answer.said
    return [
        file.names.get(one.participant, ""),
        told,
        one.effective,
        one.answer.ends_on if isinstance(one.answer, Determined) else Label("chưa tính được", "cannot be told"),
        joined(*(Label(said.say("vi"), said.say("en")) for said in steps), by="; "),
        joined(*(Label(each.say("vi"), each.say("en")) for each in one.answer.basis), by="; "),
    ]
