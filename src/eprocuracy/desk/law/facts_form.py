"""Trying facts against a limit: a form, a question in the closed vocabulary, an answer with its derivation. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.statutes import Counting, Statute, TimeLimit, Version
from eprocuracy.law.worked import answer_example
from eprocuracy.law.worked.shaping import MEASURES
from eprocuracy.platform.ui.forms import BirthField, DayField, WhenField
from eprocuracy.platform.ui.language import both
from eprocuracy.platform.ui.parts import Step, Text, Why
from eprocuracy.platform.ui.writing import day_text

from .words import citation_in

ASKS = {
    Counting.ORDINARY: "due",
    Counting.CIVIL: "due",
    Counting.CUSTODY: "end_of_custody",
    Counting.DETENTION: "end_of_detention",
    Counting.BEFORE: "latest_date",
    Counting.LIMITATION: "limitation",
    Counting.EFFECT: "effect_date",
}
FURTHER = 2  # events beside the one that starts the limit
MOST_EXTENSIONS = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """The answer to the facts that were typed, and the example they make."""

    headline: Label
    why: Why
    example: Mapping[str, Any]
    answer: Mapping[str, Any]


class FactsForm(forms.Form):
    """The event that starts the limit, extensions, the class, a birth, and further events."""

    def __init__(self, reference: Reference, statute: Statute, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reference, self.statute = reference, statute
        self.started = [one.event for one in statute.counted_from]
        first = [(name, _event(reference, name)) for name in self.started]
        every = [("", both("Không có", "None")), *((name, _event(reference, name)) for name in reference.events)]
        if first:
            self.fields["event"] = forms.ChoiceField(
                choices=first, label=both("Việc bắt đầu thời hạn", "What starts the limit")
            )
            self.fields["at"] = WhenField(label=both("Ngày, giờ", "Day, time"))
        version = statute.versions[-1]
        for ordinal in [one for one in version.extensions if isinstance(one, int)][:MOST_EXTENSIONS]:
            label = both(f"Gia hạn lần {ordinal}, ngày", f"Extension no. {ordinal}, day")
            self.fields[f"extended_{ordinal}"] = DayField(required=False, label=label)
        self.fields["severity"] = forms.ChoiceField(
            required=False,
            label=both("Loại tội phạm", "Class of the offence"),
            choices=[
                ("", both("Chưa biết", "Not known")),
                *((one.value, both(one.label.vi, one.label.en)) for one in Severity),
            ],
        )
        self.fields["birth"] = BirthField(
            required=False, label=both("Ngày sinh (nếu dưới 18 tuổi)", "Birth (if under 18)")
        )
        if variants := _variants(version):
            self.fields["variant"] = forms.ChoiceField(
                required=False,
                label=both("Trường hợp", "Case"),
                choices=[("", both("Chưa biết", "Not known")), *variants],
            )
        for place in range(1, FURTHER + 1):
            self.fields[f"event_{place}"] = forms.ChoiceField(
                required=False, choices=every, label=both(f"Việc khác ({place})", f"Further event ({place})")
            )
            self.fields[f"at_{place}"] = WhenField(
                required=False, label=both(f"Ngày, giờ ({place})", f"Day, time ({place})")
            )

    def example(self) -> dict[str, Any]:
        """The facts and the question as a worked case has them."""
        given = self.cleaned_data
        events = [_happened(given["event"], given["at"])] if given.get("event") else []
        events += [
            {"event": "extension_granted", "at": day.isoformat(), "limit": self.statute.name, "ordinal": ordinal}
            for ordinal in range(1, MOST_EXTENSIONS + 1)
            if (day := given.get(f"extended_{ordinal}")) is not None
        ]
        for place in range(1, FURTHER + 1):
            if given.get(f"event_{place}"):
                events.append(_happened(given[f"event_{place}"], given.get(f"at_{place}")))
        circumstances: dict[str, Any] = {}
        if given.get("severity"):
            circumstances["severity"] = given["severity"]
        if (birth := given.get("birth")) is not None:
            circumstances["birth"] = {"date": birth.day.isoformat()} if birth.known_day else {"year": birth.day.year}
        ask: dict[str, Any] = {"kind": ASKS[self.statute.counting], "limit": self.statute.name}
        if given.get("variant"):
            ask["variant"] = given["variant"]
        facts: dict[str, Any] = {"events": events}
        if circumstances:
            facts["circumstances"] = circumstances
        return {"facts": facts, "ask": ask}


def form_for(reference: Reference, statute: Statute, query: QueryDict) -> FactsForm | None:
    """The form of a limit, with what was typed; None where the law sets nothing to count."""
    if statute.counting not in ASKS:
        return None
    return FactsForm(reference, statute, query if "at_0" in query or "event_1" in query else None)


def tried(reference: Reference, form: FactsForm) -> Tried:
    """The answer to a valid form."""
    example = form.example()
    found = answer_example(reference, {"id": "", **example})
    steps = [Step(Label(one["vi"], one["en"]), basis=citation_in(one.get("basis", ""))) for one in found["steps"]]
    return Tried(headline(found["answer"]), Why(steps), example, found)


def headline(answer: Mapping[str, Any]) -> Label:
    """The day or minute of an answer; the bounds where there is none."""
    for name in MEASURES:
        if isinstance(answer.get(name), str):
            told = _told(answer[name])
            return Label(f"Ngày cuối: {told}" if "T" not in answer[name] else f"Hết lúc: {told}", f"The end: {told}")
    if answer.get("result") == "no_limit":
        return Label("Luật không ấn định thời hạn.", "The law sets no limit.")
    bounds = [
        (answer.get("earliest_possible"), "sớm nhất", "at the earliest"),
        (answer.get("latest_possible"), "muộn nhất", "at the latest"),
    ]
    said = [(f"{vi} {_told(day)}", f"{en} {_told(day)}") for day, vi, en in bounds if isinstance(day, str)]
    if said:
        return Label(
            "Chưa xác định được: " + ", ".join(vi for vi, _ in said),
            "It cannot be told: " + ", ".join(en for _, en in said),
        )
    return Label("Chưa xác định được; xem lý do dưới đây.", "It cannot be told; the reasons stand below.")


def document(statute: Statute, made: Tried, *, title: str, reasoning: str) -> dict[str, Any]:
    """The example as a file of worked cases has it, its expected answer the one computed, for a jurist to check."""
    read = all(one.read.value != "not_read" for one in statute.versions)
    one = {
        "id": f"ADDED-{statute.name}",
        "category": "added",
        "title": title or statute.title.vi,
        **made.example,
        "question": statute.title.vi,
        "expected": made.answer["answer"],
        "reasoning": reasoning or "; ".join(step["vi"] for step in made.answer["steps"]),
        "articles": made.answer["basis"],
        "interpretations": made.answer["interpretations"],
        "verified": read,
    }
    return {"schema_version": 2, "timezone": "Asia/Ho_Chi_Minh", "count": 1, "examples": [one]}


def _told(text: str) -> str:
    day, _, clock = text.partition("T")
    said = day_text(date.fromisoformat(day))
    return f"{clock} {said}" if clock else said


def _event(reference: Reference, name: str) -> Any:
    label = reference.event(name)
    return both(label.vi[:1].upper() + label.vi[1:], label.en)


def _happened(event: str, at: When | None) -> dict[str, Any]:
    if at is None or at.day is None:
        return {"event": event, "at": None}
    clock = f"T{at.minute:%H:%M}" if at.minute is not None else ""
    return {"event": event, "at": f"{at.day.isoformat()}{clock}"}


def _variants(version: Version) -> Sequence[tuple[str, Text]]:
    """The cases that the article tells apart, called by their length; the data have no other name for them."""
    told = version.length
    if told is None or isinstance(told, TimeLimit) or isinstance(next(iter(told)), Severity):
        return ()
    return [(str(name), both(length.label.vi, length.label.en)) for name, length in told.items()]
