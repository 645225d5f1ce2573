"""Where the text can be read in two ways: the reading followed, on whose authority, the other one, and both computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eprocuracy.kernel.words import Label
from eprocuracy.law.entries import Part, edition
from eprocuracy.law.reference import Interpretation, Reference
from eprocuracy.law.worked.cases import following
from eprocuracy.platform.ui.parts import Fact
from eprocuracy.platform.ui.writing import day_text

from .signing import signed, word_on
from .statutes import CaseLine, case_line
from .words import CONFIDENCE

CASES = 2


@dataclass(frozen=True, slots=True)
class BothWays:
    """One worked case under the reading that is followed, and the day under the other one."""

    case: CaseLine
    other: Label


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """One reading."""

    code: str
    topic: Label
    facts: Sequence[Fact]
    cases: Sequence[BothWays]


def readings(reference: Reference) -> list[ReadingPart]:
    """Every reading, in its order, with cases in which the other one gives another day."""
    words = signed(Part.READINGS, reference.interpretations)
    made = []
    for code, one in reference.interpretations.items():
        entry = edition(reference, Part.READINGS, code, None)
        cases = [
            BothWays(case_line(reference, found), _other(found.answer["other_readings"][code]))
            for found in following(reference, code, CASES)
        ]
        facts = _facts(one)
        if entry is not None:
            facts.append(Fact(Label("Xác nhận", "Confirmed"), word_on(entry, words.get(code, {}))))
        made.append(ReadingPart(code, one.topic, facts, cases))
    return made


def _facts(one: Interpretation) -> list[Fact]:
    return [
        Fact(Label("Cách hiểu đang theo", "Reading followed"), one.chosen),
        Fact(Label("Cách hiểu khác", "The other reading"), one.alternative or Label("không có", "none")),
        Fact(
            Label("Theo", "On the authority of"),
            one.authority or Label("chưa có văn bản; lập luận từ câu chữ", "no text; argued from the wording"),
        ),
        Fact(Label("Mức chắc chắn", "How certain"), CONFIDENCE[one.confidence]),
    ]


def _other(day: str) -> Label:
    told = day_text(date.fromisoformat(day))
    return Label(f"Theo cách hiểu khác: {told}", f"Under the other reading: {told}")
