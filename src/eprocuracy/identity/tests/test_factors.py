"""Second factors: who needs which, codes, recovery codes, and showing again who one is before a weighty deed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from eprocuracy.audit.models import Entry
from eprocuracy.identity import factors, locks
from eprocuracy.identity.confirming import asks_again
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty

from .people import SECRET, Clock, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
SIGN_IN, FACTORS, CODE = "/identity/sign-in/", "/identity/factors/", "/identity/factors/code/"


def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.actor.account)  # type: ignore[attr-defined]


@asks_again()
def weighty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(" ".join(f"{name}={value}" for name, value in sorted(request.POST.items())) or "looked")


urlpatterns = [
    path("identity/", include("eprocuracy.identity.urls")),
    path("ui/", include("eprocuracy.platform.ui.urls")),
    path("who/", who),
    path("weighty/", weighty),
]


@pytest.fixture(autouse=True)
def _in_earnest(settings: Any) -> None:
    settings.UI_FRAME = ""
    settings.DEMONSTRATION = False


def sign_in(client: Client, **more: str) -> Any:
    return client.post(SIGN_IN, {"account": "mai", "password": SECRET, **more})


def code_of(secret: str, clock: Clock) -> str:
    """What an app would show at this moment."""
    return format_hotp_value(hotp_value(secret, int(clock.now().timestamp()) // 30))


def with_codes(client: Client, clock: Clock) -> str:
    """Signs in, connects an app and goes out again; returns the app's key."""
    sign_in(client)
    page = client.get("/identity/factors/codes/add/").content.decode()
    secret = re.search(r'<code translate="no">([A-Z2-7 ]+)</code>', page)[1].replace(" ", "")  # type: ignore[index]
    client.post("/identity/factors/codes/add/", {"code": code_of(secret, clock)})
    client.post("/identity/sign-out/")
    clock.goes(seconds=30)
    return secret


# Who needs which


@pytest.mark.parametrize(
    ("duty", "need"),
    [
        (Duty.PROCURATOR, factors.Need.ANY),
        (Duty.CLERK, factors.Need.ANY),
        (Duty.CHIEF, factors.Need.KEY),
        (Duty.DEPUTY_CHIEF, factors.Need.KEY),
        (Duty.ADMINISTRATOR, factors.Need.KEY),
    ],
)
def test_everybody_needs_a_second_factor_and_who_signs_or_administers_a_key(duty: Duty, need: factors.Need) -> None:
    account = Account(duties=[duty.value])

    assert factors.need_of(account) is need
    assert factors.lacking(account, ["password"]) is need
    assert factors.lacking(account, ["password", "totp"]) is (need if need is factors.Need.KEY else factors.Need.NONE)
    assert factors.lacking(account, ["webauthn"]) is factors.Need.NONE


def test_made_up_persons_are_spared_while_the_demonstration_runs_and_at_no_other_time(settings: Any) -> None:
    made_up = Account(duties=[Duty.CHIEF.value], illustrative=True)
    real = Account(duties=[Duty.CHIEF.value])

    assert factors.need_of(made_up) is factors.Need.KEY
    settings.DEMONSTRATION = True
    assert factors.need_of(made_up) is factors.Need.NONE
    assert factors.need_of(real) is factors.Need.KEY


def test_with_the_password_alone_nothing_is_possible_but_adding_a_factor(client: Client, clock: Clock) -> None:
    an_account()
    sign_in(client)

    assert client.get("/who/").headers["Location"] == f"{FACTORS}?next=%2Fwho%2F"
    assert "yếu tố thứ hai" in client.get(FACTORS).content.decode()
    with_codes(client, clock)
    assert Entry.objects.get(deed="identity.factor_added").detail == {"kind": "totp"}


def test_codes_do_not_let_a_chief_go_on_who_needs_a_key(client: Client, clock: Clock) -> None:
    an_account(duties=[Duty.CHIEF])
    secret = with_codes(client, clock)
    sign_in(client)
    client.post(CODE, {"code": code_of(secret, clock)})

    assert client.get("/who/").headers["Location"] == f"{FACTORS}?next=%2Fwho%2F"
    assert "khóa bảo mật" in client.get(FACTORS).content.decode()


# Codes


def test_the_password_leads_to_the_code_and_only_the_code_lets_in(client: Client, clock: Clock) -> None:
    an_account()
    secret = with_codes(client, clock)

    assert sign_in(client).headers["Location"] == CODE
    assert client.get("/who/").status_code == 302
    assert client.post(CODE, {"code": "000000"}).status_code == 422
    assert client.post(CODE, {"code": code_of(secret, clock)}).status_code == 302
    assert client.get("/who/").content == b"mai"
    assert Entry.objects.filter(deed="identity.signed_in").latest("sequence").detail == {"shown": ["password", "totp"]}


