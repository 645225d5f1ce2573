"""The demonstration as it is loaded: once, lawful, with something due for every procurator."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from eprocuracy.exchange.demo import accounts
from eprocuracy.exchange.demo.loading import PROVINCES, load
from eprocuracy.exchange.demo.near_today import received_for
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.identity.loading import load_units
from eprocuracy.identity.models import Account, Unit
from eprocuracy.issuing.models import Draft, NumberVoid
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import end_of
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records.models import ActRow, DeadlineRow, MatterRow
from eprocuracy.workstreams.catalogue import rules

pytestmark = pytest.mark.long

TODAY = date(2026, 11, 18)  # a Wednesday
NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_it_loads_once_and_every_procurator_has_something_overdue_due_and_coming(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path))  # where its keys for signing lie
    if not Unit.objects.exists():
        load_units()

    small = [replace(one, cases=12) for one in PROVINCES]
    told: list[int] = []
    first = load(rules(), today=TODAY, secret="một câu dài để thử", at=NOW, provinces=small, progress=told.append)
    acts = ActRow.objects.count()
    again = load(rules(), today=TODAY + timedelta(days=5), secret="một câu khác", at=NOW, provinces=small)

    assert first.new
    assert not again.new
    assert ActRow.objects.count() == acts
    assert first.matters == again.matters == MatterRow.objects.count()
    assert told == sorted(told)
    assert told[-1] == first.matters
    assert {unit[:2] for unit in MatterRow.objects.values_list("unit", flat=True)} == {"22", "15"}
    assert (
        MatterRow.objects.filter(title__startswith="Minh họa").count() == 49
    )  # A, B, C and J twice, D, G, K, F forty times
    assert MatterRow.objects.filter(unit="15-KV2", formerly__contains=["121/2025"]).count() == 1
    procurators = Account.objects.filter(duties__contains=[Duty.PROCURATOR.value])
    assert procurators.count() == 18
    for one in procurators:
        ends = list(
            DeadlineRow.objects.filter(live=True, procurator=one.account, ends_at__isnull=False).values_list(
                "ends_at", flat=True
            )
        )
        assert any(moment < NOW for moment in ends), one.account
        assert any(NOW <= moment <= end_of(TODAY) for moment in ends), one.account
        assert any(end_of(TODAY) < moment <= end_of(TODAY + timedelta(days=3)) for moment in ends), one.account
        assert any(end_of(TODAY + timedelta(days=3)) < moment <= end_of(TODAY + timedelta(days=10)) for moment in ends)
    assert DeadlineRow.objects.filter(live=True, outcome="not_determinable").exists()
    states = {one.state for one in Draft.objects.all()}
    assert states >= {"drafting", "proposed", "returned", "approved", "refused"}, "documents wait in every state"
    assert NumberVoid.objects.count() == 2


def test_every_role_has_an_account_in_either_province() -> None:
    for province in ("22", "15"):
        assert {one.duty for one in accounts.listed() if one.unit.startswith(province)} == set(Duty)
    assert "demo" in {one.account for one in accounts.listed()}


def test_the_password_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")

    first = accounts.password(folder)

    assert first == accounts.password(folder)
    assert stat.S_IMODE((folder.path / "secrets" / accounts.SECRET).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("wanted", "step", "ends"),
    [
        (date(2026, 11, 18), 1, date(2026, 11, 18)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # no limit ends on a Saturday
        (date(2026, 11, 21), -1, date(2026, 11, 20)),
    ],
)
def test_a_report_is_dated_so_that_its_time_ends_on_the_wanted_day(wanted: date, step: int, ends: date) -> None:
    days = Days(rules().reference)

    received = received_for(days, wanted, step=step)

    assert days.last("BLTTHS-147-1", received) == ends
