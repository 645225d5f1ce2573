"""A number opened: the parts that it is added up from, and the facts behind one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from eprocuracy.insight.declared import Term
from eprocuracy.insight.listing import facts_behind
from eprocuracy.insight.naming import outcome_label, term_label
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.platform.ui.writing import number_text
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import FactRow
from eprocuracy.workstreams.catalogue import Catalogue, Rules

from ..addresses import matter_address
from ..matter.naming import called
from ..registers.columns import shortened, two_lines
from ..registers.paging import COUNTED, Order, slice_of
from .asked import Asked
from .broken_down import BrokenDown, broken_down

A_PAGE = 50
LATEST = Order(COUNTED, descending=True)
PLUS, LESS, EQUALS = Label("cộng", "plus"), Label("trừ", "less"), Label("bằng", "equals")


@dataclass(frozen=True, slots=True)
class Part:
    """One term with the number of things that it counts, without its sign."""

    side: Label
    term: Term
    number: int
    result: bool = False  # it is what the parts before it come to

    @property
    def sign(self) -> Label:
        return EQUALS if self.result else LESS if self.term.less else PLUS


@dataclass(frozen=True, slots=True)
class Listed:
    """The facts behind one part: a page of them, the matters named on it, and how many are counted but not shown to the reader."""

    table: Table
    matters: tuple[UUID, ...]
    unseen: int
    divided: BrokenDown


def chosen_of(query: QueryDict, parts: Sequence[Part]) -> Part | None:
    """Which part's matters are listed: the one asked for, else the first that has any."""
    asked = query.get("part", "")
    if asked.isdecimal() and int(asked) < len(parts):
        return parts[int(asked)]
    return next((one for one in parts if one.number), None)


def made_of(catalogue: Catalogue, parts: Sequence[Part], asked: Asked) -> Table:
    """What is added up and taken away; each number opens its matters."""
    rows: list[list[object]] = []
    for place, one in enumerate(parts):
        written = Label(number_text(one.number, "vi"), number_text(one.number, "en"))
        address = f"?{asked.of(asked.period, part=str(place))}#matters"
        rows.append([one.side, one.sign, term_label(catalogue, one.term), Link(written, address) if one.number else 0])
    return Table(
        caption=Label("Con số gồm những gì", "What the number is made of"),
        columns=[
            Column(Label("Thuộc", "Part of")),
            Column(Label("Dấu", "Sign")),
            Column(Label("Đếm gì", "What is counted")),
            Column(Label("Số lượng", "Number"), numeric=True),
        ],
        rows=rows,
    )


def listed_of(rules: Rules, term: Term, asked: Asked, query: QueryDict, actor: Actor) -> Listed:
    """The facts of one part, the latest first, and the same divided as asked for."""
    catalogue = rules.catalogue
    found = facts_behind(term, asked.period, units=asked.units, actor=actor)
    part = slice_of(found.select_related("matter__row"), LATEST, query, size=A_PAGE)
    seen = found.count()
    table = Table(
        caption=term_label(catalogue, term),
        columns=[
            Column(Label("Ngày", "Day")),
            Column(Label("Vụ việc", "Matter")),
            Column(Label("Đơn vị", "Unit")),
            Column(Label("Do", "By")),
        ],
        rows=[_row(catalogue, row) for row in part.rows],
        empty=Label("Không có vụ việc nào.", "No matters."),
        total=seen,
        previous=part.previous,
        following=part.following,
    )
    with whole():  # how many there are is told, and nothing else of them
        every = facts_behind(term, asked.period, units=asked.units, actor=SYSTEM).count()
    divided = broken_down(rules, term, asked, query, actor)
    return Listed(table, tuple({row.matter_id for row in part.rows}), every - seen, divided)


def _row(catalogue: Catalogue, row: FactRow) -> list[object]:
    matter = row.matter.row
    stream = catalogue.workstreams.get(matter.workstream)
    title: Text = called(stream.one, matter.number, matter.year) if stream else matter.workstream
    return [
        row.on,
        two_lines(cell(Link(say(title), matter_address(row.matter_id))), shortened(matter.title)),
        row.unit,
        outcome_label(catalogue, row.code, row.outcome) if row.outcome else "",
    ]
