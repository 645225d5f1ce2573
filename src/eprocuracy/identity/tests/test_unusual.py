"""People are told of what happened to their own account, from the log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from eprocuracy import audit
from eprocuracy.audit.origin import origin
from eprocuracy.identity import unusual, words
from eprocuracy.kernel.actors import Actor

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
MAI = Actor(account="mai", name="Hoàng Thị Mai", unit="22-KV3")


def happened(deed: str, address: str, *, days: int) -> None:
    with origin(address, "r"):
        audit.record(deed, by=MAI, at=NOW - timedelta(days=days), about=["account:mai"])


def test_the_first_address_and_known_ones_are_nothing_new_another_one_is() -> None:
    for address, days in (("10.0.0.1", 40), ("10.0.0.2", 5), ("10.0.0.1", 4), ("10.0.0.2", 1)):
        happened(words.SIGNED_IN, address, days=days)

    assert [(one.what, one.address, one.is_loud(NOW)) for one in unusual.of_account("mai", at=NOW)] == [
        (unusual.NEW_ADDRESS, "10.0.0.2", False)
    ]


def test_what_an_account_is_opened_with_is_told_when_it_changes() -> None:
    happened(words.FACTOR_REMOVED, "10.0.0.9", days=2)
    happened(words.PASSWORD_CHANGED, "10.0.0.9", days=31)

    assert [(one.what.vi, one.is_loud(NOW)) for one in unusual.of_account("mai", at=NOW)] == [
        ("Bỏ yếu tố đăng nhập", True)
    ]
