"""The second fold, over the intervals of all matters in which one confirmed person is held."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.stored import pack
from eprocuracy.platform.turns import take_turns
from eprocuracy.workstreams.crossings import CROSSING_FINDINGS, Crossing, crossings, finding_of
from eprocuracy.workstreams.projected import Interval

from .inserting import Row, insert_rows
from .models import CrossingRow, FindingRow, IntervalRow, MatterRow, PlaceRow

CODES = frozenset(one.code for one in CROSSING_FINDINGS)


def computed(persons: Iterable[UUID]) -> dict[UUID, tuple[Crossing, ...]]:
    """The crossings of persons as the stored intervals give them; three queries however many."""
    places = PlaceRow.objects.filter(person__in=list(persons)).order_by("matter_id")
    person_of = {who: person for who, person in places.values_list("participant", "person") if person}
    held: dict[UUID, list[Interval]] = {person: [] for person in person_of.values()}
    for row in IntervalRow.objects.filter(participant__in=list(person_of)).order_by("id"):
        held[person_of[row.participant]].append(
            Interval(
                matter=row.matter_id,
                participant=row.participant,
                ground=row.ground,
                from_=When.parse(row.from_when),
                until=When.parse(row.until_when) if row.until_when else None,
                act=row.act,
                left=row.left,
                how=row.how,
            )
        )
    return {person: crossings(person, intervals) for person, intervals in held.items()}


def rows(found: Iterable[Crossing]) -> list[CrossingRow]:
    return [
        CrossingRow(
            kind=one.kind.value,
            person=one.person,
            one_id=one.one,
            one_act=one.one_act,
            other_id=one.other,
            other_act=one.other_act,
            from_at=one.from_,
            until_at=one.until,
        )
        for one in found
    ]


def findings(found: Iterable[Crossing]) -> list[Row]:
    """What crosses matters as findings of the later one, so that it stands where findings are listed and decided on."""
    made = [finding_of(one) for one in found]
    if not made:
        return []
    matters = {one.matter for one in made}
    units = dict(MatterRow.objects.filter(matter__in=matters).values_list("matter_id", "unit"))
    return [
        {
            "matter_id": one.matter,
            "participant": one.participant,
            "code": one.code,
            "act": one.act,
            "on": one.on,
            "values": {name: pack(value) for name, value in one.values.items()},
            "unit": units.get(one.matter, ""),
        }
        for one in made
    ]


def take_turns_of(persons: Iterable[UUID]) -> None:
    """Writers of one person wait for each other, from before they touch any finding until the end of the transaction."""
    take_turns(*(f"person {person}" for person in sorted(persons)))


def replace(persons: Iterable[UUID]) -> None:
    """Put the crossings of these persons, whose turn the writer has taken, in the place of the stored ones."""
    wanted = sorted(persons)
    if not wanted:
        return
    found = [one for many in computed(wanted).values() for one in many]
    CrossingRow.objects.filter(person__in=wanted).delete()
    CrossingRow.objects.bulk_create(rows(found))
    at = PlaceRow.objects.filter(person__in=wanted).values("participant")
    FindingRow.objects.filter(code__in=CODES, participant__in=at).delete()
    insert_rows(FindingRow, findings(found))
