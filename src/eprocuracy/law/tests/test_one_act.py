"""Whether one act was in time or allowed, where a clock time is missing or a day off is in dispute."""

from __future__ import annotations

from typing import Any

import pytest

from eprocuracy.law.reference import Reference
from eprocuracy.law.worked import answer_example

LAW = Reference.load()
CUSTODY = {"event": "custody_start", "at": "2026-03-02"}  # the clock time is not told
REPORT = {"event": "crime_report_received", "at": "2026-11-04"}  # twenty days: 24/11/2026, in dispute as a day off


def judge(
    kind: str,
    limit: str,
    events: list[dict[str, Any]],
    act: dict[str, Any],
    circumstances: dict[str, Any] | None = None,
) -> dict[str, Any]:
    facts = {"events": events, "circumstances": circumstances or {}}
    found = answer_example(LAW, {"id": "x", "facts": facts, "ask": {"kind": kind, "limit": limit, "act": act}})
    assert found["steps"]
    answer: dict[str, Any] = found["answer"]
    return answer


@pytest.mark.parametrize(
    ("at", "answer"),
    [
        ("2026-03-04", {"result": "timely", "due": "2026-03-05T10:00"}),
        ("2026-03-05", {"result": "not_determinable", "missing": ["custody_ended.time"]}),
        ("2026-03-06", {"result": "late", "due": "2026-03-05T10:00"}),
        ("2026-03-05T10:00", {"result": "timely", "due": "2026-03-05T10:00"}),
        ("2026-03-05T10:01", {"result": "late", "due": "2026-03-05T10:00", "late_by": {"hours": 1}}),
    ],
)
def test_an_act_known_by_its_day_is_late_on_the_day_after_the_last_hour(at: str, answer: dict[str, Any]) -> None:
    begun = {"event": "custody_start", "at": "2026-03-02T10:00"}
    found = judge("timeliness", "BLTTHS-118-BASE", [begun], {"event": "custody_ended", "at": at})

    assert {key: found.get(key) for key in answer} == answer
    assert "late_by" in answer or "late_by" not in found


@pytest.mark.parametrize(
    ("at", "answer"),
    [
        ("2026-03-04T23:00", {"result": "timely"}),  # custody ends at the earliest at 24:00 of this day
        ("2026-03-05T12:00", {"result": "not_determinable", "missing": ["custody_start.time"]}),
        ("2026-03-05", {"result": "not_determinable", "missing": ["custody_ended.time", "custody_start.time"]}),
        ("2026-03-07", {"result": "late"}),
    ],
)
def test_an_act_outside_all_that_is_possible_is_judged_without_the_missing_hour(
    at: str, answer: dict[str, Any]
) -> None:
    found = judge("timeliness", "BLTTHS-118-BASE", [CUSTODY], {"event": "custody_ended", "at": at})

    assert {key: found.get(key) for key in answer} == answer


def test_an_extension_after_all_that_is_possible_comes_too_late_whatever_the_missing_hour() -> None:
    act = {"event": "extension_granted", "at": "2026-03-07", "limit": "BLTTHS-118-BASE", "ordinal": 1}

    assert judge("permission", "BLTTHS-118-BASE", [CUSTODY], act) == {
        "result": "not_allowed",
        "reason": "period_expired",
    }
    assert judge("permission", "BLTTHS-118-BASE", [CUSTODY], {**act, "at": "2026-03-03"}) == {
        "result": "allowed",
        "remaining": 1,
    }


@pytest.mark.parametrize(
    ("at", "result"),
    [("2026-11-24", "timely"), ("2026-11-25", "not_determinable"), ("2026-11-26", "late")],
)
def test_an_act_late_under_both_readings_of_a_day_in_dispute_is_late(at: str, result: str) -> None:
    found = judge("timeliness", "BLTTHS-147-1", [REPORT], {"event": "crime_report_resolved", "at": at})

    assert found["result"] == result
    assert found.get("open", []) == (["O-07"] if result == "not_determinable" else [])
    assert "due" not in found, "the two readings give two last days"


def test_what_an_extension_that_runs_from_another_event_adds_up_to_has_no_date_of_its_own() -> None:
    facts = {"events": [{"event": "procuracy_received_file", "at": "2025-05-29"}], "circumstances": {}}
    ask = {"kind": "maximum", "limit": "BLTTHS-180-3-VKS", "ordinal": "after_supplement"}

    assert answer_example(LAW, {"id": "x", "facts": facts, "ask": ask})["answer"] == {"maximum": {"days": 6}}


def test_an_act_judged_without_its_hour_has_its_derivation_and_no_invented_minute() -> None:
    begun = {"event": "custody_start", "at": "2026-03-02T10:00"}
    facts = {"events": [begun], "circumstances": {}}
    ask = {
        "kind": "timeliness",
        "limit": "BLTTHS-118-BASE",
        "act": {"event": "custody_ended", "between": ["2026-03-07", "2026-03-07"]},
    }

    found = answer_example(LAW, {"id": "x", "facts": facts, "ask": ask})

    assert found["answer"]["result"] == "late"
    said = [step["vi"] for step in found["steps"]]
    assert any("10:00 05/03/2026" in one for one in said)
    assert not any("00:00 07/03/2026" in one or "23:59" in one for one in said)


@pytest.mark.parametrize(
    ("earlier", "answer"),
    [
        ([], {"result": "allowed", "remaining": 1}),
        (["2026-05-04"], {"result": "allowed", "remaining": 0}),
        ([None], {"result": "not_determinable", "missing": ["returned_for_investigation"]}),
        (["2026-05-04", "2026-07-06", None], {"result": "not_allowed", "reason": "number_exhausted", "remaining": 0}),
    ],
)
def test_a_return_of_unknown_day_may_have_come_before_or_after(earlier: list[str | None], answer: Any) -> None:
    returned = {"event": "returned_for_investigation", "by": "procuracy"}
    events = [{**returned, "at": at} for at in earlier]

    assert judge("permission", "BLTTHS-174-2-VKS", events, {**returned, "at": "2026-09-14"}) == answer


def test_the_same_extension_is_given_once_in_a_period_and_once_more_in_the_next() -> None:
    first = {"event": "procuracy_received_case_file", "at": "2026-03-02"}
    again = {"event": "procuracy_received_case_file", "at": "2026-07-01", "reason": "supplementary_investigation"}
    given = {"event": "extension_granted", "at": "2026-03-20", "limit": "BLTTHS-240-1", "ordinal": 1}
    serious = {"severity": "serious"}

    def asked(events: list[dict[str, Any]], at: str) -> Any:
        ask = {"kind": "permission", "limit": "BLTTHS-240-1", "act": {**given, "at": at}}
        facts = {"events": events, "circumstances": serious}
        return answer_example(LAW, {"id": "x", "facts": facts, "ask": ask})["answer"]

    assert asked([first, given], "2026-03-30") == {"result": "not_allowed", "reason": "number_exhausted"}
    assert asked([first, given, again], "2026-07-20")["result"] == "allowed"
    assert asked([first, {**given, "at": None}], "2026-03-23")["missing"] == ["extension_granted"]
    assert asked([first, given, {**again, "at": None}], "2026-07-20")["missing"] == ["procuracy_received_case_file"]
    assert asked([first, given], "2026-03-20")["result"] == "allowed", "the act that is asked about, told twice"
