"""The page of a matter: what it shows, what it asks of the database, who may see it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eprocuracy.audit.models import Entry
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.records import rules
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Source

from ..world import a_person_held, a_report, act, acts_of_report, ago, an_account, put, signed_in
from .stories import a_case, many_requests

pytestmark = pytest.mark.django_db
SECTIONS = ("", "dien-bien/", "thoi-han/", "trong-ho-so/", "kiem-sat/")


def test_the_page_says_which_matter_where_it_stands_and_what_is_nearest(client: Client) -> None:
    signed_in(client, an_account())
    matter = a_report(112, on=ago(3), procurator="mai")

    page = client.get(f"/vu-viec/{matter}/").content.decode()

    assert f"Nguồn tin 112/{ago(3).year}" in page
    assert "Chờ kết quả kiểm tra, xác minh" in page
    assert "Lò Văn Páo" in page
    assert "vì sao ngày này?" in page


def test_each_accused_has_a_line_of_their_own_and_the_case_says_that_they_differ(client: Client) -> None:
    signed_in(client, an_account())
    case, accused = a_case()
    from eprocuracy.workstreams.acts import Link
    from eprocuracy.workstreams.people import Role

    put(act("accused.suspended", case, ago(1), links=(Link(Role.ACCUSED, accused[2]),)))

    page = client.get(f"/vu-viec/{case}/").content.decode()

    assert "Bị can: 3 · giai đoạn khác nhau" in page
    assert page.count("bị can, đang điều tra") == 2
    assert "tạm đình chỉ đối với bị can" in page


def test_the_primary_deed_stands_in_the_bar_and_the_others_are_grouped(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()

    page = client.get(f"/vu-viec/{case}/").content.decode()
    bar = page[page.index("ep-identity") : page.index("ep-sections")]

    assert "Kết luận điều tra" in bar
    assert "ep-button--primary" in bar
    assert "Việc của Viện kiểm sát" in page
    assert f"/ghi/custody.held/?tu={case}" in page  # another khâu takes it up from here


@pytest.mark.parametrize("section", SECTIONS)
def test_the_number_of_questions_does_not_grow_with_the_history(client: Client, section: str) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    client.get(f"/vu-viec/{case}/{section}")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/vu-viec/{case}/{section}")
    many_requests(case, 200)
    client.get(f"/vu-viec/{case}/{section}")  # as before: what was read a moment ago is not read again
    with CaptureQueriesContext(connection) as many:
        answer = client.get(f"/vu-viec/{case}/{section}")

    assert answer.status_code == 200
    assert len(many) == len(few) <= 20


def test_the_file_is_shown_as_it_was_known_on_a_day_gone_by(client: Client) -> None:
    signed_in(client, an_account())
    acts = acts_of_report(112, on=ago(9), procurator="mai")
    for one in acts:
        record(
            rules.present(), [one], by=SYSTEM, at=_moment(6 if one.kind == "report.received" else 2), source=Source.PAGE
        )
    matter = acts[0].matter

    then = client.get(f"/vu-viec/{matter}/?ngay={ago(4):%Y-%m-%d}").content.decode()
    before = client.get(f"/vu-viec/{matter}/dien-bien/?ngay={ago(8):%d/%m/%Y}").content.decode()
    today = client.get(f"/vu-viec/{matter}/").content.decode()

    assert f"hết ngày {ago(4):%d/%m/%Y}" in then
    assert "Cần thụ lý kiểm sát" in then
    assert "Ghi việc mới" not in then
    assert "data-ends" not in then  # the words of a day gone by stand still
    assert "chưa có gì được ghi" in before
    assert "Chờ kết quả kiểm tra, xác minh" in today


def _moment(days: int) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def test_that_it_was_read_is_logged_with_those_who_are_in_it(client: Client) -> None:
    signed_in(client, an_account())
    matter = a_report(112, on=ago(3), procurator="mai")

    client.get(f"/vu-viec/{matter}/")

    entry = Entry.objects.get(deed="matter.read")
    assert entry.account == "mai"
    assert f"matter:{matter}" in entry.about
    assert sum(one.startswith("participant:") for one in entry.about) == 1


@pytest.mark.parametrize("section", SECTIONS)
def test_a_matter_of_another_unit_is_not_there(client: Client, section: str) -> None:
    signed_in(client, an_account(unit="22-KV1"))
    case, _ = a_case(procurator="thinh")

    assert client.get(f"/vu-viec/{case}/{section}").status_code == 404


def test_names_of_a_related_matter_that_one_may_not_see_are_not_shown(client: Client) -> None:
    signed_in(client, an_account(unit="22-KV1"))
    from eprocuracy.workstreams.acts import Link
    from eprocuracy.workstreams.people import Role

    held = a_person_held(unit="22-KV1")
    case, _ = a_case(procurator="thinh")
    put(act("custody.file_received", held, ago(0), links=(Link(Role.CASE, case, is_matter=True),)))

    page = client.get(f"/vu-viec/{held}/").content.decode()

    assert "Vàng A Tủa" in page
    assert "Nguyễn Văn An" not in page
    assert "Trộm cắp tài sản" not in page


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    case, accused = a_case()
    one = accused[0]
    paths = [f"/vu-viec/{case}/{section}" for section in SECTIONS]
    paths += [
        "/",
        f"/vu-viec/{case}/viec/{one}/",
        f"/vu-viec/{case}/viec/{one}/sua/",
        f"/vu-viec/{case}/viec/{one}/huy/",
    ]
    paths += [
        f"/vu-viec/{case}/ghi/case.indicted/",
        "/ghi/report.received/",
        "/dieu-luat/?q=173",
        "/vu-viec/goi-y/?q=1",
    ]
    paths += [f"/vu-viec/{case}/thoi-han/investigation/0/"]

    for path in paths:
        answer = client.get(path)
        assert (answer.status_code, answer.get("Location", "").split("?")[0]) == (302, "/identity/sign-in/"), path
        assert client.post(path.split("?")[0]).status_code in (302, 403), path


ENGLISH = re.compile(
    r"\b(?:the|of|and|not|is|are|was|with|what|which|by|to|for|from|record|matter|deadline|finding|missing|unit|none|until)\b",
    re.IGNORECASE,
)


def test_no_english_is_seen_in_vietnamese(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    many_requests(case, 2)
    held = a_person_held(procurator="mai")
    for path in (
        "/",
        f"/vu-viec/{case}/",
        *(f"/vu-viec/{case}/{section}" for section in SECTIONS),
        f"/vu-viec/{held}/",
        f"/vu-viec/{case}/ghi/investigation.extended/",
        f"/vu-viec/{case}/ghi/case.indicted/",
        "/ghi/report.received/",
        "/ghi/custody.held/",
    ):
        page = client.get(path).content.decode()
        body = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", page[page.index("<body") :], flags=re.DOTALL)
        seen = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))

        assert ENGLISH.findall(seen) == [], (
            path,
            [seen[m.start() - 30 : m.end() + 30] for m in ENGLISH.finditer(seen)],
        )


def test_everything_is_there_in_english_too(client: Client) -> None:
    signed_in(client, an_account())
    client.cookies["language"] = "en"
    case, _ = a_case()

    page = client.get(f"/vu-viec/{case}/").content.decode()

    assert "under investigation" in page
    assert "Record something" in page
    assert "Acts of the procuracy" in page


def test_the_last_day_for_asking_is_not_overdue_once_it_has_gone_by(client: Client) -> None:
    signed_in(client, an_account())
    matter, _ = a_case(days=55)

    bar = client.get(f"/vu-viec/{matter}/").content.decode().partition("Thời hạn đang chạy")[0]
    deadlines = client.get(f"/vu-viec/{matter}/thoi-han/").content.decode()

    assert "Thời hạn điều tra" in bar
    assert "Hạn đề nghị gia hạn điều tra" not in bar
    assert "Hạn đề nghị gia hạn điều tra" in deadlines.partition("Đã kết thúc")[2]
    assert "đã qua" in deadlines


def test_once_the_time_on_which_somebody_is_held_is_over_their_going_free_comes_before_everything(
    client: Client,
) -> None:
    signed_in(client, an_account())
    running, over = a_person_held(1, hours=2), a_person_held(2, hours=80)

    pages = {matter: client.get(f"/vu-viec/{matter}/").content.decode() for matter in (running, over)}
    bars = {matter: page[page.index("ep-identity") : page.index("ep-sections")] for matter, page in pages.items()}
    day = client.get("/?loc=1").content.decode()

    assert f"/vu-viec/{over}/ghi/person.released/" in bars[over]
    assert "quá hạn" in bars[over]
    assert "person.released" not in bars[running]
    assert f"/vu-viec/{over}/ghi/person.released/" in day


def test_detention_asks_for_release_only_once_it_has_run_out(client: Client) -> None:
    signed_in(client, an_account())
    runs, over = a_person_detained(1, days=20), a_person_detained(2, days=200)

    asked = {
        matter: client.get(f"/vu-viec/{matter}/").content.decode().partition("Diễn biến gần nhất")[0]
        for matter in (runs, over)
    }

    assert "person.released" not in asked[runs]
    assert f"/vu-viec/{over}/ghi/person.released/" in asked[over]


def a_person_detained(number: int, *, days: int) -> UUID:
    matter = a_person_held(number, hours=days * 24)
    begins = ago(days - 1)
    put(act("detention.ordered", matter, begins, begins=begins, until=begins + timedelta(days=59)))
    return matter
