"""The controls for whoever audits, and for whoever must do something about what is open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eprocuracy.assurance.running import standings
from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.sheets import XLSX
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current
from eprocuracy.platform.ui.views import refusal_page

from ..papers.views import answer_lying
from .asvs import asvs_page
from .pages import controls_page, lines
from .taken_along import TITLE, as_blocks, as_sheet

CONTROLS_TAKEN = declare("controls.exported", "Xuất danh mục biện pháp kiểm soát", "Controls exported")
CONTROLS_READ = declare("controls.read", "Xem các biện pháp kiểm soát", "Controls read")
NOT_YOURS = Label(
    "Trang này của quản trị hệ thống và lãnh đạo đơn vị.", "This page is for administrators and the heads of an office."
)
ASK = Label("Đề nghị một trong những người đó cho xem.", "Ask one of them to show it to you.")
READERS = frozenset({Duty.ADMINISTRATOR, Duty.CHIEF, Duty.DEPUTY_CHIEF})


def may_read(actor: Actor) -> bool:
    """Whether the person may see how it stands with the controls; no page of it holds anything of a matter."""
    return bool(actor.duties & READERS)


@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """Every control by area, as the checks found it last."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not may_read(actor):
        return refusal_page(request, Refused(NOT_YOURS, ASK))
    page = controls_page(standings(), request.GET, reverse("desk:controls"))
    audit.record(CONTROLS_READ, by=actor, at=moment_of(request))
    return render(request, "desk/controls/controls.html", {"page": page})


@require_safe
def requirements(request: HttpRequest) -> HttpResponse:
    """The requirements of ASVS, one by one."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not may_read(actor):
        return refusal_page(request, Refused(NOT_YOURS, ASK))
    page = asvs_page(request.GET, reverse("desk:asvs"))
    audit.record(CONTROLS_READ, by=actor, at=moment_of(request))
    return render(request, "desk/controls/asvs.html", {"page": page})


@asks_again(when=always)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered, as an Excel file."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    if not may_read(actor):
        return refusal_page(request, Refused(NOT_YOURS, ASK))
    listed = lines(standings(), request.GET)
    audit.record(CONTROLS_TAKEN, by=actor, at=now, detail={"lines": len(listed)})
    answer = HttpResponse(as_sheet(listed, office=label_of(actor.unit), now=now), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="kiem-soat-{day_of(now):%Y-%m-%d}.xlsx"'
    return answer


@require_safe
def paper(request: HttpRequest, way: str) -> HttpResponse:
    """The list as it is filtered, across the page, as PDF or Word."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not may_read(actor):
        return refusal_page(request, Refused(NOT_YOURS, ASK))
    blocks = as_blocks(lines(standings(), request.GET), current())
    return answer_lying(request, TITLE, blocks, way=way, name="kiem-soat", about=[])
