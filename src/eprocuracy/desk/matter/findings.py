"""What a supervising procurator is told of a matter: each irregularity with its article, its figures and the act behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Link, Table
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.projected import Finding

from ..irregular import basis_of, figures, label_of
from ..saying import joined, said
from .file import File
from .paging import part_of

A_PAGE = 50

CAPTION = Label("Phát hiện", "Findings")
NONE = Label(
    "Chưa phát hiện vi phạm. Phát hiện có ở đây khi một việc được ghi trái trình tự, quá hạn hoặc thiếu căn cứ.",
    "Nothing irregular was found. Findings appear here when an act is out of order, late or without a ground.",
)


def findings_of(catalogue: Catalogue, file: File, now: datetime) -> tuple[Finding, ...]:
    """Those that the fold raises, what another matter of a person held raises with this one, and limits that had run out unmet at the end of yesterday (or of the day looked back to)."""
    closing = file.known_on or day_of(now) - timedelta(days=1)
    is_open = file.state is not None and file.state.closed_on is None
    mine = [one for one in file.projected.findings if one.matter == file.id]
    running = [one for one in file.projected.deadlines if one.matter == file.id] if is_open else []
    return (*mine, *file.crossed, *open_findings(catalogue.clocks, running, closing))


def table_of_page(catalogue: Catalogue, file: File, now: datetime, *, page: int, address: str) -> Table:
    """One page of all findings of the matter."""
    part = part_of(findings_of(catalogue, file, now), page=page, size=A_PAGE, address=address)
    told = table(catalogue, file, part.lines, total=part.total)
    return replace(told, previous=part.previous, following=part.following)


def table(catalogue: Catalogue, file: File, found: Iterable[Finding], *, total: int | None = None) -> Table:
    """The findings, with person, day, basis, figures and the act at which each was seen; `total` where these are not all."""
    listed = list(found)
    columns = [
        Column(CAPTION),
        Column(Label("Người", "Person")),
        Column(Label("Số liệu", "Figures")),
        Column(Label("Căn cứ", "Basis")),
        Column(Label("Tại bản ghi", "At the act")),
    ]
    rows = [
        [
            label_of(catalogue, one),
            file.names.get(one.participant, "") if one.participant else None,
            figures(catalogue, one),
            basis_of(catalogue, one),
            _act(file, one.act),
        ]
        for one in listed
    ]
    if not any(row[1] for row in rows):
        del columns[1]
        rows = [[*row[:1], *row[2:]] for row in rows]
    return Table(CAPTION, columns, rows, NONE, total or len(listed) or None)


def _act(file: File, act: UUID | None) -> Link | None:
    found = next((one for one in file.acts if one.id == act), None)
    if found is None or found.matter != file.id:
        return None
    day = said(found.occurred)
    label = joined(found.label, day) if found.occurred.day and day else found.label
    return Link(label or found.label, reverse("desk:act", args=[file.id, found.id]))
