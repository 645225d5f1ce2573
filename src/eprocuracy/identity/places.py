"""Where a person is signed in: listing, ending, and no more places at once than are allowed.

django-allauth keeps the list; whether a session still lives is asked of the sessions themselves.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
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


def of(accounts: Collection[Account], *, at: datetime, here: str | None = None) -> dict[int, list[Place]]:
    """The sessions of these people that live, by account, the latest first; `here` is the key of the session that asks. Two queries."""
    limits = {one.pk: sessions.limits_of(one.duty_words) for one in accounts}
    found: dict[int, list[Place]] = {key: [] for key in limits}
    listed = list(UserSession.objects.filter(user__in=limits).order_by("-created_at", "-pk"))
    kept = Session.objects.filter(session_key__in=[one.session_key for one in listed], expire_date__gt=at)
    told = {one.session_key: one.get_decoded() for one in kept}
    for one in listed:
        session = told.get(one.session_key, {})
        if not sessions.has_ended(session, limits[one.user_id], at=at):
            seen = datetime.fromisoformat(session[sessions.SEEN])
            place = (one.pk, one.created_at, seen, one.ip, device(one.user_agent), one.session_key == here)
            found[one.user_id].append(Place(*place))
    return found


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
    UserSession.objects.purge_and_list(account)
    others = [one for one in of([account], at=at, here=here)[account.pk] if not one.here]
    too_many = others[SESSIONS_AT_ONCE - 1 :]
    return end(account, {one.key for one in too_many}, but=here, by=by, at=at) if too_many else 0


def device(agent: str) -> str:
    """Browser and system in two words; empty where neither is known."""
    named = [next((name for sign, name in known if sign in agent), "") for known in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in named if name)
