"""What happens to second factors, written into the log in the transaction of its effect, and into the session."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from django.utils import timezone

from eprocuracy import audit
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.platform.ui.context import moment_of

from . import factors, locks, sessions, words
from .models import Account
from .signing_in import note_failure


def listen() -> None:
    """Called once, when the application is ready."""
    # of the row itself: allauth tells of some changes only after they are committed
    post_save.connect(_saved, sender=Authenticator, dispatch_uid="identity.factor_saved")
    post_delete.connect(_removed, sender=Authenticator, dispatch_uid="identity.factor_removed")
    signals.authentication_failed.connect(_failed, dispatch_uid="identity.code_failed")


def _saved(instance: Authenticator, created: bool, **_: Any) -> None:
    if created:
        _note(words.RECOVERY_MADE if instance.type == factors.RECOVERY else words.FACTOR_ADDED, instance)


def _removed(instance: Authenticator, **_: Any) -> None:
    _note(words.FACTOR_REMOVED, instance)


def _failed(request: HttpRequest, user: Account, **_: Any) -> None:
    note_failure(request, user, locks.of_factor(user.pk))


def _note(deed: str, factor: Authenticator) -> None:
    request = context.request
    by: Actor = getattr(request, "actor", None) or SYSTEM
    at = moment_of(request) if request else timezone.now()
    account: Account = factor.user
    audit.record(deed, by=by, at=at, about=[f"account:{account.account}"], detail={"kind": factor.type})
    if request and request.user == account:
        request.session[sessions.LACKING] = _still_lacking(account)


def _still_lacking(account: Account) -> str:
    """Judged by what the account has now; of recovery codes alone nobody goes on."""
    held = set(Authenticator.objects.filter(user=account).values_list("type", flat=True)) - {factors.RECOVERY}
    return factors.lacking(account, held).value
