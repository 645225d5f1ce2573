"""A register as a page: one list, counted no further than people read, with everything known before it is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict

from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed as Power
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Deed, Filters, Link, Table
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.catalogue import Catalogue, Workstream
from eprocuracy.workstreams.people import Role

from ..addresses import opening_address
from ..books.pages import book_links
from ..units import branches
from .asking import CITED, Asked, condition
from .columns import columns, row_of
from .gathering import gathered
from .paging import slice_of
from .panel import panel

PAGE = 50
COUNTED = 1000  # further than this nobody reads a count, and counting costs

EVERYTHING = Label("Tất cả vụ việc", "All matters")


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Everything a register shows."""

    heading: Label
    filters: Filters
    table: Table
    deeds: tuple[Deed, ...]  # what can be opened here
    books: tuple[Link, ...]  # the books of this khâu, to print or to take as Excel files
    participants: tuple[UUID, ...]  # whose names are on the page


def register_page(
    catalogue: Catalogue, stream: Workstream | None, query: QueryDict, *, actor: Actor, now: datetime
) -> RegisterPage:
    """The register of one workstream, or of all; the number of queries does not depend on the length of the list."""
    asked = Asked.read(query)
    known = branches(actor)
    found = matters_visible_to(actor).annotate(cited=CITED)
    if stream:
        found = found.filter(workstream=stream.code)
    found = found.filter(condition(asked, actor=actor, known=known, streams=catalogue.workstreams, now=now))
    stages = list(found.order_by().values_list("stage", flat=True)[: COUNTED + 1])
    if asked.stages:
        found = found.filter(stage__in=asked.stages)
    total = found.order_by().values("pk")[: COUNTED + 1].count()
    part = slice_of(found, asked.order, query, size=PAGE)
    drawn = gathered(catalogue, part.rows, query=query, now=now, with_unit=len(known) > 1, also=[asked.of])
    layout = columns(asked.order, query, with_workstream=stream is None)
    heading = stream.label if stream else EVERYTHING
    return RegisterPage(
        heading=heading,
        filters=panel(
            asked,
            query,
            known=known,
            stream=stream,
            counts=Counter(stages) if len(stages) <= COUNTED else None,
            names=drawn.names,
            stages_of=[stream] if stream else catalogue.workstreams.values(),
        ),
        table=Table(
            caption=_caption(total),
            columns=[column.head for column in layout],
            rows=[row_of(row, layout, drawn) for row in part.rows],
            empty=_nothing(heading),
            previous=part.previous,
            following=part.following,
        ),
        deeds=_openings(stream, actor) if stream else (),
        books=book_links(stream.registers) if stream else (),
        participants=drawn.participants,
    )


def _caption(total: int) -> Label:
    if total > COUNTED:
        return Label(f"Hơn {COUNTED:,} vụ việc".replace(",", "."), f"More than {COUNTED:,} matters")
    return Label(f"{total:,} vụ việc".replace(",", "."), f"{total:,} matter{'' if total == 1 else 's'}")


def _nothing(heading: Label) -> Label:
    return Label(
        f"Không có vụ việc nào khớp. {heading.vi}: có ở đây khi được ghi hoặc nhập từ sổ.",
        f"Nothing matches. {heading.en}: here once recorded or imported from a register.",
    )


def _openings(stream: Workstream, actor: Actor) -> tuple[Deed, ...]:
    """What opens a matter of this register; one that comes from another matter is opened there."""
    if not may(actor, Power.RECORD, About(unit=actor.unit)).allowed:
        return ()
    kinds = (kind for kind in stream.opening if Role.SPLIT_FROM not in kind.roles)
    return tuple(Deed(kind.label, opening_address(kind.kind)) for kind in kinds)
