"""The periods of statistics, and the same ones a year before."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.insight.periods import Period, assembly_year, between, month, sector_half, sector_year, year_of


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (month(2026, 2), date(2026, 2, 1), date(2026, 2, 28)),
        (month(2025, 12), date(2025, 12, 1), date(2025, 12, 31)),
        (sector_year(2024), date(2023, 12, 1), date(2024, 11, 30)),
        (sector_half(2024), date(2023, 12, 1), date(2024, 5, 31)),
        (sector_year(2026), date(2025, 10, 1), date(2026, 9, 30)),
        (sector_half(2026), date(2025, 10, 1), date(2026, 3, 31)),
        (assembly_year(2025), date(2024, 10, 1), date(2025, 9, 30)),
    ],
)
def test_a_period_has_its_first_and_its_last_day(period: Period, first: date, last: date) -> None:
    assert (period.first, period.last) == (first, last)


def test_the_year_of_change_leaves_no_day_out() -> None:
    """2024 ended on 30 November; the year after it began on 1 October: two months stand in both, and no day in none."""
    assert sector_year(2025).first <= sector_year(2024).last
    assert [year_of(day) for day in (date(2024, 9, 30), date(2024, 10, 1), date(2025, 9, 30), date(2025, 10, 1))] == [
        2024,
        2025,
        2025,
        2026,
    ]


def test_the_same_period_of_the_year_before_has_the_same_days() -> None:
    leap = month(2024, 2)

    assert (leap.before.first, leap.before.last) == (date(2023, 2, 1), date(2023, 2, 28))
    assert (month(2025, 2).before.last, between(date(2026, 1, 5), date(2026, 1, 9)).before.first) == (
        date(2024, 2, 29),
        date(2025, 1, 5),
    )
