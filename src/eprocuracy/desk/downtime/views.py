"""The page on working without the system: packs of papers made and printed, and their numbers reconciled afterwards."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.identity.policy import About, require, visible_units
from eprocuracy.identity.powers import Deed
from eprocuracy.issuing.models import DowntimePack
from eprocuracy.issuing.numbers import reserving
from eprocuracy.issuing.numbers.book import given_as
from eprocuracy.issuing.offices import issuer_of
from eprocuracy.issuing.texts import forms_in
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ui.context import as_of, moment_of
from eprocuracy.platform.ui.language import current, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from ..books.views import FOR_THOSE_WHO_SEE
from ..papers.views import PRINTED
from .forms import OtherwiseForm, PackForm
from .pack import pack_pdf, page_of
from .pages import downtime_page


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@require_safe
def downtime(request: HttpRequest) -> HttpResponse:
    """What to do, which packs there are, and which numbers are still open."""
    actor = _actor(request)
    if not visible_units(actor):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    page = downtime_page(rules.present().catalogue.kinds, actor=actor)
    return render(request, "desk/downtime/downtime.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Choose forms and numbers; making the pack reserves them."""
    actor, at = _actor(request), moment_of(request)
    try:
        require(Deed.KEEP_SEAL, of=actor, about=About(unit=actor.unit))
    except Refused as refused:
        return refusal_page(request, refused, status=403)
    form = PackForm(forms_in(actor.unit, at=at), issuer_of(actor.unit), request.POST or None)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            reserving.reserve(form.wanted(), reason=form.cleaned_data["reason"], by=actor, at=at)
        except Refused as refused:
            refusal = Refusal(refused.what, refused.basis, refused.instead or "")
        else:
            messages.success(
                request,
                pick(
                    "Đã lập bộ giấy và dành số. In ngay từ danh sách dưới.", "The pack is made. Print it from the list."
                ),
            )
            return HttpResponseRedirect(reverse("desk:downtime"))
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "desk/downtime/make.html", {"form": form, "refusal": refusal}, status=status)


@require_safe
def print_pack(request: HttpRequest, pack: int) -> HttpResponse:
    """The pack as a PDF of this moment, with the numbers of it that are still open."""
    actor, now, present = _actor(request), moment_of(request), rules.present()
    one = DowntimePack.objects.filter(pk=pack, unit=actor.unit).first()
    if one is None or not visible_units(actor):
        raise Http404
    day = page_of(present, actor, now)
    open_ones = list(reserving.open_numbers(actor).filter(reserved__pack=one))
    about = [f"pack:{one.pk}", *(f"participant:{each}" for each in day.participants)]
    audit.record(PRINTED, by=actor, at=now, about=about, detail={"paper": "bo-giay-du-phong", "way": "pdf"})
    drawn = pack_pdf(one, open_ones, day, rules=present, actor=actor, now=now, as_of=as_of(request), language=current())
    answer = HttpResponse(drawn, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="bo-giay-du-phong.pdf"'
    return answer


@require_POST
def of_act(request: HttpRequest, reserved: int, act: UUID) -> HttpResponse:
    """The number was used for this recorded act."""
    kinds = rules.present().catalogue.kinds
    try:
        reserving.used_for_act(reserved, act, kinds=kinds, by=_actor(request), at=moment_of(request))
    except Refused as refused:
        return refusal_page(request, refused, status=403)
    messages.success(request, pick("Đã đối chiếu.", "Reconciled."))
    return HttpResponseRedirect(reverse("desk:downtime"))


@require_http_methods(["GET", "HEAD", "POST"])
def otherwise(request: HttpRequest, reserved: int) -> HttpResponse:
    """The number was used for a paper that is no act of a matter."""
    actor = _actor(request)
    held = reserving.open_numbers(actor).filter(pk=reserved).first()
    if held is None:
        raise Http404
    form = OtherwiseForm(request.POST or None)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            reserving.used_otherwise(held.pk, **form.cleaned_data, by=actor, at=moment_of(request))
        except Refused as refused:
            refusal = Refusal(refused.what, refused.basis, refused.instead or "")
        else:
            messages.success(request, pick("Đã đối chiếu.", "Reconciled."))
            return HttpResponseRedirect(reverse("desk:downtime"))
    status = 409 if refusal else 422 if form.errors else 200
    told = {"form": form, "refusal": refusal, "printed": given_as(held)}
    return render(request, "desk/downtime/otherwise.html", told, status=status)
