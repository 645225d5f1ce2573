"""Sessions: where one is signed in, how many places, and that a change of rights ends them all at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.utils import timezone

from eprocuracy.audit.models import Entry
from eprocuracy.identity import actions, keeping, places, sessions
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM, Duty

from .people import NOW, SECRET, Clock, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
SESSIONS = "/identity/sessions/"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0"


def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.actor.account)  # type: ignore[attr-defined]


urlpatterns = [
    path("identity/", include("eprocuracy.identity.urls")),
    path("ui/", include("eprocuracy.platform.ui.urls")),
    path("who/", who),
]


@pytest.fixture(autouse=True)
def _without_the_frame_of_the_desk(settings: Any) -> None:
    settings.UI_FRAME = ""


def came_in(address: str = "10.0.0.7", agent: str = WINDOWS) -> Client:
    client = Client(REMOTE_ADDR=address, HTTP_USER_AGENT=agent)
    client.post("/identity/sign-in/", {"account": "mai", "password": SECRET})
    return client


def is_in(client: Client) -> bool:
    return client.get("/who/").status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        partial(keeping.put_out, reason="nghỉ hưu"),
        partial(actions.change_account, duties=[Duty.CLERK]),
        partial(actions.change_account, unit="22-KV1"),
    ],
    ids=["put out of use", "other duties", "another office"],
)
def test_every_session_of_a_person_whose_rights_change_ends_at_once(change: Callable[..., None]) -> None:
    account = an_account()
    here, elsewhere = came_in(), came_in("10.0.0.8")
    assert is_in(here)
    assert is_in(elsewhere)

    change(account, by=SYSTEM, at=NOW)

    assert not is_in(here)
    assert not is_in(elsewhere)
    assert not Session.objects.exists()


def test_a_change_made_past_the_application_ends_them_too() -> None:
    an_account()
    client = came_in()
    Account.objects.filter(account="mai").update(duties=[Duty.CLERK.value])

    assert not is_in(client)


def test_a_person_sees_where_they_are_signed_in_and_ends_another_place(clock: Clock) -> None:
    an_account()
    here, elsewhere = came_in(), came_in("10.0.0.8", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0")
    page = here.get(SESSIONS).content.decode()

    assert "Edge, Windows" in page
    assert "Firefox, Linux" in page
    assert "10.0.0.8" in page
    mai = Account.objects.get(account="mai")
    [other] = [one for one in places.of([mai], at=clock.now(), here=here.session.session_key)[mai.pk] if not one.here]
    here.post(SESSIONS, {"one": str(other.key)})
    assert is_in(here)
    assert not is_in(elsewhere)
    assert Entry.objects.get(deed="identity.sessions_ended").detail == {"count": 1}


def test_nobody_ends_the_session_of_somebody_else() -> None:
    account = an_account()
    an_account("lan")
    mai = came_in()
    [place] = places.of([account], at=timezone.now())[account.pk]
    lan = Client(REMOTE_ADDR="10.0.0.9")
    lan.post("/identity/sign-in/", {"account": "lan", "password": SECRET})
    lan.post(SESSIONS, {"one": str(place.key)})

    assert is_in(mai)


def test_a_third_place_ends_the_oldest_and_says_so(clock: Clock) -> None:
    an_account()
    clients = []
    for number in range(3):
        clients.append(came_in(f"10.0.0.{number}"))
        clock.goes(seconds=10)

    assert [is_in(one) for one in clients] == [False, True, True]
    assert "Phiên cũ nhất" in clients[2].get(SESSIONS).content.decode()


def test_signing_in_gives_a_session_another_name_and_one_that_cannot_be_guessed() -> None:
    an_account()
    client = Client()
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    client.post("/identity/sign-in/", {"account": "mai", "password": SECRET})

    after = client.cookies["sessionid"]
    assert after.value != before
    assert not Session.objects.filter(session_key=before).exists()
    assert len(after.value) * 5.16 >= 128  # letters and digits, 36 of them
    assert (after["httponly"], after["samesite"]) == (True, "Strict")


def test_over_tls_the_cookies_are_bound_to_this_host() -> None:
    asked = "from eprocuracy.config import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE)"
    said = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, "EPROCURACY_BEHIND_TLS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.split() == ["__Host-session", "__Host-csrf", "True"]


@pytest.mark.parametrize(("duty", "hours"), [(Duty.PROCURATOR, 10), (Duty.ADMINISTRATOR, 4)])
def test_a_session_ends_however_busy(clock: Clock, duty: Duty, hours: int) -> None:
    busy: dict[str, Any] = {}
    sessions.begin(busy, at=clock.now())
    limits = sessions.limits_of(frozenset({duty}))
    clock.goes(hours=hours, seconds=-1)
    busy[sessions.SEEN] = clock.now().isoformat()

    assert not sessions.has_ended(busy, limits, at=clock.now())
    clock.goes(seconds=1)
    assert sessions.has_ended(busy, limits, at=clock.now())
