"""Notes and contacts on a matter, and reminders done or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office import actions
from eprocuracy.office.models import MatterContact, Note
from eprocuracy.office.queries import contacts_of, contacts_on, names_of, notes_visible_to
from eprocuracy.office.words import Post, Sharing
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick, say
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from ..matter.file import File, open_file
from ..matter.pages import Top, top_of
from .forms import ContactForm, NoteForm


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note as the page shows it."""

    id: int
    text: str
    by: str
    written_at: datetime
    sharing: Label
    remind_on: date | None
    done_at: datetime | None
    own: bool


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact on the matter."""

    id: int
    post: Label
    name: str
    agency: str
    phone: str


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Notes and contacts of one matter."""

    top: Top
    matter: UUID
    notes: tuple[NoteLine, ...]
    contacts: tuple[ContactLine, ...]

    @property
    def draft(self) -> str:
        return draft_of(self.matter)


def draft_of(matter: UUID) -> str:
    """Under which name a note that was not sent is kept in the browser."""
    return f"note:{matter}"


@require_http_methods(["GET", "HEAD", "POST"])
def of_matter(request: HttpRequest, matter: UUID) -> HttpResponse:
    """The notes and contacts of a matter, and writing a note."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    if request.method != "POST":
        return shown(request, matter)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return shown(request, matter, note=form)
    given = form.cleaned_data
    try:
        actions.write_note(
            matter=matter,
            text=given["text"],
            sharing=Sharing(given["sharing"]),
            remind_on=given["remind_on"],
            by=actor,
            at=now,
        )
    except Refused as refused:
        return shown(request, matter, note=form, refused=refused)
    told = (
        pick("Đã ghi, sẽ nhắc.", "Written; you will be reminded.")
        if given["remind_on"]
        else pick("Đã ghi.", "Written.")
    )
    messages.success(request, told, extra_tags=f"draft:{draft_of(matter)}")
    return HttpResponseRedirect(reverse("desk:matter_notes", args=[matter]))


def shown(
    request: HttpRequest,
    matter: UUID,
    *,
    note: NoteForm | None = None,
    contact: ContactForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    """The page of notes and contacts, with a form as it was typed where something stood in the way."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    present = rules.present()
    file = open_file(present, actor, matter, at=now)
    if file is None:
        raise Http404
    page = NotesPage(
        top=top_of(present.catalogue, file, "desk:matter_notes", now),
        matter=matter,
        notes=_notes(actor, matter),
        contacts=tuple(_contact(one) for one in contacts_on(actor, matter)),
    )
    context: dict[str, Any] = {
        "page": page,
        "form": note or NoteForm(prefix=None),
        "contact_form": contact or contact_form(actor, file),
        "failed": note or contact,
    }
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    failed = (note is not None and note.errors) or (contact is not None and contact.errors)
    status = 409 if refused else 422 if failed else 200
    return render(request, "desk/office/notes.html", context, status=status)


def contact_form(actor: Actor, file: File) -> ContactForm:
    """The form of a contact; those of the agency that handles the matter are offered first."""
    return ContactForm(known_to(actor, file.row.agency), initial={"agency": file.row.agency})


def known_to(actor: Actor, agency: str) -> list[tuple[str, str]]:
    """The contacts of the office as choices, those of an agency first."""
    found = sorted(contacts_of(actor), key=lambda one: one.agency != agency)
    return [(str(one.pk), " · ".join(part for part in (one.name, one.agency, one.phone) if part)) for one in found]


def _notes(actor: Actor, matter: UUID) -> tuple[NoteLine, ...]:
    """What is still to be done first, then the newest."""
    found = list(notes_visible_to(actor).filter(matter=matter).order_by("-written_at", "-id"))
    found.sort(key=lambda one: (one.remind_on is None or one.done_at is not None, one.remind_on or date.max))
    names = names_of(one.author for one in found)
    return tuple(_note(one, actor, names) for one in found)


def _note(one: Note, actor: Actor, names: dict[str, str]) -> NoteLine:
    return NoteLine(
        id=one.pk,
        text=one.text,
        by=names.get(one.author, one.author),
        written_at=one.written_at,
        sharing=Sharing(one.sharing).label,
        remind_on=one.remind_on,
        done_at=one.done_at,
        own=one.author == actor.account,
    )


def _contact(one: MatterContact) -> ContactLine:
    known = one.contact
    return ContactLine(one.pk, Post(known.post).label, known.name, known.agency, known.phone)


def _deed(deed: Callable[..., Any], vi: str, en: str) -> Callable[..., HttpResponse]:
    """A button beside a note: do it, and come back to where it was pressed."""

    def pressed(request: HttpRequest, note: int) -> HttpResponse:
        actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
        try:
            deed(note, by=actor, at=now)
        except Refused as refused:
            return refusal_page(request, refused)
        messages.success(request, say(Label(vi, en)))
        return HttpResponseRedirect(back_to(request))

    return require_POST(pressed)


def back_to(request: HttpRequest) -> str:
    """The page on which a button was pressed, where it is one of ours; else My day."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return back if safe and back else reverse("desk:day")


def _mark_done(note: int, *, by: Actor, at: datetime) -> None:
    actions.mark_note(note, done=True, by=by, at=at)


def _mark_open(note: int, *, by: Actor, at: datetime) -> None:
    actions.mark_note(note, done=False, by=by, at=at)


done = _deed(_mark_done, "Đã đánh dấu xong.", "Marked as done.")
reopen = _deed(_mark_open, "Đã đánh dấu chưa xong.", "Marked as not done.")
delete = _deed(actions.delete_note, "Đã xóa ghi chú.", "The note was deleted.")
