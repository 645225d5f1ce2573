"""Papers to take along: each asks what its page asks, logs that it was printed, and answers with the file."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.policy import visible_units
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.law.deadlines import answer_from_json
from eprocuracy.platform.papers import Block, Paper
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules
from eprocuracy.records.queries import deadlines_visible_to

from ..books.views import FOR_THOSE_WHO_SEE, book_page_of
from ..day.pages import day_page
from ..deadlines import why_of
from ..hearings.pages import hearings_page
from ..matter import pages
from ..matter.file import open_file
from ..matter.history import chain_of
from ..matter.naming import heading_of
from ..suspended.sheet import ON_PAPER, TITLE, paper_blocks, sheet_rows
from . import sheets
from .decisions import decision
from .ways import WAYS

PRINTED = declare("papers.drawn", "In giấy tờ", "Paper drawn up")


def _answer(request: HttpRequest, paper: Paper, way: str, name: str, about: list[str]) -> HttpResponse:
    if way not in WAYS:
        raise Http404
    draw, kind = WAYS[way]
    audit.record(PRINTED, by=_actor(request), at=moment_of(request), about=about, detail={"paper": name, "way": way})
    answer = HttpResponse(draw(paper), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{way}"'
    return answer


def answer_lying(
    request: HttpRequest, title: Label, blocks: list[Block], *, way: str, name: str, about: list[str]
) -> HttpResponse:
    """A sheet across the page for another part of the desk, logged as printed."""
    actor = _actor(request)
    drawn = sheets.sheet(title, blocks, by=actor, unit=label_of(actor.unit), now=moment_of(request), language=current())
    return _answer(request, replace(drawn, landscape=True), way, name, about)


def answer_standing(
    request: HttpRequest, title: Label, blocks: list[Block], *, way: str, name: str, about: list[str]
) -> HttpResponse:
    """An upright sheet for another part of the desk, logged as printed."""
    return _answer(request, _sheet(request, (title, blocks), _actor(request).unit), way, name, about)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _sheet(request: HttpRequest, told: tuple[Label, list[Block]], unit: str) -> Paper:
    title, blocks = told
    return sheets.sheet(
        title, blocks, by=_actor(request), unit=label_of(unit), now=moment_of(request), language=current()
    )


@require_safe
def cover(request: HttpRequest, matter: UUID, way: str) -> HttpResponse:
    """The cover sheet of a matter."""
    present, now = rules.present(), moment_of(request)
    file = open_file(present, _actor(request), matter, at=now)
    if file is None:
        raise Http404
    told = sheets.cover(pages.overview(present.catalogue, file, now=now), current())
    return _answer(request, _sheet(request, told, file.row.unit), way, "phieu-vu-viec", [f"matter:{matter}"])


@require_safe
def counted(request: HttpRequest, matter: UUID, clock: str, run: int, way: str) -> HttpResponse:
    """How one date was counted; a date of one accused names them by `?nguoi=`."""
    present, now = rules.present(), moment_of(request)
    file = open_file(present, _actor(request), matter, at=now)
    found = deadlines_visible_to(_actor(request)).filter(matter=matter, clock=clock, run=run)
    row = found.filter(participant=_participant(request)).order_by("id").first()
    known = present.catalogue.clocks.get(clock)
    why = why_of(answer_from_json(row.answer)) if row is not None and row.answer else None
    if file is None or known is None or why is None:
        raise Http404
    told = sheets.counted(why, title=known.title, heading=heading_of(file), language=current())
    return _answer(request, _sheet(request, told, file.row.unit), way, "cach-tinh-han", [f"matter:{matter}"])


@require_safe
def due(request: HttpRequest, way: str) -> HttpResponse:
    """What is overdue and what comes, as My day shows it with the same filters."""
    actor, now = _actor(request), moment_of(request)
    page = day_page(rules.present(), request.GET.copy(), actor=actor, now=now)
    about = [f"participant:{one}" for one in page.participants]
    return _answer(request, _sheet(request, sheets.due(page, current()), actor.unit), way, "danh-sach-thoi-han", about)


@require_safe
def hearings(request: HttpRequest, way: str) -> HttpResponse:
    """The calendar of hearings as its page shows it."""
    actor, now = _actor(request), moment_of(request)
    page = hearings_page(rules.present().catalogue, request.GET, actor=actor, now=now)
    about = [f"participant:{one}" for one in page.participants]
    return _answer(request, _sheet(request, sheets.hearings(page, current()), actor.unit), way, "lich-phien-toa", about)


@require_safe
def suspended(request: HttpRequest, way: str) -> HttpResponse:
    """What rests, with the filters of its page, for the monthly review with the police and the court."""
    catalogue, now = rules.present().catalogue, moment_of(request)
    drawn, rows = sheet_rows(catalogue, request.GET, actor=_actor(request), now=now, language=current(), most=ON_PAPER)
    blocks = paper_blocks(rows, now=now, language=current())
    paper = replace(_sheet(request, (TITLE, blocks), _actor(request).unit), landscape=True)
    return _answer(request, paper, way, "tam-dinh-chi", [f"participant:{one}" for one in drawn.participants])


@require_safe
def book(request: HttpRequest, code: str, way: str) -> HttpResponse:
    """A book of an office for a period."""
    if not visible_units(_actor(request)):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    page = book_page_of(request, code)
    paper = sheets.sheet(
        page.heading, [], by=_actor(request), unit=page.unit, now=moment_of(request), language=current()
    )
    return _answer(request, sheets.book(page, paper, current()), way, f"so-{code}".lower(), [f"book:{code}"])


@require_safe
def prescribed(request: HttpRequest, matter: UUID, act: UUID, way: str) -> HttpResponse:
    """The prescribed form of an act, filled from the file."""
    file = open_file(rules.present(), _actor(request), matter, at=moment_of(request))
    chain = chain_of([one for one in file.acts if one.matter == matter], act) if file else None
    paper = decision(file, chain.act) if file and chain else None
    if paper is None or chain is None:
        raise Http404
    name = f"mau-{chain.act.form.replace('/', '-').lower()}"
    return _answer(request, paper, way, name, [f"act:{chain.act.id}"])


def _participant(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET["nguoi"]) if "nguoi" in request.GET else None
    except ValueError:
        raise Http404 from None
