"""Choosing a language, and the pages shown when something cannot be shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import LANGUAGES

from .language import DEFAULT, remember
from .parts import Deed, Refusal


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
