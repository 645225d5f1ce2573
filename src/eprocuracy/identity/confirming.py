"""Showing again who one is before a weighty deed: signing, approving, exporting, unlocking, changing a factor.

The page stands in the place of the one that was asked for and carries along what had been typed, so that nothing is lost: whoever
answers rightly does the deed with the same press.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from allauth.account.forms import ReauthenticateForm as PasswordAgain
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from eprocuracy import audit
from eprocuracy.platform.ui.context import moment_of

from . import factors, sessions, words
from .forms import password_field

ASKED, PREFIX = "_confirm", "_confirm"
View = Callable[..., HttpResponse]
When = Callable[..., bool]


def posted(request: HttpRequest, **_: Any) -> bool:
    return request.method == "POST"


def always(_request: HttpRequest, **_: Any) -> bool:
    return True


def asks_again(*, when: When = posted) -> Callable[[View], View]:
    """Marks a view as weighty; `when` says from the request and the parts of its address whether this time it is."""

    def mark(view: View) -> View:
        view.asks_again = when  # type: ignore[attr-defined]
        return view

    return mark


class AgainForm(PasswordAgain):
    """The password once more."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, prefix=PREFIX, **named)
        self.fields["password"] = password_field("current-password")


class KeyForm(ReauthenticateWebAuthnForm):
    """A security key once more."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, prefix=PREFIX, **named)


def stop(request: HttpRequest, view: View, parts: dict[str, Any]) -> HttpResponse | None:
    """The page that asks again, or nothing where the deed may go on."""
    when: When | None = getattr(view, "asks_again", None)
    if when is None or not (when(request, **parts) or ASKED in request.POST):
        return None
    at = moment_of(request)
    form: forms.Form = AgainForm(user=request.user)
    if ASKED in request.POST:
        form = (KeyForm if request.POST.get(f"{PREFIX}-credential") else AgainForm)(request.POST, user=request.user)
        if not form.is_valid():
            return _page(request, form)
        if isinstance(form, KeyForm):
            form.save()
        sessions.show_again(request.session, at=at)
        actor = request.actor  # type: ignore[attr-defined]
        shown = factors.KEY if isinstance(form, KeyForm) else "password"
        audit.record(words.SHOWN_AGAIN, by=actor, at=at, about=[f"account:{actor.account}"], detail={"shown": shown})
        if request.POST[ASKED] == "look":
            return HttpResponseRedirect(request.get_full_path())
        _take_out(request)
        return None
    return None if sessions.is_fresh(request.session, at=at) else _page(request, form)


def _take_out(request: HttpRequest) -> None:
    """Leave the view what was meant for it, and nothing of what was shown here."""
    left = request.POST.copy()
    for name in [name for name in left if name.startswith(PREFIX)]:
        del left[name]
    request.POST = left  # type: ignore[assignment]


def _page(request: HttpRequest, form: forms.Form) -> HttpResponse:
    files = bool(request.FILES) or request.POST.get(ASKED) == "look"
    deed = request.method == "POST" and not files
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if deed and name != "csrfmiddlewaretoken" and not name.startswith(PREFIX)
        for value in values
    ]
    has_key = Authenticator.objects.filter(user=request.user, type=factors.KEY).exists()
    before = request.headers.get("Referer", "") if request.method == "GET" else ""
    answer = {
        "form": form if isinstance(form, AgainForm) else AgainForm(user=request.user),
        "wrong": form.errors and isinstance(form, KeyForm),
        "asked": "deed" if deed else "look",
        "carried": carried,
        "files": bool(request.FILES),
        "address": request.get_full_path(),
        "back": before if url_has_allowed_host_and_scheme(before, allowed_hosts={request.get_host()}) else "",
        "key_options": json.dumps(webauthn.begin_authentication(request.user)) if has_key else "",
    }
    return render(request, "identity/confirm.html", answer, status=422 if form.errors else 403)
