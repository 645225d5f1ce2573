"""Beginning a document of ours from the act form, and writing further versions of it: the same form, the same preview."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from eprocuracy.issuing.drafts import actions
from eprocuracy.issuing.drafts.steps import require_in_place
from eprocuracy.issuing.drafts.words import DraftState, Step
from eprocuracy.issuing.models import Draft
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from ..actform.form import ActForm
from ..matter.place import Ids, Place, form_at
from ..matter.sheet import page_of
from ..matter.writing import NOT_CARRIED, file_of, form_page, ids_of, in_matter, opening
from .finding import back_to, draft_of

KEPT = "draft"  # the tag of the message that says a draft was kept


@require_POST
def begin(request: HttpRequest, matter: UUID, kind: str) -> HttpResponse:
    """What was typed on the act form becomes a draft instead of a record."""
    return _begun(
        request, opening(request, kind) if request.GET.get("tu") else in_matter(request, matter, kind), matter
    )


@require_POST
def begin_alone(request: HttpRequest, kind: str) -> HttpResponse:
    """What was typed on the form of an act that opens a matter out of nothing becomes a draft."""
    return _begun(request, opening(request, kind), None)


def _begun(request: HttpRequest, place: Place, matter: UUID | None) -> HttpResponse:
    ids = ids_of(request, place)
    form = _form(request, place, ids, request.POST)
    if not form.is_valid():
        return form_page(request, place, ids, form, status=422)
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    act = form.act(id=ids.act, matter=ids.matter)
    try:
        typed, stream = typed_in(request.POST), place.home.code if place.home else ""
        draft = actions.begin(act, matter=matter, typed=typed, by=actor, at=now, workstream=stream)
    except Refused as refused:
        refusal = Refusal(refused.what, refused.basis, refused.instead or "")
        return form_page(request, place, ids, form, refusal=refusal, status=409)
    messages.success(request, place.draft, extra_tags=KEPT)
    return HttpResponseRedirect(reverse("desk:draft", args=[draft.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, draft: UUID) -> HttpResponse:
    """A further version of a draft that is not proposed."""
    found = draft_of(request, draft)
    try:
        require_in_place(Step.WRITE, DraftState(found.state))
    except Refused as refused:
        return refusal_page(request, refused, back_to(found))
    place = _place(request, found)
    last = found.versions.get(number=found.version)
    data = request.POST if request.method == "POST" else _told(last.typed)
    ids = Ids(found.pk, found.home, dict(place.about.position) if place.about else {})
    form = _form(request, place, ids, data)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _page(request, found, place, ids, form, status=status)
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    act = form.act(id=found.pk, matter=found.home)
    try:
        actions.write(found.pk, act, typed=typed_in(request.POST), by=actor, at=now, blanks=last.blanks)
    except Refused as refused:
        return refusal_page(request, refused, back_to(found))
    messages.success(request, _kept_as(found), extra_tags=KEPT)
    return HttpResponseRedirect(reverse("desk:draft", args=[found.pk]))


def typed_in(sent: QueryDict) -> list[tuple[str, str]]:
    """Every field of the form as it was typed, without what only carries it."""
    return [(name, str(value)) for name, values in sent.lists() if name not in NOT_CARRIED for value in values]


def _told(typed: list[list[str]]) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, value in typed:
        made.appendlist(name, value)
    return made


def _place(request: HttpRequest, draft: Draft) -> Place:
    catalogue = rules.present().catalogue
    kind, home = catalogue.kinds[draft.kind], catalogue.home.get(draft.kind)
    if draft.matter_id is None:
        return Place(kind, home)
    file = file_of(request, draft.matter_id)
    return Place(kind, home, origin=file) if draft.home != draft.matter_id else Place(kind, home, file)


def _form(request: HttpRequest, place: Place, ids: Ids, data: QueryDict) -> ActForm:
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    return form_at(place, ids, rules.present().catalogue, actor, day_of(now), data)


def _kept_as(draft: Draft) -> str:
    """Under which name what is typed here is kept in the browser."""
    return f"draft:{draft.pk}"


def _page(
    request: HttpRequest, draft: Draft, place: Place, ids: Ids, form: ActForm, *, status: int = 200
) -> HttpResponse:
    page = page_of(place, ids, ())
    kind = place.kind
    page = replace(
        page,
        title=Label(f"Sửa dự thảo: {kind.label.vi}", f"Change the draft: {kind.label.en}"),
        action=reverse("desk:draft_edit", args=[draft.pk]),
        back=reverse("desk:draft", args=[draft.pk]),
        draft=_kept_as(draft),
        drafts_at="",
        keeps_draft=True,
    )
    return render(request, "desk/matter/act_form.html", {"page": page, "form": form, "same": ()}, status=status)
