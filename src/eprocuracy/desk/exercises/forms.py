"""What is asked of an exercise."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from eprocuracy.assurance.exercises.register import Held
from eprocuracy.assurance.exercises.scenarios import programme
from eprocuracy.platform.ui.forms import REQUIRED, CountField, DayField
from eprocuracy.platform.ui.language import both

People = Iterable[tuple[str, str]]
LONGEST = 600  # minutes of one exercise


def _text(vi: str, en: str) -> forms.CharField:
    return forms.CharField(
        label=both(vi, en),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": REQUIRED},
    )


def _choice(vi: str, en: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=both(vi, en), error_messages={"required": REQUIRED})


class PlanForm(forms.Form):
    """An exercise for the calendar."""

    scenario = forms.ChoiceField(
        label=both("Tình huống", "Scenario"),
        widget=forms.RadioSelect(),
        error_messages={"required": both("Chọn tình huống.", "Choose a scenario.")},
    )
    on = DayField(label=both("Ngày diễn tập", "Day"))
    participants = forms.MultipleChoiceField(
        label=both("Người tham gia", "Participants"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": both("Chọn người tham gia.", "Choose who takes part.")},
    )

    def __init__(self, people: People, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.fields["scenario"].choices = [  # type: ignore[attr-defined]
            (one.code, both(one.title.vi, one.title.en)) for one in programme().scenarios.values()
        ]
        self.fields["participants"].choices = list(people)  # type: ignore[attr-defined]


class DoneForm(forms.Form):
    """An expected action that was done."""

    expected = _choice("Việc đã làm", "What was done")
    minute = CountField(most=LONGEST, label=both("Phút thứ", "At minute"))
    account = _choice("Ai làm", "Who did it")
    how = _text("Làm thế nào", "How")

    def __init__(self, one: Held, people: People, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        open_ones = [each for each in one.scenario.expected if each.code not in one.done]
        self.fields["expected"].choices = [(it.code, both(it.says.vi, it.says.en)) for it in open_ones]  # type: ignore[attr-defined]
        self.fields["account"].choices = list(people)  # type: ignore[attr-defined]


class LessonForm(forms.Form):
    """What was learnt."""

    text = _text("Bài học", "Lesson")
    owner = _choice("Ai lo", "Who sees to it")
    due_on = DayField(label=both("Xong trước ngày", "By"))

    def __init__(self, people: People, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.fields["owner"].choices = list(people)  # type: ignore[attr-defined]


class SeenToForm(forms.Form):
    """How a lesson was seen to."""

    note = _text("Đã làm gì", "What was done")
