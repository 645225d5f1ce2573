"""Warnings of the log: the list with its rules, one warning with its entries, noting a review, setting a threshold."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit import deeds, pacing, watching
from eprocuracy.audit.models import LogWarning, ReadingHold
from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.forms import REQUIRED, CountField, DayField
from eprocuracy.platform.ui.language import both, say
from eprocuracy.platform.ui.views import refusal_page

from .warning_pages import hold_facts, warning_page, warnings_page


class ReviewForm(forms.Form):
    """What was found."""

    note = forms.CharField(
        label=both("Kết quả xem xét", "What was found"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": REQUIRED},
    )


class LiftForm(forms.Form):
    """Why the person reads on."""

    reason = forms.CharField(
        label=both("Lý do cho mở lại", "Why it is lifted"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": REQUIRED},
    )


class ThresholdForm(forms.Form):
    """From which day which number, and why."""

    rule = forms.ChoiceField(
        label=both("Quy tắc", "Rule"),
        choices=[(code, both(one.title.vi, one.title.en)) for code, one in watching.rules().items()],
    )
    value = CountField(label=both("Ngưỡng mới", "New threshold"))
    from_on = DayField(label=both("Từ ngày", "From the day"))
    reason = forms.CharField(
        label=both("Lý do", "Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": REQUIRED},
    )

    def clean_value(self) -> int:
        value = int(self.cleaned_data["value"])
        if value < 1:
            raise forms.ValidationError(both("Ghi số từ 1 trở lên.", "Enter 1 or more."))
        return value


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _no(request: HttpRequest, unit: str) -> HttpResponse | None:
    """The page that says no to whoever may not see the warnings of an office."""
    decision = may(_actor(request), Deed.WATCH_LOG, About(unit=unit))
    return None if decision.allowed else refusal_page(request, Refused(decision.why), status=403)


@require_safe
def warnings(request: HttpRequest) -> HttpResponse:
    """What reached a threshold in one's offices; that it was read is logged."""
    actor, now = _actor(request), moment_of(request)
    if no := _no(request, actor.unit):
        return no
    audit.record(deeds.LOG_READ, by=actor, at=now, about=[f"unit:{actor.unit}"])
    page = warnings_page(request.GET, actor=actor, today=day_of(now))
    return render(request, "desk/logs/warnings.html", {"page": page, "form": ReviewForm()})


@require_http_methods(["GET", "HEAD", "POST"])
def warning(request: HttpRequest, number: int) -> HttpResponse:
    """One warning with its entries, and noting what was found."""
    actor, now = _actor(request), moment_of(request)
    one = LogWarning.objects.filter(pk=number, rule__in=watching.rules()).first()
    if one is None or _no(request, one.unit):
        raise Http404
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            watching.review(one, unit=one.unit, note=form.cleaned_data["note"], by=actor, at=now)
        except Refused as refused:
            return refusal_page(request, refused, status=403)
        messages.success(request, say(both("Đã ghi kết quả xem xét.", "The review was recorded.")))
        return HttpResponseRedirect(reverse("desk:log_warnings"))
    audit.record(deeds.LOG_READ, by=actor, at=now, about=[f"log_warning:{one.pk}", f"account:{one.account}"])
    context = {"page": warning_page(one, actor=actor), "form": form}
    return render(request, "desk/logs/warning.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, number: int) -> HttpResponse:
    """One person who is held from reading, and letting them read on for a reason."""
    actor, now = _actor(request), moment_of(request)
    one = ReadingHold.objects.filter(pk=number, lift=None, rule__in=watching.rules()).first()
    if one is None or _no(request, one.unit):
        raise Http404
    form = LiftForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            pacing.lift(one, reason=form.cleaned_data["reason"], by=actor, at=now)
        except Refused as refused:
            return refusal_page(request, refused, status=403)
        messages.success(request, say(both("Đã cho mở xem trở lại.", "The hold was lifted.")))
        return HttpResponseRedirect(reverse("desk:log_warnings"))
    audit.record(deeds.LOG_READ, by=actor, at=now, about=[f"reading_hold:{one.pk}", f"account:{one.account}"])
    context = {"facts": hold_facts(one), "form": form}
    return render(request, "desk/logs/hold.html", context, status=422 if form.errors else 200)


@require_POST
def review_all(request: HttpRequest) -> HttpResponse:
    """Note that somebody looked through all warnings of the office."""
    actor, now = _actor(request), moment_of(request)
    if no := _no(request, actor.unit):
        return no
    form = ReviewForm(request.POST)
    if form.is_valid():
        watching.review(None, unit=actor.unit, note=form.cleaned_data["note"], by=actor, at=now)
        messages.success(request, say(both("Đã ghi lần xem xét.", "The review was recorded.")))
        return HttpResponseRedirect(reverse("desk:log_warnings"))
    page = warnings_page(request.GET, actor=actor, today=day_of(now))
    return render(request, "desk/logs/warnings.html", {"page": page, "form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def threshold(request: HttpRequest) -> HttpResponse:
    """Set the office's own threshold from a day on."""
    actor, now = _actor(request), moment_of(request)
    if no := _no(request, actor.unit):
        return no
    form = ThresholdForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        watching.set_threshold(**form.cleaned_data, unit=actor.unit, by=actor, at=now)
        messages.success(request, say(both("Đã đặt ngưỡng.", "The threshold was set.")))
        return HttpResponseRedirect(reverse("desk:log_warnings"))
    return render(request, "desk/logs/threshold.html", {"form": form}, status=422 if form.errors else 200)
