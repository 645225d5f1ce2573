"""What an administrator does with an account that is there: one transaction and one log entry each, and never for oneself."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import make_password
from django.db import transaction

from eprocuracy import audit
from eprocuracy.audit.models import Entry
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from . import locks, passwords, places, words
from .lapsing import Outcome
from .models import AccessReview, Account, Delegation
from .policy import About, require
from .powers import Deed
from .single_sign_on import PROVIDER


@transaction.atomic
def put_out(account: Account, *, reason: str, by: Actor, at: datetime) -> None:
    """Put an account out of use: nobody signs in with it, every session ends at once, what its person delegated is not in force."""
    _allow(account, by)
    said = _reason(reason)
    if not by.is_system:
        _keep_review(account, Outcome.ENDED, reason=said, by=by, at=at)
    account.is_active, account.deactivated_at, account.deactivated_for = False, at, said
    account.save(update_fields=["is_active", "deactivated_at", "deactivated_for"])
    _log(words.PUT_OUT, account, by=by, at=at, reason=said)
    places.end(account, None, but=None, by=by, at=at)


@transaction.atomic
def put_back(account: Account, *, reason: str, by: Actor, at: datetime) -> None:
    """Bring an account back into use; what it needs to sign in is as it was."""
    _allow(account, by)
    said = _reason(reason)
    account.is_active, account.deactivated_at, account.deactivated_for, account.activated_at = True, None, "", at
    account.save(update_fields=["is_active", "deactivated_at", "deactivated_for", "activated_at"])
    _log(words.PUT_BACK, account, by=by, at=at, reason=said)


@transaction.atomic
def confirm(account: Account, *, by: Actor, at: datetime) -> None:
    """Say, after looking, that the person still needs the account with its duties; kept for good."""
    _allow(account, by)
    _keep_review(account, Outcome.CONFIRMED, reason="", by=by, at=at)
    _log(words.REVIEWED, account, by=by, at=at)


@transaction.atomic
def end_sessions(account: Account, *, by: Actor, at: datetime) -> int:
    """Send a person out wherever they are signed in; says at how many places."""
    _allow(account, by)
    return places.end(account, None, but=None, by=by, at=at)


@transaction.atomic
def unlock(account: Account, *, reason: str, by: Actor, at: datetime) -> None:
    """Let someone try again before the lock ends; by another person, with a reason."""
    _allow(account, by)
    said = _reason(reason)
    locks.forget(locks.of_name(account.account))
    locks.forget(locks.of_factor(account.pk))
    _log(words.UNLOCKED, account, by=by, at=at, reason=said)


@transaction.atomic
def give_first_password(account: Account, *, by: Actor, at: datetime) -> str:
    """A new first password for someone who lost theirs; nobody can choose a password for another person."""
    _allow(account, by)
    _leave_to_another(account, words.FACTORS_TAKEN, by)
    first = passwords.first_password()
    account.password = make_password(first)
    account.password_from = at
    account.must_change_password = True
    account.first_password_until = at + passwords.FIRST_PASSWORD_LIVES
    account.save(update_fields=["password", "password_from", "must_change_password", "first_password_until"])
    _log(words.FIRST_PASSWORD_GIVEN, account, by=by, at=at)
    return first


@transaction.atomic
def take_factors(account: Account, *, reason: str, by: Actor, at: datetime) -> None:
    """Take away keys, codes and recovery codes of someone who lost them; they add new ones as they sign in next."""
    _allow(account, by)
    _leave_to_another(account, words.FIRST_PASSWORD_GIVEN, by)
    said = _reason(reason)
    for factor in Authenticator.objects.filter(user=account):
        factor.delete()
    _log(words.FACTORS_TAKEN, account, by=by, at=at, reason=said)
    places.end(account, None, but=None, by=by, at=at)


@transaction.atomic
def link(account: Account, *, subject: str, by: Actor, at: datetime) -> None:
    """Let a person come in from the office's provider of single sign-on, who knows them by `subject`; empty takes links away."""
    _allow(account, by)
    SocialAccount.objects.filter(user=account, provider=PROVIDER).delete()
    if subject and SocialAccount.objects.filter(provider=PROVIDER, uid=subject).exists():
        raise Refused(
            Label("Định danh này đã liên kết với tài khoản khác.", "This identity is linked to another account."),
            Label("Gỡ liên kết kia trước.", "Take that link away first."),
            field="subject",
        )
    if subject:
        SocialAccount.objects.create(user=account, provider=PROVIDER, uid=subject)
    _log(words.LINKED if subject else words.UNLINKED, account, by=by, at=at)


def _allow(account: Account, by: Actor) -> None:
    """By whoever keeps the accounts of the unit, and never by the person themselves."""
    require(Deed.ADMINISTER, of=by, about=About(unit=account.unit_id))
    if by.account == account.account:
        raise Refused(
            Label("Không ai tự làm việc này với tài khoản của mình.", "Nobody does this with their own account."),
            Label("Đề nghị người quản trị khác.", "Ask another administrator."),
        )


def _leave_to_another(account: Account, other: str, by: Actor) -> None:
    """Who resets both the password and the factors of somebody could come in as them: until they have been in, two people do it."""
    since = account.last_login or account.activated_at
    about = [f"account:{account.account}"]
    if Entry.objects.filter(about__contains=about, account=by.account, deed=other, at__gte=since).exists():
        raise Refused(
            Label(
                "Cấp lại cả mật khẩu và yếu tố thứ hai của một người phải do hai người làm.",
                "Resetting both the password and the second factors of somebody takes two people.",
            ),
            Label(
                "Đề nghị Viện trưởng hoặc người quản trị khác làm việc này.",
                "Ask the chief or another administrator to do this.",
            ),
        )


def _reason(written: str) -> str:
    if not written.strip():
        raise Refused(
            Label("Việc này phải nêu lý do.", "This needs a reason."),
            Label("Nhập lý do.", "Give the reason."),
            field="reason",
        )
    return written.strip()


def _keep_review(account: Account, outcome: Outcome, *, reason: str, by: Actor, at: datetime) -> None:
    today = day_of(at)
    held = Delegation.objects.filter(to_account=account, from_on__lte=today, to_on__gte=today)
    AccessReview.objects.create(
        account=account,
        at=at,
        reviewed_by=by.account,
        outcome=outcome.value,
        reason=reason,
        seen={
            "unit": account.unit_id,
            "duties": account.duties,
            "delegations": sorted(held.values_list("document_no", flat=True)),
            "last_login": account.last_login.isoformat() if account.last_login else "",
        },
    )


def _log(deed: str, account: Account, *, by: Actor, at: datetime, reason: str = "") -> None:
    audit.record(deed, by=by, at=at, about=[f"account:{account.account}"], detail={"reason": reason} if reason else {})
