"""Where the person who asks works beside the matters they are in charge of: it comes with the actor, so that every room decides alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from eprocuracy.identity.policy import HANDLING
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.records.opening import opening
from eprocuracy.records.queries import assisting

from .queries import accounts_stood_in_for


class StandingInMiddleware:
    """Adds to `request.actor` the matters in which they assist or that they have opened, and the accounts they stand in for; three queries.

    Only those who may assist, or handle matters, are asked about.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is not None:
            actor = opening(assisting(actor), at=moment_of(request))
            if actor.duties & HANDLING:
                actor = replace(actor, stands_in_for=accounts_stood_in_for(actor, on=day_of(moment_of(request))))
            request.actor = actor  # type: ignore[attr-defined]
        return self.get_response(request)
