"""What an authorisation asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from eprocuracy.identity.powers import Deed
from eprocuracy.platform.ui.forms import REQUIRED, DayField
from eprocuracy.platform.ui.language import both
from eprocuracy.workstreams.catalogue import Workstream

ENTRUSTABLE = (Deed.ISSUE, Deed.ASSIGN)


class GrantForm(forms.Form):
    """To which deputy, for what, from when to when, by which paper."""

    to = forms.ChoiceField(
        label=both("Phó Viện trưởng", "Deputy Chief"),
        widget=forms.RadioSelect(),
        error_messages={"required": both("Chọn Phó Viện trưởng.", "Choose a deputy.")},
    )
    deeds = forms.MultipleChoiceField(
        label=both("Được ủy quyền", "May"),
        choices=[(one.value, both(one.label.vi.capitalize(), one.label.en.capitalize())) for one in ENTRUSTABLE],
        initial=[Deed.ISSUE.value],
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": both("Chọn việc được ủy quyền.", "Choose what is entrusted.")},
    )
    workstreams = forms.MultipleChoiceField(
        required=False,
        label=both("Khâu công tác", "Areas of work"),
        help_text=both("Không chọn: mọi khâu công tác", "None ticked: all of them"),
        widget=forms.CheckboxSelectMultiple(),
    )
    from_on = DayField(label=both("Từ ngày", "From"))
    to_on = DayField(label=both("Đến hết ngày", "To, inclusive"))
    document_no = forms.CharField(
        max_length=200,
        label=both("Số văn bản ủy quyền", "Number of the paper"),
        widget=forms.TextInput(),
        error_messages={"required": REQUIRED},
    )

    def __init__(
        self, deputies: Iterable[tuple[str, str]], streams: Iterable[Workstream], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        told: Any = list(deputies)
        self.fields["to"].choices = told  # type: ignore[attr-defined]
        if len(told) == 1:
            self.fields["to"].initial = told[0][0]
        self.fields["workstreams"].choices = [  # type: ignore[attr-defined]
            (one.code, both(one.label.vi, one.label.en)) for one in streams
        ]


class EndForm(forms.Form):
    """The last day of an authorisation that ends early."""

    on = DayField(label=both("Ngày cuối còn hiệu lực", "Last day in force"))
