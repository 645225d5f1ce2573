"""Showing the law: where everything is, limits with their cases, readings, offences, competence; and a jurist's word on each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed as Power
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.law.entries import Edition, Part, edition, editions
from eprocuracy.office import law
from eprocuracy.office.words import Seen
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.parts import Deed
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.records import rules

from ..units import branches
from .calendar_days import calendar_page
from .competences import CompetenceForm, competence_part, rules_table
from .facts_form import document, form_for, tried
from .impact_views import actor_of, may_try
from .index import index_page
from .offences import offence_page, offences_page
from .readings import readings
from .signing import SignForm
from .statutes import statute_page, statutes_page

PAGES = {
    Part.STATUTES: ("desk:law_statute", True),
    Part.OFFENCES: ("desk:law_offence", True),
    Part.COMPETENCE: ("desk:law_competence", False),
    Part.READINGS: ("desk:law_readings", False),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts of the law that pages show, with what stands in each."""
    page = index_page(rules.present().reference, tries=may_try(actor_of(request)))
    return render(request, "desk/law/index.html", {"page": page})


@require_safe
def statutes(request: HttpRequest) -> HttpResponse:
    """The time limits."""
    return render(request, "desk/law/statutes.html", {"page": statutes_page(rules.present().reference, request.GET)})


@require_safe
def statute(request: HttpRequest, name: str) -> HttpResponse:
    """One limit; with facts in the query, what they lead to."""
    reference = rules.present().reference
    one = reference.statutes.get(name)
    if one is None:
        raise Http404
    form = form_for(reference, one, request.GET)
    made = tried(reference, form) if form is not None and form.is_bound and form.is_valid() else None
    if made is not None and "tai" in request.GET:
        told = document(
            one, made, title=request.GET.get("ten", "")[:200], reasoning=request.GET.get("ly_do", "")[:2000]
        )
        answer = HttpResponse(
            yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=200),
            content_type="text/yaml; charset=utf-8",
        )
        answer["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
        return answer
    context: dict[str, Any] = {
        "page": statute_page(reference, one),
        "form": form,
        "made": made,
        "query": request.GET.urlencode(),
    }
    context |= _signing(request, editions(reference, Part.STATUTES, name))
    return render(request, "desk/law/statute.html", context, status=422 if form is not None and form.errors else 200)


@require_safe
def offences(request: HttpRequest) -> HttpResponse:
    """The catalogue of offences."""
    page = offences_page(rules.present().reference, request.GET, today=_today(request))
    return render(request, "desk/law/offences.html", {"page": page})


@require_safe
def offence(request: HttpRequest, number: str) -> HttpResponse:
    """One article."""
    reference = rules.present().reference
    one = reference.offences.articles.get(number)
    if one is None:
        raise Http404
    context: dict[str, Any] = {"page": offence_page(reference, one, request.GET, today=_today(request))}
    context |= {"day": request.GET.get("ngay", "")} | _signing(request, editions(reference, Part.OFFENCES, number))
    return render(request, "desk/law/offence.html", context)


@require_safe
def competence(request: HttpRequest) -> HttpResponse:
    """Which unit and court, and who may sign, for what is typed."""
    present, today = rules.present(), _today(request)
    places = [(one.code, one.label) for one in branches(actor_of(request))]
    asked = request.GET if "ngay" in request.GET else None
    form = CompetenceForm(places, asked, initial={"toi": request.GET.get("toi", ""), "ngay": today})
    part = competence_part(present, form) if form.is_bound and form.is_valid() else None
    context: dict[str, Any] = {"form": form, "part": part, "rules": rules_table(present)}
    context |= {
        "signs": [
            (name, rule.title, _signing(request, editions(present.reference, Part.COMPETENCE, name)))
            for name, rule in present.reference.competence.items()
        ]
        if _may_sign(request)
        else []
    }
    return render(request, "desk/law/competence.html", context, status=422 if form.errors else 200)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The working calendar."""
    return render(request, "desk/law/calendar.html", {"page": calendar_page(rules.present().reference)})


@require_safe
def readings_page(request: HttpRequest) -> HttpResponse:
    """The readings that are followed where the text allows two."""
    context = {
        "parts": readings(rules.present().reference),
        "may_sign": _may_sign(request),
        "today": day_text(_today(request)),
    }
    return render(request, "desk/law/readings.html", context)


@require_POST
def sign(request: HttpRequest, part: str, name: str) -> HttpResponse:
    """A jurist's word that a version was read; it is added to those that stand already."""
    try:
        known = Part(part)
    except ValueError:
        raise Http404 from None
    reference = rules.present().reference
    page, named = PAGES[known]
    back = reverse(page, args=[name] if named else [])
    form = SignForm(editions(reference, known, name), request.POST)
    try:
        if not form.is_valid():
            raise Refused(INCOMPLETE)
        given = form.cleaned_data
        first = None if given["version"] == "-" else date.fromisoformat(given["version"])
        entry = edition(reference, known, name, first)
        assert entry is not None
        law.confirm_read(
            entry,
            seen=Seen(given["seen"]),
            on=given["on"],
            note=given["note"],
            by=actor_of(request),
            at=moment_of(request),
        )
    except Refused as refused:
        return refusal_page(request, refused, Deed(Label("Quay lại", "Back"), back))
    messages.success(request, pick("Đã xác nhận, có tên và ngày của bạn.", "Confirmed, with your name and the day."))
    return HttpResponseRedirect(back)


INCOMPLETE = Label("Chọn phiên bản, nơi đọc và ngày đọc.", "Choose the version, where it was read, and the day.")


def _today(request: HttpRequest) -> date:
    return day_of(moment_of(request))


def _may_sign(request: HttpRequest) -> bool:
    actor = actor_of(request)
    return may(actor, Power.SIGN_LAW, About(unit=actor.unit)).allowed


def _signing(request: HttpRequest, known: Sequence[Edition]) -> dict[str, Any]:
    """The form by which a jurist signs off, for whoever may."""
    if not known or not _may_sign(request):
        return {"sign": None}
    form = SignForm(known, initial={"on": _today(request), "seen": Seen.GAZETTE.value})
    return {"sign": form, "sign_address": reverse("desk:law_sign", args=[known[0].part.value, known[0].name])}
