"""Finding the matter that somebody means by a number, or by words of its name."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, IntegerField, QuerySet, Value, When

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Choice
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import matters_visible_to, titled
from eprocuracy.records.storing import search_key
from eprocuracy.workstreams.catalogue import Catalogue, Workstream
from eprocuracy.workstreams.people import Role

from .. import numbers
from ..actform.setting import Found
from .naming import called
from .offered import fits

SUGGESTED = 8


def matters_meant(catalogue: Catalogue, actor: Actor, text: str, role: Role, home: Workstream) -> list[Found]:
    """The matters that a typed number may mean; those of one's own office alone where there are any."""
    streams, rest = _narrowed(catalogue, text, role, home)
    number = numbers.read(rest)
    if number is None:
        return []
    rows = list(_among(actor, streams).filter(number.condition())[: SUGGESTED + 1])
    own = [row for row in rows if row.unit == actor.unit]
    return [Found(row.matter_id, written(catalogue, row)) for row in own or rows]


def suggested(catalogue: Catalogue, actor: Actor, text: str, role: Role, home: Workstream) -> list[Choice]:
    """Matters to choose from while somebody types a number or a name."""
    streams, rest = _narrowed(catalogue, text, role, home)
    number = numbers.read(rest)
    among = _among(actor, streams)
    found = among.filter(number.condition()) if number else among.filter(titled(search_key(rest)))
    return [
        Choice(str(row.matter_id), written(catalogue, row), hint=row.title[:120]) for row in found[:SUGGESTED] if rest
    ]


def written(catalogue: Catalogue, row: MatterRow) -> Label:
    """`Vụ án 45/2026 · 22-KV3`: what a person chooses is what the form reads again."""
    one = called(catalogue.workstreams[row.workstream].one, row.number, row.year)
    return Label(f"{one.vi} · {row.unit}", f"{one.en} · {row.unit}")


def _narrowed(catalogue: Catalogue, text: str, role: Role, home: Workstream) -> tuple[list[Workstream], str]:
    """The workstreams a role can mean; only one where the text begins with its word."""
    fitting = [stream for stream in catalogue.workstreams.values() if fits(role, home, stream)]
    typed = " ".join(text.split())
    for stream in fitting:
        for word in (stream.one.vi, stream.one.en):
            if typed.lower().startswith(f"{word.lower()} "):
                return [stream], typed[len(word) :].strip()
    return fitting, typed


def _among(actor: Actor, streams: Iterable[Workstream]) -> QuerySet[MatterRow]:
    own = Case(When(unit=actor.unit, then=Value(0)), default=Value(1), output_field=IntegerField())
    return (
        matters_visible_to(actor)
        .filter(workstream__in=[stream.code for stream in streams], number__isnull=False)
        .order_by(own, "-year", "-number", "matter")
    )
