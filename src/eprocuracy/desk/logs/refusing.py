"""Whoever is refused a page, or asks for what is not there, leaves an entry: the same for what exists and what does not."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from eprocuracy.audit import actions as audit
from eprocuracy.audit import deeds
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.ui.context import moment_of

STATUSES = (403, 404)


class RefusalMiddleware:
    """Logs 403 and 404 of pages of the desk that a signed-in person asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        actor: Actor | None = getattr(request, "actor", None)
        match = request.resolver_match
        if answer.status_code in STATUSES and actor is not None and match and "desk" in match.namespaces:
            # nothing is looked up: how long the answer takes tells nobody whether there is such a matter
            about = [f"{name}:{value}" for name, value in match.kwargs.items() if isinstance(value, UUID)]
            detail = {"page": match.view_name, "status": answer.status_code}
            audit.record(deeds.ACCESS_REFUSED, by=actor, at=moment_of(request), about=about, detail=detail)
        return answer
