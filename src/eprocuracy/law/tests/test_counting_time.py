"""Counting of time: examples printed in circulars, and dates chosen for their traps."""

from datetime import date, datetime

import pytest

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.custody import custody_days, detention_order
from eprocuracy.law.deadlines import Determined, Granted, NotDeterminable, determine, latest_before, lengths
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit, Unit

LAW = Reference.load()


def moment(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=VIETNAM)


def ends(limit: str, start: str, **more: object) -> Determined:
    answer = determine(LAW, limit, start=When.parse(start), **more)  # type: ignore[arg-type]
    assert isinstance(answer, Determined), answer
    return answer


def test_first_printed_example_of_detention_after_custody() -> None:
    held = custody_days(starts=moment(2018, 3, 1, 10), ends=moment(2018, 3, 4, 10))

    order = detention_order(length=TimeLimit(2, Unit.MONTH), deducted_days=held, first_day=date(2018, 3, 4))

    assert (order.days, order.last_day) == (57, date(2018, 4, 29))
    assert order.words.vi == "01 tháng 27 ngày"


def test_second_printed_example_of_detention_after_custody() -> None:
    held = custody_days(starts=moment(2018, 3, 5, 14), ends=moment(2018, 3, 11, 14))

    order = detention_order(length=TimeLimit(2, Unit.MONTH), deducted_days=held, first_day=date(2018, 4, 11))

    assert (order.days, order.last_day) == (54, date(2018, 6, 3))
    assert order.words.vi == "01 tháng 24 ngày"


def test_the_day_of_the_event_is_not_counted() -> None:
    assert ends("BLTTHS-147-1", "2026-03-03").ends_on == date(2026, 3, 23)


def test_a_last_day_in_tet_is_moved_to_the_first_working_day() -> None:
    answer = ends("BLTTHS-147-1", "2026-01-27")

    assert (answer.nominal, answer.ends_on) == (date(2026, 2, 16), date(2026, 2, 23))


def test_a_month_without_the_same_day_ends_on_its_last_day() -> None:
    assert ends("BLTTHS-172", "2026-03-31", severity=Severity.SERIOUS).nominal == date(2026, 6, 30)


def test_an_extension_runs_from_the_nominal_end_not_from_the_moved_one() -> None:
    granted = [Granted(1, When.parse("2026-02-13"))]

    answer = ends("BLTTHS-172", "2025-10-31", severity=Severity.VERY_SERIOUS, extensions=granted)

    assert (answer.nominal, answer.ends_on) == (date(2026, 6, 28), date(2026, 6, 29))
    assert answer.other_reading is not None
    assert "30/06/2026" in answer.other_reading.say()


def test_two_months_of_a_crime_report_run_from_the_receipt() -> None:
    granted = [Granted(1), Granted(2, length=TimeLimit(2, Unit.MONTH))]

    assert ends("BLTTHS-147-1", "2025-12-31", extensions=granted).nominal == date(2026, 4, 28)


def test_custody_ends_at_the_minute_through_tet() -> None:
    answer = ends("BLTTHS-118-BASE", "2026-02-15T22:40", extensions=[Granted(1), Granted(2)])

    assert answer.by_the_minute
    assert str(answer.nominal)[:16] == "2026-02-24 22:40"


def test_custody_without_a_clock_time_has_its_safe_bound_only() -> None:
    answer = determine(LAW, "BLTTHS-118-BASE", start=When.parse("2026-06-05"))

    assert isinstance(answer, NotDeterminable)
    assert answer.missing == ("custody_start.time",)
    assert str(answer.earliest)[:16] == "2026-06-08 00:00"


def test_tet_does_not_lengthen_detention() -> None:
    answer = ends("BLTTHS-173", "2026-01-16", order_length=TimeLimit(1, Unit.MONTH))

    assert answer.ends_on == date(2026, 2, 14)
    assert LAW.calendar.is_rest_day(answer.ends_on)


def test_custody_is_deducted_from_the_class_limit() -> None:
    answer = ends("BLTTHS-173", "2026-03-11", severity=Severity.SERIOUS, deducted_days=9)

    assert answer.ends_on == date(2026, 5, 30)


def test_detention_is_capped_by_the_end_of_the_investigation() -> None:
    answer = ends("BLTTHS-173", "2026-02-20", severity=Severity.LESS_SERIOUS, capped_by=date(2026, 3, 10))

    assert (answer.ends_on, answer.uncapped) == (date(2026, 3, 10), date(2026, 4, 20))


def test_a_juvenile_measure_begun_before_2026_keeps_two_thirds() -> None:
    before = ends("BLTTHS-173", "2025-12-20", severity=Severity.VERY_SERIOUS, juvenile=True)
    after = ends("BLTTHS-173", "2026-01-01", severity=Severity.VERY_SERIOUS, juvenile=True)

    assert (before.limit, before.ends_on) == ("BLTTHS-419-1", date(2026, 3, 9))
    assert after.limit == "NCTN-138-5"


def test_a_juvenile_is_detained_for_half_in_the_prosecution_stage() -> None:
    answer = ends("BLTTHS-241", "2026-03-11", severity=Severity.VERY_SERIOUS, juvenile=True)

    assert answer.ends_on == date(2026, 3, 25)


