"""Showing a book, and writing it to an Excel file."""

from __future__ import annotations

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.exporting import EXPORTED, Book, write
from eprocuracy.exchange.exporting import book as book_of
from eprocuracy.exchange.sheets import XLSX
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.policy import visible_units
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from ..units import Branch, branches
from .pages import Asked, BookPage, book_page, shelves

SEEN = declare("books.viewed", "Xem sổ có tên người", "Book with names viewed")
FOR_THOSE_WHO_SEE = Refused(
    Label(
        "Sổ dành cho người được xem vụ việc của đơn vị.", "Books are for those who may see the matters of an office."
    ),
    Label("Đề nghị Viện trưởng giao nhiệm vụ.", "Ask the chief for a duty."),
)


@require_safe
def books(request: HttpRequest) -> HttpResponse:
    """Every book there is."""
    if not visible_units(request.actor):  # type: ignore[attr-defined]
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    return render(request, "desk/books/books.html", {"shelves": shelves(rules.present().catalogue)})


@require_safe
def book(request: HttpRequest, code: str) -> HttpResponse:
    """One book for a period; that it was read is logged."""
    if not visible_units(request.actor):  # type: ignore[attr-defined]
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    return render(request, "desk/books/book.html", {"page": book_page_of(request, code)})


def book_page_of(request: HttpRequest, code: str) -> BookPage:
    """The asked book as the actor may see it, with the log entry of reading it."""
    made, asked, known = _made(request, code, SEEN)
    unit = next((one.label for one in known if one.code == asked.unit), Label(asked.unit, asked.unit))
    return book_page(made, asked, known=known, unit=unit)


@asks_again(when=always)
@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The same book as an Excel file, laid out so that it can be read in again."""
    if not visible_units(request.actor):  # type: ignore[attr-defined]
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    made, asked, _ = _made(request, code, EXPORTED)
    held = BytesIO()
    write(made, held)
    answer = HttpResponse(held.getvalue(), content_type=XLSX)
    name = f"{made.register.code}_{asked.unit}_{asked.first:%Y%m%d}-{asked.last:%Y%m%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _made(request: HttpRequest, code: str, deed: str) -> tuple[Book, Asked, tuple[Branch, ...]]:
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    catalogue = rules.present().catalogue
    if code not in catalogue.registers:
        raise Http404
    known = branches(actor)
    asked = Asked.read(request.GET, known=known, own=actor.unit, today=day_of(now))
    made = book_of(catalogue, code, unit=asked.unit, first=asked.first, last=asked.last, by=actor, at=now, deed=deed)
    return made, asked, known
