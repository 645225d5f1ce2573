"""Showing a matter: overview, history, time limits, supervision, one act. Each asks once, logs once, and shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eprocuracy.kernel.moments import day_of, end_of
from eprocuracy.law.deadlines import answer_from_json
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.days import Unreadable, read_day
from eprocuracy.records import rules
from eprocuracy.records.queries import deadlines_visible_to
from eprocuracy.workstreams.catalogue import Catalogue

from ..deadlines import why_of
from ..papers.decisions import printable
from ..papers.ways import WAYS
from . import pages
from .done import done_of
from .file import File, open_file
from .history import chain_of
from .paging import PAGE, asked_page
from .telling import act_page

RECORDED = "recorded"  # the tag of the message that carries the act just recorded


def _looked_back_to(request: HttpRequest) -> date | None:
    """The day of `?ngay=`; today, a day to come, or what is no day, is the matter as it is now."""
    try:
        day = read_day(request.GET["ngay"]) if request.GET.get("ngay", "").strip() else None
    except Unreadable:
        return None
    return day if day is not None and day < day_of(moment_of(request)) else None


def _unread(request: HttpRequest, file: File) -> str:
    """The day that was asked for and is no day gone by."""
    return "" if file.known_on else request.GET.get("ngay", "").strip()


def _open(request: HttpRequest, matter: UUID) -> tuple[Catalogue, File, datetime]:
    now = moment_of(request)
    known_on = _looked_back_to(request)
    present = rules.present()
    actor = request.actor  # type: ignore[attr-defined]
    file = open_file(present, actor, matter, at=now, known_on=known_on)
    if file is None:
        raise Http404
    # a page of a day gone by is drawn as of its last minute
    return present.catalogue, file, end_of(known_on) - timedelta(minutes=1) if known_on else now


@require_safe
def overview(request: HttpRequest, matter: UUID) -> HttpResponse:
    """The first page of a matter; after recording it says what was recorded, and what that changed."""
    catalogue, file, now = _open(request, matter)
    newest, draft = _just_recorded(request)
    page = pages.overview(catalogue, file, now=now, newest=newest, page=_page(request))
    done = done_of(rules.present(), file, newest, draft) if newest else None
    answer = {"page": page, "done": done, "unread_day": _unread(request, file), "matter": matter}
    return render(request, "desk/matter/overview.html", answer)


def _just_recorded(request: HttpRequest) -> tuple[UUID | None, str]:
    """The act that the page before has recorded, and under which name its words were kept in the browser."""
    for message in messages.get_messages(request):
        if message.extra_tags == RECORDED:
            act, _, draft = str(message.message).partition(" ")
            return UUID(act), draft
    return None, ""


def _page(request: HttpRequest) -> int:
    return asked_page(request.GET.get(PAGE, ""))


def _section(template: str, build: Callable[..., Any], *, paged: bool = False) -> Callable[..., HttpResponse]:
    def show(request: HttpRequest, matter: UUID) -> HttpResponse:
        catalogue, file, now = _open(request, matter)
        asked = {"page": _page(request)} if paged else {}
        answer = {"page": build(catalogue, file, now=now, **asked), "unread_day": _unread(request, file)}
        return render(request, template, answer)

    return require_safe(show)


deadlines = _section("desk/matter/deadlines.html", pages.deadlines_page)
beside = _section("desk/matter/beside.html", pages.beside_page)
findings = _section("desk/matter/findings.html", pages.findings_page, paged=True)
history = _section("desk/matter/history.html", pages.history_page, paged=True)


@require_safe
def answers(request: HttpRequest, matter: UUID, question: str) -> HttpResponse:
    """What can be answered to one question of the matter."""
    catalogue, file, now = _open(request, matter)
    asked = next((one for one in file.stream.questions if one.key == question), None)
    if asked is None:
        raise Http404
    return render(request, "desk/matter/answers.html", {"page": pages.answers_page(catalogue, file, asked, now=now)})


@require_safe
def act(request: HttpRequest, matter: UUID, act: UUID) -> HttpResponse:
    """One act in full; a record that was replaced leads to the one that counts."""
    _, file, _ = _open(request, matter)
    chain = chain_of([one for one in file.acts if one.matter == matter], act)
    if chain is None:
        raise Http404
    if chain.act.id != act:
        return HttpResponseRedirect(reverse("desk:act", args=[matter, chain.act.id]))
    prints = printable(chain.act) and not chain.voided_by
    return render(
        request,
        "desk/matter/act.html",
        {"page": act_page(file, chain), "act": act if prints else None, "matter": matter},
    )


@require_safe
def why(request: HttpRequest, matter: UUID, clock: str, run: int) -> HttpResponse:
    """Why a deadline ends when it does: the steps alone for a list that is open, otherwise a small page."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = deadlines_visible_to(actor).filter(matter=matter, clock=clock, run=run)
    row = rows.filter(participant=_participant(request)).order_by("id").first()
    told = why_of(answer_from_json(row.answer)) if row is not None and row.answer else None
    known = rules.present().catalogue.clocks.get(clock)
    if told is None or known is None:
        raise Http404
    template = "desk/matter/_why.html" if request.headers.get("HX-Request") else "desk/matter/why.html"
    paper = {
        way: f"{reverse('desk:counted', args=[matter, clock, run, way])}?{request.GET.urlencode()}" for way in WAYS
    }
    answer = {"why": told, "title": known.title, "address": reverse("desk:matter", args=[matter]), "paper": paper}
    return render(request, template, answer)


def _participant(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET["nguoi"]) if "nguoi" in request.GET else None
    except ValueError:
        raise Http404 from None
