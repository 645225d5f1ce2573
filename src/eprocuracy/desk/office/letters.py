"""Wanting letters about time limits: each person for themselves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eprocuracy.office.posting import post
from eprocuracy.office.subscribing import choose_letters, subscription_of
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick

from .forms import LettersForm


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """What one wants to be told by letter, and where to."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    if request.method == "POST":
        form = LettersForm(request.POST)
        if form.is_valid():
            choose_letters(**form.cleaned_data, by=actor, at=now)
            messages.success(request, pick("Đã ghi lựa chọn nhận thư.", "Your choice was kept."))
            return HttpResponseRedirect(reverse("desk:letters"))
    else:
        chosen = subscription_of(actor)
        form = LettersForm(
            initial={"address": chosen.address, "morning": chosen.morning, "urgent": chosen.urgent} if chosen else {}
        )
    context = {"form": form, "leaves_the_house": post(DataFolder.of_environment().path) is not None}
    return render(request, "desk/office/letters.html", context, status=422 if form.errors else 200)
