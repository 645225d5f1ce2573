"""Showing the draws of an office."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.platform.ui.context import moment_of

from ..frame import may_assign
from .pages import draw_page, draws_page

YEAR = re.compile(r"2\d{3}", re.ASCII)


@require_safe
def draws(request: HttpRequest) -> HttpResponse:
    """The draws of a year, this one unless asked otherwise, the promises behind them, and what was given to another than was drawn."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = request.GET.get("nam", "")
    year = int(asked) if YEAR.fullmatch(asked) else day_of(moment_of(request)).year
    page = draws_page(actor, year=year)
    return render(request, "desk/draws/draws.html", {"page": page})


@require_safe
def draw(request: HttpRequest, draw: int) -> HttpResponse:
    """One draw: among whom, with which shares, by which checkpoint, and what became of it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    page = draw_page(actor, draw, assigns=may_assign(actor, moment_of(request)))
    if page is None:
        raise Http404
    return render(request, "desk/draws/draw.html", {"page": page})
