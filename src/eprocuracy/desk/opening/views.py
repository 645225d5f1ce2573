"""Opening a closed matter in an emergency."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.confirming import asks_again
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.forms import REQUIRED
from eprocuracy.platform.ui.language import both, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.writing import local
from eprocuracy.records.models import MatterRow
from eprocuracy.records.opening import MAY_OPEN, open_closed

from .. import numbers
from ..addresses import matter_address
from . import pages

REFUSED = declare("opening.refused", "Mở khẩn cấp không được", "Opening in an emergency refused")


class OpeningForm(forms.Form):
    """Which matter, and why it cannot wait for those assigned or the chief."""

    so = forms.CharField(
        max_length=60,
        label=both("Số vụ việc", "Number of the matter"),
        help_text=both("ví dụ 12/2026 hoặc 12/2026 · 22-KV3", "for example 12/2026 or 12/2026 · 22-KV3"),
        widget=forms.TextInput(),
        error_messages={"required": REQUIRED},
    )
    reason = forms.CharField(
        max_length=1000,
        label=both(
            "Lý do không thể chờ người được phân công hoặc Viện trưởng",
            "Why it cannot wait for those assigned or the chief",
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": REQUIRED},
    )


@asks_again()
@require_http_methods(["GET", "HEAD", "POST"])
def openings(request: HttpRequest) -> HttpResponse:
    """How often closed matters were opened, those one may see, and the form for whoever may open one."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.method != "POST" or not actor.duties & MAY_OPEN:
        return _page(request, OpeningForm())
    form, now = OpeningForm(request.POST), moment_of(request)
    if not form.is_valid():
        return _page(request, form, status=422)
    number = numbers.read(form.cleaned_data["so"])
    rows = MatterRow.objects.filter(number.condition()) if number else MatterRow.objects.none()
    try:
        made = open_closed(rows, reason=form.cleaned_data["reason"], by=actor, at=now)
    except Refused as refused:
        audit.record(REFUSED, by=actor, at=now, about=[f"unit:{actor.unit}"])
        return _page(request, form, refused=refused, status=409)
    until = f"{local(made.until_at):%H:%M}"
    messages.success(
        request, pick(f"Đã mở đến {until}. Viện trưởng thấy ngay.", f"Open until {until}. The chief sees it at once.")
    )
    return HttpResponseRedirect(matter_address(made.matter_id))


def _page(
    request: HttpRequest, form: OpeningForm, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "form": form if actor.duties & MAY_OPEN else None,
        "seen": pages.seen(actor),
        "often": pages.how_often(moment_of(request)),
    }
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    return render(request, "desk/opening/openings.html", context, status=status)
