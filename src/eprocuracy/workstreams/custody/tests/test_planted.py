"""Every planted gap, overlap and late paper is found to its minute, and nothing is found where nothing was planted."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.workstreams.projected import Finding, Interval

from . import planting
from .lives import story_of
from .planting import FAULTS, Life, a_life

LIVES = 1000
CODES = {
    "gap_between_orders": "held_without_order",
    "orders_overlap": "orders_contradict",
    "extension_signed_late": "order_signed_after_expiry",
    "extension_unapproved": "held_before_approval",
    "approved_too_late": "held_before_approval",
    "released_late_from_custody": "custody_past_end",
    "released_late_from_detention": "detention_past_end",
    "released_late_after_annulment": "released_late_after_annulment",
    "gap_before_detention": "held_without_order",
    "detention_orders_overlap": "orders_contradict",
}
UNCOVERED = {"gap_between_orders", "gap_before_detention", "released_late_from_custody",
             "released_late_from_detention", "released_late_after_annulment"}  # fmt: skip


def folded(life: Life) -> tuple[list[Finding], list[Interval]]:
    told = story_of(life).told().projected
    return list(told.findings), list(told.intervals)


@pytest.mark.parametrize("fault", FAULTS)
def test_every_planted_fault_is_found_and_nothing_besides(fault: str) -> None:
    for seed in range(LIVES // len(FAULTS)):
        life = a_life(seed, fault)
        findings, intervals = folded(life)

        assert [one.code for one in findings] == [CODES[fault]], (seed, life.papers, findings)
        if fault in UNCOVERED:
            bare = [(one.starts_at, one.ends_at) for one in intervals if one.ground == "none"]
            assert bare == [(at(life.from_), at(life.until))], (seed, life.papers)
        if CODES[fault] == "orders_contradict":
            assert life.from_ is not None
            twice = findings[0].values["twice_from"], findings[0].values["twice_until"]
            assert str(twice[0])[:10] == f"{life.from_:%Y-%m-%d}"
            assert {one.lane for one in intervals} == {0, 1}


def test_nothing_is_found_in_clean_lives() -> None:
    for seed in range(LIVES // 2):
        life = a_life(seed)
        findings, intervals = folded(life)

        assert findings == [], (seed, life.papers)
        assert {one.lane for one in intervals} == {0}
        assert not [one for one in intervals if one.ground == "none"]


def test_no_time_in_one_lane_is_taken_twice() -> None:
    for seed in range(LIVES // 40):
        for fault in ("", *FAULTS):
            _, intervals = folded(a_life(seed, fault))
            by_lane: dict[int, list[Interval]] = {}
            for one in intervals:
                by_lane.setdefault(one.lane, []).append(one)
            for rows in by_lane.values():
                for one, following in zip(rows, rows[1:], strict=False):
                    assert one.ends_at is not None
                    assert following.starts_at is not None
                    assert one.ends_at <= following.starts_at, (seed, fault)


def test_who_plants_knows_neither_the_law_nor_the_fold() -> None:
    tree = ast.parse(Path(planting.__file__).read_text(encoding="utf-8"))
    named = {one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    named |= {name.name for one in ast.walk(tree) if isinstance(one, ast.Import) for name in one.names}

    assert not [one for one in named if one.startswith(("eprocuracy", "."))]


def at(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=VIETNAM).astimezone(UTC) if moment else None
