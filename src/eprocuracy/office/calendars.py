"""The private address of a person's calendar: made, renewed, withdrawn, and told apart from a guess."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Value, When

from eprocuracy import audit
from eprocuracy.identity.queries import find_actor
from eprocuracy.kernel.actors import Actor

from . import words
from .models import CalendarAddress

AN_HOUR = 60  # readings of one address in an hour; a phone that looks every five minutes needs twelve


def calendar_of(actor: Actor) -> CalendarAddress | None:
    """The address that the person has; its secret was shown once and is not known here."""
    return CalendarAddress.objects.filter(account=actor.account).first()


@transaction.atomic
def make_calendar(*, by: Actor, at: datetime) -> str:
    """A new secret for the own address; the one before opens nothing from now on. It is told this once."""
    secret = secrets.token_urlsafe(32)
    CalendarAddress.objects.update_or_create(
        account=by.account, defaults={"digest": _digest(secret), "made_at": at, "hour": None, "reads": 0}
    )
    audit.record(words.CALENDAR_MADE, by=by, at=at, about=[f"account:{by.account}"])
    return secret


@transaction.atomic
def withdraw_calendar(*, by: Actor, at: datetime) -> None:
    """Take the own address back; where there is none, nothing happened."""
    gone, _ = CalendarAddress.objects.filter(account=by.account).delete()
    if gone:
        audit.record(words.CALENDAR_WITHDRAWN, by=by, at=at, about=[f"account:{by.account}"])


def reader_of(secret: str) -> Actor | None:
    """Whose calendar asks, as they stand now; nobody for a secret that is not in force or an account that is closed."""
    known = CalendarAddress.objects.filter(digest=_digest(secret)).values_list("account", flat=True).first()
    return find_actor(known) if known else None


def may_read(account: str, *, at: datetime) -> bool:
    """Counts one reading; False when the address was read too often in this hour."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    one = CalendarAddress.objects.filter(account=account)
    one.update(reads=Case(When(hour=hour, then=F("reads") + 1), default=Value(1)), hour=hour)
    return one.filter(reads__lte=AN_HOUR).exists()


def _digest(secret: str) -> str:
    """The secret is 256 random bits, so that a plain digest cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()
