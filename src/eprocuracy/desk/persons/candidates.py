"""Others who may be the same person, among the matters that the reader may see: shown, never joined by themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import F, Q

from eprocuracy.kernel.actors import Actor
from eprocuracy.records.models import PersonVersion, PlaceRow
from eprocuracy.records.queries import begins, matters_visible_to

from .likeness import Likeness, Said, closest, likeness, regex

LOOKED_AT = 200  # versions that are compared; a name that very many bear needs its year of birth to tell anything


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the same person: why, and where."""

    participant: UUID
    likeness: Likeness
    places: Sequence[PlaceRow]
    of: Said  # which of those asked about

    @property
    def version(self) -> PersonVersion | None:
        return next((place.version for place in self.places if place.version), None)

    @property
    def person(self) -> UUID | None:
        """The person of the register whom files say this is."""
        return next((place.person for place in self.places if place.person), None)


def candidates(
    actor: Actor, said: Collection[Said], *, besides: Collection[UUID], by_name_alone: bool = False, most: int = 20
) -> list[Candidate]:
    """Those in visible matters who may be one of these, the likeliest first; two queries however many.

    `besides` are participants who are known to be this person. A name without a birth counts only with `by_name_alone`.
    """
    asked = [one for one in said if one.id_no or one.name]
    if not asked:
        return []
    visible = matters_visible_to(actor)
    versions = (
        PersonVersion.objects.filter(
            reduce(or_, (_speaks_of(one) for one in asked)), act__superseded_by=None, act__matter__row__in=visible
        )
        .exclude(participant__in=list(besides))
        .order_by("-id")[:LOOKED_AT]
    )
    found: dict[UUID, dict[Likeness, Said]] = {}
    for version in versions:
        other = Said(version.name, version.other_names, version.birth, version.id_no)
        for mine in asked:
            why = likeness(mine, other)
            if why and (by_name_alone or why is not Likeness.NAME):
                found.setdefault(version.participant, {}).setdefault(why, mine)
    places: dict[UUID, list[PlaceRow]] = {}
    for place in (
        PlaceRow.objects.filter(participant__in=list(found), matter__row__in=visible)
        .select_related("version", "matter__row")
        .order_by("-matter__row__opened_on", "id")
    ):
        places.setdefault(place.participant, []).append(place)
    made = [
        Candidate(participant, why, places[participant], whys[why])
        for participant, whys in found.items()
        if participant in places and (why := closest(whys))
    ]
    likely = list(Likeness)
    made.sort(key=lambda one: likely.index(one.likeness))
    return _once_a_person(made)[:most]


def _once_a_person(found: Sequence[Candidate]) -> list[Candidate]:
    """One line for a person already confirmed in several matters."""
    seen: set[UUID] = set()
    kept = []
    for one in found:
        if one.person in seen:
            continue
        if one.person:
            seen.add(one.person)
        kept.append(one)
    return kept


def _speaks_of(said: Said) -> Q:
    """Versions worth comparing: those of the number, and those of the name whose birth does not speak against it."""
    asked = Q(pk__in=())
    if said.digits:
        asked |= Q(id_no__in={said.digits, said.id_no})
    spelled = regex(said.name)
    if spelled:
        named = Q(name_key__regex=spelled)
        if said.birth.strip("?"):
            named &= Q(birth="") | Q(birth="?") | begins(F("birth"), said.birth[:4])
        asked |= named
    return asked
