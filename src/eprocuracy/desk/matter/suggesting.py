"""Answers to what is being typed: offences of the Penal Code, and matters by number or name."""

from __future__ import annotations

import re
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Catalogue, Offence
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.parts import Choice
from eprocuracy.records import rules
from eprocuracy.workstreams.people import Role

from ..saying import joined
from .finding import suggested

MOST = 10
_PROVISION = re.compile(
    r"(?:điều |d )?(?P<article>\d{1,3}[a-z]?)(?:\s*(?:/|khoản|k)\s*(?P<clause>\d{1,2})(?:\s*(?:/|điểm|đ)\s*(?P<point>[a-zđ]))?)?[/\s]*$"
)


@require_safe
def offences(request: HttpRequest) -> HttpResponse:
    """Offences for the last of what is typed, which `;` separates; what stands before it is kept.

    They are those of the law of `?ngay=`, the day of the offence where the matter knows it; else of today.
    """
    typed = request.GET.get("q", "")[:300]
    try:
        on = date.fromisoformat(request.GET["ngay"])
    except (KeyError, ValueError):
        on = day_of(moment_of(request))
    return _answer(request, offences_for(rules.present().reference.offences, typed, on))


@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """Matters that may stand in a role of a kind of act, of those one may see."""
    catalogue = rules.present().catalogue
    home = catalogue.home.get(request.GET.get("kind", ""))
    try:
        role = Role(request.GET.get("role", ""))
    except ValueError:
        raise Http404 from None
    if home is None:
        raise Http404
    actor = request.actor  # type: ignore[attr-defined]
    return _answer(request, suggested(catalogue, actor, request.GET.get("q", "")[:200], role, home))


def offences_for(catalogue: Catalogue, typed: str, on: date) -> list[Choice]:
    """Articles by number or words of their name; of the nearest article each clause with its class."""
    before, _, last = typed.rpartition(";")
    kept = f"{before.strip()}; " if before.strip() else ""
    asked, clause, point = _parted(last)
    found = catalogue.search(asked, on)
    made: list[Choice] = []
    for place, one in enumerate(found[:MOST]):
        numbers = sorted((wording.clauses if (wording := catalogue.articles[one.article].on(on)) else {}).keys())
        listed: list[int | None] = [None]
        if place == 0 and (len(found) == 1 or one.article == asked):
            listed = [number for number in numbers if clause in (None, number)] or [None]
        for number in listed:
            offence = Offence(one.article, number, point if number == clause else None)
            severity = catalogue.severity(offence, on)
            hint = joined(one.name, severity.label if severity else None)
            label = Label(f"{kept}{offence.say('vi')}", f"{kept}{offence.say('vi')}")
            made.append(Choice(str(offence), label, hint=hint or one.name))
    return made[:MOST]


def _parted(typed: str) -> tuple[str, int | None, str | None]:
    """`173/2/b` and `Điều 173 khoản 2 điểm b` ask for one clause, and keep the point; anything else is words."""
    found = _PROVISION.match(typed.strip().lower())
    if found is None:
        return typed.strip().lower().rstrip("/ "), None, None
    return found["article"], int(found["clause"]) if found["clause"] else None, found["point"]


def _answer(request: HttpRequest, choices: list[Choice]) -> HttpResponse:
    return render(request, "desk/matter/_suggestions.html", {"choices": choices})
