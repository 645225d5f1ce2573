"""The sums of facts that figures are made of: one or two questions to the database, whatever the number of indicators and units."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime

from django.db import connection

from .declared import At, Indicator, Term, settings
from .measuring import Counted, Figure, Group, Sums, figure, signs, tally
from .periods import DAY, Period

MONTHS = """
    select unit, code, outcome, '', coalesce(sum(amount) filter (where month < %(first)s), 0),
           coalesce(sum(amount) filter (where month >= %(first)s), 0)
    from (
        select unit, code, outcome, month, amount from insight_monthsum
        where code = any(%(codes)s) and month < %(end)s and (month >= %(first)s or code = any(%(standing)s)) {units}
        union all
        select unit, code, outcome, month, amount from insight_monthchange
        where code = any(%(codes)s) and month < %(end)s and (month >= %(first)s or code = any(%(standing)s)) {units}
    ) months
    group by 1, 2, 3
"""
FACTS = """
    select unit, code, outcome, case when code = any(%(by_article)s) then split_part(offence, '/', 1) else '' end,
           coalesce(sum(amount) filter (where "on" < %(first)s), 0),
           coalesce(sum(amount) filter (where "on" >= %(first)s), 0)
    from records_factrow
    where code = any(%(codes)s) and "on" < %(end)s and ("on" >= %(first)s or code = any(%(standing)s)) and {known} {units}
    group by 1, 2, 3, 4
"""
END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)
NOW = "known_to is null"
THEN = "known_from <= %(known)s and (known_to is null or known_to > %(known)s)"


def sums_of(
    wanted: Iterable[Term], period: Period, *, units: Collection[str] | None, known_at: datetime | None = None
) -> Counted:
    """Sums over the facts that the terms count, by unit; `units` None: all.

    A period of whole months is read off the sums that are kept by month. Any other days, terms that tell articles apart, and
    `known_at` (as was known then) are counted from the facts themselves.
    """
    terms = list(wanted)
    apart = {code for term in terms if term.articles for code, _ in signs(term)}
    codes = {code for term in terms for code, _ in signs(term)} - apart
    standing = {code for term in terms if term.at is not At.DURING for code, _ in signs(term)}
    end = period.last + DAY
    kept = known_at is None and period.first.day == end.day == 1
    values: dict[str, list[str] | date | datetime | None] = {
        "first": period.first, "end": end, "known": known_at, "standing": sorted(standing),
        "units": sorted(units or ()), "codes": sorted(codes), "by_article": [],
    }  # fmt: skip
    only = "" if units is None else "and unit = any(%(units)s)"
    facts = FACTS.format(known=NOW if known_at is None else THEN, units=only)
    found = _asked(MONTHS.format(units=only) if kept else facts, values)
    if apart:
        found |= _asked(facts, {**values, "codes": sorted(apart), "by_article": sorted(apart)})
    return found


def recounted(wanted: Iterable[Term], period: Period) -> list[tuple[Group, Sums, Sums]]:
    """Where the sums kept by month differ from the facts, which they never should: the group, what is kept, what is true."""
    terms = [term for term in wanted if not term.articles]
    kept = sums_of(terms, period, units=None)
    true = sums_of(terms, period, units=None, known_at=END_OF_TIME)
    nothing = Sums(0, 0)
    return [
        (group, kept.get(group, nothing), true.get(group, nothing))
        for group in sorted(kept.keys() | true.keys())
        if kept.get(group, nothing) != true.get(group, nothing)
    ]


def _asked(statement: str, values: Mapping[str, list[str] | date | datetime | None]) -> dict[Group, Sums]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {Group(*row[:4]): Sums(int(row[4]), int(row[5])) for row in cursor.fetchall()}


def terms_of(wanted: Iterable[Indicator]) -> list[Term]:
    """Everything that some indicators count."""
    return [term for one in wanted for term in one.terms]


def holding_on(day: date) -> Mapping[str, bool]:
    """Which settings hold on a day."""
    return {code: one.value and one.from_ <= day for code, one in settings().items()}


def figures(wanted: Iterable[Indicator], counted: Counted, *, on: date) -> list[Figure]:
    """The value of each indicator over sums that belong together, under the settings of a day."""
    holding = holding_on(on)
    whole = tally(counted)
    return [figure(one, whole, holding=holding) for one in wanted]


def figures_of_each(
    wanted: Collection[Indicator], counted: Counted, branches: Mapping[str, Collection[str]], *, on: date
) -> Mapping[str, list[Figure]]:
    """The same for each branch: its code, and the units that it stands for."""
    by_unit: dict[str, dict[Group, Sums]] = defaultdict(dict)
    for group, sums in counted.items():
        by_unit[group.unit][group] = sums
    return {
        branch: figures(wanted, ChainMap(*(by_unit[unit] for unit in units if unit in by_unit)), on=on)
        for branch, units in branches.items()
    }
