"""Signing in: one answer for every wrong name or password, and a lock after repeated failures.

Five wrong passwords lock a name for twelve hours (QCVN 12:2026/BCA, 3.6.2.1.9); another person with the right duty can unlock it.
A name that no account bears is treated alike, so that nobody learns which names exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.crypto import salted_hmac

from eprocuracy import audit
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.turns import take_turns

from . import passwords, words
from .models import Account, FailedSignIn

FAILURES, LOCKED_FOR = 5, timedelta(hours=12)
ADDRESS_FAILURES, ADDRESS_WINDOW = 50, timedelta(minutes=15)
KEPT_FOR = timedelta(days=30)

WRONG = Label("Tên tài khoản hoặc mật khẩu không đúng.", "The account name or the password is wrong.")
LOCKED = Label(
    "Tên này tạm bị khóa sau 5 lần sai. Hãy thử lại sau 12 giờ, hoặc đề nghị người quản trị mở khóa.",
    "This name is locked after 5 failures. Try again after 12 hours, or ask an administrator to unlock it.",
)
BUSY = Label(
    "Từ địa chỉ mạng này có quá nhiều lần đăng nhập sai. Hãy thử lại sau 15 phút.",
    "Too many failed sign-ins came from this network address. Try again in 15 minutes.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The account that may come in, or why nobody does."""

    account: Account | None
    why: Label | None = None


@transaction.atomic
def sign_in(*, name: str, password: str, address: str | None, at: datetime) -> Answer:
    """Check a name and a password; counts failures and logs either way. Never raises for a wrong one."""
    name = name.strip().lower()
    key = key_of(name)
    take_turns(key)  # or many attempts for one name at once would all be the first
    if _from_address(address, at) >= ADDRESS_FAILURES:
        return Answer(None, BUSY)
    account = Account.objects.select_related("unit").filter(account=name).first()
    if is_locked(key, at=at):
        return Answer(None, LOCKED)
    if not _is_right(account, password, at):
        return _failed(name, key, account, address, at)
    assert account
    FailedSignIn.objects.filter(key=key).delete()
    _come_in(account, at)
    audit.record(words.SIGNED_IN, by=_actor(account), at=at, about=[f"account:{account.account}"])
    return Answer(account)


def key_of(name: str) -> str:
    """What failures are counted under, so that the typed name itself is not kept."""
    return salted_hmac("identity.sign_in", name.strip().lower(), algorithm="sha256").hexdigest()


def is_locked(key: str, *, at: datetime) -> bool:
    """Whether a name has failed too often; the lock ends twelve hours after the last counted failure."""
    return FailedSignIn.objects.filter(key=key, at__gt=at - LOCKED_FOR).count() >= FAILURES


def _is_right(account: Account | None, password: str, at: datetime) -> bool:
    if account is None or not account.is_active:
        make_password(password)  # takes as long as checking a real one
        return False
    right = check_password(password, account.password)
    in_time = account.first_password_until is None or at <= account.first_password_until
    return right and in_time


def _come_in(account: Account, at: datetime) -> None:
    if account.first_password_until:
        account.first_password_until = at  # a first password opens the door once
    account.must_change_password = account.must_change_password or passwords.has_expired(account, at=at)
    account.last_login = at
    account.save(update_fields=["first_password_until", "must_change_password", "last_login"])


def _failed(name: str, key: str, account: Account | None, address: str | None, at: datetime) -> Answer:
    FailedSignIn.objects.filter(at__lt=at - KEPT_FOR).delete()
    FailedSignIn.objects.create(key=key, address=address, at=at)
    by = _actor(account) if account else Actor(account="unknown", name="", unit="")
    audit.record(words.SIGN_IN_FAILED, by=by, at=at, about=[f"account:{name}"] if account else [])
    if not is_locked(key, at=at):
        return Answer(None, WRONG)
    audit.record(words.LOCKED, by=by, at=at, about=[f"account:{name}"] if account else [])
    return Answer(None, LOCKED)


def _from_address(address: str | None, at: datetime) -> int:
    if address is None:
        return 0
    return FailedSignIn.objects.filter(address=address, at__gt=at - ADDRESS_WINDOW).count()


def _actor(account: Account) -> Actor:
    return Actor(account=account.account, name=account.name, unit=account.unit_id)
