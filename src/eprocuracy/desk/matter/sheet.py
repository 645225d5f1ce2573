"""What stands around the act form: its title and articles, where it is sent, the way back, and what the door answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from eprocuracy.issuing.drafts.actions import may_be_drafted
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Conflict, Refusal

from ..addresses import matter_address
from .naming import heading_of
from .place import Ids, Place


@dataclass(frozen=True, slots=True)
class ActFormPage:
    """Everything the form page shows besides the form itself."""

    title: Label
    heading: Label | None
    back: str
    action: str
    preview: str
    draft: str
    hidden: Sequence[tuple[str, str]]
    basis: Sequence[Any]
    refusal: Refusal | None = None
    conflict: Conflict | None = None
    drafts_at: str = ""  # where it becomes a document of ours, to be signed, instead of something that happened
    keeps_draft: bool = False  # it is a further version of such a document, and nothing else


def page_of(
    place: Place,
    ids: Ids,
    carried: Sequence[tuple[str, str]],
    *,
    refusal: Refusal | None = None,
    conflict: Conflict | None = None,
) -> ActFormPage:
    """The surroundings of the form at a place; `carried` are fields that are sent on unseen, for the review."""
    kind, about = place.kind, place.about
    title = kind.label
    if place.mends is not None and place.file is not None:
        title = Label(f"Sửa bản ghi: {kind.label.vi}", f"Correct the record: {kind.label.en}")
        back = reverse("desk:act", args=[place.file.id, place.mends.id])
        action = reverse("desk:correct", args=[place.file.id, place.replaces or place.mends.id])
    elif place.file is not None:
        back = matter_address(place.file.id)
        action = reverse("desk:record", args=[place.file.id, kind.kind])
    else:
        back = matter_address(place.origin.id) if place.origin else reverse("desk:register", args=[place.home.code])  # type: ignore[union-attr]
        action = reverse("desk:open_new", args=[kind.kind])
    origin = f"?tu={place.origin.id}" if place.origin else ""
    return ActFormPage(
        title=title,
        heading=heading_of(about) if about else None,
        back=back,
        action=action + origin,
        preview=f"{action}xem-truoc/{origin}",
        draft=place.draft,
        hidden=(*ids.hidden(), *carried),
        basis=kind.basis,
        refusal=refusal,
        conflict=conflict,
        drafts_at=_drafts_at(place) + origin if place.may_draft and may_be_drafted(kind) else "",
    )


def _drafts_at(place: Place) -> str:
    if place.about is None:
        return reverse("desk:draft_open", args=[place.kind.kind])
    return reverse("desk:draft_begin", args=[place.about.id, place.kind.kind])
