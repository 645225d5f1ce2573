"""Who is asking: every request gets its `actor`; a stranger gets to the sign-in page and nowhere else."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from eprocuracy import audit
from eprocuracy.audit.origin import origin
from eprocuracy.platform.ui.context import moment_of

from . import confirming, sessions, words
from .models import Account
from .queries import actor_of

# sent by a list that renews itself in an open page: nobody did anything, and the session goes on ageing
BY_ITSELF = "X-By-Itself"
# addresses of these rooms are open to strangers: choosing a language
OPEN_NAMESPACES = {"ui"}
# what may be done before the password is one's own, or while a second factor is still missing
FIRST_THINGS = {
    *("identity:sign_in", "identity:sign_out", "identity:change_password"),
    *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"),
}


class ActorMiddleware:
    """Sets `request.actor` (None for a stranger), ends sessions that lasted too long, and guards every view.

    A view is open to strangers when it says so with Django's `login_not_required`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with origin(address_of(request), secrets.token_hex(6)):
            request.actor = None  # type: ignore[attr-defined]
            account = request.user
            if isinstance(account, Account):
                self._meet(request, account)
            return self.get_response(request)

    def _meet(self, request: HttpRequest, account: Account) -> None:
        at = moment_of(request)
        actor = actor_of(account)
        if sessions.has_ended(request.session, sessions.limits_of(actor.duties), at=at):
            audit.record(words.SESSION_ENDED, by=actor, at=at, about=[f"account:{actor.account}"])
            logout(request)
            request.session_ended = True  # type: ignore[attr-defined]
            return
        if request.headers.get(BY_ITSELF) is None:
            sessions.touch(request.session, at=at)
        request.actor = actor  # type: ignore[attr-defined]

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, parts: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if not getattr(view, "login_required", True) or (match and OPEN_NAMESPACES & set(match.namespaces)):
            return None
        if request.actor is None:  # type: ignore[attr-defined]
            return _go(request, "identity:sign_in", ended=getattr(request, "session_ended", False))
        if not (match and match.view_name in FIRST_THINGS):
            if request.user.must_change_password:  # type: ignore[union-attr]
                return _go(request, "identity:change_password")
            if request.session.get(sessions.LACKING):
                return _go(request, "mfa_index")
        return confirming.stop(request, view, parts)


def address_of(request: HttpRequest) -> str | None:
    """The person's network address; behind our own proxy the last one that it saw."""
    seen = request.headers.get("X-Forwarded-For", "") if getattr(settings, "BEHIND_TLS", False) else ""
    return seen.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR") or None


def _go(request: HttpRequest, name: str, *, ended: bool = False) -> HttpResponse:
    """Send the person there and later back; a fragment asked for by htmx takes the whole page along."""
    query = QueryDict(mutable=True)
    whole_page = request.headers.get("HX-Current-URL") if request.headers.get("HX-Request") else None
    if request.method in ("GET", "HEAD") and not whole_page and request.path != "/":
        query["next"] = request.get_full_path()
    if ended:
        query["ended"] = "1"
    address = f"{reverse(name)}?{query.urlencode()}" if query else reverse(name)
    if whole_page:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
