"""Sealing: what waits, and several papers sealed with one opening of the key."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eprocuracy.identity.confirming import asks_again
from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.issuing.numbers.book import given_as
from eprocuracy.issuing.signatures import sealing as sealed
from eprocuracy.issuing.signatures.configuring import has_a_seal
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both, current, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page


class SealForm(forms.Form):
    """What opens the key of the seal; it is used once and kept nowhere."""

    pin = forms.CharField(
        max_length=200,
        strip=False,
        label=both("Mã PIN của con dấu", "PIN of the seal"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        error_messages={"required": both("Nhập mã PIN.", "Type the PIN.")},
    )


@asks_again()
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "HEAD", "POST"])
def sealing(request: HttpRequest) -> HttpResponse:
    """The papers that wait for the seal; the ticked ones are sealed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    folder = DataFolder.of_environment().path
    try:
        require(Deed.KEEP_SEAL, of=actor, about=About(unit=actor.unit))
    except Refused as refused:
        return refusal_page(request, refused, status=403)
    form, refusal, status = SealForm(request.POST if request.method == "POST" else None), None, 200
    chosen = {int(one) for one in request.POST.getlist("papers") if one.isdecimal()}
    if form.is_bound and form.is_valid():
        try:
            count = sealed.seal(chosen, pin=form.cleaned_data["pin"], by=actor, at=moment_of(request), folder=folder)
        except Refused as problem:
            if problem.field in form.fields:
                form.add_error(problem.field, problem.say(current()))
            refusal, status = Refusal(problem.what, problem.basis, problem.instead or ""), 409
        else:
            messages.success(request, pick(f"Đã đóng dấu số {count} văn bản.", f"{count} papers are sealed."))
            return HttpResponseRedirect(reverse("desk:sealing"))
    elif form.errors:
        status = 422
    context: dict[str, Any] = {
        "papers": _waiting(actor, chosen),
        "form": form,
        "refusal": refusal,
        "by_hand": not has_a_seal(folder, actor.unit),
    }
    return render(request, "desk/sealing/sealing.html", context, status=status)


def _waiting(actor: Actor, chosen: Collection[int]) -> list[dict[str, Any]]:
    found = list(sealed.unsealed(actor.unit)[: sealed.MOST])
    names = dict(Account.objects.filter(account__in={one.signer for one in found}).values_list("account", "name"))
    return [
        {
            "id": one.id,
            "number": given_as(one.number) if one.number else both("(không số)", "(no number)"),
            "subject": one.number.subject if one.number else "",
            "matter": one.number.matter if one.number else None,
            "signer": names.get(one.signer, one.signer),
            "signed_at": one.signed_at,
            "chosen": one.id in chosen or not chosen,
        }
        for one in found
    ]
