"""The time of a report (BLTTHS 146 to 149; TTLT 01/2017): worked cases, and every finding at its boundary."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

import pytest

from eprocuracy.kernel.moments import When
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.beside.words import NoticeOf, NoticeTo
from eprocuracy.workstreams.house_acts import RegisterStated
from eprocuracy.workstreams.projected import Outcome

from .a_report import accepted, act, codes, deadline, ends_on, folded, open_on, received

# 3 March 2026 is a Tuesday; day 20 is Monday the 23rd
CAME = received(date(2026, 3, 3))
DOCKET = accepted(date(2026, 3, 5))
TOLD = act("notice.given", date(2026, 3, 5), about=NoticeOf.INTAKE, to=NoticeTo.INFORMANT)
PROLONGED = act("report.prolonged", date(2026, 3, 20), until=date(2026, 5, 3))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_twenty_days_from_receipt() -> None:
    assert ends_on("report.verification", CAME) == date(2026, 3, 23)


def test_the_last_day_inside_tet_is_moved_to_the_next_working_day() -> None:
    assert ends_on("report.verification", received(date(2026, 1, 27))) == date(2026, 2, 23)


def test_prolonged_time_is_two_months_from_receipt_and_the_extension_runs_from_its_nominal_end() -> None:
    came = received(date(2026, 7, 31))
    prolonged = act("report.prolonged", date(2026, 8, 17), until=date(2026, 9, 30))
    extended = act("report.extended", date(2026, 9, 25), ordinal=1, granted=TimeLimit.parse("2 months"))

    assert ends_on("report.verification", came) == date(2026, 8, 20)
    assert ends_on("report.verification", came, prolonged) == date(2026, 9, 30)
    assert ends_on("report.verification", came, prolonged, extended) == date(2026, 11, 30)


def test_a_prolongation_of_unknown_day_counts_and_is_not_out_of_order() -> None:
    undated = act("report.prolonged", None, until=date(2026, 5, 3))

    assert ends_on("report.verification", undated, CAME, DOCKET) == date(2026, 5, 4)
    assert codes(undated, CAME, DOCKET) == []


def test_a_prolongation_never_reaches_beyond_two_months() -> None:
    beyond = act("report.prolonged", date(2026, 3, 20), until=date(2026, 6, 15))

    assert ends_on("report.verification", CAME, beyond) == date(2026, 5, 4)
    assert codes(CAME, DOCKET, beyond) == ["report_prolonged_too_long"]


def test_a_report_without_a_day_of_receipt_has_no_deadline_but_says_what_is_missing() -> None:
    came = act("report.received", None, unit="15-KV1")

    answer = deadline("report.verification", came).answer

    assert answer is not None
    assert getattr(answer, "missing", ()) == ("crime_report_received",)


@pytest.mark.parametrize("kind", ["instituted", "not_instituted", "transferred", "resolved_otherwise", "suspended"])
def test_decided_on_the_last_day_is_in_time_and_the_day_after_is_late(kind: str) -> None:
    assert codes(CAME, DOCKET, act(f"report.{kind}", date(2026, 3, 23))) == []
    assert codes(CAME, DOCKET, act(f"report.{kind}", date(2026, 3, 24))) == ["report_decided_late"]


def test_an_open_report_is_told_of_from_the_day_after_the_last() -> None:
    assert open_on(date(2026, 3, 23), CAME, DOCKET, TOLD) == []
    assert open_on(date(2026, 3, 24), CAME, DOCKET, TOLD) == ["report_open_past_limit"]


def test_a_book_that_says_how_but_not_when_stops_the_clock_without_judging_it() -> None:
    stated = RegisterStated(id=uuid4(), matter=CAME.matter, occurred=When.unknown(), stage="instituted")

    assert deadline("report.verification", CAME, stated).outcome is Outcome.DROPPED
    assert str(folded(CAME, stated).matters[0].stage) == "resolved"


def test_an_extension_on_the_last_day_is_lawful_and_the_next_day_is_too_late() -> None:
    # two months from 3 March end nominally on Sunday 3 May, moved to Monday
    def extended(on: date) -> list[str]:
        return codes(CAME, DOCKET, PROLONGED, act("report.extended", on, until=date(2026, 7, 3)))

    assert extended(date(2026, 5, 4)) == []
    assert extended(date(2026, 5, 5)) == ["report_extension_after_limit"]


def test_an_extension_of_two_months_is_lawful_and_one_day_more_is_too_long() -> None:
    def extended(until: date) -> list[str]:
        return codes(CAME, DOCKET, PROLONGED, act("report.extended", date(2026, 4, 28), until=until))

    assert extended(date(2026, 7, 3)) == []
    assert extended(date(2026, 7, 4)) == ["report_extension_too_long"]


def test_a_second_extension_is_one_finding_and_counts_all_the_same() -> None:
    first = act("report.extended", date(2026, 4, 28), ordinal=1, until=date(2026, 6, 3))
    second = act("report.extended", date(2026, 6, 10), ordinal=2, until=date(2026, 7, 15))
    history = (CAME, DOCKET, PROLONGED, first, second)

    assert codes(*history) == ["report_extended_twice"]
    assert ends_on("report.verification", *history) == date(2026, 7, 15)


def test_the_procuracy_is_told_within_three_days() -> None:
    # received on Friday 24 April: day 3 is the day off for the Hùng Kings, moved to Tuesday
    came = received(date(2026, 4, 24))

    assert codes(came, accepted(date(2026, 4, 28))) == []
    assert codes(came, accepted(date(2026, 4, 29))) == ["report_notified_late"]
    assert codes(came, accepted(date(2026, 4, 30), notified_on=date(2026, 4, 27))) == []


def test_three_working_days_to_assign_a_procurator() -> None:
    # National Day 2026: the working days after 28 August are 3, 4 and 7 September
    came, docket = received(date(2026, 8, 27)), accepted(date(2026, 8, 28), procurator=None)
    told = act("report.agency_assigned", date(2026, 8, 28), received=When.on(date(2026, 8, 28)))

    def assigned(on: date) -> list[str]:
        return codes(came, docket, told, act("report.assigned", on, procurator="KSV B"))

    assert assigned(date(2026, 9, 7)) == []
    assert assigned(date(2026, 9, 8)) == ["report_assigned_late"]


def test_an_extension_is_asked_for_five_days_before_the_nominal_end() -> None:
    def asked(on: date) -> list[str]:
        return codes(CAME, DOCKET, PROLONGED, act("report.extension_requested", on, received=When.on(on)))

    assert ends_on("report.extension_request", CAME, PROLONGED) == date(2026, 4, 28)
    assert asked(date(2026, 4, 28)) == []
    assert asked(date(2026, 4, 29)) == ["report_extension_requested_late"]


def test_three_days_to_decide_on_an_extension() -> None:
    asked = act("report.extension_requested", date(2026, 4, 20), received=When.on(date(2026, 4, 20)))

    def refused(on: date) -> list[str]:
        return codes(CAME, DOCKET, PROLONGED, asked, act("report.extension_refused", on))

    assert refused(date(2026, 4, 23)) == []
    assert refused(date(2026, 4, 24)) == ["report_extension_decided_late"]


def test_suspension_is_lawful_only_when_the_time_has_run_out() -> None:
    came = received(date(2026, 7, 1))
    docket = accepted(date(2026, 7, 2))
    prolonged = act("report.prolonged", date(2026, 7, 17), until=date(2026, 9, 1))

    def suspended(on: date) -> list[str]:
        return codes(came, docket, prolonged, act("report.suspended", on))

    assert suspended(date(2026, 8, 20)) == ["report_suspended_early"]
    assert suspended(date(2026, 9, 1)) == []


def test_a_suspension_too_early_names_the_last_day_and_where_rest_days_move_it() -> None:
    """Twenty days end on a Sunday: the time has run out that day, the deadline shows the Monday; the finding says both."""
    came, docket = received(date(2026, 7, 6)), accepted(date(2026, 7, 7))

    (early,) = folded(came, docket, act("report.suspended", date(2026, 7, 20))).findings

    assert early.code == "report_suspended_early"
    assert early.values == {"limit_ends_on": date(2026, 7, 26), "limit_moved_to": date(2026, 7, 27)}
    assert ends_on("report.verification", came, docket) == date(2026, 7, 27)


def test_a_suspension_is_sent_within_twenty_four_hours_even_over_a_weekend() -> None:
    came, docket = received(date(2026, 4, 25)), accepted(date(2026, 4, 27))
    suspended = act("report.suspended", at("2026-05-15T16:30"))

    def sent(moment: datetime) -> list[str]:
        return codes(came, docket, suspended, act("report.decision_received", moment))

    assert sent(at("2026-05-16T16:30")) == []
    assert sent(at("2026-05-16T16:31")) == ["report_suspension_sent_late"]


def test_after_an_annulled_suspension_there_is_one_month_from_its_receipt() -> None:
    came, docket = received(date(2026, 1, 5)), accepted(date(2026, 1, 6))
    suspended = act("report.suspended", date(2026, 1, 26))
    annulled = act("report.suspension_cancelled", date(2026, 1, 29), received=When.on(date(2026, 1, 31)))
    history = (came, docket, suspended, annulled)

    assert ends_on("report.after_annulment", *history) == date(2026, 3, 2)
    assert codes(*history, act("report.instituted", date(2026, 3, 2))) == []
    assert codes(*history, act("report.instituted", date(2026, 3, 3))) == ["report_decided_late"]


def test_after_a_resumption_there_is_one_month_and_the_old_time_is_lost() -> None:
    came, docket = received(date(2026, 3, 3)), accepted(date(2026, 3, 4))
    suspended, resumed = act("report.suspended", date(2026, 3, 23)), act("report.resumed", date(2026, 5, 30))
    history = (came, docket, TOLD, suspended, resumed)

    assert ends_on("report.after_resumption", *history) == date(2026, 6, 30)
    assert open_on(date(2026, 6, 30), *history) == []
    assert open_on(date(2026, 7, 1), *history) == ["report_open_past_limit"]


def test_a_resumption_is_sent_within_three_days() -> None:
    came, docket = received(date(2026, 3, 3)), accepted(date(2026, 3, 4))
    history = (came, docket, act("report.suspended", date(2026, 3, 23)), act("report.resumed", date(2026, 6, 1)))

    assert codes(*history, act("report.decision_received", date(2026, 6, 4))) == []
    assert codes(*history, act("report.decision_received", date(2026, 6, 5))) == ["report_resumption_sent_late"]


def test_the_informant_is_told_within_three_days() -> None:
    settled = act("report.not_instituted", date(2026, 3, 16))

    assert codes(CAME, DOCKET, settled, act("report.notified", date(2026, 3, 19))) == []
    assert codes(CAME, DOCKET, settled, act("report.notified", date(2026, 3, 20))) == ["report_informant_told_late"]


def test_a_report_lodged_with_the_procuracy_is_passed_on_within_twenty_four_hours() -> None:
    lodged = act("report.lodged", at("2026-03-02T09:00"), unit="15-KV1")

    def passed_on(moment: datetime) -> list[str]:
        return codes(lodged, act("report.passed_on", moment, agency="Cơ quan CSĐT Công an tỉnh"))

    assert passed_on(at("2026-03-03T09:00")) == []
    assert passed_on(at("2026-03-03T09:01")) == ["report_passed_on_late"]


def test_the_limit_runs_from_receipt_by_the_competent_agency() -> None:
    lodged = act("report.lodged", date(2026, 3, 2), unit="15-KV1")
    passed = act("report.passed_on", date(2026, 3, 3), agency="Cơ quan CSĐT Công an tỉnh")
    history = (lodged, passed, received(date(2026, 3, 6)))

    assert ends_on("report.verification", *history) == date(2026, 3, 26)
    assert codes(*history) == []


def test_the_file_is_handed_over_within_five_days_and_the_procuracy_has_the_agencys_limit() -> None:
    came, docket = received(date(2026, 6, 10)), accepted(date(2026, 6, 11))
    asked = act("report.takeover_requested", date(2026, 6, 17))

    def taken(on: date) -> list[str]:
        return codes(came, docket, asked, act("report.taken_over", on))

    assert taken(date(2026, 6, 22)) == []
    assert taken(date(2026, 6, 23)) == ["report_file_handed_over_late"]
    over = act("report.taken_over", date(2026, 6, 22))
    assert deadline("report.verification", came, docket, asked, over).outcome is Outcome.DROPPED
    assert ends_on("report.own_verification", came, docket, asked, over) == date(2026, 7, 13)


def test_a_violation_is_mended_within_fifteen_days_of_the_request() -> None:
    asked = act("report.resolution_requested", date(2026, 3, 5), received=When.on(date(2026, 3, 6)))

    assert codes(CAME, DOCKET, asked, act("report.request_answered", date(2026, 3, 23))) == []
    assert codes(CAME, DOCKET, asked, act("report.request_answered", date(2026, 3, 24))) == [
        "report_request_unanswered"
    ]


def test_what_is_late_under_both_readings_of_a_day_in_dispute_is_found_late() -> None:
    """Twenty days from 4/11/2026 end on 24/11 or, if that is a day off, on 25/11."""
    came, docket = received(date(2026, 11, 4)), accepted(date(2026, 11, 5))
    on_time, between, late = (act("report.not_instituted", date(2026, 11, day)) for day in (24, 25, 26))

    for done in (on_time, between):
        assert deadline("report.verification", came, docket, done).outcome is Outcome.MET
        assert "report_decided_late" not in codes(came, docket, done)
    assert deadline("report.verification", came, docket, late).outcome is Outcome.MET_LATE
    found = [one for one in folded(came, docket, late).findings if one.code == "report_decided_late"]
    assert [one.values["latest_on"] for one in found] == [date(2026, 11, 25)]


def test_a_limit_unmet_under_both_readings_of_a_day_in_dispute_is_open() -> None:
    came, docket = received(date(2026, 11, 4)), accepted(date(2026, 11, 5))

    assert "report_open_past_limit" not in open_on(date(2026, 11, 25), came, docket)
    assert "report_open_past_limit" in open_on(date(2026, 11, 26), came, docket)
