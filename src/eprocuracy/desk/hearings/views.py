"""Showing the calendar of hearings, printing it, and giving it to a calendar on a phone."""

from __future__ import annotations

from urllib.parse import urljoin

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import visible_units
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office.calendars import calendar_of, make_calendar, may_read, reader_of, withdraw_calendar
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.platform.wall.sight import seeing
from eprocuracy.records import rules
from eprocuracy.records.wall import sight_of

from .feed import calendar, feed_rows
from .pages import hearings_page

LISTED = declare("hearings.listed", "Xem lịch phiên tòa có tên người", "Calendar of hearings viewed")
FOR_THOSE_WHO_SEE = Refused(
    Label(
        "Lịch phiên tòa dành cho người được xem vụ việc.", "The calendar of hearings is for those who may see matters."
    ),
    Label("Hỏi người quản trị về chức danh của bạn.", "Ask the administrator about your duties."),
)


@require_safe
def hearings(request: HttpRequest) -> HttpResponse:
    """The hearings of a week or a month."""
    actor, now = _actor(request), moment_of(request)
    page = hearings_page(rules.present().catalogue, request.GET, actor=actor, now=now)
    audit.reads(LISTED, by=actor, at=now, about=[f"participant:{one}" for one in page.participants])
    return render(request, "desk/hearings/hearings.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_calendar(request: HttpRequest) -> HttpResponse:
    """The private address: whether there is one, and making it or making it anew. It is shown once, in the answer."""
    actor, now = _actor(request), moment_of(request)
    if not visible_units(actor):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    address = ""
    if request.method == "POST":
        path = reverse("desk:hearing_feed", args=[make_calendar(by=actor, at=now)])
        address = urljoin(request.build_absolute_uri(), path)
    return render(request, "desk/hearings/own.html", {"kept": calendar_of(actor), "address": address})


@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take the private address back."""
    withdraw_calendar(by=_actor(request), at=moment_of(request))
    messages.success(request, pick("Đã rút địa chỉ lịch riêng.", "The private address was withdrawn."))
    return HttpResponseRedirect(reverse("desk:hearing_calendar"))


@never_cache
@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a private address; a wrong, withdrawn or closed one is like an address that never was."""
    now = moment_of(request)
    reader = reader_of(secret)
    if reader is None:
        raise Http404
    if not may_read(reader.account, at=now):
        return HttpResponse(status=429, headers={"Retry-After": "3600"})
    language = Account.objects.values_list("language", flat=True).get(account=reader.account)
    with seeing(sight_of(reader)):  # nobody is signed in: whoever knows the address reads what its owner may
        made = calendar(rules.present().catalogue, feed_rows(reader, now=now), now=now, language=language)
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
