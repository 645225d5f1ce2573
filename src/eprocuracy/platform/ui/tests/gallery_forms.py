"""The forms of the gallery."""

from __future__ import annotations

from django import forms

from ..forms import REQUIRED, CountField, DayField, WhenField
from ..language import both


class ExtensionForm(forms.Form):
    """Gia hạn thời hạn điều tra, as a page would ask it."""

    ordinal = CountField(label=both("Lần gia hạn", "Extension number"), least=1, most=4)
    granted = CountField(
        label=both("Thời hạn được gia hạn", "Time granted"),
        widget=forms.TextInput(attrs={"kind": "number", "width": 3, "suffix": both("tháng", "months")}),
    )
    offence = forms.CharField(
        label=both("Tội danh", "Offence"),
        help_text=both(
            "Gõ số điều hoặc tên, ví dụ 173 hoặc trom cap",
            "Type an article number or a name, for example 173 or trom cap",
        ),
        error_messages={"required": REQUIRED},
        widget=forms.TextInput(attrs={"kind": "suggest", "suggestions": "/suggest"}),
    )
    decided_on = DayField(label=both("Ngày quyết định", "Date of the decision"))
    held_at = WhenField(label=both("Bắt đầu tạm giữ", "Custody began"), time_required=True, required=False)
    severity = forms.ChoiceField(
        label=both("Loại tội phạm", "Severity"),
        required=False,
        choices=[
            ("", both("Chưa chọn", "Not chosen")),
            ("less", both("Ít nghiêm trọng", "Less serious")),
            ("serious", both("Nghiêm trọng", "Serious")),
        ],
    )
    asked = forms.ChoiceField(
        label=both("Ai đề nghị", "Asked by"),
        choices=[
            ("police", both("Cơ quan điều tra", "Investigating agency")),
            ("own", both("Viện kiểm sát", "Procuracy")),
        ],
        widget=forms.RadioSelect(),
        error_messages={"required": REQUIRED},
    )
    grounds = forms.MultipleChoiceField(
        label=both("Căn cứ", "Grounds"),
        required=False,
        choices=[
            ("many", both("Nhiều bị can", "Several accused")),
            ("expert", both("Chờ kết luận giám định", "Expert conclusion awaited")),
        ],
        widget=forms.CheckboxSelectMultiple(),
    )
    reason = forms.CharField(
        label=both("Lý do", "Reason"), error_messages={"required": REQUIRED}, widget=forms.Textarea(attrs={"rows": 3})
    )
    paper = forms.FileField(
        label=both("Bản quét quyết định", "Scan of the decision"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
    )
    urgent = forms.BooleanField(label=both("Cần ký trong ngày", "To be signed today"), required=False)


class SignInForm(forms.Form):
    account = forms.CharField(
        label=both("Tài khoản", "Account"), widget=forms.TextInput(attrs={"autocomplete": "username", "width": 20})
    )
    password = forms.CharField(
        label=both("Mật khẩu", "Password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
