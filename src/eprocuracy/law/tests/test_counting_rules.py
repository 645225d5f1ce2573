"""Rules of counting at their edges: lengths as written, classes at their frames, swapped and disputed days, versions taking over."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.calendar import Calendar
from eprocuracy.law.chain import Asked
from eprocuracy.law.counting import ordinary_end
from eprocuracy.law.custody import custody_days, order_in_words
from eprocuracy.law.deadlines import (
    Determined,
    Granted,
    NotDeterminable,
    answer_to,
    determine,
    latest_before,
    lengths,
    remembered,
)
from eprocuracy.law.governing import Lapsed, governing
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit, Unit

LAW = Reference.load()
LAPSED = "TG-13-1h-CUSTODY"
NO_NUMBER = "BLTTHS-183"


def test_a_length_is_never_negative_and_odd_days_follow_months_only() -> None:
    for amount, unit, days in ((-1, Unit.DAY, 0), (1, Unit.MONTH, -1), (1, Unit.DAY, 2)):
        with pytest.raises(ValueError, match="time limit|odd days"):
            TimeLimit(amount, unit, days)

    assert TimeLimit(0, Unit.DAY).say("en") == "0 days"
    assert TimeLimit(1, Unit.MONTH, 1).say("en") == "1 month 1 day"
    assert TimeLimit(2, Unit.MONTH, 15).say("en") == "2 months 15 days"
    assert TimeLimit(2, Unit.MONTH, 15).say() == "2 tháng 15 ngày"
    assert TimeLimit(2, Unit.MONTH).say() == "2 tháng"
    assert (TimeLimit(20, Unit.DAY).label.vi, TimeLimit(20, Unit.DAY).label.en) == ("20 ngày", "20 days")


@pytest.mark.parametrize("text", ["two days", "20", "20 weeks", "days 20", ""])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a time limit"):
        TimeLimit.parse(text)


@pytest.mark.parametrize(
    ("months", "severity"),
    [
        (36, Severity.LESS_SERIOUS),
        (37, Severity.SERIOUS),
        (84, Severity.SERIOUS),
        (85, Severity.VERY_SERIOUS),
        (180, Severity.VERY_SERIOUS),
        (181, Severity.EXTREMELY_SERIOUS),
    ],
)
def test_the_class_turns_with_the_month_after_three_seven_and_fifteen_years(months: int, severity: Severity) -> None:
    assert Severity.of_months(months) is severity


def test_days_of_custody_are_blocks_begun() -> None:
    begun = datetime(2026, 3, 2, 10, tzinfo=VIETNAM)

    assert custody_days(starts=begun, ends=begun) == 0
    assert custody_days(starts=begun, ends=datetime(2026, 3, 2, 10, 1, tzinfo=VIETNAM)) == 1
    assert custody_days(starts=begun, ends=datetime(2026, 3, 3, 10, tzinfo=VIETNAM)) == 1


@pytest.mark.parametrize(
    ("days", "vi", "en"),
    [
        (57, "01 tháng 27 ngày", "01 month 27 days"),
        (61, "02 tháng 01 ngày", "02 months 01 day"),
        (60, "02 tháng", "02 months"),
        (30, "01 tháng", "01 month"),
        (9, "09 ngày", "09 days"),
        (0, "00 ngày", "00 days"),
    ],
)
def test_an_order_says_whole_months_and_the_rest(days: int, vi: str, en: str) -> None:
    said = order_in_words(days)

    assert (said.vi, said.en) == (vi, en)


def test_forty_nine_hours_are_two_whole_days() -> None:
    assert ordinary_end(date(2026, 3, 2), TimeLimit.parse("49 hours"), LAW.calendar) == date(2026, 3, 4)
    assert ordinary_end(date(2026, 3, 2), TimeLimit.parse("24 hours"), LAW.calendar) == date(2026, 3, 3)


# the calendar ---------------------------------------------------------------------------------------------------------


def test_a_saturday_named_in_the_decision_of_a_year_is_worked() -> None:
    told = {"status": "confirmed", "days_off": [], "working_saturdays": [date(2030, 5, 4)]}
    working = Calendar.from_data({"years": {2030: told}, "every_year": []})

    assert not working.is_rest_day(date(2030, 5, 4))
    assert working.is_rest_day(date(2030, 5, 11))


def test_a_day_that_is_told_is_no_longer_in_dispute() -> None:
    disputed, saturday = date(2026, 11, 24), date(2026, 11, 28)
    assert LAW.calendar.disputed(disputed) == "O-07"
    assert LAW.calendar.disputed(date(2026, 11, 23)) is None

    off = LAW.calendar.with_changes([disputed])
    worked = LAW.calendar.with_changes((), [saturday])
    settled = LAW.calendar.with_changes((), [disputed])

    assert off.is_rest_day(disputed)
    assert off.disputed(disputed) is None
    assert not worked.is_rest_day(saturday)
    assert worked.disputed(disputed) == "O-07"
    assert not worked.is_rest_day(date(2026, 8, 22)), "the Saturdays of the decision stay worked"
    assert settled.disputed(disputed) is None
    assert not settled.is_rest_day(disputed)


def test_a_holiday_on_a_sunday_is_made_up_once() -> None:
    every = Calendar(frozenset(), frozenset(), every_year=((9, 2), (9, 3)))  # 2/9/2029 is a Sunday

    assert [every.is_rest_day(date(2029, 9, day)) for day in (2, 3, 4, 5)] == [True, True, True, False]
    apart = Calendar(frozenset(), frozenset(), every_year=((9, 1), (9, 2)))  # 1 and 2/9/2029: a Saturday and a Sunday
    assert [apart.is_rest_day(date(2029, 9, day)) for day in (3, 4, 5)] == [True, True, False]


# versions, bounds and other readings ----------------------------------------------------------------------------------


def test_a_day_counted_back_names_the_reading_from_the_moved_end() -> None:
    end, moved = date(2026, 5, 10), date(2026, 5, 11)  # a Sunday

    plain = latest_before(LAW, "BLTTHS-172-2-REQ", expiry=end, moved=end)
    both = latest_before(LAW, "BLTTHS-172-2-REQ", expiry=end, moved=moved)

    assert isinstance(plain, Determined)
    assert isinstance(both, Determined)
    assert plain.ends_on == both.ends_on == date(2026, 4, 30)
    assert plain.other_reading is None
    assert both.other_reading is not None
    assert "01/05/2026" in both.other_reading.say("vi")
    assert both.reminder_on == date(2026, 4, 29)
    assert not both.by_the_minute
    assert "29/04/2026" in " ".join(step.said.say("vi") for step in both.steps)


def test_what_is_pending_on_the_first_day_of_a_law_is_counted_by_it() -> None:
    told = LAW.statute("BLTTHS-240-1").told
    newest = {**told["versions"][max(told["versions"])]}
    shorter = {**newest, "limit": "5 days", "extensions": {}, "pending": True}
    law = LAW.amended({"BLTTHS-240-1": {"versions": {date(2026, 9, 1): shorter}}})

    def end(start: str, ended: date | None = None) -> Determined:
        asked = Asked(When.parse(start), Severity.LESS_SERIOUS, ended_on=ended)
        answer = answer_to(law, "BLTTHS-240-1", asked)
        assert isinstance(answer, Determined)
        return answer

    before, pending, over = end("2026-08-04"), end("2026-08-20"), end("2026-08-20", date(2026, 8, 31))
    on_the_day, last = end("2026-08-20", date(2026, 9, 1)), end("2026-08-12")

    assert before.ends_on == date(2026, 8, 24), "it had run out before the new law"
    assert pending.nominal == date(2026, 8, 25)
    assert over.nominal == date(2026, 9, 9), "it was done before the new law"
    assert on_the_day.nominal == date(2026, 8, 25)
    assert last.nominal == date(2026, 8, 17), (
        "its last day, moved by days of rest, is the first day of the new law or later"
    )


def test_a_start_known_by_its_month_alone_lacks_the_class_too() -> None:
    month = When.parse("2026-03")

    without = determine(LAW, "BLTTHS-172", start=month)
    with_class = determine(LAW, "BLTTHS-172", start=month, severity=Severity.SERIOUS)

    assert isinstance(without, NotDeterminable)
    assert isinstance(with_class, NotDeterminable)
    assert without.missing == ("case_initiated", "severity")
    assert with_class.missing == ("case_initiated",)
    assert (with_class.earliest, with_class.latest) == (date(2026, 6, 1), date(2026, 6, 30))
    assert without.limit == "BLTTHS-172@2025"
    assert determine(LAW, "BLTTHS-172@2018", start=None).limit == "BLTTHS-172@2018"


def test_a_provision_that_ceased_gives_the_date_under_its_number_as_an_assumption_only() -> None:
    answer = determine(LAW, LAPSED, start=When.parse("2026-08-10T09:00"))
    unread = lengths(LAW, LAPSED, on=date(2026, 8, 10))

    assert isinstance(answer, NotDeterminable)
    assert answer.open
    assert unread[1] == {}


def test_a_measure_without_a_number_ends_with_its_stage_and_another_row_has_no_limit_at_all() -> None:
    bail, unlimited = (determine(LAW, name, start=When.parse("2026-03-02")) for name in ("BLTTHS-121-5", NO_NUMBER))

    assert isinstance(bail, NotDeterminable)
    assert isinstance(unlimited, NotDeterminable)
    assert (bail.unlimited, unlimited.unlimited) == (False, True)
    assert bail.said[0].say("vi") != unlimited.said[0].say("vi")


# what is written, and in which manner ---------------------------------------------------------------------------------


def test_a_civil_limit_cites_the_civil_code_and_a_criminal_one_the_procedure() -> None:
    criminal = determine(LAW, "BLTTHS-147-1", start=When.parse("2026-03-02"))
    civil = determine(LAW, "BLTTDS-280-1", start=When.parse("2026-03-02"), variant=_first_variant("BLTTDS-280-1"))

    assert isinstance(civil, Determined)
    assert isinstance(criminal, Determined)
    assert civil.basis[-1].law == "BLDS 2015"
    assert criminal.basis[-1].law == "BLTTHS 2015"


def _first_variant(name: str) -> str | None:
    length = LAW.statute(name).versions[-1].length
    return next((one for one in length if isinstance(one, str)), None) if isinstance(length, dict) else None


def test_a_day_written_for_custody_ends_at_the_clock_time_of_its_start_and_a_moment_where_it_is_written() -> None:
    start = When.parse("2026-03-02T10:00")
    by_day, by_moment = (
        determine(LAW, "BLTTHS-118-BASE", start=start, order_until=until)
        for until in (date(2026, 3, 4), datetime(2026, 3, 4, 1, 30, tzinfo=UTC))
    )

    assert isinstance(by_day, Determined)
    assert isinstance(by_moment, Determined)
    assert by_day.nominal == datetime(2026, 3, 4, 10, tzinfo=VIETNAM)
    assert by_moment.nominal == datetime(2026, 3, 4, 8, 30, tzinfo=VIETNAM)
    assert str(by_moment.nominal.utcoffset()) == "7:00:00"


def test_a_last_day_that_was_written_has_no_other_reading_of_a_chain_of_months() -> None:
    def end(**how: object) -> Determined:
        granted = [Granted(1, **how)]  # type: ignore[arg-type]
        found = determine(
            LAW, "BLTTHS-172", start=When.parse("2025-12-31"), severity=Severity.LESS_SERIOUS, extensions=granted
        )
        assert isinstance(found, Determined)
        return found

    assert end().other_reading is not None
    assert end(until=date(2026, 4, 28)).other_reading is None
    assert end(length=TimeLimit.parse("10 days")).other_reading is None


def test_the_case_of_an_adult_row_leads_to_the_case_of_the_juvenile_one() -> None:
    def found(variant: str | None) -> str | None:
        ruling = governing(LAW, "BLTTHS-346-1", date(2026, 3, 2), variant=variant, juvenile=True)
        assert not isinstance(ruling, Lapsed)
        return ruling.variant

    assert found("province") == "province_open_hearing"
    assert found("high_court_or_central_military") == "upper_open_hearing"
    assert found("upper_open_hearing") == "upper_open_hearing"
    assert found(None) is None


def test_a_provision_that_ceased_has_no_lengths() -> None:
    assert lengths(LAW, "THAHS-90", on=date(2026, 11, 1)) == (None, {})
    assert lengths(LAW, "THAHS-90", on=date(2026, 6, 30))[0] is not None


def test_a_question_asked_plainly_takes_nothing_off_a_detention_of_an_adult() -> None:
    found = answer_to(LAW, "BLTTHS-173", Asked(When.parse("2026-03-02"), Severity.SERIOUS))

    assert isinstance(found, Determined)
    assert found.ends_on == date(2026, 5, 30)  # three months of thirty days, the first day counted


def test_hours_that_become_days_end_on_a_day_that_moves_and_may_be_provisional() -> None:
    def end(start: str, *more: Granted) -> Determined:
        found = determine(LAW, "BLTTHS-474-1", start=When.parse(start), extensions=[Granted("verification"), *more])
        assert isinstance(found, Determined)
        return found

    sunday = end("2026-03-05T10:00", Granted(9, on=When.parse("2026-03-09"), until=date(2026, 3, 10)))

    assert end("2026-03-05T10:00").ends_on == date(2026, 3, 9)
    assert "09/03/2026" in end("2026-03-05T10:00").steps[-1].said.say("vi")
    assert [one.granted_late for one in sunday.judged][-1] is False, "it could still be decided on the Monday"
    assert end("2026-03-05T10:00").provisional is None
    assert end("2027-03-05T10:00").provisional is not None


def test_a_chain_of_months_from_the_29th_has_another_reading_too() -> None:
    found = determine(
        LAW, "BLTTHS-172", start=When.parse("2025-12-29"), severity=Severity.LESS_SERIOUS, extensions=[Granted(1)]
    )

    assert isinstance(found, Determined)
    assert (found.nominal, found.other_reading is not None) == (date(2026, 4, 28), True)


def test_the_clock_time_is_needed_for_hours_and_not_for_days_from_the_start() -> None:
    bare = determine(LAW, "BLTTHS-474-1", start=When.parse("2026-03-03"))
    verified = determine(LAW, "BLTTHS-474-1", start=When.parse("2026-03-03"), extensions=[Granted("verification")])
    hours = [Granted("verification", length=TimeLimit.parse("30 hours"))]
    written = determine(LAW, "BLTTHS-474-1", start=When.parse("2026-03-03"), extensions=hours)

    assert isinstance(bare, NotDeterminable)
    assert [one.endswith(".time") for one in bare.missing] == [True]
    assert (bare.earliest, bare.latest) == tuple(datetime(2026, 3, day, tzinfo=VIETNAM) for day in (4, 5))
    assert isinstance(verified, Determined)
    assert verified.ends_on == date(2026, 3, 6)
    assert isinstance(written, NotDeterminable)


def test_a_detention_without_a_number_ends_with_its_stage_where_that_is_known_and_no_other_row_does() -> None:
    held = determine(LAW, "BLTTHS-174-4", start=When.parse("2026-03-02"), capped_by=date(2026, 5, 1))
    other = determine(LAW, NO_NUMBER, start=When.parse("2026-03-02"), capped_by=date(2026, 5, 1))

    assert isinstance(held, Determined)
    assert held.ends_on == date(2026, 5, 1)
    assert isinstance(other, NotDeterminable)
    assert other.unlimited


def test_an_unknown_class_or_case_gives_bounds_also_with_an_extension_of_a_written_length() -> None:
    granted = [Granted(1, length=TimeLimit.parse("1 month"))]
    of_class = determine(LAW, "BLTTHS-172", start=When.parse("2026-03-02"), extensions=granted)
    of_case = determine(LAW, "BLHS-60-2", start=When.parse("2026-03-02"))

    assert isinstance(of_class, NotDeterminable)
    assert (of_class.missing, of_class.earliest, of_class.latest) == (
        ("severity",),
        date(2026, 6, 2),
        date(2026, 8, 3),
    )
    assert isinstance(of_case, NotDeterminable)
    assert (of_case.earliest, of_case.latest) == (date(2031, 3, 2), date(2046, 3, 2))


def test_a_text_that_was_not_read_has_no_bounds_either_where_a_fact_is_missing() -> None:
    unread = [
        name
        for name, one in LAW.statutes.items()
        if one.versions[-1].open and one.versions[-1].length is not None and one.versions[-1].until is None
    ]
    found = [determine(LAW, name, start=When.parse("2026-12-01")) for name in unread]

    assert unread
    for one in found:
        assert isinstance(one, NotDeterminable)
        assert one.open
        assert (one.earliest, one.latest) == (None, None)


def test_an_answer_that_is_remembered_is_the_one_that_is_counted() -> None:
    asked = Asked(When.parse("2026-03-02"), Severity.SERIOUS)

    assert remembered(LAW, "BLTTHS-172", asked) == answer_to(LAW, "BLTTHS-172", asked)
    assert remembered(LAW, "BLTTHS-173", asked) == answer_to(LAW, "BLTTHS-173", asked)


def test_the_last_minute_of_a_day_is_of_that_day_also_where_the_law_changes_at_midnight() -> None:
    found = determine(LAW, "BLTTHS-419-5", start=When.parse("2025-12-31"))

    assert isinstance(found, NotDeterminable)
    assert (found.earliest, found.latest) == tuple(datetime(2026, 1, day, tzinfo=VIETNAM) for day in (1, 2))


def test_a_text_that_was_not_read_stays_open_beside_a_fact_that_is_missing() -> None:
    start, granted = When.parse("2026-12-01"), [Granted(9)]
    found = determine(LAW, "THAHS2026-ALL", start=start, variant="present_days", extensions=granted)

    assert isinstance(found, NotDeterminable)
    assert found.open
    assert found.missing == ("extension_granted.duration",)
    assert (found.earliest, found.latest) == (None, None)
