"""Every drill must pass, and must fail where the protection that it is about is switched off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eprocuracy.assurance.drills.programme import DRILLS, OnStage
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.drills import register
from eprocuracy.platform.drills.scratch import MARK, Scratch, scratch
from eprocuracy.platform.drills.telling import Outcome, as_json
from eprocuracy.platform.ground.folder import DataFolder

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def shared() -> Iterator[Scratch]:
    with scratch() as one:
        yield one


# the last of each harms so much that nothing is left for another
PLAYED = ["restore", "stolen-copy", "full-disk", "kill", "ransomware"]


def played(name: str, one: Scratch, *, protected: bool) -> Outcome:
    try:
        return DRILLS[name].play(one, False, protected)
    except Refused as refused:
        if "not run: " in refused.what.en:
            pytest.skip(refused.what.en)
        raise


@pytest.mark.parametrize("name", PLAYED)
def test_a_drill_is_noticed_and_loses_nothing(shared: Scratch, name: str) -> None:
    outcome = played(name, shared, protected=True)

    assert outcome.passed, as_json(DRILLS[name], outcome, at=datetime.now(UTC), seconds=0, full=False)


@pytest.fixture(scope="module")
def unprotected() -> Iterator[Scratch]:
    with scratch() as one:
        yield one


@pytest.mark.parametrize("name", PLAYED)
def test_the_same_drill_fails_without_its_protection(unprotected: Scratch, name: str) -> None:
    outcome = played(name, unprotected, protected=False)

    assert not outcome.passed
    assert outcome.lost


def test_every_drill_is_tried_both_ways() -> None:
    """Those of the product are tried in their room, whatever their names."""
    assert {name for name, one in DRILLS.items() if not isinstance(one.play, OnStage)} == set(PLAYED)


def test_a_drill_cannot_be_started_against_real_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path / "data"))
    with pytest.raises(Refused, match="dữ liệu thật"):
        _ = Scratch(tmp_path).folder
    (tmp_path / MARK).touch()  # even where somebody has put the mark there
    with pytest.raises(Refused, match="dữ liệu thật"):
        _ = Scratch(tmp_path).folder

    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path.parent / "elsewhere"))
    assert Scratch(tmp_path).folder
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:x@real/eprocuracy")
    with pytest.raises(Refused, match="dữ liệu thật"):
        _ = Scratch(tmp_path).folder


def test_the_register_says_what_was_held_and_what_is_due(tmp_path: Path) -> None:
    folder, held = DataFolder(tmp_path), DRILLS["kill"]
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    report = {"drill": "kill", "at": at.isoformat(), "passed": True}
    (tmp_path / "drills").mkdir()
    (tmp_path / "drills" / "20261122T090000000000Z-kill.json").write_text(json.dumps(report))

    one = {each.drill.name: each for each in register.calendar(folder, DRILLS.values())}

    assert (one["kill"].passed, one["kill"].due) == (True, at.replace(month=12) if held.every_days == 30 else None)
    assert one["ransomware"].due is None
