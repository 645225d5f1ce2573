"""Questions to the register. Every list begins at what the actor may see."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from django.db.models import BooleanField, F, Func, Model, Q, QuerySet, Value
from django.db.models.expressions import Combinable

from eprocuracy.identity.policy import MAY_ASSIST, visibility
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.wall.sight import whole

from .models import DeadlineRow, HearingRow, LineRow, MatterRow, PersonVersion, PlaceRow, SuspensionRow

WEIGHED = 200  # as many units as an index is asked for one by one
M = TypeVar("M", bound=Model)
CLOSED = 2  # the place of the level at which only those assigned, and the heads, may look


class _Among(Func):
    """`unit = any(…)`: the codes travel as one text, which for the fifteen hundred units of the country is what counts."""

    template = "%(expressions)s::varchar[])"
    arg_joiner = " = any("
    output_field = BooleanField()


class _AmongMany(Func):
    """The same for so many units that weighing each of them costs the planner more than the rows cost: they are looked up."""

    template = "(%(expressions)s::varchar[])) is true)"  # `is true` keeps it a filter, whatever order is asked for
    arg_joiner = " in (select unnest("
    output_field = BooleanField()


class _Begins(Func):
    template = "(%(expressions)s)"
    arg_joiner = " ^@ "
    output_field = BooleanField()


def of_units(units: Collection[str]) -> Q:
    """The condition on rows that carry a unit."""
    if not units:
        return Q(pk__in=())
    among = _Among if len(units) <= WEIGHED else _AmongMany
    return Q(among(F("unit"), Value(_listed(frozenset(units)))))


@lru_cache(maxsize=512)
def _listed(units: frozenset[str]) -> str:
    """Codes as PostgreSQL writes a list of texts."""
    return "{" + ",".join('"' + re.sub(r'(["\\\\])', r"\\\1", one) + '"' for one in sorted(units)) + "}"


def _may_look(actor: Actor) -> Q:
    """What `identity.policy` says of one matter, as a condition on rows that carry unit, secrecy and procurator."""
    seen = visibility(actor)
    if seen.everything:
        return Q()
    mine = takes_part(actor)
    if seen.opened:
        mine |= Q(matter__in=seen.opened)
    units = of_units(seen.units)
    if seen.units == seen.leads:
        return mine | units
    return mine | units & Q(secrecy__lt=CLOSED) | of_units(seen.leads)


def takes_part(actor: Actor) -> Q:
    """Rows of the matters to which the account is assigned, in charge or assisting."""
    seen = visibility(actor)
    if not seen.account:
        return Q(pk__in=())
    in_charge = Q(procurator=seen.account)
    return in_charge | Q(matter__in=seen.matters) if seen.matters else in_charge


@whole()
def assisted_by(account: str) -> frozenset[UUID]:
    """The matters in which an account assists, ended ones too; one query."""
    found = MatterRow.objects.exclude(assisting=[]).filter(assisting__contains=[account])
    return frozenset(found.values_list("matter", flat=True))


def assisting(actor: Actor) -> Actor:
    """The actor with the matters in which they assist: whoever shows an actor's lists asks once beforehand."""
    held = assisted_by(actor.account) if actor.duties & MAY_ASSIST else frozenset()
    return replace(actor, assists_in=held) if held else actor


def matters_visible_to(actor: Actor) -> QuerySet[MatterRow]:
    return MatterRow.objects.filter(_may_look(actor))


def matters_read_whole_by(actor: Actor) -> QuerySet[MatterRow]:
    """Matters that the actor might see if they were closed: so much is asked of those who read what is guarded in one."""
    seen = visibility(actor)
    if seen.everything:
        return MatterRow.objects.all()
    return MatterRow.objects.filter(takes_part(actor) | Q(matter__in=seen.opened) | of_units(seen.leads))


def places_visible_to(actor: Actor) -> QuerySet[PlaceRow]:
    """Places of participants in the matters that one may see."""
    return PlaceRow.objects.filter(_may_look(actor))


def veiled_known_to(actor: Actor) -> QuerySet[PlaceRow]:
    """Places of those whom lists do not name, and whose names the actor may know."""
    seen, places = visibility(actor), PlaceRow.objects.filter(_may_look(actor), veiled__isnull=False)
    if seen.everything:
        return places
    known = takes_part(actor) | Q(procurator__in=seen.stands_in) | Q(matter__in=seen.opened)
    return places.filter(known | of_units(seen.names))


def deadlines_visible_to(actor: Actor) -> QuerySet[DeadlineRow]:
    return DeadlineRow.objects.filter(_may_look(actor))


def among_visible(rows: QuerySet[M], actor: Actor) -> QuerySet[M]:
    """Of rows that another room keeps with unit, secrecy and procurator of their matter, those that the actor may see."""
    return rows.filter(_may_look(actor))


def suspensions_visible_to(actor: Actor) -> QuerySet[SuspensionRow]:
    return SuspensionRow.objects.filter(_may_look(actor))


def hearings_visible_to(actor: Actor) -> QuerySet[HearingRow]:
    return HearingRow.objects.filter(_may_look(actor))


def titled(key: str) -> Q:
    """Matters whose title, as it is searched, holds the text; asked so that the wall leaves the question its index."""
    return Q(title_key__regex=re.escape(key))


def begins(expression: Combinable, text: str) -> Q:
    """Rows in which the expression begins so; of the ways to ask, the one that tells nothing of rows that are not shown."""
    return Q(_Begins(expression, Value(text)))


def not_lapsed(now: datetime) -> Q:
    """Deadlines that still ask for something: a right that has run out does not."""
    return Q(lapses=False) | Q(ends_at__gt=now)


def mine(actor: Actor) -> Q:
    """Matters to which the actor is assigned: by account, or by name where a register of the own office says only the name."""
    found = Q(procurator=actor.account)
    if actor.name:
        found |= Q(procurator=actor.name, unit=actor.unit)
    return found | Q(matter__in=actor.assists_in) if actor.assists_in else found


def lines_visible_to(actor: Actor) -> QuerySet[LineRow]:
    return LineRow.objects.filter(matter__row__in=matters_visible_to(actor))


def names_of(versions: Iterable[int]) -> dict[int, PersonVersion]:
    """What is said of the participants of a page, in one query; the page logs that they were read."""
    return PersonVersion.objects.in_bulk(list(versions))


def seen_position(matter: UUID) -> dict[UUID, int]:
    """How far the family of a matter has been recorded: what a form hands back as `seen`."""
    return dict([MatterRow.objects.values_list("family_id", "family__position").get(matter=matter)])
