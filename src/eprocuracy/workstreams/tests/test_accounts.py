"""Whatever happens, what came into an account and did not go out of it is what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eprocuracy.workstreams.accounts import IN, KEPT, OUT, by_stage
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.folding import concerning, fold
from eprocuracy.workstreams.house_findings import NEVER_OPENED
from eprocuracy.workstreams.projected import Fact, Outcome, Projected

from .any_history import histories

LAW = rules()
FAMILY = [
    *LAW.catalogue.workstreams["crime_reports"].kinds.values(),
    *LAW.catalogue.workstreams["criminal_cases"].kinds.values(),
]
HELD = list(LAW.catalogue.workstreams["custody"].kinds.values())


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(st.one_of(histories(FAMILY), histories(HELD)))
def test_what_came_in_and_did_not_go_out_is_what_stands_there(history: list[Act]) -> None:
    projected = fold(LAW, history)

    standing = Counter(_stocks(projected.facts))
    assert set(standing.values()) <= {0, 1}, "nobody is in an account twice, and nobody leaves one that they are not in"
    assert {place for place, held in standing.items() if held and place[0] in BY_STAGES} == _by_stage(
        projected, frozenset(matter for matter, acts in concerning(history).items() if any(act.on for act in acts))
    )


@pytest.mark.long
@settings(max_examples=40, deadline=None)
@given(st.one_of(histories(FAMILY), histories(HELD)))
def test_what_runs_past_its_end_is_late_once_and_stays_so_until_it_ends(history: list[Act]) -> None:
    projected = fold(LAW, history)
    timed = {clock: code for code, one in LAW.catalogue.accounts.items() for clock in one.clocks}

    counted = Counter(one.code for one in projected.facts if one.code.rpartition(".")[0] in timed.values())
    for code in set(timed.values()):
        runs = [one for one in projected.deadlines if timed.get(one.clock) == code and one.ends_at]
        late = [one for one in runs if one.ended_by is None or one.outcome is Outcome.MET_LATE]
        assert counted[f"{code}{IN}"] >= len(late)
        assert counted[f"{code}{OUT}"] <= counted[f"{code}{IN}"]
        assert counted[f"{code}{KEPT}"] <= sum(one.outcome is Outcome.MET for one in runs)


def _stocks(facts: Iterable[Fact]) -> dict[tuple[str, str, object, object], int]:
    stocks: dict[tuple[str, str, object, object], int] = {}
    reached: dict[object, object] = {}
    for one in facts:
        account, _, sign = one.code.rpartition(".")
        declared = LAW.catalogue.accounts.get(account)
        if declared and not declared.clocks and f".{sign}" in (IN, OUT):  # `investigation.extended` counts acts
            place = (account, one.unit, one.matter, one.participant)
            stocks[place] = stocks.get(place, 0) + (1 if one.code.endswith(IN) else -1)
            assert stocks[place] in (0, 1)
            assert one.outcome in LAW.catalogue.ways[account], "every way in and out has a name"
            assert reached.setdefault(place, one.on) <= one.on  # type: ignore[operator]
            reached[place] = one.on
    return stocks


BY_STAGES = {code for code, one in LAW.catalogue.accounts.items() if one.stages}


def _by_stage(projected: Projected, dated: frozenset[object]) -> set[tuple[str, str, object, object]]:
    """Who stands where by the rows that lists show; only of matters of which any day is known."""
    found: set[tuple[str, str, object, object]] = set()
    dated = dated - {one.matter for one in projected.findings if one.code == NEVER_OPENED.code}
    unit = {one.id: one.unit for one in projected.matters}
    for stream in LAW.catalogue.workstreams.values():
        matters, tracks = (by_stage(stream.accounts, of_persons=persons) for persons in (False, True))
        for row in projected.matters:
            if row.workstream == stream.code and row.stage in matters and row.id in dated:
                found.add((matters[row.stage], row.unit, row.id, None))
        mine = {row.id for row in projected.matters if row.workstream == stream.code} & dated
        for track in projected.tracks:
            if track.matter in mine and track.stage in tracks:
                found.add((tracks[track.stage], unit[track.matter], track.matter, track.participant))
    return found
