"""Pages of a copy that nobody writes to: every page says as of when it is, and every form what to do on paper instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse

from eprocuracy.audit import reading
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import as_of
from eprocuracy.platform.ui.parts import Deed
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.platform.ui.writing import moment_text

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# what leaves nothing in the database: coming and going, a language, and what an act would change
STILL = frozenset(
    {
        *("identity:sign_in", "account_login", "identity:sign_out", "account_logout", "ui:language"),
        *("mfa_authenticate", "mfa_login_webauthn", "desk:preview", "desk:preview_new", "desk:preview_correct"),
    }
)
WRITES = frozenset({"25006", "42501"})  # PostgreSQL: the transaction only reads; the role may not
MAIN = re.compile(rb'<main id="main"[^>]*>')
FORM = re.compile(rb'<form\b(?=[^>]*\bmethod="post")[^>]*>', re.IGNORECASE)
ACTION = re.compile(rb'\baction="([^"?#]*)')


class ReadOnlyMiddleware:
    """Lets nothing through that writes, and says on each page where one is. Not there unless `READ_ONLY` is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.READ_ONLY:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.as_of = reading.latest_at()  # type: ignore[attr-defined]
        answer = self.get_response(request)
        if not answer.streaming and answer.get("Content-Type", "").startswith("text/html"):
            answer.content = self._told(answer.content, request)
        return answer

    def process_view(self, request: HttpRequest, _view: object, _args: Any, _parts: Any) -> HttpResponse | None:
        match = request.resolver_match
        if request.method in SAFE or (match and match.view_name in STILL):
            return None
        return on_paper(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        state = getattr(getattr(problem, "__cause__", None), "sqlstate", None)
        return on_paper(request) if isinstance(problem, DatabaseError) and state in WRITES else None

    def _told(self, page: bytes, request: HttpRequest) -> bytes:
        words = {"since": as_of(request), "address": reverse("desk:downtime")}
        banner = render_to_string("desk/downtime/_banner.html", words, request).encode()
        beside = render_to_string("desk/downtime/_on_paper.html", words, request).encode()

        def form(found: re.Match[bytes]) -> bytes:
            action = ACTION.search(found[0])
            to = action[1].decode() if action and action[1] else request.path
            return found[0] if _still(to) else found[0] + beside

        return MAIN.sub(lambda found: found[0] + banner, FORM.sub(form, page), count=1)


def _still(address: str) -> bool:
    try:
        return resolve(address).view_name in STILL
    except Resolver404:
        return False


def on_paper(request: HttpRequest) -> HttpResponse:
    """What stands in the place of a deed: why nothing is written, and what is done instead."""
    since = moment_text(as_of(request))
    refused = Refused(
        Label(
            f"Hệ thống đang chỉ xem, từ bản có đến {since}. Không việc nào được ghi ở đây.",
            f"The system only shows a copy that reaches to {since}. Nothing is recorded here.",
        ),
        Label(
            "Làm trên giấy: lấy số trong bộ giấy dự phòng, ghi phiếu ngay; nhập lại khi hệ thống trở lại.",
            "Work on paper: take a number of the downtime pack and fill its slip at once; enter it when the system is back.",
        ),
    )
    here = Deed(Label("Làm gì khi mất hệ thống", "What to do without the system"), reverse("desk:downtime"))
    answer = refusal_page(request, refused, here, status=409)
    if request.headers.get("HX-Request"):  # asked for from within a page: the whole of it says no
        answer["HX-Retarget"], answer["HX-Reswap"] = "body", "innerHTML"
    return answer
