"""Registers: what stands in them, how they are narrowed, sorted and paged, and that length costs no further query."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.world import a_report, act, ago, an_account, put, reports, signed_in
from eprocuracy.kernel.actors import Duty
from eprocuracy.law.offences import Offence

pytestmark = pytest.mark.django_db
REGISTER = "/so/crime_reports/"


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account())
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def numbers(client: Client, query: str = "") -> list[str]:
    """The docket numbers in the rows of the table, in their order."""
    return re.findall(r">(\d+/\d{4}|chưa vào sổ)(?: · [^<]*)?</a>", text(client, REGISTER + query))


def year() -> int:
    return ago(5).year


def test_a_report_stands_in_its_register_with_persons_stage_and_deadline(mai: Client) -> None:
    a_report(112, procurator="mai")

    page = text(mai, REGISTER)

    assert f">112/{year()}</a>" in page
    assert "Lò Văn Páo" in page
    assert "Điều 173 khoản 1" in page
    assert "Hoàng Thị Mai" in page
    assert "Chờ kết quả kiểm tra, xác minh" in page
    assert "ep-left" in page


def test_reading_names_is_logged_once_a_page(mai: Client) -> None:
    reports(3)
    before = Entry.objects.count()

    text(mai, REGISTER)

    assert Entry.objects.count() == before + 1
    entry = Entry.objects.latest("sequence")
    assert (entry.deed, entry.account, len(entry.about)) == ("matters.listed", "mai", 3)


def test_what_another_office_handles_is_not_listed(mai: Client) -> None:
    a_report(1)
    a_report(2, unit="24-KV1")

    assert numbers(mai) == [f"1/{year()}"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?who=me", [1]),
        ("?who=none", [2, 3]),
        ("?who=me&who=none", [1, 2, 3]),
        ("?of=mai", [1]),
        ("?procurator=hoang+thi", [1]),
        ("?number=2", [2]),
        ("?number=trom+bo", [3]),
        ("?offence=174", [2]),
        ("?offence=174/2", [2]),
        ("?offence=Điều+173", [1, 3]),
        ("?offence=17", []),
        ("?standing=closed", []),
        ("?standing=open", [1, 2, 3]),
        ("?stage=verifying", [1]),
        ("?due=overdue", [3]),
        ("?standing=suspended", []),
        ("?due=nonsense&sort=nonsense&after=nonsense", [1, 2, 3]),
    ],
)
def test_the_filters_narrow_the_list(mai: Client, query: str, expected: list[int]) -> None:
    a_report(1, on=ago(1), procurator="mai")
    a_report(2, on=ago(1), offences=[Offence("174", 2)])
    a_report(3, on=ago(200), title="Trộm bò của hợp tác xã")
    shown = sorted(int(one.partition("/")[0]) for one in numbers(mai, query))

    assert shown == expected


def test_the_days_of_opening_narrow_the_list_and_what_cannot_be_read_is_said(mai: Client) -> None:
    a_report(1, on=ago(5))
    a_report(2, on=ago(40))

    assert len(numbers(mai, f"?opened_from={ago(10):%d/%m/%Y}")) == 1
    assert len(numbers(mai, f"?opened_from={ago(50):%d/%m/%Y}&opened_to={ago(30):%d/%m/%Y}")) == 1
    assert "Ghi ngày theo dạng" in text(mai, REGISTER + "?opened_from=h%C3%B4m+qua")


def test_what_is_chosen_stands_as_tags_that_can_be_taken_away(mai: Client) -> None:
    page = text(mai, REGISTER + "?who=me&stage=verifying")

    assert 'href="?who=me"' in page
    assert 'href="?stage=verifying"' in page


def test_suspended_reports_are_found_by_their_standing(mai: Client) -> None:
    matter = a_report(1)
    put(act("report.suspended", matter, ago(1)))

    assert len(numbers(mai, "?standing=suspended")) == 1


def test_matters_in_which_something_irregular_was_found_can_be_listed(mai: Client) -> None:
    a_report(1)
    put(act("report.decision_objected", a_report(2), ago(1)))

    assert numbers(mai, "?findings=1") == [f"2/{year()}"]


def test_the_next_page_begins_behind_the_last_row_whatever_was_added_meanwhile(mai: Client) -> None:
    reports(60)
    first = text(mai, REGISTER)
    after = re.search(r'href="(\?after=[^"]+)">Sau', first)
    assert after

    a_report(61)
    second = numbers(mai, after[1].replace("&amp;", "&"))

    assert second == [f"{n}/{year()}" for n in range(10, 0, -1)]


@pytest.mark.parametrize("sort", ["number", "-number", "opened", "-opened", "due", "-due"])
def test_walking_the_pages_shows_every_row_once_in_either_direction(mai: Client, sort: str) -> None:
    reports(55, on=ago(5))
    reports(50, on=ago(9))
    for _ in range(3):
        a_report(None)
    rows = re.compile(r'href="/vu-viec/([0-9a-f-]{36})/"')

    address, forwards = REGISTER + f"?sort={sort}", []
    while address:
        page = text(mai, address)
        forwards.append(rows.findall(page))
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = REGISTER + following[1].replace("&amp;", "&") if following else ""
    backwards = [forwards[-1]]
    while back := re.search(r'rel="prev" href="([^"]+)"', page):
        page = text(mai, REGISTER + back[1].replace("&amp;", "&"))
        backwards.insert(0, rows.findall(page))

    assert len({one for part in forwards for one in part}) == 108
    assert [len(part) for part in forwards] == [50, 50, 8]
    assert backwards == forwards


def test_the_number_of_queries_does_not_depend_on_the_length_of_the_list(mai: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            text(mai, REGISTER)
        return len(asked)

    a_report(1, procurator="mai")
    text(mai, REGISTER)
    with_one = queries()
    reports(500, procurator="mai")

    assert queries() == with_one
    assert with_one <= 16


def test_further_than_a_thousand_is_not_counted(mai: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eprocuracy.desk.registers.pages.COUNTED", 2)
    reports(3)

    assert "Hơn 2 vụ việc" in text(mai, REGISTER)


def test_a_chief_of_a_province_chooses_among_the_offices_below(client: Client) -> None:
    signed_in(client, an_account("chief", unit="22", duties=[Duty.CHIEF]))
    a_report(1)
    a_report(2, unit="22-KV1")
    a_report(3, unit="22")

    assert len(numbers(client)) == 3
    assert numbers(client, "?unit=22-KV1") == [f"2/{year()}"]
    assert numbers(client, "?unit=22") == [f"3/{year()}"]
    assert numbers(client, "?unit=24") == []


def test_all_workstreams_stand_in_one_list(mai: Client) -> None:
    a_report(1)

    page = text(mai, "/so/")

    assert "Nguồn tin về tội phạm" in page
    assert f"1/{year()}" in page


def test_a_register_that_does_not_exist_is_not_found(mai: Client) -> None:
    assert mai.get("/so/nothing/").status_code == 404


def test_every_workstream_of_the_catalogue_has_its_register_and_its_place_in_the_navigation(mai: Client) -> None:
    from eprocuracy.records import rules

    for stream in rules.present().catalogue.workstreams.values():
        page = text(mai, f"/so/{stream.code}/")
        assert re.search(rf'<a class="ep-nav__link" href="/so/{stream.code}/" aria-current="page">', page)


def test_in_english_the_register_is_english(mai: Client) -> None:
    a_report(1)
    mai.cookies["language"] = "en"

    page = text(mai, REGISTER)

    assert "Docket number" in page
    assert "Số thụ lý" not in page
