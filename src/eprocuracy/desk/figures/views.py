"""Showing the figures."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.sheets import XLSX
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.queries import label_of
from eprocuracy.insight.declared import indicators
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from ..frame import sees_figures
from ..papers.views import answer_lying
from ..units import branches
from .asked import Asked
from .changed import changed_page
from .detail import DetailPage, detail_page
from .pages import figures_page
from .stocks import stock_page, stocks_page
from .taken_out import TITLE, as_blocks, as_sheet

LISTED = declare("figures.listed", "Xem vụ việc đằng sau một số liệu", "Matters behind a figure viewed")
EXPORTED = declare("figures.exported", "Xuất số liệu thống kê ra tệp", "Figures exported")
FOR_WHOM = Refused(
    Label(
        "Trang này dành cho người lãnh đạo đơn vị và cán bộ thống kê.",
        "This page is for those who lead an office and for statistics officers.",
    ),
    Label("Việc của bạn có ở “Việc hôm nay”.", "Your own work is in “My day”."),
)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every indicator for the period and office asked for."""
    actor, today = _asking(request)
    if not sees_figures(actor):
        return refusal_page(request, FOR_WHOM, status=403)
    return render(request, "desk/figures/figures.html", {"page": figures_page(request.GET, actor=actor, today=today)})


@asks_again(when=always)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The figures of the period and office asked for, as an Excel file."""
    actor, today = _asking(request)
    if not sees_figures(actor):
        return refusal_page(request, FOR_WHOM, status=403)
    asked = Asked.read(request.GET, branches(actor), today)
    audit.record(EXPORTED, by=actor, at=moment_of(request), about=[f"unit:{actor.unit}"])
    answer = HttpResponse(as_sheet(asked, label_of(actor.unit)), content_type=XLSX)
    name = f"chi-tieu_{actor.unit}_{asked.period.first:%Y%m%d}-{asked.period.last:%Y%m%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def paper(request: HttpRequest, way: str) -> HttpResponse:
    """The same across the page, as PDF or Word."""
    actor, today = _asking(request)
    if not sees_figures(actor):
        return refusal_page(request, FOR_WHOM, status=403)
    asked = Asked.read(request.GET, branches(actor), today)
    title = Label(f"{TITLE.vi}, {asked.period.label.vi}", f"{TITLE.en}, {asked.period.label.en}")
    return answer_lying(request, title, as_blocks(asked), way=way, name="chi-tieu", about=[f"unit:{actor.unit}"])


@require_safe
def stocks(request: HttpRequest) -> HttpResponse:
    """The balance of every stock for the period and office asked for."""
    actor, today = _asking(request)
    if not sees_figures(actor):
        return refusal_page(request, FOR_WHOM, status=403)
    page = stocks_page(rules.present().catalogue, request.GET, actor=actor, today=today)
    return render(request, "desk/figures/stocks.html", {"page": page})


@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: what it counts and by what right, its parts, the offices, and the matters behind one part."""
    actor, today = _asking(request)
    if not sees_figures(actor):
        return refusal_page(request, FOR_WHOM, status=403)
    one = indicators().get(code)
    if one is None:
        raise Http404
    return _opened(request, detail_page(rules.present(), one, request.GET, actor=actor, today=today))


@require_safe
def changed(request: HttpRequest, code: str) -> HttpResponse:
    """Why an indicator is another than it was, with the matters and acts that made the difference; whose matters were read is logged."""
    actor, today = _asking(request)
    if not sees_figures(actor):
        return refusal_page(request, FOR_WHOM, status=403)
    one = indicators().get(code)
    if one is None or one.uncounted is not None:
        raise Http404
    page = changed_page(rules.present().catalogue, one, request.GET, actor=actor, today=today)
    audit.reads(LISTED, by=actor, at=moment_of(request), about=[f"matter:{matter}" for matter in page.matters])
    return render(request, "desk/figures/changed.html", {"page": page})


@require_safe
def stock(request: HttpRequest, code: str) -> HttpResponse:
    """One stock: its opening, every way in and out, its closing, and the matters behind one of these."""
    actor, today = _asking(request)
    if not sees_figures(actor):
        return refusal_page(request, FOR_WHOM, status=403)
    catalogue = rules.present().catalogue
    account = catalogue.accounts.get(code)
    if account is None:
        raise Http404
    return _opened(request, stock_page(rules.present(), account, request.GET, actor=actor, today=today))


def _asking(request: HttpRequest) -> tuple[Actor, date]:
    return request.actor, day_of(moment_of(request))  # type: ignore[attr-defined]


def _opened(request: HttpRequest, page: DetailPage) -> HttpResponse:
    """The page of an opened number; whose matters were read on it is logged."""
    matters = page.listed.matters if page.listed else ()
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    audit.reads(LISTED, by=actor, at=now, about=[f"matter:{matter}" for matter in matters])
    return render(request, "desk/figures/opened.html", {"page": page})
