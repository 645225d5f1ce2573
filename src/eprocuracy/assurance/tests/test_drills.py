"""Every drill of the product must pass, and must fail where the protection that it is about is switched off."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from eprocuracy.assurance.drills.programme import DRILLS, OnStage
from eprocuracy.assurance.drills.stage import Stage
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.drills.telling import as_json

PLAYS = {name: one.play.play for name, one in DRILLS.items() if isinstance(one.play, OnStage)}


# what was tampered with stays so: last where the log must be whole before, first where nothing may be sealed before
TAMPERING = "tamper"
ORDER = [*(name for name in PLAYS if name != TAMPERING), TAMPERING]


@pytest.fixture
def stage(transactional_db: None, settings: Any, tmp_path: Path) -> Stage:
    settings.MEDIA_ROOT = tmp_path
    return Stage.of_environment(datetime.now(UTC))


def held(stage: Stage, name: str, *, protected: bool) -> dict[str, Any]:
    began = time.process_time()
    outcome = PLAYS[name](stage, False, protected)
    return as_json(DRILLS[name], outcome, at=stage.now, seconds=time.process_time() - began, full=False)


@pytest.mark.long
def test_every_drill_is_noticed_and_loses_nothing(stage: Stage) -> None:
    reports = [held(stage, name, protected=True) for name in ORDER]

    assert not [one for one in reports if not one["passed"]]


@pytest.mark.long
def test_every_drill_fails_without_its_protection(stage: Stage) -> None:
    reports = [held(stage, name, protected=False) for name in reversed(ORDER)]

    assert not [one for one in reports if one["passed"]]


@pytest.mark.django_db
def test_no_drill_begins_on_an_installation_that_is_not_there_to_be_harmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connections["default"].settings_dict, "NAME", "eprocuracy")

    with pytest.raises(Refused, match="dữ liệu thật"):
        Stage.of_environment(datetime.now(UTC))
