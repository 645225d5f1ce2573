"""A book as a page: the lines of an office for a period, as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from eprocuracy.exchange.exporting import Book
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.days import Unreadable, read_day
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Filters, Link, PeriodFilter, Table
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.registers import Register

from ..registers.naming import staff_names
from ..units import Branch

SHOWN = 2000  # lines on one page; whoever needs more takes the Excel file
LONG = 40  # letters from which a text gets a wide column on the screen
PERIOD = Label("Mở trong thời gian", "Opened within")
UNIT = Label("Đơn vị", "Unit")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose book, for which days."""

    unit: str
    first: date
    last: date
    problem: Label | None = None

    @classmethod
    def read(cls, query: QueryDict, *, known: Sequence[Branch], own: str, today: date) -> Asked:
        """The own office and the year to date, unless the address says otherwise; an office one may not list is the own."""
        unit = query.get("unit", own)
        days: list[date] = []
        for name, otherwise in (("opened_from", today.replace(month=1, day=1)), ("opened_to", today)):
            try:
                typed = query.get(name, "").strip()
                days.append(read_day(typed) if typed else otherwise)
            except Unreadable as problem:
                return cls(own, today.replace(month=1, day=1), today, problem.label)
        return cls(unit if unit in {one.code for one in known} else own, days[0], days[1])

    @property
    def query(self) -> str:
        return urlencode({"unit": self.unit, "opened_from": day_text(self.first), "opened_to": day_text(self.last)})


@dataclass(frozen=True, slots=True)
class BookPage:
    """Everything a book shows."""

    heading: Label
    unit: Label
    period: Label
    filters: Filters
    table: Table
    sheet_address: str
    pdf_address: str
    word_address: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The books of one khâu."""

    code: str
    label: Label
    books: tuple[Link, ...]


def shelves(catalogue: Catalogue) -> tuple[Shelf, ...]:
    """Every book there is: those of each khâu by their numbers, then those that all share."""
    found = [
        Shelf(one.code, one.label, _links(one.registers)) for one in catalogue.workstreams.values() if one.registers
    ]
    own = {one.code for stream in catalogue.workstreams.values() for one in stream.registers}
    shared = [one for one in catalogue.registers.values() if one.code not in own]
    if shared:
        found.append(Shelf("shared", Label("Chung cho các khâu", "Shared by all"), _links(shared)))
    return tuple(found)


def book_links(registers: Iterable[Register]) -> tuple[Link, ...]:
    """The books of one khâu by their numbers, as a register page leads to them."""
    return tuple(
        Link(one.number, reverse("desk:book", args=[one.code]))
        for one in _by_number(registers)
        if one.number == one.code
    )


def _links(registers: Iterable[Register]) -> tuple[Link, ...]:
    return tuple(
        Link(
            Label(f"{one.number} · {one.label.vi}", f"{one.number} · {one.label.en}"),
            reverse("desk:book", args=[one.code]),
        )
        for one in _by_number(registers)
    )


def _by_number(registers: Iterable[Register]) -> list[Register]:
    return sorted(
        registers, key=lambda one: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", one.code)]
    )


def book_page(made: Book, asked: Asked, *, known: Sequence[Branch], unit: Label) -> BookPage:
    """The book with its columns under their groups, numbered as on paper."""
    shown = made.rows[:SHOWN]
    at = _place_of_staff(made)
    staff = staff_names({line[at] for line in shown if line[at]}) if at is not None else {}
    rows: list[list[object]] = [
        [number, *(_cell(staff.get(value, value) if place == at else value) for place, value in enumerate(line))]
        for number, line in enumerate(shown, start=1)
    ]
    groups: list[ChoiceFilter | PeriodFilter] = [
        PeriodFilter("opened", PERIOD, day_text(asked.first), day_text(asked.last), asked.problem or "")
    ]
    if len(known) > 1:
        groups.append(
            ChoiceFilter("unit", UNIT, [Choice(one.code, one.label, one.code == asked.unit) for one in known])
        )
    label = made.register.label
    return BookPage(
        heading=Label(f"{label.vi} ({made.register.number})", f"{label.en} ({made.register.number})"),
        unit=unit,
        period=Label(
            f"Từ ngày {day_text(asked.first)} đến ngày {day_text(asked.last)}",
            f"From {day_text(asked.first)} to {day_text(asked.last)}",
        ),
        filters=Filters(groups, ()),
        table=Table(
            caption=_caption(len(made.rows)),
            columns=[
                Column(Label("STT", "No."), numeric=True),
                *(Column(_title(label, group)) for label, group, _ in made.titles),
            ],
            rows=rows,
            empty=Label(
                "Sổ chưa có dòng nào trong thời gian này. Dòng có ở đây khi vụ việc được ghi hoặc nhập từ sổ.",
                "The book has no line in this period. Lines appear here once matters are recorded or imported.",
            ),
        ),
        sheet_address=f"{reverse('desk:book_sheet', args=[made.register.code])}?{asked.query}",
        pdf_address=f"{reverse('desk:book_paper', args=[made.register.code, 'pdf'])}?{asked.query}",
        word_address=f"{reverse('desk:book_paper', args=[made.register.code, 'docx'])}?{asked.query}",
    )


def _place_of_staff(made: Book) -> int | None:
    """Which cell of a line holds who handles the matter: an account, or the name that a register wrote."""
    keys = [one.key for one in made.register.columns]
    return len(made.titles) - len(keys) + keys.index("procurator") if "procurator" in keys else None


def _title(label: Label, group: Label | None) -> Label:
    return Label(f"{group.vi}: {label.vi}", f"{group.en}: {label.en}") if group else label


def _cell(value: Any) -> object:
    """Several lines of one cell stand under each other."""
    if isinstance(value, str) and "\n" in value:
        broken: SafeString = format_html_join("", "<div>{}</div>", ((line,) for line in value.split("\n")))
        return broken
    if isinstance(value, str) and len(value) > LONG:
        return format_html('<div class="ep-book__long">{}</div>', value)
    return say(value) if isinstance(value, Label) else value


def _caption(count: int) -> Label:
    if count > SHOWN:
        return Label(
            f"{SHOWN} dòng đầu trong {count}; tệp Excel có đủ", f"The first {SHOWN} of {count}; the file has all"
        )
    return Label(f"Cộng: {count} dòng", f"{count} lines")
