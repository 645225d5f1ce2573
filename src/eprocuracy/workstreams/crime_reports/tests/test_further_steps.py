"""Reports that are joined, split off or taken over keep where they come from, and their limits run on."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.crime_reports.words import Stage
from eprocuracy.workstreams.criminal_cases.words_steps import Activity
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, named


def a_report(name: str = "report", number: int = 5) -> Story:
    """Received on Monday 2 March 2026; twenty days end on Sunday the 22nd, which moves to the 23rd."""
    story = Story(matter=name).say("report.received", "2026-03-02", unit="22-KV3", agency="CQĐT", description="Mất xe")
    return story.say(
        "report.accepted", "2026-03-04", unit="22-KV3", number=number, year=2026, procurator="mai", notified_on=date(2026, 3, 4)
    )  # fmt: skip


def test_a_joined_report_ends_in_the_other_and_keeps_its_number() -> None:
    story = a_report("second", 6)
    story.acts = [*a_report().acts, *story.acts]
    told = story.say("report.joined", "2026-03-10", matter="report", ties={Role.JOINED: "second"}).told()

    assert told.matter("second").stage is Stage.JOINED
    assert told.matter("second").closed_on == date(2026, 3, 10)
    assert told.matter("second").number == 6
    assert told.matter("report").stage is Stage.VERIFYING
    of_second = [one for one in told.deadlines("report.verification") if one.matter == named("second")]
    assert of_second[-1].outcome is Outcome.DROPPED
    assert told.codes == []


def test_a_report_split_off_has_the_limit_of_the_first_receipt() -> None:
    story = a_report().say(
        "report.split", "2026-03-12", matter="new", ties={Role.SPLIT_FROM: "report"},
        unit="22-KV3", agency="CQĐT", description="Vụ khác", received_on=date(2026, 3, 2),
    )  # fmt: skip

    told = story.told()
    assert told.matter("new").stage is Stage.TO_ACCEPT
    ends = {one.matter: one.answer.ends_on for one in told.deadlines("report.verification")}  # type: ignore[union-attr]
    assert ends == {named("report"): date(2026, 3, 23), named("new"): date(2026, 3, 23)}


def test_a_report_taken_over_from_a_dissolved_office_keeps_its_old_numbers() -> None:
    story = a_report().say(
        "report.taken_from_office", "2026-03-15", from_unit="VKSND huyện Đầm Hà", from_number="17/2025",
        unit="22-KV4", number=9, year=2026,
    )  # fmt: skip

    told = story.told()
    assert (told.matter("report").unit, told.matter("report").number) == ("22-KV4", 9)
    assert told.ends_on("report.verification") == date(2026, 3, 23)
    line = next(one for one in told.projected.lines if one.book == "S2")
    assert "17/2025" in str(line.cells)
    assert "5/2026" in str(line.cells)


def test_activities_are_counted_with_and_without_the_procurator() -> None:
    story = a_report().say("report.activity_conducted", "2026-03-05", activity=Activity.SCENE, attended=True)
    story.say("report.activity_conducted", "2026-03-06", activity=Activity.BODY, attended=False)

    counted = {(one.code, one.outcome) for one in story.told().projected.facts if "activity" in one.code}
    assert ("report.activity_attended", "scene") in counted
    assert ("report.activity_unattended", "body") in counted


def test_the_petition_against_a_takeover_is_answered_in_ten_days() -> None:
    """TTLT 01/2017, Điều 13."""
    story = a_report().say("report.agency_objected", "2026-03-10", received=When.on(date(2026, 3, 10)))

    assert story.told().ends_on("report.objection") == date(2026, 3, 20)
    assert "report_objection_answered_late" in story.told().open_on("2026-03-21")
