"""The number book as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.issuing.numbers.book import Line, lines, selected
from eprocuracy.issuing.numbers.counting import Gap, gaps
from eprocuracy.issuing.numbers.words import NumberState
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Filters, Link, PeriodFilter, Table
from eprocuracy.platform.ui.writing import day_text

from ..books.pages import UNIT, Asked
from ..units import Branch, units_of

SHOWN = 500  # lines on one page; whoever needs more takes the Excel file or a shorter time
TITLE = Label("Sổ số văn bản (S14)", "Number book (S14)")
GIVEN_WITHIN = Label("Cấp trong thời gian", "Given within")
NONE = Label(
    "Chưa có số nào trong thời gian này. Số có ở đây ngay khi văn bản được ký.",
    "No number within this time. Numbers stand here as soon as a paper is signed.",
)
TITLES = (
    (Label("Số, ký hiệu", "Number"), 20),
    (Label("Ngày", "Day"), 12),
    (Label("Mẫu", "Form"), 10),
    (Label("Trích yếu", "Subject"), 36),
    (Label("Vụ, việc", "Matter"), 14),
    (Label("Người ký", "Signer"), 22),
    (Label("Người lập", "Drafter"), 22),
    (Label("Nơi nhận", "Recipients"), 28),
    (Label("Trạng thái", "State"), 22),
)


@dataclass(frozen=True, slots=True)
class NumberPage:
    """Everything the book shows; `more` are lines that are not on the page."""

    heading: Label
    unit: Label
    period: Label
    filters: Filters
    table: Table
    gaps: tuple[Gap, ...]
    more: int
    query: str


def number_page(query: QueryDict, *, known: Sequence[Branch], actor: Actor, today: date) -> NumberPage:
    """The lines that the address asks for, and whether any row of numbers has a gap."""
    asked = Asked.read(query, known=known, own=actor.unit, today=today)
    units = units_of(known, [asked.unit])
    found = selected(actor, units=units, first=asked.first, last=asked.last)
    total, shown = found.count(), lines(list(found[:SHOWN]), actor)
    groups: list[ChoiceFilter | PeriodFilter] = [
        PeriodFilter("opened", GIVEN_WITHIN, day_text(asked.first), day_text(asked.last), asked.problem or "")
    ]
    if len(known) > 1:
        choices = [Choice(one.code, one.label, one.code == asked.unit) for one in known]
        groups.append(ChoiceFilter("unit", UNIT, choices))
    keeps = may(actor, Deed.KEEP_SEAL, About(unit=asked.unit)).allowed
    columns = [Column(title) for title, _ in TITLES]
    return NumberPage(
        heading=TITLE,
        unit=next((one.label for one in known if one.code == asked.unit), Label(asked.unit, asked.unit)),
        period=Label(
            f"Từ ngày {day_text(asked.first)} đến ngày {day_text(asked.last)}",
            f"From {day_text(asked.first)} to {day_text(asked.last)}",
        ),
        filters=Filters(groups, ()),
        table=Table(
            caption=Label("Số đã cấp", "Numbers given"),
            columns=[*columns, Column(Label("Việc", "Deed"))] if keeps else columns,
            rows=[[*_cells(one), *([_deed(one)] if keeps else [])] for one in shown],
            empty=NONE,
            total=total,
        ),
        gaps=tuple(gaps(units)),
        more=max(0, total - SHOWN),
        query=asked.query,
    )


def rows_for_paper(
    query: QueryDict, *, known: Sequence[Branch], actor: Actor, today: date
) -> tuple[Asked, list[tuple[Any, ...]]]:
    """Every asked line as an Excel file or a printed book holds it, the earliest first."""
    asked = Asked.read(query, known=known, own=actor.unit, today=today)
    found = selected(actor, units=units_of(known, [asked.unit]), first=asked.first, last=asked.last)
    return asked, [_plain(one) for one in reversed(lines(list(found), actor))]


def _plain(one: Line) -> tuple[Any, ...]:
    state = f"{one.state.label.vi}: {one.reason}" if one.reason else one.state.label.vi
    who = (one.signer, one.drafter, one.recipients)
    return (one.printed, one.on, one.form, one.subject, one.matter_name, *who, state)


def _cells(one: Line) -> list[object]:
    state = one.state.label
    if one.reason:
        state = Label(f"{state.vi}: {one.reason}", f"{state.en}: {one.reason}")
    name = one.matter_name or Label("mở", "open")
    matter: object = Link(name, reverse("desk:matter", args=[one.matter])) if one.matter else one.matter_name
    return [one.printed, one.on, one.form, one.subject, matter, one.signer, one.drafter, one.recipients, state]


def _deed(one: Line) -> object:
    if one.state in (NumberState.VOID, NumberState.SIGNED, NumberState.ON_PAPER):
        return ""
    return Link(Label("Hủy số", "Void"), reverse("desk:number_void", args=[one.id]))
