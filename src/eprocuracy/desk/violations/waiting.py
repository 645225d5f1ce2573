"""Findings that nobody has decided on yet: which they are, and how many by body and kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict

from eprocuracy.kernel.actors import Actor
from eprocuracy.records.models import FindingRow, TakenUpRow
from eprocuracy.records.queries import matters_read_whole_by, matters_visible_to, mine
from eprocuracy.workstreams.catalogue import Catalogue

from ..units import Branch, units_of

VIOLATION, REMINDED, DISMISSED = "violation.found", "violation.reminded", "finding.dismissed"
RECOMMENDATION, PROTEST = "recommendation.issued", "protest.issued"
MOST_GROUPS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one address asks for."""

    units: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()
    agency: str | None = None
    own: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> Asked:
        return cls(
            units=tuple(query.getlist("unit")),
            codes=tuple(query.getlist("code")),
            streams=tuple(query.getlist("stream")),
            agency=query.get("agency"),
            own="me" in query.getlist("who"),
        )


def told_codes(catalogue: Catalogue) -> list[str]:
    """Kinds of findings that rest on an article and can be violations by a body; those of supervision's own threads cannot."""
    home = catalogue.home[VIOLATION]
    return sorted(code for code, kind in catalogue.findings.items() if kind.basis and code not in home.findings)


def waiting(catalogue: Catalogue, asked: Asked, *, actor: Actor, known: Iterable[Branch]) -> QuerySet[FindingRow]:
    """Findings of matters that the actor may see, of which no thread of supervision says that it deals with them."""
    matters = matters_visible_to(actor).exclude(workstream=catalogue.home[VIOLATION].code)
    if asked.units:
        matters = matters.filter(unit__in=units_of(known, asked.units))
    if asked.own:
        matters = matters.filter(mine(actor))
    if asked.streams:
        matters = matters.filter(workstream__in=asked.streams)
    if asked.agency is not None:
        matters = matters.filter(agency=asked.agency)
    dealt_with = TakenUpRow.objects.filter(
        Q(about=OuterRef("matter_id"), code=OuterRef("code")),
        Q(act=OuterRef("act")) | Q(act=None),
        Q(participant=OuterRef("participant")) | Q(participant=None),
    )
    codes = [code for code in told_codes(catalogue) if not asked.codes or code in asked.codes]
    found = FindingRow.objects.filter(matter__row__in=matters, code__in=codes)
    guarded = catalogue.guarded_findings.intersection(codes)
    if guarded:
        found = found.exclude(~Q(matter__row__in=matters_read_whole_by(actor)), code__in=guarded)
    return found.exclude(Exists(dealt_with))


@dataclass(frozen=True, slots=True)
class Heap:
    """How many findings of one kind wait for a decision on one body."""

    agency: str
    code: str
    count: int


def heaps(found: QuerySet[FindingRow]) -> list[Heap]:
    """By body and kind, the highest heaps of each body together; one query."""
    rows = (
        found.order_by()
        .values("code", agency=F("matter__row__agency"))
        .annotate(count=Count("pk"))
        .order_by("agency", "-count", "code")[:MOST_GROUPS]
    )
    return [Heap(row["agency"], row["code"], row["count"]) for row in rows]
