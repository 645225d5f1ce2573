"""Showing the board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from ..frame import leads
from ..office.beside_day import duty_today
from ..units import branches
from ..watch.pages import watch_of
from .overload import overload_table, overloaded
from .pages import board_page, compared

FOR_THOSE_WHO_LEAD = Refused(
    Label(
        "Bảng này dành cho Viện trưởng, Phó Viện trưởng, Trưởng phòng.",
        "This board is for chiefs, deputy chiefs and heads of department.",
    ),
    Label("Việc của bạn có ở “Việc hôm nay”.", "Your own work is in “My day”."),
)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The board of the person's office and those below, or of one of them."""
    actor = request.actor  # type: ignore[attr-defined]
    if not leads(actor):
        return refusal_page(request, FOR_THOSE_WHO_LEAD, status=403)
    chosen = request.GET.get("unit", "")
    page = board_page(rules.present().catalogue, chosen, actor=actor, now=moment_of(request))
    duty = duty_today(actor, now=moment_of(request))
    watch = watch_of(rules.present().catalogue, actor, now=moment_of(request))
    return render(request, "desk/board/board.html", {"page": page, "duty": duty, "watch": watch, "says_when": True})


@require_safe
def too_much(request: HttpRequest) -> HttpResponse:
    """Those with far more in hand than the others of their office."""
    actor = request.actor  # type: ignore[attr-defined]
    if not leads(actor):
        return refusal_page(request, FOR_THOSE_WHO_LEAD, status=403)
    known = branches(actor)
    branch = next((one for one in known if one.code == request.GET.get("unit", "")), None)
    table = overload_table(overloaded(actor, compared(known, branch)))
    context = {"table": table, "narrowed": branch.label if branch else None}
    return render(request, "desk/board/overloaded.html", context)
