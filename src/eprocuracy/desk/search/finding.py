"""What a typed text finds among what the person may see; the number of queries does not depend on what is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Word
from eprocuracy.records.models import MatterRow, PersonVersion, PlaceRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.records.storing import search_key

from .. import numbers
from .spelling import pattern

SHORTEST = 2
MATTERS = 30
PLACES = 50
_IDENTITY = re.compile(r"\d{9}|\d{12}")


class Kind(Word):
    """As what a text was read."""

    NOTHING = "nothing", "chưa có gì để tìm", "nothing to search"
    NUMBER = "number", "số thụ lý", "docket number"
    IDENTITY = "identity", "số định danh", "identity number"
    WORDS = "words", "tên", "name"


@dataclass(frozen=True, slots=True)
class Found:
    """The matters and the places of persons that a text finds, one more than is shown where there are more."""

    kind: Kind
    matters: Sequence[MatterRow] = ()
    places: Sequence[PlaceRow] = ()
    written: dict[UUID, tuple[str, ...]] | None = None  # how acts write those found, by participant


def find(typed: str, *, actor: Actor) -> Found:
    """Matters by number or name, persons by identity number or name, with and without accents and in other spellings."""
    text = " ".join(typed.split())
    visible = matters_visible_to(actor)
    digits = re.sub(r"[\s.\-]", "", text)
    if _IDENTITY.fullmatch(digits):
        return _persons(Kind.IDENTITY, visible, Q(id_no=digits))
    number = numbers.read(text)
    if number:
        rows = visible.filter(number.condition()).order_by("-year", "workstream", "unit", "matter_id")
        return Found(Kind.NUMBER, list(rows[: MATTERS + 1]))
    key = search_key(text)
    spelled = pattern(key)
    if len(key) < SHORTEST or not spelled:
        return Found(Kind.NOTHING)
    titled = visible.filter(title_key__contains=key).order_by("-opened_on", "matter_id")
    people = _persons(Kind.WORDS, visible, Q(name_key__regex=spelled), key)
    return Found(Kind.WORDS, list(titled[: MATTERS + 1]), people.places, people.written)


def _persons(kind: Kind, visible: QuerySet[MatterRow], said: Q, key: str = "") -> Found:
    """Places in visible matters of those of whom a standing act says this; the name as typed first, then other spellings."""
    versions = PersonVersion.objects.filter(said, act__superseded_by=None, act__matter__row__in=visible)
    places = list(
        PlaceRow.objects.filter(participant__in=versions.values("participant"), matter__row__in=visible)
        .annotate(nearness=_nearness(key))
        .select_related("version", "matter__row")
        .order_by("nearness", "-matter__row__opened_on", "id")[: PLACES + 1]
    )
    return Found(kind, (), places, _written(versions, {place.participant for place in places}))


def _nearness(key: str) -> Any:
    if not key:
        return Value(0, output_field=IntegerField())
    return Case(
        When(version__name_key=key, then=Value(0)),
        When(version__name_key__startswith=f"{key} ", then=Value(1)),
        When(version__name_key__contains=key, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )


def _written(versions: QuerySet[PersonVersion], participants: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The names under which acts speak of the participants found."""
    named: dict[UUID, list[str]] = {}
    rows = versions.filter(participant__in=list(participants)).order_by("id")
    for participant, name, others in rows.values_list("participant", "name", "other_names"):
        named.setdefault(participant, []).append(f"{name} ({others})" if others else name)
    return {participant: tuple(dict.fromkeys(names)) for participant, names in named.items()}
