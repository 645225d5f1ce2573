"""Which period and which office the figures are asked for, read from the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from eprocuracy.insight.periods import DAY, Period, assembly_year, between, month, sector_half, sector_year, year_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.days import Unreadable, read_day
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Filters, Link, PeriodFilter
from eprocuracy.platform.ui.writing import day_text

from ..units import Branch

WITHIN = Label("Kỳ thống kê", "Period")
UNIT = Label("Đơn vị", "Unit")
BACKWARDS = Label("Ngày cuối phải sau ngày đầu.", "The last day must not be before the first.")


@dataclass(frozen=True, slots=True)
class Asked:
    """The period, and the branches chosen; none chosen is all of them."""

    period: Period
    branches: tuple[Branch, ...]
    units: tuple[str, ...]
    problem: Label | None = None

    @classmethod
    def read(cls, query: QueryDict, known: Sequence[Branch], today: date) -> Asked:
        """The month before this one and everything one may see, unless the address says otherwise."""
        chosen = tuple(one for one in known if one.code in query.getlist("unit"))
        units = tuple(sorted({unit for one in chosen or known for unit in one.units}))
        usual = month_before(today)
        days: list[date] = []
        for name, otherwise in (("period_from", usual.first), ("period_to", usual.last)):
            typed = query.get(name, "").strip()
            try:
                days.append(read_day(typed) if typed else otherwise)
            except Unreadable as problem:
                return cls(usual, chosen, units, problem.label)
        if days[1] < days[0]:
            return cls(usual, chosen, units, BACKWARDS)
        return cls(_named(days[0], days[1], today), chosen, units)

    @property
    def query(self) -> str:
        return self.of(self.period)

    def of(self, period: Period, **more: str) -> str:
        """The address of the same page for another period."""
        asked = {"period_from": day_text(period.first), "period_to": day_text(period.last)}
        chosen = [] if "unit" in more else [("unit", one.code) for one in self.branches]
        return urlencode([*asked.items(), *chosen, *more.items()])


def usual_periods(today: date) -> tuple[Period, ...]:
    """The periods that are asked for most, the nearest first."""
    year = year_of(today)
    last = month_before(today)
    earlier = month_before(last.first)
    return (
        *(month(today.year, today.month), last, earlier),
        *(sector_half(year), sector_year(year), sector_half(year - 1), sector_year(year - 1)),
        *(assembly_year(one) for one in (year, year - 1) if assembly_year(one).first != sector_year(one).first),
    )


def month_before(day: date) -> Period:
    """The statistical month before the one that a day lies in."""
    earlier = day.replace(day=1) - DAY
    return month(earlier.year, earlier.month)


def filters(asked: Asked, known: Sequence[Branch], today: date) -> Filters:
    """The period as two days, the usual periods as tags to press, and the offices."""
    first, last = day_text(asked.period.first), day_text(asked.period.last)
    groups: list[ChoiceFilter | PeriodFilter] = [PeriodFilter("period", WITHIN, first, last, asked.problem or "")]
    if len(known) > 1:
        choices = [Choice(one.code, one.label, one in asked.branches) for one in known]
        groups.append(ChoiceFilter("unit", UNIT, choices))
    tags = [Link(one.label, f"?{replace(asked, branches=_without(asked, one)).query}") for one in asked.branches]
    return Filters(groups, tags)


def _without(asked: Asked, branch: Branch) -> tuple[Branch, ...]:
    return tuple(one for one in asked.branches if one != branch)


def _named(first: date, last: date, today: date) -> Period:
    """The period with the name it has where it is one of the usual ones."""
    for one in usual_periods(today):
        if (one.first, one.last) == (first, last):
            return one
    return between(first, last)
