"""The number book: shown, printed, as a sheet; and voiding a number, with its reason."""

from __future__ import annotations

from io import BytesIO

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.exchange.sheets import XLSX, Sheet, write_sheet
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.policy import visible_units
from eprocuracy.identity.queries import label_of
from eprocuracy.issuing import numbers
from eprocuracy.issuing.numbers.book import given_as, numbers_visible_to
from eprocuracy.issuing.numbers.words import BOOK_EXPORTED, BOOK_READ
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.papers import Block, Column, Table
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both, current, say
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.platform.ui.writing import day_text

from ..books.views import FOR_THOSE_WHO_SEE
from ..papers.views import answer_lying
from ..units import branches
from .pages import TITLE, TITLES, number_page, rows_for_paper


class VoidForm(forms.Form):
    """Why no paper bears the number."""

    reason = forms.CharField(
        label=both("Lý do hủy số", "Why the number is voided"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": both("Nhập lý do hủy.", "Give the reason.")},
    )


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """The book of an office for a period; that it was read is logged."""
    actor, now = _actor(request), moment_of(request)
    if not visible_units(actor):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    page = number_page(request.GET, known=branches(actor), actor=actor, today=day_of(now))
    audit.record(BOOK_READ, by=actor, at=now, about=[f"unit:{actor.unit}"], detail={"lines": len(page.table.rows)})
    return render(request, "desk/numbering/book.html", {"page": page})


@asks_again(when=always)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The same book as an Excel file, in full."""
    actor, now = _actor(request), moment_of(request)
    if not visible_units(actor):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    asked, rows = rows_for_paper(request.GET, known=branches(actor), actor=actor, today=day_of(now))
    audit.record(BOOK_EXPORTED, by=actor, at=now, about=[f"unit:{asked.unit}"], detail={"lines": len(rows)})
    period = f"Từ ngày {day_text(asked.first)} đến ngày {day_text(asked.last)}"
    titles = tuple((title, None, width) for title, width in TITLES)
    held = BytesIO()
    write_sheet(Sheet("S14", label_of(asked.unit).vi, TITLE.vi, period, titles, tuple(rows)), held)
    answer = HttpResponse(held.getvalue(), content_type=XLSX)
    name = f"S14_{asked.unit}_{asked.first:%Y%m%d}-{asked.last:%Y%m%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def paper(request: HttpRequest, way: str) -> HttpResponse:
    """The same book across the page, as PDF or Word."""
    actor, now = _actor(request), moment_of(request)
    if not visible_units(actor):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    asked, rows = rows_for_paper(request.GET, known=branches(actor), actor=actor, today=day_of(now))
    titles = tuple(Column(title.say(current()), width) for title, width in TITLES)
    written = tuple(tuple(day_text(cell) if hasattr(cell, "isoformat") else str(cell) for cell in row) for row in rows)
    blocks: list[Block] = [Table(titles, written)]
    return answer_lying(request, TITLE, blocks, way=way, name="so-s14", about=[f"unit:{asked.unit}"])


@require_http_methods(["GET", "HEAD", "POST"])
def void(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, and void the number."""
    actor, back = _actor(request), reverse("desk:number_book")
    held = numbers_visible_to(actor).filter(id=number).first()
    if held is None:
        raise Http404
    form = VoidForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "printed": given_as(held), "back": back}
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/numbering/void.html", context, status=422 if form.errors else 200)
    try:
        numbers.void(held.id, reason=form.cleaned_data["reason"], by=actor, at=moment_of(request))
    except Refused as refused:
        return refusal_page(request, refused, status=403)
    messages.success(request, say(both(f"Đã hủy số {given_as(held)}.", f"Number {given_as(held)} is void.")))
    return HttpResponseRedirect(back)
