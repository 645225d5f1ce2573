"""Classes of offences, ages, the catalogue, personal numbers and working days."""

from datetime import date

import pytest

from eprocuracy.law.ages import Birth
from eprocuracy.law.citizen_id import IdDoubt, Sex, birth_year, doubts, place, sex, well_formed
from eprocuracy.law.offences import Offence
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit

LAW = Reference.load()
THEFT = "173"


def test_the_gravest_class_is_the_greatest() -> None:
    assert max(Severity) is Severity.EXTREMELY_SERIOUS
    assert Severity.of_years(7) is Severity.SERIOUS
    assert Severity.of_years(20) is Severity.EXTREMELY_SERIOUS


@pytest.mark.parametrize(
    ("known", "day", "years"),
    [
        ("2010-03-15", date(2026, 3, 14), 15),
        ("2010-03-15", date(2026, 3, 15), 16),
        ("2008-04", date(2025, 4, 29), 16),
        ("2009-Q2", date(2025, 6, 30), 16),
        ("2010-H1", date(2025, 6, 30), 15),
        ("2007", date(2025, 10, 1), 17),
        ("2008-02-29", date(2026, 2, 28), 17),
        ("2008-02-29", date(2026, 3, 1), 18),
    ],
)
def test_a_part_of_the_birth_is_read_in_favour_of_the_young_person(known: str, day: date, years: int) -> None:
    birth = Birth.parse(known)

    assert birth.age_on(day) == years
    assert str(birth) == known


def test_an_unknown_birth_gives_no_age() -> None:
    assert Birth.parse("?").age_on(date(2026, 1, 1)) is None
    assert Birth().is_under(18, date(2026, 1, 1)) is None


def test_the_class_follows_the_clause() -> None:
    on = date(2026, 5, 1)

    assert LAW.offences.severity(Offence(THEFT, 2), on) is Severity.SERIOUS
    assert LAW.offences.severity(Offence(THEFT), on) is None
    assert LAW.offences.gravest([Offence(THEFT, 1), Offence(THEFT, 3)], on) == (
        Offence(THEFT, 3),
        Severity.VERY_SERIOUS,
    )


def test_an_article_added_later_did_not_exist_before() -> None:
    assert not LAW.offences.exists("256a", on=date(2025, 6, 30))
    assert LAW.offences.exists("256a", on=date(2025, 7, 1))


def test_a_repealed_article_is_no_offence() -> None:
    assert not LAW.offences.exists("292", on=date(2020, 1, 1))


def test_people_search_without_accents() -> None:
    assert LAW.offences.search("trom cap")[0].article == THEFT
    assert LAW.offences.search("17")[0].article == "170"
    assert LAW.offences.find_by_name("trộm cắp tài sản") == THEFT


def test_from_fourteen_only_the_grave_clauses() -> None:
    assert LAW.offences.liable_at_14(Offence(THEFT, 3)) is True
    assert LAW.offences.liable_at_14(Offence(THEFT, 2)) is False
    assert LAW.offences.liable_at_14(Offence(THEFT)) is None


def test_every_class_in_the_catalogue_follows_from_its_frame() -> None:
    for article in LAW.offences.articles.values():
        for wording in article.wordings:
            for clause in wording.clauses.values():
                gravest = clause.life or clause.death
                months = 241 if gravest else clause.most_months or 0
                assert clause.severity is Severity.of_months(months), (article.number, clause)


@pytest.mark.parametrize("text", ["173", "173/1", "173/1/b", "217a/2", "173//đ"])
def test_an_offence_is_read_as_it_is_written(text: str) -> None:
    assert str(Offence.parse(text)) == text


def test_an_offence_is_said_in_both_languages() -> None:
    assert Offence("173", 1, "b").say() == "Điều 173 khoản 1 điểm b"
    assert Offence("173", 1, "b").say("en") == "Article 173(1)(b)"


@pytest.mark.parametrize("text", ["20 days", "1 month", "1 month 15 days", "3 working days", "24 hours", "2 years"])
def test_a_length_is_read_as_it_is_written(text: str) -> None:
    assert str(TimeLimit.parse(text)) == text


def test_a_length_is_said_in_vietnamese() -> None:
    assert TimeLimit.parse("20 days").say() == "20 ngày"
    assert TimeLimit.parse("01 tháng 27 ngày").in_custody_days == 57


def test_a_personal_number_tells_year_sex_and_place() -> None:
    number = "087084123456"

    assert (birth_year(number), sex(number)) == (1984, Sex.MALE)
    found = place(number)
    assert found is not None
    assert (found.name, found.present_name) == ("Đồng Tháp", "Đồng Tháp")
    assert doubts(number, born_in=1985, recorded_sex=Sex.FEMALE) == (IdDoubt.OTHER_YEAR, IdDoubt.OTHER_SEX)
    assert not well_formed("87084123456")


def test_a_make_up_saturday_is_a_working_day() -> None:
    assert LAW.calendar.is_rest_day(date(2026, 8, 29))
    assert not LAW.calendar.is_rest_day(date(2026, 8, 22))
    assert LAW.calendar.next_working_day(date(2026, 8, 29)) == date(2026, 9, 3)
    assert LAW.calendar.last_working_day_before_or_on(date(2026, 2, 18)) == date(2026, 2, 13)


def test_a_fixed_holiday_on_a_weekend_is_made_up_in_a_year_without_a_notice() -> None:
    assert LAW.calendar.decided(2028) is None
    assert LAW.calendar.is_rest_day(date(2028, 1, 3))  # New Year 2028 is a Saturday
    assert not LAW.calendar.is_rest_day(date(2028, 1, 4))
