"""What stands around the entries: title lines, headings, totals, merged cells, dittos, other sheets."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from eprocuracy.exchange.registers import Encoding
from eprocuracy.exchange.tests.registers.made_books import (
    FULL_NAMES,
    PROVINCE,
    REPORT_TITLES,
    a_book,
    a_report,
    a_sheet,
    an_empty_workbook,
    held,
    read,
    reports,
)

CASE_TITLES = (
    "STT",
    "Số thụ lý",
    "Ngày thụ lý",
    "Tên vụ án",
    "Tội danh",
    "QĐ khởi tố vụ án (số, ngày, cơ quan)",
    "Số bị can",
    "Bị can",
    "KTBC",
    "KSV",
    "Kết thúc điều tra",
    "KLĐT",
    "Ngày nhận HS",
    "CT",
    "Ghi chú",
)


def a_case(number: int, accused: str | None = "Lý Văn Hai - 1990", **other: object) -> list[object]:
    cells: dict[str, object] = {
        "stt": number,
        "number": number,
        "accepted": "10/01/2023",
        "name": f"Vụ án số {number} xảy ra tại thôn 3, xã Nậm Cang, huyện Bạch Sơn",
        "offence": "K1 Đ173",
        "instituted": f"{number}/QĐ-CSĐT ngày 09/01/2023",
        "count": 1,
        "accused": accused,
        "charged": f"{number} ngày 12/01/2023",
        "procurator": "Lê Thị Sáu",
        "outcome": "KLĐT đề nghị truy tố",
        "conclusion": f"{number} ngày 15/3/2023",
        "file": "16/3/2023",
        "indictment": f"{number}/CT-VKS ngày 30/3/2023",
        "note": None,
    }
    cells.update(other)
    return list(cells.values())


def last_row(sheet: Worksheet) -> int:
    return int(sheet.max_row)


def a_workbook_of_reports(rows: list[list[object]] | None = None) -> tuple[Workbook, Worksheet]:
    workbook = an_empty_workbook()
    return workbook, a_sheet(workbook, "T1", REPORT_TITLES, rows or reports())


def test_totals_and_signatures_are_no_entries() -> None:
    workbook, sheet = a_workbook_of_reports()
    end = last_row(sheet)
    sheet.cell(end + 1, 2, "Cộng tháng 1")
    sheet.cell(end + 1, 3, 8)
    sheet.cell(end + 3, 13, "Thanh Vân, ngày 31 tháng 01 năm 2023")
    sheet.cell(end + 4, 13, "NGƯỜI LẬP SỔ")

    book = read("crime_reports", workbook)

    assert len(book.rows) == 8
    assert book.sheets[0].not_data == {"total": 1}
    assert book.sheets[0].closing == 3


def test_blank_rows_headings_and_repeated_titles_lie_between_entries() -> None:
    rows: list[list[object]] = [*reports(4), [None], ["Tháng 2/2023"], list(REPORT_TITLES), *reports(4, start=200)]

    book = a_book("crime_reports", REPORT_TITLES, rows)

    assert len(book.recorded) == 8
    assert book.sheets[0].not_data == {"blank": 1, "heading": 1, "header": 1}


def test_a_line_that_is_only_numbered_beforehand_is_blank() -> None:
    book = a_book("crime_reports", REPORT_TITLES, [*reports(5), [6], [7], a_report(300, stt=8)])

    assert len(book.rows) == 6


def test_a_surname_that_sounds_like_a_total_is_no_total() -> None:
    rows = [*reports(5), a_report(300, informant="Tống Văn Cộng, thôn 1, xã Nậm Cang", stt=6)]

    assert len(a_book("crime_reports", REPORT_TITLES, rows).rows) == 6


@pytest.mark.parametrize("sheet_state", ["visible", "hidden"])
def test_lists_and_sheets_of_totals_are_not_the_book(sheet_state: str) -> None:
    workbook, _ = a_workbook_of_reports()
    totals = a_sheet(
        workbook,
        "Tổng hợp",
        ("STT", "Tháng", "Số nguồn tin", "Khởi tố", "Không khởi tố", "Ghi chú"),
        [[1, "Tháng 1", 8, 5, 3, None]],
    )
    totals.sheet_state = sheet_state
    lists = workbook.create_sheet("DM")
    for row, value in enumerate(["Danh mục", "KTVA", "Không KTVA", "TĐC"], 1):
        lists.cell(row, 1, value)

    book = read("crime_reports", workbook)

    assert [sheet.name for sheet in book.sheets] == ["T1"]
    assert {other.name for other in book.other_sheets} == {"Tổng hợp", "DM"}


def test_an_office_merged_over_many_rows() -> None:
    workbook, sheet = a_workbook_of_reports()
    first = last_row(sheet) - 7
    for row in range(first + 1, first + 8):
        sheet.cell(row, 2).value = None
    sheet.merge_cells(start_row=first, end_row=first + 7, start_column=2, end_column=2)

    book = read("crime_reports", workbook)

    assert {row.unit for row in book.recorded} == {"bs-3"}
    assert len(book.recorded) == 8
    assert book.recorded[3].cells["unit"].taken_from == f"T1!B{first}"


def test_an_empty_cell_of_a_column_of_offices_is_missing() -> None:
    book = a_book("crime_reports", REPORT_TITLES, [*reports(), a_report(300, unit=None)])

    assert held(book) == [(13, "B", "missing_required")]


def test_a_ditto_takes_the_value_above_even_through_other_dittos() -> None:
    rows = [
        a_report(1, stt=1),
        a_report(2, unit="nt", source="-nt-", stt=2),
        a_report(3, unit="〃", source='"', agency="như trên", stt=3),
    ]

    book = a_book("crime_reports", REPORT_TITLES, rows)

    assert [row.unit for row in book.recorded] == ["bs-3"] * 3
    assert [row.values["source"] for row in book.recorded] == ["denunciation"] * 3
    assert book.recorded[2].cells["unit"].raw == "〃"
    assert book.recorded[2].cells["unit"].taken_from == "Sổ!B5"


def test_an_office_in_the_heading_above_its_block() -> None:
    titles = [title for title in REPORT_TITLES if title != "Đơn vị"]
    without = [[cell for place, cell in enumerate(row) if place != 1] for row in reports(6)]
    rows: list[list[object]] = [
        ["I. " + FULL_NAMES[PROVINCE]],
        *without[:3],
        ["II. " + FULL_NAMES["ml-2"]],
        *without[3:],
    ]

    book = a_book("crime_reports", titles, rows)

    assert [row.unit for row in book.recorded] == [PROVINCE] * 3 + ["ml-2"] * 3
    assert book.sheets[0].unit_given_in == "heading row above the block"


def test_an_office_in_the_title_lines_below_its_superior() -> None:
    titles = [title for title in REPORT_TITLES if title != "Đơn vị"]
    without = [[cell for place, cell in enumerate(row) if place != 1] for row in reports()]

    book = a_book(
        "crime_reports", titles, without, lines=(FULL_NAMES[PROVINCE], FULL_NAMES["bh-4"], "SỔ THỤ LÝ NĂM 2023")
    )

    assert {row.unit for row in book.recorded} == {"bh-4"}


def test_a_book_without_an_office_belongs_to_the_importing_one() -> None:
    titles = [title for title in REPORT_TITLES if title != "Đơn vị"]
    without = [[cell for place, cell in enumerate(row) if place != 1] for row in reports()]

    book = a_book("crime_reports", titles, without, unit="bs-3", lines=("SỔ THỤ LÝ", "Năm 2023"))

    assert {row.unit for row in book.recorded} == {"bs-3"}


def test_an_office_that_could_be_two_is_unknown() -> None:
    book = a_book(
        "crime_reports",
        REPORT_TITLES,
        [*reports(), a_report(300, unit="H. Bạch"), a_report(301, unit="VKSND huyện Nậm Sài")],
    )

    assert held(book) == [(13, "B", "unknown_unit"), (14, "B", "unknown_unit")]


def test_the_book_may_begin_anywhere_and_count_no_lines() -> None:
    workbook = an_empty_workbook()
    sheet = workbook.create_sheet("Sổ")
    for row, cells in enumerate([list(REPORT_TITLES), *reports()]):
        for column, value in enumerate(cells[1:]):
            sheet.cell(row + 9, column + 3, value)

    book = read("crime_reports", workbook)

    assert len(book.recorded) == 8
    assert book.sheets[0].header_rows == (9,)


def test_columns_may_be_numbered_with_letters_first() -> None:
    workbook, sheet = an_empty_workbook(), None
    sheet = a_sheet(workbook, "T1", REPORT_TITLES, [["A", "B", *range(1, len(REPORT_TITLES) - 1)], *reports()])

    book = read("crime_reports", workbook)

    assert book.sheets[0].number_row == 5
    assert len(book.recorded) == 8
    assert sheet.title == "T1"


def test_accused_below_one_another_in_merged_rows_are_one_case() -> None:
    workbook = an_empty_workbook()
    blank = [None] * 7
    rows = [
        a_case(1, count=3),
        [*blank, "Lý Văn Ba sn 1991"],
        [*blank, "Lý Văn Bốn sn 1992"],
        a_case(2),
        a_case(3),
        a_case(4),
        a_case(5),
    ]
    sheet = a_sheet(workbook, "Sổ", CASE_TITLES, rows)
    for column in (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15):
        sheet.merge_cells(start_row=5, end_row=7, start_column=column, end_column=column)

    book = read("cases", workbook)

    assert len(book.rows) == 5
    assert [person.name for person in book.rows[0].values["accused"]] == ["Lý Văn Hai", "Lý Văn Ba", "Lý Văn Bốn"]
    assert book.rows[0].continuation == (6, 7)
    assert book.sheets[0].not_data == {"more": 2}


def test_accused_below_one_another_without_merged_cells() -> None:
    blank = [None] * 7
    rows = [a_case(1, count=2), [*blank, "Lý Văn Ba sn 1991", "8 ngày 13/01/2023"], a_case(2), a_case(3), a_case(4)]

    book = a_book("cases", CASE_TITLES, rows)

    assert len(book.recorded) == 4
    assert len(book.rows[0].values["accused"]) == 2


def test_a_number_belongs_to_one_entry_of_an_office_and_a_year() -> None:
    rows = [*reports(4), a_report(100, stt=5), a_report("0100/2023", stt=6), a_report(100, unit="Mộc Lâm", stt=7)]

    book = a_book("crime_reports", REPORT_TITLES, rows)

    assert held(book) == [(9, "C", "duplicate_number"), (10, "C", "duplicate_number")]
    assert book.held[0].problems[0].beside == "Sổ!5"


def test_a_book_from_december_counts_on_through_january() -> None:
    workbook = an_empty_workbook()
    december = [
        a_report(
            f"{number:02}/2026",
            accepted=f"{number + 9}/12/2025",
            received=f"{number + 9}/12/2025",
            decision_on="25/12/2025",
        )
        for number in range(1, 7)
    ]
    january = [
        a_report(number, accepted=f"{number}/01/2026", received=f"{number}/01/2026", decision_on="25/01/2026")
        for number in range(6, 12)
    ]
    a_sheet(workbook, "T12", REPORT_TITLES, december, lines=(FULL_NAMES[PROVINCE], "SỔ THỤ LÝ", "Tháng 12 năm 2025"))
    a_sheet(workbook, "T1", REPORT_TITLES, january, lines=(FULL_NAMES[PROVINCE], "SỔ THỤ LÝ", "Tháng 01 năm 2026"))

    book = read("crime_reports", workbook)

    assert book.period.year == 2026
    assert {row.year for row in book.rows} == {2026}
    assert held(book) == [(5, "C", "duplicate_number")]


def test_two_books_in_one_file_count_apart() -> None:
    workbook = an_empty_workbook()
    for year in (2022, 2023):
        rows = [
            a_report(number, accepted=f"05/7/{year}", received=f"04/7/{year}", decision_on=f"12/7/{year}")
            for number in range(1, 7)
        ]
        a_sheet(workbook, f"Năm {year}", REPORT_TITLES, rows, lines=(FULL_NAMES[PROVINCE], "SỔ THỤ LÝ", f"Năm {year}"))

    assert held(read("crime_reports", workbook)) == []


def test_numbers_of_earlier_imports_are_asked_for() -> None:
    taken = {("bs-3", 2023, 103, "")}

    book = a_book("crime_reports", REPORT_TITLES, reports(), already_used=lambda *key: key in taken)

    assert held(book) == [(8, "C", "duplicate_number")]


def test_formulas_whose_result_was_not_kept_are_worked_out() -> None:
    workbook, sheet = a_workbook_of_reports()
    first = last_row(sheet) - 7
    sheet.cell(first + 1, 1).value = f"=A{first}+1"
    sheet.cell(first, 6).value = date(2023, 7, 3)
    sheet.cell(first, 4).value = f"=F{first}+1"
    sheet.cell(first, 4).number_format = "dd/mm/yyyy"

    book = read("crime_reports", workbook)

    assert book.rows[0].values["accepted_on"] == date(2023, 7, 4)


def test_hidden_columns_are_told_and_read() -> None:
    workbook, sheet = a_workbook_of_reports()
    sheet.column_dimensions["M"].hidden = True

    book = read("crime_reports", workbook)

    assert book.sheets[0].hidden_columns == ("M",)
    assert book.rows[0].values["procurator"] == "Lê Thị Sáu"


def test_a_column_that_nobody_knows_is_kept_as_a_remark() -> None:
    rows = [[*row, "Tủ số 2"] for row in reports()]

    book = a_book("crime_reports", [*REPORT_TITLES, "Hồ sơ để ở đâu"], rows)

    assert [title.title for title in book.sheets[0].left_over][-1] == "Hồ sơ để ở đâu"
    assert "Tủ số 2" in [remark.text for remark in book.rows[0].remarks]


def test_a_sheet_in_an_old_encoding_is_decoded_before_anything_else() -> None:
    old_titles = (
        "STT",
        "§¬n vÞ",
        "Sè thô lý",
        "Ngµy thô lý",
        "Lo¹i nguån tin",
        "Ngµy CQ§T tiÕp nhËn",
        "Ng\xadêi cung cÊp",
        "Néi dung",
        "§iÒu luËt",
    )
    row = [
        1,
        "VKSND huyÖn B¹ch S¬n",
        None,
        "05/7/2023",
        "Tè gi¸c",
        "04/7/2023",
        "Ph¹m V¨n T\xad",
        "MÊt tr©u t¹i x· NËm Cang, huyÖn B¹ch S¬n",
        "§iÒu 173 kho¶n 1",
    ]
    rows = [[*row[:2], number, *row[3:]] for number in range(1, 8)]

    book = a_book(
        "crime_reports", old_titles, rows, lines=("viÖn kiÓm s¸t nh©n d©n tØnh thanh v©n", "sæ thô lý", "N¨m 2023")
    )

    assert book.sheets[0].encoding is Encoding.TCVN3
    assert {row.unit for row in book.recorded} == {"bs-3"}
    assert book.rows[0].values["informant"] == "Phạm Văn Tư"
    assert book.rows[0].values["source"] == "denunciation"
