"""Whoever opens very many matters is slowed, then held (`audit/pacing.py`). What a person handles, My day and recording stay open."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from eprocuracy.audit import pacing
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.platform.ui.writing import moment_text
from eprocuracy.records.models import MatterRow, PlaceRow

TOO_MANY = 429
# recording is never stopped, whatever was read before: somebody's liberty may hang on it
RECORDING = frozenset({"record", "preview", "correct", "preview_correct", "void", "draft_begin"})
STAY = Label(
    "Vụ việc bạn thụ lý, Việc hôm nay và việc ghi diễn biến vẫn dùng bình thường.",
    "The matters that you handle, My day and recording stay open.",
)


class PacingMiddleware:
    """Asks before a page of a matter, or of a person, is opened for reading."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], _args: Any, parts: dict[str, Any]
    ) -> HttpResponse | None:
        actor: Actor | None = request.actor  # type: ignore[attr-defined]
        match = request.resolver_match
        if actor is None or request.method not in ("GET", "HEAD") or match is None or match.url_name in RECORDING:
            return None
        thing = next((f"{name}:{parts[name]}" for name in ("matter", "participant") if name in parts), None)
        if thing is None or "desk" not in match.namespaces:
            return None
        at = moment_of(request)
        found = pacing.stop(thing, by=actor, at=at, handled=lambda things: _handled(actor, things))
        return None if found is None else _page(request, found, at)


def _handled(actor: Actor, things: Collection[str]) -> set[str]:
    """Those of the things that are matters the actor handles or stands in for, or people in them."""
    ids = {kind: [] for kind in ("matter", "participant")}  # type: dict[str, list[UUID]]
    for thing in things:
        kind, _, number = thing.partition(":")
        ids[kind].append(UUID(number))
    accounts = {actor.account, *actor.stands_in_for}
    mine = MatterRow.objects.filter(Q(procurator__in=accounts) | Q(assisting__contains=[actor.account]))
    found = {f"matter:{one}" for one in mine.filter(matter__in=ids["matter"]).values_list("matter", flat=True)}
    if ids["participant"]:
        places = PlaceRow.objects.filter(participant__in=ids["participant"], matter__in=mine.values("matter"))
        found |= {f"participant:{one}" for one in places.values_list("participant", flat=True)}
    return found


def _page(request: HttpRequest, found: pacing.Stop, at: datetime) -> HttpResponse:
    if found.held:
        refused = Refused(
            Label(
                f"Tạm dừng mở xem: đã đếm {found.count} vụ việc ngoài phần việc của bạn. Có thể có lý do bình thường; "
                "lãnh đạo đơn vị cho mở lại ở trang Cảnh báo của nhật ký.",
                f"Reading is held: {found.count} matters that you do not handle were counted. There may be an ordinary reason; "
                "a head of the office lifts it on the page Warnings of the log.",
            ),
            STAY,
        )
        return refusal_page(request, refused, status=TOO_MANY)
    assert found.until is not None
    vi = f"Bạn đã mở {found.count} vụ việc ngoài phần việc của mình trong 15 phút. Mở tiếp được từ {moment_text(found.until)}."
    en = f"You opened {found.count} matters that you do not handle within 15 minutes. You can go on from {moment_text(found.until)}."
    page = refusal_page(request, Refused(Label(vi, en), STAY), status=TOO_MANY)
    page["Retry-After"] = str(max(1, int((found.until - at).total_seconds()) + 1))
    return page
