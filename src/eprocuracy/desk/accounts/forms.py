"""What a deed with an account asks for."""

from __future__ import annotations

from django import forms

from eprocuracy.platform.ui.forms import REQUIRED
from eprocuracy.platform.ui.language import both

from .deeds import REASON, SUBJECT


class SaidForm(forms.Form):
    """A reason, the identity at the provider, or nothing."""

    def __init__(self, asks: str, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        if asks == REASON:
            self.fields["said"] = forms.CharField(
                label=both("Lý do, số văn bản nếu có", "Reason, and the number of a paper if there is one"),
                max_length=400,
                error_messages={"required": REQUIRED},
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        elif asks == SUBJECT:
            self.fields["said"] = forms.CharField(
                label=both("Định danh (sub) ở nơi đăng nhập một lần", "Identity (sub) at the provider"),
                max_length=190,
                error_messages={"required": REQUIRED},
                widget=forms.TextInput(attrs={"kind": "text", "autocomplete": "off"}),
            )
