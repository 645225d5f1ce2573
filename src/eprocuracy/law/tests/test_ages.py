"""A birth known to the day or by a part: what is presumed, the first possible day, and when someone is grown up."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.law.ages import Birth, birthday


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2009-04-12", date(2009, 4, 12), date(2009, 4, 12)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2009-02", date(2009, 2, 1), date(2009, 2, 28)),
        ("2009-Q1", date(2009, 1, 1), date(2009, 3, 31)),
        ("2009-Q2", date(2009, 4, 1), date(2009, 6, 30)),
        ("2009-Q3", date(2009, 7, 1), date(2009, 9, 30)),
        ("2009-Q4", date(2009, 10, 1), date(2009, 12, 31)),
        ("2009-H1", date(2009, 1, 1), date(2009, 6, 30)),
        ("2009-H2", date(2009, 7, 1), date(2009, 12, 31)),
        ("2009", date(2009, 1, 1), date(2009, 12, 31)),
    ],
)
def test_what_is_known_of_a_birth_has_a_first_and_a_presumed_last_day(told: str, first: date, last: date) -> None:
    birth = Birth.parse(told)

    assert (birth.earliest, birth.presumed) == (first, last)
    assert birth.known
    assert str(birth) == told


@pytest.mark.parametrize("told", ["", "?", "  "])
def test_a_birth_of_which_nothing_is_known_says_so(told: str) -> None:
    birth = Birth.parse(told)

    assert (birth.known, birth.presumed, birth.earliest, birth.age_on(date(2026, 1, 1))) == (False, None, None, None)
    assert birth.reaches(18) is None
    assert str(birth) == "?"


@pytest.mark.parametrize("told", ["2009-Q5", "2009-H3", "2009-13", "12/04/2009", "2009-4"])
def test_what_is_no_birth_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match=r"not a birth|month|isoformat"):
        Birth.parse(told)


@pytest.mark.parametrize(
    "parts",
    [
        {"month": 4, "quarter": 2, "year": 2009},
        {"quarter": 2, "half": 1, "year": 2009},
        {"month": 4},
        {"day": date(2009, 4, 12), "year": 2009},
        {"day": date(2009, 4, 12), "month": 4, "year": 2009},
    ],
)
def test_a_birth_is_known_by_one_measure_only(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="one measure only"):
        Birth(**parts)  # type: ignore[arg-type]


def test_who_is_born_on_29_february_is_a_year_older_on_1_march_of_a_common_year() -> None:
    born = date(2008, 2, 29)

    assert birthday(born, 18) == date(2026, 3, 1)
    assert birthday(born, 16) == date(2024, 2, 29)
    assert birthday(date(2008, 3, 29), 18) == date(2026, 3, 29)
    assert birthday(date(2008, 2, 28), 18) == date(2026, 2, 28)
    assert Birth.parse("2008-02").reaches(18) == date(2026, 3, 1)


def test_under_eighteen_ends_on_the_birthday_itself() -> None:
    birth = Birth.parse("2008-04-12")

    assert birth.is_under(18, date(2026, 4, 11))
    assert not birth.is_under(18, date(2026, 4, 12))
