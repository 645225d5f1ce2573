"""Which kinds of acts are in their place in a matter: at its stages, beside the proceeding, opening another matter out of it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue, Workstream
from eprocuracy.workstreams.house_acts import SecrecySet
from eprocuracy.workstreams.people import FAMILY_ROLES, Role
from eprocuracy.workstreams.sides import Side

from .file import File


def offered_kinds(file: File) -> Iterator[type[Act]]:
    """Kinds in their place at the stages of the matter and of its participants that the reader may write, the primary ones first."""
    assert file.state is not None
    stream = file.stream
    names = [*stream.moves.offered_at(file.state.stage)]
    for stage in dict.fromkeys(track.stage for track in file.tracks if track.stage is not None):
        names += stream.track_moves.offered_at(stage)
    for name in names:
        if name in stream.kinds and file.may_write(stream.kinds[name]).allowed:
            yield stream.kinds[name]


def beside(file: File) -> Iterator[tuple[Side, list[type[Act]]]]:
    """What stands beside the proceeding: each side with those of its kinds that the reader may know of."""
    for side in file.stream.sides:
        kinds = [kind for kind in side.kinds if file.reads_guarded or not kind.guarded]
        if kinds:
            yield side, kinds


def kinds_beside(file: File) -> frozenset[type[Act]]:
    """Kinds without a workstream of their own that can be recorded in a matter."""
    return frozenset({SecrecySet, *(kind for _, kinds in beside(file) for kind in kinds)})


def follow_ups(catalogue: Catalogue, stream: Workstream) -> Iterator[tuple[Workstream, list[type[Act]]]]:
    """Kinds that open another matter out of one of this workstream: by the roles in which they name it."""
    for other in catalogue.workstreams.values():
        opening = [kind for kind in other.opening if any(fits(role, other, stream) for role in kind.roles)]
        if opening:
            yield other, opening


def fits(role: Role, of: Workstream, stream: Workstream) -> bool:
    """Whether a matter of `stream` can stand in this role in an act of the workstream `of`."""
    match role:
        case Role.ABOUT:
            return of is not stream
        case Role.JOINED | Role.SPLIT_FROM:
            return of is stream
        case _ if role in FAMILY_ROLES:
            # a role is called as the kinds of its workstream begin: `case` is what `case.instituted` opens
            return any(kind.kind.partition(".")[0] == role.value for kind in stream.opening)
        case _:
            return False


def opening_address(kind: type[Act], origin: UUID) -> str:
    return f"{reverse('desk:open_new', args=[kind.kind])}?tu={origin}"