def test_the_version_is_that_of_the_day_the_period_starts() -> None:
    assert ends("BLTTHS-172@2018", "2025-08-01", severity=Severity.SERIOUS).limit == "BLTTHS-172@2025"
    assert ends("BLTTHS-172", "2016-01-01", severity=Severity.SERIOUS).limit == "BLTTHS-172@2018"


def test_an_extension_too_long_or_too_late_is_followed_and_judged() -> None:
    late = Granted(1, When.parse("2026-05-20"), TimeLimit(5, Unit.MONTH))

    answer = ends("BLTTHS-172", "2026-01-15", severity=Severity.SERIOUS, extensions=[late])

    (judged,) = answer.judged
    assert answer.nominal == date(2026, 9, 15)
    assert (judged.granted_late, judged.too_long, judged.allowed_until) == (True, True, date(2026, 7, 15))


def test_an_extension_the_law_does_not_know_is_followed_when_it_is_written() -> None:
    written = Granted(2, until=date(2026, 6, 30))

    answer = ends("BLTTHS-172", "2026-01-15", severity=Severity.LESS_SERIOUS, extensions=[Granted(1), written])

    assert answer.nominal == date(2026, 6, 30)
    assert [one.provided for one in answer.judged] == [True, False]


def test_an_unknown_class_gives_the_shortest_and_the_longest_end() -> None:
    answer = determine(LAW, "BLTTHS-172", start=When.parse("2026-05-11"))

    assert isinstance(answer, NotDeterminable)
    assert (answer.missing, answer.earliest, answer.latest) == (("severity",), date(2026, 7, 13), date(2026, 9, 11))


def test_a_known_month_of_the_start_gives_bounds() -> None:
    answer = determine(LAW, "BLTTHS-147-1", start=When.parse("2026-03"))

    assert isinstance(answer, NotDeterminable)
    assert (answer.earliest, answer.latest) == (date(2026, 3, 23), date(2026, 4, 20))


def test_a_request_falls_due_ten_days_before_the_nominal_end_and_is_not_moved() -> None:
    answer = latest_before(LAW, "BLTTHS-172-2-REQ", expiry=date(2026, 2, 28))

    assert isinstance(answer, Determined)
    assert (answer.ends_on, answer.reminder_on) == (date(2026, 2, 18), date(2026, 2, 13))


def test_a_text_that_was_not_read_gives_no_date_but_an_assumption() -> None:
    answer = determine(LAW, "TG-13-1h-EXT", start=When.parse("2026-08-20"))

    assert isinstance(answer, NotDeterminable)
    assert answer.open == ("O-03",)
    assert answer.assumed is not None
    assert answer.assumed.ends_on == date(2026, 8, 10)


def test_a_disputed_day_off_leaves_two_dates() -> None:
    answer = determine(LAW, "BLTTHS-240-1", start=When.parse("2026-11-04"), severity=Severity.SERIOUS)

    assert isinstance(answer, NotDeterminable)
    assert (answer.open, answer.earliest, answer.latest) == (("O-07",), date(2026, 11, 24), date(2026, 11, 25))


def test_a_year_without_a_notice_is_provisional() -> None:
    assert ends("BLTTHS-147-1", "2029-03-01").provisional is not None
    assert ends("BLTTHS-147-1", "2026-03-03").provisional is None


def test_limitation_is_not_moved_and_names_the_earlier_reading() -> None:
    answer = ends("BLHS-27-2", "2021-11-21", severity=Severity.LESS_SERIOUS)

    assert answer.ends_on == date(2026, 11, 21)
    assert answer.other_reading is not None


def test_lengths_of_an_investigation() -> None:
    base, further = lengths(LAW, "BLTTHS-172", severity=Severity.SERIOUS, on=date(2026, 1, 1))

    assert str(base) == "3 months"
    assert {ordinal: str(length) for ordinal, length in further.items()} == {
        1: "3 months",
        2: "2 months",
        "national_security": "4 months",
    }


@pytest.mark.parametrize("limit", ["BLTTHS-379-2", "BLTTHS-231-2"])
def test_where_the_law_sets_no_number_it_says_so(limit: str) -> None:
    answer = determine(LAW, limit, start=When.parse("2026-01-05"))

    assert isinstance(answer, NotDeterminable)
    assert answer.unlimited


def test_an_amendment_moves_only_what_starts_after_its_first_day() -> None:
    change = {"limit": "30 days", "basis": "BLTTHS 2015, Điều 147 khoản 1", "read": "not_read"}

    law = LAW.amended({"BLTTHS-147-1": {"versions": {date(2027, 1, 1): change}}})

    assert law.fingerprint != LAW.fingerprint
    before = determine(law, "BLTTHS-147-1", start=When.parse("2026-12-31"))
    after = determine(law, "BLTTHS-147-1", start=When.parse("2027-01-01"))
    assert isinstance(before, Determined)
    assert isinstance(after, Determined)
    assert (before.limit, before.nominal) == ("BLTTHS-147-1@2018", date(2027, 1, 20))
    assert (after.limit, after.nominal) == ("BLTTHS-147-1@2027", date(2027, 1, 31))
