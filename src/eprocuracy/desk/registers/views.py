"""Showing a register."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.records import rules

from .pages import register_page

LISTED = declare("matters.listed", "Xem danh sách vụ việc có tên người", "List of matters with names viewed")


@require_safe
def register(request: HttpRequest, workstream: str = "") -> HttpResponse:
    """The register of one workstream, or of all; that names were read is logged."""
    catalogue = rules.present().catalogue
    if workstream and workstream not in catalogue.workstreams:
        raise Http404
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    stream = catalogue.workstreams.get(workstream)
    page = register_page(catalogue, stream, request.GET, actor=actor, now=now)
    audit.reads(LISTED, by=actor, at=now, about=[f"participant:{one}" for one in page.participants])
    return render(request, "desk/registers/register.html", {"page": page})
