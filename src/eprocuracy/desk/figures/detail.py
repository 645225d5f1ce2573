"""One indicator as a page: its words and sources, the parts it is made of, the offices, and the facts behind one part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.insight.counting import figures, figures_of_each, holding_on, sums_of
from eprocuracy.insight.declared import Indicator, Term, settings
from eprocuracy.insight.listing import facts_behind
from eprocuracy.insight.measuring import Counted, Tally, tally, total
from eprocuracy.insight.naming import outcome_label, term_label
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Fact, Filters, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.platform.ui.writing import number_text
from eprocuracy.records.models import FactRow
from eprocuracy.workstreams.catalogue import Catalogue

from ..addresses import matter_address
from ..matter.naming import called
from ..registers.columns import shortened, two_lines
from ..registers.paging import COUNTED, Order, slice_of
from ..units import Branch, branches
from .asked import Asked, filters
from .pages import value_label

A_PAGE = 50
LATEST = Order(COUNTED, descending=True)


NUMERATOR, DENOMINATOR = Label("Tử số", "Numerator"), Label("Mẫu số", "Denominator")
PLUS, LESS = Label("cộng", "plus"), Label("trừ", "less")


@dataclass(frozen=True, slots=True)
class Part:
    """One term with the number of things that it counts, without its sign."""

    side: Label
    term: Term
    number: int


@dataclass(frozen=True, slots=True)
class Listed:
    """The facts behind one part: a page of them, the matters named on it, and how many are counted but not shown to the reader."""

    table: Table
    matters: tuple[UUID, ...]
    unseen: int


@dataclass(frozen=True, slots=True)
class DetailPage:
    """Everything the page shows."""

    heading: Label
    code: str
    value: Label
    period: Label
    back: str
    filters: Filters
    about: tuple[Fact, ...]
    sources: tuple[str, ...]
    parts: Table | None
    by_unit: Table | None
    listed: Listed | None


def detail_page(catalogue: Catalogue, one: Indicator, query: QueryDict, *, actor: Actor, today: date) -> DetailPage:
    """The indicator for the period and office asked for; the number of queries is constant."""
    known = branches(actor)
    asked = Asked.read(query, known, today)
    counted = sums_of([one], asked.period, units=asked.units)
    found = figures([one], counted, on=asked.period.last)[0]
    parts = _parts(one, tally(counted), holding_on(asked.period.last))
    chosen = _chosen(query, parts)
    listed = _listed(catalogue, chosen.term, asked, query, actor) if chosen else None
    return DetailPage(
        heading=one.name,
        code=one.code,
        value=one.uncounted or value_label(found),
        period=asked.period.label,
        back=f"{reverse('desk:figures')}?{asked.query}",
        filters=filters(asked, known, today),
        about=tuple(_about(one)),
        sources=one.sources,
        parts=_made_of(catalogue, parts, asked) if parts else None,
        by_unit=_by_unit(one, asked, asked.branches or known, counted)
        if len(asked.branches or known) > 1 and parts
        else None,
        listed=listed,
    )


def _parts(one: Indicator, counted: Tally, holding: Mapping[str, bool]) -> list[Part]:
    """The parts whose setting holds, each with its number."""
    sides = ((NUMERATOR, one.numerator), (DENOMINATOR, one.denominator))
    terms = [(side, term) for side, held in sides for term in held if not term.setting or holding[term.setting]]
    return [Part(side, term, abs(total([term], counted, holding=holding))) for side, term in terms]


def _chosen(query: QueryDict, parts: Sequence[Part]) -> Part | None:
    """Which part's matters are listed: the one asked for, else the first that has any."""
    asked = query.get("part", "")
    if asked.isdecimal() and int(asked) < len(parts):
        return parts[int(asked)]
    return next((one for one in parts if one.number), None)


def _about(one: Indicator) -> Iterable[Fact]:
    """What the texts say of it, and how far they were read."""
    yield Fact(NUMERATOR, one.counted["numerator"])
    for name, label in (
        ("denominator", DENOMINATOR),
        ("exclusions", Label("Không tính", "Left out")),
    ):
        if name in one.counted:
            yield Fact(label, one.counted[name])
    yield Fact(Label("Căn cứ", "Basis"), one.basis)
    yield Fact(Label("Đã đối chiếu", "Verified"), one.verified)
    for setting in {term.setting for term in one.terms if term.setting}:
        held = settings()[setting]
        yield Fact(
            held.label,
            Label(
                f"{'có' if held.value else 'không'}; {held.basis.vi}",
                f"{'yes' if held.value else 'no'}; {held.basis.en}",
            ),
        )
    if one.note:
        yield Fact(Label("Ghi chú", "Note"), one.note)


def _made_of(catalogue: Catalogue, parts: Sequence[Part], asked: Asked) -> Table:
    """What is added up and taken away; each number opens its matters."""
    rows: list[list[object]] = []
    for place, one in enumerate(parts):
        written = Label(number_text(one.number, "vi"), number_text(one.number, "en"))
        address = f"?{asked.of(asked.period, part=str(place))}#matters"
        sign = LESS if one.term.less else PLUS
        rows.append([one.side, sign, term_label(catalogue, one.term), Link(written, address) if one.number else 0])
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


def _by_unit(one: Indicator, asked: Asked, known: Sequence[Branch], counted: Counted) -> Table:
    """The same figure for each office; in the order of their codes, which ranks nobody."""
    found = figures_of_each([one], counted, {branch.code: branch.units for branch in known}, on=asked.period.last)
    rows = []
    for branch in known:
        figure = found[branch.code][0]
        if figure.numerator or figure.denominator:
            made = "" if figure.denominator is None else f"{figure.numerator} / {figure.denominator}"
            rows.append([Link(branch.label, f"?{asked.of(asked.period, unit=branch.code)}"), value_label(figure), made])
    return Table(
        caption=Label("Theo đơn vị", "By unit"),
        columns=[
            Column(Label("Đơn vị", "Unit")),
            Column(Label("Kết quả", "Value"), numeric=True),
            Column(Label("Tính từ", "Made of"), numeric=True),
        ],
        rows=rows,
        empty=Label("Không đơn vị nào có số liệu trong kỳ.", "No office has figures in this period."),
    )


def _listed(catalogue: Catalogue, term: Term, asked: Asked, query: QueryDict, actor: Actor) -> Listed:
    """The facts of one part, the latest first."""
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
    every = facts_behind(term, asked.period, units=asked.units, actor=SYSTEM).count()
    return Listed(table, tuple({row.matter_id for row in part.rows}), every - seen)


def _row(catalogue: Catalogue, row: FactRow) -> list[object]:
    matter = row.matter.row
    stream = catalogue.workstreams.get(matter.workstream)
    title: Text = called(stream.one, matter.number, matter.year) if stream else matter.workstream
    return [
        row.on,
        two_lines(cell(Link(say(title), matter_address(row.matter_id))), shortened(matter.title)),
        row.unit,
        outcome_label(catalogue, row.outcome) if row.outcome else "",
    ]
