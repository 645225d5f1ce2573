"""The list of a detention house: who is held on what until when, and what differs from the house's own list."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from openpyxl import Workbook, load_workbook

from eprocuracy.audit.models import Entry as LogEntry
from eprocuracy.desk.tests.test_lists import ENGLISH, visible
from eprocuracy.desk.tests.world import UNIT, act, an_account, now, put, signed_in
from eprocuracy.exchange.houses.comparing import Entry, compare
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role

HOUSE = "Nhà tạm giữ Công an khu vực 3"
ENDS = When.parse("2026-03-05T10:00")
db = pytest.mark.django_db


def one(ref: str, name: str, year: int | None = 1990, id_no: str = "", ends: When | None = ENDS) -> Entry[str]:
    return Entry(ref, name, year, id_no, ends)


def test_the_same_person_with_the_same_end_is_the_same_whatever_the_name_is_spelled_like_by_number() -> None:
    found = compare([one("a", "lo van pao", id_no="1")], [one("x", "lo van bao", id_no="1")])

    assert [(mine.ref, other.ref) for mine, other in found.same] == [("a", "x")]


def test_ends_that_differ_by_a_minute_differ_and_a_day_without_its_hour_agrees_with_that_day() -> None:
    minute = compare([one("a", "n")], [one("x", "n", ends=When.parse("2026-03-05T10:01"))])
    day = compare([one("a", "n")], [one("x", "n", ends=When.parse("2026-03-05"))])
    nothing = compare([one("a", "n")], [one("x", "n", ends=None)])

    assert len(minute.other_end) == len(nothing.other_end) == 1
    assert len(day.same) == 1


def test_whoever_two_entries_fit_is_matched_to_neither() -> None:
    found = compare([one("a", "n"), one("b", "n")], [one("x", "n")])
    years = compare([one("a", "n", 1990), one("b", "n", 1991)], [one("x", "n", 1991)])

    assert [each.ref for each in found.unclear] == ["x"]
    assert found.same == ()
    assert [(mine.ref, other.ref) for mine, other in years.same] == [("b", "x")]


def test_one_person_held_in_two_matters_is_two_lines_of_one_number_and_no_doubt() -> None:
    later = When.parse("2026-04-01")
    ours = [one("a", "n", id_no="1"), one("b", "n", id_no="1", ends=later)]
    found = compare(ours, [one("x", "n", id_no="1", ends=later), one("y", "n", id_no="1")])

    assert {(mine.ref, other.ref) for mine, other in found.same} == {("b", "x"), ("a", "y")}
    assert found.unclear == ()


def test_other_years_or_other_numbers_are_other_people() -> None:
    found = compare([one("a", "n", 1990), one("b", "m", id_no="1")], [one("x", "n", 1991), one("y", "m", id_no="2")])

    assert [each.ref for each in found.only_ours] == ["a", "b"]
    assert [each.ref for each in found.only_theirs] == ["x", "y"]


def a_held(number: int, name: str, year: int, *, place: str = HOUSE, hours: int = 5) -> UUID:
    matter, at = new_id(), now() - timedelta(hours=hours)
    person = Person(participant=new_id(), name=name, birth=Birth(year=year))
    link = (Link(Role.HELD, person.participant),)
    held: dict[str, Any] = {"unit": UNIT, "number": number, "year": at.year, "place": place, "procurator": "mai"}
    put(
        act("custody.held", matter, at, offences=(Offence("173", 1),), links=link, people=(person,), **held),
        act(
            "custody.ordered", matter, at, begins=When.at(at), ends=When.at(at + timedelta(days=3)),
            document_no=f"{number}/QĐ-TG", links=link,
        ),
    )  # fmt: skip
    return matter


def their_list(*lines: tuple[str, int, str, str]) -> BytesIO:
    """The house's own list, in a layout of its own."""
    book = Workbook()
    page: Any = book.active
    page.append(["CÔNG AN TỈNH", None, None, None, None])
    page.append(["DANH SÁCH CAN PHẠM"])
    page.append(["STT", "Họ tên can phạm", "Năm sinh", "Ngày bắt", "Hết hạn tạm giữ"])
    for place, line in enumerate(lines, start=1):
        page.append([place, *line])
    made = BytesIO()
    book.save(made)
    made.seek(0)
    made.name = "danh-sach.xlsx"
    return made


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account())
    return client


