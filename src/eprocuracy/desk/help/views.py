"""Showing help."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.records import rules

from .pages import help_page, stream_page


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """How one works here, keys, colours, words."""
    return render(request, "desk/help/help.html", {"page": help_page(rules.present().catalogue)})


@require_safe
def stream(request: HttpRequest, workstream: str) -> HttpResponse:
    """The manual of one khâu."""
    present = rules.present()
    known = present.catalogue.workstreams.get(workstream)
    if known is None:
        raise Http404
    return render(request, "desk/help/stream.html", {"page": stream_page(present.reference, known)})
