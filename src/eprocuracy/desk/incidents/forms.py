"""What is asked of an incident."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from eprocuracy.assurance.incidents.words import Kind, Mark
from eprocuracy.kernel.words import Word
from eprocuracy.platform.ui.forms import REQUIRED, WhenField
from eprocuracy.platform.ui.language import both


def _choices(words: Iterable[Word]) -> list[tuple[str, str]]:
    return [(one.value, both(one.label.vi.capitalize(), one.label.en.capitalize())) for one in words]


def _text(vi: str, en: str, most: int, rows: int = 3, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
    return forms.CharField(
        label=both(vi, en), max_length=most, widget=widget, error_messages={"required": REQUIRED}, **more
    )


def _moment(vi: str, en: str) -> WhenField:
    return WhenField(time_required=True, label=both(vi, en))


class MomentForm(forms.Form):
    """A form in which `time` is a moment."""

    def moment(self) -> datetime:
        found: datetime = self.cleaned_data["time"].moment
        return found


class IncidentForm(MomentForm):
    """A new incident."""

    kind = forms.ChoiceField(
        label=both("Loại", "Kind"),
        choices=_choices(Kind),
        widget=forms.RadioSelect(),
        error_messages={"required": both("Chọn loại sự cố.", "Choose a kind.")},
    )
    summary = _text(
        "Việc gì đã xảy ra",
        "What happened",
        2000,
        4,
        help_text=both("không nêu tên người trong hồ sơ", "name nobody of a file"),
    )
    time = _moment("Phát hiện lúc", "Noticed at")
    noticed_by = _text("Ai phát hiện", "Who noticed", 150, 1)
    marks = forms.MultipleChoiceField(
        required=False,
        label=both("Tính chất đã biết", "What is known of it"),
        help_text=both(
            "biết thêm thì ghi thêm sau; giờ vẫn tính từ lúc phát hiện",
            "more can be added later; the hours still count from when it was noticed",
        ),
        choices=_choices(Mark),
        widget=forms.CheckboxSelectMultiple(),
    )


class MarksForm(forms.Form):
    """What became known later."""

    marks = forms.MultipleChoiceField(
        label=both("Biết thêm", "Known since"),
        choices=[],
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": both("Chọn ít nhất một.", "Choose at least one.")},
    )

    def __init__(self, known: Iterable[Mark], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        held = set(known)
        self.fields["marks"].choices = _choices(one for one in Mark if one not in held)  # type: ignore[attr-defined]


class NoticeForm(MomentForm):
    """A notice that was given."""

    time = _moment("Báo lúc", "Given at")
    note = _text("Bằng gì, cho ai", "How, and to whom", 1000, 2)


class ClosingForm(forms.Form):
    """The report afterwards."""

    cause = _text("Nguyên nhân gốc", "Root cause", 5000)
    course = _text("Diễn biến theo giờ", "Course of events", 5000, 5)
    remedy = _text("Khắc phục và bài học", "Remedy and lessons", 5000)
