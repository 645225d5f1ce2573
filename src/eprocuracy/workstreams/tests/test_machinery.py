"""The shared machinery, over a workstream that a test writes into a folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eprocuracy.kernel.moments import When
from eprocuracy.law.reference import Reference
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue, Rules, load
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.families import families
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.house_acts import RecordVoided
from eprocuracy.workstreams.projected import Outcome

from .toy import write_toy

MATTER = UUID(int=1)


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    place: Path = write_toy(tmp_path_factory.mktemp("further"))
    return load((place,))


@pytest.fixture(scope="session")
def rules(toy: Catalogue) -> Rules:
    return Rules(Reference.load(), toy)


def made(toy: Catalogue, kind: str, day: date, **more: object) -> Act:
    return toy.kinds[kind](**{"id": uuid4(), "matter": MATTER, "occurred": When.on(day), **more})


def history(toy: Catalogue) -> list[Act]:
    return [
        made(toy, "property.found", date(2026, 3, 2), unit="22", number=1, year=2026, thing="Xe đạp", position=1),
        made(toy, "property.announced", date(2026, 3, 5), position=2),
    ]


def test_a_folder_is_a_workstream(toy: Catalogue) -> None:
    assert toy.home["property.found"].code == "lost_property"
    assert toy.clocks["announcing"].limit == "BLTTHS-146-5"
    assert [one.name for one in toy.kinds["property.found"].content] == ["unit", "number", "year", "thing"]


def test_a_clock_is_met_on_its_last_day_and_late_on_the_next(rules: Rules, toy: Catalogue) -> None:
    found, announced = history(toy)

    (on_time,) = fold(rules, [found, announced]).deadlines
    (late,) = fold(rules, [found, replace(announced, occurred=When.on(date(2026, 3, 6)))]).deadlines

    assert on_time.outcome is Outcome.MET
    assert late.outcome is Outcome.MET_LATE


def test_what_is_open_is_judged_on_the_day_asked_about_and_never_in_the_fold(rules: Rules, toy: Catalogue) -> None:
    projected = fold(rules, history(toy)[:1])

    assert projected.findings == ()
    assert open_findings(toy.clocks, projected.deadlines, date(2026, 3, 5)) == ()
    assert len(open_findings(toy.clocks, projected.deadlines, date(2026, 3, 6))) == 1


def test_superseding_and_superseding_back_restores_every_date(rules: Rules, toy: Catalogue) -> None:
    found, announced = history(toy)
    moved = replace(
        found, id=uuid4(), occurred=When.on(date(2026, 2, 1)), supersedes=found.id, reason="ghi nhầm", position=3
    )
    back = replace(found, id=uuid4(), supersedes=moved.id, reason="đúng như cũ", position=4)

    before, after = fold(rules, [found, announced]), fold(rules, [found, announced, moved, back])

    assert [one.answer for one in before.deadlines] == [one.answer for one in after.deadlines]
    assert [one.outcome for one in before.deadlines] == [one.outcome for one in after.deadlines]
    assert before.matters == after.matters


def test_as_known_before_a_correction_is_the_file_as_it_was_known(rules: Rules, toy: Catalogue) -> None:
    early, later = datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC)
    found = replace(history(toy)[0], recorded_at=early)
    mended = replace(
        found, id=uuid4(), thing="Xe máy", supersedes=found.id, reason="nhìn lại", recorded_at=later, position=2
    )

    assert fold(rules, [found, mended], known_at=early).matters[0].title == "Xe đạp"
    assert fold(rules, [found, mended], known_at=later).matters[0].title == "Xe máy"


def test_a_voided_opening_leaves_the_matter_visible_with_a_finding(rules: Rules, toy: Catalogue) -> None:
    found, announced = history(toy)
    void = RecordVoided(
        id=uuid4(), matter=MATTER, occurred=When.on(date(2026, 3, 9)), supersedes=found.id, reason="không có thật"
    )

    projected = fold(rules, [found, announced, void])

    assert [one.code for one in projected.findings] == ["matter_never_opened"]
    assert len(projected.matters) == 1


def test_families_part_again_when_the_bond_is_undone() -> None:
    one, other, third = UUID(int=1), UUID(int=2), UUID(int=3)

    assert len(families([one, other, third], [(one, other)])) == 2
    assert len(families([one, other, third], [])) == 3


DAYS = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2026, 12, 31)))


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, date | None, int | None]]:
    kinds = st.sampled_from(["property.found", "property.announced", "property.handed_back", "record.voided"])
    return draw(st.lists(st.tuples(kinds, DAYS, st.one_of(st.none(), st.integers(0, 5))), max_size=9))


@given(histories())
def test_the_fold_of_any_prefix_never_raises(drawn: list[tuple[str, date | None, int | None]]) -> None:
    toy = _TOY[0]
    rules = Rules(Reference.load(), toy)
    acts: list[Act] = []
    for place, (kind, day, mends) in enumerate(drawn):
        supersedes = acts[mends].id if mends is not None and mends < len(acts) else None
        acts.append(
            toy.kinds[kind](
                id=UUID(int=place + 10),
                matter=MATTER,
                occurred=When.on(day) if day else When.unknown(),
                supersedes=supersedes,
                reason="sửa" if supersedes else "",
                position=place,
            )
        )
        fold(rules, acts)
    assert len(heads(acts).acts) <= len(acts)


_TOY: list[Catalogue] = []


@pytest.fixture(autouse=True, scope="session")
def _toy_for_properties(toy: Catalogue) -> None:
    _TOY.append(toy)
