"""The authorisations of an office: all that were given, those that are over too; the chief gives one, or ends it early."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eprocuracy.identity import actions, codes
from eprocuracy.identity.confirming import asks_again
from eprocuracy.identity.models import Account, Delegation
from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import colleagues
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both, current, pick
from eprocuracy.platform.ui.parts import Column, Link, Refusal, Table
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.records import rules

from ..frame import SIGNERS
from .forms import EndForm, GrantForm

SHOWN = 200
FOR_LEADERS = Refused(
    Label(
        "Ủy quyền do Viện trưởng, Phó Viện trưởng của đơn vị xem.", "Authorisations are for the chief and the deputies."
    ),
    Label("Báo cáo Viện trưởng.", "Ask the chief."),
)
FOR_THE_CHIEF = Refused(
    Label("Ủy quyền do Viện trưởng chấm dứt.", "The chief ends authorisations."), FOR_LEADERS.instead
)
IN_FORCE, TO_COME, OVER = (
    Label("đang có hiệu lực", "in force"),
    Label("chưa đến ngày", "to come"),
    Label("đã hết hiệu lực", "over"),
)
ALL_AREAS = Label("mọi khâu công tác", "all areas of work")


@asks_again()
@require_http_methods(["GET", "HEAD", "POST"])
def authorisations(request: HttpRequest) -> HttpResponse:
    """Show them, and take a new one."""
    actor, now = _actor(request), moment_of(request)
    if not actor.duties & SIGNERS:
        return refusal_page(request, FOR_LEADERS, status=403)
    form = _form(actor, request.POST if request.method == "POST" else None, today=day_of(now))
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=422 if form.errors else 200)
    given = form.cleaned_data
    try:
        actions.delegate(
            from_=Account.objects.get(account=actor.account),
            to=Account.objects.get(account=given["to"]),
            deeds=[Deed(one) for one in given["deeds"]],
            workstreams=given["workstreams"],
            from_on=given["from_on"],
            to_on=given["to_on"],
            document_no=given["document_no"].strip(),
            by=actor,
            at=now,
        )
    except Refused as refused:
        return _page(request, form, refused=refused, status=409)
    messages.success(request, pick("Đã ghi ủy quyền.", "The authorisation is recorded."))
    return HttpResponseRedirect(reverse("desk:authorisations"))


@asks_again()
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, given: int) -> HttpResponse:
    """End one early; one that has not begun is taken out."""
    actor, now = _actor(request), moment_of(request)
    if not _may_grant(actor):
        return refusal_page(request, FOR_THE_CHIEF, status=403)
    held = Delegation.objects.filter(pk=given, unit=codes.office(actor.unit)).select_related("to_account").first()
    if held is None or held.to_on < day_of(now):
        raise Http404
    form = EndForm(request.POST if request.method == "POST" else None, initial={"on": day_of(now)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_delegation(held, on=form.cleaned_data["on"], by=actor, at=now)
        except Refused as refused:
            form.add_error("on", refused.say(current()))
    if form.is_bound and form.is_valid():
        messages.success(request, pick("Đã chấm dứt ủy quyền.", "The authorisation is ended."))
        return HttpResponseRedirect(reverse("desk:authorisations"))
    title = Label(f"Chấm dứt ủy quyền số {held.document_no}", f"End authorisation {held.document_no}")
    context = {"form": form, "title": title, "back": reverse("desk:authorisations"), "name": held.to_account.name}
    return render(request, "desk/authorising/end.html", context, status=422 if form.errors else 200)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _may_grant(actor: Actor) -> bool:
    return Duty.CHIEF in actor.duties and may(actor, Deed.ASSIGN, About(unit=actor.unit)).allowed


def _form(actor: Actor, data: Any, *, today: date) -> GrantForm:
    deputies = [one for one in colleagues(actor).order_by("name") if Duty.DEPUTY_CHIEF in one.duty_words]
    streams = rules.present().catalogue.workstreams.values()
    return GrantForm([(one.account, one.name) for one in deputies], streams, data, initial={"from_on": today})


def _page(request: HttpRequest, form: GrantForm, *, refused: Refused | None = None, status: int = 200) -> HttpResponse:
    actor, today = _actor(request), day_of(moment_of(request))
    grants = _may_grant(actor)
    context: dict[str, Any] = {"table": _table(actor, today, grants=grants), "form": form if grants else None}
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    return render(request, "desk/authorising/authorisations.html", context, status=status)


def _table(actor: Actor, today: date, *, grants: bool) -> Table:
    """All of the office, the latest first; one question."""
    found = Delegation.objects.filter(unit=codes.office(actor.unit)).select_related("from_account", "to_account")
    rows = [_row(one, today, grants=grants) for one in found.order_by("-to_on", "-from_on")[:SHOWN]]
    return Table(
        caption=Label("Ủy quyền của đơn vị", "Authorisations of the office"),
        columns=[
            Column(Label("Phó Viện trưởng", "Deputy")),
            Column(Label("Được", "May")),
            Column(Label("Khâu công tác", "Areas of work")),
            Column(Label("Thời hạn", "Days")),
            Column(Label("Văn bản", "Paper")),
            Column(Label("Tình trạng", "State")),
            *([Column(Label("Việc", "Deed"))] if grants else []),
        ],
        rows=rows,
        empty=Label("Chưa có ủy quyền nào được ghi.", "No authorisation is recorded."),
    )


def _row(one: Delegation, today: date, *, grants: bool) -> list[object]:
    streams = rules.present().catalogue.workstreams
    named = [streams[code].label for code in one.workstreams if code in streams]
    areas = Label(", ".join(a.vi for a in named), ", ".join(a.en for a in named)) if named else ALL_AREAS
    deeds = [Deed(deed).label for deed in one.deeds]
    state = OVER if one.to_on < today else TO_COME if one.from_on > today else IN_FORCE
    row: list[object] = [
        one.to_account.name,
        Label("; ".join(deed.vi for deed in deeds), "; ".join(deed.en for deed in deeds)),
        areas,
        f"{day_text(one.from_on)} – {day_text(one.to_on)}",
        both(f"số {one.document_no}, {one.from_account.name}", f"{one.document_no}, {one.from_account.name}"),
        state,
    ]
    if grants:
        ends = Link(Label("Chấm dứt", "End"), reverse("desk:authorisation_end", args=[one.pk]))
        row.append("" if state is OVER else ends)
    return row
