"""Who may do what with a matter, and why: from the matter, or by its number for whoever keeps the accounts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eprocuracy.identity.policy import may
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records import rules
from eprocuracy.records.models import MatterRow
from eprocuracy.records.permitting import about_of
from eprocuracy.records.queries import matters_visible_to

from .. import numbers
from ..addresses import matter_address
from ..matter.naming import called
from .asking import answered
from .forms import AskForm, NumberForm, deed_asked
from .pages import access_page

FOR_ADMINISTRATORS = Refused(
    Label(
        "Tra theo số dành cho người quản lý tài khoản. Có thể mở vụ việc rồi xem “Ai được xem”.",
        "Asking by number is for whoever keeps the accounts. You can open the matter and follow “Who may see it”.",
    )
)
NONE_SUCH = both(
    "Không có một vụ việc duy nhất mang số này trong các đơn vị bạn quản lý tài khoản.",
    "There is no single matter of this number in the offices whose accounts you keep.",
)


@require_safe
def of_matter(request: HttpRequest, matter: UUID) -> HttpResponse:
    """Who may do a deed with the matter, and of one person why; nothing of its content."""
    actor, now = _actor(request), moment_of(request)
    with whole():  # who keeps the accounts asks about matters that they do not see
        row = MatterRow.objects.filter(matter=matter).first()
    seen = (
        matters_visible_to(actor).filter(matter=matter).exists()
    )  # asked whether or not there is one: so both take as long
    decision = may(actor, Deed.ASK_WHO, about_of(row)) if row else None
    if row is None or decision is None or not (decision.allowed or seen):
        raise Http404
    if not decision.allowed:
        return refusal_page(request, Refused(decision.why), status=403)
    deed = deed_asked(request.GET.get("viec", ""))
    found = answered(row, deed, request.GET.get("nguoi", ""), by=actor, at=now)
    units = labels_of({row.unit, *(one.unit for one in found.people)})
    stream = rules.present().catalogue.workstreams[row.workstream]
    context: dict[str, Any] = {
        "page": access_page(found, deed, units, f"?viec={deed.value}"),
        "form": AskForm(found.people, initial={"viec": deed.value, "nguoi": request.GET.get("nguoi", "")}),
        "called": called(stream.one, row.number, row.year),
        "unit": units.get(row.unit, row.unit),
        "back": matter_address(matter) if seen else reverse("desk:access"),
        "seen": seen,
    }
    return render(request, "desk/access/matter.html", context)


@require_safe
def by_number(request: HttpRequest) -> HttpResponse:
    """The administrator asks by number, and is led to the page of the matter; a number that is not theirs is none."""
    actor = _actor(request)
    if Duty.ADMINISTRATOR not in actor.duties:
        return refusal_page(request, FOR_ADMINISTRATORS, status=403)
    form = NumberForm(request.GET if "so" in request.GET else None)
    if form.is_bound and form.is_valid():
        number = numbers.read(form.cleaned_data["so"])
        with whole():
            rows = list(MatterRow.objects.filter(number.condition())[:20]) if number else []
        mine = [row for row in rows if may(actor, Deed.ASK_WHO, about_of(row)).allowed]
        if len(mine) == 1:
            return HttpResponseRedirect(reverse("desk:matter_access", args=[mine[0].matter_id]))
        form.add_error("so", NONE_SUCH)
    return render(request, "desk/access/ask.html", {"form": form}, status=422 if form.errors else 200)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
