"""The questions about one person, the same wherever a person is written down."""

from __future__ import annotations

from django import forms

from .forms import REQUIRED, BirthField
from .language import both


class PersonFields(forms.Form):
    """Name, birth, sex, citizen number and residence; only the name is asked for always.

    Birth may be a day, a month or a year. Whether the citizen number is a possible one is for the law's rules, not for
    this form. `suggestions` is an address that answers with persons who may be the same.
    """

    name = forms.CharField(
        label=both("Họ và tên", "Full name"),
        max_length=200,
        error_messages={"required": REQUIRED},
        widget=forms.TextInput(attrs={"kind": "suggest", "width": 30}),
    )
    born = BirthField(
        label=both("Ngày sinh", "Date of birth"),
        required=False,
        help_text=both(
            "Ví dụ 05/07/1990; chỉ biết năm thì ghi 1990",
            "For example 05/07/1990; write 1990 if only the year is known",
        ),
    )
    sex = forms.ChoiceField(
        label=both("Giới tính", "Sex"),
        required=False,
        choices=[("", both("Chưa biết", "Not known")), ("male", both("Nam", "Male")), ("female", both("Nữ", "Female"))],
        widget=forms.RadioSelect(attrs={"inline": True}),
    )
    citizen_number = forms.CharField(
        label=both("Số căn cước công dân", "Citizen identity number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"kind": "text", "width": 20, "inputmode": "numeric"}),
    )
    residence = forms.CharField(
        label=both("Nơi cư trú", "Residence"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"kind": "text"}),
    )

    def __init__(self, *args: object, suggestions: str = "", **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        if suggestions:
            self.fields["name"].widget.attrs["suggestions"] = suggestions
        else:
            self.fields["name"].widget.attrs["kind"] = "text"
