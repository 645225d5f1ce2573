"""Signing in and out, and changing one's password."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from eprocuracy import audit
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current, pick
from eprocuracy.platform.ui.parts import Notice, Tone

from . import actions, places, single_sign_on, unusual, words
from .confirming import asks_again
from .forms import PasswordForm

BACKEND = "eprocuracy.identity.signing_in.NameAndPassword"
ENDED = Notice(
    Tone.NOTE,
    Label("Phiên làm việc đã hết hạn. Hãy đăng nhập lại.", "Your session has ended. Please sign in again."),
)


class SignIn(LoginView):
    """Ask for name and password; a wrong one is answered the same whichever was wrong."""

    template_name = "identity/sign_in.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        ended = self.request.method == "GET" and self.request.GET.get("ended")
        context = super().get_context_data(**given)
        return {
            **context,
            "notice": ENDED if ended else None,
            "demonstration": settings.DEMONSTRATION,
            "provider": single_sign_on.name(),
        }

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_POST
@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session at the server."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor:
        audit.record(words.SIGNED_OUT, by=actor, at=moment_of(request), about=[f"account:{actor.account}"])
    logout(request)
    return HttpResponseRedirect(reverse("identity:sign_in"))


@sensitive_post_parameters("old", "new", "again")
@never_cache
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; every other session of the account ends."""
    form = PasswordForm(request.POST or None)
    account = request.user
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_password(
                account,  # type: ignore[arg-type]
                old=form.cleaned_data["old"],
                new=form.cleaned_data["new"],
                by=request.actor,  # type: ignore[attr-defined]
                at=moment_of(request),
            )
        except Refused as refused:
            form.add_error(refused.field or None, refused.say(current()))
        else:
            update_session_auth_hash(request, account)  # type: ignore[arg-type]
            return HttpResponseRedirect(_back(request))
    answer = {"form": form, "must": account.must_change_password}  # type: ignore[union-attr]
    return render(request, "identity/change_password.html", answer, status=200 if not form.errors else 422)


def _back(request: HttpRequest) -> str:
    """Where the person wanted to go, if it is on this site."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"


@asks_again()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in; ends one of the other places."""
    account, here = request.user, request.session.session_key
    if request.method == "POST":
        one = request.POST.get("one", "")
        keys = {int(one)} if one.isdecimal() else set()
        ended = places.end(account, keys, but=here, by=request.actor, at=moment_of(request))  # type: ignore[arg-type, attr-defined]
        if ended:
            messages.success(request, pick("Đã kết thúc phiên ở nơi đó.", "The session there is ended."))
        return HttpResponseRedirect(request.path)
    mine = places.of([account], at=moment_of(request), here=here)[account.pk]  # type: ignore[list-item, index]
    told = unusual.of_account(request.actor.account, at=moment_of(request))  # type: ignore[attr-defined]
    return render(request, "identity/sessions.html", {"places": mine, "told": told})
