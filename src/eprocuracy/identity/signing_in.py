"""Signing in, as django-allauth does it, with our accounts, our words, our lock and our log.

`SigningIn` is what allauth asks at every turn. It keeps no count and checks no password itself: allauth's limits count
(`locks.py` says with which parameters), Django's hasher checks.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.messages import ERROR, WARNING
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from eprocuracy import audit
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both, remember

from . import accounts, factors, limits, locks, passwords, places, sessions, words
from .guard import address_of
from .models import Account

WRONG = both("Tên tài khoản hoặc mật khẩu không đúng.", "The account name or the password is wrong.")
LOCKED = both(
    f"Tên này tạm bị khóa sau {limits.FAILURES} lần sai. Hãy thử lại sau {limits.HOURS} giờ, hoặc đề nghị người quản trị mở khóa.",
    f"This name is locked after {limits.FAILURES} failures. Try again after {limits.HOURS} hours, or ask an administrator to unlock it.",
)
BUSY = both(
    "Có quá nhiều lần thử sai. Hãy thử lại sau, hoặc đề nghị người quản trị mở khóa.",
    "There were too many failures. Try again later, or ask an administrator to unlock you.",
)
ELSEWHERE = both(
    f"Phiên cũ nhất của bạn ở nơi khác đã kết thúc: mỗi người đăng nhập nhiều nhất ở {limits.SESSIONS_AT_ONCE} nơi. Nếu đó không phải là bạn, hãy đổi mật khẩu.",
    f"Your oldest session elsewhere was ended: nobody is signed in at more than {limits.SESSIONS_AT_ONCE} places. If that was not you, change your password.",
)


class NameAndPassword(ModelBackend):
    """Django's own check; a first password opens the door once, within a day, and an account out of use never."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> Account | None:
        found = super().authenticate(request, username=(username or "").strip().lower(), password=password)
        if not isinstance(found, Account) or request is None:
            return None
        at, lives_until = moment_of(request), found.first_password_until
        over = (lives_until is not None and at > lives_until) or accounts.lapse(found, at=at)
        return None if over else found


class SigningIn(DefaultAccountAdapter):
    """What allauth asks this house."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": BUSY,
        "rate_limited": BUSY,
        "locked": LOCKED,
        "incorrect_password": both("Mật khẩu không đúng.", "The password is wrong."),
    }

    # Counting failures

    def _get_login_attempts_cache_key(self, _request: HttpRequest, **credentials: Any) -> str:
        # allauth would count apart for every address the pages are opened at
        return locks.of_name(credentials.get("username", ""))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if locks.is_locked(locks.of_name(credentials.get("username", ""))):
            raise self.validation_error("locked")
        super().pre_authenticate(request, **credentials)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        found = super().authenticate(request, **credentials)
        if found:
            locks.forget(locks.of_name(credentials["username"]))
        return found

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Log it, and lock the name when this was one failure too many."""
        name = credentials.get("username", "").strip().lower()
        note_failure(request, Account.objects.filter(account=name).first(), locks.of_name(name))
        if locks.is_locked(locks.of_name(name)):
            raise self.validation_error("locked")

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or "0.0.0.0"  # noqa: S104 - an address nobody has, not one to listen on

    # Coming in and going

    @transaction.atomic
    def login(self, request: HttpRequest, user: Any) -> None:
        """Begin the session, and log by which ways the person showed who they are."""
        at, by = moment_of(request), actor_for_log(user)
        shown = [one.get("type", one["method"]) for one in get_authentication_records(request, user)]
        if "password" in shown:
            _use_password(user, at)
        super().login(request, user)
        sessions.begin(request.session, at=at, lacking=factors.lacking(user, shown).value)
        audit.record(words.SIGNED_IN, by=by, at=at, about=[f"account:{user.account}"], detail={"shown": shown})

    def pre_login(self, request: HttpRequest, user: Any, **given: Any) -> HttpResponse | None:
        """By whichever way: an account that lapsed is answered like one out of use, also before the worker has put it out."""
        if accounts.lapse(user, at=moment_of(request)):
            return self.respond_user_inactive(request, user)
        answer: HttpResponse | None = super().pre_login(request, user, **given)
        return answer

    def post_login(self, request: HttpRequest, user: Any, **given: Any) -> HttpResponse:
        response = super().post_login(request, user, **given)
        request.session.save()  # or the list of sessions would take the new one for a dead one
        at, here = moment_of(request), request.session.session_key
        if not settings.READ_ONLY and places.end_those_too_many(user, here=here, by=actor_for_log(user), at=at):
            self.add_message(request, WARNING, message=str(ELSEWHERE))
        remember(response, user.language)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """An account out of use is answered like a wrong one."""
        self.add_message(request, ERROR, message=str(WRONG))
        return HttpResponseRedirect(reverse("account_login"))

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:
        """Our guard asks before these pages are reached (`confirming.py`); allauth need not ask a second time."""
        return not sessions.is_fresh(self.request.session, at=moment_of(self.request))

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # accounts are made by administrators

    def is_safe_url(self, url: str) -> bool:
        """Only ways within this site; other hosts that we also answer to are other sites."""
        parts = urlsplit(url.replace("\\", "/"))
        return bool(url) and super().is_safe_url(url) and (not parts.netloc or parts.netloc == self.request.get_host())

    def add_message(self, request: HttpRequest, level: int, *_: Any, message: str | None = None, **__: Any) -> None:
        """Only what is said in our own words."""
        if message:
            super().add_message(request, level, message=message)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing goes out by e-mail: no account has an address."""


def note_failure(request: HttpRequest, account: Account | None, key: str) -> None:
    """Log a failure, and hold the lock from this moment if it was one too many."""
    at = moment_of(request)
    by = actor_for_log(account) if account else Actor(account="unknown", name="", unit="")
    about = [f"account:{account.account}"] if account else []
    with transaction.atomic():
        audit.record(words.SIGN_IN_FAILED, by=by, at=at, about=about)
        if locks.is_locked(key):
            locks.hold(key)
            audit.record(words.LOCKED, by=by, at=at, about=about)


def actor_for_log(account: Account) -> Actor:
    """The person as the log names them, before they are anybody's actor."""
    return Actor(account=account.account, name=account.name, unit=account.unit_id)


def _use_password(account: Account, at: Any) -> None:
    if account.first_password_until:
        account.first_password_until = at  # a first password opens the door once
    account.must_change_password = account.must_change_password or passwords.has_expired(account, at=at)
    account.save(update_fields=["first_password_until", "must_change_password"])
