"""An account lapses that nobody uses for 45 days or nobody reviews for 183; the limits are days, and a made-up account never lapses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from eprocuracy.audit.models import Entry
from eprocuracy.identity import accounts, keeping
from eprocuracy.identity.lapsing import UNREVIEWED, UNUSED, Lapse, lapse_of
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM

from .people import NOW, SECRET, Clock, an_account

MOMENT = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("used", "reviewed", "lapse"),
    [
        (UNUSED, timedelta(), None),
        (UNUSED + MOMENT, timedelta(), Lapse.UNUSED),
        (timedelta(), UNREVIEWED, None),
        (timedelta(), UNREVIEWED + MOMENT, Lapse.UNREVIEWED),
    ],
)
def test_the_limits_are_forty_five_days_and_half_a_year(
    used: timedelta, reviewed: timedelta, lapse: Lapse | None
) -> None:
    years = NOW - timedelta(days=900)

    assert lapse_of(activated_at=years, last_login=NOW - used, reviewed_at=NOW - reviewed, at=NOW) is lapse
    assert lapse_of(activated_at=NOW, last_login=years, reviewed_at=years, at=NOW) is None


def real(name: str, **since: Any) -> Account:
    an_account(name)
    Account.objects.filter(account=name).update(illustrative=False, **since)
    return Account.objects.get(account=name)


@pytest.mark.django_db
def test_the_worker_puts_out_whoever_lapsed_and_nobody_else() -> None:
    real("mai", activated_at=NOW - timedelta(days=300), last_login=NOW - timedelta(days=46))
    real("lan", activated_at=NOW - timedelta(days=300), last_login=NOW)
    kept = real("nam", activated_at=NOW - timedelta(days=300), last_login=NOW)
    keeping.confirm(kept, by=SYSTEM, at=NOW - timedelta(days=100))
    an_account("minh")
    Account.objects.filter(account="minh").update(activated_at=NOW - timedelta(days=300))

    assert accounts.put_out_the_lapsed(at=NOW) == 2
    assert accounts.put_out_the_lapsed(at=NOW) == 0

    out = dict(Account.objects.filter(is_active=False).values_list("account", "deactivated_for"))
    assert out == {"mai": "unused", "lan": "unreviewed"}
    assert Entry.objects.filter(deed="identity.put_out", account="system").count() == 2


@pytest.mark.django_db
def test_a_lapsed_account_does_not_come_in_though_no_worker_runs(client: Client, clock: Clock) -> None:
    account = real("mai", activated_at=clock.now())
    clock.goes(days=45, seconds=1)
    sign_in = {"account": "mai", "password": SECRET}

    assert client.post("/identity/sign-in/", sign_in).status_code == 422
    keeping.put_back(account, reason="nghỉ thai sản về", by=SYSTEM, at=clock.now())
    assert client.post("/identity/sign-in/", sign_in).status_code == 302
