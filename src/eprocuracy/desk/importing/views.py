"""Sending a book, checking its columns, seeing what would change, confirming, repairing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.importing import confirming, previewing, receiving, repairing, returning
from eprocuracy.exchange.importing.guarding import GUARDED_LABEL, GUARDED_REMEDY
from eprocuracy.exchange.importing.reading import importable, read, source_of
from eprocuracy.exchange.models import Import, ImportState, ReadRow, Standing
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current
from eprocuracy.platform.ui.parts import Deed, Progress, Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from .arrivals import arrivals_page, names_of_senders
from .columns import columns_page, said_of
from .forms import UploadForm
from .held_row import held_row_page, typed_in
from .listing import Line
from .preview import preview_page
from .result import result_page
from .units import importable_units, imports_anything
from .words import Head, head_of

ROWS_SEEN = declare("registers.rows_viewed", "Xem nội dung dòng của sổ nhập", "Rows of an imported register viewed")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_YOURS = Label("Chức danh của bạn không nhập sổ.", "Your duty does not import registers.")
ASK = Label(
    "Đề nghị văn thư, cán bộ thống kê hoặc lãnh đạo đơn vị.", "Ask the clerk, the statistician or a head of the office."
)

View = Callable[..., HttpResponse]


def _says_no(view: View) -> View:
    """A refusal of the whole deed is a page that says why."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **words: Any) -> HttpResponse:
        try:
            return view(request, *args, **words)
        except Refused as refused:
            back = Deed(Label("Về trang nhập sổ", "Back to imports"), reverse("desk:imports"))
            return refusal_page(request, refused, back)

    return answered


def _actor(request: HttpRequest) -> Actor:
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def _import(request: HttpRequest, id: UUID) -> Import:
    """The import, for whoever may import for its unit; refused to others."""
    one = get_object_or_404(Import, id=id)
    require("import", of=_actor(request), about=About(unit=one.unit))
    return one


def _head(one: Import) -> Head:
    names = names_of_senders([one])
    return head_of(one, source_of(rules.present(), one.kind).register, label_of(one.unit), names.get(one.by, one.by))


@require_http_methods(["GET", "HEAD", "POST"])
@_says_no
def imports(request: HttpRequest) -> HttpResponse:
    """The form for a book, and what came in before."""
    actor, present = _actor(request), rules.present()
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
@_says_no
def import_page(request: HttpRequest, id: UUID) -> HttpResponse:
    """Where an import stands: refused, to be matched, at work, to be confirmed, or done."""
    one = _import(request, id)
    match one.stands:
        case ImportState.REFUSED:
            return _refused_file(request, one)
        case ImportState.MATCHING:
            return redirect("desk:import_columns", one.id)
        case ImportState.LOOKING | ImportState.RECORDING:
            return render(request, "desk/importing/work.html", {"head": _head(one), **_work(request, one)})
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
    return render(request, "desk/importing/refused.html", {"head": _head(one), "refusal": refusal})


@require_http_methods(["GET", "HEAD", "POST"])
@_says_no
def columns(request: HttpRequest, id: UUID) -> HttpResponse:
    """The columns as they were taken, corrected by choosing; then the preview begins."""
    one, actor, present = _import(request, id), _actor(request), rules.present()
    if one.stands is ImportState.REFUSED:
        return redirect("desk:import", one.id)
    reading = read(present, one)
    if request.method == "POST":
        said = said_of(reading, one, request.POST.dict())
        if said != one.columns:
            reading = receiving.match(present, one, said, by=actor, at=moment_of(request))
        if "preview" in request.POST:
            previewing.begin(present, one, by=actor)
            return redirect("desk:import", one.id)
        return redirect("desk:import_columns", one.id)
    fixed = one.stands in (ImportState.RECORDING, ImportState.RECORDED)
    page = columns_page(one, reading)
    return render(request, "desk/importing/columns.html", {"head": _head(one), "page": page, "fixed": fixed})


@require_POST
@_says_no
def go_on(request: HttpRequest, id: UUID) -> HttpResponse:
    """The next rows of a preview or of a recording: one step for a page that asks again, all of them for one that does not."""
    one, htmx = _import(request, id), bool(request.htmx)  # type: ignore[attr-defined]
    while one.stands in (ImportState.LOOKING, ImportState.RECORDING):
        try:
            one = _step(request, one)
        except Refused as refused:
            if not htmx:
                raise
            return render(request, "desk/importing/_refused.html", {"refusal": _as_refusal(refused)}, status=409)
        if htmx:
            break
    if one.stands in (ImportState.LOOKING, ImportState.RECORDING):
        return render(request, "desk/importing/_work.html", {"head": _head(one), **_work(request, one)})
    here = reverse("desk:import", args=[one.id])
    return HttpResponseClientRedirect(here) if htmx else HttpResponseRedirect(here)


def _step(request: HttpRequest, one: Import) -> Import:
    present, now = rules.present(), moment_of(request)
    if one.stands is ImportState.LOOKING:
        return previewing.step(present, one, by=_actor(request), at=now)
    return confirming.step(present, one, by=_actor(request), at=now)


def _work(request: HttpRequest, one: Import) -> dict[str, Any]:
    looking = one.stands is ImportState.LOOKING
    label = Label("Đang xem từng dòng", "Looking at the rows") if looking else Label("Đang ghi", "Recording")
    # what a colleague confirmed is not gone on with in one's own name without asking
    mine = looking or one.confirmed_by == _actor(request).account
    return {"progress": Progress(label, one.done, one.total), "by_itself": mine}


