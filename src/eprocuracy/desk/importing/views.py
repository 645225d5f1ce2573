"""Sending a book, checking its columns, seeing what would change, confirming, repairing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from eprocuracy.exchange.importing import confirming, previewing, receiving, undoing, working
from eprocuracy.exchange.importing.reading import importable, read
from eprocuracy.exchange.importing.receiving import is_confirmed
from eprocuracy.exchange.models import Import, ImportState
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.parts import Deed, Progress, Refusal
from eprocuracy.records import rules

from .arrivals import arrivals_page, names_of_senders
from .columns import columns_page, said_of
from .doorway import actor_of, as_refusal, head_for, import_for, log_rows, says_no
from .forms import UploadForm
from .preview import preview_page
from .result import result_page
from .units import importable_units, imports_anything

NOT_YOURS = Label("Chức danh của bạn không nhập sổ.", "Your duty does not import registers.")
ASK = Label(
    "Đề nghị văn thư, cán bộ thống kê hoặc lãnh đạo đơn vị.", "Ask the clerk, the statistician or a head of the office."
)

AT_WORK = {
    ImportState.LOOKING: Label("Đang xem từng dòng", "Looking at the rows"),
    ImportState.RECORDING: Label("Đang ghi", "Recording"),
    ImportState.UNDOING: Label("Đang hoàn tác", "Taking back"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@says_no
def imports(request: HttpRequest) -> HttpResponse:
    """The form for a book, and what came in before."""
    actor, present = actor_of(request), rules.present()
    if not imports_anything(actor):
        raise Refused(NOT_YOURS, ASK)
    units = importable_units(actor)
    now = moment_of(request)
    form = UploadForm(
        importable(present),
        units,
        request.POST or None,
        request.FILES or None,
        initial={"as_of": now.date(), "unit": actor.unit},
    )
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        one = receiving.receive(
            present,
            content=sent["file"].read(),
            file_name=sent["file"].name,
            kind=sent["kind"],
            unit=sent["unit"],
            as_of=sent["as_of"],
            by=actor,
            at=now,
        )
        return redirect("desk:import", one.id)
    page = arrivals_page(present, form, units, before=request.GET.get("before", ""))
    return render(request, "desk/importing/arrivals.html", {"page": page}, status=422 if form.is_bound else 200)


@require_safe
@says_no
def import_page(request: HttpRequest, id: UUID) -> HttpResponse:
    """Where an import stands: refused, to be matched, at work, to be confirmed, or done."""
    one = import_for(request, id)
    match one.stands:
        case ImportState.REFUSED:
            return _refused_file(request, one)
        case ImportState.MATCHING:
            return redirect("desk:import_columns", one.id)
        case ImportState.LOOKING | ImportState.RECORDING | ImportState.UNDOING:
            return render(request, "desk/importing/work.html", {"head": head_for(one), **_work(request, one)})
        case ImportState.READY:
            return _preview(request, one)
        case _:
            return _result(request, one)


def _refused_file(request: HttpRequest, one: Import) -> HttpResponse:
    vi, en, instead_vi, instead_en = one.refusal
    refusal = Refusal(
        Label(vi, en),
        instead=Label(instead_vi, instead_en),
        deeds=[Deed(Label("Gửi tệp khác", "Send another file"), reverse("desk:imports"))],
    )
    return render(request, "desk/importing/refused.html", {"head": head_for(one), "refusal": refusal})


@require_http_methods(["GET", "HEAD", "POST"])
@says_no
def columns(request: HttpRequest, id: UUID) -> HttpResponse:
    """The columns as they were taken, corrected by choosing; then the preview begins."""
    one, actor, present = import_for(request, id), actor_of(request), rules.present()
    if one.stands is ImportState.REFUSED:
        return redirect("desk:import", one.id)
    reading = read(present, one)
    if request.method == "POST":
        said = said_of(reading, one, request.POST.dict())
        if said != one.columns:
            reading = receiving.match(present, one, said, by=actor, at=moment_of(request))
        if "preview" in request.POST:
            with transaction.atomic():
                working.put_to_work(previewing.begin(present, one, by=actor), by=actor)
            return redirect("desk:import", one.id)
        return redirect("desk:import_columns", one.id)
    fixed = is_confirmed(one)
    page = columns_page(one, reading)
    return render(request, "desk/importing/columns.html", {"head": head_for(one), "page": page, "fixed": fixed})


@require_POST
@says_no
def go_on(request: HttpRequest, id: UUID) -> HttpResponse:
    """The next rows of a preview or of a recording: one step for a page that asks again, all of them for one that does not."""
    one, htmx = import_for(request, id), bool(request.htmx)  # type: ignore[attr-defined]
    while working.is_at_work(one):
        try:
            one = working.step(rules.present(), one, by=actor_of(request), at=moment_of(request))
        except Refused as refused:
            if not htmx:
                raise
            return render(request, "desk/importing/_refused.html", {"refusal": as_refusal(refused)}, status=409)
        if htmx:
            break
    return _how_far(request, one)


@require_safe
@says_no
def progress(request: HttpRequest, id: UUID) -> HttpResponse:
    """How far the background has come; the page of the import when it is done."""
    return _how_far(request, import_for(request, id))


def _how_far(request: HttpRequest, one: Import) -> HttpResponse:
    htmx = bool(request.htmx)  # type: ignore[attr-defined]
    if working.is_at_work(one) and htmx:
        return render(request, "desk/importing/_work.html", {"head": head_for(one), **_work(request, one)})
    here = reverse("desk:import", args=[one.id])
    return HttpResponseClientRedirect(here) if htmx else HttpResponseRedirect(here)


def _work(request: HttpRequest, one: Import) -> dict[str, Any]:
    # what a colleague confirmed is not gone on with in one's own name without asking
    mine = working.whose(one) in ("", actor_of(request).account)
    return {
        "progress": Progress(AT_WORK[one.stands], one.done, one.total),
        "in_background": working.is_in_background(one),
        "by_itself": mine,
    }


@require_POST
@says_no
def confirm(request: HttpRequest, id: UUID) -> HttpResponse:
    """Record what was previewed; the choices on the page are taken along."""
    one = import_for(request, id)
    _take_choices(request, one)
    actor = actor_of(request)
    with transaction.atomic():
        working.put_to_work(confirming.confirm(rules.present(), one, by=actor, at=moment_of(request)), by=actor)
    return redirect("desk:import", one.id)


@require_POST
@says_no
def undo(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take back what an import recorded; needs a reason."""
    one = import_for(request, id)
    actor, reason = actor_of(request), request.POST.get("reason", "")
    with transaction.atomic():
        working.put_to_work(undoing.begin(one, reason=reason, by=actor, at=moment_of(request)), by=actor)
    return redirect("desk:import", one.id)


