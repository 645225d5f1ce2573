"""In which order My day stands, what a line holds, and that those who lead see what they must decide before it is late."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import When
from eprocuracy.records.families import new_id
from eprocuracy.records.models import DeadlineRow, PlaceRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.custody.words import About
from eprocuracy.workstreams.house_acts import StatedDay
from eprocuracy.workstreams.people import Person, Role

from ..matter.stories import a_case
from ..world import a_person_held, a_report, act, acts_of_report, ago, an_account, now, put, signed_in

pytestmark = pytest.mark.django_db


def page_of(client: Client) -> str:
    return html.unescape(client.get("/").content.decode())


def test_the_groups_stand_in_the_order_of_urgency(client: Client) -> None:
    signed_in(client, an_account())
    put(*[one for day in range(28) for one in acts_of_report(day + 1, on=ago(day), procurator="mai")])
    a_person_held(procurator="mai", hours=60)
    asked = a_report(60, on=ago(3), procurator="mai")
    stated = acts_of_report(61, on=ago(3), procurator="mai")
    put(
        act("report.resolution_requested", asked, ago(1), received=When.on(ago(1))),
        *stated,
        act(
            "register.stated",
            stated[0].matter,
            ago(3),
            days=(StatedDay(clock="report.own_verification", on=When.on(ago(-4))),),
        ),
    )

    groups = re.findall(r'<section class="ep-group[^"]*" id="group-(\w+)"', page_of(client))

    assert groups == ["liberty", "overdue", "day", "three", "ten", "awaited", "uncounted"]


def test_a_line_holds_the_matter_the_name_the_limit_its_end_what_is_left_the_article_and_the_deed(
    client: Client,
) -> None:
    signed_in(client, an_account())
    matter = a_report(112, on=ago(40), procurator="mai", suspects=("Lò Văn Páo",), title="Mất một xe máy tại chợ")
    row = DeadlineRow.objects.get(matter=matter, clock="report.verification")

    page = page_of(client)
    (line,) = [
        one
        for one in re.findall(r'<li class="ep-due.*?</li>', page, re.DOTALL)
        if f'id="{matter}-report.verification' in one
    ]

    told = re.sub(r"<[^>]+>", " ", line)
    assert f"Nguồn tin 112/{ago(40).year}" in told
    assert "Mất một xe máy tại chợ" in told
    assert "Giải quyết nguồn tin về tội phạm" in told
    assert f"hết {row.ends_on:%d/%m/%Y}" in told
    assert re.search(r"quá hạn \d+ ngày", told)
    assert "Điều 147" in told
    assert f"/vu-viec/{matter}/thoi-han/report.verification/0/" in line  # why this date
    assert re.search(rf'class="ep-button[^"]*" href="/vu-viec/{matter}/quyet-dinh/outcome/', line)


def test_an_end_within_hours_is_told_in_hours_with_its_minute(client: Client) -> None:
    signed_in(client, an_account())
    held = a_person_held(procurator="mai", hours=50)
    ends = DeadlineRow.objects.get(matter=held, clock="custody").ends_at
    assert ends is not None

    page = page_of(client)
    group = page[page.index('id="group-liberty"') :]

    assert re.search(r"còn \d+ giờ", group)
    assert f"hết {timezone.localtime(ends):%H:%M}" in group or f"{timezone.localtime(ends):%H:%M}" in group


def a_charge(moment: datetime) -> UUID:
    case, accused = a_case(procurator="mai", days=10)
    new = Person(participant=new_id(), name="Vàng A Tủa")
    put(
        act("accused.charged", case, ago(1), links=(Link(Role.ACCUSED, new.participant),), people=(new,)),
        act("charge.file_received", case, moment, links=(Link(Role.ACCUSED, new.participant),)),
    )
    return case


def a_hold(moment: datetime) -> UUID:
    return _custody_file(moment, About.HOLD)


def an_extension(moment: datetime) -> UUID:
    return _custody_file(moment, About.EXTENSION)


def _custody_file(moment: datetime, about: About) -> UUID:
    held = a_person_held(procurator="mai", hours=8)
    who = PlaceRow.objects.get(matter=held).participant
    put(act("custody.file_received", held, moment, about=about, links=(Link(Role.HELD, who),)))
    return held


def mail(moment: datetime) -> UUID:
    case, _ = a_case(procurator="mai", days=10)
    put(act("mail.file_received", case, moment))
    return case


@pytest.mark.parametrize(
    ("file", "clock", "limit"),
    [
        (a_charge, "charge_approval", timedelta(days=3)),
        (a_hold, "hold_approval", timedelta(hours=12)),
        (an_extension, "custody_extension_approval", timedelta(hours=12)),
        (mail, "mail_approval", timedelta(hours=24)),
    ],
)
def test_what_must_be_decided_counts_from_the_receipt_of_the_file_and_the_head_sees_it_before_it_is_late(
    client: Client, monkeypatch: pytest.MonkeyPatch, file: Callable[[datetime], UUID], clock: str, limit: Any
) -> None:
    signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    received = (now() - timedelta(hours=1)).replace(second=0, microsecond=0)
    matter = file(received)
    row = DeadlineRow.objects.filter(matter=matter, clock=clock).latest("run")
    assert row.ends_at is not None
    assert row.ends_at - received >= limit
    assert row.ends_at - received < limit + timedelta(days=4)  # to the end of a working day where the law counts days

    def line(moment: datetime) -> str:
        monkeypatch.setattr("eprocuracy.desk.day.views.moment_of", lambda request: moment)
        page = page_of(client)
        at = page.index(f'id="{matter}-{clock}-{row.run}-')
        return re.sub(r"<[^>]+>", " ", page[page.rindex("<li ", 0, at) : page.index("</li>", at)])

    before = line(timezone.localtime(row.ends_at) - timedelta(hours=2))
    assert "còn" in before or "hết hạn hôm nay" in before
    assert "quá hạn" not in before
    assert "quá hạn" in line(timezone.localtime(row.ends_at) + timedelta(minutes=5))
