"""Showing the inventory of personal data, and writing it to a paper and to a sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.sheets import XLSX
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.papers import as_pdf
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current
from eprocuracy.platform.ui.views import refusal_page

from ..controls.views import ASK, NOT_YOURS, may_read
from . import inventory

READ = declare(
    "dossier.read", "Xem, lấy hồ sơ an ninh và dữ liệu cá nhân", "Dossier of security and personal data read"
)
View = Callable[[HttpRequest], HttpResponse]


def _for_readers(view: View) -> View:
    """For those who may see the controls; that it was read is logged."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not may_read(actor):
            return refusal_page(request, Refused(NOT_YOURS, ASK))
        audit.record(READ, by=actor, at=moment_of(request), detail={"page": request.path})
        return view(request)

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


@require_safe
@_for_readers
def inventory_sheet(request: HttpRequest) -> HttpResponse:
    """The same column by column, as an Excel file."""
    office = label_of(request.actor.unit).vi  # type: ignore[attr-defined]
    return _file(inventory.sheet(office), XLSX, "du-lieu-ca-nhan.xlsx")
