"""Who may do what with a matter, and why: who may ask, what is told, and that nothing of the matter is."""

from __future__ import annotations

import json
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.test_lists import visible
from eprocuracy.desk.tests.world import a_report, act, ago, an_account, put, signed_in
from eprocuracy.kernel.actors import Duty
from eprocuracy.workstreams.house_acts import Secrecy

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed() -> UUID:
    an_account()
    an_account("thinh", called="Lê Văn Thịnh")
    an_account("truong", duties=[Duty.CHIEF], called="Bùi Thị Chi")
    matter = a_report(7, procurator="mai", title="Nhận hối lộ tại trạm cân")
    put(act("matter.secrecy_set", matter, ago(1), level=Secrecy.CLOSED))
    return matter


def page(client: Client, matter: UUID, **asked: str) -> tuple[int, str]:
    answer = client.get(reverse("desk:matter_access", args=[matter]), asked)
    return answer.status_code, visible(answer.content.decode())


def test_the_chief_asks_who_may_see_a_closed_matter_and_why_another_may_not(client: Client, closed: UUID) -> None:
    chief = signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Đỗ Văn Viện"))
    status, shown = page(client, closed, viec="see", nguoi="thinh")

    assert status == 200
    assert "Hoàng Thị Mai" in shown
    assert "Vì sao Lê Văn Thịnh không thể xem vụ việc?" in shown
    assert "Vụ việc đóng" in shown
    asked = Entry.objects.get(deed="access.explained", account=chief.account)
    assert asked.about == [f"matter:{closed}", "account:thinh"]


def test_whoever_keeps_the_accounts_asks_by_number_and_learns_nothing_of_the_matter(
    client: Client, closed: UUID
) -> None:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR], called="Trần Quản"))
    found = client.get(reverse("desk:access"), {"so": f"7/{ago(5).year}"}, follow=True)
    shown = visible(found.content.decode())

    assert "Hoàng Thị Mai" in shown
    assert "hối lộ" not in shown
    assert "Lò Văn Páo" not in shown
    assert client.get(reverse("desk:matter", args=[closed])).status_code == 404


def test_who_may_not_see_the_matter_is_told_that_there_is_none(client: Client, closed: UUID) -> None:
    signed_in(client, an_account("nguoi", called="Người Khác"))

    assert page(client, closed) == page(client, UUID(int=9))
    assert page(client, closed)[0] == 404


def test_a_colleague_who_sees_it_but_is_not_assigned_is_refused_with_the_reason(client: Client) -> None:
    an_account()
    signed_in(client, an_account("thinh", called="Lê Văn Thịnh"))

    status, shown = page(client, a_report(8, procurator="mai"))

    assert status == 403
    assert "Chỉ người được phân công" in shown


def test_the_command_gives_the_rule_and_everybody_who_may(closed: UUID) -> None:
    told = StringIO()
    call_command("may", "thinh", "see", "--matter", str(closed), "--json", stdout=told)
    answer = json.loads(told.getvalue())

    assert (answer["allowed"], answer["rule"]) == (False, "closed")
    assert answer["who"] == ["mai", "truong"]
