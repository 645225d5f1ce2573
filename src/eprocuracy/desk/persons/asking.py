"""What is known of one person, among the matters that the reader may see; the number of queries never depends on how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from eprocuracy.kernel.actors import Actor
from eprocuracy.records.models import ActLink, IntervalRow, PersonVersion, PlaceRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.records.veiling import veil_of
from eprocuracy.workstreams.house_acts import ParticipantIdentified

from .likeness import Said


@dataclass(frozen=True, slots=True)
class Known:
    """One person: the participants confirmed to be this person, where they are, and what acts say of them, newest first."""

    participant: UUID
    places: Sequence[PlaceRow]
    versions: Sequence[PersonVersion]
    intervals: Sequence[IntervalRow]
    confirmed: Sequence[ActLink]  # the standing acts that say who is who

    @property
    def participants(self) -> frozenset[UUID]:
        return frozenset(place.participant for place in self.places)

    @property
    def persons(self) -> frozenset[UUID]:
        """Whom of the register of persons; more than one where files contradict each other."""
        return frozenset(place.person for place in self.places if place.person)

    @property
    def said(self) -> list[Said]:
        """Every different thing said by which the person may be known elsewhere."""
        told = (Said(one.name, one.other_names, one.birth, one.id_no) for one in self.versions if not one.erased)
        return list(dict.fromkeys(told))

    @property
    def latest(self) -> PersonVersion | None:
        """What the newest act says that gives a name; else the newest at all."""
        named = next((one for one in self.versions if one.name), None)
        return named or next(iter(self.versions), None)


def known(actor: Actor, participant: UUID) -> Known | None:
    """The person whom a participant is, as far as the actor may see; None when no such matter may be seen. Five queries."""
    visible = matters_visible_to(actor)
    places = PlaceRow.objects.filter(matter__row__in=visible)
    person = places.filter(participant=participant, person__isnull=False).values("person")
    same = {participant, *places.filter(person__in=person).values_list("participant", flat=True)}
    found = list(
        places.filter(participant__in=same)
        .select_related("version", "matter__row")
        .order_by("matter__row__opened_on", "id")
    )
    if not any(place.participant == participant for place in found):
        return None
    # whom the reader may not know by name is the same as nobody, and nobody whom they know is the same as that one
    unnamed = any(veil_of(place) for place in found if place.participant == participant)
    found = [place for place in found if (place.participant == participant if unnamed else not veil_of(place))]
    same = {place.participant for place in found}
    matters = {place.matter_id for place in found}
    return Known(
        participant=participant,
        places=found,
        versions=list(
            PersonVersion.objects.filter(participant__in=same, act__superseded_by=None, act__matter__row__in=visible)
            .select_related("act__matter__row")
            .order_by("-act__position", "id")
        ),
        intervals=list(IntervalRow.objects.filter(participant__in=same, matter__in=matters).order_by("id")),
        confirmed=list(
            ActLink.objects.filter(
                Q(act__kind=ParticipantIdentified.kind, act__superseded_by=None),
                target__in=same,
                act__matter__in=matters,
            )
            .select_related("act")
            .order_by("act__position", "id")
        ),
    )
