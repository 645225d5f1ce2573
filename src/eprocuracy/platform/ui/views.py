"""Choosing a language, and the pages shown when something cannot be shown."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import LANGUAGES

from .language import DEFAULT, remember
from .parts import Deed, Refusal

COMES_BACK = "15"  # seconds after which a browser or program may ask again
GONE = frozenset({"57P01", "57P02", "57P03"})  # PostgreSQL ends, has crashed, is starting; class 08 is the connection


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language and return to the page it was chosen on."""
    chosen = request.POST.get("language", DEFAULT)
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    remember(response, chosen if chosen in LANGUAGES else DEFAULT)
    return response


def refusal_page(request: HttpRequest, refused: Refused, *deeds: Deed, status: int = 409) -> HttpResponse:
    """A whole page that says no: what stands in the way, on what basis, what can be done instead."""
    refusal = Refusal(refused.what, refused.basis, refused.instead or "", deeds)
    return render(request, "ui/refusal.html", {"refusal": refusal}, status=status)


def unread_page(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """What a program is shown whose request cannot be read: Django's handler for 400. Its own one would read the form once more."""
    return HttpResponse(render_to_string("400.html"), status=400)


def trouble_page(request: HttpRequest) -> HttpResponse:
    """What a person sees when something broke: Django's handler for 500. A database that is just away is a 503.

    Nothing here asks the database, so there is no frame.
    """
    if not _database_is_away(sys.exc_info()[1]):
        return HttpResponse(render_to_string("500.html"), status=500)
    address = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    page = render_to_string("503.html", {"address": address})
    return HttpResponse(page, status=503, headers={"Retry-After": COMES_BACK})


def _database_is_away(problem: BaseException | None) -> bool:
    """Whether it cannot be reached; a deadlock or a statement that took too long is another matter."""
    if isinstance(problem, InterfaceError):
        return True  # the connection was closed under our hands
    state = getattr(getattr(problem, "__cause__", None), "sqlstate", None)
    return isinstance(problem, OperationalError) and (state is None or state in GONE or state.startswith("08"))
