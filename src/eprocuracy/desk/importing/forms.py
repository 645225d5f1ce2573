"""What is asked when a book comes in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from eprocuracy.platform.ui.forms import REQUIRED, DayField
from eprocuracy.platform.ui.language import both
from eprocuracy.workstreams.registers import Register

from .units import BookKeeper

LARGEST = 30 * 1024 * 1024
TOO_LARGE = both(
    "Tệp lớn hơn 30 MB. Xóa hình ảnh và trang tính thừa, hoặc tách tệp theo năm rồi gửi từng tệp.",
    "The file is larger than 30 MB. Remove pictures and spare sheets, or send it in parts.",
)
EMPTY = both("Tệp này rỗng. Chọn lại tệp sổ.", "This file is empty. Choose the book again.")
NO_FILE = both("Chưa chọn tệp. Chọn tệp sổ trên máy của bạn.", "No file is chosen. Choose the book on your machine.")


class UploadForm(forms.Form):
    """Which book, of which unit, closed on which day, in which file."""

    kind = forms.ChoiceField(label=both("Loại sổ", "Kind of book"), error_messages={"required": REQUIRED})
    unit = forms.ChoiceField(
        label=both("Đơn vị giữ sổ", "Unit that kept the book"), error_messages={"required": REQUIRED}
    )
    as_of = DayField(
        label=both("Ngày khóa sổ", "Closing day"),
        help_text=both("vụ, việc còn mở được xét hạn đến hết ngày này", "open matters are judged as of this day"),
    )
    file = forms.FileField(
        label=both("Tệp sổ", "File"),
        help_text=both(
            "Excel (.xlsx, .xls), .ods hoặc .csv. Chưa ghi gì cho đến khi bạn xác nhận.",
            "Excel (.xlsx, .xls), .ods or .csv. Nothing is recorded until you confirm.",
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt"}),
        error_messages={"required": NO_FILE, "empty": EMPTY, "missing": NO_FILE, "invalid": NO_FILE},
    )

    def __init__(self, books: Sequence[Register], units: Sequence[BookKeeper], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(one.kind, both(f"{one.label.vi} ({one.code})", f"{one.label.en} ({one.code})")) for one in books]
        self.fields["kind"].choices = [("", both("Chọn loại sổ", "Choose a book")), *kinds]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [(one.code, both(one.label.vi, one.label.en)) for one in units]  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile:
        sent: UploadedFile = self.cleaned_data["file"]
        if (sent.size or 0) > LARGEST:
            raise ValidationError(TOO_LARGE)
        return sent
