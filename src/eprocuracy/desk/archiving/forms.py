"""What is asked when a file is closed, and when files are handed over."""

from __future__ import annotations

from typing import Any

from django import forms

from eprocuracy.issuing.archiving.words import Keeping
from eprocuracy.platform.ui.forms import REQUIRED, CountField, DayField
from eprocuracy.platform.ui.language import both

from ..office.forms import of_words


def _text(vi: str, en: str, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=both(vi, en), max_length=most, error_messages={"required": REQUIRED}, **more)


class CloseForm(forms.Form):
    """How long a file is kept, by which paper, and where its paper original lies."""

    keeping = forms.ChoiceField(
        label=both("Thời hạn bảo quản", "Kept"),
        choices=[],
        error_messages={"required": REQUIRED},
        help_text=both(
            "bảng thời hạn bảo quản chưa được đọc vào hệ thống: ghi theo bảng đơn vị đang áp dụng",
            "the table of periods was not read into the system: write what the office's own table says",
        ),
    )
    years = CountField(label=both("Số năm", "Years"), least=1, most=200, required=False)
    basis = _text("Theo văn bản số", "By which paper", 300, required=False)
    shelf = _text("Giá, kệ", "Shelf", 80)
    box = _text("Hộp, cặp", "Box", 80)
    folder = _text("Đơn vị bảo quản", "Folder", 80)

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        self.fields["keeping"].choices = of_words(Keeping)  # type: ignore[attr-defined]

    @property
    def place(self) -> str:
        """Where the original lies, as one line."""
        given = self.cleaned_data
        return f"Giá {given['shelf']}, hộp {given['box']}, đơn vị bảo quản {given['folder']}"


class HandForm(forms.Form):
    """To which archive, to whom, on which day."""

    archive = _text("Nơi nhận", "Archive", 300, initial="Lưu trữ cơ quan")
    received_by = _text("Người nhận", "Received by", 200)
    on = DayField(label=both("Ngày giao", "Handed over on"))
