"""What holds a row back, what a person can correct: the columns in a file, the cells in a returned workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from eprocuracy.exchange.registers import HeldReason, Mapping, error_workbook, read_book
from eprocuracy.exchange.registers.reasons import REMEDIES
from eprocuracy.exchange.tests.registers.made_books import (
    OFFENCES,
    PROVINCE,
    REPORT_TITLES,
    UNITS,
    a_book,
    a_report,
    a_sheet,
    an_empty_workbook,
    held,
    read,
    reports,
    saved,
)
from eprocuracy.kernel.refusals import Refused


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"number": None}, "C", "missing_required"),
        ({"accepted": None}, "D", "missing_required"),
        ({"received": ""}, "F", "missing_required"),
        ({"accepted": "31/4/2023"}, "D", "impossible_date"),
        ({"decision_on": "ngày 31 tháng 9 năm 2023"}, "P", "impossible_date"),
        ({"decision_on": "03/7/2023"}, "P", "date_order"),
        ({"accepted": "01/7/2023"}, "D", "date_order"),
        ({"unit": "VKSND huyện Nậm Sài"}, "B", "unknown_unit"),
        ({"offence": "Điều 571"}, "I", "unknown_offence"),
        ({"offence": "Điều 134 khoản 9"}, "I", "unknown_offence"),
        ({"content": "Ng?y 11/7, t?i th?n Ph?n H?, b? m?t tr?u"}, "H", "unreadable_text"),
        ({"suspects": "L\ufffd A S\ufffdng - 1996"}, "J", "unreadable_text"),
        ({"outcome": "KTVA; Không KTVA"}, "N", "contradictory_values"),
    ],
)
def test_what_holds_a_row_back(cells: dict[str, object], column: str, reason: str) -> None:
    book = a_book("crime_reports", REPORT_TITLES, [*reports(), a_report(**{"number": 300, **cells})])

    assert held(book) == [(13, column, reason)]


def test_two_cells_at_fault_are_both_named() -> None:
    book = a_book("crime_reports", REPORT_TITLES, [*reports(), a_report(300, accepted=None, received=None)])

    assert held(book) == [(13, "D", "missing_required"), (13, "F", "missing_required")]
    assert book.held_by_reason == {HeldReason.MISSING_REQUIRED: 1}


def test_letters_lost_twice_are_named_once_for_the_text_that_matters() -> None:
    row = a_report(300, informant="Tr?n V?n B?", content="M?t tr?u t?i th?n 3")

    assert held(a_book("crime_reports", REPORT_TITLES, [*reports(), row])) == [(13, "H", "unreadable_text")]


def test_a_result_that_stands_only_in_the_remarks() -> None:
    rows = [
        *reports(6),
        a_report(
            300,
            outcome=None,
            decision_no=None,
            decision_on=None,
            note="KSV tham gia KNHT; Đã KTVA số 45/QĐ-CSĐT ngày 12/7/2023",
        ),
        a_report(
            301, outcome=None, decision_no=None, decision_on=None, note="Bị hại rút yêu cầu khởi tố ngày 12/7/2023"
        ),
    ]

    told, untold = a_book("crime_reports", REPORT_TITLES, rows).recorded[-2:]

    assert (told.values["outcome"], told.values["decision_no"], told.values["outcome_only_in_notes"]) == (
        "instituted",
        45,
        True,
    )
    assert told.cells["outcome"].ref == "Sổ!Q11"
    assert untold.values["outcome"] == "open"
    assert [remark.text for remark in untold.remarks] == ["Bị hại rút yêu cầu khởi tố ngày 12/7/2023"]


def test_two_crosses_contradict_each_other() -> None:
    titles = (
        "STT",
        "Đơn vị ban hành",
        "Số",
        "Ngày ban hành",
        "Loại kiến nghị",
        "Cơ quan bị kiến nghị",
        "Hạn trả lời",
        ("Kết quả", "Chấp nhận"),
        ("Kết quả", "Một phần"),
        ("Kết quả", "Không"),
    )
    rows = [
        [
            n,
            "Bạch Sơn",
            f"{n:02}/KN-VKS",
            "05/01/2024",
            "Khắc phục vi phạm",
            "TAND huyện Bạch Sơn",
            "30 ngày",
            "x",
            None,
            None,
        ]
        for n in range(1, 7)
    ]
    rows.append([7, "Bạch Sơn", "07/KN-VKS", "05/01/2024", "Phòng ngừa", "UBND xã Nậm Cang", "15 ngày", "x", None, "X"])

    book = a_book("supervision", titles, rows, lines=("VKSND TỈNH THANH VÂN", "SỔ KIẾN NGHỊ", "Năm 2024"))

    assert held(book) == [(12, "H", "contradictory_values"), (12, "J", "contradictory_values")]
    assert str(book.rows[0].values["due_on"]) == "2024-02-04"
    assert book.rows[0].values["target_kind"] == "toa"


def test_every_reason_has_words_and_a_remedy_in_both_languages() -> None:
    assert set(REMEDIES) == set(HeldReason)
    assert all(remedy.vi and remedy.en for remedy in REMEDIES.values())


def test_the_proposal_can_be_printed_and_taken_back() -> None:
    rows = reports()
    first = a_book("crime_reports", REPORT_TITLES, rows)

    again = a_book("crime_reports", REPORT_TITLES, rows, mapping=Mapping.from_yaml(first.mapping.to_yaml()))

    assert [row.values for row in again.rows] == [row.values for row in first.rows]


def test_a_correction_moves_a_field_and_leaves_the_rest() -> None:
    titles = ["" if title == "KSV" else title for title in REPORT_TITLES]
    titles[11], titles[12] = "Người phụ trách", "Người theo dõi"
    mapping = Mapping.from_yaml("'*':\n  L: procurator\n  M: investigator\n  Q: '-'\n")

    book = a_book("crime_reports", titles, reports(), mapping=mapping)

    assert book.rows[0].values["procurator"] == "Hoàng Văn Bảy"
    assert book.rows[0].values["investigator"] == "Lê Thị Sáu"
    assert book.rows[0].values["outcome"] == "instituted"


def test_a_mapping_may_name_fields_one_by_one_or_together() -> None:
    mapping = Mapping.from_plain(
        {"Sổ ": {"C": ["number"], "D": "accepted_on", "ON": None, "E": {"field": "source"}, "F": "a, b"}}
    )

    assert mapping.for_sheet("Sổ")[3] == ("accepted_on",)
    assert mapping.for_sheet("Sổ")[5] == ("a", "b")
    assert mapping.for_sheet("Khác") == {}


def test_a_field_that_the_book_does_not_have_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        a_book("crime_reports", REPORT_TITLES, reports(), mapping=Mapping.from_yaml("{'*': {C: numbr}}"))

    assert "numbr" in refusal.value.what.vi
    assert refusal.value.instead is not None


@pytest.mark.parametrize("text", ["- a\n- b", "x: [", "'*': {1A: number}", "Sổ: {C1: number}"])
def test_a_file_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        Mapping.from_yaml(text)


def test_a_file_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(Refused):
        read_book(b"%PDF-1.7 not a workbook", kind="cases", unit=PROVINCE, units=UNITS, offences=OFFENCES)


def test_a_returned_workbook_says_what_to_do_and_is_read_again(tmp_path: Path) -> None:
    workbook = an_empty_workbook()
    a_sheet(workbook, "T1", REPORT_TITLES, [*reports(), a_report(300, accepted="31/4/2023")])
    source = saved(workbook)
    book = read("crime_reports", workbook)

    marked = error_workbook(source, book, tmp_path / "returned.xlsx")

    sheet = load_workbook(tmp_path / "returned.xlsx")["T1"]
    assert marked == 1
    assert sheet.cell(4, 18).value == "Cần sửa"
    assert "ngày, giờ không có thật" in str(sheet.cell(13, 18).value)
    assert sheet["D13"].comment is not None
    sheet["D13"].value = "05/7/2023"
    corrected = sheet.parent
    corrected.save(tmp_path / "corrected.xlsx")
    again = read_book(tmp_path / "corrected.xlsx", kind="crime_reports", unit=PROVINCE, units=UNITS, offences=OFFENCES)
    assert again.held == ()
    assert all("Cần sửa" not in remark.header for row in again.rows for remark in row.remarks)
