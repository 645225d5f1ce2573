"""The forms of signing in and of changing a password."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from eprocuracy.platform.ui.forms import REQUIRED
from eprocuracy.platform.ui.language import both

from .passwords import SHORTEST

_LONGEST = 256


def _password(label: str, autocomplete: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=_LONGEST,
        error_messages={"required": REQUIRED},
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class SignInForm(LoginForm):
    """A name and a password, drawn in our way and checked in allauth's."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["login"] = forms.CharField(
            label=both("Tên tài khoản", "Account name"),
            max_length=_LONGEST,
            error_messages={"required": REQUIRED},
            widget=forms.TextInput(attrs={"kind": "text", "width": 20, "autocomplete": "username"}),
        )
        self.fields["password"] = _password(both("Mật khẩu", "Password"), "current-password")

    def add_prefix(self, field_name: str) -> str:
        """What is typed is an account's name, and the field of the page says so."""
        return super().add_prefix("account" if field_name == "login" else field_name)


def password_field(autocomplete: str) -> forms.CharField:
    """The field of one's own password."""
    return _password(both("Mật khẩu", "Password"), autocomplete)


def _code(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=32,
        error_messages={"required": REQUIRED},
        widget=forms.TextInput(
            attrs={"kind": "text", "width": 10, "autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )


class CodeForm(AuthenticateForm):
    """The code that is asked for after the password."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["code"] = _code(
            both("Mã", "Code"),
            both(
                "6 chữ số từ ứng dụng trên điện thoại, hoặc một mã dự phòng",
                "6 digits from the app, or a recovery code",
            ),
        )


class NewCodesForm(ActivateTOTPForm):
    """The first code of an app that was just connected."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["code"] = _code(both("6 chữ số mà ứng dụng hiện ra", "The 6 digits that the app shows"))


class PasswordForm(forms.Form):
    """The present password and twice the new one."""

    old = _password(both("Mật khẩu hiện tại", "Present password"), "current-password")
    new = _password(
        both("Mật khẩu mới", "New password"),
        "new-password",
        both(
            f"Ít nhất {SHORTEST} ký tự, có chữ thường, chữ hoa, chữ số và ký tự khác. Nên dùng một câu dài.",
            f"At least {SHORTEST} characters with small letters, capitals, digits and others. A long sentence is best.",
        ),
    )
    again = _password(both("Nhập lại mật khẩu mới", "New password again"), "new-password")

    def clean(self) -> dict[str, str]:
        data: dict[str, str] = super().clean() or {}
        if "new" in data and "again" in data and data["new"] != data["again"]:
            self.add_error("again", both("Hai lần nhập không giống nhau.", "The two do not match."))
        return data
