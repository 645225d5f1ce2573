"""The rows of the list with everything they show, in a few queries however many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from eprocuracy.kernel.words import Label, Word
from eprocuracy.records.models import PlaceRow, SuspensionRow
from eprocuracy.workstreams.catalogue import Catalogue

from ..actform.fields import bare
from ..persons.naming import NAMED, shown
from ..registers.naming import Persons, persons_of, staff_names

NOBODY = Persons()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Rows in their order, and the names on them."""

    rows: Sequence[SuspensionRow]
    persons: Mapping[UUID, Persons]
    accused: Mapping[tuple[UUID, UUID], str]
    staff: Mapping[str, str]

    @property
    def participants(self) -> tuple[UUID, ...]:
        """Whose names are shown."""
        of_matters = (one for each in self.persons.values() for one in each.participants)
        return tuple(dict.fromkeys([*of_matters, *(who for _, who in self.accused)]))


def in_order(found: QuerySet[SuspensionRow]) -> QuerySet[SuspensionRow]:
    """What was longest not looked at comes first, and within that what limitation threatens."""
    return found.select_related("matter__row__family").order_by(
        F("reviewed_on").asc(nulls_first=True), F("limitation_ends_on").asc(nulls_last=True), "on", "matter_id", "id"
    )


def gathered(catalogue: Catalogue, rows: Sequence[SuspensionRow]) -> Gathered:
    """Names of persons and staff for these rows; three queries."""
    places = PlaceRow.objects.filter(
        matter__in={row.matter_id for row in rows if row.participant},
        participant__in=[row.participant for row in rows if row.participant],
    ).values_list("matter_id", "participant", *NAMED)
    return Gathered(
        rows=rows,
        persons=persons_of(catalogue, {row.matter_id for row in rows}),
        accused={(matter, who): shown(*told) for matter, who, *told in places},
        staff=staff_names({row.procurator for row in rows} - {""}),
    )


def ground_label(catalogue: Catalogue, workstream: str, ground: str) -> Label | str:
    """The words of a ground of suspension, as the kinds of acts of its workstream declare it."""
    stream = catalogue.workstreams.get(workstream)
    for kind in stream.kinds.values() if stream else ():
        if not kind.kind.endswith(".suspended"):
            continue
        for one in kind.content:
            words = bare(one.type)
            if one.name == "ground" and isinstance(words, type) and issubclass(words, Word):
                found = next((word.label for word in words if word.value == ground), None)
                if found:
                    return Label(found.vi[:1].upper() + found.vi[1:], found.en[:1].upper() + found.en[1:])
    return ground