def test_a_code_lets_in_once(client: Client, clock: Clock) -> None:
    an_account()
    secret = with_codes(client, clock)
    code = code_of(secret, clock)
    sign_in(client)
    client.post(CODE, {"code": code})
    other = Client()
    sign_in(other)

    assert other.post(CODE, {"code": code}).status_code == 422


def test_the_secret_of_codes_is_not_readable_in_the_database(client: Client, clock: Clock) -> None:
    account = an_account()
    secret = with_codes(client, clock)
    kept = Authenticator.objects.get(user=account, type="totp").data["secret"]

    assert secret not in kept
    assert factors.Factors().decrypt(kept) == secret


def test_five_wrong_codes_lock_the_factor_and_say_so_in_the_log(client: Client, clock: Clock) -> None:
    account = an_account()
    secret = with_codes(client, clock)
    sign_in(client)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})

    assert client.post(CODE, {"code": code_of(secret, clock)}).status_code == 422
    assert locks.is_locked(locks.of_factor(account.pk))
    assert Entry.objects.filter(deed="identity.locked").count() == 1


def test_a_recovery_code_lets_in_once(client: Client, clock: Clock) -> None:
    account = an_account()
    with_codes(client, clock)
    code = Authenticator.objects.get(user=account, type="recovery_codes").wrap().get_unused_codes()[0]
    sign_in(client)

    assert client.post(CODE, {"code": code}).status_code == 302
    other = Client()
    sign_in(other)
    assert other.post(CODE, {"code": code}).status_code == 422


def test_recovery_codes_are_shown_once(client: Client, clock: Clock) -> None:
    account = an_account()
    secret = with_codes(client, clock)
    sign_in(client)
    client.post(CODE, {"code": code_of(secret, clock)})
    [first, *_] = Authenticator.objects.get(user=account, type="recovery_codes").wrap().get_unused_codes()

    assert first in client.get("/identity/factors/recovery/").content.decode()
    assert first not in client.get("/identity/factors/recovery/").content.decode()


def test_who_gives_a_factor_up_again_gets_no_further(client: Client, clock: Clock) -> None:
    an_account()
    secret = with_codes(client, clock)
    sign_in(client)
    client.post(CODE, {"code": code_of(secret, clock)})
    client.post("/identity/factors/codes/remove/")

    assert client.get("/who/").headers["Location"].startswith(FACTORS)
    assert not Authenticator.objects.exists()
    assert Entry.objects.filter(deed="identity.factor_removed").exists()


# Showing again who one is


@pytest.fixture
def spared(settings: Any, client: Client) -> Client:
    settings.DEMONSTRATION = True
    an_account()
    sign_in(client)
    return client


def test_for_five_minutes_after_signing_in_a_weighty_deed_does_not_ask_again(spared: Client, clock: Clock) -> None:
    spared.post("/identity/sign-out/")
    sign_in(spared)
    clock.goes(minutes=5)

    assert spared.post("/weighty/", {"word": "x"}).content == b"word=x"


def test_later_it_asks_again_keeps_what_was_typed_and_does_it_with_the_right_answer(
    spared: Client, clock: Clock
) -> None:
    clock.goes(minutes=5, seconds=1)
    asked = spared.post("/weighty/", {"word": 'a "sentence" <b>', "more": ["1", "2"]})

    page = asked.content.decode()
    assert asked.status_code == 403
    assert 'name="word" value="a &quot;sentence&quot; &lt;b&gt;"' in page
    assert page.count('name="more"') == 2
    assert spared.get("/weighty/").content == b"looked"
    answer = {"word": "kept", "_confirm": "deed", "_confirm-password": SECRET}
    assert spared.post("/weighty/", answer).content == b"word=kept"
    assert spared.post("/weighty/", {"word": "again"}).content == b"word=again"
    assert Entry.objects.filter(deed="identity.shown_again").count() == 1


def test_a_wrong_password_does_nothing_is_counted_and_locks_like_signing_in(spared: Client, clock: Clock) -> None:
    clock.goes(minutes=6)
    wrong = {"word": "x", "_confirm": "deed", "_confirm-password": "x"}

    assert [spared.post("/weighty/", wrong).status_code for _ in range(5)] == [422] * 5
    assert spared.post("/weighty/", {**wrong, "_confirm-password": SECRET}).status_code == 422
    assert locks.is_locked(locks.of_name("mai"))


def test_every_change_of_a_factor_asks_again(spared: Client, clock: Clock) -> None:
    clock.goes(minutes=6)
    pages = ["codes/add/", "keys/add/", "keys/1/remove/", "recovery/", "recovery/new/", "codes/remove/"]

    assert {spared.get(f"{FACTORS}{page}").status_code for page in pages} == {403}
    again = {"_confirm": "look", "_confirm-password": SECRET}
    assert spared.post(f"{FACTORS}codes/add/", again).headers["Location"] == f"{FACTORS}codes/add/"
    assert spared.get(f"{FACTORS}codes/add/").status_code == 200
