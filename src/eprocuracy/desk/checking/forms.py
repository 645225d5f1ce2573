"""What is asked when a paper is checked."""

from __future__ import annotations

import re

from django import forms

from eprocuracy.platform.ui.language import both

LARGEST = 30 * 1024 * 1024
TOO_LARGE = both("Tệp lớn quá 30 MB.", "The file is larger than 30 MB.")
NO_FILE = both("Chọn tệp PDF.", "Choose a PDF file.")
_DIGEST = re.compile(r"[0-9a-fA-F]{64}")


class CodeForm(forms.Form):
    """The code that stands on a paper."""

    code = forms.CharField(
        label=both("Mã tra cứu in trên văn bản", "Code printed on the paper"),
        help_text=both(
            "12 chữ và số, ở lề trái trang cuối.", "12 letters and digits, in the left margin of the last page."
        ),
        max_length=40,
        error_messages={"required": both("Nhập mã tra cứu.", "Type the code.")},
    )


class SameForm(forms.Form):
    """A file, or its SHA-256 for whoever would rather not send it."""

    file = forms.FileField(
        label=both("Tệp PDF đang có", "The PDF file you have"),
        help_text=both("Tệp chỉ được so, không lưu lại.", "The file is compared and not kept."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        required=False,
    )
    digest = forms.CharField(
        label=both("hoặc giá trị băm SHA-256 của tệp", "or the SHA-256 of the file"),
        max_length=80,
        required=False,
    )

    def clean_file(self) -> object:
        sent = self.cleaned_data["file"]
        if sent is not None and (sent.size or 0) > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return sent

    def clean_digest(self) -> str:
        said: str = self.cleaned_data["digest"].strip()
        if said and not _DIGEST.fullmatch(said):
            raise forms.ValidationError(both("SHA-256 gồm 64 chữ số 0–9, a–f.", "A SHA-256 has 64 digits 0–9, a–f."))
        return said

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        if not self.errors and not said.get("file") and not said.get("digest"):
            self.add_error("file", both("Chọn tệp, hoặc nhập giá trị băm.", "Choose a file, or type its SHA-256."))
        return said


class SignedFileForm(forms.Form):
    """A signed PDF file."""

    file = forms.FileField(
        label=both("Tệp PDF có chữ ký số", "Signed PDF file"),
        help_text=both("Tệp chỉ được kiểm tra, không lưu lại.", "The file is checked and not kept."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={"required": NO_FILE, "empty": NO_FILE, "missing": NO_FILE, "invalid": NO_FILE},
    )

    def clean_file(self) -> object:
        sent = self.cleaned_data["file"]
        if (sent.size or 0) > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return sent
