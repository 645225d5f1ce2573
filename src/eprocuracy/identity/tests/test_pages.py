"""Signing in and out in the browser's own terms, and the guard before every other page."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse
from django.utils import timezone

from eprocuracy.audit.models import Entry
from eprocuracy.identity import actions
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM, Duty

from .people import SECRET, Clock, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def _without_the_frame_of_the_desk(settings: Any) -> None:
    settings.UI_FRAME = ""  # the pages of this room stand by themselves; the desk's addresses are not here


def who(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    return HttpResponse(f"{actor.account} {actor.unit}" if actor else "stranger")


@login_not_required
def open_to_all(request: HttpRequest) -> HttpResponse:
    return who(request)


urlpatterns = [
    path("identity/", include("eprocuracy.identity.urls")),
    path("ui/", include("eprocuracy.platform.ui.urls")),
    path("who/", who),
    path("open/", open_to_all),
]
SIGN_IN = "/identity/sign-in/"


def sign_in(client: Client, account: str = "mai", password: str = SECRET, **query: str) -> Any:
    address = f"{SIGN_IN}?next={query['next']}" if query else SIGN_IN
    return client.post(address, {"account": account, "password": password})


def test_a_stranger_is_led_to_the_sign_in_page_and_then_where_they_wanted_to_go(client: Client) -> None:
    an_account()
    turned_away = client.get("/who/?a=1")

    assert turned_away.headers["Location"] == f"{SIGN_IN}?next=%2Fwho%2F%3Fa%3D1"
    arrived = client.post(turned_away.headers["Location"], {"account": "mai", "password": SECRET})
    assert arrived.headers["Location"] == "/who/?a=1"
    assert client.get("/who/").content == b"mai 22-KV3"


def test_a_fragment_asked_for_by_a_stranger_takes_the_whole_page_to_sign_in(client: Client) -> None:
    answer = client.get("/who/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/x/"})

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, SIGN_IN)


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(client: Client, wanted: str) -> None:
    an_account()

    assert sign_in(client, next=wanted).headers["Location"] == "/"


def test_a_view_that_says_so_is_open_to_strangers_and_so_is_the_choice_of_language(client: Client) -> None:
    assert client.get("/open/").content == b"stranger"
    assert client.post(reverse("ui:language"), {"language": "en", "next": SIGN_IN}).headers["Location"] == SIGN_IN


@pytest.mark.parametrize(("language", "said"), [("vi", "mật khẩu không đúng"), ("en", "password is wrong")])
def test_a_wrong_password_is_said_in_the_person_s_language_and_the_name_stays_typed(
    client: Client, language: str, said: str
) -> None:
    an_account()
    client.cookies["language"] = language
    answer = sign_in(client, password="x")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'value="mai"' in page
    assert SECRET not in page


def test_signing_in_makes_a_new_session_and_signing_out_ends_it_at_the_server(client: Client) -> None:
    an_account()
    client.get(SIGN_IN)
    sign_in(client)
    kept = client.cookies["sessionid"].value
    client.post("/identity/sign-out/")
    client.cookies["sessionid"] = kept

    assert client.get("/who/").status_code == 302
    assert list(Entry.objects.order_by("sequence").values_list("deed", flat=True))[-2:] == [
        "identity.signed_in",
        "identity.signed_out",
    ]


def test_the_log_says_from_where_and_with_which_request(client: Client) -> None:
    an_account()
    sign_in(client)

    entry = Entry.objects.get(deed="identity.signed_in")
    assert entry.address == "127.0.0.1"
    assert len(entry.request) == 12


@override_settings(BEHIND_TLS=True)
def test_behind_our_own_proxy_the_last_address_counts(client: Client) -> None:
    an_account()
    client.post(SIGN_IN, {"account": "mai", "password": SECRET}, headers={"X-Forwarded-For": "1.2.3.4, 10.9.8.7"})

    assert Entry.objects.get(deed="identity.signed_in").address == "10.9.8.7"


@pytest.mark.parametrize(("duty", "idle"), [(Duty.PROCURATOR, 15), (Duty.ADMINISTRATOR, 5)])
def test_a_session_ends_after_doing_nothing(client: Client, clock: Clock, duty: Duty, idle: int) -> None:
    an_account(duties=[duty])
    sign_in(client)

    clock.goes(minutes=idle, seconds=-1)
    assert client.get("/who/").status_code == 200
    clock.goes(minutes=idle)
    answer = client.get("/who/")
    assert answer.headers["Location"].endswith("ended=1")
    assert "hết hạn" in client.get(answer.headers["Location"]).content.decode()
    assert Entry.objects.filter(deed="identity.session_ended").count() == 1


def test_a_first_password_leads_to_the_change_of_password_and_nowhere_else(client: Client) -> None:
    made = actions.create_account(
        account="nam", name="Trần Nam", unit="22-KV3", duties=[Duty.CLERK], by=SYSTEM, at=timezone.now()
    )
    sign_in(client, "nam", made.first_password)

    assert client.get("/who/").headers["Location"] == "/identity/password/?next=%2Fwho%2F"
    page = client.get("/identity/password/?next=/who/").content.decode()
    assert "cấp lần đầu" in page
    new = "Mưa rào trên 8 mái ngói!"
    changed = client.post("/identity/password/?next=/who/", {"old": made.first_password, "new": new, "again": new})
    assert changed.headers["Location"] == "/who/"
    assert client.get("/who/").headers["Location"] == "/identity/factors/?next=%2Fwho%2F"


def test_changing_the_password_ends_the_other_sessions_of_the_account(client: Client) -> None:
    an_account()
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)
    new = "Mưa rào trên 8 mái ngói!"
    client.post("/identity/password/", {"old": SECRET, "new": new, "again": new})

    assert client.get("/who/").status_code == 200
    assert elsewhere.get("/who/").status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": SECRET, "new": "Mưa rào trên 8 mái ngói!", "again": "x"}, "không giống nhau"),
        ({"old": SECRET, "new": "ngắn", "again": "ngắn"}, "ít nhất 14 ký tự"),
        ({"old": "x", "new": "Mưa rào trên 8 mái ngói!", "again": "Mưa rào trên 8 mái ngói!"}, "hiện tại không đúng"),
        ({"old": SECRET, "new": SECRET, "again": SECRET}, "10 lần gần đây"),
    ],
)
def test_a_password_that_will_not_do_is_refused_beside_its_field(
    client: Client, typed: dict[str, str], said: str
) -> None:
    an_account()
    sign_in(client)
    answer = client.post("/identity/password/", typed)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Account.objects.get(account="mai").check_password(SECRET)
