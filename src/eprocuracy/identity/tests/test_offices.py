from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from eprocuracy.identity import codes
from eprocuracy.identity.codes import Level
from eprocuracy.identity.naming import folded, without_department
from eprocuracy.identity.offices import communes, holder, inherited, offices


def test_the_country_has_its_thirty_four_provinces_and_every_code_can_be_read() -> None:
    living = [one for one in offices().values() if not one.dissolved_on]

    assert sum(one.level is Level.PROVINCE for one in living) == 34
    assert sum(one.level is Level.REGION for one in living) == 23
    for one in offices().values():
        assert codes.level(one.code) is one.level
        assert codes.parent(one.code) == one.parent
        assert not one.parent or one.parent in offices()
        assert one.name_vi
        assert one.name_en
        assert all(heir in offices() for heir in one.successors)


@pytest.mark.parametrize(
    ("code", "level", "office", "parent", "province"),
    [
        ("TC", Level.SUPREME, "TC", "", ""),
        ("TC-PT1", Level.DEPARTMENT, "TC", "TC", ""),
        ("TC-CC1", Level.HIGH, "TC-CC1", "TC", ""),
        ("22", Level.PROVINCE, "22", "TC", "22"),
        ("22-P1", Level.DEPARTMENT, "22", "22", "22"),
        ("22-KV3", Level.REGION, "22-KV3", "22", "22"),
        ("22-KV3-HS", Level.DEPARTMENT, "22-KV3", "22-KV3", "22"),
        ("15-H-082", Level.DISTRICT, "15-H-082", "15", "15"),
        ("08-T-02", Level.PROVINCE, "08-T-02", "08", "08"),
    ],
)
def test_a_code_tells_level_office_parent_and_province(
    code: str, level: Level, office: str, parent: str, province: str
) -> None:
    assert codes.level(code) is level
    assert (codes.office(code), codes.parent(code), codes.province(code)) == (office, parent, province)


@pytest.mark.parametrize("text", ["", "2", "22-", "22-kv3", "22-KV", "22-KV0", "22-H", "22-CC1", "TC-KV3-", "22 KV3"])
def test_what_is_no_code_is_refused(text: str) -> None:
    assert not codes.is_code(text)
    with pytest.raises(ValueError, match="not the code"):
        codes.office(text)


def test_sister_offices_are_not_under_each_other_and_none_is_under_itself() -> None:
    assert codes.is_under("22-KV3", "22")
    assert codes.is_under("22-KV3", "TC")
    assert codes.is_under("22-KV3-HS", "22-P1")
    assert not codes.is_under("22-KV3", "22-KV1")
    assert not codes.is_under("22", "22-KV3")
    assert not codes.is_under("22-P1", "22")
    assert not codes.is_under("24-KV1", "22")


def test_a_dissolved_district_office_is_held_by_the_region_that_took_it_over_or_else_by_its_province() -> None:
    ha_long, bat_xat = offices()["22-H-193"], offices()["15-H-082"]

    assert (ha_long.dissolved_on, ha_long.former_district) == (date(2025, 7, 1), "Hạ Long")
    assert holder(ha_long.code) == "22-KV1"
    assert ha_long.code in inherited("22-KV1")
    assert bat_xat.successors == ()
    assert holder(bat_xat.code) == "15"
    assert holder("15-T-15") == "15"
    assert holder("TC-CC1") == "TC"
    assert holder("22-KV3-HS") == "22-KV3"


def test_every_district_that_the_communes_came_from_has_its_dissolved_office() -> None:
    lao_cai = {one.former_district for one in offices().values() if one.code.startswith("15-H-")}

    assert len(lao_cai) == 18
    assert {"Sa Pa", "Si Ma Cai", "Lào Cai", "Nghĩa Lộ", "Yên Bái", "Mù Cang Chải"} <= lao_cai
    assert offices()["15-H-088"].name_vi == "Viện kiểm sát nhân dân thị xã Sa Pa"
    assert offices()["15-H-080"].name_en == "People's Procuracy of Lào Cai City"


def test_the_name_of_a_place_alone_means_a_district_unless_its_province_bears_it_too() -> None:
    assert "Sa Pa" in offices()["15-H-088"].spellings
    assert "Lào Cai" not in offices()["15-H-080"].spellings
    assert "Yên Bái" not in offices()["15-H-132"].spellings
    written = {folded(text) for text in ("TP Lào Cai", "VKSND Tp. Lào Cai", "VKS TP.Lào Cai", "TP.  LÀO CAI")}
    assert written <= {folded(text) for text in offices()["15-H-080"].spellings}
    assert {"VKSND tỉnh", "VKS tỉnh Lào Cai"} <= set(offices()["15"].spellings)


@pytest.mark.parametrize("living", [True, False])
def test_within_a_province_no_spelling_means_two_offices_of_the_same_time(living: bool) -> None:
    for province in {codes.province(code) for code in offices()}:
        here = [one for one in offices().values() if codes.province(one.code) == province]
        of_the_time = [one for one in here if (one.dissolved_on is None) is living]
        said = Counter(text for one in of_the_time for text in {folded(text) for text in one.spellings})

        assert [text for text, uses in said.items() if uses > 1] == []


def test_a_city_that_bears_the_name_of_its_province_is_told_from_it_by_the_time_of_the_book() -> None:
    city, province = offices()["24-H-256"], offices()["24"]

    assert "VKSND thành phố Bắc Ninh" in city.spellings
    assert "VKSND thành phố Bắc Ninh" in province.spellings
    assert city.dissolved_on
    assert not province.dissolved_on


def test_a_province_that_became_a_city_is_still_found_under_its_older_name() -> None:
    assert "VKSND tỉnh Quảng Ninh" in offices()["22"].spellings
    assert offices()["22"].name_vi == "Viện kiểm sát nhân dân thành phố Quảng Ninh"


def test_communes_name_the_office_that_serves_them() -> None:
    assert communes()["03646"] == ("Phường Tô Hiệu", "14-KV1")
    assert communes()["02683"] == ("Xã Bát Xát", "15")
    assert all(unit in offices() for _, unit in communes().values())


def test_offices_that_shared_a_name_are_told_apart_by_their_old_province() -> None:
    chau_thanh = [one for one in offices().values() if one.parent == "82" and one.former_district == "Châu Thành"]

    assert {one.former_province for one in chau_thanh} == {"Tiền Giang", "Đồng Tháp"}
    assert all("Châu Thành" not in one.spellings for one in chau_thanh)
    assert any("VKS huyện Châu Thành (Tiền Giang)" in one.spellings for one in chau_thanh)


def test_a_district_that_had_gone_before_is_dissolved_on_its_own_day() -> None:
    assert offices()["24-H-221"].dissolved_on == date(2025, 1, 1)
    assert offices()["22-H-205"].name_vi == "Viện kiểm sát nhân dân thành phố Đông Triều"
    assert "VKSND thị xã Đông Triều" in offices()["22-H-205"].spellings


@pytest.mark.parametrize(
    ("one", "other"), [("H.Bát Xát", "h. bát  xát"), ("Hoà Bình", "HÒA BÌNH"), ("Thuỷ Nguyên", "Thủy Nguyên")]
)
def test_capitals_dots_and_the_place_of_the_tone_mark_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_a_missing_mark_makes_a_difference() -> None:
    assert folded("Bảo Yên") != folded("Bao Yên")


def test_a_department_in_a_cell_still_names_its_office() -> None:
    assert without_department("Phòng 1 - VKS tỉnh") == "VKS tỉnh"
    assert without_department("VKS tỉnh") == "VKS tỉnh"
