"""The balance of each stock: what stood at the opening, came in, went out, and stands at the closing; and one of them opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.insight.counting import sums_of
from eprocuracy.insight.declared import At, Term
from eprocuracy.insight.measuring import Tally, tally, total
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Filters, Link, Table
from eprocuracy.workstreams.accounts import IN, OUT, Account
from eprocuracy.workstreams.catalogue import Catalogue, Rules

from ..units import branches
from .asked import Asked, filters, usual_periods
from .detail import DetailPage
from .opened import Part, chosen_of, listed_of, made_of

OPENING, CAME, WENT, CLOSING = (
    Label("Tồn đầu kỳ", "Opening"),
    Label("Phát sinh", "Came in"),
    Label("Ra khỏi", "Went out"),
    Label("Tồn cuối kỳ", "Closing"),
)


@dataclass(frozen=True, slots=True)
class StocksPage:
    """Everything the page shows."""

    period: Label
    filters: Filters
    periods: tuple[Link, ...]
    tables: tuple[Table, ...]


def stocks_page(catalogue: Catalogue, query: QueryDict, *, actor: Actor, today: date) -> StocksPage:
    """Every stock of every khâu for the period and office asked for; one question to the facts."""
    known = branches(actor)
    asked = Asked.read(query, known, today)
    counted = tally(sums_of(_terms(catalogue.accounts.values()), asked.period, units=asked.units))
    return StocksPage(
        period=asked.period.label,
        filters=filters(asked, known, today),
        periods=tuple(Link(one.label, f"?{asked.of(one)}") for one in usual_periods(today)),
        tables=tuple(
            _table(stream.label, stream.accounts, counted, asked)
            for stream in catalogue.workstreams.values()
            if stream.accounts
        ),
    )


def stock_page(rules: Rules, account: Account, query: QueryDict, *, actor: Actor, today: date) -> DetailPage:
    """One stock: the opening, each way in and out, the closing; each number opens its matters."""
    known = branches(actor)
    asked = Asked.read(query, known, today)
    counted = tally(sums_of(_terms([account]), asked.period, units=asked.units))
    parts = _parts(account, counted)
    chosen = chosen_of(query, parts)
    return DetailPage(
        heading=account.label,
        code="",
        value=Label(f"{CLOSING.vi}: {parts[-1].number}", f"{CLOSING.en}: {parts[-1].number}"),
        period=asked.period.label,
        back=f"{reverse('desk:stocks')}?{asked.query}",
        filters=filters(asked, known, today),
        about=(),
        sources=(),
        parts=made_of(rules.catalogue, parts, asked),
        by_unit=None,
        listed=listed_of(rules, chosen.term, asked, query, actor) if chosen else None,
    )


def _terms(accounts: Iterable[Account]) -> list[Term]:
    return [Term(fact=f"{one.code}{sign}") for one in accounts for sign in (IN, OUT)]


def _table(label: Label, accounts: Sequence[Account], counted: Tally, asked: Asked) -> Table:
    rows = []
    for one in accounts:
        address = f"{reverse('desk:stock', args=[one.code])}?{asked.query}"
        opening, closing = (_number(Term(fact=one.code, at=at), counted) for at in (At.OPENING, At.CLOSING))
        came, went = (_number(Term(fact=f"{one.code}{sign}"), counted) for sign in (IN, OUT))
        rows.append([Link(one.label, address), opening, came, went, closing])
    return Table(
        caption=label,
        columns=[
            Column(Label("Đang ở đâu", "Where it stands")),
            *(Column(one, numeric=True) for one in (OPENING, CAME, WENT, CLOSING)),
        ],
        rows=rows,
    )


def _parts(account: Account, counted: Tally) -> list[Part]:
    """Opening, in by each way, out by each way, closing."""
    parts = [_part(OPENING, Term(fact=account.code, at=At.OPENING), counted)]
    for side, sign in ((CAME, IN), (WENT, OUT)):
        code = f"{account.code}{sign}"
        ways = sorted({outcome for outcome, _, sums in counted.get(code, ()) if sums.during})
        terms = [Term(fact=code, outcome=frozenset({way} if way else ()), less=sign == OUT) for way in ways]
        parts += [_part(side, term, counted) for term in terms]
    return [*parts, replace(_part(CLOSING, Term(fact=account.code, at=At.CLOSING), counted), result=True)]


def _part(side: Label, term: Term, counted: Tally) -> Part:
    return Part(side, term, abs(_number(term, counted)))


def _number(term: Term, counted: Tally) -> int:
    return total([term], counted, holding={})
