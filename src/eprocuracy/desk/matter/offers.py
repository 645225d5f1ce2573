"""What can be recorded at the stage where a matter stands: the one next thing first, the rest by khâu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Deed, Weight
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue, Workstream
from eprocuracy.workstreams.house_acts import SecrecySet
from eprocuracy.workstreams.people import FAMILY_ROLES, Role
from eprocuracy.workstreams.projected import Outcome
from eprocuracy.workstreams.sides import Side

from .file import File

OURS = Label("Việc của Viện kiểm sát", "Acts of the procuracy")
THEIRS = Label("Việc của cơ quan khác", "Acts of other bodies")
OF_THE_FILE = Label("Về hồ sơ này", "About this file")
_BESIDE = (
    (
        Label(
            "Giao nhận, yêu cầu, vật chứng, thông báo, người tham gia…",
            "Handing over, requests, exhibits, notices, persons…",
        ),
        "desk:matter_beside",
    ),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of act that can be recorded here."""

    label: Label
    address: str


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Offers under one heading; what is seldom needed is folded under it."""

    label: Label
    offers: tuple[Offer, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """The primary deed, if the stage has one, and everything else that is in its place."""

    primary: Deed | None
    groups: tuple[OfferGroup, ...]


NOTHING = Offers(None, ())


def offers_of(catalogue: Catalogue, file: File) -> Offers:
    """What is offered at the present stages of the matter and of its participants."""
    state = file.state
    if state is None:
        return NOTHING
    stream = file.stream
    kinds = list(dict.fromkeys(offered_kinds(file)))
    primary = _primary(catalogue, file)
    themes: dict[Label, list[type[Act]]] = {theme: [] for theme in stream.themes.values()}
    for kind in kinds:
        if theme := stream.theme_of(kind):
            themes[theme].append(kind)
    plain = [kind for kind in kinds if stream.theme_of(kind) is None]
    ours = [kind for kind in plain if Authority.PROCURACY in kind.issuers or not kind.issuers]
    theirs = [kind for kind in plain if kind not in ours]
    groups = [
        _group(OURS, ours, file.id),
        _group(THEIRS, theirs, file.id),
        *(
            OfferGroup(other.label, tuple(Offer(kind.label, opening_address(kind, file.id)) for kind in opening))
            for other, opening in follow_ups(catalogue, stream)
        ),
        *(replace(_group(theme, themed, file.id), folded=True) for theme, themed in themes.items()),
        _group(OF_THE_FILE, [SecrecySet], file.id, _BESIDE if file.stream.sides else ()),
    ]
    deed = (
        Deed(primary.label, reverse("desk:record", args=[file.id, primary.kind]), Weight.PRIMARY) if primary else None
    )
    return Offers(deed, tuple(group for group in groups if group.offers))


def offers_beside(file: File) -> tuple[OfferGroup, ...]:
    """What can be recorded beside the proceeding, by side; on the page that shows what stands there."""
    if file.state is None or file.known_on or not file.may_record.allowed:
        return ()
    return tuple(_group(side.label, kinds, file.id) for side, kinds in beside(file))


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


def offered_kinds(file: File) -> Iterator[type[Act]]:
    """Kinds in their place at the stages of the matter and of its participants, the primary ones first."""
    assert file.state is not None
    stream = file.stream
    names = [*stream.moves.offered_at(file.state.stage)]
    for stage in dict.fromkeys(track.stage for track in file.tracks if track.stage is not None):
        names += stream.track_moves.offered_at(stage)
    for name in names:
        if name in stream.kinds:
            yield stream.kinds[name]


def _primary(catalogue: Catalogue, file: File) -> type[Act] | None:
    """What the stage of the matter asks for; before it, what time is running for at the stage of one of its participants."""
    assert file.state is not None
    stream = file.stream
    stages = dict.fromkeys(track.stage for track in file.tracks if track.stage is not None)
    of_tracks = [stream.track_moves.primary_at(stage) for stage in stages]
    running = {
        catalogue.clocks[one.clock].action
        for one in file.projected.deadlines
        if one.matter == file.id and one.outcome is Outcome.RUNNING and one.clock in catalogue.clocks
    }
    pressing = [name for name in of_tracks if name in running]
    named = [*pressing, stream.moves.primary_at(file.state.stage), *of_tracks]
    return next((stream.kinds[name] for name in named if name and name in stream.kinds), None)


def _group(
    label: Label, kinds: Iterable[type[Act]], matter: UUID, pages: Iterable[tuple[Label, str]] = ()
) -> OfferGroup:
    recorded = (Offer(kind.label, reverse("desk:record", args=[matter, kind.kind])) for kind in kinds)
    return OfferGroup(label, (*(Offer(told, reverse(page, args=[matter])) for told, page in pages), *recorded))


def opening_address(kind: type[Act], origin: UUID) -> str:
    return f"{reverse('desk:open_new', args=[kind.kind])}?tu={origin}"
