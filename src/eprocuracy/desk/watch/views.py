"""Answering: one click, and back to where it was pressed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office.acknowledging import acknowledge as answer
from eprocuracy.office.queries import stands_in_for
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.views import refusal_page

from ..office.notes import back_to

DONE = Label(
    "Đã xác nhận biết hạn tạm giữ, tạm giam. Đến mốc sau hệ thống sẽ hỏi lại.",
    "Acknowledged. At the next step you will be asked again.",
)


@require_POST
def acknowledge(request: HttpRequest, warning: int) -> HttpResponse:
    """Say that one knows of an end of custody that comes."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    now = moment_of(request)
    try:
        answer(warning, by=actor, at=now, standing_in=stands_in_for(actor, on=day_of(now)))
    except Refused as refused:
        return refusal_page(request, refused, status=409)
    messages.success(request, say(DONE))
    return HttpResponseRedirect(back_to(request))
