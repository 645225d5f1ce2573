"""The sums of facts that figures are made of: one question to the database, whatever the number of indicators and units."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db import connection

from .declared import Indicator, Term, settings
from .measuring import Counted, Figure, Group, Sums, figure, signs, tally
from .periods import Period

CURRENT = "known_to is null"
THEN = "known_from <= %(known)s and (known_to is null or known_to > %(known)s)"
SUMS = """
    select unit, code, outcome, case when code = any(%(by_article)s) then split_part(offence, '/', 1) else '' end,
           coalesce(sum(amount) filter (where "on" < %(first)s), 0),
           coalesce(sum(amount) filter (where "on" >= %(first)s), 0)
    from records_factrow
    where code = any(%(codes)s) and "on" <= %(last)s and {known} {units}
    group by 1, 2, 3, 4
"""


def sums_of(
    wanted: Iterable[Term], period: Period, *, units: Collection[str] | None, known_at: datetime | None = None
) -> Counted:
    """Sums over the facts that the terms count, by unit; `units` None: all. `known_at`: as was known then."""
    terms = list(wanted)
    codes = {code for term in terms for code, _ in signs(term)}
    by_article = {code for term in terms if term.articles for code, _ in signs(term)}
    asked = SUMS.format(
        known=CURRENT if known_at is None else THEN, units="" if units is None else "and unit = any(%(units)s)"
    )
    values: dict[str, list[str] | date | datetime | None] = {
        "codes": sorted(codes),
        "by_article": sorted(by_article),
        "first": period.first,
        "last": period.last,
        "known": known_at,
        "units": sorted(units or ()),
    }
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
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
