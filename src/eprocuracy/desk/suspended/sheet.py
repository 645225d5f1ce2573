"""The list of suspended matters in full, as it goes to the monthly meeting with the police and the court: Excel and paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import QueryDict

from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.law.deadlines import answer_from_json
from eprocuracy.platform.papers import Block, Column, Paragraph, Table
from eprocuracy.platform.ui.parts import Text
from eprocuracy.platform.ui.writing import moment_text
from eprocuracy.records.models import SuspensionRow
from eprocuracy.records.queries import suspensions_visible_to
from eprocuracy.workstreams.catalogue import Catalogue

from ..deadlines import reason_of
from ..papers.drawing import words
from ..units import branches
from .asking import Asked
from .gathering import NOBODY, Gathered, gathered, ground_label, in_order

MOST = 20_000  # lines of one sheet
ON_PAPER = 2_000
TITLE = Label("Danh sách vụ việc, vụ án, bị can tạm đình chỉ để rà soát", "Suspended matters and accused, for review")

SHEET_COLUMNS: Sequence[tuple[Label, int]] = (
    (Label("Đơn vị", "Unit"), 12),
    (Label("Khâu công tác", "Area of work"), 20),
    (Label("Số thụ lý", "Docket number"), 12),
    (Label("Nội dung, tên vụ án", "Subject"), 36),
    (Label("Bị can, người liên quan", "Persons"), 26),
    (Label("Cơ quan điều tra", "Agency"), 24),
    (Label("Ngày tạm đình chỉ", "Suspended on"), 13),
    (Label("Lý do", "Ground"), 30),
    (Label("Biện pháp khắc phục", "What is done"), 24),
    (Label("Rà soát gần nhất", "Last review"), 13),
    (Label("Kết quả rà soát", "Outcome"), 24),
    (Label("Hết thời hiệu", "Limitation ends"), 13),
    (Label("KSV thụ lý", "Procurator"), 18),
    (Label("Ý kiến tại cuộc họp", "Said at the meeting"), 30),
)
# the columns of the sheet that share one column of the paper, under the first one's title
OF_PAPER: Sequence[tuple[tuple[int, ...], int]] = (
    ((2, 1), 4), ((3, 4), 7), ((5,), 4), ((6,), 3), ((7, 8), 6), ((9, 10), 4), ((11,), 3), ((12,), 3), ((13,), 4),
)  # fmt: skip
SIGNED_BY = (
    Label("Cơ quan điều tra", "Investigating body"),
    Label("Viện kiểm sát", "Procuracy"),
    Label("Tòa án", "Court"),
)


def sheet_rows(
    catalogue: Catalogue, query: QueryDict, *, actor: Actor, now: datetime, language: str = "vi", most: int = MOST
) -> tuple[Gathered, list[list[Any]]]:
    """The same list in full, with room to write; the number of queries is constant."""
    asked = Asked.read(query)
    found = suspensions_visible_to(actor).filter(asked.condition(actor, branches(actor), now, catalogue))
    drawn = gathered(catalogue, list(in_order(found)[:most]))
    units = labels_of({row.unit for row in drawn.rows})
    return drawn, [_line(catalogue, row, drawn, units.get(row.unit), language) for row in drawn.rows]


def _line(catalogue: Catalogue, row: SuspensionRow, drawn: Gathered, unit: Label | None, language: str) -> list[Any]:
    def told(text: Text | None) -> str | None:
        return words(text, language) or None

    matter = row.matter.row
    stream = catalogue.workstreams.get(matter.workstream)
    name = drawn.accused.get((row.matter_id, row.participant), "") if row.participant else ""
    limitation: object = row.limitation_ends_on
    if limitation is None and row.limitation:
        limitation = told(reason_of(answer_from_json(row.limitation)))
    return [
        told(unit) or row.unit,
        told(stream.label) if stream else matter.workstream,
        f"{matter.number}/{matter.year}" if matter.number else None,
        matter.title or None,
        name or told(drawn.persons.get(row.matter_id, NOBODY).label()),
        matter.agency or None,
        row.on,
        told(ground_label(catalogue, matter.workstream, row.ground)),
        row.awaited or None,
        row.reviewed_on,
        row.review or None,
        limitation,
        drawn.staff.get(row.procurator) or None,
        None,
    ]


def paper_blocks(rows: Sequence[Sequence[Any]], *, now: datetime, language: str) -> list[Block]:
    """The list for the meeting on paper, with a place for each body to sign."""
    number = Column(words(Label("STT", "No."), language), 1, right=True)
    columns = [Column(words(SHEET_COLUMNS[places[0]][0], language), share) for places, share in OF_PAPER]
    lines = [
        (str(place), *("\n".join(words(row[at], language) for at in places if row[at]) for places, _ in OF_PAPER))
        for place, row in enumerate(rows, start=1)
    ]
    told = Label(f"Tính đến {moment_text(now)}: {len(rows)} mục", f"As of {moment_text(now)}: {len(rows)}")
    room = Table(tuple(Column(words(body, language)) for body in SIGNED_BY), (("\n\n\n", "", ""),))
    return [Paragraph(words(told, language), quiet=True), Table((number, *columns), tuple(lines)), room]
