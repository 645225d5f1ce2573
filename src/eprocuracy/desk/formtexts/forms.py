"""What is asked when the text of a form is changed or a form is added."""

from __future__ import annotations

from typing import Any

from django import forms

from eprocuracy.platform.ui.forms import REQUIRED, DayField
from eprocuracy.platform.ui.language import both


def _text(vi: str, en: str, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=both(vi, en), max_length=most, error_messages={"required": REQUIRED}, **more)


class TextForm(forms.Form):
    """A text, who receives the paper, from when on, and why."""

    text = _text(
        "Nội dung",
        "Text",
        40_000,
        widget=forms.Textarea(attrs={"rows": 22}),
        help_text=both(
            "{…} là chỗ máy điền từ hồ sơ; [[ … ]] bỏ đi khi chưa biết. Tên các chỗ ở cuối trang.",
            "{…} is filled from the file; [[ … ]] is left out where it is not known. The names are below.",
        ),
    )
    recipients = _text(
        "Nơi nhận, mỗi dòng một nơi",
        "Recipients, one a line",
        4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    from_on = DayField(
        label=both("Dùng từ ngày", "Used from"),
        required=False,
        help_text=both(
            "để trống là dùng ngay; dự thảo đã soạn trước giữ nguyên nội dung cũ đến khi được lưu lại",
            "empty means at once; drafts written before keep the old text until they are saved again",
        ),
    )
    why = _text("Lý do sửa", "Why it is changed", 500)


class OwnForm(TextForm):
    """A form of the office's own, with its code, title and names."""

    number = _text(
        "Mã mẫu",
        "Code of the form",
        40,
        help_text=both("chữ thường không dấu, gạch nối: bien-ban-hop", "small letters and dashes: bien-ban-hop"),
    )
    title = _text(
        "Tên loại văn bản, in ở đầu trang",
        "Title printed at the head",
        200,
        help_text=both("chữ in hoa, ví dụ BIÊN BẢN HỌP", "in capitals, in Vietnamese"),
    )
    name_vi = _text("Tên mẫu", "Name in Vietnamese", 200)
    name_en = _text("Tên mẫu bằng tiếng Anh", "Name in English", 200)
    field_order = ("number", "title", "name_vi", "name_en", "text", "recipients", "from_on", "why")
