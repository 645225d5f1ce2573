"""Showing and printing the ledger of one person. Reading is logged."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.platform.papers import Block, Heading, Paragraph
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current, say
from eprocuracy.records import rules

from ..matter.people import LEDGER
from ..papers import drawing
from ..papers.views import answer_lying
from ..persons.asking import Known, known
from ..persons.views import READ
from .asking import kept
from .pages import SHARES, LedgerPage, ledger_page


def _page(request: HttpRequest, participant: UUID) -> tuple[Known, LedgerPage]:
    about = known(request.actor, participant)  # type: ignore[attr-defined]
    if about is None:
        raise Http404
    return about, ledger_page(rules.present().catalogue, kept(about), moment_of(request))


def _about(about: Known) -> list[str]:
    matters = [f"matter:{one}" for one in sorted({place.matter_id for place in about.places})]
    return [*(f"participant:{one}" for one in sorted(about.participants)), *matters]


@require_safe
def ledger(request: HttpRequest, participant: UUID) -> HttpResponse:
    """The ledger of one person, across the matters that may be seen."""
    about, page = _page(request, participant)
    audit.reads(READ, by=request.actor, at=moment_of(request), about=_about(about))  # type: ignore[attr-defined]
    return render(request, "desk/ledger/ledger.html", {"page": page, "participant": participant, "title": LEDGER})


@require_safe
def paper(request: HttpRequest, participant: UUID, way: str) -> HttpResponse:
    """The same as a sheet of paper, lying."""
    about, page = _page(request, participant)
    blocks: list[Block] = [Heading(say(page.title))]
    if page.told:
        blocks.append(Paragraph(say(page.told)))
    if page.facts:
        blocks.append(drawing.facts(page.facts, current()))
    table = drawing.table(page.table, current(), SHARES)
    blocks.append(table if table.rows else Paragraph(say(page.table.empty)))
    return answer_lying(request, LEDGER, blocks, way=way, name="so-theo-doi-giam-giu", about=_about(about))
