"""The rota of duty round the clock, and setting it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office.actions import set_duty
from eprocuracy.office.queries import conflicts, days_from, duty_of, leaves_of, may_roster, names_of
from eprocuracy.office.words import Turn
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.days import Unreadable, read_day
from eprocuracy.platform.ui.language import pick, say
from eprocuracy.platform.ui.parts import Column, Refusal, Table, Text
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.platform.ui.writing import weekday_text

from .forms import DutyForm
from .staff import leaders, people

SHOWN = 14  # days of one page
LONGEST = 31  # days that are set at once
BASIS = cite("TTLT 01/2017", 7)
AWAY = Label("đang nghỉ", "on leave")


@dataclass(frozen=True, slots=True)
class RotaPage:
    """Two weeks of the rota, from a day on."""

    table: Table
    earlier: str
    later: str
    clashes: int


@require_http_methods(["GET", "HEAD", "POST"])
def rota(request: HttpRequest) -> HttpResponse:
    """Who is on duty on which day; whoever arranges it sets it here."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method != "POST":
        return _shown(request)
    decision = may(actor, Deed.ROSTER, About(unit=actor.unit))
    if not decision.allowed:
        return refusal_page(request, Refused(decision.why), status=403)
    form = DutyForm(leaders(actor), people(actor), request.POST)
    if not form.is_valid():
        return _shown(request, form)
    given = form.cleaned_data
    try:
        count = _set(given, actor, request)
    except Refused as refused:
        return _shown(request, form, refused)
    messages.success(request, pick(f"Đã xếp lịch trực {count} ngày.", f"Duty set for {count} days."))
    return HttpResponseRedirect(f"{reverse('desk:rota')}?tu={given['from_on'].isoformat()}")


@transaction.atomic
def _set(given: dict[str, Any], actor: Actor, request: HttpRequest) -> int:
    """The same people for every day of a period, or none of it."""
    first, last = given["from_on"], given["to_on"] or given["from_on"]
    if not first <= last < first + timedelta(days=LONGEST):
        raise Refused(
            Label(f"Xếp từ 1 đến {LONGEST} ngày một lần.", f"Set from 1 to {LONGEST} days at once."),
            Label("Sửa lại ngày cuối.", "Mend the last day."),
            field="to_on",
        )
    chosen = ((Turn.LEADER, "leader"), (Turn.PROCURATOR, "procurator"), (Turn.PROCURATOR, "second"))
    turns = [(turn, given[name]) for turn, name in chosen if given[name]]
    days = days_from(first, (last - first).days + 1)
    for day in days:
        set_duty(on=day, turns=turns, by=actor, at=moment_of(request))
    return len(days)


def _shown(request: HttpRequest, form: DutyForm | None = None, refused: Refused | None = None) -> HttpResponse:
    actor, today = request.actor, day_of(moment_of(request))  # type: ignore[attr-defined]
    first = _asked(request, today)
    arranges = may_roster(actor)
    context: dict[str, Any] = {"page": rota_page(actor, first, today), "arranges": arranges, "basis": BASIS}
    if arranges:
        context["form"] = form or DutyForm(leaders(actor), people(actor), initial={"from_on": today})
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form is not None and form.errors else 200
    return render(request, "desk/office/rota.html", context, status=status)


def _asked(request: HttpRequest, today: date) -> date:
    """The first day of `?tu=`, else the Monday of this week."""
    try:
        return read_day(request.GET["tu"]) if request.GET.get("tu") else today - timedelta(days=today.weekday())
    except Unreadable:
        return today - timedelta(days=today.weekday())


def rota_page(actor: Actor, first: date, today: date) -> RotaPage:
    """The rota as a table, a day a row; whoever is on leave that day is marked. Three questions."""
    days = days_from(first, SHOWN)
    turns = list(duty_of(actor, days[0], days[-1]))
    clashing = conflicts(turns, list(leaves_of(actor, since=days[0], until=days[-1])))
    names = names_of(one.account for one in turns)

    def on(day: date, turn: Turn) -> str | None:
        those = [
            f"{names.get(one.account, one.account)}{f' ({say(AWAY)})' if (day, one.account) in clashing else ''}"
            for one in turns
            if one.on == day and one.turn == turn.value
        ]
        return ", ".join(those) or None

    def named(day: date) -> Text:
        vi, en = weekday_text(day, "vi"), weekday_text(day, "en")
        return Label(f"{vi} (hôm nay)", f"{en} (today)") if day == today else Label(vi, en)

    return RotaPage(
        table=Table(
            caption=Label("Ai trực ngày nào, từ 0:00 đến 24:00", "Who is on duty, from 0:00 to 24:00"),
            columns=[Column(Label("Ngày", "Day")), Column(Turn.LEADER.label), Column(Turn.PROCURATOR.label)],
            rows=[[named(day), on(day, Turn.LEADER), on(day, Turn.PROCURATOR)] for day in days],
        ),
        earlier=f"?tu={(first - timedelta(days=SHOWN)).isoformat()}",
        later=f"?tu={(first + timedelta(days=SHOWN)).isoformat()}",
        clashes=len(clashing),
    )