@require_POST
@_says_no
def confirm(request: HttpRequest, id: UUID) -> HttpResponse:
    """Record what was previewed; the choices on the page are taken along."""
    one = _import(request, id)
    _take_choices(request, one)
    confirming.confirm(rules.present(), one, by=_actor(request), at=moment_of(request))
    return redirect("desk:import", one.id)


@require_POST
@_says_no
def choose(request: HttpRequest, id: UUID) -> HttpResponse:
    """Which rows that differ are to be corrected by the file."""
    one = _import(request, id)
    _take_choices(request, one)
    if request.htmx:  # type: ignore[attr-defined]
        present = rules.present()
        page = preview_page(present, one, read(present, one), request.GET, _actor(request))
        return render(request, "desk/importing/_confirm.html", {"head": _head(one), "page": page})
    query = request.GET.urlencode()
    return redirect(f"{reverse('desk:import', args=[one.id])}?{query or 'standing=changed'}#rows")


def _take_choices(request: HttpRequest, one: Import) -> None:
    actor = _actor(request)
    if "all" in request.POST:
        previewing.choose_all(one, by=actor, correct=request.POST["all"] == "1")
    elif "shown" in request.POST:
        previewing.choose(one, by=actor, ticked=_numbers(request, "correct"), shown=_numbers(request, "shown"))


def _numbers(request: HttpRequest, name: str) -> set[int]:
    return {int(one) for one in request.POST.getlist(name) if one.isdecimal()}


def _preview(request: HttpRequest, one: Import) -> HttpResponse:
    present = rules.present()
    reading = read(present, one)
    page = preview_page(present, one, reading, request.GET, _actor(request))
    _log_rows(request, one, page.rows.lines)
    return render(request, "desk/importing/preview.html", {"head": _head(one), "page": page})


def _result(request: HttpRequest, one: Import) -> HttpResponse:
    present = rules.present()
    names = names_of_senders([one])
    page = result_page(present, one, read(present, one), request.GET, names.get(one.confirmed_by, one.confirmed_by))
    _log_rows(request, one, page.rows.lines)
    return render(request, "desk/importing/result.html", {"head": _head(one), "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@_says_no
def row(request: HttpRequest, id: UUID, place: int) -> HttpResponse:
    """A held row, its cells typed anew, and recorded once nothing holds it back."""
    one, present = _import(request, id), rules.present()
    seen = get_object_or_404(ReadRow, of=one, place=place)
    if seen.standing != Standing.HELD.value:
        return redirect("desk:import", one.id)
    reading = read(present, one)
    entry = reading.row(seen.sheet, seen.row)
    if entry is None:
        raise Refused(repairing.NO_ENTRY, repairing.GIVE_BACK)
    if not entry.is_held:
        raise Refused(GUARDED_LABEL, GUARDED_REMEDY)
    page = held_row_page(reading, seen, entry, {}, tried=False)
    refused: Refused | None = None
    if request.method == "POST":
        typed = typed_in(request.POST.dict(), page)
        try:
            came = repairing.repair(
                present, one, seen, typed, correct="correct" in request.POST, by=_actor(request), at=moment_of(request)
            )
        except Refused as refusal:
            refused = refusal
            page = held_row_page(reading, seen, entry, typed, tried=True)
        else:
            if came.recorded:
                return redirect(f"{reverse('desk:import', args=[one.id])}?repaired={seen.place}")
            page = held_row_page(reading, seen, came.row, typed, tried=True, against=came.differing)
    _log_places(request, one, [seen.place])
    answer = {"head": _head(one), "page": page, "refusal": _as_refusal(refused)}
    return render(request, "desk/importing/row.html", answer, status=422 if request.method == "POST" else 200)


def _as_refusal(refused: Refused | None) -> Refusal | None:
    return Refusal(refused.what, refused.basis, refused.instead or "") if refused else None


@require_safe
@_says_no
def errors(request: HttpRequest, id: UUID) -> HttpResponse:
    """The workbook with the held rows marked."""
    one = _import(request, id)
    made = returning.workbook_to_repair(
        rules.present(), one, language=current(), by=_actor(request), at=moment_of(request)
    )
    return _download(made, f"can-sua-{one.file_name.rsplit('.', 1)[0]}.xlsx", EXCEL)


@require_safe
@_says_no
def file(request: HttpRequest, id: UUID) -> HttpResponse:
    """The file as it was sent."""
    one = _import(request, id)
    return _download(
        returning.file_as_sent(one, by=_actor(request), at=moment_of(request)),
        one.file_name,
        "application/octet-stream",
    )


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{iri_to_uri(name.replace('/', '-').replace(chr(34), ''))}"
    )
    return answer


def _log_rows(request: HttpRequest, one: Import, lines: Iterable[Line]) -> None:
    _log_places(request, one, [line.place for line in lines])


def _log_places(request: HttpRequest, one: Import, places: Iterable[int]) -> None:
    """The rows of a book hold names: who looked at which is logged, one entry a page."""
    seen = [f"row:{one.id}/{place}" for place in places]
    if seen:
        audit.reads(ROWS_SEEN, by=_actor(request), at=moment_of(request), about=[f"import:{one.id}", *seen])
