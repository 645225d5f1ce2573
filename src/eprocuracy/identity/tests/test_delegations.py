from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eprocuracy.identity import actions, keeping, queries
from eprocuracy.identity.models import Account, Delegation
from eprocuracy.identity.policy import About
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.refusals import Refused

from .people import NOW, an_account

pytestmark = pytest.mark.django_db


def a_delegation(**changes: object) -> Delegation:
    made = {
        "from_on": date(2026, 11, 20),
        "to_on": date(2026, 11, 25),
        "document_no": "12/QĐ-VKS",
        "deeds": [Deed.ASSIGN],
    }
    people = {
        "from_": Account.objects.filter(account="chief").first() or an_account("chief", duties=[Duty.CHIEF]),
        "to": Account.objects.filter(account="deputy").first() or an_account("deputy", duties=[Duty.DEPUTY_CHIEF]),
    }
    return actions.delegate(**{"by": SYSTEM, "at": NOW, **people, **made, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "allowed"),
    [(date(2026, 11, 19), False), (date(2026, 11, 20), True), (date(2026, 11, 25), True), (date(2026, 11, 26), False)],
)
def test_a_delegation_counts_on_its_days_and_on_no_other(day: date, allowed: bool) -> None:
    held = a_delegation()
    deputy = queries.actor_of(held.to_account)

    assert queries.may_on(deputy, Deed.ASSIGN, About(unit="22-KV3"), on=day).allowed is allowed


def test_a_chief_authorises_one_deputy_of_the_own_office_at_a_time() -> None:
    a_delegation()
    other = an_account("deputy2", duties=[Duty.DEPUTY_CHIEF])

    with pytest.raises(Refused, match="đã ủy quyền"):
        a_delegation(to=other, from_on=date(2026, 11, 25), to_on=date(2026, 11, 30))
    a_delegation(to=other, from_on=date(2026, 11, 26), to_on=date(2026, 11, 30))
    with pytest.raises(Refused, match="một Phó Viện trưởng của đơn vị mình"):
        a_delegation(to=an_account("far", "24-KV1", [Duty.DEPUTY_CHIEF]))
    with pytest.raises(Refused, match="kết thúc trước"):
        a_delegation(from_on=date(2027, 1, 2), to_on=date(2027, 1, 1))


def test_a_delegation_ended_early_is_no_more_from_the_next_day() -> None:
    held = a_delegation()
    deputy = queries.actor_of(held.to_account)
    actions.end_delegation(held, on=date(2026, 11, 21), by=SYSTEM, at=NOW)

    assert queries.may_on(deputy, Deed.ASSIGN, About(unit="22-KV3"), on=date(2026, 11, 21)).allowed
    assert not queries.may_on(deputy, Deed.ASSIGN, About(unit="22-KV3"), on=date(2026, 11, 22)).allowed


def test_a_chief_who_is_gone_delegates_nothing_any_more() -> None:
    held = a_delegation()
    deputy = queries.actor_of(held.to_account)
    keeping.put_out(held.from_account, reason="nghỉ hưu", by=SYSTEM, at=NOW)

    assert not queries.may_on(deputy, Deed.ASSIGN, About(unit="22-KV3"), on=date(2026, 11, 21)).allowed


def test_colleagues_are_those_of_the_same_office_still_at_work() -> None:
    mai = an_account()
    an_account("nam")
    an_account("far", "22-KV1")

    assert {one.account for one in queries.colleagues(queries.actor_of(mai))} == {"mai", "nam"}
    assert queries.find_actor("MAI") == queries.actor_of(mai)
    assert queries.find_actor("nobody") is None


def test_an_actor_costs_at_most_one_question_to_the_database(django_assert_max_num_queries: Any) -> None:
    account = Account.objects.get(pk=an_account("chief", "22", [Duty.CHIEF]).pk)

    with django_assert_max_num_queries(1):
        queries.actor_of(account)
