"""Days, numbers, articles, people: one habit a test."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from eprocuracy.exchange.registers.births import read_birth
from eprocuracy.exchange.registers.dates import find_days, find_hour, find_moments, read_moment
from eprocuracy.exchange.registers.extensions import ExtensionCell, read_extensions, read_requests
from eprocuracy.exchange.registers.identity import read_identity
from eprocuracy.exchange.registers.numbers import read_paper, register_number
from eprocuracy.exchange.registers.offences import read_offences
from eprocuracy.exchange.registers.people import read_people
from eprocuracy.exchange.registers.periods import Period, period_of, year_of_book
from eprocuracy.exchange.registers.values import Extension, Offence, as_plain
from eprocuracy.exchange.registers.words import code_of, codes_in
from eprocuracy.exchange.tests.registers.made_books import OFFENCES

JULY_5 = date(2023, 7, 5)


@pytest.mark.parametrize(
    "written",
    [
        "05/7/2023",
        "5/7/23",
        "5.7.23",
        "05.07.2023",
        "05-07-2023",
        "05-07-2023 14h30",
        "ngày 05 tháng 7 năm 2023",
        "ngày 5 tháng 7, 2023",
        "05/7/2023".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        "05 / 7 / 2023",
        "2023-07-05",
        "05/VII/2023",
        "5 - vii - 2023",
        "ngày 5 tháng bảy năm 2023",
        "05 tháng VII năm 2023",
        "ngày 5/7 năm 2023",
        "05,07,2023",
        "5/7/'23",
        "05|7|2023",
        "05-Jul-2023",
        45112,
        "45112",
        date(2023, 7, 5),
        datetime.fromisoformat("2023-07-05T09:00"),
    ],
)
def test_the_day_always_stands_before_the_month(written: object) -> None:
    moment = read_moment(written)  # type: ignore[arg-type]

    assert moment is not None
    assert moment.on == JULY_5


@pytest.mark.parametrize(
    "written",
    [
        "14h30 ngày 05/7/2023",
        "05/7/2023 14:30",
        "14 giờ 30 phút ngày 05/7/2023",
        "14h30' 5.7.23",
        "2 giờ 30 chiều ngày 5/7/2023",
    ],
)
def test_the_hour_may_stand_on_either_side(written: str) -> None:
    moment = read_moment(written)

    assert moment is not None
    assert moment.value == datetime.fromisoformat("2023-07-05T14:30")


@pytest.mark.parametrize(
    "written",
    [
        "31/11/2023",
        "15/13/2024",
        "ngày 31 tháng 9 năm 2023",
        "25h10 ngày 16/3/2023",
        "9h75 ngày 16/3/2023",
        "29/02/2023",
    ],
)
def test_a_day_or_hour_that_does_not_exist_is_no_blank(written: str) -> None:
    moment = read_moment(written)

    assert moment is not None
    assert not moment.exists


def test_a_list_of_articles_or_a_number_of_persons_is_no_day() -> None:
    assert not find_days("Điều 12,13,17 BLHS 2015; 3 tháng tù; 5 tháng ba bị can; 2 v 2023 tờ")


def test_midnight_written_as_24h_belongs_to_the_next_day() -> None:
    moment = read_moment("24h00 ngày 31/12/2023")

    assert moment is not None
    assert moment.value == datetime.fromisoformat("2024-01-01T00:00")


def test_each_day_of_a_span_has_its_own_hour() -> None:
    first, last = find_moments("từ 12h45 ngày 3/10/2022 đến 11h00 ngày 6/10/2022")

    assert first.value == datetime.fromisoformat("2022-10-03T12:45")
    assert last.value == datetime.fromisoformat("2022-10-06T11:00")


def test_an_hour_alone_is_an_hour() -> None:
    assert find_hour("9 giờ 05 phút") == time(9, 5)
    assert find_hour("Quả tang") is None


def test_a_day_without_a_year_takes_that_of_the_book() -> None:
    moment = read_moment("28/12", near=date(2026, 5, 31))

    assert moment is not None
    assert moment.on == date(2025, 12, 28)


@pytest.mark.parametrize("written", [5, 5.0, "05", "5/2023", "05/2023", "０５", "'05", "Số 5", "05/KN-VKSBS"])
def test_the_leading_number_counts(written: object) -> None:
    said = register_number(written)  # type: ignore[arg-type]

    assert said is not None
    assert said.number == 5


def test_a_year_behind_the_number_is_that_of_the_book() -> None:
    said = register_number("05/2026")

    assert said is not None
    assert said.year == 2026


def test_a_number_that_excel_made_a_day_of_is_read_back() -> None:
    said = register_number(date(2023, 5, 1))

    assert said is not None
    assert (said.number, said.year) == (5, 2023)


@pytest.mark.parametrize(
    ("written", "number", "behind"),
    [
        ("45/QĐ-CSĐT ngày 05/7/2023", 45, ""),
        ("Số 45 - 05/7/2023", 45, ""),
        ("45-05/7/2023", 45, ""),
        ("45 (5.7.23)", 45, ""),
        ("45\n05/7/2023\nCATP Thanh Vân", 45, "CATP Thanh Vân"),
        ("45 05/7/2023 của CQĐT CA tỉnh", 45, "CQĐT CA tỉnh"),
        ("12/2023/QĐ-CSĐT ngày 5/7/2023", 12, ""),
        ("ngày 05/7/2023, số 45", 45, "số 45"),
    ],
)
def test_number_and_day_share_a_cell(written: str, number: int, behind: str) -> None:
    paper = read_paper(written)

    assert (paper.number, paper.on, paper.behind) == (number, JULY_5, behind)


def test_one_decision_for_each_accused() -> None:
    assert read_paper("12 đến 15 ngày 05/7/2023").numbers == (12, 13, 14, 15)
    assert read_paper("10, 11 ngày 05/7/2023").numbers == (10, 11)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Điều 173 khoản 1", [("173", 1, None)]),
        ("K1 Đ173", [("173", 1, None)]),
        ("173/1 BLHS", [("173", 1, None)]),
        ("Đ173/1", [("173", 1, None)]),
        ("Điều 173.1", [("173", 1, None)]),
        ("điểm b khoản 2 Đ.173", [("173", 2, "b")]),
        ("khoản 1, Điều 173 BLHS", [("173", 1, None)]),
        ("Đ134 K1 điểm đ", [("134", 1, "đ")]),
        ("Trộm cắp tài sản (Điều 173 khoản 1); Giết người - K1 Đ123", [("173", 1, None), ("123", 1, None)]),
        ("điểm a K1 Đ249\nkhoản 1 Đ.251", [("249", 1, "a"), ("251", 1, None)]),
        ("K1 Đ173, K2 Đ174", [("173", 1, None), ("174", 2, None)]),
        ("Điều 173 khoản 1, Điều 174 khoản 2", [("173", 1, None), ("174", 2, None)]),
        ("Điều 173", [("173", None, None)]),
        (173, [("173", None, None)]),
        ("Đ347", [("347", 0, None)]),
        ("Bắt, giữ hoặc giam người trái pháp luật", [("157", None, None)]),
        ("Tội trộm cắp tài sản", [("173", None, None)]),
        ("Trộm cắp tài sản\nĐiều 173 khoản 1", [("173", 1, None)]),
        ("Chưa xác định", []),
        (None, []),
    ],
)
def test_articles_in_every_notation(written: object, expected: list[tuple[str, int | None, str | None]]) -> None:
    said = read_offences(written, OFFENCES, JULY_5)  # type: ignore[arg-type]

    assert said.unknown is None
    assert [(one.article, one.clause, one.point) for one in said.offences] == expected


@pytest.mark.parametrize("written", ["Điều 571 BLHS", "Điều 134 khoản 9", "Đ.1734 K1", "Gây mất vui vẻ"])
def test_an_article_that_does_not_exist_is_unknown(written: str) -> None:
    assert read_offences(written, OFFENCES, JULY_5).unknown is not None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1. Giàng Thị Mai, sinh năm 1987", [("Giàng Thị Mai", "1987")]),
        ("Nông Văn Dương (1988); Lò Văn Sinh (1990)", [("Nông Văn Dương", "1988"), ("Lò Văn Sinh", "1990")]),
        ("- LÝ TIẾN NHÀN, SN 2001\n- HẢNG VĂN SINH, SN 1991", [("Lý Tiến Nhàn", "2001"), ("Hảng Văn Sinh", "1991")]),
        ("+ Vũ Xuân Huy (sn 1986)", [("Vũ Xuân Huy", "1986")]),
        ("a) Lý Tiến Nhàn, 2001; b) Nông Văn Duy, 1982", [("Lý Tiến Nhàn", "2001"), ("Nông Văn Duy", "1982")]),
        ("Phạm Văn Chung sn 1995, Đặng Thị Mai sn 85", [("Phạm Văn Chung", "1995"), ("Đặng Thị Mai", "1985")]),
        (
            "Lê Văn Khánh và đồng phạm (02 bị can): Lê Văn Khánh - 1998; Trần Minh Quang - 1992",
            [("Lê Văn Khánh", "1998"), ("Trần Minh Quang", "1992")],
        ),
        ("Nguyễn Thị Hảo (sinh ngày 29/09/2004)", [("Nguyễn Thị Hảo", "2004-09-29")]),
        ("Trần Thu sn 05", [("Trần Thu", "2005")]),
        (
            "1. Nguyễn Văn An, sinh năm 1990, trú tại thôn Bản Mạc, xã Nậm Dạng, Thanh Vân; 2. Trần Ba",
            [("Nguyễn Văn An", "1990"), ("Trần Ba", None)],
        ),
        ("Chưa rõ đối tượng", []),
        ("Chưa KTBC", []),
        (None, []),
    ],
)
def test_lists_of_people(written: str | None, expected: list[tuple[str, str | None]]) -> None:
    people = read_people(written, 2023).people

    assert [(one.name, str(one.birth) if one.birth else None) for one in people] == expected


def test_other_name_identity_and_own_article_of_an_accused() -> None:
    first, second = read_people(
        "1. Vũ Bá Tuyên (tên gọi khác: Bin), sn 1998, CCCD 025098094660 (Đ173 K1)\n2. Lê Đức Vũ tức Tèo - 1995 (Điều 174 khoản 1)",
        2023,
    ).people

    assert as_plain(first) == {
        "name": "Vũ Bá Tuyên",
        "birth": "1998",
        "alias": "Bin",
        "id_no": "025098094660",
        "offence": {"article": "173", "clause": 1, "point": None},
    }
    assert second.alias == "Tèo"
    assert second.offence == Offence("174", 1)


def test_a_day_of_birth_that_does_not_exist_is_told() -> None:
    assert read_people("Trần Văn Ba, sinh ngày 31/02/1990", 2023).impossible == "31/02/1990"


def test_a_short_year_of_birth_never_lies_in_the_future() -> None:
    assert str(read_birth("sn 22", 2023)) == "2022"
    assert str(read_birth("sn 24", 2023)) == "1924"


def test_an_identity_stored_as_a_number_has_lost_its_zeros() -> None:
    assert read_identity(1196004743) == "001196004743"
    assert read_identity("1196004743") == "1196004743"
    assert read_identity("010 190 796 601") == "010190796601"
    assert read_identity(63578571) == "063578571"


def test_extensions_in_one_cell_or_many() -> None:
    first = Extension(5, date(2023, 5, 19), date(2023, 6, 24))
    second = Extension(8, date(2023, 6, 21), date(2023, 7, 24))

    together = [
        ExtensionCell("Lần 1: 05/QĐ-VKS ngày 19.5.2023\nLần 2: Số 8 - 21.6.23"),
        ExtensionCell("Lần 1: 24.6.2023\nLần 2: 24.7.23", True),
    ]
    in_two = [
        ExtensionCell("05/QĐ-VKS ngày 19/5/2023, đến 24/6/2023"),
        ExtensionCell("8 (21/6/2023); đến ngày 24/7/2023"),
    ]
    apart = [
        ExtensionCell(5),
        ExtensionCell("19/5/2023"),
        ExtensionCell("24/6/2023"),
        ExtensionCell("08/QĐ"),
        ExtensionCell("21/6/2023"),
        ExtensionCell("24/7/2023"),
    ]

    assert read_extensions(together).extensions == (first, second)
    assert read_extensions(in_two).extensions == (first, second)
    assert read_extensions(apart).extensions == (first, second)
    assert read_extensions(
        [ExtensionCell("24/6/2023", True), ExtensionCell("05/QĐ-VKS ngày 19/5/2023")]
    ).extensions == (first,)
    assert read_extensions([ExtensionCell("Không gia hạn")]).extensions == ()


def test_requests_are_counted_by_their_days() -> None:
    requests = read_requests("YCĐT 1 ngày 27/01/2023; YCĐT 2 ngày 30/01/2023").requests

    assert [(one.number, one.on) for one in requests] == [(1, date(2023, 1, 27)), (2, date(2023, 1, 30))]


def test_the_longest_phrase_counts_first() -> None:
    assert code_of("report_outcome", "QĐ không KTVA") == "not_instituted"
    assert codes_in("report_outcome", "Bị hại rút yêu cầu khởi tố") == ()
    assert code_of("case_outcome", "Tạm đình chỉ ĐT") == "suspended"
    assert code_of("reply", "Không chấp nhận") == "rejected"


@pytest.mark.parametrize(
    ("lines", "year", "start"),
    [
        (["Năm 2023 (từ 01/01/2023 đến 31/12/2023)"], 2023, date(2023, 1, 1)),
        (["SỔ THỤ LÝ NĂM 2026", "(Từ ngày 01/12/2025 đến ngày 30/11/2026)"], 2026, date(2025, 12, 1)),
        (["Từ 01/10/2025 đến 30/9/2026"], 2026, date(2025, 10, 1)),
        (["6 tháng đầu năm 2024"], 2024, date(2024, 1, 1)),
        (["(Ban hành kèm theo Quyết định số 12/2020/QĐ-VKS)", "Quý II năm 2023"], 2023, date(2023, 4, 1)),
    ],
)
def test_the_year_of_a_book_is_that_of_its_title(lines: list[str], year: int, start: date) -> None:
    period = period_of(lines)

    assert (period.year, period.start) == (year, start)


def test_months_alone_leave_the_year_to_the_whole_book() -> None:
    periods = [period_of(["Tháng 12/2025"]), period_of(["Tháng 01 năm 2026"])]

    assert all(period.of_month for period in periods)
    assert year_of_book(periods, [], []) == 2026
    assert year_of_book([Period(2026), *periods], [], []) == 2026
    assert year_of_book(periods, [2025, 2025, 2026], []) == 2025
