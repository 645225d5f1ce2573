"""Showing the inventory of personal data, and writing it to a paper and to a sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.assurance.dossier import PAPERS, inventory
from eprocuracy.assurance.dossier.gathering import gather
from eprocuracy.assurance.installation import Installation
from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.sheets import XLSX
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.papers import as_pdf
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current
from eprocuracy.platform.ui.views import refusal_page

from ..controls.views import ASK, NOT_YOURS, may_read
from ..papers.ways import WAYS
from .pages import dossier_page

READ = declare("dossier.read", "Xem, lấy hồ sơ an ninh và dữ liệu cá nhân", "Dossier of security or personal data read")
View = Callable[..., HttpResponse]


def _for_readers(view: View) -> View:
    """For those who may see the controls; that it was read is logged."""

    @wraps(view)
    def guarded(request: HttpRequest, **named: str) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not may_read(actor):
            return refusal_page(request, Refused(NOT_YOURS, ASK))
        audit.record(READ, by=actor, at=moment_of(request), detail={"page": request.path})
        try:
            return view(request, **named)
        except Refused as refused:
            return refusal_page(request, refused)

    return guarded


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@_for_readers
def inventory_shown(request: HttpRequest) -> HttpResponse:
    """Every table that holds something of a person, by purpose."""
    return render(request, "desk/dossier/inventory.html", {"page": inventory.inventory_page()})


@require_safe
@_for_readers
def inventory_paper(request: HttpRequest) -> HttpResponse:
    """The same as a PDF, in the language of the page."""
    paper = inventory.paper_of(current(), on=day_of(moment_of(request)))
    return _file(as_pdf(paper), "application/pdf", "du-lieu-ca-nhan.pdf")


@asks_again(when=always)
@require_safe
@_for_readers
def inventory_sheet(request: HttpRequest) -> HttpResponse:
    """The same column by column, as an Excel file."""
    office = label_of(request.actor.unit).vi  # type: ignore[attr-defined]
    return _file(inventory.sheet(office), XLSX, "du-lieu-ca-nhan.xlsx")


@require_safe
@_for_readers
def dossier(request: HttpRequest) -> HttpResponse:
    """What is missing, the dates of the law, the seven topics, and the papers to take along."""
    return render(request, "desk/dossier/dossier.html", {"page": dossier_page(gather(_here(request)))})


@require_safe
@_for_readers
def paper(request: HttpRequest, what: str, way: str) -> HttpResponse:
    """One of the papers as PDF or Word, in the language of the page."""
    if what not in PAPERS or way not in WAYS:
        raise Http404
    drawn, kind = WAYS[way]
    return _file(drawn(PAPERS[what](gather(_here(request)), current())), kind, f"ho-so-{what}.{way}")


def _here(request: HttpRequest) -> Installation:
    return Installation(moment_of(request), DataFolder.of_environment())
