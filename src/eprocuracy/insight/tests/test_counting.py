"""Sums kept by month are those of the facts, whatever was written, ended and added up in between."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from eprocuracy.insight.changing import Knowing, moved
from eprocuracy.insight.counting import recounted, sums_of
from eprocuracy.insight.declared import At, Term
from eprocuracy.insight.keeping import add_up
from eprocuracy.insight.measuring import Group, Sums, tally, total
from eprocuracy.insight.models import MonthChange, MonthSum
from eprocuracy.insight.periods import between, month, sector_year
from eprocuracy.records.models import FactRow, Family, Matter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, tzinfo=UTC)
CODES = ("reports.in", "reports.out", "case.instituted")
TERMS = [Term(fact=code) for code in CODES] + [Term(fact="reports", at=At.OPENING)]


@pytest.mark.parametrize("seed", [3, 11, 2026])
def test_what_is_kept_by_month_is_what_the_facts_come_to(seed: int) -> None:
    chance = random.Random(seed)
    matter = _a_matter(chance)
    for _ in range(12):
        made = [_a_fact(chance, matter) for _ in range(chance.randrange(1, 30))]
        FactRow.objects.bulk_create(made)
        standing = list(FactRow.objects.filter(known_to=None).values_list("id", flat=True))
        ended = chance.sample(standing, chance.randrange(len(standing) // 2 + 1))
        FactRow.objects.filter(id__in=ended).update(known_to=NOW)
        if chance.random() < 0.4:
            add_up(most=chance.randrange(1, 40))

    for period in (month(2026, 2), sector_year(2026), month(2024, 11)):
        assert recounted(TERMS, period) == []
    add_up()
    assert not MonthChange.objects.exists()
    assert MonthSum.objects.exists()
    for period in (month(2026, 2), sector_year(2026)):
        assert recounted(TERMS, period) == []


def test_days_within_a_month_are_counted_from_the_facts() -> None:
    matter = _a_matter(random.Random(1))
    for day, amount in ((1, 1), (14, 10), (15, 100), (28, 1000)):
        FactRow.objects.create(
            code="reports.in", on=date(2026, 2, day), unit="22", matter=matter, amount=amount, known_from=NOW
        )

    found = tally(sums_of(TERMS, between(date(2026, 2, 14), date(2026, 2, 15)), units={"22"}))

    assert total([Term(fact="reports.in")], found, holding={}) == 110
    assert total([Term(fact="reports", at=At.OPENING)], found, holding={}) == 1
    assert total([Term(fact="reports", at=At.CLOSING)], found, holding={}) == 111
    assert sums_of(TERMS, month(2026, 2), units={"15"}) == {}


def test_a_difference_is_named() -> None:
    matter = _a_matter(random.Random(2))
    FactRow.objects.create(code="case.instituted", on=date(2026, 2, 3), unit="22", matter=matter, known_from=NOW)
    MonthChange.objects.create(unit="22", code="case.instituted", outcome="", month=date(2026, 2, 1), amount=4)

    assert recounted(TERMS, month(2026, 2)) == [(Group("22", "case.instituted", "", ""), Sums(0, 5), Sums(0, 1))]


def test_figures_as_they_were_known_count_what_was_known_then() -> None:
    matter = _a_matter(random.Random(4))
    row = FactRow.objects.create(
        code="case.instituted", on=date(2026, 2, 3), unit="22", matter=matter, known_from=NOW - timedelta(days=9)
    )
    FactRow.objects.filter(id=row.id).update(known_to=NOW)

    assert sums_of(TERMS, month(2026, 2), units={"22"}) in ({}, {Group("22", "case.instituted", "", ""): Sums(0, 0)})
    then = sums_of(TERMS, month(2026, 2), units={"22"}, known_at=NOW - timedelta(days=1))
    assert then == {Group("22", "case.instituted", "", ""): Sums(0, 1)}


@pytest.mark.parametrize("seed", [5, 17, 2026])
def test_the_matters_that_moved_a_figure_come_to_exactly_its_difference(seed: int) -> None:
    chance = random.Random(seed)
    matters = [_a_matter(chance) for _ in range(6)]
    moments = [NOW + timedelta(days=day) for day in range(8)]
    for at in moments:
        made = [_a_fact(chance, chance.choice(matters)) for _ in range(chance.randrange(1, 12))]
        for one in made:
            one.known_from = at
        FactRow.objects.bulk_create(made)
        standing = list(FactRow.objects.filter(known_to=None).exclude(known_from=at).values_list("id", flat=True))
        FactRow.objects.filter(id__in=chance.sample(standing, len(standing) // 3)).update(known_to=at)

    units = {"22", "22-KV1"}
    wanted = [*TERMS, Term(fact="reports", at=At.CLOSING), Term(fact="reports.out", outcome=frozenset({""}))]
    for since, until in ((moments[0], moments[-1]), (moments[2], moments[5]), (moments[4], moments[4])):
        for period in (month(2026, 2), sector_year(2025)):
            for term in wanted:
                then, later = (
                    total([term], tally(sums_of([term], period, units=units, known_at=at)), holding={})
                    for at in (since, until)
                )
                rows = moved(term, period, Knowing(since, until), units=units)
                assert sum(row["net"] for row in rows) == later - then, (term, period)
                assert all(since < at <= until for row in rows for at in row["moments"])


def _a_matter(chance: random.Random) -> Matter:
    family = Family.objects.create(id=UUID(int=chance.getrandbits(128), version=4))
    return Matter.objects.create(id=UUID(int=chance.getrandbits(128), version=4), family=family)


def _a_fact(chance: random.Random, matter: Matter) -> FactRow:
    return FactRow(
        code=chance.choice(CODES),
        on=date(2023, 12, 1) + timedelta(days=chance.randrange(1000)),
        unit=chance.choice(("22", "22-KV1", "15")),
        matter=matter,
        outcome=chance.choice(("", "report.instituted", "report.transferred")),
        amount=chance.choice((1, 1, 1, 250_000_000)),
        known_from=NOW,
    )
