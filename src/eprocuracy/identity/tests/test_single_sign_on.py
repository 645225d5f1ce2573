"""Single sign-on against a real provider that runs beside the tests."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from werkzeug.serving import make_server

from eprocuracy.audit.models import Entry
from eprocuracy.identity import keeping, queries
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.refusals import Refused

from .people import NOW, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
BEGIN = "/identity/single-sign-on/"


def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.actor.account)  # type: ignore[attr-defined]


urlpatterns = [
    path("identity/", include("eprocuracy.identity.urls")),
    path("ui/", include("eprocuracy.platform.ui.urls")),
    path("who/", who),
]


class Provider:
    """The provider, and what was sent to it when a code was to become a token."""

    def __init__(self) -> None:
        self.app = oidc_provider_mock.app(require_nonce=True)
        self.server = make_server("localhost", 0, self.remembering, threaded=True)
        self.url = f"http://localhost:{self.server.server_port}"
        self.tokens: list[dict[str, list[str]]] = []

    def remembering(self, environ: Any, start: Any) -> Any:
        if environ["PATH_INFO"] == "/oauth2/token":
            sent = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            self.tokens.append(parse_qs(sent.decode()))
            environ["wsgi.input"] = BytesIO(sent)
        return self.app(environ, start)


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    made = Provider()
    thread = Thread(target=lambda: made.server.serve_forever(0.05))
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture(autouse=True)
def _connected(settings: Any, provider: Provider) -> None:
    settings.UI_FRAME = ""
    kept = {"server_url": provider.url, "oauth_pkce_enabled": True, "fetch_userinfo": False}
    app = {"provider_id": "office", "name": "Cổng nội bộ", "client_id": "e-procuracy", "secret": "x", "settings": kept}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def asked(client: Client) -> str:
    """The address at the provider to which the person is sent."""
    return str(client.get(f"{BEGIN}?next=/who/").headers["Location"])


def answered(address: str, subject: str) -> str:
    """What the provider sends the browser back to, once the person has signed in there."""
    back = requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}&_redir="


def linked(name: str = "mai", subject: str = "S-1", **more: Any) -> Account:
    account = an_account(name, **more)
    keeping.link(account, subject=subject, by=SYSTEM, at=NOW)
    return account


def test_who_was_linked_comes_in_and_goes_where_they_wanted(client: Client, provider: Provider) -> None:
    linked()
    address = asked(client)
    answer = client.get(answered(address, "S-1"))

    assert answer.headers["Location"] == "/who/"
    assert client.get("/who/").content == b"mai"
    assert Entry.objects.get(deed="identity.signed_in").detail == {"shown": ["socialaccount"]}
    sent = parse_qs(urlsplit(address).query)
    assert (sent["code_challenge_method"], sent["scope"], len(sent["nonce"][0])) == (["S256"], ["openid"], 43)
    [verifier] = provider.tokens[-1]["code_verifier"]
    proof = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    assert [proof] == sent["code_challenge"]


def test_a_name_or_an_address_that_fits_links_nobody(client: Client) -> None:
    an_account("mai")

    for subject in ("mai", "mai@example.org"):
        assert client.get(answered(asked(client), subject)).status_code == 403
    assert client.get("/who/").status_code == 302
    assert Account.objects.count() == 1
    assert Entry.objects.filter(deed="identity.sign_in_failed").count() == 2


def test_an_answer_is_taken_once_and_only_where_the_question_was_asked(client: Client) -> None:
    linked()
    back = answered(asked(client), "S-1")

    assert Client().get(back).status_code == 403
    assert client.get(back).status_code == 302
    client.post("/identity/sign-out/")
    assert client.get(back).status_code == 403


def test_an_answer_to_another_question_is_refused(client: Client) -> None:
    linked()
    back = answered(asked(client), "S-1")
    session = client.session
    session["single_sign_on_nonce"] = "another"
    session.save()

    assert client.get(back).status_code == 403


def test_a_word_that_the_provider_s_own_keys_did_not_sign_is_refused(client: Client, settings: Any) -> None:
    linked()
    other = Provider()
    thread = Thread(target=lambda: other.server.serve_forever(0.05))
    thread.start()
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"]["openid_configuration_overrides"] = {"jwks_uri": f"{other.url}/jwks"}
    answer = client.get(answered(asked(client), "S-1"))
    other.server.shutdown()
    thread.join()
    other.server.server_close()

    assert answer.status_code == 403


def test_who_comes_from_there_still_needs_the_second_factor(client: Client, settings: Any) -> None:
    settings.DEMONSTRATION = False
    linked()
    client.get(answered(asked(client), "S-1"))

    assert client.get("/who/").headers["Location"].startswith("/identity/factors/")


def test_an_account_out_of_use_stays_outside(client: Client) -> None:
    account = linked()
    keeping.put_out(account, reason="nghỉ hưu", by=SYSTEM, at=NOW)
    client.get(answered(asked(client), "S-1"))

    assert client.get("/who/").status_code == 302


def test_only_an_administrator_links_and_never_themselves_or_one_person_twice() -> None:
    linked()
    lan = an_account("lan")
    root = queries.actor_of(an_account("root", duties=[Duty.ADMINISTRATOR]))

    with pytest.raises(Refused, match="tài khoản khác"):
        keeping.link(lan, subject="S-1", by=root, at=NOW)
    with pytest.raises(Refused, match="của mình"):
        keeping.link(Account.objects.get(account="root"), subject="S-2", by=root, at=NOW)
    with pytest.raises(Refused, match="Chức danh"):
        keeping.link(lan, subject="S-2", by=queries.actor_of(lan), at=NOW)


def test_without_settings_there_is_no_single_sign_on(client: Client, settings: Any) -> None:
    assert "Cổng nội bộ" in client.get("/identity/sign-in/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}

    assert client.get(BEGIN).status_code == 404
    assert client.get(f"{BEGIN}office/?code=1&state=1").status_code == 404
    assert "single-sign-on" not in client.get("/identity/sign-in/").content.decode()
