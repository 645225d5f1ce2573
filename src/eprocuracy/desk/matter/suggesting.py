"""Answers to what is being typed: offences of the Penal Code, and matters by number or name."""

from __future__ import annotations

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


@require_safe
def offences(request: HttpRequest) -> HttpResponse:
    """Offences for the last of what is typed, which `;` separates; what stands before it is kept."""
    typed = request.GET.get("q", "")[:300]
    catalogue = rules.present().reference.offences
    return _answer(request, offences_for(catalogue, typed, day_of(moment_of(request))))


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
    asked, clause = _parted(last)
    found = catalogue.search(asked, on)
    made: list[Choice] = []
    for place, one in enumerate(found[:MOST]):
        numbers = sorted((wording.clauses if (wording := catalogue.articles[one.article].on(on)) else {}).keys())
        listed: list[int | None] = [None]
        if place == 0 and (len(found) == 1 or one.article == asked):
            listed = [number for number in numbers if clause in (None, number)] or [None]
        for number in listed:
            offence = Offence(one.article, number)
            severity = catalogue.severity(offence, on)
            hint = joined(one.name, severity.label if severity else None)
            label = Label(f"{kept}{offence.say('vi')}", f"{kept}{offence.say('vi')}")
            made.append(Choice(str(offence), label, hint=hint or one.name))
    return made[:MOST]


def _parted(typed: str) -> tuple[str, int | None]:
    """`173/2` and `Điều 173 khoản 2` ask for one clause; anything else is words."""
    text = typed.strip().lower().removeprefix("điều ").replace(" khoản ", "/")
    article, slash, clause = text.partition("/")
    if slash and article.strip() and clause.strip()[:1].isdigit():
        digits = clause.strip().split("/")[0].split()[0]
        return article.strip(), int(digits) if digits.isdigit() else None
    return text.rstrip("/ "), None


def _answer(request: HttpRequest, choices: list[Choice]) -> HttpResponse:
    return render(request, "desk/matter/_suggestions.html", {"choices": choices})
