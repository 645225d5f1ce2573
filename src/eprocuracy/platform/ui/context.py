"""What every page is given: the frame around it and the one moment at which it is drawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

from .parts import Frame


def moment_of(request: HttpRequest) -> datetime:
    """The moment of this request; asked of the clock once, so that a page never disagrees with itself."""
    known = getattr(request, "moment", None)
    if known is None:
        known = timezone.localtime()
        request.moment = known  # type: ignore[attr-defined]
    return known


def as_of(request: HttpRequest) -> datetime:
    """Up to which moment what is shown reaches: this one, unless a copy of another is served."""
    known: datetime = getattr(request, "as_of", None) or moment_of(request)
    return known


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame` (from the function that the setting `UI_FRAME` names), `now`, `as_of` and `this_page`.

    The function takes the request and answers a `Frame`, or None for a person who is not signed in.
    """
    named = getattr(settings, "UI_FRAME", "")
    built: Frame | None = import_string(named)(request) if named else None
    return {"frame": built, "now": moment_of(request), "as_of": as_of(request), "this_page": request.get_full_path()}
