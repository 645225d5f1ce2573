"""The accounts of the demonstration, and their password, which every installation makes for itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.identity import passwords
from eprocuracy.identity.actions import create_account
from eprocuracy.identity.loading import ensure_illustrative
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.platform.ground.folder import DataFolder, write_private

DATA = Path(__file__).with_name("accounts.yaml")
SECRET = "demo-password"  # noqa: S105 - the name of a file, not what stands in it


@dataclass(frozen=True, slots=True)
class Made:
    """One account of the demonstration."""

    account: str
    name: str
    unit: str
    duty: Duty


@cache
def listed() -> tuple[Made, ...]:
    """The accounts as the data have them."""
    return tuple(
        Made(account, one["name"], one["unit"], Duty(one["duty"])) for account, one in _data()["accounts"].items()
    )


@cache
def _data() -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return told


def password(folder: DataFolder) -> str:
    """The password of all demo accounts of this installation: made once, readable by its owner alone."""
    path = folder.path / "secrets" / SECRET
    if not path.exists():
        folder.prepare()
        write_private(path, passwords.first_password())
    return path.read_text(encoding="utf-8").strip()


def ensure(secret: str, *, at: datetime) -> None:
    """Make the accounts that are not there yet; those that are there stay as they are."""
    for region in _data()["regions"]:
        ensure_illustrative(region)
    for code, department in _data()["departments"].items():
        ensure_illustrative(code, department["vi"], department["en"])
    there = set(Account.objects.values_list("account", flat=True))
    for one in listed():
        if one.account not in there:
            create_account(
                account=one.account,
                name=one.name,
                unit=one.unit,
                duties=[one.duty],
                by=SYSTEM,
                at=at,
                illustrative_password=secret,
            )
