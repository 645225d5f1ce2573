"""What of the log belongs to a matter or a person: the ids under which deeds name it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from eprocuracy.identity.policy import Decision, may
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import with_names
from eprocuracy.issuing.models import Draft, Number
from eprocuracy.kernel.actors import Actor
from eprocuracy.records.models import PlaceRow
from eprocuracy.records.permitting import about_of

from ..matter.file import File


def of_matter(file: File) -> list[str]:
    """The matter itself, its acts that the reader may read, its participants, drafts, numbers and papers; three queries."""
    numbers = list(Number.objects.filter(matter=file.id).values_list("id", "paper__id"))
    return [
        f"matter:{file.id}",
        *(f"act:{act.id}" for act in file.acts if act.matter == file.id),
        *_named("participant", PlaceRow.objects.filter(matter=file.id).values_list("participant", flat=True)),
        *_named("draft", Draft.objects.filter(matter=file.id).values_list("id", flat=True)),
        *_named("number", (number for number, _ in numbers)),
        *_named("paper", (paper for _, paper in numbers if paper is not None)),
    ]


def of_person(actor: Actor, places: Iterable[PlaceRow]) -> tuple[list[str], Decision]:
    """Of at least one place of a person those in matters whose log the actor may read; where that is none, why not."""
    asked = [(place, may(actor, Deed.READ_LOG, about_of(place.matter.row))) for place in places]
    allowed = [place.participant for place, decision in asked if decision.allowed]
    if allowed:
        return _named("participant", dict.fromkeys(allowed)), asked[0][1]
    return [], may(actor, Deed.READ_LOG, with_names(about_of(asked[0][0].matter.row)))


def _named(kind: str, ids: Iterable[UUID | int]) -> list[str]:
    return [f"{kind}:{one}" for one in ids]
