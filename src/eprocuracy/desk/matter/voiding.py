"""Voiding a record: saying, with a reason, that what it records never happened."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eprocuracy.kernel.moments import When, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both
from eprocuracy.platform.ui.parts import Deed, Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules
from eprocuracy.records.recording import Moved, what_if
from eprocuracy.records.recording import record as record_acts
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.house_acts import RecordVoided

from ..actform.consequences import consequences
from ..addresses import matter_address
from .conflict import conflict_of
from .file import File, open_file
from .history import chain_of
from .naming import heading_of
from .place import Ids
from .telling import facts_of, labels_of
from .views import RECORDED


class VoidForm(forms.Form):
    """Only why."""

    reason = forms.CharField(
        label=both("Vì sao bản ghi này sai", "Why this record is wrong"),
        help_text=both(
            "Ví dụ: ghi nhầm sang vụ khác; ghi hai lần cùng một văn bản",
            "For example: written into the wrong case; the same paper recorded twice",
        ),
        max_length=1000,
        error_messages={"required": both("Còn thiếu lý do.", "The reason is missing.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, matter: UUID, act: UUID) -> HttpResponse:
    """Show what would change if the act had never been; void it once there is a reason."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    file = open_file(rules.present(), actor, matter, at=now, quiet=request.method == "POST")
    chain = chain_of([one for one in file.acts if one.matter == matter], act) if file else None
    if file is None or chain is None:
        raise Http404
    if chain.voided_by is not None or chain.act.id != act:
        return HttpResponseRedirect(reverse("desk:act", args=[matter, chain.act.id]))
    decision = file.may_write(type(chain.act))
    if not decision.allowed:
        back = Deed(Label("Về bản ghi", "Back to the record"), reverse("desk:act", args=[matter, act]))
        return refusal_page(request, Refused(decision.why), back, status=403)
    form = VoidForm(request.POST or None)
    ids = Ids.fresh(file, None) if request.method == "GET" else Ids.read(request.POST, file)
    if request.method == "POST" and form.is_valid():
        voided = _candidate(file, chain.act, ids, form.cleaned_data["reason"], When.on(day_of(now)))
        try:
            record_acts(rules.present(), [voided], by=actor, at=now, source=Source.PAGE, seen=ids.seen)
        except Moved as moved:
            anew = Ids(ids.act, ids.matter, dict(file.position))
            told = conflict_of(rules.present(), file, ids.seen, moved)
            return _page(request, file, chain.act, form, anew, When.on(day_of(now)), conflict=told, status=409)
        except Refused as refused:
            refusal = Refusal(refused.what, refused.basis, refused.instead or "")
            return _page(request, file, chain.act, form, ids, When.on(day_of(now)), refusal=refusal, status=409)
        messages.success(request, f"{voided.id} {draft_of(file, act)}", extra_tags=RECORDED)
        return HttpResponseRedirect(matter_address(matter))
    return _page(request, file, chain.act, form, ids, When.on(day_of(now)), status=422 if form.errors else 200)


def draft_of(file: File, act: UUID) -> str:
    """Under which name the reason is kept in the browser while it is typed."""
    return f"act:{file.id}:record.voided:{act}"


def _candidate(file: File, act: Act, ids: Ids, reason: str, on: When) -> Act:
    return RecordVoided(id=ids.act, matter=file.id, occurred=on, supersedes=act.id, reason=reason)


def _page(
    request: HttpRequest, file: File, act: Act, form: VoidForm, ids: Ids, on: When, *, status: int, **more: object
) -> HttpResponse:
    before, after = what_if(rules.present(), [_candidate(file, act, ids, "…", on)], at=moment_of(request))
    page = {
        "title": act.label,
        "heading": heading_of(file),
        "facts": facts_of(act, file.names, file.words, labels_of(file), file.veils.words),
        "follows": consequences(rules.present().catalogue, before, after, file.names),
        "hidden": ids.hidden(),
        "back": reverse("desk:act", args=[file.id, act.id]),
        "draft": draft_of(file, act.id),
        **more,
    }
    return render(request, "desk/matter/void.html", {"page": page, "form": form}, status=status)
