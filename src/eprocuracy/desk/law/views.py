"""Showing the law: where everything is, limits with their versions, readings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.records import rules

from .impact_views import actor_of, may_try
from .index import index_page


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts of the law that pages show, with what stands in each."""
    page = index_page(rules.present().reference, tries=may_try(actor_of(request)))
    return render(request, "desk/law/index.html", {"page": page})
