"""One indicator as a page: its words and sources, the parts it is made of, the offices, and the facts behind one part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.insight.counting import figures, figures_of_each, holding_on, sums_of
from eprocuracy.insight.declared import Indicator, Term, settings
from eprocuracy.insight.measuring import Counted, Tally, tally, total
from eprocuracy.insight.naming import verified_label
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Fact, Filters, Link, Table
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.workstreams.catalogue import Rules

from ..units import Branch, branches
from .asked import Asked, filters
from .opened import Listed, Part, chosen_of, listed_of, made_of
from .pages import made_of_text, value_label

NUMERATOR, DENOMINATOR = Label("Tử số", "Numerator"), Label("Mẫu số", "Denominator")


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
    changed: str = ""  # the address of the page that tells why it changed


def detail_page(rules: Rules, one: Indicator, query: QueryDict, *, actor: Actor, today: date) -> DetailPage:
    """The indicator for the period and office asked for; the number of queries is constant."""
    known = branches(actor)
    asked = Asked.read(query, known, today)
    counted = sums_of(one.terms, asked.period, units=asked.units)
    found = figures([one], counted, on=asked.period.last)[0]
    parts = _parts(one, tally(counted), holding_on(asked.period.last))
    chosen = chosen_of(query, parts)
    listed = listed_of(rules, chosen.term, asked, query, actor) if chosen else None
    return DetailPage(
        heading=one.name,
        code=one.code,
        value=one.uncounted or value_label(found),
        period=asked.period.label,
        back=f"{reverse('desk:figures')}?{asked.query}",
        changed=f"{reverse('desk:figure_changed', args=[one.code])}?{asked.query}" if parts else "",
        filters=filters(asked, known, today),
        about=tuple(_about(one)),
        sources=one.sources,
        parts=made_of(rules.catalogue, parts, asked) if parts else None,
        by_unit=_by_unit(one, asked, asked.branches or known, counted)
        if len(asked.branches or known) > 1 and parts
        else None,
        listed=listed,
    )


def sides_of(one: Indicator, holding: Mapping[str, bool]) -> list[tuple[Label, Term]]:
    """The terms whose setting holds, each with the side of the fraction it is on."""
    sides = ((NUMERATOR, one.numerator), (DENOMINATOR, one.denominator))
    return [(side, term) for side, held in sides for term in held if not term.setting or holding[term.setting]]


def _parts(one: Indicator, counted: Tally, holding: Mapping[str, bool]) -> list[Part]:
    """The parts whose setting holds, each with its number."""
    return [Part(side, term, abs(total([term], counted, holding=holding))) for side, term in sides_of(one, holding)]


def _about(one: Indicator) -> Iterable[Fact]:
    """What the texts say of it, in their words, and how far they were read."""
    for name, label in (
        ("numerator", Label("Tử số theo văn bản", "Numerator, as the texts say")),
        ("denominator", Label("Mẫu số theo văn bản", "Denominator, as the texts say")),
        ("exclusions", Label("Không tính", "Left out")),
    ):
        if name in one.counted:
            yield Fact(label, one.counted[name])
    yield Fact(Label("Căn cứ", "Basis"), one.basis)
    yield Fact(Label("Áp dụng từ ngày", "In force from"), day_text(one.from_) or Label("không rõ", "not known"))
    if one.until:
        yield Fact(Label("Đến ngày", "Until"), day_text(one.until))
    yield Fact(Label("Mong muốn", "What is wanted"), one.direction.label)
    yield Fact(Label("Đã đối chiếu", "Verified"), verified_label(one.verified))
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


def _by_unit(one: Indicator, asked: Asked, known: Sequence[Branch], counted: Counted) -> Table:
    """The same figure for each office; in the order of their codes, which ranks nobody."""
    found = figures_of_each([one], counted, {branch.code: branch.units for branch in known}, on=asked.period.last)
    rows = []
    for branch in known:
        figure = found[branch.code][0]
        if figure.numerator or figure.denominator:
            address = f"?{asked.of(asked.period, unit=branch.code)}"
            rows.append([Link(branch.label, address), value_label(figure), made_of_text(figure)])
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
