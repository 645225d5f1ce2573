"""What stands in the way of the next acts of a matter, as sentences with the way to what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.blocking import Blocked, Standing, blocked, blocked_next
from eprocuracy.workstreams.catalogue import Catalogue

from .file import File
from .missing import label_of, where
from .offered import follow_ups, opening_address


@dataclass(frozen=True, slots=True)
class Missing:
    """What an act waits for, as it is said in a sentence and on a button; the place where it is recorded, if one may record there."""

    label: Label
    deed: Label
    address: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One act that cannot be issued yet; what it waits for, in the order in which it has to be recorded."""

    what: Label
    missing: tuple[Missing, ...] = ()
    uncounted: tuple[Label, ...] = ()  # why its time cannot be counted

    @property
    def first(self) -> Missing | None:
        """What has to be recorded first, if there is a place for it."""
        return next((one for one in self.missing if one.address), None)


def waiting_of(catalogue: Catalogue, file: File) -> list[Waiting]:
    """The next acts of the matter that something stands in the way of; nothing where one looks back to a day."""
    at = _standing(catalogue, file)
    return [_told(file, at, one) for one in blocked_next(at)] if at is not None and not file.known_on else []


def waits_for(catalogue: Catalogue, file: File, kind: type[Act]) -> Waiting | None:
    """What stands in the way of one kind of act."""
    return waits_of(catalogue, file, [kind]).get(kind)


def waits_of(catalogue: Catalogue, file: File, kinds: Iterable[type[Act]]) -> dict[type[Act], Waiting]:
    """Those of the kinds that something stands in the way of, and what."""
    at = _standing(catalogue, file)
    if at is None:
        return {}
    return {kind: _told(file, at, found) for kind in kinds if (found := blocked(at, kind)) is not None}


def _standing(catalogue: Catalogue, file: File) -> Standing | None:
    state = file.state
    if state is None or state.closed_on is not None:
        return None
    return Standing(catalogue, file.stream, state, file.projected, file.standing.acts)


def _told(file: File, at: Standing, one: Blocked) -> Waiting:
    name = one.kind.label
    lead = Label(f"Chưa thể tạo “{name.vi}”", f"“{name.en}” cannot be made yet")
    if not one.acts and not one.fields:
        lead = Label(f"Chưa tính được hạn của “{name.vi}”", f"No date yet for “{name.en}”")
    return Waiting(
        lead, tuple(_missing(file, at, one)), tuple(Label(said.say("vi"), said.say("en")) for said in one.facts)
    )


def _missing(file: File, at: Standing, one: Blocked) -> Sequence[Missing]:
    recorded_here = file.may_record.allowed and not file.known_on
    acts = [
        Missing(_small(kind.label), kind.label, address if recorded_here else "")
        for wanted in one.acts
        for kind, address in _leading_to(file, at, wanted)
    ]
    fields = [
        Missing(small := _small(label), _to_fill_in(small), where(file, name) if recorded_here else "")
        for name in one.fields
        if (label := label_of(file, name)) is not None
    ]
    return [*acts, *fields]


def _leading_to(file: File, at: Standing, wanted: type[Act]) -> Iterator[tuple[type[Act], str]]:
    """Where an act is recorded: here, in the matter of the family that it belongs to, or in one that has to be opened first."""
    if wanted.kind in file.stream.kinds:
        yield wanted, reverse("desk:record", args=[file.id, wanted.kind]) if file.may_write(wanted).allowed else ""
        return
    homes = [one.id for one in file.related if one.same_family and wanted.kind in one.stream.kinds]
    home = at.catalogue.home.get(wanted.kind)
    if home is not None and not any(one.workstream == home.code for one in file.projected.matters):
        for stream, opening in follow_ups(at.catalogue, file.stream):
            if stream is home:
                yield opening[0], opening_address(opening[0], file.id)
    yield wanted, reverse("desk:record", args=[homes[-1], wanted.kind]) if homes else ""


def _to_fill_in(label: Label) -> Label:
    return Label(f"Bổ sung {label.vi}", f"Fill in: {label.en}")


def _small(label: Label) -> Label:
    return Label(label.vi[:1].lower() + label.vi[1:], label.en[:1].lower() + label.en[1:])
