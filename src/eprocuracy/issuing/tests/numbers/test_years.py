"""Procedural papers begin anew on 1 December, administrative ones on 1 January, unless an office says otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.issuing.numbers.counting import missing_values
from eprocuracy.issuing.numbers.words import PaperClass
from eprocuracy.issuing.numbers.years import Boundary, numbering_year

OCTOBER = Boundary(date(2026, 10, 1), 10, 1)


@pytest.mark.parametrize(
    ("paper_class", "on", "year"),
    [
        (PaperClass.PROCEDURAL, date(2026, 11, 30), 2026),
        (PaperClass.PROCEDURAL, date(2026, 12, 1), 2027),
        (PaperClass.PROCEDURAL, date(2027, 1, 1), 2027),
        (PaperClass.ADMINISTRATIVE, date(2026, 12, 31), 2026),
        (PaperClass.ADMINISTRATIVE, date(2027, 1, 1), 2027),
    ],
)
def test_a_numbering_year_is_called_after_the_year_in_which_it_ends(
    paper_class: PaperClass, on: date, year: int
) -> None:
    assert numbering_year(paper_class, on) == year


def test_another_boundary_holds_from_its_first_day_only() -> None:
    assert numbering_year(PaperClass.PROCEDURAL, date(2026, 9, 30), [OCTOBER]) == 2026
    assert numbering_year(PaperClass.PROCEDURAL, date(2026, 10, 1), [OCTOBER]) == 2027
    assert numbering_year(PaperClass.PROCEDURAL, date(2025, 12, 1), [OCTOBER]) == 2026


def test_the_latest_boundary_in_force_counts() -> None:
    back = Boundary(date(2027, 6, 1), 1, 1)

    assert numbering_year(PaperClass.PROCEDURAL, date(2027, 11, 1), [back, OCTOBER]) == 2027


def test_missing_numbers_are_named_from_the_one_after_the_paper_book() -> None:
    assert list(missing_values(57, {58, 60, 63})) == [59, 61, 62]
    assert list(missing_values(0, {1, 2, 3})) == []
    assert list(missing_values(0, set())) == []
