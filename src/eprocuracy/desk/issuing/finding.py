"""The draft that an address names, as far as the person may see it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from eprocuracy.issuing.drafts.looking import row_of
from eprocuracy.issuing.drafts.queries import drafts_visible_to
from eprocuracy.issuing.models import Draft
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Deed
from eprocuracy.records import rules

from ..matter.file import File, file_to_open
from ..matter.writing import file_of


def draft_of(request: HttpRequest, draft: UUID) -> Draft:
    """The draft, or a page that says there is none."""
    actor = request.actor  # type: ignore[attr-defined]
    found: Draft | None = drafts_visible_to(actor, rules.present().catalogue).filter(pk=draft).first()
    if found is None:
        raise Http404
    return found


def file_for(request: HttpRequest, draft: Draft) -> File:
    """The file of the matter of a draft, or of the one that it will open."""
    if draft.matter_id is None:
        return file_to_open(rules.present(), row_of(draft))
    return file_of(request, draft.matter_id)


def back_to(draft: Draft) -> Deed:
    """The way back to the page of a draft."""
    return Deed(Label("Về văn bản", "Back to the document"), reverse("desk:draft", args=[draft.pk]))
