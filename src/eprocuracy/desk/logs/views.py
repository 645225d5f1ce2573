"""Showing the log of a matter, of a person and of one's own account; as a sheet; and the receipt of one entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit import deeds
from eprocuracy.audit.exporting import receipt_package
from eprocuracy.audit.reading import Asked, Line, of_account, of_things, tallies
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.policy import Decision
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.parts import Link, Text
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules
from eprocuracy.records.queries import matters_visible_to

from ..addresses import matter_address
from ..matter.file import open_file
from ..matter.naming import called
from ..matter.pages import LOG, Top, top_of
from ..persons.asking import known
from ..persons.pages import title_of
from . import things
from .pages import Wanted, log_page
from .sheets import MOST, sheet_answer

PENDING = Label(
    "Dòng này chưa nằm dưới điểm chốt nào. Biên nhận có sau khoảng nửa phút.",
    "The entry is not under a checkpoint yet. Its receipt is there in about half a minute.",
)


@dataclass(frozen=True, slots=True)
class Source:
    """Whose or what log: how its lines are asked for, under which name its reading is logged, where its pages are."""

    read: Callable[[Asked], list[Line]]
    about: str
    heading: Text
    address: str
    things: Sequence[str] = ()

    def receipt(self, entry: int) -> str:
        return f"{self.address}{entry}/bien-nhan/"


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _refused(request: HttpRequest, decision: Decision) -> HttpResponse:
    return refusal_page(request, Refused(decision.why), status=403)


def _of_matter(request: HttpRequest, matter: UUID) -> tuple[Source, Top] | HttpResponse:
    now, present = moment_of(request), rules.present()
    file = open_file(present, _actor(request), matter, at=now, quiet=True)
    if file is None:
        raise Http404
    if not file.may[Deed.READ_LOG].allowed:
        return _refused(request, file.may[Deed.READ_LOG])
    top, named = top_of(present.catalogue, file, LOG, now), things.of_matter(file)
    address = reverse("desk:matter_log", args=[matter])
    return Source(lambda asked: of_things(named, asked), f"matter:{matter}", top.heading, address, named), top


def _of_person(request: HttpRequest, participant: UUID) -> Source | HttpResponse:
    found = known(_actor(request), participant)
    if found is None:
        raise Http404
    named, decision = things.of_person(_actor(request), found.places)
    if not named:
        return _refused(request, decision)
    address = reverse("desk:person_log", args=[participant])
    return Source(lambda asked: of_things(named, asked), f"participant:{participant}", title_of(found), address, named)


def _own(request: HttpRequest) -> Source:
    account = _actor(request).account
    heading = Label("Nhật ký của tôi", "My log")
    return Source(lambda asked: of_account(account, asked), f"account:{account}", heading, reverse("desk:own_log"))


@require_safe
def of_matter(request: HttpRequest, matter: UUID) -> HttpResponse:
    """Who looked at a matter and who wrote in it; for those assigned and the heads."""
    found = _of_matter(request, matter)
    return found if isinstance(found, HttpResponse) else _shown(request, found[0], found[1], matter=matter)


@require_safe
def of_person(request: HttpRequest, participant: UUID) -> HttpResponse:
    """Who looked at a person, in the matters whose log one may read."""
    found = _of_person(request, participant)
    return found if isinstance(found, HttpResponse) else _shown(request, found)


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What one did oneself, and what others did to one's account."""
    return _shown(request, _own(request))


def _shown(request: HttpRequest, source: Source, top: Top | None = None, *, matter: UUID | None = None) -> HttpResponse:
    wanted = Wanted.read(request.GET)
    lines = source.read(wanted.asked)
    page = log_page(
        request.GET,
        wanted,
        lines,
        tallies(source.things) if source.things else (),
        receipt=source.receipt,
        named=None if source.things else matters_of(_actor(request), lines),
        top=top,
    )
    audit.record(deeds.LOG_READ, by=_actor(request), at=moment_of(request), about=[source.about])
    template = "desk/logs/matter.html" if top else "desk/logs/log.html"
    return render(request, template, {"page": page, "source": source, "matter": matter})


def matters_of(actor: Actor, lines: Sequence[Line]) -> dict[UUID, Link]:
    """The matters that the lines are about alone, as far as the reader may see them today; one query."""
    alone = [ids[0] for one in lines if len(ids := [each for each in one.about if each.startswith("matter:")]) == 1]
    rows = matters_visible_to(actor).filter(matter__in={one.removeprefix("matter:") for one in alone})
    streams = rules.present().catalogue.workstreams
    return {
        row.matter_id: Link(called(streams[row.workstream].one, row.number, row.year), matter_address(row.matter_id))
        for row in rows
        if row.workstream in streams
    }


@asks_again(when=always)
@require_safe
def of_matter_sheet(request: HttpRequest, matter: UUID) -> HttpResponse:
    """The same lines as an Excel file."""
    found = _of_matter(request, matter)
    return found if isinstance(found, HttpResponse) else _sheet(request, found[0])


@asks_again(when=always)
@require_safe
def of_person_sheet(request: HttpRequest, participant: UUID) -> HttpResponse:
    """The same lines as an Excel file."""
    found = _of_person(request, participant)
    return found if isinstance(found, HttpResponse) else _sheet(request, found)


@asks_again(when=always)
@require_safe
def own_sheet(request: HttpRequest) -> HttpResponse:
    """The same lines as an Excel file."""
    return _sheet(request, _own(request))


def _sheet(request: HttpRequest, source: Source) -> HttpResponse:
    actor = _actor(request)
    lines = source.read(Wanted.read(request.GET).all(MOST))
    detail = {"lines": len(lines)}
    audit.record(deeds.LINES_EXPORTED, by=actor, at=moment_of(request), about=[source.about], detail=detail)
    return sheet_answer(source.heading, lines, unit=actor.unit)


@require_safe
def of_matter_receipt(request: HttpRequest, matter: UUID, entry: int) -> HttpResponse:
    """The receipt of an entry about the matter."""
    found = _of_matter(request, matter)
    return found if isinstance(found, HttpResponse) else _receipt(request, found[0], entry)


@require_safe
def of_person_receipt(request: HttpRequest, participant: UUID, entry: int) -> HttpResponse:
    """The receipt of an entry about the person."""
    found = _of_person(request, participant)
    return found if isinstance(found, HttpResponse) else _receipt(request, found, entry)


@require_safe
def own_receipt(request: HttpRequest, entry: int) -> HttpResponse:
    """The receipt of an entry of one's own."""
    return _receipt(request, _own(request), entry)


def _receipt(request: HttpRequest, source: Source, entry: int) -> HttpResponse:
    found = source.read(Asked(below=entry + 1, most=1))
    if not found or found[0].sequence != entry:
        raise Http404
    content = receipt_package(entry)
    if content is None:
        return refusal_page(request, Refused(PENDING), status=409)
    audit.record(deeds.RECEIPT_TAKEN, by=_actor(request), at=moment_of(request), about=[source.about])
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="bien-nhan-{entry}.zip"'
    return answer
