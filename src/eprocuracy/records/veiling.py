"""Those whom lists do not name: who is under 18, or under protection. What stands in place of the name, wherever it is written.

The wall keeps the versions of such persons from whoever may not know them (`PersonVersion.walled`); here is what is shown then, and
how texts that people typed, such as the title of a matter, are rid of the names. `docs/adr` says why.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.people import Person
from eprocuracy.workstreams.projected import Projected

from .models import PlaceRow
from .people import Shown, telling


def called(number: int | None, *, minor: bool) -> Label:
    """`người dưới 18 tuổi (2)`: the number tells several of one matter apart, and leads nowhere else."""
    vi, en = ("người dưới 18 tuổi", "person under 18") if minor else ("người được giữ kín tên", "person not named")
    return Label(f"{vi} ({number})", f"{en} ({number})") if number else Label(vi, en)


def veil_of(place: PlaceRow) -> Label | None:
    """What stands for the name of somebody whom whoever asks may not know; the place was read with its version."""
    hidden = place.veiled and place.version_id and place.version is None
    return called(place.veiled, minor=bool(place.minor)) if hidden else None


def numbers_of(projected: Projected) -> dict[tuple[UUID, UUID], int]:
    """The numbers of those who are veiled, by matter and participant; who is so in one matter of a family is so in all."""
    veiled = {one.participant for one in projected.tracks if one.veiled}
    counted: dict[UUID, int] = {}
    found = {}
    for one in projected.tracks:
        if one.participant in veiled:
            counted[one.matter] = found[one.matter, one.participant] = counted.get(one.matter, 0) + 1
    return found


@dataclass(frozen=True, slots=True)
class Veils:
    """The words that stand for persons, and the names that they stand for."""

    words: Mapping[UUID, Label]
    names: Mapping[str, str]  # name, in lower case → the words

    @classmethod
    def of(cls, words: Mapping[UUID, Label], names: Mapping[UUID, Collection[str]]) -> Self:
        told = {name.casefold(): words[who].vi for who, those in names.items() for name in those}
        return cls(words, told)

    def __bool__(self) -> bool:
        return bool(self.words)

    def text(self, written: str) -> str:
        """A text with the words in place of each name that is written out in it."""
        if not self.names:
            return written
        longest_first = sorted(self.names, key=len, reverse=True)
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
        return re.sub(pattern, lambda found: self.names.get(found[0].casefold(), ""), written, flags=re.IGNORECASE)

    def value(self, written: Any) -> Any:
        """The same of whatever a field or a cell holds."""
        match written:
            case str():
                return self.text(written)
            case dict():
                return {key: self.value(one) for key, one in written.items()}
            case list() | tuple():
                return type(written)([self.value(one) for one in written])
        return written

    def act(self, act: Act) -> Act:
        """An act as it is shown: whom it names, and what is written in it."""
        people = tuple(self.person(one) for one in act.people)
        changed: dict[str, Any] = {"people": people}
        for one in fields(act):
            text = getattr(act, one.name)
            if type(text) is str and (hidden := self.text(text)) != text:
                changed[one.name] = hidden
        return replace(act, **changed)

    def person(self, one: Person) -> Person:
        """The words in place of the name, and nothing else but what time limits depend on."""
        told = self.words.get(one.participant)
        return Person(participant=one.participant, name=told.vi, birth=one.birth) if told else one


NONE = Veils({}, {})


def stored(projected: Projected, matter: UUID, people: Mapping[UUID, Shown]) -> Veils:
    """What stands for the names in rows that everybody reads who sees the matter."""
    numbers = numbers_of(projected)
    minors = {one.participant for one in projected.tracks if one.minor}
    words = {who: called(numbers.get((matter, who)), minor=who in minors) for _, who in numbers}
    return Veils.of(words, {who: people[who].veiled_names for who in words if who in people})


def drawn_over(families: Collection[UUID], acts: Iterable[Act]) -> Veils:
    """Those of families whose names whoever asks may not know, as the wall answers; `acts` say their names. One query."""
    places = PlaceRow.objects.filter(matter__family__in=families, veiled__isnull=False).order_by("-id")
    told = places.values_list("participant", "veiled", "minor", "version_id", "version__participant")
    words = {
        who: called(number, minor=bool(minor)) for who, number, minor, version, known in told if version and not known
    }
    if not words:
        return NONE
    names: dict[UUID, set[str]] = {}
    for one in (person for act in acts for person in act.people if person.participant in words):
        names.setdefault(one.participant, set()).update(telling((one.name, one.other_names, one.id_no, one.phone)))
    return Veils.of(words, names)
