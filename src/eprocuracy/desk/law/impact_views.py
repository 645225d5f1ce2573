"""Trying an amended law: the file, how far the background has come, the list and its sheet."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.sheets import XLSX, Sheet, write_sheet
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.policy import About, may, visible_units
from eprocuracy.identity.powers import Deed as Power
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office import law
from eprocuracy.office.law_models import LawTrial, LawTrialMove
from eprocuracy.office.words import TrialState
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both
from eprocuracy.platform.ui.parts import Deed, Progress
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules
from eprocuracy.records.queries import among_visible

from ..addresses import matter_address
from ..deadlines import why_of
from .impact import MOST, earlier, in_order, title_of, told_of, trial_page
from .moved import SHEET_COLUMNS, sheet_row
from .trying import EXPORTED

MOST_BYTES = 300_000
LISTED = declare("law.impact_listed", "Xem vụ việc đổi theo luật sửa đổi", "Matters moved by an amended law viewed")
COMPUTING = Label("Đang tính lại theo luật sửa đổi", "Computing under the amended law")


class ChangeForm(forms.Form):
    """A file of changes, or its text."""

    file = forms.FileField(
        required=False,
        label=both("Tệp thay đổi (YAML)", "File of changes (YAML)"),
        widget=forms.ClearableFileInput(attrs={"kind": "upload", "accept": ".yaml,.yml,.txt"}),
    )
    text = forms.CharField(
        required=False,
        max_length=MOST_BYTES,
        label=both("hoặc nội dung thay đổi", "or its text"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("file") and not cleaned.get("text"):
            self.add_error("file", both("Chọn tệp hoặc dán nội dung thay đổi.", "Choose a file or paste the text."))
        elif cleaned.get("file") and cleaned["file"].size > MOST_BYTES:
            self.add_error(
                "file", both("Tệp lớn quá 300 KB, không phải tệp thay đổi.", "The file is larger than 300 KB.")
            )
        return cleaned


def actor_of(request: HttpRequest) -> Actor:
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def may_try(actor: Actor) -> bool:
    """Whether the person may try an amended law at all."""
    return may(actor, Power.TRY_LAW, About(unit=actor.unit)).allowed


@require_http_methods(["GET", "HEAD", "POST"])
def trials(request: HttpRequest) -> HttpResponse:
    """The form for a change, and what was tried before."""
    actor = actor_of(request)
    decision = may(actor, Power.TRY_LAW, About(unit=actor.unit))
    if not decision.allowed:
        return refusal_page(
            request, Refused(decision.why), Deed(Label("Về trang Pháp luật", "Back to the law"), reverse("desk:law"))
        )
    form = ChangeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            content = sent.read().decode("utf-8-sig") if sent else form.cleaned_data["text"]
            one = law.begin_trial(
                rules.present(),
                content,
                file_name=sent.name if sent else "",
                units=visible_units(actor),
                by=actor,
                at=moment_of(request),
            )
        except UnicodeDecodeError:
            form.add_error("file", both("Tệp không phải văn bản UTF-8.", "The file is not UTF-8 text."))
        except Refused as refused:
            form.add_error("file" if sent else "text", both(refused.say("vi"), refused.say("en")))
        else:
            return redirect("desk:law_trial", one.id)
    context = {"form": form, "earlier": earlier(actor)}
    return render(request, "desk/law/trials.html", context, status=422 if form.errors else 200)


@require_safe
def trial(request: HttpRequest, id: UUID) -> HttpResponse:
    """How far a trial is; once it is done, what would move."""
    one = _trial_for(request, id)
    if one.state == TrialState.AT_WORK.value:
        return render(request, "desk/law/trial_work.html", {"title": title_of(one), **_work(one)})
    page = trial_page(rules.present(), one, request.GET, actor=actor_of(request))
    about = [f"participant:{who}" for who in page.participants]
    audit.reads(LISTED, by=actor_of(request), at=moment_of(request), about=about)
    return render(request, "desk/law/trial.html", {"page": page, "id": one.id})


@require_safe
def progress(request: HttpRequest, id: UUID) -> HttpResponse:
    """How far the background has come; the page of the trial when it is done."""
    return _how_far(request, _trial_for(request, id))


@require_POST
def go_on(request: HttpRequest, id: UUID) -> HttpResponse:
    """The next families where no background lives: one step for a page that asks again, all for one that does not."""
    one = _trial_for(request, id)
    amendment = law.amendment_of(rules.present(), one)
    while one.state == TrialState.AT_WORK.value:
        one = law.go_on(amendment, one.id, at=moment_of(request))
        if request.htmx:  # type: ignore[attr-defined]
            break
    return _how_far(request, one)


@asks_again(when=always)
@require_safe
def sheet(request: HttpRequest, id: UUID) -> HttpResponse:
    """The list as it is filtered, as an Excel file."""
    actor, now = actor_of(request), moment_of(request)
    one = _trial_for(request, id)
    found = among_visible(LawTrialMove.objects.filter(trial=one), actor)
    if kinds := request.GET.getlist("loai"):
        found = found.filter(kind__in=kinds)
    lines = told_of(rules.present(), in_order(found)[:MOST])
    about = [f"participant:{line.participant}" for line in lines if line.participant]
    audit.record(EXPORTED, by=actor, at=now, about=[f"unit:{actor.unit}", *about], detail={"lines": len(lines)})
    made = Sheet(
        code="TDL",
        office=label_of(actor.unit).vi,
        label=f"Vụ việc thay đổi theo: {title_of(one).vi}",
        period=f"Tính lúc {one.at:%H:%M} ngày {one.at:%d/%m/%Y}",
        titles=tuple(SHEET_COLUMNS),
        rows=tuple(sheet_row(line) for line in lines),
    )
    held = BytesIO()
    write_sheet(made, held)
    answer = HttpResponse(held.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="luat-sua-doi-{day_of(now):%Y-%m-%d}.xlsx"'
    return answer


@require_safe
def why(request: HttpRequest, id: UUID, move: int) -> HttpResponse:
    """How both ends of one line were counted, under the present law and under the amended one."""
    one = _trial_for(request, id)
    found = among_visible(LawTrialMove.objects.filter(trial=one, pk=move), actor_of(request))
    line = next(iter(told_of(rules.present(), found)), None)
    if line is None:
        raise Http404
    row = found.get()
    about = [f"participant:{line.participant}"] if line.participant else []
    audit.reads(LISTED, by=actor_of(request), at=moment_of(request), about=about)
    answers = [law.answer_of(stored) for stored in (row.before, row.after)]
    told = [why_of(answer) if not isinstance(answer, Label) else None for answer in answers]
    context = {"id": one.id, "title": title_of(one), "line": line, "before": told[0], "after": told[1]}
    return render(request, "desk/law/trial_why.html", {**context, "matter": matter_address(line.matter)})


@require_safe
def content(request: HttpRequest, id: UUID) -> HttpResponse:
    """The file of changes as it was sent."""
    one = _trial_for(request, id)
    answer = HttpResponse(one.content, content_type="text/yaml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="thay-doi.yaml"'
    return answer


def _trial_for(request: HttpRequest, id: UUID) -> LawTrial:
    """The trial, for those of its office who may try; others do not learn that it is there."""
    actor = actor_of(request)
    one = law.trials().filter(id=id, unit=actor.unit).first()
    if one is None or not may_try(actor):
        raise Http404
    return one


def _how_far(request: HttpRequest, one: LawTrial) -> HttpResponse:
    htmx = bool(request.htmx)  # type: ignore[attr-defined]
    if htmx and one.state == TrialState.AT_WORK.value:
        return render(request, "desk/law/_trial_work.html", _work(one))
    here = reverse("desk:law_trial", args=[one.id])
    return HttpResponseClientRedirect(here) if htmx else HttpResponseRedirect(here)


def _work(one: LawTrial) -> dict[str, Any]:
    return {
        "id": one.id,
        "progress": Progress(COMPUTING, one.done, one.reached),  # type: ignore[attr-defined]
        "in_background": law.is_in_background(one),
    }
