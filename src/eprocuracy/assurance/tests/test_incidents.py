"""Incidents: hours from when one was noticed, more becoming known, and no end without the whole report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from eprocuracy.assurance.incidents import register
from eprocuracy.assurance.incidents.words import Kind, Mark
from eprocuracy.assurance.models import Incident
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
NOTICED = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)  # Friday 23:30 in Việt Nam
MONDAY = NOTICED + timedelta(days=2, hours=9)


def an_incident(*marks: Mark) -> Incident:
    return register.open_incident(
        kind=Kind.LEAK,
        summary="Tệp xuất gửi nhầm",
        noticed_at=NOTICED,
        noticed_by="Văn thư",
        marks=marks,
        by=SYSTEM,
        at=MONDAY,
    )


def due(incident: Incident) -> dict[str, timedelta]:
    (one,) = register.told([incident])
    return {step.duty.code: step.due - NOTICED for step in one.steps}


def test_hours_run_through_the_weekend_from_when_it_was_noticed_not_from_when_it_was_recorded() -> None:
    serious = an_incident(Mark.SERIOUS)

    assert due(serious) == {"first_notice": timedelta(hours=24), "cause": timedelta(hours=72)}
    assert register.overdue(at=MONDAY) == 1  # the first notice was due on Saturday night


def test_what_becomes_known_later_still_counts_from_when_it_was_noticed() -> None:
    incident = an_incident()
    assert due(incident) == {}

    register.add_marks(incident, [Mark.LOCATED, Mark.NATIONAL], by=SYSTEM, at=MONDAY)

    hours = {code: one // timedelta(hours=1) for code, one in due(incident).items()}
    assert hours == {"at_once": 0, "first_notice": 24, "cause": 72, "personal_data": 72, "affected": 72}


def test_an_incident_ends_when_every_notice_was_given_and_the_report_is_whole() -> None:
    incident = an_incident(Mark.PERSONAL)
    whole = {"cause": "Chọn nhầm người nhận", "course": "23:30 phát hiện", "remedy": "Thu hồi, nhắc lại quy trình"}
    with pytest.raises(Refused, match="Chưa ghi"):
        register.close(incident, **whole, by=SYSTEM, at=MONDAY)
    with pytest.raises(Refused, match="từ lúc phát hiện"):
        register.give_notice(
            incident, "personal_data", given_at=NOTICED - timedelta(hours=1), note="CV 1", by=SYSTEM, at=MONDAY
        )
    register.give_notice(incident, "personal_data", given_at=MONDAY, note="Công văn 12", by=SYSTEM, at=MONDAY)
    with pytest.raises(Refused, match="nguyên nhân gốc"):
        register.close(incident, **{**whole, "cause": " "}, by=SYSTEM, at=MONDAY)

    register.close(incident, **whole, by=SYSTEM, at=MONDAY)

    assert register.overdue(at=MONDAY + timedelta(days=30)) == 0
    with pytest.raises(Refused, match="đã kết thúc"):
        register.add_marks(incident, [Mark.SERIOUS], by=SYSTEM, at=MONDAY)
