"""Which court, investigating body and procuracy: by class and frame, by rank, by the law of the day of the act."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.law.competence import About, Agency, Level, agency_of, competent
from eprocuracy.law.offences import Offence
from eprocuracy.law.reference import Reference

LAW = Reference.load()
BEFORE, BETWEEN, NOW = date(2024, 5, 6), date(2025, 4, 1), date(2026, 5, 6)


def level(rule: str, offence: str, on: date, agency: Agency | None = Agency.PROVINCE) -> Level | None:
    about = About(tuple(Offence.parse(one) for one in offence.split()), on, agency)
    tier = competent(LAW, rule, about, on=on).tier
    return tier.level if tier else None


@pytest.mark.parametrize(
    ("offence", "before", "now"),
    [
        ("173/1", Level.DISTRICT, Level.REGION),
        ("168/2", Level.DISTRICT, Level.REGION),  # up to fifteen years
        ("168/3", Level.PROVINCE, Level.REGION),  # up to twenty
        ("168/4", Level.PROVINCE, Level.PROVINCE),  # life
        ("123/2", Level.PROVINCE, Level.REGION),  # up to fifteen, but named among the exceptions until 2025
        ("117/1", Level.PROVINCE, Level.REGION),  # a chapter that was excepted until 2025
        ("173/1 168/4", Level.PROVINCE, Level.PROVINCE),  # the gravest decides
    ],
)
def test_the_court_follows_the_frame_and_the_day(offence: str, before: Level, now: Level) -> None:
    assert (level("court", offence, BEFORE), level("court", offence, NOW)) == (before, now)


def test_without_a_clause_that_decides_it_is_said_what_is_missing_and_between_whom() -> None:
    found = competent(LAW, "court", About((Offence("251"),), NOW), on=NOW)

    assert found.tier is None
    assert found.missing == ("clause",)
    assert {one.level for one in found.perhaps} == {Level.REGION, Level.PROVINCE}
    assert level("court", "173", NOW) is Level.REGION  # every clause of it is below the bound


def test_the_procuracy_follows_who_investigates() -> None:
    assert level("prosecution", "173/1", BEFORE, Agency.DISTRICT) is Level.DISTRICT
    assert level("prosecution", "173/1", BEFORE, Agency.PROVINCE) is Level.PROVINCE
    assert level("prosecution", "173/1", BETWEEN, Agency.PROVINCE) is Level.DISTRICT  # no district police any more
    assert level("prosecution", "173/1", NOW, Agency.PROVINCE) is Level.REGION
    assert level("prosecution", "168/3", NOW, Agency.PROVINCE) is Level.PROVINCE  # graver than very serious
    assert level("prosecution", "173/1", NOW, Agency.MINISTRY) is Level.SUPREME
    assert competent(LAW, "prosecution", About((Offence("173", 1),), NOW), on=NOW).missing == ("agency",)


def test_an_investigator_of_the_commune_goes_up_to_seven_years() -> None:
    assert level("investigation", "173/2", NOW, Agency.COMMUNE) is Level.COMMUNE
    assert level("investigation", "173/3", NOW, Agency.COMMUNE) is Level.PROVINCE
    assert level("investigation", "173/2", NOW, Agency.PROVINCE) is Level.PROVINCE
    assert level("investigation", "173/2", BEFORE, Agency.DISTRICT) is Level.DISTRICT


@pytest.mark.parametrize(
    ("written", "rank"),
    [
        ("Cơ quan CSĐT Công an tỉnh Lào Cai", Agency.PROVINCE),
        ("CQCSĐT - CATP Hà Nội", Agency.PROVINCE),
        ("PC02 Công an thành phố Hà Nội", Agency.PROVINCE),
        ("Công an xã Bát Xát", Agency.COMMUNE),
        ("CQĐT Công an quận 1", Agency.DISTRICT),
        ("C03 - Bộ Công an", Agency.MINISTRY),
        ("Cơ quan điều tra VKSND tối cao", Agency.PROCURACY),
        ("Đồn Biên phòng Y Tý", None),
    ],
)
def test_the_rank_is_read_from_the_name_where_the_name_tells(written: str, rank: Agency | None) -> None:
    assert agency_of(written) is rank


def test_every_answer_says_on_what_it_rests() -> None:
    found = competent(LAW, "prosecution", About((Offence("173", 1),), NOW, Agency.PROVINCE), on=NOW)

    assert [one.say("vi") for one in found.because] == [
        "Điều 173 khoản 1 BLHS là tội phạm ít nghiêm trọng, không quá tội phạm rất nghiêm trọng",
        "Thuộc thẩm quyền xét xử sơ thẩm của Tòa án nhân dân khu vực",
    ]
    assert all(one.basis for rule in LAW.competence.values() for one in rule.editions)
