"""Where a person is signed in: listing, ending, and no more places at once than are allowed.

django-allauth keeps the list; whether a session still lives is asked of the sessions themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction

from eprocuracy import audit
from eprocuracy.kernel.actors import Actor

from . import sessions, words
from .limits import SESSIONS_AT_ONCE
from .models import Account

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One session of a person, as they would recognise it."""

    key: int
    began_at: datetime
    seen_at: datetime
    address: str
    device: str
    here: bool


def places(account: Account, *, here: str | None) -> list[Place]:
    """The sessions that live, the latest first; `here` is the key of the session that asks."""
    return [
        Place(
            key=one.pk,
            began_at=one.created_at,
            seen_at=_seen_at(one),
            address=one.ip,
            device=device(one.user_agent),
            here=one.session_key == here,
        )
        for one in sorted(_living(account), key=lambda one: one.created_at, reverse=True)
    ]


@transaction.atomic
def end(account: Account, keys: set[int] | None, *, but: str | None, by: Actor, at: datetime) -> int:
    """End the sessions named, or with None all of them, except the one with the key `but`; says how many ended."""
    ended = [
        one
        for one in UserSession.objects.filter(user=account)
        if one.session_key != but and (keys is None or one.pk in keys)
    ]
    for one in ended:
        one.end()
    if ended:
        about = [f"account:{account.account}"]
        audit.record(words.SESSIONS_ENDED, by=by, at=at, about=about, detail={"count": len(ended)})
    return len(ended)


def end_those_too_many(account: Account, *, here: str | None, by: Actor, at: datetime) -> int:
    """After signing in: end the oldest beyond what is allowed."""
    others = sorted((one for one in _living(account) if one.session_key != here), key=lambda one: one.created_at)
    too_many = others[: max(0, len(others) + 1 - SESSIONS_AT_ONCE)]
    return end(account, {one.pk for one in too_many}, but=here, by=by, at=at) if too_many else 0


def device(agent: str) -> str:
    """Browser and system in two words; empty where neither is known."""
    named = [next((name for sign, name in known if sign in agent), "") for known in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in named if name)


def _living(account: Account) -> list[Any]:
    return list(UserSession.objects.purge_and_list(account))


def _seen_at(one: Any) -> datetime:
    kept = import_module(settings.SESSION_ENGINE).SessionStore(one.session_key)
    seen = kept.get(sessions.SEEN)
    return datetime.fromisoformat(seen) if seen else one.created_at
