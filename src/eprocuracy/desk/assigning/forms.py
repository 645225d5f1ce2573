"""What an order of assignment asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from eprocuracy.kernel.words import Word
from eprocuracy.platform.ui.forms import REQUIRED, DayField
from eprocuracy.platform.ui.language import both

from .deciding import Picked
from .loads import Load

NO_MATTER = both("Chưa chọn vụ việc nào. Đánh dấu ít nhất một dòng.", "No matter is chosen. Tick at least one row.")


class Why(Word):
    """Why somebody's place is taken (BLTTHS 52 names when a procurator must step back)."""

    RECUSED = "recused", "Từ chối hoặc bị thay đổi theo Điều 52 BLTTHS", "Recused or replaced under Article 52"
    ABSENT = "absent", "Nghỉ phép, ốm, đi học, đi công tác", "On leave, ill, away"
    MOVED = "moved", "Chuyển công tác, nghỉ hưu", "Moved or retired"
    LOAD = "load", "Cân đối khối lượng công việc", "To even out the work"
    OTHER = "other", "Lý do khác", "Another reason"


class AgainstForm(forms.Form):
    """Why the matter goes to another than was drawn."""

    reason = forms.CharField(
        max_length=1000,
        label=both("Vì sao giao người khác với kết quả rút", "Why it goes to another than was drawn"),
        help_text=both("Cả đơn vị đọc được lý do này", "The whole office can read this"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": REQUIRED},
    )


class OrderForm(forms.Form):
    """Who is to handle the ticked matters. The ticks come from the rows of the table."""

    to = forms.ChoiceField(
        label=both("Giao cho", "Assign to"), widget=forms.RadioSelect(), error_messages={"required": REQUIRED}
    )
    assisting = forms.MultipleChoiceField(
        required=False,
        label=both("Người phối hợp", "Who assists"),
        help_text=both(
            "Kiểm sát viên, Kiểm tra viên được ghi tên trong quyết định và làm việc trên vụ việc như người thụ lý",
            "Procurators and examiners whom the decision names; they work on the matter as whoever is in charge does",
        ),
        widget=forms.CheckboxSelectMultiple(),
    )
    on = DayField(label=both("Ngày phân công", "Day of the order"))
    document_no = forms.CharField(
        required=False,
        max_length=200,
        label=both("Số quyết định", "Number of the decision"),
        help_text=both(
            "Để trống: cấp số tiếp theo trong sổ số văn bản cho quyết định của hôm nay",
            "Left empty, a decision of today gets the next number of the number book",
        ),
    )
    why = forms.ChoiceField(
        required=False,
        label=both("Lý do thay đổi", "Why the person changes"),
        choices=[
            ("", both("Chưa chọn", "Not chosen")),
            *((one.value, both(one.label.vi, one.label.en)) for one in Why),
        ],
    )
    reason = forms.CharField(
        required=False,
        max_length=1000,
        label=both("Ghi rõ lý do", "The reason in words"),
        help_text=both(
            "Cần chọn hoặc ghi khi thay đổi người đang thụ lý", "Chosen or written when somebody's place is taken"
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        loads: tuple[Load, ...],
        *args: Any,
        without: str = "",
        may_assist: Sequence[tuple[str, str]] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        people = [(one.account, one.name) for one in loads if one.takes and one.account != without]
        self.fields["to"].choices = people  # type: ignore[attr-defined]
        self.fields["assisting"].choices = may_assist  # type: ignore[attr-defined]

    @property
    def told(self) -> str:
        """The reason as the decision says it: what was chosen, then what was written."""
        chosen = self.cleaned_data.get("why")
        parts = [Why(chosen).label.vi if chosen else "", self.cleaned_data.get("reason") or ""]
        return ": ".join(part for part in parts if part)

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
