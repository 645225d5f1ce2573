"""The offices of the demonstration: what a procurator's day and a head's board show beside the matters."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.office import demo
from eprocuracy.office.models import DutyTurn, Leave

from ..world import a_report, ago, an_account, now, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def shown(account: str, address: str = "/") -> str:
    client = Client()
    signed_in(client, Account.objects.get(account=account))
    return html.unescape(client.get(address).content.decode())


def test_the_offices_of_the_demonstration_are_alive() -> None:
    an_account("pvt.kv3", duties=[Duty.DEPUTY_CHIEF], called="Đỗ Thị Lan")
    an_account("vt.kv3", duties=[Duty.CHIEF], called="Phạm Đình Thắng")
    an_account("ksv1.kv3", called="Bàn Văn Quân")
    an_account("ksv3.kv3", called="Nguyễn Hữu Trường")
    for number in (1, 2, 3):
        a_report(number, procurator="ksv1.kv3", on=ago(number))
    a_report(4, procurator="ksv3.kv3", on=ago(40))
    a_report(5, procurator="", on=ago(1))
    today = timezone.localdate()

    demo.enliven(today=today, at=now())

    day = shown("ksv1.kv3")
    assert "Gọi Điều tra viên hỏi tiến độ trả lời yêu cầu" in day
    assert "Án tôi đang thụ lý" in day
    assert "Nguyễn Hữu Trường" in day  # on leave: the first procurator does that desk too
    assert "Hôm nay chưa xếp ai trực" not in shown("vt.kv3", "/lanh-dao/")
    leave = Leave.objects.get(account="ksv3.kv3")
    assert leave.from_on == today - timedelta(days=1)
    turns = DutyTurn.objects.filter(unit="22-KV3", on__month=today.month)
    assert {one.on.day for one in turns} == set(range(1, 1 + max(one.on.day for one in turns)))
    assert not turns.filter(account="ksv3.kv3", on__gte=leave.from_on, on__lte=leave.to_on).exists()
    drawn = shown("vt.kv3", "/rut-phan-cong/")
    assert "Nguồn tin 5/" in drawn  # by the chief, who needs nobody's leave to assign
