"""Pinning the filter of a list to one's own day, and sending it to a colleague."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eprocuracy.kernel.refusals import Refused
from eprocuracy.office import actions
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from .beside_day import pinned
from .counting import list_at, plain
from .forms import PinForm
from .staff import people


@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest) -> HttpResponse:
    """Give a list a name, and pin it or send it."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    staff = people(actor, without=actor.account)
    if request.method != "POST":
        address = _list_asked(request.GET.get("danh-sach", ""))
        return _shown(request, PinForm(staff, initial={"address": address}))
    form = PinForm(staff, request.POST)
    if not form.is_valid():
        return _shown(request, form)
    given = form.cleaned_data
    address = _list_asked(given["address"])
    try:
        if given["to"]:
            actions.send_list(name=given["name"], address=address, to=given["to"], by=actor, at=now)
            name = dict(staff)[given["to"]]
            messages.success(request, pick(f"Đã gửi danh sách cho {name}.", f"The list was sent to {name}."))
            return HttpResponseRedirect(address)
        actions.pin(name=given["name"], address=address, by=actor, at=now)
    except Refused as refused:
        return _shown(request, form, refused)
    messages.success(request, pick("Đã ghim vào “Việc hôm nay”.", "Pinned to My day."))
    return HttpResponseRedirect(reverse("desk:day"))


def _list_asked(address: str) -> str:
    """The address of a list of ours, without the position in it."""
    if list_at(address) is None:
        raise Http404
    return plain(address)


def _shown(request: HttpRequest, form: PinForm, refused: Refused | None = None) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "address": form["address"].value()}
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/office/pin.html", context, status=status)


@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """The pinned lists with how many rows each has now, as a part of My day."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    return render(request, "desk/office/_pins.html", {"pins": pinned(actor, rules=rules.present(), now=now)})


@require_POST
def keep(request: HttpRequest, pin: int) -> HttpResponse:
    """Pin what a colleague sent."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    try:
        actions.keep_pin(pin, by=actor, at=now)
    except Refused as refused:
        return refusal_page(request, refused)
    messages.success(request, pick("Đã ghim.", "Pinned."))
    return HttpResponseRedirect(reverse("desk:day"))


@require_POST
def unpin(request: HttpRequest, pin: int) -> HttpResponse:
    """Take a list away from My day."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    try:
        actions.unpin(pin, by=actor, at=now)
    except Refused as refused:
        return refusal_page(request, refused)
    messages.success(request, pick("Đã bỏ ghim.", "Unpinned."))
    return HttpResponseRedirect(reverse("desk:day"))
