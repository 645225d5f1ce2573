"""What can be recorded at the stage where a matter stands: the one next thing first, the rest by khâu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from eprocuracy.identity.powers import Deed as Power
from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Deed, Weight
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.house_acts import SecrecySet
from eprocuracy.workstreams.projected import Outcome
from eprocuracy.workstreams.questions import Question

from .answering import way_to
from .blocking import Waiting, waits_of
from .file import File
from .offered import beside, follow_ups, offered_kinds, opening_address

OURS = Label("Việc của Viện kiểm sát", "Acts of the procuracy")
THEIRS = Label("Việc của cơ quan khác", "Acts of other bodies")
OF_OTHERS_TOO = Label(
    "Vào sổ, và việc cơ quan khác cũng có thể làm", "Entries in the book, and what other bodies may do too"
)
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
    """One kind of act that can be recorded here; what has to come before it can be issued, if anything."""

    label: Label
    address: str
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Offers under one heading; what is seldom needed is folded under it."""

    label: Label
    offers: tuple[Offer, ...]
    folded: bool = False


WAITS = frozenset({Outcome.RUNNING, Outcome.NOT_DETERMINABLE})  # something is still to be done before its time is over
UNHINDERED: Mapping[type[Act], Waiting] = {}


def offers_of(catalogue: Catalogue, file: File) -> tuple[OfferGroup, ...]:
    """What is offered at the present stages of the matter and of its participants."""
    if file.state is None:
        return ()
    stream = file.stream
    kinds = list(dict.fromkeys(offered_kinds(file)))
    waits = waits_of(catalogue, file, kinds)
    themes: dict[Label, list[type[Act]]] = {theme: [] for theme in stream.themes.values()}
    for kind in kinds:
        if theme := stream.theme_of(kind):
            themes[theme].append(kind)
    plain = [kind for kind in kinds if stream.theme_of(kind) is None]
    ours = [kind for kind in plain if Authority.PROCURACY in kind.issuers or not kind.issuers]
    theirs = [kind for kind in plain if kind not in ours]
    groups = [
        _group(OURS if file.may[Power.RECORD_OWN].allowed else OF_OTHERS_TOO, ours, file.id, waits),
        _group(THEIRS, theirs, file.id, waits),
        *(
            OfferGroup(other.label, tuple(Offer(kind.label, opening_address(kind, file.id)) for kind in opening))
            for other, opening in follow_ups(catalogue, stream)
        ),
        *(replace(_group(theme, themed, file.id, waits), folded=True) for theme, themed in themes.items()),
        _group(OF_THE_FILE, _writable(file, [SecrecySet]), file.id, pages=_BESIDE if file.stream.sides else ()),
    ]
    return tuple(group for group in groups if group.offers)


def answers_to(catalogue: Catalogue, file: File, question: Question) -> tuple[Offer, ...]:
    """The answers to a question that can be recorded where the matter stands, in the order of the law."""
    if file.state is None or file.known_on or not file.may_record.allowed:
        return ()
    here = {kind.kind: kind for kind in offered_kinds(file)}
    kinds = [here[name] for name in question.answers if name in here]
    return _group(question.label, kinds, file.id, waits_of(catalogue, file, kinds)).offers


def primary_of(catalogue: Catalogue, file: File, now: datetime) -> Deed | None:
    """The first of the next acts that can be issued now; before one that cannot, what has to be recorded for it.

    Where the time on which somebody is held is over, that they go comes before everything.
    """
    following = list(dict.fromkeys((*_once_over(catalogue, file, now), *_following(catalogue, file, now))))
    waits = waits_of(catalogue, file, following)
    for kind in following:
        waiting = waits.get(kind)
        if waiting is None or not waiting.missing:  # that its time cannot be counted keeps nobody from it
            return way_to(file.stream, kind, file.id, Weight.PRIMARY)
        if waiting.first is not None:
            return Deed(waiting.first.deed, waiting.first.address, Weight.PRIMARY)
    return None


def offers_beside(file: File) -> tuple[OfferGroup, ...]:
    """What can be recorded beside the proceeding, by side; on the page that shows what stands there."""
    if file.state is None or file.known_on or not file.may_record.allowed:
        return ()
    groups = (_group(side.label, _writable(file, kinds), file.id) for side, kinds in beside(file))
    return tuple(group for group in groups if group.offers)


def _once_over(catalogue: Catalogue, file: File, now: datetime) -> Iterator[type[Act]]:
    for one in file.projected.deadlines:
        clock = catalogue.clocks.get(one.clock)
        if one.matter != file.id or one.outcome is not Outcome.RUNNING or one.ends_at is None or one.ends_at > now:
            continue
        if clock and clock.once_over in file.stream.kinds:
            yield from _writable(file, [file.stream.kinds[clock.once_over]])


def _following(catalogue: Catalogue, file: File, now: datetime) -> Iterator[type[Act]]:
    """What the stage of the matter asks for; before it, what time is running for at the stage of one of its participants.

    What comes only once a time is over is not asked for before: until then, what that time is given for.
    """
    if file.state is None:
        return
    stream = file.stream
    stages = dict.fromkeys(track.stage for track in file.tracks if track.stage is not None)
    of_tracks = [stream.track_moves.primary_at(stage) for stage in stages]
    waiting = [
        (catalogue.clocks[one.clock], one.ends_at)
        for one in file.projected.deadlines
        if one.matter == file.id and one.outcome in WAITS and one.clock in catalogue.clocks
    ]
    running = {clock.action for clock, _ in waiting}
    too_early = {
        clock.once_over: clock.action
        for clock, ends_at in waiting
        if clock.once_over and ends_at is not None and ends_at > now
    }
    pressing = [name for name in of_tracks if name in running]
    of_stage = stream.moves.primary_at(file.state.stage)
    for name in (*pressing, too_early.get(of_stage or "", of_stage), *of_tracks):
        if name and name in stream.kinds:
            yield from _writable(file, [stream.kinds[name]])


def _writable(file: File, kinds: Iterable[type[Act]]) -> list[type[Act]]:
    return [kind for kind in kinds if file.may_write(kind).allowed]


def _group(
    label: Label,
    kinds: Iterable[type[Act]],
    matter: UUID,
    waits: Mapping[type[Act], Waiting] = UNHINDERED,
    *,
    pages: Iterable[tuple[Label, str]] = (),
) -> OfferGroup:
    recorded = (Offer(kind.label, reverse("desk:record", args=[matter, kind.kind]), waits.get(kind)) for kind in kinds)
    return OfferGroup(label, (*(Offer(told, reverse(page, args=[matter])) for told, page in pages), *recorded))
