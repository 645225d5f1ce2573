"""Whose work the person who asks does today while they are away: it comes with the actor, so that every room decides alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from eprocuracy.identity.policy import HANDLING
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.platform.ui.context import moment_of

from .queries import accounts_stood_in_for


class StandingInMiddleware:
    """Adds to `request.actor` the accounts they stand in for; only those who handle matters are asked about, with one query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is not None and actor.duties & HANDLING:
            held = accounts_stood_in_for(actor, on=day_of(moment_of(request)))
            if held:
                request.actor = replace(actor, stands_in_for=held)  # type: ignore[attr-defined]
        return self.get_response(request)
