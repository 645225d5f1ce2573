"""One person in the matters of two families: held twice at one time is told once, however many orders follow one another."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.moments import When, day_of
from eprocuracy.workstreams.crossings import CrossingKind, crossings
from eprocuracy.workstreams.projected import Interval

from .story import named


def held(matter: str, *days: str) -> list[Interval]:
    """The orders of one matter that follow one another: `2026-01-05..2026-03-04`, or without an end."""
    made = []
    for place, told in enumerate(days):
        begins, _, ends = told.partition("..")
        made.append(
            Interval(
                matter=named(matter),
                participant=named(f"B in {matter}"),
                ground="detention",
                from_=When.parse(begins),
                until=When.parse(ends) if ends else None,
                act=named(f"{matter} {place}"),
            )
        )
    return made


def twice(*intervals: Interval) -> list[tuple[date, date | None]]:
    """First day, and the day on whose end it is over, of every time held in two matters."""
    found = crossings(named("B"), intervals)
    assert all(one.kind is CrossingKind.OVERLAP for one in found)
    return [(day_of(one.from_), day_of(one.until) if one.until else None) for one in found]


# the term is extended by one order after another, and each stage orders anew (BLTTHS 173, 241, 278)
THEFT = ("2026-01-05..2026-03-04", "2026-03-05..2026-05-04", "2026-05-04..2026-07-01")


def test_orders_that_follow_one_another_hold_a_person_twice_once() -> None:
    drugs = held("drugs", "2026-02-10..2026-04-09", "2026-04-10..2026-06-09")

    assert twice(*held("theft", *THEFT), *drugs) == [(date(2026, 2, 10), date(2026, 6, 10))]
    (found,) = crossings(named("B"), [*held("theft", *THEFT), *drugs])
    assert (found.one, found.other, found.other_act) == (named("theft"), named("drugs"), named("drugs 0"))


def test_two_times_with_freedom_between_them_are_two() -> None:
    drugs = held("drugs", "2026-02-10..2026-02-20", "2026-06-01..2026-06-20")

    assert twice(*held("theft", *THEFT), *drugs) == [
        (date(2026, 2, 10), date(2026, 2, 21)),
        (date(2026, 6, 1), date(2026, 6, 21)),
    ]


def test_an_order_without_an_end_leaves_the_end_open() -> None:
    assert twice(*held("theft", *THEFT[:1]), *held("drugs", "2026-02-10")) == [(date(2026, 2, 10), date(2026, 3, 5))]
    assert twice(*held("theft", "2026-01-05"), *held("drugs", "2026-02-10")) == [(date(2026, 2, 10), None)]


def test_a_third_matter_is_told_apart() -> None:
    found = twice(
        *held("theft", *THEFT), *held("drugs", "2026-02-10..2026-03-10"), *held("arms", "2026-03-01..2026-03-20")
    )

    assert sorted(found) == [
        (date(2026, 2, 10), date(2026, 3, 11)),
        (date(2026, 3, 1), date(2026, 3, 11)),
        (date(2026, 3, 1), date(2026, 3, 21)),
    ]


def test_the_day_on_which_one_house_hands_over_to_another_is_no_time_held_twice() -> None:
    assert twice(*held("theft", "2026-01-05..2026-03-04"), *held("drugs", "2026-03-04..2026-05-03")) == []
