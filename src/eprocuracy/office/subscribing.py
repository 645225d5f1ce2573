"""Wanting letters: each person for themselves, and only for themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from eprocuracy import audit
from eprocuracy.kernel.actors import Actor

from . import words
from .models import Alert, Subscription
from .words import Tidings


def subscription_of(actor: Actor) -> Subscription | None:
    """What the person asked for; None where nothing."""
    return Subscription.objects.filter(account=actor.account).first()


@transaction.atomic
def choose_letters(*, address: str, morning: bool, urgent: bool, by: Actor, at: datetime) -> None:
    """Ask for letters, or for none any more; letters of what is no longer wanted that still wait are let go."""
    before = Subscription.objects.select_for_update().filter(account=by.account).first()
    unwanted = [one.value for one, wanted in ((Tidings.MORNING, morning), (Tidings.URGENT, urgent)) if not wanted]
    Alert.objects.filter(account=by.account, tidings__in=unwanted, delivered_at=None).delete()
    if not (morning or urgent):
        Subscription.objects.filter(account=by.account).delete()
    else:
        asks_anew = before is None or (urgent and not before.urgent)
        Subscription.objects.update_or_create(
            account=by.account,
            defaults={
                "address": address,
                "morning": morning,
                "urgent": urgent,
                "since": at if asks_anew or before is None else before.since,
            },
        )
    chosen = {"morning": morning, "urgent": urgent}
    audit.record(words.LETTERS_CHOSEN, by=by, at=at, about=[f"account:{by.account}"], detail=chosen)
