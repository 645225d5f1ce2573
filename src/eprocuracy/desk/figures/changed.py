"""Why a number changed: what was known on one day and on a later one, part by part, and the matters and acts that made the difference."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.insight.changing import Knowing, moved
from eprocuracy.insight.counting import figures, holding_on, sums_of
from eprocuracy.insight.declared import Indicator, Term
from eprocuracy.insight.measuring import tally, total
from eprocuracy.insight.naming import term_label
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import end_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.days import Unreadable, read_day
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Filters, Link, PeriodFilter, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.platform.ui.writing import day_text, number_text
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.catalogue import Catalogue

from ..addresses import matter_address
from ..matter.naming import called
from ..registers.columns import shortened, two_lines
from ..units import branches
from .asked import BACKWARDS, Asked, filters
from .detail import sides_of
from .opened import LESS, PLUS
from .pages import value_label

KNOWN = Label("So những gì đã ghi đến hết hai ngày", "What was recorded by the end of two days")
RECOMPUTED = Label("tính lại từ những gì đã ghi trước đó", "computed anew from what was recorded before")
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Days:
    """The two days whose knowledge is compared."""

    first: date
    last: date
    problem: Label | None = None

    @classmethod
    def read(cls, query: QueryDict, period_end: date, today: date) -> Days:
        """From the end of the period until today, unless the address says otherwise: what was recorded late."""
        usual = cls(min(period_end, today), today)
        found: list[date] = []
        for name, otherwise in (("known_from", usual.first), ("known_to", usual.last)):
            typed = query.get(name, "").strip()
            try:
                found.append(read_day(typed) if typed else otherwise)
            except Unreadable as problem:
                return replace(usual, problem=problem.label)
        return replace(usual, problem=BACKWARDS) if found[1] < found[0] else cls(found[0], found[1])

    @property
    def knowing(self) -> Knowing:
        return Knowing(end_of(self.first), end_of(self.last))

    @property
    def asked(self) -> dict[str, str]:
        return {"known_from": day_text(self.first), "known_to": day_text(self.last)}


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """Everything the page shows."""

    heading: Label
    then: Label
    later: Label
    days: tuple[str, str]
    period: Label
    back: str
    filters: Filters
    parts: Table
    changed: Table | None
    matters: tuple[UUID, ...]
    unseen: int
    more: int


def changed_page(catalogue: Catalogue, one: Indicator, query: QueryDict, *, actor: Actor, today: date) -> ChangedPage:
    """The indicator as known on both days; the number of queries is constant."""
    known = branches(actor)
    asked = Asked.read(query, known, today)
    days = Days.read(query, asked.period.last, today)
    knowing = days.knowing
    on, holding = asked.period.last, holding_on(asked.period.last)
    both = [sums_of(one.terms, asked.period, units=asked.units, known_at=at) for at in (knowing.since, knowing.until)]
    then, later = (figures([one], counted, on=on)[0] for counted in both)
    before, after = (tally(counted) for counted in both)
    sides = sides_of(one, holding)
    plain = [replace(term, less=False) for _, term in sides]
    numbers = [(total([term], before, holding=holding), total([term], after, holding=holding)) for term in plain]
    chosen = _chosen(query, numbers)
    rows: Sequence[dict[str, Any]] = ()
    seen = every = 0
    if chosen is not None:
        differing = moved(sides[chosen][1], asked.period, knowing, units=asked.units)
        visible = differing.filter(matter__row__in=matters_visible_to(actor))
        rows, seen = list(visible[:SHOWN]), visible.count()
        with whole():  # how many there are is told, and nothing else of them
            every = differing.count()
    listed = _listed(catalogue, rows, actor)
    shown = filters(asked, known, today)
    first, last = day_text(days.first), day_text(days.last)
    compared = PeriodFilter("known", KNOWN, first, last, days.problem or "")
    return ChangedPage(
        heading=Label(f"Vì sao con số đổi? {one.name.vi}", f"Why did the number change? {one.name.en}"),
        then=value_label(then),
        later=value_label(later),
        days=(first, last),
        period=asked.period.label,
        back=f"{reverse('desk:figure', args=[one.code])}?{asked.query}",
        filters=replace(shown, groups=[compared, *shown.groups]),
        parts=_parts(catalogue, sides, numbers, asked, days),
        changed=replace(listed, caption=term_label(catalogue, sides[chosen][1])) if chosen is not None else None,
        matters=tuple(row["matter_id"] for row in rows),
        unseen=every - seen,
        more=max(0, seen - SHOWN),
    )


def _chosen(query: QueryDict, numbers: Sequence[tuple[int, int]]) -> int | None:
    """Which part is opened: the one asked for, else the first that differs."""
    asked = query.get("part", "")
    if asked.isdecimal() and int(asked) < len(numbers):
        return int(asked)
    return next((place for place, (then, later) in enumerate(numbers) if then != later), None)


def _parts(
    catalogue: Catalogue,
    sides: Sequence[tuple[Label, Term]],
    numbers: Sequence[tuple[int, int]],
    asked: Asked,
    days: Days,
) -> Table:
    rows: list[list[object]] = []
    for place, ((side, term), (then, later)) in enumerate(zip(sides, numbers, strict=True)):
        address = f"?{asked.of(asked.period, part=str(place), **days.asked)}#matters"
        difference = Link(_signed(later - then), address) if later != then else 0
        rows.append([side, LESS if term.less else PLUS, term_label(catalogue, term), then, later, difference])
    return Table(
        caption=Label("Từng phần của con số", "Part by part"),
        columns=[
            Column(Label("Thuộc", "Part of")),
            Column(Label("Dấu", "Sign")),
            Column(Label("Đếm gì", "What is counted")),
            Column(Label(f"Đã ghi đến {day_text(days.first)}", f"Recorded by {day_text(days.first)}"), numeric=True),
            Column(Label(f"Đã ghi đến {day_text(days.last)}", f"Recorded by {day_text(days.last)}"), numeric=True),
            Column(Label("Chênh lệch", "Difference"), numeric=True),
        ],
        rows=rows,
    )


def _signed(number: int) -> Label:
    sign = "+" if number > 0 else "−"
    return Label(f"{sign}{number_text(abs(number), 'vi')}", f"{sign}{number_text(abs(number), 'en')}")


def _listed(catalogue: Catalogue, rows: Sequence[Mapping[str, Any]], actor: Actor) -> Table:
    """The matters, each with what was recorded when the number moved."""
    matters = {
        row.matter_id: row
        for row in MatterRow.objects.filter(matter__in=[row["matter_id"] for row in rows]).select_related("family")
    }
    acts = _acts(catalogue, rows, matters.values(), actor)
    return Table(
        caption="",
        columns=[
            Column(Label("Vụ việc", "Matter")),
            Column(Label("Thay đổi", "Change"), numeric=True),
            Column(Label("Ghi lúc", "Recorded")),
            Column(Label("Việc được ghi", "What was recorded")),
        ],
        rows=[
            [
                _matter(catalogue, matters[row["matter_id"]]),
                _signed(row["net"]),
                max(row["moments"]),
                _told(acts, matters[row["matter_id"]].family_id, row["moments"]),
            ]
            for row in rows
        ],
        empty=Label("Không có vụ việc nào bạn được xem.", "No matter that you may see."),
    )


def _acts(
    catalogue: Catalogue, rows: Sequence[Mapping[str, Any]], matters: Collection[MatterRow], actor: Actor
) -> dict[tuple[UUID, datetime], list[Label]]:
    """What was recorded in the family of each matter at the moments at which the number moved; nothing guarded, nothing unseen."""
    found: dict[tuple[UUID, datetime], list[Label]] = {}
    recorded = ActRow.objects.filter(
        matter__family__in={one.family_id for one in matters},
        recorded_at__in={at for row in rows for at in row["moments"]},
        matter__row__in=matters_visible_to(actor),
    )
    for family, at, name in recorded.order_by("position").values_list("matter__family_id", "recorded_at", "kind"):
        kind = catalogue.kinds.get(name)
        if kind is not None and not kind.guarded:
            found.setdefault((family, at), []).append(kind.label)
    return found


def _told(acts: Mapping[tuple[UUID, datetime], list[Label]], family: UUID, moments: Sequence[datetime]) -> Label:
    labels = dict.fromkeys(label for at in moments for label in acts.get((family, at), ()))
    return Label("; ".join(one.vi for one in labels), "; ".join(one.en for one in labels)) if labels else RECOMPUTED


def _matter(catalogue: Catalogue, row: MatterRow) -> object:
    stream = catalogue.workstreams.get(row.workstream)
    title: Text = called(stream.one, row.number, row.year) if stream else row.workstream
    return two_lines(cell(Link(say(title), matter_address(row.matter_id))), shortened(row.title))
