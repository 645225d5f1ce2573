"""The views that write: an act in a matter, an act that opens one, a correction, a voiding. Preview and record are the same code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed as Power
from eprocuracy.issuing.drafts.opening import why_not_open
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current
from eprocuracy.platform.ui.parts import Conflict, Deed, Fact, Link, Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules
from eprocuracy.records.models import ActRow, Matter
from eprocuracy.records.permitting import about_of
from eprocuracy.records.recording import Moved, what_if
from eprocuracy.records.recording import record as record_acts
from eprocuracy.workstreams.acts import Act, Source

from ..actform.consequences import Consequences, consequences
from ..actform.form import ActForm
from ..addresses import matter_address
from ..persons.offering import Offer, acts_with, offers
from .blocking import Waiting, waits_for
from .conflict import conflict_of
from .doubles import doubles_of
from .file import File, open_file
from .history import chain_of
from .offered import kinds_beside
from .place import Ids, Place, form_at
from .sheet import page_of
from .telling import facts_of, labels_of
from .views import RECORDED

EDIT, REVIEW, RECORD = "edit", "review", "record"
NOT_CARRIED = frozenset({"csrfmiddlewaretoken", "step", "act_id", "matter_id", "seen", "same"})


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be recorded and what would follow."""

    facts: Sequence[Fact] = ()
    follows: Consequences | None = None
    missing: Sequence[Label] = ()
    doubles: Sequence[Link] = ()  # what may be the same thing, already recorded
    waits: Waiting | None = None  # what would have to be there before it could be issued


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, matter: UUID, kind: str) -> HttpResponse:
    """Write an act in a matter: fill, look at what follows, record."""
    return _act(request, in_matter(request, matter, kind))


@require_POST
def preview(request: HttpRequest, matter: UUID, kind: str) -> HttpResponse:
    """What the act would change, while it is being typed."""
    return _preview(request, in_matter(request, matter, kind))


@require_http_methods(["GET", "POST"])
def open_new(request: HttpRequest, kind: str) -> HttpResponse:
    """Write an act that opens a matter, out of another one where `?tu=` names it."""
    return _act(request, opening(request, kind))


@require_POST
def preview_new(request: HttpRequest, kind: str) -> HttpResponse:
    """What the opening act would start, while it is being typed."""
    return _preview(request, opening(request, kind))


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, matter: UUID, act: UUID) -> HttpResponse:
    """Mend a record: the same form, with a reason; the old record stays visible."""
    place = _mending(request, matter, act)
    if place is None:
        return HttpResponseRedirect(reverse("desk:act", args=[matter, act]))
    return _act(request, place)


@require_POST
def preview_correct(request: HttpRequest, matter: UUID, act: UUID) -> HttpResponse:
    """What the correction would change, while it is being typed."""
    place = _mending(request, matter, act)
    if place is None:
        raise Http404
    return _preview(request, place)


def in_matter(request: HttpRequest, matter: UUID, kind: str) -> Place:
    file = file_of(request, matter)
    catalogue = rules.present().catalogue
    known = catalogue.kinds.get(kind)
    home = catalogue.home.get(kind)
    if known is None or (home is not file.stream if home else known not in kinds_beside(file)):
        raise Http404
    return Place(known, home, file)


def opening(request: HttpRequest, kind: str) -> Place:
    catalogue = rules.present().catalogue
    known = catalogue.kinds.get(kind)
    if known is None or not known.opens:
        raise Http404
    origin = None
    if request.GET.get("tu"):
        try:
            origin = file_of(request, UUID(request.GET["tu"]))
        except ValueError:
            raise Http404 from None
    home, actor = catalogue.home[kind], request.actor  # type: ignore[attr-defined]
    alone = origin is None and why_not_open(actor, known, unit=actor.unit, workstream=home.code) is None
    return Place(known, home, origin=origin, may_open=alone)


def _mending(request: HttpRequest, matter: UUID, act: UUID) -> Place | None:
    """The place of a correction; None when the record has been replaced meanwhile."""
    file = file_of(request, matter)
    chain = chain_of([one for one in file.acts if one.matter == matter], act)
    if chain is None:
        raise Http404
    if request.method == "GET" and act not in (chain.act.id, chain.last.id):
        return None
    # a form that was open while somebody else mended the record still names the old one: the door says so
    replaces = act if request.method == "POST" else chain.last.id
    kind = type(chain.act)
    return Place(kind, rules.present().catalogue.home.get(kind.kind), file, mends=chain.act, replaces=replaces)


def file_of(request: HttpRequest, matter: UUID) -> File:
    actor = request.actor  # type: ignore[attr-defined]
    file = open_file(rules.present(), actor, matter, at=moment_of(request), quiet=request.method == "POST")
    if file is None:
        raise Http404
    return file


def _act(request: HttpRequest, place: Place) -> HttpResponse:
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    catalogue = rules.present().catalogue
    refused = may_not(request, place)
    if refused is not None:
        return refused
    if request.method == "GET":
        ids = Ids.fresh(place.file, place.origin)
        return form_page(request, place, ids, form_at(place, ids, catalogue, actor, day_of(now)))
    ids = ids_of(request, place)
    form = form_at(place, ids, catalogue, actor, day_of(now), request.POST)
    step = request.POST.get("step", REVIEW).partition(":")[0]  # `edit:verdicts:25` leads to a page of a list
    if not form.is_valid():
        return form_page(request, place, ids, form, status=422)
    if step == EDIT:
        return form_page(request, place, ids, form)
    act = form.act(id=ids.act, matter=ids.matter)
    if step != RECORD:
        return _review(request, place, ids, form, act)
    return _recorded(request, place, ids, form, act)


