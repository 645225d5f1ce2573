"""The pages of second factors: django-allauth's views in our look, each change asking again who one is."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache

from . import factors, sessions
from .confirming import always, asks_again
from .models import Account


class _WithOptions:
    """Hands the options for a key over as text, for a page may hold no script."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**given)  # type: ignore[misc]
        return {**context, "options": json.dumps(context.get("js_data", {}))}


class Overview(IndexView):
    """What the account has, what it still needs, and the ways to add it."""

    template_name = "identity/factors.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        account: Account = self.request.user
        held = list(Authenticator.objects.filter(user=account).order_by("created_at"))
        return {
            **context,
            "lacking": self.request.session.get(sessions.LACKING, ""),
            "need": factors.need_of(account),
            "keys": [one for one in held if one.type == factors.KEY],
            "codes": next((one for one in held if one.type == factors.CODES), None),
            "recovery": next((one for one in held if one.type == factors.RECOVERY), None),
        }


class Code(_WithOptions, AuthenticateView):
    """After the password: a code, or a key."""

    template_name = "identity/code.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        user = self.stage.login.user
        kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        return {
            **context,
            "has_key": factors.KEY in kinds,
            "has_codes": bool(kinds & {factors.CODES, factors.RECOVERY}),
        }

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_invalid(form)
        answer.status_code = 422
        return answer


class AddCodes(ActivateTOTPView):
    """Connect an app that shows codes."""

    template_name = "identity/add_codes.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        secret = context["form"].secret
        return {**context, "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class AddKey(_WithOptions, AddWebAuthnView):
    """Add a security key or passkey; always one that also signs in by itself."""

    template_name = "identity/add_key.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response({**self.get_context_data(), "form": form}, status=422)


class RemoveKey(RemoveWebAuthnView):
    template_name = "identity/remove_factor.html"
    success_url = reverse_lazy("mfa_index")


def _weighty(view: Callable[..., Any]) -> Callable[..., Any]:
    return asks_again(when=always)(never_cache(transaction.atomic(view)))


overview = never_cache(Overview.as_view())
code = Code.as_view()
add_codes = _weighty(AddCodes.as_view())
remove_codes = _weighty(DeactivateTOTPView.as_view(template_name="identity/remove_factor.html"))
add_key = _weighty(AddKey.as_view())
remove_key = _weighty(RemoveKey.as_view())
recovery = _weighty(ViewRecoveryCodesView.as_view(template_name="identity/recovery.html"))
new_recovery = _weighty(GenerateRecoveryCodesView.as_view(template_name="identity/new_recovery.html"))
sign_in_by_key = LoginWebAuthnView.as_view()
