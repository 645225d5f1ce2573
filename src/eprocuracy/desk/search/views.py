"""Answering a search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.fields import Field
from eprocuracy.records import rules

from ..addresses import matter_address
from .pages import HINT, search_page

SEARCHED = declare("persons.searched", "Tìm vụ việc, người", "Matters and persons searched")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What a text finds among what the person may see; a whole docket number that only one matter has leads to it."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    typed = request.GET.get("q", "").strip()[:200]
    page = search_page(rules.present().catalogue, typed, actor=actor, now=now)
    if page.only:
        return redirect(matter_address(page.only))
    audit.reads(SEARCHED, by=actor, at=now, about=[f"participant:{one}" for one in page.participants])
    asked = Field(
        "q",
        Label("Tìm vụ, người, số", "Search cases, people, numbers"),
        value=typed,
        id="search-text",
        width=30,
        hint=HINT,
    )
    return render(request, "desk/search/search.html", {"page": page, "asked": asked})
