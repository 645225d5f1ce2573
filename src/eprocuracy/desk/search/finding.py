"""What a typed text finds among what the person may see; the number of queries does not depend on what is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from eprocuracy.identity.policy import visibility
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Word
from eprocuracy.records.models import MatterRow, PersonVersion, PlaceRow
from eprocuracy.records.models.projections import FIRST_NAMES, LATEST
from eprocuracy.records.people import BETWEEN
from eprocuracy.records.queries import begins, matters_visible_to, places_visible_to, titled, veiled_known_to
from eprocuracy.records.storing import search_key

from .. import numbers
from .spelling import pattern

SHORTEST = 2
MATTERS = 30
PLACES = 50
FEW_UNITS = 60  # an office, or a province, with the districts taken over
# the same order, in words that no index has: the rows of the few units are gathered first
LATEST_OF_FEW = Coalesce("opened_on", date.min).desc()
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
    written: Mapping[UUID, tuple[str, ...]] | None = None  # how acts write those found, by participant


def find(typed: str, *, actor: Actor) -> Found:
    """Matters by number or name, persons by identity number or name, with and without accents and in other spellings."""
    text = " ".join(typed.split())
    visible = matters_visible_to(actor)
    digits = re.sub(r"[\s.\-]", "", text)
    if _IDENTITY.fullmatch(digits):
        return Found(Kind.IDENTITY, (), *_identified(actor, digits))
    number = numbers.read(text)
    if number:
        rows = visible.filter(number.condition()).order_by("-year", "workstream", "unit", "matter_id")
        return Found(Kind.NUMBER, list(rows[: MATTERS + 1]))
    key = search_key(text)
    spelled = pattern(key)
    if len(key) < SHORTEST or not spelled:
        return Found(Kind.NOTHING)
    by_title = visible.filter(titled(key)).order_by("-opened_on", "matter_id")
    return Found(Kind.WORDS, list(by_title[: MATTERS + 1]), *_named(actor, key, spelled))


Written = dict[UUID, tuple[str, ...]]


def _named(actor: Actor, key: str, spelled: str) -> tuple[Sequence[PlaceRow], Written]:
    """Places of those whom acts of the matter name so: first those so named, then the latest matters.

    Asked in the order in which they are shown and never more than are shown, so that a name that half the country bears
    costs no more than any other.
    """
    places = places_visible_to(actor).select_related("version", "matter__row").alias(first=FIRST_NAMES)
    exact = Q(first=key) | begins(F("first"), f"{key}{BETWEEN}")
    named = list(places.filter(exact).order_by(LATEST_OF_FEW, "id")[: PLACES + 1])  # so called, they are few
    order = LATEST_OF_FEW if _sees_few(actor) else LATEST
    others = places.filter(names_key__regex=spelled).exclude(exact).order_by(order, "id")[: PLACES + 1]
    veiled = veiled_known_to(actor).select_related("version", "matter__row").filter(version__name_key__regex=spelled)
    of_them = list(veiled.order_by(LATEST, "id")[: PLACES + 1])
    found = [*named, *of_them, *sorted(others, key=lambda place: _nearness(place, key))][: PLACES + 1]
    return found, _written(actor, found)


def _sees_few(actor: Actor) -> bool:
    """Whether the actor's matters are so few of the country's that looking through the latest ones would seldom meet one."""
    seen = visibility(actor)
    return not seen.everything and len(seen.units) <= FEW_UNITS


def _nearness(place: PlaceRow, key: str) -> int:
    return 1 if place.names_key.startswith(f"{key} ") else 2 if key in place.names_key else 3


def _identified(actor: Actor, number: str) -> tuple[Sequence[PlaceRow], Written]:
    """Places of those to whom an act that one may see gives the identity number."""
    said = _standing(actor).filter(id_no=number).values_list("participant", flat=True)
    places = places_visible_to(actor).filter(participant__in=list(said)).select_related("version", "matter__row")
    found = list(places.order_by(LATEST, "id")[: PLACES + 1])
    return found, _written(actor, found)


def _standing(actor: Actor) -> QuerySet[PersonVersion]:
    """What acts that still count, of matters that one may see, say of people."""
    return PersonVersion.objects.filter(act__superseded_by=None, act__matter__row__in=matters_visible_to(actor))


def _written(actor: Actor, found: Iterable[PlaceRow]) -> Written:
    """The names under which acts speak of the participants found."""
    named: dict[UUID, list[str]] = {}
    rows = _standing(actor).filter(participant__in={place.participant for place in found}).order_by("id")
    for participant, name, others in rows.values_list("participant", "name", "other_names"):
        named.setdefault(participant, []).append(f"{name} ({others})" if others else name)
    return {participant: tuple(dict.fromkeys(names)) for participant, names in named.items()}
