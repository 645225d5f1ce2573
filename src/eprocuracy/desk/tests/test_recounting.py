"""Two ways of counting, written apart, agree; and a wrong engine would be found out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from eprocuracy.desk.recounting import engine, recounted, said
from eprocuracy.law.reference import Reference
from eprocuracy.recount.agreement import Answered, agree
from eprocuracy.recount.answers import recount
from eprocuracy.recount.book import open_book
from eprocuracy.recount.histories import SHAPES, histories, plain
from eprocuracy.recount.lots import Lots
from eprocuracy.recount.walking import Days

BOOK = open_book()


def test_both_ways_agree_on_histories_drawn_by_lot() -> None:
    report = agree(BOOK, engine, seed=41, cases=500)

    assert report.disagreements == []
    assert report.misjudged == []
    assert report.broken == []
    assert set(report.shapes) == set(SHAPES)
    assert report.answers["date"] > 300
    assert report.answers["not_determinable"] > 60
    assert min(report.held[name] for name in report.held) > 20
    assert min(report.answers[name] for name in ("timely", "late", "allowed", "not_allowed", "maximum")) > 5


def test_both_ways_agree_on_every_row_of_the_law() -> None:
    asked: Counter[str] = Counter()
    for turn, row in enumerate(BOOK.rows.values()):
        facts, ask = plain(BOOK, Lots(f"every row/{turn}"), turn)
        found, counted = engine(facts, ask), recount(BOOK, facts, ask)
        asked[ask["limit"].partition("@")[0]] += 1

        assert {**found.answer} == counted.answer, (row.name, facts, ask)

    assert set(asked) == set(BOOK.rows)


def test_both_ways_know_the_same_days_off() -> None:
    ours, plain = Reference.load().calendar, Days(BOOK.calendar)
    every = [date(2018, 1, 1) + timedelta(days=place) for place in range(33 * 365)]

    assert [day for day in every if ours.is_rest_day(day) != plain.is_off(day)] == []
    assert ours.is_rest_day(date(2033, 5, 3)), "30/4 and 1/5/2033 are a Saturday and a Sunday: two days in their place"
    assert not ours.is_rest_day(date(2033, 5, 4))


def a_day_late(facts: Mapping[str, Any], ask: Mapping[str, Any]) -> Answered:
    found = engine(facts, ask)
    if "due" not in found.answer or "T" in found.answer["due"]:
        return found
    later = date.fromisoformat(found.answer["due"]) + timedelta(days=1)
    return replace(found, answer={**found.answer, "due": later.isoformat()})


def always_the_same(facts: Mapping[str, Any], ask: Mapping[str, Any]) -> Answered:
    return Answered({"nominal": "2026-03-23", "due": "2026-03-23"}, provisional=False, basis=(), steps=())


def shortened(facts: Mapping[str, Any], ask: Mapping[str, Any]) -> Answered:
    granted = sum(one["event"] == "extension_granted" for one in facts["events"])
    due = (date(2026, 3, 23) - timedelta(days=granted)).isoformat()
    return Answered({"nominal": due, "due": due}, provisional=False, basis=("x",), steps=(f"{due}",))


def test_an_engine_that_is_a_day_late_is_found_out() -> None:
    report = agree(BOOK, a_day_late, seed=41, cases=60)

    assert len(report.disagreements) > 20


def too_lenient(facts: Mapping[str, Any], ask: Mapping[str, Any]) -> Answered:
    found = engine(facts, ask)
    lenient = {"late": "timely", "not_allowed": "allowed"}
    result = lenient.get(str(found.answer.get("result")))
    return replace(found, answer={**found.answer, "result": result}) if result else found


def test_an_engine_that_calls_late_acts_timely_is_found_out_apart_from_the_dates() -> None:
    report = agree(BOOK, too_lenient, seed=41, cases=25, first=100)

    assert len(report.misjudged) > 5
    assert report.disagreements == []


def test_a_date_without_basis_is_found_out() -> None:
    report = agree(BOOK, always_the_same, seed=41, cases=20)

    assert {one["promise"] for one in report.broken} == {"every date cited"}


def test_an_extension_that_shortens_is_found_out() -> None:
    report = agree(BOOK, shortened, seed=41, cases=100)

    assert "extending never shortens" in {one["promise"] for one in report.broken}


def test_the_same_seed_draws_the_same_from_any_place_on() -> None:
    whole = list(histories(BOOK, 7, 30))

    assert list(histories(BOOK, 7, 10, first=20)) == whole[20:]
    assert list(histories(BOOK, 8, 30)) != whole


def test_a_run_is_told_with_its_seed_and_its_shares() -> None:
    lines: list[str] = []
    report = recounted(seed=3, cases=40, workers=1, told=lines.append)

    assert lines == ["40 / 40"]
    assert report["disagreements"] == 0
    assert sum(report["shapes"].values()) == 40
    assert "seed 3" in said(report)
    assert "lệch nhau về ngày / disagreements about a date: 0" in said(report)


@pytest.mark.parametrize(
    ("events", "circumstances", "ask", "answer"),
    [
        (
            [{"event": "crime_report_received", "at": "2026-01-27"}],
            {},
            {"kind": "due", "limit": "BLTTHS-147-1"},
            {"nominal": "2026-02-16", "due": "2026-02-23"},
        ),
        (
            [{"event": "custody_start", "at": "2026-03-01T10:00"}],
            {},
            {"kind": "end_of_custody", "limit": "BLTTHS-118-BASE"},
            {"ends_at": "2026-03-04T10:00"},
        ),
        (
            [{"event": "case_initiated", "at": "2026-02-10"}],
            {"severity": None},
            {"kind": "due", "limit": "BLTTHS-172"},
            {
                "result": "not_determinable",
                "missing": ["severity"],
                "earliest_possible": "2026-04-10",
                "latest_possible": "2026-06-10",
            },
        ),
        (  # the request is due ten days before the expiry; the decision is still possible until the expiry
            [{"event": "case_initiated", "at": "2026-02-10"}],
            {"severity": "serious"},
            {
                "kind": "timeliness",
                "limit": "BLTTHS-172-2-REQ",
                "act": {"event": "extension_requested", "at": "2026-05-02", "limit": "BLTTHS-172", "ordinal": 1},
            },
            {"result": "late", "latest": "2026-04-30", "late_by": {"days": 2}, "decision_possible_until": "2026-05-11"},
        ),
        (  # a less serious offence has one extension
            [
                {"event": "case_initiated", "at": "2026-02-10"},
                {"event": "extension_granted", "at": "2026-04-01", "limit": "BLTTHS-172", "ordinal": 1},
            ],
            {"severity": "less_serious"},
            {
                "kind": "permission",
                "limit": "BLTTHS-172",
                "act": {"event": "extension_granted", "at": "2026-06-01", "limit": "BLTTHS-172", "ordinal": 2},
            },
            {"result": "not_allowed", "reason": "number_exhausted"},
        ),
        ([], {"severity": "very_serious"}, {"kind": "maximum", "limit": "BLTTHS-172"}, {"maximum": {"months": 12}}),
        (
            [],
            {"severity": "serious", "procuracy_level": "region"},
            {"kind": "competence", "limit": "BLTTHS-172", "ordinal": 1, "at": "2025-07-01"},
            {"decided_by": "regional_procuracy"},
        ),
    ],
)
def test_the_plain_reader_counts_what_a_jurist_counts_by_hand(
    events: list[dict[str, Any]], circumstances: dict[str, Any], ask: dict[str, Any], answer: dict[str, Any]
) -> None:
    assert recount(BOOK, {"events": events, "circumstances": circumstances}, ask).answer == answer