def ids_of(request: HttpRequest, place: Place) -> Ids:
    """The ids that the form brought back. A new matter is new, or it was opened by this very act a moment ago."""
    ids = Ids.read(request.POST, place.file)
    taken = place.file is None and Matter.objects.filter(id=ids.matter).exists()
    if taken and not ActRow.objects.filter(id=ids.act, matter=ids.matter).exists():
        raise SuspiciousOperation("a new matter with the id of another one")
    return ids


def _recorded(request: HttpRequest, place: Place, ids: Ids, form: ActForm, act: Act) -> HttpResponse:
    """Record; whatever the door answers, no word that was typed is lost."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    try:
        acts = acts_with(act, request.POST.getlist("same"), by=actor, at=now)
        record_acts(rules.present(), acts, by=actor, at=now, source=Source.PAGE, seen=ids.seen)
    except Moved as moved:
        source = place.about
        if source is None:
            raise
        now_there = file_of(request, source.id)
        told = conflict_of(rules.present(), now_there, ids.seen, moved)
        anew = Ids(ids.act, ids.matter, dict(now_there.position))
        return form_page(request, _as_it_is_now(place, now_there), anew, form, conflict=told, status=409)
    except Refused as refused:
        if refused.field in form.fields:
            form.add_error(refused.field, refused.say(current()))
            return form_page(request, place, ids, form, status=422)
        refusal = Refusal(refused.what, refused.basis, refused.instead or "")
        return form_page(request, place, ids, form, refusal=refusal, status=409)
    messages.success(request, f"{act.id} {place.draft}", extra_tags=RECORDED)
    return HttpResponseRedirect(matter_address(act.matter))


def _as_it_is_now(place: Place, file: File) -> Place:
    """The same place after somebody else wrote: a correction now mends what stands there now."""
    if place.mends is None:
        return place
    chain = chain_of(file.acts, place.mends.id)
    return replace(place, file=file, replaces=chain.last.id if chain else place.replaces)


def _preview(request: HttpRequest, place: Place) -> HttpResponse:
    """The fragment beside the form; what cannot be read yet is said, not guessed."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    ids = ids_of(request, place)
    form = form_at(place, ids, rules.present().catalogue, actor, day_of(now), request.POST)
    valid = form.is_valid()
    if not valid:
        form.errors.pop("reason", None)  # the reason changes nothing of what follows
        valid = not form.errors
    told = _told(actor, place, form, form.act(id=ids.act, matter=ids.matter), now) if valid else None
    persons = _offered(request, place, form)
    return render(request, "desk/matter/_consequences.html", {"told": told, "form": form, "persons": persons})


def _offered(request: HttpRequest, place: Place, form: ActForm) -> list[Offer]:
    """Who may be meant by the persons typed so far; those of this matter are offered as boxes to tick already."""
    besides = {track.participant for track in place.about.projected.tracks} if place.about else set()
    actor, ticked = request.actor, request.POST.getlist("same")  # type: ignore[attr-defined]
    return offers(rules.present().catalogue, actor, form.persons(), besides=besides, ticked=ticked)


def _told(actor: Actor, place: Place, form: ActForm, act: Act, now: datetime) -> Preview:
    before, after = what_if(rules.present(), [act], at=now)
    file = place.about
    names = {**(file.names if file else {}), **{one.participant: one.name for one in act.people}}
    labels = {one.name: one.label for one in act.content}
    words = {code: str(name) for code, name in (*form.setting.units, *form.setting.staff)} | (
        file.words if file else {}
    )
    return Preview(
        facts_of(act, names, words, labels_of(file) if file else None),
        consequences(rules.present().catalogue, before, after, names),
        [labels[name] for name in form.missing()],
        doubles_of(rules.present().catalogue, actor, act),
        waits_for(rules.present().catalogue, place.file, place.kind) if place.file and place.mends is None else None,
    )


def _review(request: HttpRequest, place: Place, ids: Ids, form: ActForm, act: Act) -> HttpResponse:
    told = _told(request.actor, place, form, act, moment_of(request))  # type: ignore[attr-defined]
    carried = [(name, value) for name, values in request.POST.lists() if name not in NOT_CARRIED for value in values]
    page = page_of(place, Ids(ids.act, ids.matter, ids.seen), carried)
    answer = {"page": page, "told": told, "persons": _offered(request, place, form)}
    return render(request, "desk/matter/review.html", answer)


def form_page(
    request: HttpRequest,
    place: Place,
    ids: Ids,
    form: ActForm,
    *,
    refusal: Refusal | None = None,
    conflict: Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    page = page_of(place, ids, (), refusal=refusal, conflict=conflict)
    answer = {"page": page, "form": form, "same": request.POST.getlist("same")}
    return render(request, "desk/matter/act_form.html", answer, status=status)


def may_not(request: HttpRequest, place: Place) -> HttpResponse | None:
    """A page that says why, before anybody types what could not be recorded."""
    actor = request.actor  # type: ignore[attr-defined]
    if (
        place.file is not None
        and place.mends
        and any(one.participant in place.file.veils.words for one in place.mends.people)
    ):
        decision = may(
            actor, Power.KNOW_NAMES, about_of(place.file.row)
        )  # who does not see a name does not write over it
    elif place.file is not None:
        decision = place.file.may_write(place.kind)
    else:
        decision = may(actor, Power.RECORD, About(unit=actor.unit, workstream=place.home.code if place.home else ""))
    if decision.allowed:
        return None
    back = Deed(Label("Về trang trước", "Back"), matter_address(place.about.id) if place.about else "/")
    return refusal_page(request, Refused(decision.why), back, status=403)
