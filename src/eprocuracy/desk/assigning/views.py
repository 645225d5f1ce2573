"""Showing who has what, and recording an order of assignment."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.policy import About
from eprocuracy.identity.powers import Deed as Power
from eprocuracy.identity.queries import may_on
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office import drawing
from eprocuracy.office.drawing import awaiting
from eprocuracy.office.models import DrawOutcome
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules
from eprocuracy.records.interests import FOUND, Conflict, conflicts
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import matters_visible_to

from ..interests.forms import ReasonForm
from ..interests.pages import found_table, name_of
from ..registers.naming import staff_names
from ..units import branches
from .checking import check_page
from .deciding import Despite, assign
from .forms import AgainstForm, OrderForm
from .kinds import Order
from .loads import Load, loads, may_assist
from .pages import SHOWN, assignable, assigning_page, own_units, people
from .printing import PRESCRIBED, orders

LOADS_SEEN = declare("loads.viewed", "Xem phân công có tên người", "Assignment with names viewed")


DESPITE = "despite"  # before the fields that say why an interest does not stand in the way
AGAINST = "against"  # before the field that says why another is given it than was drawn
NO_MATTER_TICKED = Label("Chưa chọn vụ việc nào để rút.", "No matter is ticked to be drawn for.")
LOT = "lot"
REVIEW = "review"  # show what the order would do before it is given
NOT_CARRIED = frozenset({"csrfmiddlewaretoken", "step"})


@require_http_methods(["GET", "HEAD", "POST"])
def assigning(request: HttpRequest) -> HttpResponse:
    """The matters of nobody, or of one person, and the order by which they go to another."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    decision = may_on(actor, Power.ASSIGN, About(unit=actor.unit), on=day_of(now))
    if not decision.allowed:
        return refusal_page(request, Refused(decision.why), status=403)
    of = request.GET.get("of", "")
    if request.method != "POST":
        return _shown(request, of, drawn=_as_drawn(request))
    return _by_lot(request, of) if request.POST.get("step") == LOT else _recorded(request, of)


def _by_lot(request: HttpRequest, of: str) -> HttpResponse:
    """Draw for each ticked matter who is given it; the order itself is given afterwards."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    form = OrderForm((), request.POST)
    picked = [one.matter for one in form.picked]
    rows = list(assignable(rules.present().catalogue, of, branches(actor), actor=actor).filter(matter__in=picked))
    try:
        if not rows:
            raise Refused(NO_MATTER_TICKED)
        with transaction.atomic():
            made = [drawing.ask(row, by=actor, at=now) for row in rows]
        drawing.settle(at=now)
    except Refused as refused:
        everybody = loads(actor, own_units(branches(actor), actor), now=now)
        typed = {**request.POST.dict(), "assisting": request.POST.getlist("assisting")}
        kept = OrderForm(everybody, initial=typed, without=of, may_assist=may_assist(actor))
        return _shown(request, of, form=kept, refused=refused, ticked=picked)
    if len(made) == 1:
        return redirect("desk:draw", made[0].pk)
    messages.success(request, pick(f"Đã rút cho {len(made)} vụ việc.", f"Drawn for {len(made)} matters."))
    return redirect("desk:draws")


def _as_drawn(request: HttpRequest) -> DrawOutcome | None:
    """The outcome of a draw that the address names, where it was not given yet."""
    asked = request.GET.get("rut", "")
    if not asked.isdecimal():
        return None
    seen = matters_visible_to(request.actor).values("matter")  # type: ignore[attr-defined]
    found = DrawOutcome.objects.filter(draw=int(asked[:9]), draw__taken=None, draw__matter__in=seen)
    return found.select_related("draw").first()


def _recorded(request: HttpRequest, of: str) -> HttpResponse:
    """Record the order and come back to the list; what stands in the way is shown with everything as it was typed."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    present, known = rules.present(), branches(actor)
    everybody = loads(actor, own_units(known, actor), now=now)
    form = OrderForm(everybody, request.POST, without=of, may_assist=may_assist(actor))
    if not form.is_valid():
        return _shown(request, of, form=form)
    given = form.cleaned_data
    order = Order(
        procurator=given["to"],
        on=given["on"],
        document_no=given["document_no"],
        reason=form.told,
        assisting=tuple(given["assisting"]),
        signed_by=actor.name if Duty.CHIEF in actor.duties else f"{Duty.DEPUTY_CHIEF.label.vi} {actor.name}",
    )
    picked = form.picked
    rows = assignable(present.catalogue, of, known, actor=actor).filter(matter__in=[one.matter for one in picked])
    chosen = list(rows.select_related("family"))
    met = conflicts({order.procurator, *order.assisting}, [row.matter_id for row in chosen])
    undecided = [one for one in met if not one.decided]
    drawn = awaiting([row.matter_id for row in chosen])
    differs = [one for one in drawn.values() if one.picked != order.procurator]
    step = request.POST.get("step")
    sent = None if step == REVIEW else request.POST
    against = AgainstForm(sent, prefix=AGAINST) if differs else None
    despite = ReasonForm(sent, prefix=DESPITE) if undecided else None
    asked = [one for one in (despite, against) if one is not None]
    if step == REVIEW or not all(one.is_valid() for one in asked):
        return _checked(request, chosen, order, everybody, of=of, met=undecided, differs=differs, asked=asked)
    try:
        given_acts = assign(
            present,
            chosen,
            picked,
            order,
            despite=Despite(undecided, **despite.cleaned_data) if despite else None,
            drawn=drawn.values(),
            against=against.cleaned_data["reason"] if against else "",
            by=actor,
            at=now,
        )
    except Refused as refused:
        return _shown(request, of, form=form, refused=refused)
    name = next(one.name for one in everybody if one.account == order.procurator)
    count = len(given_acts)
    messages.success(request, pick(f"Đã phân công {count} vụ việc cho {name}.", f"{count} assigned to {name}."))
    query = QueryDict(mutable=True)
    query.setlist("viec", [str(one.id) for one in given_acts if one.form in PRESCRIBED][:SHOWN])
    if of:
        query["of"] = of
    return redirect(f"{reverse('desk:assign')}?{query.urlencode()}" if query else reverse("desk:assign"))


