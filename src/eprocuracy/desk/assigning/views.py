"""Showing who has what, and recording an order of assignment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
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
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules
from eprocuracy.records.interests import FOUND, Conflict, conflicts
from eprocuracy.records.models import MatterRow

from ..interests.forms import ReasonForm
from ..interests.pages import found_table, name_of
from ..registers.naming import staff_names
from ..units import branches
from .checking import check_page
from .deciding import Despite, assign
from .forms import OrderForm
from .kinds import Order
from .loads import Load, loads, may_assist
from .pages import SHOWN, assignable, assigning_page, own_units, people
from .printing import PRESCRIBED, orders

LOADS_SEEN = declare("loads.viewed", "Xem phân công có tên người", "Assignment with names viewed")


DESPITE = "despite"  # before the fields that say why an interest does not stand in the way
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
    if request.method == "POST":
        return _recorded(request, of)
    return _shown(request, of)


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
    step = request.POST.get("step")
    despite = ReasonForm(None if step == REVIEW else request.POST, prefix=DESPITE) if undecided else None
    if step == REVIEW or (despite is not None and not despite.is_valid()):
        return _checked(request, chosen, order, everybody, of=of, met=undecided, despite=despite)
    try:
        given_acts = assign(
            present,
            chosen,
            picked,
            order,
            despite=Despite(undecided, **despite.cleaned_data) if despite else None,
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
    despite: ReasonForm | None,
) -> HttpResponse:
    """What the order would do, with the interests it meets; whoever orders it all the same says why."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    catalogue = rules.present().catalogue
    named = [name for account, name in may_assist(actor) if account in order.assisting]
    check = check_page(catalogue, chosen, order, everybody, assisting=named, now=now)
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_CARRIED and not name.startswith(DESPITE)
        for value in values
    ]
    audit.reads(LOADS_SEEN, by=actor, at=now, about=[f"participant:{one}" for one in check.participants])
    context: dict[str, Any] = {"page": check, "carried": carried, "of": of, "despite": despite}
    if met:
        told = dict.fromkeys(part for one in met for part in (f"matter:{one.matter}", f"account:{one.account}"))
        audit.record(FOUND, by=actor, at=now, about=told)
        matters = {row.matter_id: name_of(row) for row in chosen}
        context["met"] = found_table(met, staff_names({one.account for one in met}), matters)
    status = 422 if despite is not None and despite.errors else 200
    return render(request, "desk/assigning/check.html", context, status=status)


def _shown(
    request: HttpRequest, of: str, *, form: OrderForm | None = None, refused: Refused | None = None
) -> HttpResponse:
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    ticked = frozenset(one.matter for one in form.picked) if form else frozenset()
    page = assigning_page(rules.present().catalogue, of, actor=actor, now=now, ticked=ticked)
    if form is None:
        form = OrderForm(page.loads, initial={"on": day_of(now)}, without=of, may_assist=may_assist(actor))
    audit.reads(LOADS_SEEN, by=actor, at=now, about=[f"participant:{one}" for one in page.participants])
    choices = people(page.loads, without=of, chosen=str(form["to"].value() or ""), away=page.away)
    papers = orders(rules.present().catalogue, request.GET.getlist("viec"), actor=actor)
    context: dict[str, Any] = {"page": page, "form": form, "people": choices, "papers": papers}
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/assigning/assigning.html", context, status=status)
