"""The accounts of an office: the list, one of them, a deed with it, and the quarterly review."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.identity import accounts as listing
from eprocuracy.identity import keeping
from eprocuracy.identity.confirming import asks_again
from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.words import ACCOUNTS_READ
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current, pick
from eprocuracy.platform.ui.views import refusal_page

from .deeds import STEPS
from .forms import SaidForm
from .pages import account_page, accounts_page, review_page

FOR_KEEPERS = Refused(
    Label(
        "Danh sách tài khoản do Viện trưởng và quản trị hệ thống giữ.",
        "The list of accounts is kept by the chief and the system administrator.",
    ),
    Label("Việc với tài khoản của mình: bấm vào tên ở góc trên.", "For your own account, press your name above."),
)


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """The list, narrowed and a part at a time; that it was read is logged."""
    actor, now = _actor(request), moment_of(request)
    if not keeps(actor):
        return refusal_page(request, FOR_KEEPERS, status=403)
    page = accounts_page(actor, request.GET, at=now)
    audit.record(ACCOUNTS_READ, by=actor, at=now, about=[f"unit:{actor.unit}"])
    return render(request, "desk/accounts/accounts.html", {"page": page})


@require_safe
def account(request: HttpRequest, name: str) -> HttpResponse:
    """One account, its sessions and reviews, and what can be done with it."""
    actor, now = _actor(request), moment_of(request)
    one = _one(actor, name, request)
    audit.record(ACCOUNTS_READ, by=actor, at=now, about=[f"account:{one.row.account}"])
    return render(request, "desk/accounts/account.html", {"page": account_page(one, actor)})


@asks_again()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def do(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """One deed with an account: what it means, and doing it."""
    actor, now = _actor(request), moment_of(request)
    one, step = _one(actor, name, request), STEPS.get(code)
    if step is None or not step.offered(one):
        raise Http404
    form = SaidForm(step.asks, request.POST if request.method == "POST" else None)
    first = ""
    if request.method == "POST" and form.is_valid():
        try:
            first = step.do(one.row, form.cleaned_data.get("said", ""), by=actor, at=now)
        except Refused as refused:
            form.add_error("said" if step.asks else None, refused.say(current()))
        else:
            if not first:
                messages.success(request, step.done.say(current()))
                return HttpResponseRedirect(reverse("desk:account", args=[one.row.account]))
    context = {"one": one, "step": step, "form": form, "first": first}
    return render(request, "desk/accounts/deed.html", context, status=422 if form.errors else 200)


@asks_again()
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """The accounts that nobody has looked at for a quarter; those chosen are confirmed, all or none."""
    actor, now = _actor(request), moment_of(request)
    if not keeps(actor):
        return refusal_page(request, FOR_KEEPERS, status=403)
    refused = None
    if request.method == "POST":
        found = listing.kept_by(actor).filter(is_active=True, account__in=request.POST.getlist("account"))
        chosen = list(found.exclude(account=actor.account))
        with transaction.atomic():
            for one in chosen:
                keeping.confirm(one, by=actor, at=now)
        if chosen:
            said = pick(f"Đã xác nhận {len(chosen)} tài khoản.", f"{len(chosen)} accounts are confirmed.")
            messages.success(request, said)
            return HttpResponseRedirect(request.get_full_path())
        refused = Label("Hãy đánh dấu ít nhất một tài khoản.", "Tick at least one account.")
    else:
        audit.record(ACCOUNTS_READ, by=actor, at=now, about=[f"unit:{actor.unit}"])
    context = {"page": review_page(actor, request.GET, at=now), "refused": refused}
    return render(request, "desk/accounts/review.html", context, status=422 if refused else 200)


def keeps(actor: Actor) -> bool:
    """Whether the person keeps the accounts of the own office."""
    return may(actor, Deed.ADMINISTER, About(unit=actor.unit)).allowed


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _one(actor: Actor, name: str, request: HttpRequest) -> listing.Listed:
    """An account that the person keeps; any other is answered as if it were not there."""
    found = listing.kept_by(actor).filter(account=name).first()
    if found is None:
        raise Http404
    return listing.listed([found], at=moment_of(request))[0]
