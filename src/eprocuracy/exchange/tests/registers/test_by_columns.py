"""A book of a workstream that nobody here knows: read by its columns, typed by its opening kind, and handed on as its opening act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from openpyxl import Workbook

from eprocuracy.exchange.importing import kinds
from eprocuracy.exchange.importing.rows import identity_of
from eprocuracy.exchange.registers import Book, HeldReason, Readable, Shape, read_book
from eprocuracy.exchange.tests.registers.made_books import OFFENCES, PROVINCE, UNITS, saved
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label, Word
from eprocuracy.law import offences as law
from eprocuracy.workstreams.acts import Act, act, field
from eprocuracy.workstreams.opening_rows import with_opening_rows
from eprocuracy.workstreams.registers import Column, Register, Row


class Way(Word):
    POST = "post", "Đường bưu điện", "By post"
    HAND = "hand", "Nộp trực tiếp", "By hand"


@act("petition.received", Label("Nhận đơn", "Petition received"), opens=True)
class PetitionReceived(Act):
    """Nhận đơn."""

    unit: str = field("Đơn vị", "Unit")
    number: int = field("Số", "Number")
    year: int = field("Năm", "Year")
    way: Way = field("Cách nhận", "Way")
    pages: int = field("Số trang", "Pages")
    again: bool = field("Đơn gửi lại", "Sent again")
    written: date | None = field("Ngày viết đơn", "Written on")
    called_at: When = field("Giờ hẹn", "Called at")
    offence: law.Offence = field("Tội danh", "Offence")
    others: tuple[law.Offence, ...] = field("Tội danh khác", "Other offences")
    subject: str = field("Nội dung", "Subject")


def column(key: str, vi: str, en: str, group: Label | None = None, *also: str) -> Column:
    return Column(key, Label(vi, en), lambda _state, _participant: None, group=group, synonyms=also)


PAPER = Label("Đơn", "Petition")
REGISTER = Register(
    code="P1",
    kind="petitions",
    label=Label("Sổ nhận đơn", "Register of petitions"),
    columns=(
        column("number", "Số thụ lý", "Number"),
        column("received_on", "Ngày nhận đơn", "Received on", None, "ngày đến"),
        column("way", "Cách nhận", "Way"),
        column("written", "Ngày", "Day", PAPER),
        column("pages", "Số trang", "Pages", PAPER),
        column("again", "Gửi lại", "Sent again", PAPER),
        column("called_at", "Hẹn làm việc", "Called at"),
        column("offence", "Tội danh", "Offence"),
        column("others", "Tội danh khác", "Other offences"),
        column("subject", "Nội dung đơn", "Subject"),
        column("answered_on", "Ngày trả lời", "Answered on"),
    ),
)  # fmt: skip
TITLES = [
    "STT", "Số thụ lý", "Ngày đến", "Cách nhận", "Đơn - Ngày", "Đơn - Số trang", "Đơn - Gửi lại", "Hẹn làm việc",
    "Tội danh", "Tội danh khác", "Nội dung đơn", "Ngày trả lời",
]  # fmt: skip
FULL: list[Any] = [
    "14", date(2025, 5, 6), "duong buu dien", "1/5/2025", 12, "x", "14h30 ngày 09/5/2025",
    "Điều 173 khoản 1", "Điều 174, Điều 134", "Đòi lại tài sản", date(2025, 6, 1),
]  # fmt: skip


class Stream:
    opening = (PetitionReceived,)


def completed() -> Register:
    return with_opening_rows([REGISTER], [PetitionReceived])[0]


def kind() -> Readable:
    found = kinds.kind_of(completed(), Stream())  # type: ignore[arg-type]
    assert isinstance(found, Readable)
    return found


def a_book(*rows: list[Any], titles: list[str] = TITLES) -> Book:
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["SỔ NHẬN ĐƠN NĂM 2025"])
    sheet.append([])
    sheet.append(titles)
    sheet.append([f"({place})" for place in range(1, len(titles) + 1)])
    for place, row in enumerate(rows, start=1):
        sheet.append([place, *row])
    return read_book(saved(workbook), kind=kind(), unit=PROVINCE, units=UNITS, offences=OFFENCES)


def with_(**said: Any) -> list[Any]:
    keys = [one.key for one in REGISTER.columns]
    return [said.get(key, value) for key, value in zip(keys, FULL, strict=True)]


def the_act(book: Book) -> Any:
    row = book.rows[0]
    made = completed().acts_of
    assert made is not None
    (opened,) = made(
        Row(unit=row.unit or "", year=row.year, values=row.values, identify=lambda place: uuid5(NAMESPACE_URL, place))
    )
    return opened


def test_every_value_is_typed_by_the_field_of_the_same_name() -> None:
    opened = the_act(a_book(FULL))

    assert opened.occurred == When.on(date(2025, 5, 6))
    assert opened.values() == {
        "unit": PROVINCE,
        "number": 14,
        "year": 2025,
        "way": Way.POST,
        "pages": 12,
        "again": True,
        "written": date(2025, 5, 1),
        "called_at": When.at(datetime(2025, 5, 9, 14, 30)),  # noqa: DTZ001
        "offence": law.Offence("173", 1),
        "others": (law.Offence("174"), law.Offence("134")),
        "subject": "Đòi lại tài sản",
    }


def test_what_no_field_takes_stays_a_remark() -> None:
    (row,) = a_book(with_(pages="mười hai trang", way="chim bồ câu", offence="Điều 173, Điều 174")).recorded

    assert {one.header for one in row.remarks} == {"Cách nhận", "Đơn - Số trang", "Tội danh", "Ngày trả lời"}
    assert row.values["pages"] is row.values["way"] is row.values["offence"] is None


@pytest.mark.parametrize("way", ["post", "By post", "Đường bưu điện", "ĐƯỜNG BƯU ĐIỆN", "đuong buu dien"])
def test_a_word_is_known_by_its_value_and_its_labels(way: str) -> None:
    assert a_book(with_(way=way)).rows[0].values["way"] == "post"


@pytest.mark.parametrize(
    ("written", "pages"), [("1.200", 1200), ("1 200", 1200), (7, 7), ("12 triệu", None), ("1,5", None)]
)
def test_only_a_whole_number_is_one(written: Any, pages: int | None) -> None:
    assert a_book(with_(pages=written)).rows[0].values["pages"] == pages


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"number": None}, HeldReason.MISSING_REQUIRED),
        ({"received_on": "31/4/2025"}, HeldReason.IMPOSSIBLE_DATE),
        ({"offence": "Điều 999"}, HeldReason.UNKNOWN_OFFENCE),
        ({"subject": "Đòi lại t?i s?n"}, HeldReason.UNREADABLE_TEXT),
    ],
)
def test_a_row_is_held_for_what_a_person_must_repair(said: dict[str, Any], reason: HeldReason) -> None:
    (row,) = a_book(with_(**said)).held

    assert [problem.reason for problem in row.problems] == [reason]


def test_a_number_used_twice_is_held_the_second_time() -> None:
    book = a_book(FULL, with_(subject="Khác"))

    assert [(row.row, row.problems[0].reason) for row in book.held] == [(6, HeldReason.DUPLICATE_NUMBER)]


def test_a_column_called_type_is_no_part_of_what_tells_entries_apart() -> None:
    (row,) = a_book(FULL).recorded
    corrected = replace(row, values={**row.values, "type": "complaint"})

    assert identity_of(REGISTER, corrected)("matter") == identity_of(REGISTER, row)("matter")


def test_columns_stand_in_any_order_and_one_may_be_missing() -> None:
    order = [0, 11, 10, 3, 2, 1]
    book = a_book([[None, *FULL][place] for place in order[1:]], titles=[TITLES[place] for place in order])

    opened = the_act(book)

    assert (opened.number, opened.way, opened.subject) == (14, Way.POST, "Đòi lại tài sản")
    assert opened.on == date(2025, 5, 6)
    assert opened.pages is None


def test_the_day_of_the_opening_stands_where_the_book_says() -> None:
    assert REGISTER.opening_day == "received_on"
    assert (
        Register(code="X", kind="x", label=PAPER, columns=REGISTER.columns, opens_on="written").opening_day == "written"
    )
    assert {one.name: one.shape for one in kind().columns}["answered_on"] is Shape.REMARK


def test_a_book_that_speaks_for_itself_or_cannot_tell_entries_apart_is_left_alone() -> None:
    own = Register(code="X", kind="x", label=PAPER, columns=REGISTER.columns, acts_of=lambda _: ())
    unnumbered = Register(code="Y", kind="y", label=PAPER, columns=REGISTER.columns[1:])

    assert with_opening_rows([own, REGISTER], [PetitionReceived])[1].acts_of is None
    assert with_opening_rows([unnumbered], [PetitionReceived])[0].acts_of is None
    assert with_opening_rows([REGISTER], [])[0].acts_of is None
