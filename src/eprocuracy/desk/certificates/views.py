"""The register of certificates: shown, one of them, what happened to it, and entering one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.identity.confirming import asks_again
from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.issuing.signatures import holding, keeping
from eprocuracy.issuing.signatures.holding import Handed
from eprocuracy.issuing.signatures.words import CERTIFICATES_READ, Happening, Part
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page

from ..office.staff import people
from .forms import EnterForm, HappeningForm
from .pages import certificate_page, register_page


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register with what ends and what is to be done; that it was read is logged."""
    actor, now = _actor(request), moment_of(request)
    page = register_page(actor, DataFolder.of_environment().path, at=now)
    audit.record(CERTIFICATES_READ, by=actor, at=now, about=[f"unit:{actor.unit}"])
    return render(request, "desk/certificates/register.html", {"page": page})


@asks_again()
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, certificate: int) -> HttpResponse:
    """One certificate; whoever keeps or bears it says here what happened to it."""
    actor, now = _actor(request), moment_of(request)
    one = keeping.held(certificate, by=actor, at=now)
    if one is None:
        raise Http404
    form, refusal, status = HappeningForm(request.POST if request.method == "POST" else None), None, 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            holding.report(
                one.row,
                Happening(given["what"]),
                since=given["since"],
                reason=given["reason"],
                by=actor,
                at=now,
                folder=DataFolder.of_environment().path,
            )
        except Refused as refused:
            refusal, status = Refusal(refused.what, refused.basis, refused.instead or ""), 409
        else:
            messages.success(request, pick("Đã ghi vào sổ.", "It is in the register."))
            return HttpResponseRedirect(reverse("desk:certificate", args=[certificate]))
    elif form.errors:
        status = 422
    if request.method != "POST":
        audit.record(CERTIFICATES_READ, by=actor, at=now, about=[f"certificate:{certificate}"])
    context = {"page": certificate_page(one, at=now), "form": form, "refusal": refusal}
    return render(request, "desk/certificates/certificate.html", context, status=status)


@asks_again()
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Write a certificate into the register as its token is handed out."""
    actor, now = _actor(request), moment_of(request)
    try:
        require(Deed.KEEP_SEAL, of=actor, about=About(unit=actor.unit))
    except Refused as refused:
        return refusal_page(request, refused, status=403)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form, refusal, status = EnterForm(people(actor), *sent), None, 200
    if sent and form.is_valid():
        given = form.cleaned_data
        account = Account.objects.filter(account=given["account"]).first()
        handed = Handed(
            certificate=given["file"],
            part=Part.PERSON if account else Part.AGENCY,
            unit=account.unit_id if account else actor.unit,
            device=given["device"],
            account=given["account"],
            document_no=given["document_no"],
        )
        try:
            made = holding.enter(handed, by=actor, at=now)
        except Refused as refused:
            refusal, status = Refusal(refused.what, refused.basis, refused.instead or ""), 409
        else:
            messages.success(request, pick("Đã ghi vào sổ.", "It is in the register."))
            return HttpResponseRedirect(reverse("desk:certificate", args=[made.id]))
    elif form.errors:
        status = 422
    return render(request, "desk/certificates/enter.html", {"form": form, "refusal": refusal}, status=status)
