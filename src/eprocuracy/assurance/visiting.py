"""Meeting our own pages as a browser would, at any moment: through every middleware, with forms found by what they ask."""

from __future__ import annotations

from datetime import datetime
from html.parser import HTMLParser
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.test import Client
from django.test.client import ClientHandler

from eprocuracy.identity.sessions import LACKING


class _AtMoment(ClientHandler):
    """Handles requests as if it were another time."""

    moment: datetime

    def get_response(self, request: HttpRequest) -> HttpResponse:
        request.moment = self.moment  # type: ignore[attr-defined]
        return cast(HttpResponse, super().get_response(request))


class _Forms(HTMLParser):
    """The forms of a page: for each, its address and its fields in order as name, kind, value."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str, str]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append((given.get("action", ""), []))
        elif tag == "input" and self.found and given.get("name"):
            self.found[-1][1].append((given["name"], given.get("type", "text"), given.get("value", "")))


class Visitor(Client):
    """A client of the test kit over the real application; forged requests are refused as in earnest."""

    def __init__(self, at: datetime, *, host: str, secure: bool) -> None:
        super().__init__(enforce_csrf_checks=True, raise_request_exception=False, SERVER_NAME=host)
        if secure:
            self.defaults["HTTP_X_FORWARDED_PROTO"] = "https"
        self.handler = _AtMoment(enforce_csrf_checks=True)
        self.at(at)
        self.secure = secure

    def at(self, moment: datetime) -> None:
        """From now on requests are made at that moment."""
        cast(_AtMoment, self.handler).moment = moment

    @property
    def moment(self) -> datetime:
        """When requests are made."""
        return cast(_AtMoment, self.handler).moment

    def see(self, address: str, **given: Any) -> HttpResponse:
        """The answer to asking for an address."""
        answer: HttpResponse = self.get(address, secure=self.secure, **given)  # type: ignore[assignment]
        return answer

    def send(self, address: str, values: dict[str, str]) -> HttpResponse:
        """The answer to sending a form."""
        referer = f"{'https' if self.secure else 'http'}://{self.defaults['SERVER_NAME']}{address}"
        answer: HttpResponse = self.post(address, values, secure=self.secure, HTTP_REFERER=referer)  # type: ignore[assignment]
        return answer

    def sign_in(self, account: str, password: str) -> HttpResponse:
        """Type a name and a password into the page of signing in."""
        address = resolve_url(settings.LOGIN_URL)
        return self.fill(address, [account], [password])

    def past_factors(self) -> None:
        """Go on as somebody who showed a second factor: whether one is asked for is looked at by the checks of factors."""
        session = self.session
        session[LACKING] = ""
        session.save()

    def fill(self, address: str, texts: list[str], passwords: list[str]) -> HttpResponse:
        """Fill the form of a page that asks for what is given: its texts and its passwords in their order."""
        page = _Forms()
        page.feed(self.see(address).content.decode())
        asks = "password" if passwords else "text"
        action, fields = next(one for one in page.found if any(kind == asks for _, kind, _ in one[1]))
        typed = {"text": (names := iter(texts)), "email": names, "password": iter(passwords)}
        values = {name: next(typed[kind], "") if kind in typed else value for name, kind, value in fields}
        return self.send(action or address, values)

    def is_in(self) -> bool:
        """Whether the person is signed in: the first page is not answered by the page of signing in."""
        answer = self.see("/")
        there = urlsplit(answer.headers.get("Location", "")).path
        return answer.status_code < 400 and there != resolve_url(settings.LOGIN_URL)
