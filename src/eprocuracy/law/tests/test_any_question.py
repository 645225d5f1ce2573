"""Whatever is asked of whatever facts, right or wrong in kind, there is an answer with its sentences and never a fault."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eprocuracy.law.reference import Reference
from eprocuracy.law.worked import answer_example
from eprocuracy.law.worked.reading import LEVELS

pytestmark = pytest.mark.long

LAW = Reference.load()
ROWS = sorted(version.row for statute in LAW.statutes.values() for version in statute.versions)
EXTENDED = sorted(one.row for statute in LAW.statutes.values() for one in statute.versions if one.extensions)
ORDINALS = [
    0,
    1,
    2,
    3,
    "n",
    "special",
    "special_until_end",
    "national_security",
    "complex",
    "verification",
    "upper_court",
]
KINDS = [
    "due", "end_of_custody", "end_of_detention", "latest_date", "timeliness", "permission", "continuity", "maximum",
    "competence", "effect_date", "limitation", "age", "class",
]  # fmt: skip
CUT_SHORT = ["Điều …", *(one.title.vi for one in LAW.statutes.values() if "…" in one.title.vi)]
DECISIVE = ("due", "last_day", "ends_at", "latest", "effective_from")

classes = st.sampled_from(["less_serious", "serious", "very_serious", "extremely_serious"])
on = st.dates(date(2017, 6, 1), date(2028, 6, 1)).map(lambda day: day.isoformat())
clock = st.times().map(lambda at: f"T{at:%H:%M}")
at = st.one_of(on, st.builds(lambda day, time: day + time, on, clock), st.none())
flag = st.sampled_from([True, False, None])
penalty = st.one_of(
    st.builds(lambda years: {"years": years}, st.integers(0, 30)),
    st.builds(lambda form: {"form": form}, st.sampled_from(["life", "death", "non_custodial", "fine"])),
)
charge = st.builds(
    lambda article, clause: {"code": "BLHS", "article": article, "clause": clause},
    st.sampled_from([109, 123, 173, 174, 249, 353, 354, 400, 999]), st.sampled_from([None, 1, 2, 3, 4]),
)  # fmt: skip
birth = st.one_of(
    st.none(),
    st.builds(lambda day: {"date": day}, on),
    st.sampled_from(
        [{"month": "2009-04"}, {"quarter": "2009-Q2"}, {"half": "2010-H1"}, {"year": 2008}, {"year": None}]
    ),
)
length = st.builds(lambda unit, amount: {unit: amount}, st.sampled_from(["days", "months"]), st.integers(0, 6))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "severity": st.one_of(classes, st.none()),
    "charge": charge,
    "top_penalty": penalty,
    "sentence": penalty,
    "birth": birth,
    "extension_conditions_met": st.lists(st.sampled_from(ORDINALS), max_size=2),
    "court_level": st.sampled_from([*LEVELS, None]),
    "procuracy_level": st.sampled_from([*LEVELS, None]),
    "investigating_body_level": st.sampled_from(["district", "province", "ministry", None]),
    "days_off": st.lists(on, max_size=2),
    "working_saturdays": st.lists(on, max_size=2),
}
NAMES = sorted(set(LAW.circumstances) - {"variant"})
labels = st.sampled_from(["A", "B", "case_1"])


@st.composite
def event(draw: st.DrawFn, name: str | None = None) -> dict[str, Any]:
    name = name or draw(st.sampled_from(sorted(LAW.events)))
    told: dict[str, Any] = {"event": name, "at": draw(at)}
    if draw(st.integers(0, 9)) == 0:
        told["between"] = sorted([draw(on), draw(on)])
        del told["at"]
    if draw(st.integers(0, 5)) == 0:
        told["of"] = draw(labels)
    if name.startswith("extension_"):
        told |= {"limit": draw(st.sampled_from(EXTENDED)), "ordinal": draw(st.sampled_from(ORDINALS))}
        if draw(st.booleans()):
            told["duration"] = draw(length)
    match name:
        case "order_issued":
            told |= {"kind": "detention", "from": draw(on)} | (
                {"duration": draw(length)} if draw(st.booleans()) else {}
            )
        case "joined":
            told["cases"] = ["case_1", "case_2"]
        case "charge_changed" | "charge_added":
            told |= {"severity": draw(classes)} if draw(st.booleans()) else {"charge": draw(charge)}
        case "returned_for_investigation" | "investigator_received_returned_file":
            told["by"] = draw(st.sampled_from(["procuracy", "presiding_judge", "panel"]))
        case "diversion_notice_issued":
            told["by"] = draw(st.sampled_from(["procuracy", "court"]))
        case "obstacle":
            told["until"] = draw(on)
    return told


@st.composite
def circumstances(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=7))
    return {name: draw(VALUES.get(name, flag)) for name in names}


@st.composite
def example(draw: st.DrawFn) -> dict[str, Any]:
    row = draw(st.sampled_from(ROWS))
    statute = LAW.statute(row)
    events = [draw(event(one.event)) for one in statute.counted_from if draw(st.integers(0, 4))]
    events += draw(st.lists(event(), max_size=4))
    ask: dict[str, Any] = {
        "kind": draw(st.sampled_from(KINDS)),
        "limit": row,
        "ordinal": draw(st.sampled_from(ORDINALS)),
    }
    if draw(st.booleans()):
        del ask["ordinal"]
    if draw(st.integers(0, 4)) == 0:
        ask = {**ask, "limits": [row, draw(st.sampled_from(ROWS))]}
        del ask["limit"]
    if draw(st.integers(0, 3)) == 0:
        ask["of"] = draw(labels)
    if ask["kind"] in ("competence", "age") or draw(st.integers(0, 3)) == 0:
        ask["at"] = draw(on)
    if ask["kind"] in ("timeliness", "permission"):
        ask["act"] = draw(event())
    facts = {"events": events, "circumstances": draw(circumstances())}
    if draw(st.integers(0, 2)) == 0:
        facts["circumstances_of"] = {draw(labels): draw(circumstances())}
    return {"id": "any", "facts": facts, "ask": ask}


JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 10**9), st.floats(allow_nan=False), st.text(max_size=5),
    st.sampled_from(["2026-13-45", "2026-02-30", "9999-12-31", "0001-01-01", "2026-01-01T25:00"]),
    st.builds(list), st.builds(dict), st.sampled_from([{"months": -1}, {"weeks": 2}, {"years": 1, "days": 2}, ["x"]]),
)  # fmt: skip


def places(told: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    return [place for key, part in inner for place in [(*path, key), *places(part, (*path, key))]]


def answered(told: Any) -> Any:
    found = answer_example(LAW, told)
    assert json.loads(json.dumps(found)) == found
    assert found["steps"]
    for step in found["steps"]:
        assert step["vi"] != step["en"] or not step["vi"].isascii()
    return found["answer"]


@given(example())
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_no_question_is_a_fault(told: dict[str, Any]) -> None:
    answer = answered(told)
    said = " ".join(step["vi"] for step in answer_example(LAW, told)["steps"])
    for title in CUT_SHORT:
        said = said.replace(title, "")

    assert answer
    assert "…" not in said  # no place in a sentence is left empty
    if answer.get("result") == "not_determinable":
        assert not any(key in answer for key in DECISIVE)


@given(example(), st.data())
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_no_misspelling_is_a_fault(told: dict[str, Any], data: st.DataObject) -> None:
    told = deepcopy(told)  # what was drawn stays as it was
    path = data.draw(st.sampled_from(places(told)))
    part: Any = told
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = data.draw(JUNK)

    answered(told)


@given(example())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_start_that_is_not_known_gives_no_date(told: dict[str, Any]) -> None:
    ask = {key: value for key, value in told["ask"].items() if key != "limits"} | {"kind": "due"}
    ask.setdefault("limit", told["ask"].get("limits", [None])[0])
    facts = {"events": [], "circumstances": told["facts"]["circumstances"]}

    answer = answered({"id": "any", "facts": facts, "ask": ask})

    assert not any(key in answer for key in DECISIVE)
