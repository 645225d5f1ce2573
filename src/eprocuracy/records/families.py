"""Families in the database: which are concerned, locking them, and regrouping when a linking act ties or parts matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from uuid_utils.compat import uuid7

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.families import bonds, families
from eprocuracy.workstreams.heads import heads

from .models import ActRow, Family, Matter


def matters_of(acts: Iterable[Act]) -> set[UUID]:
    """Every matter that the acts name: their homes, linked matters, and the homes of what they correct."""
    acts = list(acts)
    named = {act.matter for act in acts} | {link.target for act in acts for link in act.links if link.is_matter}
    corrected = [act.supersedes for act in acts if act.supersedes]
    if corrected:
        named |= set(ActRow.objects.filter(id__in=corrected).values_list("matter_id", flat=True))
    return named


def lock(matters: Iterable[UUID]) -> dict[UUID, int]:
    """Lock the families of the matters, in one order for everybody; new matters get a family of their own.

    Returns the position of each family: what the last recorded act of it was.
    """
    wanted = set(matters)
    locked = _locked_at_once(wanted)
    if locked is not None:
        return locked
    known = dict(Matter.objects.filter(id__in=wanted).values_list("id", "family_id"))
    new = sorted(wanted - known.keys())
    Family.objects.bulk_create([Family(id=matter) for matter in new], ignore_conflicts=True)
    Matter.objects.bulk_create([Matter(id=matter, family_id=matter) for matter in new], ignore_conflicts=True)
    ids = sorted({*known.values(), *new})
    locked = dict(Family.objects.select_for_update().filter(id__in=ids).order_by("id").values_list("id", "position"))
    again = set(Matter.objects.filter(id__in=wanted).values_list("family_id", flat=True))
    if again - locked.keys():  # regrouped by somebody else while we waited: lock what they became
        return lock(wanted)
    return locked


def _locked_at_once(matters: set[UUID]) -> dict[UUID, int] | None:
    """The families of matters that are all there, locked in one question; None where one is new or was just regrouped."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select m.id, f.id, f.position from records_matter m join records_family f on f.id = m.family_id"
            " where m.id = any(%s) order by f.id, m.id for no key update",
            [list(matters)],
        )
        rows = cursor.fetchall()
    # somebody who regrouped them while we waited has left rows that no longer fit together: they are not among these
    return {family: position for _, family, position in rows} if len(rows) == len(matters) else None


@dataclass(frozen=True, slots=True)
class Grouping:
    """Acts by family, and the family of every matter that is named, also of those that have no act yet."""

    acts: Mapping[UUID, list[Act]]
    family_of: Mapping[UUID, UUID]


def regrouped(acts: Mapping[UUID, Sequence[Act]], candidates: Sequence[Act]) -> Grouping:
    """The acts of the locked families and the candidates, grouped into the families that follow from all of them.

    The smallest of its matters names a family, so that the same acts always give the same families.
    """
    everything = [act for family in acts.values() for act in family] + list(candidates)
    tied = bonds(heads(everything).acts)
    matters = {act.matter for act in everything} | {matter for pair in tied for matter in pair}
    groups = families(matters, tied)
    family_of = {matter: min(group) for group in groups for matter in group}
    grouped: dict[UUID, list[Act]] = {family: [] for family in family_of.values()}
    for act in everything:
        grouped[family_of[act.matter]].append(act)
    return Grouping(grouped, family_of)


def store(grouping: Grouping, position: int, *, regrouped: bool = True) -> None:
    """Write down how far each family has been recorded and, where they were regrouped, which matter is of which."""
    if regrouped:
        _regroup(grouping)
    Family.objects.filter(id__in=list(grouping.acts)).update(position=position)


def _regroup(grouping: Grouping) -> None:
    Family.objects.bulk_create([Family(id=family) for family in grouping.acts], ignore_conflicts=True)
    stored = dict(Matter.objects.filter(id__in=list(grouping.family_of)).values_list("id", "family_id"))
    moved: dict[UUID, list[UUID]] = {}
    for matter, family in grouping.family_of.items():
        if stored.get(matter) != family:
            moved.setdefault(family, []).append(matter)
    for family, members in moved.items():
        Matter.objects.filter(id__in=members).update(family_id=family)


def new_id() -> UUID:
    """An id for an act, a matter or a participant, given by whoever first writes it down."""
    return uuid7()
