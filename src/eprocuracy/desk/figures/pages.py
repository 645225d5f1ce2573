"""The figures as a page: a table for each field of work; what cannot be counted stands apart, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.insight.counting import figures, sums_of, terms_of
from eprocuracy.insight.declared import Better, Indicator, indicators
from eprocuracy.insight.measuring import Figure
from eprocuracy.insight.periods import Period
from eprocuracy.insight.saying import plain, value_text
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Filters, Link, Table
from eprocuracy.platform.ui.writing import number_text

from ..units import branches
from .asked import Asked, filters, usual_periods

NOTHING = Label("không có để tính", "nothing to count")
MET, NOT_MET = Label("đạt", "met"), Label("chưa đạt", "not met")
COLUMNS = (
    Column(Label("Chỉ tiêu", "Indicator")),
    Column(Label("Kết quả", "Value"), numeric=True),
    Column(Label("Tính từ", "Made of"), numeric=True),
    Column(Label("Yêu cầu", "Target")),
    Column(Label("Cùng kỳ năm trước", "Year before"), numeric=True),
)


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Everything the page shows."""

    period: Label
    query: str
    filters: Filters
    periods: tuple[Link, ...]
    tables: tuple[Table, ...]
    uncounted: Table


def figures_page(query: QueryDict, *, actor: Actor, today: date) -> FiguresPage:
    """Every indicator; two questions to the facts, one for the period and one for that of the year before."""
    known = branches(actor)
    asked = Asked.read(query, known, today)
    rows: dict[Label, list[list[object]]] = {}
    for one, earlier in with_year_before(asked):
        rows.setdefault(one.indicator.field.name, []).append(_row(one, earlier, asked))
    return FiguresPage(
        period=asked.period.label,
        query=asked.query,
        filters=filters(asked, known, today),
        periods=tuple(Link(one.label, f"?{asked.of(one)}") for one in usual_periods(today)),
        tables=tuple(Table(caption=field, columns=COLUMNS, rows=part) for field, part in rows.items()),
        uncounted=_uncounted([one for one in indicators().values() if one.uncounted is not None]),
    )


def with_year_before(asked: Asked) -> list[tuple[Figure, Figure]]:
    """Every indicator that is counted, for the period asked for and for the same days of the year before."""
    counted = tuple(one for one in indicators().values() if one.uncounted is None)
    now, before = (_of(counted, period, asked) for period in (asked.period, asked.period.before))
    return list(zip(now, before, strict=True))


def _of(wanted: Sequence[Indicator], period: Period, asked: Asked) -> list[Figure]:
    return figures(wanted, sums_of(terms_of(wanted), period, units=asked.units), on=period.last)


def _row(one: Figure, earlier: Figure, asked: Asked) -> list[object]:
    address = f"{reverse('desk:figure', args=[one.indicator.code])}?{asked.query}"
    return [
        Link(one.indicator.name, address),
        value_label(one),
        made_of_text(one),
        held_against(one),
        value_label(earlier) if earlier.value is not None else "",
    ]


def value_label(one: Figure) -> Label:
    """`97,97 %`, `42`; what has nothing to divide by says so."""
    if one.value is None:
        return NOTHING
    sign = " %" if one.indicator.share == 100 else ""
    return Label(value_text(one, "vi") + sign, value_text(one, "en") + sign.strip())


def made_of_text(one: Figure) -> Label | str:
    """`917 / 936`; a count is made of nothing else."""
    if one.denominator is None or one.numerator is None:
        return ""
    return Label(
        f"{number_text(one.numerator, 'vi')} / {number_text(one.denominator, 'vi')}",
        f"{number_text(one.numerator, 'en')} / {number_text(one.denominator, 'en')}",
    )


def held_against(one: Figure) -> Label | str:
    """The target and whether it is met; a figure that is only watched has none."""
    target = one.indicator.target
    if target is None or one.indicator.direction is Better.MONITOR:
        return ""
    sign = {">=": "≥", "<=": "≤", "==": "="}[target.op]
    percent = (" %", "%") if one.indicator.share == 100 else ("", "")
    asked = Label(f"{sign} {plain(target.value, 'vi')}{percent[0]}", f"{sign} {plain(target.value, 'en')}{percent[1]}")
    if one.met is None:
        return asked
    verdict = MET if one.met else NOT_MET
    return Label(f"{asked.vi}: {verdict.vi}", f"{asked.en}: {verdict.en}")


def _uncounted(wanted: Sequence[Indicator]) -> Table:
    return Table(
        caption=Label("Chỉ tiêu chưa tính được", "Indicators that cannot be counted yet"),
        columns=(Column(Label("Chỉ tiêu", "Indicator")), Column(Label("Vì sao", "Why"))),
        rows=[[Link(one.name, reverse("desk:figure", args=[one.code])), one.uncounted] for one in wanted],
    )
