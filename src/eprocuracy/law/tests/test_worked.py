"""Questions about facts: the worked examples of this folder, and rules that hold for questions in general."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from eprocuracy.law.reference import Reference
from eprocuracy.law.worked import answer_all, answer_example
from eprocuracy.law.worked.cases import agrees, cases

LAW = Reference.load()
EXAMPLES: list[dict[str, Any]] = [dict(one.told) for one in cases()]


def ask(
    kind: str, limit: str, events: list[dict[str, Any]], circumstances: dict[str, Any] | None = None, **more: Any
) -> Any:
    facts = {"events": events, "circumstances": circumstances or {}}
    return answer_example(LAW, {"id": "x", "facts": facts, "ask": {"kind": kind, "limit": limit, **more}})["answer"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[one["id"] for one in EXAMPLES])
def test_the_answer_of_a_worked_example(example: dict[str, Any]) -> None:
    found = answer_example(LAW, example)

    assert agrees(example["expected"], found["answer"]), found["answer"]
    assert found["basis"] or example["ask"]["limit"].partition("@")[0] not in LAW.statutes
    assert found["steps"]
    assert set(found["interpretations"]) <= set(LAW.interpretations)


def test_every_reading_is_named_by_some_answer() -> None:
    named = {code for example in EXAMPLES for code in answer_example(LAW, example)["interpretations"]}

    assert named == set(LAW.interpretations)


@pytest.mark.parametrize(
    ("code", "day", "example"),
    [
        ("I-01", "23/03/2026", ("due", "BLTTHS-147-1", [{"event": "crime_report_received", "at": "2026-03-04"}], {})),
        ("I-03", "21/03/2026", ("due", "BLTTHS-147-1", [{"event": "crime_report_received", "at": "2026-03-01"}], {})),
        ("I-04", "31/08/2026", ("due", "BLTTHS-297-2", [{"event": "postponement_decision", "at": "2026-08-01"}], {})),
        (
            "I-16",
            "15/09/2026",
            (
                "due",
                "BLTTHS-172",
                [
                    {"event": "case_initiated", "at": "2026-07-01"},
                    {"event": "cancellation_decision_issued", "at": "2026-07-15"},
                ],
                {"severity": "less_serious"},
            ),
        ),
        (
            "I-17",
            "11/05/2026",
            (
                "due",
                "BLTTHS-172",
                [
                    {"event": "case_initiated", "at": "2026-02-05"},
                    {"event": "transfer_decision_issued", "at": "2026-03-10"},
                    {"event": "investigator_received_file", "at": "2026-03-16"},
                ],
                {"severity": "serious"},
            ),
        ),
        (
            "I-23",
            "31/07/2025",
            (
                "due",
                "BLTTHS-240-1",
                [
                    {"event": "procuracy_received_case_file", "at": "2025-06-20"},
                    {"event": "successor_took_over", "at": "2025-07-01"},
                ],
                {"severity": "very_serious"},
            ),
        ),
        (
            "I-25",
            "18/07/2026",
            (
                "end_of_detention",
                "BLTTHS-174-4",
                [
                    {"event": "investigator_received_returned_file", "at": "2026-05-18", "by": "procuracy"},
                    {"event": "detention_expiry", "at": "2026-06-10"},
                ],
                {},
            ),
        ),
        (
            "I-26",
            "10/09/2026",
            (
                "due",
                "BLTTHS-172",
                [{"event": "case_initiated", "at": "2026-04-01"}, {"event": "separated", "at": "2026-06-10"}],
                {"severity": "serious"},
            ),
        ),
    ],
)
def test_the_other_reading_is_counted_too(code: str, day: str, example: tuple[str, str, Any, Any]) -> None:
    kind, limit, events, circumstances = example
    facts = {"events": events, "circumstances": circumstances}

    found = answer_example(LAW, {"id": "x", "facts": facts, "ask": {"kind": kind, "limit": limit}})

    said = next(step for step in found["steps"] if code in step["vi"])
    assert said["vi"].endswith(f"khi đó là {day}")
    assert said["en"].endswith(f"then it is {day}")


def test_answers_are_plain_json() -> None:
    answers = answer_all(LAW, {"examples": EXAMPLES})

    assert json.loads(json.dumps(answers)) == answers
    assert [one["id"] for one in answers] == [one["id"] for one in EXAMPLES]


def test_a_row_without_a_number_has_no_last_day() -> None:
    assert ask("due", "NCTN-AGE", []) == {"result": "no_limit"}


def test_a_question_that_does_not_fit_its_limit_is_answered_with_a_sentence() -> None:
    found = answer_example(LAW, {"id": "x", "facts": {}, "ask": {"kind": "end_of_custody", "limit": "BLTTHS-172"}})

    assert found["answer"] == {"result": "not_determinable"}
    assert found["steps"][0]["vi"].startswith("Câu hỏi không hợp với thời hạn “Thời hạn điều tra vụ án”")


def test_the_order_of_events_carries_no_meaning() -> None:
    for example in EXAMPLES:
        facts = {**example["facts"], "events": list(reversed(example["facts"].get("events", [])))}
        assert answer_example(LAW, {**example, "facts": facts})["answer"] == answer_example(LAW, example)["answer"]


def test_an_event_after_the_asked_day_is_left_out() -> None:
    events = [
        {"event": "case_initiated", "at": "2026-03-16"},
        {"event": "charge_changed", "at": "2026-04-20", "severity": "serious"},
    ]

    before = ask("due", "BLTTHS-172", events, {"severity": "less_serious"}, at="2026-04-19")
    after = ask("due", "BLTTHS-172", events, {"severity": "less_serious"}, at="2026-04-20")

    assert (before["nominal"], after["nominal"]) == ("2026-05-16", "2026-06-16")


def test_a_fact_that_changes_nothing_may_stay_unknown() -> None:
    events = [{"event": "case_initiated", "at": "2026-03-16"}]

    assert ask("due", "BLTTHS-460-1", events, {"severity": None})["nominal"] == "2026-04-05"


def test_an_unknown_flag_gives_both_ends() -> None:
    answer = ask("due", "BLTTHS-244-A", [{"event": "indictment_issued", "at": "2026-08-03"}], {"complex": None})

    assert answer == {
        "result": "not_determinable",
        "missing": ["complex"],
        "earliest_possible": "2026-08-06",
        "latest_possible": "2026-08-13",
    }


def test_the_second_extension_of_a_less_serious_case_is_used_up() -> None:
    act = {"event": "extension_granted", "at": "2026-04-10", "limit": "BLTTHS-172@2025", "ordinal": 2}
    events = [{"event": "case_initiated", "at": "2026-01-15"}]

    answer = ask("permission", "BLTTHS-172@2025", events, {"severity": "less_serious"}, act=act)

    assert answer["reason"] == "number_exhausted"


def test_the_special_extension_is_not_for_national_security() -> None:
    act = {"event": "extension_granted", "at": "2026-04-10", "limit": "BLTTHS-173@2025", "ordinal": "special"}
    events = [{"event": "detention_start", "at": "2026-01-15"}]
    circumstances = {"severity": "extremely_serious", "national_security": True}

    assert ask("permission", "BLTTHS-173@2025", events, circumstances, act=act)["reason"] == "not_provided_by_law"


def test_offences_against_national_security_are_prosecuted_at_any_time() -> None:
    events = [{"event": "offence_committed", "at": "2001-05-05"}]

    answer = ask("limitation", "BLHS-27-2", events, {"severity": "serious", "national_security": True})

    assert answer == {"result": "no_limit"}


@pytest.mark.skipif(
    "EPROCURACY_WORKED_EXAMPLES" not in os.environ, reason="no further file of worked examples is named"
)
def test_a_further_file_of_worked_examples() -> None:
    document = yaml.safe_load(Path(os.environ["EPROCURACY_WORKED_EXAMPLES"]).read_text("utf-8"))

    answers = answer_all(LAW, document)

    wrong = [
        example["id"]
        for example, found in zip(document["examples"], answers, strict=True)
        if not agrees(example["expected"], found["answer"])
    ]
    assert not wrong