@require_POST
@says_no
def choose(request: HttpRequest, id: UUID) -> HttpResponse:
    """Which rows that differ are to be corrected by the file."""
    one = import_for(request, id)
    _take_choices(request, one)
    if request.htmx:  # type: ignore[attr-defined]
        present = rules.present()
        page = preview_page(present, one, read(present, one), request.GET, actor_of(request))
        return render(request, "desk/importing/_confirm.html", {"head": head_for(one), "page": page})
    query = request.GET.urlencode()
    return redirect(f"{reverse('desk:import', args=[one.id])}?{query or 'standing=changed'}#rows")


def _take_choices(request: HttpRequest, one: Import) -> None:
    actor = actor_of(request)
    if "all" in request.POST:
        previewing.choose_all(one, by=actor, correct=request.POST["all"] == "1")
    elif "shown" in request.POST:
        previewing.choose(one, by=actor, ticked=_numbers(request, "correct"), shown=_numbers(request, "shown"))


def _numbers(request: HttpRequest, name: str) -> set[int]:
    return {int(one) for one in request.POST.getlist(name) if one.isdecimal()}


def _preview(request: HttpRequest, one: Import) -> HttpResponse:
    present = rules.present()
    reading = read(present, one)
    page = preview_page(present, one, reading, request.GET, actor_of(request))
    log_rows(request, one, [line.place for line in page.rows.lines])
    return render(request, "desk/importing/preview.html", {"head": head_for(one), "page": page})


def _result(request: HttpRequest, one: Import) -> HttpResponse:
    present = rules.present()
    names = names_of_senders([one])
    page = result_page(present, one, read(present, one), request.GET, names.get(one.confirmed_by, one.confirmed_by))
    log_rows(request, one, [line.place for line in page.rows.lines])
    return render(request, "desk/importing/result.html", {"head": head_for(one), "page": page})
