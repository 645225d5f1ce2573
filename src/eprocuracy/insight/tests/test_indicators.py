"""The indicators as data: each can be counted or says why not, and says so in both languages."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from eprocuracy.insight.declared import At, Indicator, Kind, indicators, settings
from eprocuracy.insight.measuring import Group, Sums, figure, tally, valued
from eprocuracy.insight.naming import outcome_label, term_label, verified_label
from eprocuracy.insight.saying import rounded_half_up, value_text
from eprocuracy.workstreams.catalogue import rules

CATALOGUE = rules().catalogue
ALL = list(indicators().values())


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_an_indicator_is_counted_or_says_why_not(one: Indicator) -> None:
    assert one.name.vi
    assert one.name.en
    assert one.basis
    assert one.verified
    assert one.field.name.en
    assert bool(one.numerator) is (one.uncounted is None)
    assert bool(one.denominator) is (one.uncounted is None and one.kind is Kind.RATE)
    if one.uncounted:
        assert one.uncounted.vi
        assert one.uncounted.en


@pytest.mark.parametrize("one", [one for one in ALL if not one.uncounted], ids=lambda one: one.code)
def test_every_part_has_a_name_in_both_languages(one: Indicator) -> None:
    for term in one.terms:
        label = term_label(CATALOGUE, term)
        assert label.vi
        assert label.en
        assert term.at is At.DURING or term.fact in CATALOGUE.accounts
        assert not term.setting or term.setting in settings()
        for outcome in term.outcome | term.without:
            named = outcome_label(CATALOGUE, term.fact, outcome)
            assert (outcome, outcome) != (named.vi, named.en)


def test_a_stage_that_a_register_states_is_called_as_in_its_own_book() -> None:
    told = outcome_label(CATALOGUE, "reports.out", "stated.transferred")

    assert told.vi == "Đã chuyển theo thẩm quyền (theo sổ)"


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_how_far_it_was_verified_is_said_in_words(one: Indicator) -> None:
    told = verified_label(one.verified)

    assert not re.search(r"text|derived|report|target|formula|partial|verified|proposal|practice|value|rule", told.vi)
    assert told.en


def test_there_are_as_many_as_the_sector_has() -> None:
    assert len(ALL) == 74


@pytest.mark.parametrize(
    ("code", "numerator", "denominator", "published", "how"),
    [
        ("NA-01", 58, 63, "92.06", "rounded"),
        ("NA-01", 367, 393, "93.4", "rounded"),
        ("NA-01", 8825, 9229, "95.62", "rounded"),
        ("NA-01", 392, 430, "91.1", "truncated"),
        ("S03-01", 32, 42, "76.19", "rounded"),
        ("S03-01", 4975, 5185, "95.9", "rounded"),
        ("S04-01", 874, 880, "99.3", "rounded"),
        ("NA-06", 25, 31, "80.64", "truncated"),
        ("NA-18", 85139, 99644, "85.4", "rounded"),
    ],
)
def test_published_figures_come_out(code: str, numerator: int, denominator: int, published: str, how: str) -> None:
    value = valued(indicators()[code], numerator, denominator).value

    assert value is not None
    places = len(published.partition(".")[2])
    rounded = rounded_half_up(value, rounded_half_up(Fraction(1, 10**places)).normalize())
    if how == "rounded":
        assert f"{rounded:.{places}f}" == published
    else:  # cut off, as some offices print; ours is the nearest
        assert int(value * 10**places) == int(published.replace(".", ""))
        assert f"{rounded:.{places}f}" != published


def test_a_target_is_held_against_the_exact_fraction_and_not_against_what_is_printed() -> None:
    nearly = valued(indicators()["NA-01"], 89_996, 100_000)
    exactly = valued(indicators()["NA-01"], 90, 100)

    assert value_text(nearly, "vi") == "90"
    assert nearly.met is False
    assert value_text(exactly, "vi") == "90"
    assert exactly.met is True
    assert valued(indicators()["NA-01"], 0, 0).value is None
    assert valued(indicators()["NA-01"], 0, 0).met is None


def test_a_stock_is_what_came_in_less_what_went_out() -> None:
    counted = tally(
        {
            Group("22", "reports.in", "report.accepted", ""): Sums(10, 5),
            Group("22", "reports.out", "report.instituted", ""): Sums(6, 4),
            Group("22-KV1", "reports.out", "report.transferred", ""): Sums(1, 2),
            Group("22-KV1", "reports.out", "report.suspended", ""): Sums(0, 1),
        }
    )

    counting = figure(indicators()["NA-01"], counted, holding={"suspended_report_is_resolved": True})
    leaving_out = figure(indicators()["NA-01"], counted, holding={"suspended_report_is_resolved": False})
    assert (counting.numerator, counting.denominator) == (4 + 1, (10 - 6 - 1) + 5 - 2)
    assert (leaving_out.numerator, leaving_out.denominator) == (4, 6)
