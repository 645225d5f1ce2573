"""Each fact of every worked example in turn is not known, or was never told; and names that mean nothing are changed."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from eprocuracy.law.reference import Reference
from eprocuracy.law.worked import answer_example, needs_of
from eprocuracy.law.worked.cases import cases
from eprocuracy.law.worked.needing import each_unknown

LAW = Reference.load()
FURTHER = os.environ.get("EPROCURACY_WORKED_EXAMPLES")
EXAMPLES: list[dict[str, Any]] = [dict(one.told) for one in cases()]
EXAMPLES += yaml.safe_load(Path(FURTHER).read_text("utf-8"))["examples"] if FURTHER else []


def questions(example: dict[str, Any]) -> dict[str, Any]:
    return example["asks"] if "asks" in example else {"ask": example["ask"]}


def answers(example: dict[str, Any]) -> dict[str, Any]:
    found = answer_example(LAW, example)["answer"]
    return found if "asks" in example else {"ask": found}


def told_the_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """A total and a judgment are asked for alone; the dates beside them may be lost, none may be another."""
    if "maximum" in one:
        return bool(one["maximum"] == other.get("maximum"))
    judged = one.get("result") in ("timely", "late", "allowed", "not_allowed") and one["result"] == other.get("result")
    return one == other or (judged and all(one.get(key) == value for key, value in other.items()))


def names(answer: dict[str, Any], fact: str) -> bool:
    return answer.get("result") == "not_determinable" and any(
        one.partition(".")[0] == fact for one in answer.get("missing", ())
    )


def test_a_fact_that_is_not_known_is_named_or_did_not_matter_and_the_reason_is_said() -> None:
    tried = needed = 0
    for example in EXAMPLES:
        whole = answers(example)
        for need in needs_of(LAW, example):
            same = told_the_same(whole[need.question], need.answer)
            assert same or names(need.answer, need.fact), (example["id"], need.question, need.fact, need.answer)
            assert need.needed or (same and need.said.say("vi") != need.said.say("en")), (example["id"], need.fact)
            assert need.said.code == "law.fact_needed" or not need.needed
            tried, needed = tried + 1, needed + need.needed

    assert tried > 600
    assert tried // 3 < needed < tried


def test_the_reasons_differ() -> None:
    example = {
        "id": "x",
        "facts": {
            "events": [
                {"event": "crime_report_received", "at": "2026-03-03"},
                {"event": "case_initiated", "at": "2026-03-20"},
            ],
            "circumstances": {"severity": "serious"},
            "circumstances_of": {"A": {"severity": "serious"}, "B": {"severity": "very_serious"}},
        },
        "asks": {
            "report": {"kind": "due", "limit": "BLTTHS-147-1"},
            "of_a": {"kind": "class", "of": "A"},
            "own": {"kind": "due", "limit": "BLTTHS-172", "of": "A"},
        },
    }

    said = {(one.question, one.fact, one.of): one.said.say("en") for one in needs_of(LAW, example)}

    assert said["report", "crime_report_received", None].startswith("While")
    assert (
        said["report", "case_initiated", None].endswith(
            "is counted from a crime report or recommendation to initiate received"
        )
        or "has no part in it" in said["report", "case_initiated", None]
    )
    assert said["of_a", "severity", "B"] == "“class of the offence” is that of B; the question is about A"
    assert "however it may be" in said["of_a", "severity", None] or "no part" in said["of_a", "severity", None]


@pytest.mark.parametrize("seed", [1, 2])
def test_names_and_order_that_mean_nothing_change_nothing(seed: int) -> None:
    lots = random.Random(seed)
    for example in EXAMPLES:
        facts = example["facts"]
        events = facts.get("events") or []
        labels = {one["of"] for one in events if one.get("of")} | set(facts.get("circumstances_of") or {})
        labels |= {label for one in events for label in one.get("cases", ())}
        labels |= {ask["of"] for ask in questions(example).values() if ask.get("of")}
        fresh = [f"n{lots.randrange(10**6)}-{place}" for place in range(len(labels))]
        renamed = dict(zip(sorted(labels), fresh, strict=True))

        def other(told: dict[str, Any], renamed: dict[str, str] = renamed) -> dict[str, Any]:
            found = dict(told)
            if found.get("of"):
                found["of"] = renamed[found["of"]]
            if "cases" in found:
                found["cases"] = [renamed[one] for one in found["cases"]]
            return dict(lots.sample(list(found.items()), len(found)))

        told = {
            **facts,
            "events": [other(one) for one in lots.sample(events, len(events))],
            "circumstances_of": {renamed[key]: own for key, own in (facts.get("circumstances_of") or {}).items()},
        }
        asks = {
            name: other(ask) for name, ask in lots.sample(list(questions(example).items()), len(questions(example)))
        }
        found = answers({"id": f"example {lots.random()}", "facts": told, "asks": asks})
        for name, answer in answers(example).items():
            assert found[name] == answer, (example["id"], name)


def test_each_fact_is_tried_in_turn() -> None:
    facts = {
        "events": [{"event": "case_initiated", "at": "2026-01-05"}, {"event": "released", "at": None}],
        "circumstances": {"complex": True, "severity": None},
        "circumstances_of": {"A": {"birth": {"year": 2008}}},
    }

    assert [(name, of) for name, of, _ in each_unknown(facts)] == [
        ("case_initiated", None),
        ("complex", None),
        ("birth", "A"),
    ]
