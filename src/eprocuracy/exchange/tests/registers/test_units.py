"""How offices are written."""

from __future__ import annotations

import pytest

from eprocuracy.exchange.registers import UnitDirectory, UnitName
from eprocuracy.exchange.registers.offices import office_of_heading, office_of_titles
from eprocuracy.exchange.tests.registers.made_books import FULL_NAMES, PROVINCE, SPELLINGS, UNITS


@pytest.mark.parametrize(("code", "written"), [(code, one) for code, many in SPELLINGS.items() for one in many])
def test_short_forms(code: str, written: str) -> None:
    assert list(UNITS.find(written, PROVINCE)) == [code]


@pytest.mark.parametrize(("code", "written"), list(FULL_NAMES.items()))
def test_full_names_in_capitals(code: str, written: str) -> None:
    assert list(UNITS.find(written, PROVINCE)) == [code]


@pytest.mark.parametrize("room", ["Phòng 1", "P.2", "Phòng 7 - VKSND tỉnh", "P1 - VKS tỉnh Thanh Vân", "Văn phòng"])
def test_rooms_are_the_office_of_the_province(room: str) -> None:
    assert list(UNITS.find(room, PROVINCE)) == [PROVINCE]


@pytest.mark.parametrize("written", ["H. Bạch", "Bạch", "Thanh Vân", "VKSND Thanh Vân"])
def test_two_offices_fit(written: str) -> None:
    assert len(UNITS.find(written, PROVINCE)) == 2


@pytest.mark.parametrize("written", ["VKSND huyện Nậm Sài", "VKSND tỉnh Bắc Nào", "Bạch Sơ", ""])
def test_no_office_fits(written: str) -> None:
    assert list(UNITS.find(written, PROVINCE)) == []


def test_without_accents_and_blanks() -> None:
    assert list(UNITS.find("Bach Son", PROVINCE)) == ["bs-3"]
    assert list(UNITS.find("huyện BạchSơn", PROVINCE)) == ["bs-3"]


def test_an_office_below_knows_only_itself() -> None:
    assert list(UNITS.find("VKSND", "bs-3")) == ["bs-3"]
    assert list(UNITS.find("Bạch Hà", "bs-3")) == []


def test_regions_with_and_without_their_province() -> None:
    units = UnitDirectory(
        [
            UnitName("01", "Viện kiểm sát nhân dân thành phố Thanh Vân", "province"),
            UnitName("01-KV1", "Viện kiểm sát nhân dân khu vực 1 - Thanh Vân", "region", "01"),
            UnitName("01-KV2", "Viện kiểm sát nhân dân khu vực 2 - Thanh Vân", "region", "01"),
            UnitName("01-Q1", "Viện kiểm sát nhân dân Quận 1", "district", "01"),
        ]
    )

    assert list(units.find("VKSND khu vực 2", "01")) == ["01-KV2"]
    assert list(units.find("KV1", "01")) == ["01-KV1"]
    assert list(units.find("VKSND khu vực 1 - Thanh Vân", "01")) == ["01-KV1"]
    assert list(units.find("VKSND Q.1", "01")) == ["01-Q1"]
    assert list(units.find("VKSND TP", "01")) == ["01"]


@pytest.mark.parametrize(
    "written",
    [
        "Cơ quan CSĐT Công an huyện Bạch Sơn",
        "CQCSĐT CAH Bạch Sơn",
        "CAH Bạch Sơn",
        "CA huyện Bạch Sơn",
        "CQĐT Công an H. Bạch Sơn",
    ],
)
def test_police_offices(written: str) -> None:
    assert UNITS.agency(written, PROVINCE) == "Cơ quan CSĐT Công an huyện Bạch Sơn"


def test_a_police_office_that_is_not_named_stands_beside_the_unit() -> None:
    assert UNITS.agency("", PROVINCE, "ml-2") == "Cơ quan CSĐT Công an thị xã Mộc Lâm"
    assert UNITS.agency("PC04 - CA tỉnh", PROVINCE) == "Cơ quan CSĐT Công an tỉnh Thanh Vân"
    assert UNITS.agency("Bộ đội Biên phòng tỉnh", PROVINCE) is None


def test_the_lowest_office_of_the_title_lines_keeps_the_book() -> None:
    lines = [FULL_NAMES[PROVINCE], "VKSND HUYỆN BẠCH SƠN", "SỔ THỤ LÝ"]

    office = office_of_titles(lines, UNITS, PROVINCE)

    assert office is not None
    assert office.code == "bs-3"


def test_a_name_broken_over_two_lines() -> None:
    office = office_of_titles(["VIỆN KIỂM SÁT NHÂN DÂN", "HUYỆN BẠCH HÀ", "SỔ THỤ LÝ NĂM 2023"], UNITS, PROVINCE)

    assert office is not None
    assert office.code == "bh-4"


def test_headings_name_offices_or_something_else() -> None:
    office = office_of_heading("II. VIỆN KIỂM SÁT NHÂN DÂN THỊ XÃ MỘC LÂM", UNITS, PROVINCE)

    assert office is not None
    assert office.code == "ml-2"
    assert office_of_heading("Tháng 3/2023", UNITS, PROVINCE) is None
    assert office_of_heading("A. Án mới", UNITS, PROVINCE) is None
