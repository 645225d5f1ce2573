"""Showing findings that wait for a decision, and recording the decision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.forms import REQUIRED
from eprocuracy.platform.ui.language import both, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.records import rules

from .deciding import NEXT, Decision, Picked
from .deciding import decide as record_decision
from .pages import waiting_page

LISTED = declare("findings.listed", "Xem phát hiện chờ xử lý có tên người", "Findings to decide on viewed")
SAYS = frozenset({Decision.REMIND, Decision.DISMISS})  # decisions that end with what is said here


class DecisionForm(forms.Form):
    """What is to become of the ticked findings."""

    decision = forms.ChoiceField(
        label=both("Xử lý các phát hiện đã chọn", "What to do about the findings chosen"),
        choices=[(one.value, both(one.label.vi, one.label.en)) for one in Decision],
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": REQUIRED},
    )
    said = forms.CharField(
        required=False,
        max_length=1000,
        label=both("Nội dung nhắc nhở, hoặc lý do không xử lý", "What is said, or why nothing is done"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def picked(self) -> list[Picked]:
        """The ticked rows; what is not one of ours is left out."""
        sent = self.data.getlist("item") if hasattr(self.data, "getlist") else []
        return [one for text in sent if (one := Picked.read(text))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.picked:
            self.add_error(None, both("Chưa chọn phát hiện nào. Đánh dấu ít nhất một dòng.", "Tick at least one row."))
        if cleaned.get("decision") in {one.value for one in SAYS} and not cleaned.get("said"):
            self.add_error("said", REQUIRED)
        return cleaned


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The findings that nobody has decided on."""
    return _shown(request)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Record what becomes of the ticked findings; a recommendation or protest is written next, filled with them."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _shown(request, form=form)
    decision = Decision(form.cleaned_data["decision"])
    said = form.cleaned_data["said"]
    try:
        thread = record_decision(rules.present(), form.picked, decision, said, by=actor, on=day_of(now), at=now)
    except Refused as refused:
        return _shown(request, form=form, refused=refused)
    if decision in NEXT:
        return HttpResponseRedirect(reverse("desk:record", args=[thread, NEXT[decision]]))
    count = len(form.picked)
    messages.success(request, pick(f"Đã ghi xử lý {count} phát hiện.", f"The decision on {count} was recorded."))
    return HttpResponseRedirect(f"{reverse('desk:violations')}?{request.GET.urlencode()}")


def _shown(request: HttpRequest, *, form: DecisionForm | None = None, refused: Refused | None = None) -> HttpResponse:
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    ticked = frozenset(form.picked) if form else frozenset()
    page = waiting_page(rules.present().catalogue, request.GET, actor=actor, now=now, ticked=ticked)
    form = form or DecisionForm()
    audit.reads(LISTED, by=actor, at=now, about=[f"participant:{one}" for one in page.participants])
    context: dict[str, Any] = {"page": page, "form": form, "query": request.GET.urlencode()}
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/violations/violations.html", context, status=status)
