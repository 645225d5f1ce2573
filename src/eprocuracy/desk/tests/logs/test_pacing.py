"""Whoever opens very many matters is made to wait, then held until another head lifts it; what they handle and recording stay open."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.audit import actions as audit
from eprocuracy.audit import watching
from eprocuracy.audit.models import Entry, ReadingHold
from eprocuracy.desk.tests.test_lists import ENGLISH, visible
from eprocuracy.desk.tests.world import UNIT, a_report, an_account, now, signed_in
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.moments import day_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mai(client: Client) -> Actor:
    account = an_account()
    signed_in(client, account)
    return actor_of(account)


def has_read(by: Actor, count: int, *, ago: timedelta = timedelta(minutes=1)) -> None:
    for _ in range(count):
        audit.record("matter.read", by=by, at=now() - ago, about=[f"matter:{uuid4()}"])


def opens(client: Client, matter: UUID) -> int:
    return client.get(reverse("desk:matter", args=[matter])).status_code


def step(name: str, rule: str = "fast_reading") -> int:
    value = watching.rules()[rule].step(name, day_of(now()))
    assert value
    return value


def test_reading_too_fast_waits_until_the_quarter_of_an_hour_is_over(client: Client, mai: Actor) -> None:
    matter = a_report(procurator="thinh")
    has_read(mai, step("slows") - 1)
    assert opens(client, matter) == 200

    answer = client.get(reverse("desk:matter", args=[a_report(procurator="thinh")]))

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 15 * 60
    assert "Mở tiếp được từ" in visible(answer.content.decode())
    assert opens(client, matter) == 200  # what is open already may be looked at again
    assert Entry.objects.filter(deed="reading.slowed", account="mai").count() == 1


def test_what_was_read_before_the_quarter_of_an_hour_makes_nobody_wait(client: Client, mai: Actor) -> None:
    has_read(mai, step("slows") + 5, ago=timedelta(minutes=16))

    assert opens(client, a_report(procurator="thinh")) == 200


def test_who_presses_on_is_held_and_a_head_lifts_it_with_a_reason(client: Client, mai: Actor) -> None:
    matter, own = a_report(procurator="thinh"), a_report(procurator="mai")
    has_read(mai, step("slows"))
    answers = [opens(client, matter) for _ in range(step("holds") - step("slows") + 1)]
    assert set(answers) == {429}
    hold = ReadingHold.objects.get()
    assert "Tạm dừng mở xem" in visible(client.get(reverse("desk:matter", args=[matter])).content.decode())

    # the liberty of people hangs on these
    assert opens(client, own) == 200
    assert client.get("/").status_code == 200
    assert client.get(reverse("desk:record", args=[matter, "report.extension_requested"])).status_code == 200

    head = Client()
    signed_in(head, an_account("chi", duties=[Duty.CHIEF], called="Bùi Thị Chi"))
    listed = visible(head.get(reverse("desk:log_warnings")).content.decode())
    assert "Đang tạm dừng mở xem vụ việc" in listed
    address = reverse("desk:log_hold", args=[hold.pk])
    shown = visible(head.get(address).content.decode())
    assert "Hoàng Thị Mai" in shown
    assert ENGLISH.findall(shown.replace("English", "")) == []
    assert head.post(address, {"reason": ""}).status_code == 422
    assert head.post(address, {"reason": "Chuẩn bị báo cáo chuyên đề"}).status_code == 302
    assert opens(client, matter) == 200


def test_slow_reading_all_day_is_held_too(client: Client, mai: Actor) -> None:
    has_read(mai, step("holds", "bulk_reading"), ago=timedelta(minutes=20))

    assert opens(client, a_report(procurator="thinh")) == 429
    assert ReadingHold.objects.get().rule == "bulk_reading"


def test_nobody_lifts_their_own_hold(client: Client) -> None:
    chief = signed_in(client, an_account("chi", duties=[Duty.CHIEF], called="Bùi Thị Chi"))
    one = ReadingHold.objects.create(account=chief.account, unit=UNIT, rule="bulk_reading", count=120, at=now())

    assert client.post(reverse("desk:log_hold", args=[one.pk]), {"reason": "việc của tôi"}).status_code == 403
    assert opens(client, a_report(procurator="thinh")) == 429


def test_an_office_that_looks_at_a_higher_number_slows_at_a_higher_one(client: Client, mai: Actor) -> None:
    watching.set_threshold(
        "fast_reading", unit=UNIT, value=60, from_on=date(2026, 11, 1), reason="thử", by=SYSTEM, at=now()
    )
    has_read(mai, step("slows") + 5)

    assert opens(client, a_report(procurator="thinh")) == 200
