"""My day: what is shown in which group, in which order, to whom, and in how many questions."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eprocuracy.audit.models import Entry
from eprocuracy.desk.bench.clerk import renewal_of
from eprocuracy.desk.day.asking import awaits_reply
from eprocuracy.identity import sessions
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import When
from eprocuracy.records.families import new_id
from eprocuracy.records.models import DeadlineRow
from eprocuracy.workstreams.catalogue import load
from eprocuracy.workstreams.house_acts import StatedDay

from ..world import UNIT, a_person_held, a_report, act, acts_of_report, ago, an_account, now, put, signed_in

pytestmark = pytest.mark.django_db


def groups_of(page: str) -> dict[str, int]:
    return {
        code: int(count) for code, count in re.findall(r'#group-(\w+)"[^>]*>[^<]*<span class="ep-num">\((\d+)\)', page)
    }


def test_what_is_overdue_stands_first_and_says_by_how_long(client: Client) -> None:
    signed_in(client, an_account())
    a_report(112, on=ago(40), procurator="mai")

    page = client.get("/").content.decode()

    assert page.index("Quá hạn") < page.index("Nguồn tin 112/")
    assert "quá hạn 20 ngày" in page or "quá hạn 1" in page
    assert "Ghi kết quả giải quyết" in page  # the deed that is due
    assert "Khởi tố vụ án hình sự" not in page  # but not one of its outcomes


def test_custody_ending_within_a_day_stands_above_everything_else(client: Client) -> None:
    signed_in(client, an_account())
    a_report(112, on=ago(13), procurator="mai")
    held = a_person_held(procurator="mai", hours=50)

    page = client.get("/").content.decode()
    group = page[page.index('id="group-liberty"') :]

    assert group.index(str(held)) < group.index("</section>")
    assert page.index('id="group-liberty"') < page.index(str(held))
    assert "Thời hạn tạm giữ" in group[: group.index("</li>")]


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """What the clock says to My day."""
    monkeypatch.setattr("eprocuracy.desk.day.views.moment_of", lambda request: moment)


def test_custody_that_ends_at_ten_rises_to_the_top_of_a_page_that_was_opened_the_day_before(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(client, an_account())
    a_report(112, on=ago(60), procurator="mai")  # overdue for a long time
    held = a_person_held(procurator="mai", hours=20)
    ends = DeadlineRow.objects.get(matter=held, clock="custody").ends_at
    assert ends is not None
    opened = timezone.localtime(ends) - timedelta(hours=28)
    at(monkeypatch, opened)
    page = client.get("/").content.decode()
    assert page.index("Nguồn tin 112/") < page.index(str(held))
    renewal = re.search(r'hx-get="([^"]*)"[^>]*hx-trigger="every (\d+)s"', page)
    assert renewal
    assert int(renewal[2]) <= 60

    at(monkeypatch, opened + timedelta(hours=4, minutes=1))
    renewed = client.get("/" + renewal[1], headers={"HX-Request": "true", "X-By-Itself": "1"}).content.decode()

    assert renewed.index(str(held)) < renewed.index("Nguồn tin 112/")
    at(monkeypatch, timezone.localtime(ends) + timedelta(minutes=5))
    late = client.get("/").content.decode()
    assert late.index("quá hạn") < late.index("Nguồn tin 112/")
    assert late.index(str(held)) < late.index("Nguồn tin 112/")


def test_four_hundred_open_items_are_there_at_once(client: Client) -> None:
    signed_in(client, an_account())
    put(*[one for number in range(1, 401) for one in acts_of_report(number, on=ago(number % 30), procurator="mai")])
    client.get("/")

    begun = time.perf_counter()
    page = client.get("/").content.decode()

    assert time.perf_counter() - begun < 2
    assert len(page.encode()) < 1_000_000  # less than a second of a line of 10 Mbit/s
    assert sum(groups_of(page).values()) >= 300
    order = [code for code in ("overdue", "day", "three", "ten", "awaited") if f'id="group-{code}"' in page]
    assert sorted(order, key=lambda code: page.index(f'id="group-{code}"')) == order


def test_ones_own_is_shown_unless_others_are_asked_for(client: Client) -> None:
    signed_in(client, an_account())
    a_report(112, on=ago(40), procurator="mai")
    a_report(113, on=ago(40), procurator="thinh")

    own, everybody = client.get("/").content.decode(), client.get("/?loc=1").content.decode()

    assert "Nguồn tin 112/" in own
    assert "Nguồn tin 113/" not in own
    assert "Nguồn tin 113/" in everybody
    assert "Người thụ lý: Tôi" in own  # as a tag that can be taken away


def test_those_who_register_see_the_whole_unit(client: Client) -> None:
    signed_in(client, an_account("clerk", duties=[Duty.CLERK]))
    a_report(113, on=ago(40), procurator="thinh")

    assert "Nguồn tin 113/" in client.get("/").content.decode()


def test_another_units_matters_are_never_shown(client: Client) -> None:
    signed_in(client, an_account(unit="22-KV1"))
    a_report(112, on=ago(40), procurator="thinh", unit=UNIT)

    assert "112/" not in client.get("/?loc=1").content.decode()


def test_a_stated_day_is_marked_and_stands_apart(client: Client) -> None:
    signed_in(client, an_account())
    acts = acts_of_report(114, on=ago(5), procurator="mai")
    stated = StatedDay(clock="report.own_verification", on=When.on(ago(-4)))
    put(*acts, act("register.stated", acts[0].matter, ago(5), days=(stated,)))

    page = client.get("/").content.decode()
    group = page[page.index('id="group-uncounted"') :]

    assert "theo sổ" in group
    assert "còn 4 ngày" in group


def test_a_clock_whose_answer_comes_from_others_waits_for_a_reply() -> None:
    catalogue = load()
    waiting = {clock.key for clock in catalogue.clocks.values() if awaits_reply(catalogue, clock)}

    assert "report.mending" in waiting
    assert "reply.written" in waiting
    assert "custody" not in waiting
    assert "report.verification" not in waiting


def test_the_number_of_questions_does_not_grow_with_the_list(client: Client) -> None:
    signed_in(client, an_account())
    a_report(1, on=ago(13), procurator="mai")
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    put(*[one for number in range(2, 130) for one in acts_of_report(number, on=ago(13), procurator="mai")])
    with CaptureQueriesContext(connection) as many:
        client.get("/")

    assert DeadlineRow.objects.filter(live=True).count() >= 256
    assert len(many) == len(few)


def test_a_long_group_shows_the_first_and_leads_to_all(client: Client) -> None:
    signed_in(client, an_account())
    put(*[one for number in range(1, 61) for one in acts_of_report(number, on=ago(60), procurator="mai")])

    page = client.get("/").content.decode()
    whole = client.get("/?nhom=overdue").content.decode()

    assert groups_of(page)["overdue"] > 50
    assert page.count("ep-due--overdue") == 50
    assert whole.count("ep-due--overdue") == groups_of(page)["overdue"]


def test_whose_names_were_shown_is_logged_once_and_not_again_when_the_list_renews_itself(client: Client) -> None:
    signed_in(client, an_account())
    a_report(112, on=ago(40), procurator="mai")

    page = client.get("/").content.decode()
    client.get(renewal_of(page))

    assert Entry.objects.filter(deed="day.read").count() == 1
    client.get("/", {"shown": "made up"})
    assert Entry.objects.filter(deed="day.read").count() == 2


def test_an_open_page_is_left_as_it_is_until_something_in_its_list_changes(client: Client) -> None:
    signed_in(client, an_account())
    a_report(112, on=ago(40), procurator="mai")
    page = client.get("/").content.decode()
    shown = re.search(r'"shown": "([^"]+)"', page)
    assert shown
    by_itself = {"HX-Request": "true", "X-By-Itself": "1"}

    unchanged = client.get("/", {"shown": shown[1]}, headers=by_itself)
    a_report(113, on=ago(40), procurator="mai")
    changed = client.get("/", {"shown": shown[1]}, headers=by_itself)

    assert (unchanged.status_code, unchanged.content) == (204, b"")
    assert "Nguồn tin 113/" in changed.content.decode()
    assert client.get("/", {"shown": shown[1]}).status_code == 200  # a person who asks for the page gets one


def test_a_list_that_renews_itself_does_not_keep_a_session_alive(client: Client) -> None:
    signed_in(client, an_account())
    session = client.session
    session[sessions.SEEN] = (now() - timedelta(minutes=14)).isoformat()
    session.save()

    client.get("/", headers={"X-By-Itself": "1"})
    before = client.session[sessions.SEEN]
    client.get("/")

    assert before == session[sessions.SEEN]
    assert client.session[sessions.SEEN] > before


def test_why_a_day_is_that_day_is_told_on_asking(client: Client) -> None:
    signed_in(client, an_account())
    matter = a_report(112, on=ago(40), procurator="mai")

    whole = client.get(f"/vu-viec/{matter}/thoi-han/report.verification/0/").content.decode()
    part = client.get(f"/vu-viec/{matter}/thoi-han/report.verification/0/", headers={"HX-Request": "true"})

    assert "<html" in whole
    assert "<html" not in part.content.decode()
    assert "Điều 147 khoản 1" in part.content.decode()
    assert client.get(f"/vu-viec/{new_id()}/thoi-han/report.verification/0/").status_code == 404
