"""From sums of facts to the value of an indicator. Plain: it knows no database, and no figure here is rounded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from eprocuracy.workstreams.accounts import IN, OUT

from .declared import At, Indicator, Term


class Group(NamedTuple):
    """Facts that one sum speaks for."""

    unit: str
    code: str
    outcome: str
    article: str


class Sums(NamedTuple):
    """Of one group: what lies before the period, and what lies in it."""

    before: int
    during: int


Counted = Mapping[Group, Sums]
Tally = Mapping[str, Iterable[tuple[str, str, Sums]]]  # by the code of the fact: outcome, article, sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The value of one indicator: exact, and how it came about. `value` None: nothing to divide by, or nothing is recorded."""

    indicator: Indicator
    numerator: int | None
    denominator: int | None
    value: Fraction | None
    met: bool | None  # None: no target, or no value


def tally(counted: Counted) -> Tally:
    """The sums of all units that are given, by what they are sums of."""
    made: dict[str, list[tuple[str, str, Sums]]] = {}
    for group, sums in counted.items():
        made.setdefault(group.code, []).append((group.outcome, group.article, sums))
    return made


def figure(indicator: Indicator, counted: Tally, *, holding: Mapping[str, bool]) -> Figure:
    """One indicator over the sums of the units that are counted together."""
    if indicator.uncounted is not None:
        return Figure(indicator=indicator, numerator=None, denominator=None, value=None, met=None)
    numerator = total(indicator.numerator, counted, holding=holding)
    denominator = total(indicator.denominator, counted, holding=holding) if indicator.denominator else None
    return valued(indicator, numerator, denominator)


def valued(indicator: Indicator, numerator: int, denominator: int | None) -> Figure:
    """The figure of a numerator and a denominator that are known."""
    value: Fraction | None = Fraction(numerator)
    if denominator is not None:
        value = Fraction(indicator.share * numerator, denominator) if denominator else None
    target = indicator.target
    met = target.met_by(value) if target is not None and value is not None else None
    return Figure(indicator=indicator, numerator=numerator, denominator=denominator, value=value, met=met)


def total(terms: Iterable[Term], counted: Tally, *, holding: Mapping[str, bool]) -> int:
    """The sum of the terms; one whose setting does not hold is left out."""
    found = 0
    for term in terms:
        if not term.setting or holding[term.setting]:
            found += -_sum(term, counted) if term.less else _sum(term, counted)
    return found


def _sum(term: Term, counted: Tally) -> int:
    return sum(
        sign * (sums.during if term.at is At.DURING else sums.before + (sums.during if term.at is At.CLOSING else 0))
        for code, sign in signs(term)
        for outcome, article, sums in counted.get(code, ())
        if term.takes(outcome, article)
    )


def signs(term: Term) -> tuple[tuple[str, int], ...]:
    """The codes of facts that a term adds up, and which of them are taken away: a stock is what came in less what went out."""
    if term.at is At.DURING:
        return ((term.fact, 1),)
    return (f"{term.fact}{IN}", 1), (f"{term.fact}{OUT}", -1)
