"""Closing supervision files and handing them over: lists, one file, the package, the minutes."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.identity import codes
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.policy import may, visible_units
from eprocuracy.identity.powers import Deed
from eprocuracy.issuing.archiving import actions
from eprocuracy.issuing.archiving.words import PACKED, READ, Keeping
from eprocuracy.issuing.drafts.looking import about_of
from eprocuracy.issuing.models import ClosedFile, HandOver
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform import files
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import matters_visible_to

from ..books.views import FOR_THOSE_WHO_SEE
from .forms import CloseForm, HandForm
from .pages import archive_page, file_page


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What is to be closed, what waits to be handed over, and what was."""
    return _listed(request, HandForm(initial={"on": day_of(moment_of(request))}))


@require_POST
def hand(request: HttpRequest) -> HttpResponse:
    """Hand the ticked files over."""
    actor, now = _actor(request), moment_of(request)
    form = HandForm(request.POST)
    if not form.is_valid():
        return _listed(request, form)
    given = form.cleaned_data
    chosen = [int(one) for one in request.POST.getlist("files") if one.isdecimal()]
    try:
        made = actions.hand_over(
            chosen,
            archive=given["archive"],
            received_by=given["received_by"],
            on=given["on"],
            by=actor,
            at=now,
            folder=DataFolder.of_environment().path,
        )
    except Refused as refused:
        return _listed(request, form, refused)
    count = made.files.count()
    messages.success(request, pick(f"Đã giao nộp {count} hồ sơ.", f"{count} files were handed over."))
    return HttpResponseRedirect(reverse("desk:archive"))


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, matter: UUID) -> HttpResponse:
    """One supervision file: its contents; closing it once the matter has ended."""
    actor, now = _actor(request), moment_of(request)
    row = matters_visible_to(actor).select_related("family").filter(matter=matter).first()
    if row is None:
        raise Http404
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _file(request, row, form)
    try:
        _close(row, form, actor, now)
    except Refused as refused:
        return _file(request, row, form, refused)
    messages.success(request, pick("Đã đóng hồ sơ kiểm sát.", "The supervision file is closed."))
    return HttpResponseRedirect(reverse("desk:archive_file", args=[matter]))


@asks_again(when=always)
@require_safe
def package(request: HttpRequest, file: int) -> HttpResponse:
    """The package of a file that was handed over."""
    actor = _actor(request)
    seen = matters_visible_to(actor).values("matter")
    one = ClosedFile.objects.filter(id=file, matter__in=seen, handed__isnull=False).select_related("handed").first()
    if one is None or not may(actor, Deed.KEEP_SEAL, _about(one)).allowed:
        raise Http404
    audit.record(PACKED, by=actor, at=moment_of(request), about=[f"matter:{one.matter_id}"])
    return _sent(files.read(one.handed.package), "application/zip", f"ho-so-{one.id}.zip", "attachment")


@require_safe
def minutes(request: HttpRequest, handover: int) -> HttpResponse:
    """The minutes of one handing over."""
    actor = _actor(request)
    one = HandOver.objects.filter(id=handover, unit=codes.office(actor.unit)).first()
    if one is None:
        raise Http404
    audit.record(READ, by=actor, at=moment_of(request), about=[f"unit:{one.unit}"])
    return _sent(files.read(one.minutes), "application/pdf", f"bien-ban-giao-nhan-{one.id}.pdf", "inline")


def _about(one: ClosedFile) -> Any:
    return about_of(MatterRow.objects.get(matter=one.matter_id))


def _sent(content: bytes, kind: str, name: str, way: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'{way}; filename="{name}"'
    return answer


def _close(row: MatterRow, form: CloseForm, actor: Actor, now: datetime) -> None:
    given = form.cleaned_data
    actions.close_file(
        rules.present(),
        row.matter_id,
        keeping=Keeping(given["keeping"]),
        years=given["years"],
        basis=given["basis"],
        place=form.place,
        by=actor,
        at=now,
    )


def _listed(request: HttpRequest, form: HandForm, refused: Refused | None = None) -> HttpResponse:
    actor, now = _actor(request), moment_of(request)
    if not visible_units(actor):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    page = archive_page(rules.present(), actor, at=now)
    audit.record(READ, by=actor, at=now, about=[f"unit:{actor.unit}"])
    ticked = {int(one) for one in request.POST.getlist("files") if one.isdecimal()}
    context: dict[str, Any] = {"page": page, "form": form, "ticked": ticked}
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/archiving/archive.html", context, status=status)


def _file(request: HttpRequest, row: MatterRow, form: CloseForm, refused: Refused | None = None) -> HttpResponse:
    actor = _actor(request)
    decision = may(actor, Deed.DRAFT, about_of(row))
    page = file_page(rules.present(), row, actor, may_close=decision.allowed, may_not=decision.why)
    if request.method != "POST":
        audit.record(READ, by=actor, at=moment_of(request), about=[f"matter:{row.matter_id}"])
    context: dict[str, Any] = {"page": page, "form": form}
    if refused is not None:
        if refused.field in form.fields:
            form.add_error(refused.field, refused.say(current()))
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/archiving/file.html", context, status=status)
