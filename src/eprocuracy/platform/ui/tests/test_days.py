"""Days and times as people type them, and as they are written back."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from eprocuracy.kernel.moments import Precision, When

from ..days import FORM_OF_DAY, WHOLE_YEAR, Unreadable, read_day, read_time, read_when
from ..writing import clock_text, day_text, machine_text, moment_text, number_text, weekday_text


@pytest.mark.parametrize(
    "typed",
    [
        "05/07/2023",
        "5/7/2023",
        " 5/7/2023 ",
        "5-7-2023",
        "05.07.2023",
        "5 7 2023",
        "05072023",
        "2023-07-05",
        "5 / 7 / 2023",
    ],
)
def test_a_day_is_read_as_day_month_year(typed: str) -> None:
    assert read_day(typed) == date(2023, 7, 5)


@pytest.mark.parametrize("typed", ["5/7/23", "05-07-65"])
def test_a_short_year_is_not_guessed(typed: str) -> None:
    with pytest.raises(Unreadable) as answer:
        read_day(typed)

    assert answer.value.label == WHOLE_YEAR


@pytest.mark.parametrize("typed", ["", "hôm qua", "5/7", "5/7/2023 sáng", "5.7,2023"])
def test_what_is_no_day_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(Unreadable) as answer:
        read_day(typed)

    assert answer.value.label == FORM_OF_DAY


@pytest.mark.parametrize("typed", ["31/2/2026", "29/02/2027", "13/13/2026", "0/1/2026", "1/1/0023"])
def test_a_day_the_calendar_does_not_have_is_named(typed: str) -> None:
    with pytest.raises(Unreadable) as answer:
        read_day(typed)

    assert "Không có ngày" in answer.value.label.vi


@pytest.mark.parametrize("typed", ["14:05", "14h05", "14 giờ 05", "14g05", "1405", "14:05'", "14 giờ 05 phút"])
def test_a_time_is_read_as_vietnamese_papers_write_it(typed: str) -> None:
    assert read_time(typed) == time(14, 5)


def test_a_time_without_minutes_is_the_full_hour_and_24_hours_is_refused() -> None:
    assert read_time("7h") == time(7)
    with pytest.raises(Unreadable, match="24:00"):
        read_time("24:00")
    with pytest.raises(Unreadable):
        read_time("7")


def test_a_moment_keeps_the_precision_it_was_typed_with() -> None:
    assert read_when("5/7/2023", "9h30") == When(date(2023, 7, 5), time(9, 30), Precision.MINUTE)
    assert read_when("5/7/2023") == When.on(date(2023, 7, 5))
    assert read_when("7/2023").precision is Precision.MONTH
    assert read_when("1990") == When(date(1990, 1, 1), None, Precision.YEAR)


def test_days_hours_and_numbers_are_written_as_offices_write_them() -> None:
    moment = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)

    assert day_text(moment) == "21/11/2026"
    assert clock_text(moment) == "14:05"
    assert moment_text(When.at(moment)) == "14:05, 21/11/2026"
    assert moment_text(date(2026, 11, 21)) == "21/11/2026"
    assert weekday_text(moment, "vi") == "Thứ Bảy 21/11/2026"
    assert weekday_text(date(2026, 11, 22), "en") == "Sunday 22/11/2026"
    assert [number_text(1025, language) for language in ("vi", "en")] == ["1.025", "1,025"]
    assert [number_text(Decimal("1025.5"), language) for language in ("vi", "en")] == ["1.025,5", "1,025.5"]


def test_what_is_not_known_is_not_written() -> None:
    assert (day_text(When.unknown()), machine_text(When.unknown())) == ("?", "")
    assert day_text(When.parse("2026")) == "2026"
    assert day_text(When.parse("2026-03")) == "03/2026"
    assert (day_text(None), clock_text(When.on(date(2026, 1, 1))), number_text(None, "vi")) == ("", "", "")


def test_a_time_element_says_the_offset() -> None:
    assert machine_text(datetime(2026, 11, 21, 7, 5, tzinfo=UTC)) == "2026-11-21T14:05:00+07:00"
    assert machine_text(date(2026, 11, 21)) == "2026-11-21"