def _checked(
    request: HttpRequest,
    chosen: list[MatterRow],
    order: Order,
    everybody: Sequence[Load],
    *,
    of: str,
    met: Sequence[Conflict],
    differs: Sequence[DrawOutcome],
    asked: Sequence[Form],
) -> HttpResponse:
    """What the order would do, with the interests it meets and the draws it leaves; whoever orders it all the same says why."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    catalogue = rules.present().catalogue
    named = [name for account, name in may_assist(actor) if account in order.assisting]
    check = check_page(catalogue, chosen, order, everybody, assisting=named, now=now)
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_CARRIED and not name.startswith((DESPITE, AGAINST))
        for value in values
    ]
    audit.reads(LOADS_SEEN, by=actor, at=now, about=[f"participant:{one}" for one in check.participants])
    context: dict[str, Any] = {"page": check, "carried": carried, "of": of, "asked": asked}
    if met:
        told = dict.fromkeys(part for one in met for part in (f"matter:{one.matter}", f"account:{one.account}"))
        audit.record(FOUND, by=actor, at=now, about=told)
        matters = {row.matter_id: name_of(row) for row in chosen}
        context["met"] = found_table(met, staff_names({one.account for one in met}), matters)
    if differs:
        names = staff_names({one.picked for one in differs})
        context["differs"] = ", ".join(dict.fromkeys(names.get(one.picked, one.picked) for one in differs))
    status = 422 if any(one.errors for one in asked) else 200
    return render(request, "desk/assigning/check.html", context, status=status)


def _shown(
    request: HttpRequest,
    of: str,
    *,
    form: OrderForm | None = None,
    refused: Refused | None = None,
    drawn: DrawOutcome | None = None,
    ticked: Collection[UUID] = (),
) -> HttpResponse:
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    ticked = frozenset(ticked) | frozenset(one.matter for one in (form.picked if form else ()))
    first = drawn.draw.matter_id if drawn else None
    page = assigning_page(rules.present().catalogue, of, actor=actor, now=now, ticked=ticked, first=first)
    if form is None:
        initial = {"on": day_of(now), "to": drawn.picked if drawn else None}
        form = OrderForm(page.loads, initial=initial, without=of, may_assist=may_assist(actor))
    audit.reads(LOADS_SEEN, by=actor, at=now, about=[f"participant:{one}" for one in page.participants])
    choices = people(page.loads, without=of, chosen=str(form["to"].value() or ""), away=page.away)
    papers = orders(rules.present().catalogue, request.GET.getlist("viec"), actor=actor)
    context: dict[str, Any] = {"page": page, "form": form, "people": choices, "papers": papers}
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/assigning/assigning.html", context, status=status)
