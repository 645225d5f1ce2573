"""The calendar of hearings: a dated list, what clashes said in words, printed, and in a constant number of questions."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eprocuracy.desk.tests.world import act, an_account, now, put, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import When
from eprocuracy.office.actions import enter_leave
from eprocuracy.records import rules
from eprocuracy.records.models import HearingRow
from eprocuracy.records.replaying import replay

from .court import a_hearing, acts_of_hearing, at, in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account("mai", duties=[Duty.PROCURATOR]))
    return client


def week_of(days: int) -> str:
    return f"/lich-phien-toa/?tu={in_days(days).isoformat()}"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)))


def test_a_hearing_stands_under_its_day_with_hour_court_room_and_procurator(mai: Client) -> None:
    a_hearing(45, at(in_days(10), 8, 30))

    page = text(mai, week_of(10))

    assert f"{in_days(10):%d/%m/%Y}" in page
    assert "08:30" in page
    assert "Vụ án 45/2026" in page
    assert "Tòa án nhân dân khu vực 3, Phòng xử số 2" in page
    assert "Hoàng Thị Mai" in page


def test_no_hour_is_invented(mai: Client) -> None:
    a_hearing(45, When.on(in_days(10)))

    assert "chưa rõ giờ" in text(mai, week_of(10))


def test_a_hearing_that_is_past_and_of_which_nothing_was_told_says_so(mai: Client) -> None:
    a_hearing(45, at(in_days(-1), 8))

    assert "chưa ghi kết quả" in text(mai, week_of(-1))


def test_two_hearings_of_one_procurator_in_one_morning_clash_in_words(mai: Client) -> None:
    a_hearing(1, at(in_days(10), 8))
    a_hearing(2, at(in_days(10), 9, 30))
    a_hearing(3, at(in_days(10), 14))

    page = text(mai, week_of(10))

    assert "Cùng buổi sáng với Vụ án 2/2026 (09:30)" in page
    assert "Cùng buổi sáng với Vụ án 1/2026 (08:00)" in page
    assert "2 phiên bị trùng" in page
    assert "buổi chiều" not in page


def test_the_same_hour_and_an_hour_that_nobody_knows_clash(mai: Client) -> None:
    a_hearing(1, at(in_days(10), 8))
    a_hearing(2, at(in_days(10), 8))
    a_hearing(3, When.on(in_days(10)))

    page = text(mai, week_of(10))

    assert "Trùng giờ với Vụ án 2/2026 (08:00)" in page
    assert "Cùng ngày với Vụ án 3/2026, chưa rõ giờ" in page


def test_hearings_of_two_procurators_do_not_clash(mai: Client) -> None:
    an_account("thinh", duties=[Duty.PROCURATOR], called="Vũ Đức Thịnh")
    a_hearing(1, at(in_days(10), 8))
    a_hearing(2, at(in_days(10), 8), procurator="thinh")

    page = text(mai, week_of(10) + "&loc=1")

    assert "Vũ Đức Thịnh" in page
    assert "Trùng" not in page


def test_a_hearing_on_a_day_of_leave_clashes(mai: Client) -> None:
    a_hearing(1, at(in_days(10), 8))
    mine = actor_of(Account.objects.get(account="mai"))
    enter_leave(account="mai", from_on=in_days(9), to_on=in_days(11), stand_in="", by=mine, at=now())

    assert f"Kiểm sát viên nghỉ từ {in_days(9):%d/%m/%Y}" in text(mai, week_of(10))


def test_a_postponed_hearing_stands_on_both_days_and_no_longer_clashes(mai: Client) -> None:
    matter = a_hearing(1, at(in_days(1), 8))
    a_hearing(2, at(in_days(1), 8))
    put(act("hearing.postponed", matter, in_days(0), hearing=at(in_days(15), 8)))

    assert "hoãn" in text(mai, week_of(1))
    assert "Trùng giờ" not in text(mai, week_of(1))
    assert "Vụ án 1/2026" in text(mai, week_of(15))


def test_procurators_see_their_own_first_and_the_office_when_they_ask(mai: Client) -> None:
    a_hearing(1, at(in_days(10), 8), procurator="thinh")

    assert "Vụ án 1/2026" not in text(mai, week_of(10))
    assert "Vụ án 1/2026" in text(mai, week_of(10) + "&loc=1")


def test_nobody_sees_the_hearings_of_another_office(mai: Client) -> None:
    a_hearing(1, at(in_days(10), 8), procurator="lan", unit="22-KV1")

    assert "Vụ án 1/2026" not in text(mai, week_of(10) + "&loc=1")


def test_the_court_narrows_the_list(mai: Client) -> None:
    a_hearing(1, at(in_days(10), 8))
    a_hearing(2, at(in_days(10), 14), court="Tòa án nhân dân khu vực 1")

    page = text(mai, week_of(10) + "&loc=1&court=T%C3%B2a+%C3%A1n+nh%C3%A2n+d%C3%A2n+khu+v%E1%BB%B1c+1")

    assert "Vụ án 2/2026" in page
    assert "Vụ án 1/2026" not in page


def test_a_month_holds_what_a_week_does_not(mai: Client) -> None:
    first = in_days(40).replace(day=1)
    a_hearing(1, at(first, 8))
    a_hearing(2, at(first + timedelta(days=20), 8))

    page = text(mai, f"/lich-phien-toa/?xem=thang&tu={first.isoformat()}")

    assert "Vụ án 1/2026" in page
    assert "Vụ án 2/2026" in page


def test_a_day_that_is_none_shows_this_week(mai: Client) -> None:
    assert "Tuần từ" in text(mai, "/lich-phien-toa/?tu=hôm+qua")
    assert "Tuần từ" in text(mai, "/lich-phien-toa/?tu=9999-12-31")


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(mai: Client) -> None:
    put(*acts_of_hearing(1, at(in_days(10), 8)))
    mai.get(week_of(10))
    with CaptureQueriesContext(connection) as few:
        mai.get(week_of(10))
    put(*[one for number in range(2, 12) for one in acts_of_hearing(number, at(in_days(10), 8 + number % 8))])
    with CaptureQueriesContext(connection) as many:
        mai.get(week_of(10))

    assert len(many) == len(few)


@pytest.mark.parametrize("way", ["pdf", "docx"])
def test_the_list_is_printed(mai: Client, way: str) -> None:
    a_hearing(1, at(in_days(10), 8))

    answer = mai.get(f"/lich-phien-toa/lich.{way}?tu={in_days(10).isoformat()}")

    assert answer.status_code == 200
    assert len(answer.content) > 1000


def test_my_day_shows_the_hearings_of_today_and_tomorrow(mai: Client) -> None:
    a_hearing(1, at(in_days(1), 8))
    a_hearing(2, at(in_days(1), 9))
    a_hearing(3, at(in_days(2), 8))
    a_hearing(4, at(in_days(1), 8), procurator="thinh")

    page = text(mai, "/").partition("Phiên tòa hôm nay và ngày mai")[2]

    assert "ngày mai" in page
    assert "Vụ án 1/2026" in page
    assert "Cùng buổi sáng với Vụ án 2/2026 (09:00)" in page
    assert "Vụ án 4/2026" not in page.partition("Lịch phiên tòa")[0]
    assert "Vụ án 3/2026" not in page.partition("Lịch phiên tòa")[0]


def test_replay_knows_hearings() -> None:
    matter = a_hearing(1, at(in_days(1), 8))
    assert replay(rules.present()).differences == []

    HearingRow.objects.filter(matter=matter).update(room="Phòng khác")

    assert [one.table for one in replay(rules.present()).differences] == ["HearingRow"]
