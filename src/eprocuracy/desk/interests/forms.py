"""What a declaration of interest asks for: a person or a body, or an earlier role in a matter; and what is decided."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from eprocuracy.platform.ui.forms import REQUIRED, BirthField
from eprocuracy.platform.ui.language import both
from eprocuracy.workstreams.impartiality import EarlierRole, Ground

_NUMBER = re.compile(r"\d{9}|\d{12}", re.ASCII)
OF_PERSONS = tuple(one for one in Ground if one is not Ground.ROLE)


def _text(vi: str, en: str, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=both(vi, en), max_length=most, error_messages={"required": REQUIRED}, **more)


class PersonForm(forms.Form):
    """Somebody, or a body, in whose matters one cannot be impartial."""

    ground = forms.ChoiceField(
        label=both("Căn cứ", "Ground"),
        choices=[(one.value, both(one.label.vi, one.label.en)) for one in OF_PERSONS],
        widget=forms.RadioSelect(),
        error_messages={"required": REQUIRED},
    )
    name = _text("Họ và tên, hoặc tên cơ quan, tổ chức", "Name of the person or body", 200, required=False)
    birth = BirthField(
        required=False,
        label=both("Ngày, năm sinh", "Day or year of birth"),
        help_text=both("ví dụ 12/04/1990 hoặc 1990", "for example 12/04/1990 or 1990"),
    )
    id_no = _text(
        "Số định danh cá nhân",
        "Personal identification number",
        15,
        required=False,
        help_text=both(
            "Có số thì đối chiếu chính xác; chỉ có tên thì hệ thống hỏi lại",
            "With the number the comparison is exact; a name alone makes a question",
        ),
    )
    relation = _text(
        "Quan hệ",
        "Relation",
        200,
        required=False,
        help_text=both("ví dụ vợ, anh rể, nơi từng làm việc", "for example a spouse, an earlier employer"),
    )

    def clean_id_no(self) -> str:
        kept = re.sub(r"[\s.]", "", self.cleaned_data["id_no"])
        if kept and not _NUMBER.fullmatch(kept):
            raise forms.ValidationError(
                both("Số định danh có 12 chữ số (số cũ: 9).", "It has 12 digits (an old one 9).")
            )
        return kept

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("name", "").strip() and not cleaned.get("id_no") and "id_no" not in self.errors:
            self.add_error("name", both("Ghi họ tên hoặc số định danh.", "Give a name or a number."))
        return cleaned


class RoleForm(forms.Form):
    """That one took part in a matter before, in another role."""

    so = _text(
        "Số vụ việc",
        "Number of the matter",
        60,
        help_text=both("ví dụ 12/2026 hoặc 12/2026 · 22-KV3", "for example 12/2026 or 12/2026 · 22-KV3"),
        widget=forms.TextInput(),
    )
    role = forms.ChoiceField(
        label=both("Tư cách khi đó", "Role at the time"),
        choices=[(one.value, both(one.label.vi, one.label.en)) for one in EarlierRole],
        error_messages={"required": REQUIRED},
    )


class ReasonForm(forms.Form):
    """Why somebody asks to be relieved, or why they are left in charge all the same."""

    reason = _text("Lý do", "Reason", 1000, widget=forms.Textarea(attrs={"rows": 3}))
    document_no = _text(
        "Số văn bản của Viện kiểm sát cấp trên",
        "Number of the paper of the procuracy above",
        200,
        required=False,
        help_text=both(
            "Chỉ khi người liên quan là Viện trưởng (Điều 52 khoản 2)",
            "Only where it is about the chief (Article 52(2))",
        ),
    )
