"""Showing a document on its way, its papers and its kept files."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.issuing.drafts.looking import look
from eprocuracy.issuing.drafts.minutes import minutes_for
from eprocuracy.issuing.drawing import pdf, word
from eprocuracy.issuing.signatures.sealing import state_of
from eprocuracy.platform import files
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current
from eprocuracy.records import rules

from ..papers.ways import WAYS as KINDS
from .drafting import KEPT
from .finding import draft_of, file_for
from .pages import page_of, paper_of
from .serving import recipients_of, served_table
from .summary import drawn_summary

READ = declare("draft.read", "Xem văn bản đang xử lý", "Document on its way read")
DRAWN = declare("draft.drawn", "In dự thảo văn bản", "Draft drawn up")
WAYS = {"pdf": pdf, "docx": word}


@require_safe
def show(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The page of one document."""
    found = draft_of(request, draft)
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    looked = look(rules.present(), found, at=now)
    file = file_for(request, found)
    page = page_of(looked, file, actor=actor, now=now)
    people = [f"participant:{link.target}" for link in looked.act.links if not link.is_matter]
    audit.reads(READ, by=actor, at=now, about=[f"draft:{found.pk}", f"matter:{found.about}", *people])
    clears = next((str(one.message) for one in messages.get_messages(request) if one.extra_tags == KEPT), "")
    served = served_table(looked) if found.signing else None
    context = {"page": page, "clears": clears, "served": served, "seal": state_of(found)}
    return render(request, "desk/issuing/draft.html", context)


@require_safe
def paper(request: HttpRequest, draft: UUID, way: str) -> HttpResponse:
    """The prescribed paper as it stands, with [THIẾU: …] where something is missing."""
    found = draft_of(request, draft)
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    drawn = paper_of(look(rules.present(), found, at=now)) if way in WAYS else None
    if drawn is None:
        raise Http404
    draw, kind = WAYS[way], KINDS[way][1]
    audit.record(DRAWN, by=actor, at=now, about=[f"draft:{found.pk}"], detail={"way": way})
    answer = HttpResponse(draw(drawn), content_type=kind)
    name = f"mau-{found.form.replace('/', '-').lower()}"
    answer["Content-Disposition"] = f'{"inline" if way == "pdf" else "attachment"}; filename="{name}.{way}"'
    return answer


@require_safe
def summary(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The summary that goes with the proposal, to print and to keep with the file."""
    found = draft_of(request, draft)
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    page = page_of(look(rules.present(), found, at=now), file_for(request, found), actor=actor, now=now)
    drawn = drawn_summary(page, by=actor, now=now, language=current())
    audit.record(DRAWN, by=actor, at=now, about=[f"draft:{found.pk}"], detail={"paper": "summary"})
    answer = HttpResponse(drawn, content_type=KINDS["pdf"][1])
    answer["Content-Disposition"] = 'inline; filename="tom-tat-trinh-ky.pdf"'
    return answer


@require_safe
def minutes(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The minutes of handing the document over to one of its recipients, to be signed by hand."""
    found = draft_of(request, draft)
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    looked = look(rules.present(), found, at=now)
    to = request.GET.get("to", "")
    if not found.signing or to not in recipients_of(looked):
        raise Http404
    drawn = pdf(minutes_for(looked, rules.present(), to, at=now))
    audit.record(DRAWN, by=actor, at=now, about=[f"draft:{found.pk}"], detail={"paper": "minutes"})
    answer = HttpResponse(drawn, content_type=KINDS["pdf"][1])
    answer["Content-Disposition"] = 'inline; filename="bien-ban-giao-nhan.pdf"'
    return answer


@require_safe
def kept_file(request: HttpRequest, draft: UUID, paper: int) -> HttpResponse:
    """A file kept with the document: as signed, the scan, a proof."""
    found = draft_of(request, draft)
    one = found.papers.filter(pk=paper).first()
    if one is None:
        raise Http404
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    audit.record(DRAWN, by=actor, at=now, about=[f"draft:{found.pk}"], detail={"file": one.what})
    answer = HttpResponse(files.read(one.digest), content_type=KINDS["pdf"][1])
    name = f"{(one.name or one.what).removesuffix('.pdf')}.pdf"  # of a scan or a proof as its sender named it
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
