"""Who is away and who does the work meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.office.actions import enter_leave, withdraw_leave
from eprocuracy.office.models import Leave
from eprocuracy.office.queries import conflicts, duty_of, leaves_of, may_roster, names_of
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page

from .forms import LeaveForm
from .staff import people

AHEAD = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """One leave: who, from when to when, who stands in, and turns of duty that fall into it."""

    id: int
    account: str
    name: str
    from_on: date
    to_on: date
    stand_in: str
    now: bool
    clashes: tuple[date, ...]
    may_withdraw: bool


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """The leave of the office, and entering one's own or, for whoever arranges it, a colleague's."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    if request.method != "POST":
        return _shown(request)
    form = _form(actor, request.POST)
    if not form.is_valid():
        return _shown(request, form)
    given = form.cleaned_data
    try:
        enter_leave(
            account=given["account"],
            from_on=given["from_on"],
            to_on=given["to_on"],
            stand_in=given["stand_in"],
            by=actor,
            at=now,
        )
    except Refused as refused:
        return _shown(request, form, refused)
    messages.success(request, pick("Đã ghi lịch nghỉ.", "The leave was entered."))
    return HttpResponseRedirect(reverse("desk:leave"))


@require_POST
def withdraw(request: HttpRequest, leave_id: int) -> HttpResponse:
    """Take leave back."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    try:
        withdraw_leave(leave_id, by=actor, at=now)
    except Refused as refused:
        return refusal_page(request, refused)
    messages.success(request, pick("Đã rút lịch nghỉ.", "The leave was withdrawn."))
    return HttpResponseRedirect(reverse("desk:leave"))


def _form(actor: Actor, data: Any = None, **more: Any) -> LeaveForm:
    everybody = people(actor)
    those = everybody if may_roster(actor) else [one for one in everybody if one[0] == actor.account]
    return LeaveForm(those, everybody, data, **more)


def _shown(request: HttpRequest, form: LeaveForm | None = None, refused: Refused | None = None) -> HttpResponse:
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "lines": lines(actor, day_of(now)),
        "form": form or _form(actor, initial={"account": actor.account}),
    }
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form is not None and form.errors else 200
    return render(request, "desk/office/leave.html", context, status=status)


def lines(actor: Actor, today: date) -> tuple[LeaveLine, ...]:
    """Who is away now or in the next half year; three questions."""
    found = list(leaves_of(actor, since=today, until=today + AHEAD))
    turns = list(duty_of(actor, today, today + AHEAD)) if found else []
    names = names_of({*(one.account for one in found), *(one.stand_in for one in found)})
    clashing = conflicts(turns, found)
    arranges = may_roster(actor)

    def line(one: Leave) -> LeaveLine:
        return LeaveLine(
            id=one.pk,
            account=one.account,
            name=names.get(one.account, one.account),
            from_on=one.from_on,
            to_on=one.to_on,
            stand_in=names.get(one.stand_in, one.stand_in),
            now=one.from_on <= today,
            clashes=tuple(sorted(day for day, account in clashing if account == one.account)),
            may_withdraw=arranges or one.account == actor.account,
        )

    return tuple(line(one) for one in found)
