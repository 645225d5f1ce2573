"""What an order of assignment asks for."""

from __future__ import annotations

from typing import Any

from django import forms

from eprocuracy.platform.ui.forms import REQUIRED, DayField
from eprocuracy.platform.ui.language import both

from .deciding import Picked
from .loads import Load

NO_MATTER = both("Chưa chọn vụ việc nào. Đánh dấu ít nhất một dòng.", "No matter is chosen. Tick at least one row.")


class OrderForm(forms.Form):
    """Who is to handle the ticked matters. The ticks come from the rows of the table."""

    to = forms.ChoiceField(
        label=both("Giao cho", "Assign to"), widget=forms.RadioSelect(), error_messages={"required": REQUIRED}
    )
    on = DayField(label=both("Ngày phân công", "Day of the order"))
    document_no = forms.CharField(required=False, max_length=200, label=both("Số quyết định", "Number of the decision"))
    reason = forms.CharField(
        required=False,
        max_length=1000,
        label=both("Lý do", "Reason"),
        help_text=both("Cần khi thay đổi người đang thụ lý", "Needed when somebody's place is taken"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, loads: tuple[Load, ...], *args: Any, without: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        people = [(one.account, one.name) for one in loads if one.takes and one.account != without]
        self.fields["to"].choices = people  # type: ignore[attr-defined]

    @property
    def picked(self) -> list[Picked]:
        """The ticked rows; what is not one of ours is left out."""
        sent = self.data.getlist("matter") if hasattr(self.data, "getlist") else []
        return [one for text in sent if (one := Picked.read(text))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.picked:
            self.add_error(None, NO_MATTER)
        return cleaned
