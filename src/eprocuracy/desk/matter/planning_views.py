"""Trying what comes next in a matter: add a step, take one away, and record the first. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.parts import Deed
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from ..actform.form import ActForm
from ..addresses import matter_address
from .file import open_file
from .naming import heading_of
from .planning import MOST, Plan, Planned, fresh, kind_of, kinds, plan, read_chain, step_form, written
from .writing import EDIT, NOT_CARRIED

OF_THE_CHAIN = NOT_CARRIED | {"chain", "do", "kind"}


@require_http_methods(["GET", "HEAD", "POST"])
def planning(request: HttpRequest, matter: UUID) -> HttpResponse:
    """The chain of plans of a matter, and the form of the step that is being added."""
    present, actor, now = rules.present(), request.actor, moment_of(request)  # type: ignore[attr-defined]
    file = open_file(present, actor, matter, at=now, quiet=request.method == "POST")
    if file is None:
        raise Http404
    if not file.may_record.allowed:
        back = Deed(Label("Về vụ việc", "Back to the matter"), matter_address(matter))
        return refusal_page(request, Refused(file.may_record.why), back, status=403)
    chain: Sequence[Planned] = read_chain(request.POST) if request.method == "POST" else ()
    do, _, which = request.POST.get("do", "").partition(":")
    if do == "drop" and which.isdecimal():
        chain = [one for number, one in enumerate(chain, start=1) if number != int(which)]
    made = plan(present, file, chain, actor=actor, at=now)
    lost = len(chain) - len(made.chain)
    again = request.POST.get("step", "").partition(":")[0] == EDIT  # a further line, another page of a list
    kind = kind_of(present, made.file, request.POST.get("kind", "")) if again or do in ("choose", "add") else None
    if kind is None or len(made.chain) >= MOST:
        return _page(request, made, lost=lost)
    if do == "choose":
        return _page(request, made, lost=lost, form=step_form(present, made.file, kind, fresh(), actor=actor, at=now))
    act = _id_of(request)
    form = step_form(present, made.file, kind, act, actor=actor, at=now, data=request.POST)
    if not form.is_valid() or again:
        return _page(request, made, lost=lost, form=form, act=act, status=200 if again else 422)
    typed = [(name, value) for name, values in request.POST.lists() if name not in OF_THE_CHAIN for value in values]
    made = plan(present, file, [*made.chain, Planned(kind.kind, act, tuple(typed))], actor=actor, at=now)
    return _page(request, made, lost=lost)


def _id_of(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("act_id", ""))
    except ValueError:
        return fresh()


def _page(
    request: HttpRequest,
    made: Plan,
    *,
    lost: int = 0,
    form: ActForm | None = None,
    act: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "matter": made.file.id,
        "heading": heading_of(made.file),
        "back": matter_address(made.file.id),
        "action": reverse("desk:planning", args=[made.file.id]),
        "steps": made.steps,
        "chain": written(made.chain),
        "lost": lost,
        "form": form,
        "kind": form.kind.kind if form else "",  # a class in a template would be called
        "label": form.kind.label if form else "",
        "act": act or fresh(),
        "kinds": kinds(made.file) if len(made.chain) < MOST else (),
        "stage": made.file.state.stage if made.file.state else None,
    }
    return render(request, "desk/matter/planning.html", context, status=status)
