"""The decisions of an order that was just given, ready to be printed on their prescribed forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import ActRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.catalogue import Catalogue

from ..matter.naming import called
from ..papers.decisions import ASSIGNING

PRESCRIBED = frozenset(one.form for one in ASSIGNING)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: which matter, on which form, and where it is drawn."""

    matter: Label
    form: Label
    pdf: str
    word: str


def orders(catalogue: Catalogue, acts: Sequence[str], *, actor: Actor) -> tuple[Decision, ...]:
    """The decisions named in the address that the person may see; two queries, none where none is named."""
    wanted = {one for text in acts if (one := _id(text)) is not None}
    if not wanted:
        return ()
    kinds = {one.kind: one for one in ASSIGNING}
    found = (
        ActRow.objects.filter(id__in=wanted, kind__in=kinds).values_list("id", "kind", "matter").order_by("position")
    )
    rows = {row.matter_id: row for row in matters_visible_to(actor).filter(matter__in=[one[2] for one in found])}
    made = []
    for act, kind, matter in found:
        row = rows.get(matter)
        stream = catalogue.workstreams.get(row.workstream) if row else None
        if row is None or stream is None:
            continue
        form = Label(f"Mẫu {kinds[kind].form}", f"Form {kinds[kind].form}")
        ways = [reverse("desk:prescribed", args=[matter, act, way]) for way in ("pdf", "docx")]
        made.append(Decision(called(stream.one, row.number, row.year), form, *ways))
    return tuple(made)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
