"""Confirming that two participants are one person: acts of both matters, through the door; voiding one of them parts them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from eprocuracy.identity.policy import Decision, may
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import When, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import Family, PlaceRow
from eprocuracy.records.permitting import about_of, deed_of
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.house_acts import ParticipantIdentified
from eprocuracy.workstreams.people import Role

ALREADY = Label("Hai người này đã được xác nhận là một.", "These two are already confirmed to be one person.")
TWO_PERSONS = Label(
    "Mỗi người đã được xác nhận là một người khác nhau trong danh bộ.",
    "Each has been confirmed to be another person of the register.",
)
TAKE_BACK = Label(
    "Lấy lại một xác nhận trước, rồi xác nhận lại.", "Take one confirmation back first, then confirm anew."
)


def acts_that_join(
    one: Sequence[PlaceRow], other: Sequence[PlaceRow], *, by: Actor, at: datetime, base: UUID
) -> list[Act]:
    """The acts that say that two people are one: for each of them who is not yet in the register of persons.

    `one` and `other` are their places in matters that the writer may see; `base` gives the ids, so that sending twice
    records once. Raises `Refused` where the writer may record in no matter of one of them.
    """
    persons = [{place.person for place in places if place.person} for places in (one, other)]
    if persons[0] and persons[0] & persons[1]:
        raise Refused(ALREADY)
    if persons[0] and persons[1]:
        raise Refused(TWO_PERSONS, TAKE_BACK)
    person = min(persons[0] | persons[1], default=uuid5(base, "person"))
    return [
        saying_who(_recordable(places, by), person, at=at, id=uuid5(base, f"identified:{places[0].participant}"))
        for places, known in zip((one, other), persons, strict=True)
        if not known
    ]


def person_of(places: Sequence[PlaceRow], *, by: Actor, at: datetime, base: UUID) -> tuple[UUID, list[Act]]:
    """Which person of the register somebody is; who is not in it yet comes into it by an act of one of their matters."""
    known = min((place.person for place in places if place.person), default=None)
    if known:
        return known, []
    person = uuid5(base, "person")
    return person, [saying_who(_recordable(places, by), person, at=at, id=uuid5(base, "identified:other"))]


def saying_who(place: PlaceRow, person: UUID, *, at: datetime, id: UUID) -> Act:
    """The act of one matter that says which person of the register a participant is."""
    return identified(place.matter_id, Role(place.role), place.participant, person, at=at, id=id)


def identified(matter: UUID, role: Role, participant: UUID, person: UUID, *, at: datetime, id: UUID) -> Act:
    return ParticipantIdentified(
        id=id, matter=matter, occurred=When.on(day_of(at)), person=person, links=(Link(role, participant),)
    )


def may_join(places: Sequence[PlaceRow], by: Actor) -> bool:
    """Whether the actor may say who this is: it has been said already, or they may record in one of the matters."""
    return any(place.person or _may(place, by).allowed for place in places)


def _recordable(places: Sequence[PlaceRow], by: Actor) -> PlaceRow:
    decisions = [(place, _may(place, by)) for place in places]
    for place, decision in decisions:
        if decision.allowed:
            return place
    raise Refused(decisions[0][1].why)


def _may(place: PlaceRow, by: Actor) -> Decision:
    return may(by, deed_of(ParticipantIdentified), about_of(place.matter.row))


def positions(places: Sequence[PlaceRow]) -> dict[UUID, int]:
    """How far the families of the places have been recorded, as the writer sees them; one query."""
    families = {place.matter.row.family_id for place in places}
    return dict(Family.objects.filter(id__in=families).values_list("id", "position"))
