"""Acts that may have been written down already: a question to the person who writes, never a refusal and never a merge."""

from __future__ import annotations

from django.urls import reverse

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Link
from eprocuracy.records.models import ActRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.records.storing import search_key
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue

from ..saying import joined, number_of, said
from .naming import called

MOST = 3
COMPARED = 20


def doubles_of(catalogue: Catalogue, actor: Actor, act: Act) -> list[Link]:
    """Records of the same paper, and matters that bear the same docket number, of those the writer may see; two queries."""
    return [*_same_paper(catalogue, actor, act), *_same_number(catalogue, actor, act)]


def _same_paper(catalogue: Catalogue, actor: Actor, act: Act) -> list[Link]:
    """The natural key: kind, number and day of the paper, and who issued it where both say so."""
    if not act.document_no or act.on is None or act.guarded:
        return []
    visible = matters_visible_to(actor).values("matter")
    found = (
        ActRow.objects.filter(kind=act.kind, document_no=act.document_no, occurred_on=act.on, matter__in=visible)
        .exclude(id__in=[one for one in (act.id, act.supersedes) if one])
        .filter(superseded_by=None)
        .select_related("matter__row")
        .order_by("position")[:COMPARED]
    )
    made: list[Link] = []
    for row in found:
        if len(made) == MOST:
            break
        if _of_others(act, row):
            continue  # another body's paper may bear the same number on the same day
        matter = row.matter.row
        stream = catalogue.workstreams[matter.workstream]
        label = joined(
            act.label, number_of(row.document_no), said(act.on), called(stream.one, matter.number, matter.year)
        )
        made.append(Link(label or act.label, reverse("desk:act", args=[row.matter_id, row.id])))
    return made


def _of_others(act: Act, row: ActRow) -> bool:
    """Whether two papers say plainly that two different bodies issued them."""
    mine = act.issued_by or getattr(act, "agency", None) or ""
    other = row.issued_by or row.content.get("agency", "")
    return bool(mine and other) and search_key(mine) != search_key(other)


def _same_number(catalogue: Catalogue, actor: Actor, act: Act) -> list[Link]:
    """The same number in the same book of the same unit."""
    home = catalogue.home.get(act.kind)
    number, year, unit = (getattr(act, name, None) for name in ("number", "year", "unit"))
    if home is None or number is None or year is None or not unit:
        return []
    found = matters_visible_to(actor).filter(workstream=home.code, unit=unit, number=number, year=year)
    return [
        Link(
            joined(called(home.one, row.number, row.year), row.title or None) or Label(str(number), str(number)),
            reverse("desk:matter", args=[row.matter_id]),
        )
        for row in found.exclude(matter=act.matter)[:MOST]
    ]
