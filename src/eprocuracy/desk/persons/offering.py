"""While somebody is typed into an act form: who of the register may be meant. Offered, never chosen by itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.core.exceptions import SuspiciousOperation
from django.urls import reverse

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Text
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.people import Person

from ..saying import joined
from .asking import known
from .candidates import Candidate, candidates
from .joining import identified, may_join, person_of
from .likeness import Said
from .naming import UNNAMED
from .pages import matter_called
from .versions import born

MOST = 8
SHORTEST = 2  # syllables: one syllable is a name still being typed


@dataclass(frozen=True, slots=True)
class Offer:
    """A person who may be meant: `value` ties the new participant to the one who is there."""

    value: str
    typed: str
    name: Text
    hint: Text
    address: str
    ticked: bool
    may: bool  # the writer may confirm it; otherwise it is only told


def offers(
    catalogue: Catalogue, actor: Actor, typed: Sequence[Person], *, besides: Collection[UUID], ticked: Collection[str]
) -> list[Offer]:
    """Those who may be meant by the persons typed, of matters that the writer may see; two queries however many."""
    said: dict[Said, Person] = {}
    for one in typed:
        if one.id_no or len(one.name.split()) >= SHORTEST:
            said.setdefault(Said(one.name, one.other_names, str(one.birth or ""), one.id_no), one)
    found = candidates(actor, list(said), besides=besides, by_name_alone=True, most=MOST)
    return [_offer(catalogue, actor, said[one.of], one, ticked) for one in found]


def _offer(catalogue: Catalogue, actor: Actor, typed: Person, one: Candidate, ticked: Collection[str]) -> Offer:
    value = f"{typed.participant}:{one.participant}"
    version = one.version
    birth = born(version.birth) if version else None
    return Offer(
        value=value,
        typed=typed.name or typed.id_no,
        name=(version.name if version else "") or UNNAMED,
        hint=joined(
            one.likeness,
            joined(Label("sinh", "born"), birth, by=" ") if birth else None,
            version.id_no if version else None,
            version.address if version else None,
            *(matter_called(catalogue, place) for place in one.places[:3]),
        )
        or "",
        address=reverse("desk:person", args=[one.participant]),
        ticked=value in ticked,
        may=may_join(one.places, actor),
    )


def acts_with(act: Act, ticked: Collection[str], *, by: Actor, at: datetime) -> list[Act]:
    """The act and, for each person ticked, the acts that say who it is; all are recorded together or not at all.

    Raises `Refused` where the writer may not say who the other is.
    """
    roles = {link.target: link.role for link in act.links if not link.is_matter}
    acts = [act]
    for value in dict.fromkeys(ticked):
        new, there = _read(value)
        if new not in roles:
            continue  # typed differently meanwhile: nobody of that place is left
        other = known(by, there)
        if other is None:
            raise SuspiciousOperation("a person who cannot be seen was ticked")
        base = uuid5(act.id, f"same:{new}")
        person, saying = person_of(other.places, by=by, at=at, base=base)
        acts += [identified(act.matter, roles[new], new, person, at=at, id=uuid5(base, "identified")), *saying]
    return acts


def _read(value: str) -> tuple[UUID, UUID]:
    new, _, there = value.partition(":")
    try:
        return UUID(new), UUID(there)
    except ValueError as problem:
        raise SuspiciousOperation("no such persons") from problem
