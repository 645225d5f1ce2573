"""Accounts that live for one check, made inside a transaction that is undone, or for one drill."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime

from eprocuracy.identity.actions import create_account
from eprocuracy.identity.models import Account, Unit
from eprocuracy.kernel.actors import SYSTEM, Duty

PASSWORD = "Mưa rào trên 7 mái ngói!"  # noqa: S105 - of accounts that live for one check
NAME = "Người Kiểm Tra"


def an_account(
    at: datetime, *, duty: Duty = Duty.PROCURATOR, first: bool = False, unit: str = ""
) -> tuple[Account, str]:
    """An account of an office (of some office in use), and its password; with `first` as it is handed to a new person."""
    unit = unit or Unit.objects.filter(dissolved_on=None).order_by("-level", "code").values_list("code", flat=True)[0]
    duties: Collection[Duty] = (duty,)
    made = create_account(
        account=f"kt{secrets.token_hex(6)}",
        name=NAME,
        unit=unit,
        duties=duties,
        by=SYSTEM,
        at=at,
        illustrative_password="" if first else PASSWORD,
    )
    return made.account, made.first_password or PASSWORD
