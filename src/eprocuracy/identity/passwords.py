"""What a password must be like: TCVN 14423:2026, 5.6.2.2; QCVN 12:2026/BCA, 3.7.2.6."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label

from .models import Account
from .offices import offices

SHORTEST, CLASSES, REMEMBERED = 14, 4, 10
FIRST_PASSWORD_LIVES = timedelta(hours=24)
LIVES = timedelta(days=180)
ADMINISTRATOR_S_LIVES = timedelta(days=60)
_CONTEXT = ("vks", "vienkiemsat", "kiemsat", "procuracy", "vietnam", "matkhau", "password")

TOO_SHORT = Label(
    f"Mật khẩu cần ít nhất {SHORTEST} ký tự. Một câu dài dễ nhớ là tốt nhất.",
    f"A password needs at least {SHORTEST} characters. A long sentence is best.",
)
TOO_PLAIN = Label(
    "Mật khẩu cần có chữ thường, chữ hoa, chữ số và ký tự khác.",
    "A password needs small letters, capitals, digits and other characters.",
)
TOO_COMMON = Label(
    "Mật khẩu này dễ đoán: nhiều người dùng. Hãy chọn mật khẩu khác.",
    "This password is easy to guess: many people use it. Choose another.",
)
TOO_NEAR = Label(
    "Mật khẩu không được chứa tên bạn, tên tài khoản, tên ngành hay tên tỉnh.",
    "A password may not hold your name, your account, the name of the service or of a province.",
)
USED_BEFORE = Label(
    f"Mật khẩu này đã dùng trong {REMEMBERED} lần gần đây. Hãy chọn mật khẩu khác.",
    f"This password is one of your last {REMEMBERED}. Choose another.",
)


def problems(password: str, account: Account) -> list[Label]:
    """What is wrong with a new password of this account; nothing when it may be used."""
    found = []
    if len(password) < SHORTEST:
        found.append(TOO_SHORT)
    if len({_class_of(letter) for letter in password}) < CLASSES:
        found.append(TOO_PLAIN)
    if _is_common(password):
        found.append(TOO_COMMON)
    if any(word in _plain(password) for word in (*_CONTEXT, *_places(), *_own_words(account))):
        found.append(TOO_NEAR)
    if any(check_password(password, used) for used in _used(account)):
        found.append(USED_BEFORE)
    return found


def first_password() -> str:
    """A random secret to be given to a person once, easy to read out."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


def has_expired(account: Account, *, at: datetime) -> bool:
    """Whether the password is older than its life: shorter for whoever runs the system."""
    if account.illustrative or account.password_from is None:
        return False
    lives = ADMINISTRATOR_S_LIVES if Duty.ADMINISTRATOR in account.duty_words else LIVES
    return at - account.password_from > lives


def _class_of(letter: str) -> str:
    if letter.isdigit():
        return "digit"
    if letter.isalpha():
        return "capital" if letter.isupper() else "small"
    return "other"


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", bare)


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _is_common(password: str) -> bool:
    """A common password, or one with digits and signs put around it."""
    lower = password.casefold()
    return lower in _common() or re.sub(r"^[\W\d_]+|[\W\d_]+$", "", lower) in _common()


@cache
def _places() -> tuple[str, ...]:
    names = {one.name_vi.removeprefix("Viện kiểm sát nhân dân ") for code, one in offices().items() if len(code) == 2}
    plain = {_plain(name.removeprefix("tỉnh ").removeprefix("thành phố ").removeprefix("Thành phố ")) for name in names}
    return tuple(sorted(name for name in plain if len(name) > 4))  # Huế and Sơn La are inside ordinary words


def _own_words(account: Account) -> Iterable[str]:
    name = _plain(account.name)
    return (word for word in (account.account.replace(".", ""), name, _plain(account.unit_id)) if len(word) > 3)


def _used(account: Account) -> list[str]:
    kept = account.former_passwords.order_by("-until")[: REMEMBERED - 1] if account.pk else []
    return [*([account.password] if account.password else []), *(one.hash for one in kept)]
