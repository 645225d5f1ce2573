"""Candidates side by side with a person: what each file says, whether it is the same, and what can be done."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Table, Text
from eprocuracy.records.families import new_id
from eprocuracy.records.models import PersonVersion
from eprocuracy.workstreams.catalogue import Catalogue

from ..saying import joined
from .asking import Known
from .candidates import Candidate
from .joining import TAKE_BACK, TWO_PERSONS, may_join, positions
from .likeness import compared
from .naming import UNNAMED
from .pages import matter_called, title_of
from .versions import ITEMS

MAY_NOT = Label(
    "Bạn không được ghi trong vụ việc của người này; người thụ lý vụ việc đó có thể xác nhận.",
    "You may not record in the matter of this person; whoever handles it can confirm.",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One candidate beside the person, and the form that confirms; `may_not` says why there is none."""

    other: UUID
    title: Text
    likeness: Text
    address: str
    table: Table
    hidden: Sequence[tuple[str, str]]
    may_not: Text


@dataclass(frozen=True, slots=True)
class ComparePage:
    """All candidates of one person."""

    title: Text
    back: str
    confirm: str
    pairs: Sequence[Pair]


def compare_page(catalogue: Catalogue, actor: Actor, known: Known, found: Sequence[Candidate]) -> ComparePage:
    """Each candidate beside the person; one query more, for how far their matters have been recorded."""
    seen = positions([*known.places, *(place for one in found for place in one.places)])
    return ComparePage(
        title=title_of(known),
        back=reverse("desk:person", args=[known.participant]),
        confirm=reverse("desk:person_confirm", args=[known.participant]),
        pairs=[_pair(catalogue, actor, known, one, seen) for one in found],
    )


def _pair(catalogue: Catalogue, actor: Actor, known: Known, one: Candidate, seen: dict[UUID, int]) -> Pair:
    families = {place.matter.row.family_id for place in (*known.places, *one.places)}
    hidden = [
        ("other", str(one.participant)),
        ("act_id", str(new_id())),
        ("seen", json.dumps({str(family): seen[family] for family in families if family in seen})),
    ]
    may_not: Text = ""
    if known.persons and one.person:
        may_not = joined(TWO_PERSONS, TAKE_BACK, by=" ") or TWO_PERSONS
    elif not (may_join(known.places, actor) and may_join(one.places, actor)):
        may_not = MAY_NOT
    version = one.version
    return Pair(
        other=one.participant,
        title=(version.name if version else "") or UNNAMED,
        likeness=one.likeness,
        address=reverse("desk:person", args=[one.participant]),
        table=_table(catalogue, known, one),
        hidden=hidden,
        may_not=may_not,
    )


def _table(catalogue: Catalogue, known: Known, one: Candidate) -> Table:
    """Item by item: the value here, the value there, and whether it is the same."""
    mine, other = known.latest, one.version
    rows: list[list[object]] = []
    for item in ITEMS:
        here, there = _value(item.value, mine), _value(item.value, other)
        if here or there:
            rows.append([item.label, here or None, there or None, compared(here, there)])
    rows.append(
        [
            Label("Vụ việc", "Matters"),
            "; ".join(say(matter_called(catalogue, place)) for place in known.places),
            "; ".join(say(matter_called(catalogue, place)) for place in one.places),
            None,
        ]
    )
    heads = (
        Label("Mục", "Item"),
        Label("Người đang xem", "This person"),
        Label("Người kia", "The other"),
        Label("So sánh", "Comparison"),
    )
    return Table(Label("Hai hồ sơ ghi", "What the two files say"), [Column(head) for head in heads], rows)


def _value(of: object, version: PersonVersion | None) -> str:
    return say(of(version)) if version is not None and callable(of) else ""
