"""Single sign-on: this house as a client of the office's own provider (OpenID Connect). Off unless the settings name one.

Whoever comes from there is let in only as the account that an administrator linked to them; neither an e-mail address nor a name
that fits ever links anybody. What is still missing after that (a second factor) is asked for as after a password.
"""

from __future__ import annotations

import secrets
from typing import Any, NoReturn

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

from eprocuracy import audit
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.ui.context import moment_of

from . import words

PROVIDER, NONCE = "office", "single_sign_on_nonce"
ALGORITHMS = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}


def name() -> str:
    """What the provider is called on the sign-in page; empty where there is none."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return str(apps[0]["name"]) if apps else ""


class Checked(OpenIDConnectOAuth2Adapter):
    """Takes a person's word from the provider only if it is signed, fresh, meant for us, and the answer to our own question."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **given: Any) -> Any:
        if not given["response"].get("id_token"):
            raise OAuth2Error("no id_token")  # allauth would make do with what the provider tells of the person
        return super().complete_login(request, app, token, **given)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            claims = self._verified(app, id_token)
        except jwt.PyJWTError as wrong:
            raise OAuth2Error("id_token") from wrong
        asked = self.request.session.pop(NONCE, "")
        if not asked or not constant_time_compare(str(claims.get("nonce", "")), asked):
            raise OAuth2Error("nonce")
        return {"sub": claims["sub"]}  # nothing else about the person is kept

    def _verified(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """Checked against the provider's published keys; allauth looks at no signature where the token came straight from there."""
        header = jwt.get_unverified_header(id_token)
        if header.get("alg") not in ALGORITHMS:
            raise jwt.InvalidAlgorithmError
        with get_adapter().get_requests_session() as http:
            published = http.get(self.openid_config["jwks_uri"])
        published.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(published.json()).keys
        fitting = [one for one in keys if "kid" not in header or one.key_id == header["kid"]]
        if len(fitting) != 1:
            raise jwt.InvalidKeyError
        claims: dict[str, Any] = jwt.decode(
            id_token,
            fitting[0].key,
            algorithms=[header["alg"]],
            audience=app.client_id,
            issuer=self.openid_config["issuer"],
            options={"require": ["iss", "aud", "exp", "iat", "sub"]},
        )
        return claims


class SingleSignOn(DefaultSocialAccountAdapter):
    """What allauth asks this house about people who come from the provider."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if not sociallogin.is_existing:
            _refuse(request)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_: Any) -> None:
        _refuse(request)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        return False


@never_cache
@require_safe
@login_not_required
def begin(request: HttpRequest) -> HttpResponse:
    """Off to the provider, with a question of our own (nonce) and a proof that the answer is ours to take (PKCE)."""
    adapter = Checked(request, PROVIDER)
    try:
        provider = adapter.get_provider()
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown
    request.session[NONCE] = nonce = secrets.token_urlsafe(32)
    wanted = {"next_url": get_next_redirect_url(request), "auth_params": {"nonce": nonce}, "scope": ["openid"]}
    try:
        answer: HttpResponse = provider.redirect(request, process=AuthProcess.LOGIN, **wanted)
    except RequestException:
        return render(request, "identity/sso_refused.html", {"silent": True, "provider": name()}, status=502)
    return answer


@never_cache
@require_safe
@login_not_required
def finish(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider."""
    if provider_id != PROVIDER or not name():
        raise Http404
    answer: HttpResponse = OAuth2CallbackView.adapter_view(Checked(request, provider_id))(request)
    return answer


def subjects_of(account_id: int) -> list[str]:
    """By which names the provider knows an account."""
    return list(SocialAccount.objects.filter(user_id=account_id, provider=PROVIDER).values_list("uid", flat=True))


def _refuse(request: HttpRequest) -> NoReturn:
    """One answer for a stranger, a forged word and a cancelled sign-in."""
    by = Actor(account="unknown", name="", unit="")
    audit.record(words.SIGN_IN_FAILED, by=by, at=moment_of(request), detail={"shown": ["socialaccount"]})
    raise ImmediateHttpResponse(render(request, "identity/sso_refused.html", {"provider": name()}, status=403))
