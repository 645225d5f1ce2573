"""What stands in the way of the next acts of a matter, as sentences with the way to what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Link
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.blocking import Blocked, Standing, blocked, blocked_next
from eprocuracy.workstreams.catalogue import Catalogue

from .file import File
from .missing import label_of, where


@dataclass(frozen=True, slots=True)
class Waiting:
    """One act that cannot be issued yet; what it waits for, each with the place where it is recorded, if it is here."""

    what: Label
    missing: tuple[Link, ...] = ()
    uncounted: tuple[Label, ...] = ()  # why its time cannot be counted


def waiting_of(catalogue: Catalogue, file: File) -> list[Waiting]:
    """The next acts of the matter that something stands in the way of; nothing where one looks back to a day."""
    at = _standing(catalogue, file)
    return [_told(file, one) for one in blocked_next(at)] if at is not None and not file.known_on else []


def waits_for(catalogue: Catalogue, file: File, kind: type[Act]) -> Waiting | None:
    """What stands in the way of one kind of act."""
    at = _standing(catalogue, file)
    found = blocked(at, kind) if at is not None else None
    return _told(file, found) if found is not None else None


def _standing(catalogue: Catalogue, file: File) -> Standing | None:
    state = file.state
    if state is None or state.closed_on is not None:
        return None
    return Standing(catalogue, file.stream, state, file.projected, file.standing.acts)


def _told(file: File, one: Blocked) -> Waiting:
    name = one.kind.label
    lead = Label(f"Chưa thể tạo “{name.vi}”", f"“{name.en}” cannot be made yet")
    if not one.acts and not one.fields:
        lead = Label(f"Chưa tính được hạn của “{name.vi}”", f"No date yet for “{name.en}”")
    return Waiting(lead, tuple(_links(file, one)), tuple(Label(said.say("vi"), said.say("en")) for said in one.facts))


def _links(file: File, one: Blocked) -> Sequence[Link]:
    recorded_here = file.may_record.allowed and not file.known_on
    acts = [
        Link(
            Label(_small(kind.label.vi), _small(kind.label.en)),
            reverse("desk:record", args=[file.id, kind.kind])
            if recorded_here and kind.kind in file.stream.kinds
            else "",
        )
        for kind in one.acts
    ]
    fields = [
        Link(Label(_small(label.vi), _small(label.en)), where(file, name) if recorded_here else "")
        for name in one.fields
        if (label := label_of(file, name)) is not None
    ]
    return [*acts, *fields]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
