"""Accounts for tests."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from eprocuracy.identity import actions
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM, Duty

NOW = datetime(2026, 11, 21, 0, 31, tzinfo=UTC)
SECRET = "Mưa rào trên 7 mái ngói!"


@dataclass
class Clock:
    """A moment that moves when told to."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def goes(self, **by: float) -> None:
        self.at += timedelta(**by)


def an_account(name: str = "mai", unit: str = "22-KV3", duties: Collection[Duty] = (Duty.PROCURATOR,)) -> Account:
    return actions.create_account(
        account=name,
        name="Hoàng Thị Mai",
        unit=unit,
        duties=duties,
        by=SYSTEM,
        at=NOW,
        illustrative_password=SECRET,
    ).account
