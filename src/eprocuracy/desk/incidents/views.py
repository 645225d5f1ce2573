"""Incidents: listed, recorded, notices given and drafted, closed."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eprocuracy.assurance.incidents import register
from eprocuracy.assurance.incidents.duties import rules
from eprocuracy.assurance.incidents.register import Told
from eprocuracy.assurance.incidents.words import READ, Kind, Mark
from eprocuracy.assurance.models import Incident
from eprocuracy.audit import actions as audit
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page

from ..controls.views import ASK, NOT_YOURS, may_read
from ..papers.views import answer_standing
from . import papers
from .forms import ClosingForm, IncidentForm, MarksForm, NoticeForm


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _of(incident: int) -> Told:
    row = Incident.objects.filter(pk=incident).first()
    if row is None:
        raise Http404
    return register.told([row])[0]


def for_readers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for those who may see how it stands with the controls: administrators, chiefs and deputies."""

    def shown(request: HttpRequest, *parts: object, **named: object) -> HttpResponse:
        if not may_read(_actor(request)):
            return refusal_page(request, Refused(NOT_YOURS, ASK))
        return view(request, *parts, **named)

    return shown


@require_safe
@for_readers
def listed(request: HttpRequest) -> HttpResponse:
    """All incidents, what is overdue, what counts as one, and by which channel one talks about it."""
    at = moment_of(request)
    audit.record(READ, by=_actor(request), at=at)
    page = {"every": [(one, _next(one)) for one in register.every()], "thresholds": rules().thresholds, "at": at}
    return render(request, "desk/incidents/list.html", {**page, "channel": settings.INCIDENT_CHANNEL})


def _next(one: Told) -> object:
    return min(one.missing, key=lambda step: step.due, default=None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
def add(request: HttpRequest) -> HttpResponse:
    """Record an incident."""
    form = IncidentForm(request.POST or None, initial={"time": moment_of(request)})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            made = register.open_incident(
                kind=Kind(given["kind"]),
                summary=given["summary"],
                noticed_at=form.moment(),
                noticed_by=given["noticed_by"],
                marks=[Mark(one) for one in given["marks"]],
                by=_actor(request),
                at=moment_of(request),
            )
        except Refused as refused:
            return _form(request, form, refused)
        return HttpResponseRedirect(reverse("desk:incident", args=[made.pk]))
    return _form(request, form)


def _form(request: HttpRequest, form: IncidentForm, refused: Refused | None = None) -> HttpResponse:
    refusal = Refusal(refused.what, refused.basis, refused.instead or "") if refused else None
    status = 409 if refused else 422 if form.errors else 200
    return render(
        request,
        "desk/incidents/add.html",
        {"form": form, "refusal": refusal, "thresholds": rules().thresholds},
        status=status,
    )


@require_safe
@for_readers
def shown(request: HttpRequest, incident: int) -> HttpResponse:
    """One incident."""
    audit.record(READ, by=_actor(request), at=moment_of(request), about=[f"incident:{incident}"])
    return _page(request, _of(incident))


def _page(request: HttpRequest, one: Told, refused: Refused | None = None, **forms: object) -> HttpResponse:
    at = moment_of(request)
    told = {
        "one": one,
        "steps": [(step, step.overdue(at)) for step in one.steps],
        "marks": MarksForm(one.marks) if len(one.marks) < len(Mark) else None,
        "notice": NoticeForm(initial={"time": at}),
        "closing": ClosingForm(),
        "until": papers.kept_until(one.closing.at) if one.closing else None,
        "refusal": Refusal(refused.what, refused.basis, refused.instead or "") if refused else None,
        **forms,
    }
    return render(request, "desk/incidents/incident.html", told, status=409 if refused else 422 if forms else 200)


@require_POST
@for_readers
def mark(request: HttpRequest, incident: int) -> HttpResponse:
    """Add what became known."""
    one = _of(incident)
    form = MarksForm(one.marks, request.POST)
    if not form.is_valid():
        return _page(request, one, marks=form)
    marks = [Mark(each) for each in form.cleaned_data["marks"]]
    return _done(request, one, lambda: register.add_marks(one.row, marks, by=_actor(request), at=moment_of(request)))


@require_POST
@for_readers
def give(request: HttpRequest, incident: int) -> HttpResponse:
    """Say that a notice was given; which one is a field of the form."""
    one = _of(incident)
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return _page(request, one, notice=form)
    duty, note = request.POST.get("duty", ""), form.cleaned_data["note"]
    by, at = _actor(request), moment_of(request)
    return _done(
        request, one, lambda: register.give_notice(one.row, duty, given_at=form.moment(), note=note, by=by, at=at)
    )


@require_POST
@for_readers
def close(request: HttpRequest, incident: int) -> HttpResponse:
    """The report afterwards."""
    one = _of(incident)
    form = ClosingForm(request.POST)
    if not form.is_valid():
        return _page(request, one, closing=form)
    by, at = _actor(request), moment_of(request)
    return _done(request, one, lambda: register.close(one.row, **form.cleaned_data, by=by, at=at))


def _done(request: HttpRequest, one: Told, deed: Callable[[], None]) -> HttpResponse:
    try:
        deed()
    except Refused as refused:
        return _page(request, one, refused)
    messages.success(request, pick("Đã ghi.", "Recorded."))
    return HttpResponseRedirect(reverse("desk:incident", args=[one.row.pk]))


@require_safe
@for_readers
def paper(request: HttpRequest, incident: int, duty: str, way: str) -> HttpResponse:
    """The draft of a notice, or the report of a closed incident."""
    one = _of(incident)
    step = next((each for each in one.steps if each.duty.code == duty), None)
    if step is None and not (duty == "report" and one.closing):
        raise Http404
    title, blocks = papers.notice(one, step, current()) if step else papers.report(one, current())
    return answer_standing(request, title, blocks, way=way, name=f"su-co-{incident}", about=[f"incident:{incident}"])
