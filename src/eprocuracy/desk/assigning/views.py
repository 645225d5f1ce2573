"""Showing who has what, and recording an order of assignment."""

from __future__ import annotations

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

from ..units import branches
from .checking import check_page
from .deciding import assign
from .forms import OrderForm
from .kinds import Order
from .loads import loads, may_assist
from .pages import SHOWN, assignable, assigning_page, own_units, people
from .printing import PRESCRIBED, orders

LOADS_SEEN = declare("loads.viewed", "Xem phân công có tên người", "Assignment with names viewed")


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
    rows = assignable(present.catalogue, of, known, actor=actor)
    picked = form.picked
    if request.POST.get("step") == REVIEW:
        chosen = list(rows.filter(matter__in=[one.matter for one in picked]).select_related("family"))
        named = [name for account, name in may_assist(actor) if account in order.assisting]
        check = check_page(present.catalogue, chosen, order, everybody, assisting=named, now=now)
        carried = [
            (name, value) for name, values in request.POST.lists() if name not in NOT_CARRIED for value in values
        ]
        audit.reads(LOADS_SEEN, by=actor, at=now, about=[f"participant:{one}" for one in check.participants])
        return render(request, "desk/assigning/check.html", {"page": check, "carried": carried, "of": of})
    try:
        given_acts = assign(
            present,
            list(rows.filter(matter__in=[one.matter for one in picked]).select_related("family")),
            picked,
            order,
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
