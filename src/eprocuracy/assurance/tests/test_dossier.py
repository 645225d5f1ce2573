"""The papers of the dossier follow the installation: another setting, another account, another word of its people, another text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings

from eprocuracy.assurance.checks.scratch import an_account
from eprocuracy.assurance.dossier import PAPERS
from eprocuracy.assurance.dossier.gathering import components, gather
from eprocuracy.assurance.dossier.milestones import Nearness, alarms, milestones
from eprocuracy.assurance.dossier.system import what_is_missing
from eprocuracy.assurance.dossier.told import UNASSESSED, Stage, Told, told, unassessed
from eprocuracy.assurance.installation import Installation
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.papers import Paper, as_word
from eprocuracy.platform.papers.missing import _texts

from .worlds_of_personal import TOLD


def text(paper: Paper) -> str:
    return "\n".join(_texts(paper))


def missing_of(there: Installation) -> str:
    return "\n".join(one.vi for one in what_is_missing(gather(there)))


def saying(there: Installation, folder: Path, words: str) -> Installation:
    (folder / "installation.yaml").write_text(words, encoding="utf-8")
    return replace(there, folder=DataFolder(folder))


def with_settings(there: Installation, **changed: object) -> Installation:
    known = {name: getattr(django_settings, name) for name in dir(django_settings) if name.isupper()}
    return replace(there, settings=SimpleNamespace(**{**known, **changed}))


@pytest.mark.django_db
def test_what_people_say_of_their_installation_stands_in_it_and_the_rest_is_missing(
    there: Installation, tmp_path: Path
) -> None:
    before, after = there, saying(there, tmp_path, TOLD)

    assert "chưa khai người phụ trách dữ liệu cá nhân" in missing_of(before)
    assert "chưa khai người phụ trách dữ liệu cá nhân" not in missing_of(after)
    assert "chưa khai đầu mối ứng cứu sự cố" in missing_of(after)
    for name in ("system", "record", "impact"):
        assert "Trung tâm dữ liệu của ngành" not in text(PAPERS[name](gather(before), "vi"))
        assert "Trung tâm dữ liệu của ngành" in text(PAPERS[name](gather(after), "vi"))
    assert "[MISSING: owner]" in text(PAPERS["record"](gather(before), "en"))
    assert as_word(PAPERS["impact"](gather(after), "en")).startswith(b"PK")


@pytest.mark.django_db
def test_it_says_who_must_show_what_beside_the_password(there: Installation) -> None:
    def said(**changed: object) -> str:
        return text(PAPERS["system"](gather(with_settings(there, **changed)), "vi"))

    keys = said(SECOND_FACTOR="key", DEMONSTRATION=False)
    assert "Phó Viện trưởng" in keys[: keys.index(": khóa bảo mật; người khác: mã từ điện thoại")]
    assert "mọi người: mã từ điện thoại hoặc khóa bảo mật" in said(SECOND_FACTOR="any", DEMONSTRATION=False)
    assert "hư cấu" not in keys
    assert "nhân vật hư cấu: không cần" in said(SECOND_FACTOR="key", DEMONSTRATION=True)


@pytest.mark.django_db
def test_a_setting_an_account_and_a_receiver_change_the_text(there: Installation, tmp_path: Path) -> None:
    def said(one: Installation) -> str:
        return text(PAPERS["system"](gather(one), "vi"))

    tls, plain = with_settings(there, BEHIND_TLS=True), with_settings(there, BEHIND_TLS=False)
    assert said(tls) != said(plain)
    assert gather(there).accounts.get(Duty.JURIST, 0) == 0
    an_account(there.now, duty=Duty.JURIST)
    assert gather(there).accounts[Duty.JURIST] == 1

    receiver = {"name": "toa-an", "as": "json", "topics": [], "from": "2026-01-01", "folder": str(tmp_path)}
    lines = "\n  ".join(f"{name}: {value}" for name, value in receiver.items())
    (tmp_path / "receivers.yaml").write_text(f"- {lines}\n", encoding="utf-8")
    assert "toa-an" in said(replace(there, folder=DataFolder(tmp_path)))


def test_a_component_that_differs_from_the_lock_is_seen(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("django==0.1 \\\n    --hash=sha256:00\ntypst==9.9\n", encoding="utf-8")

    assert [(one.name, one.agrees) for one in components(lock)] == [("django", False), ("typst", False)]


def test_a_date_of_the_law_is_warned_of_and_then_overdue_until_it_is_met() -> None:
    existing = Told(stage=Stage.EXISTING)
    near = {one.code: one.nearness for one in milestones(existing, on=date(2027, 6, 1))}

    assert near == {"conditions": Nearness.SOON, "older_platform": Nearness.AHEAD}
    assert "quá hạn" in alarms(existing, on=date(2027, 7, 2))[0].vi
    assert not alarms(replace(existing, done={"conditions": "BC 07/2027"}), on=date(2027, 7, 2))
    assert len(milestones(Told(), on=date(2026, 11, 23))) == 4


def test_every_page_says_so_while_no_assessment_passed(tmp_path: Path) -> None:
    assert unassessed(tmp_path) == UNASSESSED
    (tmp_path / "installation.yaml").write_text(TOLD, encoding="utf-8")
    assert unassessed(tmp_path) == ""
    assert told(tmp_path).stage is Stage.NEW


def test_a_word_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "installation.yaml").write_text("ownr: Viện", encoding="utf-8")

    with pytest.raises(Refused, match="ownr"):
        told(tmp_path)
    assert unassessed(tmp_path) == UNASSESSED
