"""Edges of counting that other tests pass by: each was found by changing one thing in the code and seeing nobody notice."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from eprocuracy.law.counting import ordinary_end
from eprocuracy.law.custody import detention_order, first_day_of_detention
from eprocuracy.law.governing import provided
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit

LAW = Reference.load()


def test_hours_granted_for_a_limit_in_days_are_whole_days() -> None:
    granted = TimeLimit.parse("50 hours")

    assert ordinary_end(date(2026, 3, 2), granted, LAW.calendar) == date(2026, 3, 4)


def test_a_derivation_says_which_day_of_the_weekend_it_is() -> None:
    saturday, sunday, tet = date(2026, 3, 7), date(2026, 3, 8), date(2026, 2, 17)

    assert [LAW.calendar.why_rest(day).vi for day in (saturday, sunday)] == ["thứ Bảy", "Chủ nhật"]
    assert LAW.calendar.why_rest(tet).vi.startswith("ngày nghỉ lễ, tết")


def test_detention_that_follows_custody_begins_on_its_last_day_in_viet_nam() -> None:
    ends = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)  # 01:30 on 11 March in Việt Nam

    assert first_day_of_detention(custody_ends=ends, continuous=True) == date(2026, 3, 11)
    assert first_day_of_detention(custody_ends=datetime.fromisoformat("2026-03-10T18:30"), continuous=True) == date(
        2026, 3, 10
    )


def test_detention_that_does_not_follow_custody_begins_with_the_arrest() -> None:
    ends = datetime.fromisoformat("2026-03-10T08:00")

    assert first_day_of_detention(custody_ends=ends, continuous=False, arrested_on=date(2026, 4, 1)) == date(2026, 4, 1)
    with pytest.raises(ValueError, match="day of arrest"):
        first_day_of_detention(custody_ends=ends, continuous=False)


def test_an_order_may_have_a_single_day_left_and_never_none() -> None:
    three, first = TimeLimit.parse("3 days"), date(2026, 3, 10)

    order = detention_order(length=three, deducted_days=2, first_day=first)

    assert (order.days, order.first_day, order.last_day) == (1, first, first)
    with pytest.raises(ValueError, match="no day of detention is left"):
        detention_order(length=three, deducted_days=3, first_day=first)


def test_an_extension_of_one_length_is_there_for_every_class_and_case() -> None:
    report, special = (LAW.statute(name).versions[-1].extensions for name in ("BLTTHS-147-1", "BLTTHS-226-1"))

    assert provided(report[1], None, "any case")
    assert provided(special["n"], Severity.SERIOUS, "any case")
    investigation = LAW.statute("BLTTHS-172").versions[-1].extensions
    assert provided(investigation[3], Severity.EXTREMELY_SERIOUS, None)
    assert not provided(investigation[3], Severity.SERIOUS, None)
    assert provided(investigation[3], None, None)  # for some class
    until_end = LAW.statute("BLTTHS-173").versions[-1].extensions["special_until_end"]
    assert provided(until_end, Severity.EXTREMELY_SERIOUS, None)
    assert not provided(until_end, Severity.VERY_SERIOUS, None)
    assert provided(until_end, None, None)
