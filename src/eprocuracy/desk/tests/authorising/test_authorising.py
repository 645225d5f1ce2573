"""The page of authorisations: the chief gives and ends them, what is over stays to be seen, nobody else may."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from eprocuracy.desk.tests.issuing.world import as_, send, staff, text
from eprocuracy.desk.tests.world import an_account, now, signed_in
from eprocuracy.identity.models import Delegation
from eprocuracy.kernel.actors import Duty

pytestmark = pytest.mark.django_db
PAGE = "/uy-quyen/"


def day(ahead: int) -> str:
    return f"{now().date() + timedelta(days=ahead):%d/%m/%Y}"


@pytest.fixture
def chief(client: Client) -> Client:
    staff()
    return as_(client, "chief")


def granted(client: Client, number: str, first: int, last: int, status: int = 302) -> str:
    return send(client, PAGE, status, to="deputy", from_on=day(first), to_on=day(last), document_no=number)


def test_the_chief_gives_one_and_sees_what_is_over(chief: Client) -> None:
    granted(chief, "3/UQ-VKS", -30, -20)
    granted(chief, "15/UQ-VKS", 0, 5)

    page = text(chief, PAGE)
    assert page.index("15/UQ-VKS") < page.index("3/UQ-VKS")
    assert page.count("đang có hiệu lực") == 1
    assert page.count("đã hết hiệu lực") == 1
    assert "mọi khâu công tác" in page
    assert Delegation.objects.get(document_no="15/UQ-VKS").deeds == ["issue"]
    assert "/uy-quyen/" in text(chief, "/")


def test_two_at_a_time_are_refused_and_the_words_typed_stay(chief: Client) -> None:
    granted(chief, "15/UQ-VKS", 0, 5)

    told = granted(chief, "16/UQ-VKS", 3, 9, status=409)

    assert "đã ủy quyền cho một Phó Viện trưởng" in told
    assert "16/UQ-VKS" in told


def test_the_chief_ends_one_early_and_takes_out_what_has_not_begun(chief: Client) -> None:
    granted(chief, "15/UQ-VKS", -2, 5)
    granted(chief, "17/UQ-VKS", 10, 20)
    running, to_come = Delegation.objects.order_by("from_on")

    backdated = chief.post(f"{PAGE}{running.pk}/cham-dut/", {"on": day(-1)})
    assert "Không chấm dứt ủy quyền lùi ngày được" in backdated.content.decode()
    assert Delegation.objects.get(pk=running.pk).to_on == running.to_on
    send(chief, f"{PAGE}{running.pk}/cham-dut/", on=day(0))
    send(chief, f"{PAGE}{to_come.pk}/cham-dut/", on=day(0))

    running.refresh_from_db()
    assert running.to_on == now().date()
    assert not Delegation.objects.filter(pk=to_come.pk).exists()


def test_a_deputy_sees_and_gives_none_and_others_do_not_see(chief: Client) -> None:
    granted(chief, "15/UQ-VKS", 0, 5)
    given = Delegation.objects.get()

    as_(chief, "deputy")
    assert "15/UQ-VKS" in text(chief, PAGE)
    assert "Ghi ủy quyền mới" not in text(chief, PAGE)
    answer = chief.post(f"{PAGE}{given.pk}/cham-dut/", {"on": day(0)})
    assert answer.status_code == 403
    answer = chief.post(
        PAGE, {"to": "deputy", "deeds": "issue", "from_on": day(8), "to_on": day(9), "document_no": "1"}
    )
    assert answer.status_code in (403, 409)
    assert text(as_(chief, "mai"), PAGE, 403)
    signed_in(chief, an_account("far", unit="24-KV1", duties=[Duty.CHIEF]))
    assert chief.get(f"{PAGE}{given.pk}/cham-dut/").status_code == 404
    assert Delegation.objects.count() == 1
