"""The search of the header: what it finds, what it keeps to itself, and that it is logged."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eprocuracy.audit.models import Entry
from eprocuracy.desk.search.spelling import pattern
from eprocuracy.desk.tests.matter.stories import a_case
from eprocuracy.desk.tests.world import UNIT, a_report, act, acts_of_report, ago, an_account, put, reports, signed_in
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.house_acts import Secrecy

db = pytest.mark.django_db


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account())
    return client


def found(client: Client, typed: str) -> str:
    answer = client.get("/tim/", {"q": typed})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("nguyen van an", "nguyen van an"),
        ("van an", "nguyen van an"),
        ("ly van pao", "li van pao"),
        ("dang a sinh", "giang a sinh"),
        ("giang a sinh", "dang a sinh"),
        ("sung thi mai", "xung thi mai"),
        ("trang a chu", "chang a chu"),
        ("lo van nam", "no van nam"),
        ("huynh van tho", "hoang van tho"),
        ("vo thi kieu", "vu thi kieu"),
        ("ka thi cuc", "ca thi cuc"),
    ],
)
def test_a_name_is_found_in_its_usual_spellings(typed: str, name: str) -> None:
    assert re.search(pattern(typed).replace(r"\m", r"\b"), name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("van an", "nguyen vanh an"),
        ("an", "tran"),
        ("chu", "ku"),
        ("khanh", "chanh"),
        ("nga", "lga"),
        ("thi", "chi"),
    ],
)
def test_other_names_are_not_found(typed: str, name: str) -> None:
    assert not re.search(pattern(typed).replace(r"\m", r"\b"), name)


@db
@pytest.mark.parametrize(
    "typed", ["Lò Văn Páo", "lo van pao", "  LÒ  VĂN páo ", "văn páo", "no van pao", "012345678", "0123 4567 8"]
)
def test_a_person_is_found_by_name_without_accents_in_other_spellings_and_by_identity_number(
    mai: Client, typed: str
) -> None:
    a_report(7, id_no="012345678")

    page = found(mai, typed)

    assert "Lò Văn Páo" in page
    assert f">7/{ago(5).year}</a>" in page


@db
def test_the_name_as_it_was_typed_stands_first(mai: Client) -> None:
    a_report(1, suspects=["Li Văn Páo"], on=ago(2))
    a_report(2, suspects=["Lý Văn Páo"], on=ago(9))

    page = found(mai, "Lý Văn Páo")

    assert 0 < page.index(">Lý Văn Páo</a>") < page.index("Li Văn Páo")


@db
def test_a_name_that_a_correction_took_back_is_not_found_any_more(mai: Client) -> None:
    received, accepted = acts_of_report(1, suspects=["Lò Văn Páo"])
    put(received, accepted)
    people = tuple(replace(one, name="Vàng A Tủa") for one in received.people)
    put(replace(received, id=new_id(), people=people, supersedes=received.id, reason="ghi nhầm tên"))

    assert "Lò Văn Páo</" not in found(mai, "lò văn páo")
    assert "Vàng A Tủa" in found(mai, "vang a tua")


@db
def test_a_whole_docket_number_of_one_matter_leads_to_it(mai: Client) -> None:
    matter = a_report(112)
    a_report(113)

    answer = mai.get("/tim/", {"q": f"112/{ago(5).year}"})

    assert answer.status_code == 302
    assert str(matter) in answer["Location"]


@db
def test_a_number_alone_lists_the_matters_that_have_it(mai: Client) -> None:
    a_report(112)
    a_report(112, on=ago(400))

    page = found(mai, "112")

    assert f"112/{ago(5).year}" in page
    assert f"112/{ago(400).year}" in page


@db
def test_matters_are_found_by_a_part_of_their_name(mai: Client) -> None:
    a_report(3, title="Trộm bò của hợp tác xã Mường Hum")

    assert f">3/{ago(5).year}</a>" in found(mai, "hop tac xa muong")


@db
def test_what_one_may_not_see_is_not_found(mai: Client) -> None:
    a_report(1, unit="24-KV1", id_no="012345678")
    closed = a_report(2)
    put(act("matter.secrecy_set", closed, ago(1), level=Secrecy.CLOSED))

    for typed in ("lo van pao", "012345678", "mat mot xe may", "1", "2"):
        assert "Không thấy trong phạm vi bạn được xem" in found(mai, typed)


@db
def test_finding_is_logged_with_everybody_on_the_page_and_without_what_was_typed(mai: Client) -> None:
    reports(3)

    found(mai, "lo van pao")

    entry = Entry.objects.latest("sequence")
    assert (entry.deed, len(entry.about), entry.detail) == ("persons.searched", 3, {})


@db
def test_the_number_of_queries_does_not_depend_on_what_is_found(mai: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            found(mai, "lo van pao")
        return len(asked)

    a_report(1)
    found(mai, "lo")
    with_one = queries()
    reports(100)

    assert queries() == with_one


@db
@pytest.mark.parametrize("typed", ["", "a", "%", "((", "'; drop table", "\\", "…", "²"])
def test_odd_texts_find_nothing_and_break_nothing(mai: Client, typed: str) -> None:
    a_report(1)

    assert "Lò Văn Páo" not in found(mai, typed)


@db
def test_a_case_taken_over_from_a_dissolved_office_is_found_by_its_old_number(mai: Client) -> None:
    case, _ = a_case(45)
    new = {"unit": UNIT, "number": 9, "year": 2026}
    put(act("case.taken_over", case, ago(3), from_unit="22-H-195", from_number="318/2025", **new))

    for typed in ("318/2025", "318", f"45/{ago(50).year}", "9/2026"):
        answer = mai.get("/tim/", {"q": typed}, follow=True)
        assert f"/vu-viec/{case}/" in answer.content.decode(), typed
    page = mai.get(f"/vu-viec/{case}/").content.decode()
    assert "318/2025, Viện kiểm sát nhân dân thành phố Cẩm Phả" in page
