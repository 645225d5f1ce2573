"""Which matters are one family: it follows from the linking acts, so undoing a mistaken join parts them again."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from .acts import Act
from .people import FAMILY_ROLES


def bonds(acts: Iterable[Act]) -> set[tuple[UUID, UUID]]:
    """Pairs of matters that an act ties together."""
    return {
        (act.matter, link.target)
        for act in acts
        for link in act.links
        if link.is_matter and link.role in FAMILY_ROLES and link.target != act.matter
    }


def families(matters: Iterable[UUID], tied: Iterable[tuple[UUID, UUID]]) -> list[frozenset[UUID]]:
    """The matters grouped into families."""
    leader: dict[UUID, UUID] = {matter: matter for matter in matters}

    def find(matter: UUID) -> UUID:
        leader.setdefault(matter, matter)
        while leader[matter] != matter:
            leader[matter] = leader[leader[matter]]
            matter = leader[matter]
        return matter

    for one, other in tied:
        leader[find(one)] = find(other)
    grouped: dict[UUID, set[UUID]] = {}
    for matter in list(leader):
        grouped.setdefault(find(matter), set()).add(matter)
    return [frozenset(members) for members in grouped.values()]
