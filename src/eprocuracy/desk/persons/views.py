"""The page of a person, candidates side by side, and confirming that two are one. Reading is logged."""

from __future__ import annotations

import json
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.records import rules
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Source

from .asking import Known, known
from .candidates import candidates
from .comparing import compare_page
from .joining import acts_that_join
from .pages import person_page

READ = declare("person.read", "Xem trang của một người", "Person read")
JOINED = "joined"


def _known(request: HttpRequest, participant: UUID) -> Known:
    found = known(request.actor, participant)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _log(request: HttpRequest, about: Known, *others: UUID) -> None:
    shown = [f"participant:{one}" for one in sorted({*about.participants, *others})]
    matters = [f"matter:{one}" for one in sorted({place.matter_id for place in about.places})]
    audit.reads(READ, by=request.actor, at=moment_of(request), about=[*shown, *matters])  # type: ignore[attr-defined]


@require_safe
def person(request: HttpRequest, participant: UUID) -> HttpResponse:
    """All that is known of one person in the matters one may see."""
    about = _known(request, participant)
    actor = request.actor  # type: ignore[attr-defined]
    found = candidates(actor, about.said, besides=about.participants)
    _log(request, about, *(one.participant for one in found))
    page = person_page(rules.present().catalogue, actor, about, found)
    just = any(message.extra_tags == JOINED for message in messages.get_messages(request))
    return render(request, "desk/persons/person.html", {"page": page, "just_joined": just})


@require_safe
def compare(request: HttpRequest, participant: UUID) -> HttpResponse:
    """Those who may be the same person, each side by side with this one."""
    return _compare(request, _known(request, participant))


def _compare(request: HttpRequest, about: Known, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = candidates(actor, about.said, besides=about.participants)
    _log(request, about, *(one.participant for one in found))
    page = compare_page(rules.present().catalogue, actor, about, found)
    return render(request, "desk/persons/compare.html", {"page": page, "refusal": refusal}, status=status)


@require_POST
def confirm(request: HttpRequest, participant: UUID) -> HttpResponse:
    """Record that two are one person; taking it back is voiding one of these records."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    about = _known(request, participant)
    try:
        other = _known(request, UUID(str(request.POST["other"])))
        base = UUID(str(request.POST["act_id"]))
        seen = {UUID(family): int(position) for family, position in json.loads(str(request.POST["seen"])).items()}
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError) as problem:
        raise SuspiciousOperation("the form was sent without its ids") from problem
    try:
        acts = acts_that_join(about.places, other.places, by=actor, at=now, base=base)
        record(rules.present(), acts, by=actor, at=now, source=Source.PAGE, seen=seen)
    except Refused as refused:
        refusal = Refusal(refused.what, refused.basis, refused.instead or "")
        return _compare(request, about, refusal, status=409)
    messages.success(request, JOINED, extra_tags=JOINED)
    return HttpResponseRedirect(reverse("desk:person", args=[participant]))