def get(client: Client, name: str = "desk:house", *args: str, **query: str) -> Any:
    return client.get(reverse(name, args=args), query)


@db
def test_the_list_has_those_who_are_inside_with_paper_and_end_by_place(mai: Client) -> None:
    a_held(1, "Lò Văn Páo", 1990)
    a_held(2, "Vàng A Tủa", 1985, place="Trại tạm giam Công an tỉnh")
    free = a_held(3, "Giàng A Lử", 1980)
    put(act("person.released", free, now(), links=()))

    everybody, here = get(mai).content.decode(), get(mai, noi=HOUSE).content.decode()

    assert "Lò Văn Páo" in everybody
    assert "Vàng A Tủa" in everybody
    assert "Giàng A Lử" not in everybody
    assert "1/QĐ-TG" in here
    assert "Vàng A Tủa" not in here
    assert ENGLISH.findall(visible(everybody).replace("English", "")) == []
    assert LogEntry.objects.filter(deed="house.read").exists()


@db
def test_our_own_sheet_compared_with_ourselves_differs_in_nothing(mai: Client) -> None:
    a_held(1, "Lò Văn Páo", 1990)
    a_held(2, "Vàng A Tủa", 1985)
    sheet = BytesIO(get(mai, "desk:house_sheet").content)
    sheet.name = "ours.xlsx"

    shown = visible(mai.post(reverse("desk:house"), {"file": sheet}).content.decode())

    assert "Không có chỗ nào khác nhau" in shown
    assert "2 người giống nhau" in shown


@db
def test_what_stands_on_one_list_only_and_other_ends_are_shown(mai: Client) -> None:
    at = now() - timedelta(hours=5)
    end = f"{at + timedelta(days=3):%H:%M %d/%m/%Y}"
    for number, name in ((1, "Lò Văn Páo"), (2, "Vàng A Tủa"), (3, "Giàng A Lử")):
        a_held(number, name, 1990)
    theirs = their_list(
        ("LÒ VĂN PÁO", 1990, f"{at:%d/%m/%Y}", end),
        ("Vàng A Tủa", 1990, f"{at:%d/%m/%Y}", f"{at + timedelta(days=4):%d/%m/%Y}"),
        ("Sùng A Chớ", 1977, f"{at:%d/%m/%Y}", end),
    )

    shown = visible(mai.post(reverse("desk:house"), {"file": theirs}).content.decode())
    result = shown[shown.index("Kết quả đối chiếu") : shown.index("Đang bị giữ, tạm giữ, tạm giam")]

    assert "3 chỗ khác nhau" in result
    assert "1 người giống nhau" in result
    for told in ("Vàng A Tủa", "Giàng A Lử", "Sùng A Chớ"):
        assert told in result
    assert "Lò Văn Páo" not in result
    assert LogEntry.objects.get(deed="house.compared").detail["differing"] == 3


@db
def test_a_file_that_is_no_list_is_refused_with_what_is_needed(mai: Client) -> None:
    file = BytesIO(b"nothing")
    file.name = "x.xlsx"
    answer = mai.post(reverse("desk:house"), {"file": file})
    missing = mai.post(reverse("desk:house"), {})

    assert answer.status_code == missing.status_code == 422


@db
def test_it_is_printed_for_signing_and_written_as_a_sheet(mai: Client) -> None:
    a_held(1, "Lò Văn Páo", 1990)
    document = Document(BytesIO(get(mai, "desk:house_paper", "docx").content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    sheet: Any = load_workbook(BytesIO(get(mai, "desk:house_sheet").content)).active

    assert any("Lò Văn Páo" in each for each in cells)
    assert "Cơ sở giam giữ" in cells
    assert any(cell.value == "Lò Văn Páo" for row in sheet.iter_rows() for cell in row)


@db
def test_length_adds_no_question(mai: Client) -> None:
    counts = []
    for number in (1, 2, 3, 4):
        a_held(number, f"Người {number}", 1990)
        if number in (1, 4):
            get(mai)
            with CaptureQueriesContext(connection) as asked:
                get(mai)
            counts.append(len(asked))

    assert counts[0] == counts[1]
