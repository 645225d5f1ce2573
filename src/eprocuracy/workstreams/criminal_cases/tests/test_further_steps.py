"""Further steps of a case: measures, charges undone, activities, papers in time, the simplified procedure."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.criminal_cases.words import AccusedStage, ChargeChange, Measure, Proposal, Stage
from eprocuracy.workstreams.criminal_cases.words_court import At
from eprocuracy.workstreams.criminal_cases.words_steps import Activity, ExpertSubject, Objector, PaperOf
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, offences


def a_case(*, second: bool = False) -> Story:
    """Instituted on Monday 2 March 2026 for theft, one or two accused approved on the 6th."""
    who = ["A", "B"] if second else ["A"]
    story = Story().say(
        "case.instituted", "2026-03-02", no="1", unit="22-KV3", agency="CQĐT", title="Vụ án", offences=offences("173/1")
    )
    story.say("case.accepted", "2026-03-03", number=7, year=2026, procurator="mai")
    story.say("accused.charged", "2026-03-04", charged=dict.fromkeys(who, "173/1"), people=dict.fromkeys(who, "1990"))
    story.say("charge.file_received", "2026-03-05", who=who)
    return story.say("charge.approved", "2026-03-06", who=who)


def line(story: Story, book: str, key: str) -> object:
    """What stands in one column of the first line of a book."""
    from eprocuracy.workstreams.catalogue import rules

    columns = [one.key for one in rules().catalogue.registers[book].columns]
    lines = [one for one in story.told().projected.lines if one.book == book]
    return lines[0].cells[columns.index(key)]


def test_a_measure_refused_falls_and_the_others_stay_in_force() -> None:
    """BLTTHS 121(4), 125: bail is refused, the ban on leaving stands."""
    story = a_case().say("measure.imposed", "2026-03-07", who=["A"], measure=Measure.RESIDENCE_BAN)
    story.say("measure.imposed", "2026-03-08", who=["A"], measure=Measure.GUARANTEE)
    story.say("measure.file_received", "2026-03-09", who=["A"], measure=Measure.GUARANTEE)
    assert story.told().track("A").measure is Measure.GUARANTEE

    story.say("measure.refused", "2026-03-12", who=["A"], measure=Measure.GUARANTEE, ground="không đủ điều kiện")

    told = story.told()
    assert told.track("A").measure is Measure.RESIDENCE_BAN
    assert told.ends_on("measure_approval") == date(2026, 3, 12)  # TTLT 04/2018, Điều 21, 22: three days
    assert told.codes == []


def test_a_decision_on_bail_a_day_late_is_told() -> None:
    story = a_case().say("measure.file_received", "2026-03-09", who=["A"], measure=Measure.DEPOSIT)

    assert story.told().open_on("2026-03-12") == []
    assert story.told().open_on("2026-03-13") == ["measure_decided_late"]
    assert story.say("measure.approved", "2026-03-13", who=["A"], measure=Measure.DEPOSIT).told().codes == [
        "measure_decided_late"
    ]


def test_a_measure_with_a_last_day_is_watched_and_ends_with_the_charge() -> None:
    """BLTTHS 121(5), 125(2): ten days before the end of bail that it approved the procuracy is told."""
    story = a_case().say(
        "measure.imposed", "2026-03-07", who=["A"], measure=Measure.GUARANTEE, until=When.on(date(2026, 5, 1))
    )

    # only custody and detention end on the written day itself (134(1)): 1 May is a holiday, 2 and 3 a weekend
    assert story.told().ends_on("measure_end") == date(2026, 5, 4)
    assert story.told().ends_on("measure_end_notice") == date(2026, 4, 21)
    assert story.say("accused.terminated", "2026-04-01", who=["A"]).told().deadline("measure_end").outcome is (
        Outcome.DROPPED
    )


@pytest.mark.parametrize(
    ("measure", "by"),
    [
        (Measure.GUARANTEE, "VKSND khu vực 3"),
        (Measure.DEPOSIT, "Toà án nhân dân khu vực 3"),
        (Measure.RESIDENCE_BAN, "Cơ quan CSĐT Công an tỉnh"),  # needs no approval (123)
    ],
)
def test_nobody_tells_the_procuracy_of_a_measure_that_it_did_not_approve(measure: Measure, by: str) -> None:
    """BLTTHS 125(2) speaks of measures that the procuracy approved: not of its own, of a court's, of a ban that needs none."""
    story = a_case().say(
        "measure.imposed", "2026-03-07", who=["A"], measure=measure, until=When.on(date(2026, 4, 30)), issued_by=by
    )

    clocks = {one.clock for one in story.told().projected.deadlines}
    assert "measure_end" in clocks
    assert "measure_end_notice" not in clocks


def test_an_annulled_change_of_a_charge_gives_back_the_charge_before_it() -> None:
    """BLTTHS 180(3): from theft to robbery, and back."""
    story = a_case().say("case.changed", "2026-03-10", manner=ChargeChange.ADDED, offences=offences("168/1"))
    story.say("accused.changed", "2026-03-11", charged={"A": "168/1"}, manner=ChargeChange.CHANGED)
    story.say("charge_change.file_received", "2026-03-12", who=["A"])
    assert story.told().track("A").offences == ("168/1",)

    story.say("charge_change.cancelled", "2026-03-15", who=["A"], ground="không đủ chứng cứ")
    story.say("case_change.cancelled", "2026-03-15", manner=ChargeChange.ADDED, ground="không có căn cứ")

    told = story.told()
    assert told.track("A").offences == ("173/1",)
    assert told.matter("case").offences == ("173/1",)
    # three days end on Sunday the 15th and move to Monday the 16th
    assert told.ends_on("charge_change_approval") == date(2026, 3, 16)
    assert told.codes == []


def test_an_annulled_annulment_lets_the_charge_stand_again() -> None:
    story = a_case().say("charge.cancelled", "2026-03-10", who=["A"], ground="x")
    assert story.told().track("A").stage is AccusedStage.CHARGE_CANCELLED

    story.say("charge.annulment_cancelled", "2026-03-12", who=["A"], ground="y")

    assert story.told().track("A").stage is AccusedStage.INVESTIGATED


@pytest.mark.parametrize(
    ("told_at", "late"), [("2026-03-10T08:30", False), ("2026-03-10T08:31", True), ("2026-03-10", False)]
)
def test_an_activity_is_announced_twenty_four_hours_before(told_at: str, *, late: bool) -> None:
    """TTLT 04/2018, Điều 13; what is known by its day only is not called late on the last day."""
    story = a_case().say(
        "activity.announced", told_at, activity=Activity.CONFRONTATION, planned=When.parse("2026-03-11T08:30")
    )

    assert story.told().codes == (["activity_announced_late"] if late else [])


def test_an_urgent_search_is_told_within_twenty_four_hours() -> None:
    """BLTTHS 193(2)."""
    search = {"activity": Activity.SEARCH, "attended": False, "urgent": True}
    story = a_case().say("activity.conducted", "2026-03-10T09:00", **search)

    assert story.told().open_on("2026-03-12") == ["search_told_late"]
    assert Story(acts=[*story.acts]).say("search.reported", "2026-03-11T09:00").told().codes == []
    assert story.say("search.reported", "2026-03-11T09:01").told().codes == ["search_told_late"]


@pytest.mark.parametrize(
    ("came", "obstacle", "late"),
    [(9, False, False), (10, False, True), (17, True, False), (18, True, True)],
)
def test_records_not_attended_come_in_five_days_or_fifteen(came: int, *, obstacle: bool, late: bool) -> None:
    """BLTTHS 88(5): made on 2 March; five days end on Saturday the 7th, which moves to Monday the 9th."""
    story = a_case().say(
        "documents.received", date(2026, 3, came), made_on=date(2026, 3, 2), obstacle=obstacle, listed="BB"
    )

    assert story.told().codes == (["documents_sent_late"] if late else [])


def test_experts_have_the_time_of_what_they_examine() -> None:
    """BLTTHS 208: nine days for injuries, three months for mental state."""
    story = a_case().say(
        "expertise.ordered", "2026-03-10", subject=ExpertSubject.INJURY, received=When.on(date(2026, 3, 11))
    )
    story.say("expertise.ordered", "2026-03-10", subject=ExpertSubject.MENTAL, received=When.on(date(2026, 3, 11)))

    told = story.told()
    assert told.ends_on("expertise_short") == date(2026, 3, 20)
    assert told.ends_on("expertise_mental") == date(2026, 6, 11)
    assert told.open_on("2026-03-21") == ["expertise_late"]


def test_the_petition_of_an_entrusted_agency_is_answered_in_five_days() -> None:
    """BLTTHS 167(2): twenty days for an investigating agency, five for one entrusted."""
    day = When.on(date(2026, 3, 10))
    story = a_case().say("agency.objected", "2026-03-10", objector=Objector.DELEGATED_AGENCY, received=day)
    assert story.told().ends_on("objection") == date(2026, 3, 16)  # the 15th is a Sunday
    story.say("agency.objected", "2026-03-10", objector=Objector.INVESTIGATING_AGENCY, received=day)
    assert story.told().ends_on("objection") == date(2026, 3, 30)


def test_the_institution_is_reviewed_in_three_days() -> None:
    """TTLT 04/2018, Điều 7."""
    story = a_case().say("decision.received", "2026-03-03", about=PaperOf.INSTITUTION)

    assert story.told().ends_on("institution_review") == date(2026, 3, 6)
    assert story.told().open_on("2026-03-07") == ["institution_reviewed_late"]


def test_the_joint_review_comes_ten_days_before_the_end() -> None:
    """TTLT 04/2018, Điều 31: ten days for the less serious; the investigation ends on 2 May."""
    assert a_case().told().ends_on("evidence_review") == date(2026, 4, 22)


def test_an_annulled_termination_waits_for_its_resumption() -> None:
    """BLTTHS 230(3)."""
    story = a_case().say("investigation.terminated", "2026-04-01")
    story.say("decision.received", "2026-04-02", about=PaperOf.TERMINATION, with_file=True)
    assert story.told().ends_on("termination_review") == date(2026, 4, 17)

    story.say("investigation.termination_cancelled", "2026-04-10", ground="không có căn cứ")
    assert story.told().matter("case").stage is Stage.TO_RESUME
    assert story.told().matter("case").closed_on is None

    story.say("investigation.resumed", "2026-04-13")
    assert story.told().matter("case").stage is Stage.INVESTIGATING
    assert story.told().codes == []


def test_the_simplified_procedure_has_its_own_times_and_its_end_gives_back_the_general_ones() -> None:
    """BLTTHS 460: twenty days from the institution; 458: what is cancelled goes on by the general procedure."""
    instituted = date(2026, 3, 2)
    story = a_case().say("summary.applied", "2026-03-07", at=At.INVESTIGATION, instituted_on=instituted)
    told = story.told()
    assert told.ends_on("summary_investigation") == date(2026, 3, 23)  # the 22nd is a Sunday
    assert told.deadline("investigation").outcome is Outcome.DROPPED

    story.say("summary.cancelled", "2026-03-20", at=At.INVESTIGATION, instituted_on=instituted, ground="phức tạp")
    told = story.told()
    assert told.deadline("summary_investigation").outcome is Outcome.DROPPED
    assert told.ends_on("investigation") == date(2026, 5, 4)  # two months from the institution; 2 May is a Saturday


def test_a_simplified_case_is_prosecuted_in_five_days_and_goes_to_court_in_one() -> None:
    """BLTTHS 461."""
    story = a_case().say("summary.applied", "2026-03-07", at=At.INVESTIGATION, instituted_on=date(2026, 3, 2))
    story.say("investigation.concluded", "2026-03-18", proposal=Proposal.PROSECUTE)
    story.say("summary.file_received", "2026-03-18")
    assert story.told().ends_on("summary_prosecution") == date(2026, 3, 23)

    story.say("summary.prosecuted", "2026-03-20")
    story.say("file.sent_to_court", "2026-03-20")
    story.say("court.docketed", "2026-03-23", summary_procedure=True)

    told = story.told()
    assert told.ends_on("summary_trial_preparation") == date(2026, 4, 2)
    assert told.deadlines("trial_preparation") == []
    assert told.track("A").stage is AccusedStage.INDICTED
    assert told.codes == []


def test_questioning_at_night_must_say_why() -> None:
    """BLTTHS 183(3): night is from 22 to 6 (134)."""
    night = {"begun": When.parse("2026-03-10T22:00"), "by_procurator": True}
    assert a_case().say("accused.interrogated", "2026-03-10", who=["A"], **night).told().codes == [
        "interrogated_at_night"
    ]
    assert a_case().say("accused.interrogated", "2026-03-10", who=["A"], undelayable=True, **night).told().codes == []


def test_one_of_two_accused_is_diverted() -> None:
    story = a_case(second=True).say("diversion.plan_received", "2026-03-10", who=["B"])
    story.say("diversion.meeting_set", "2026-03-12", who=["B"], meeting=When.on(date(2026, 3, 16)))
    story.say("diversion.applied", "2026-03-16", who=["B"], measure="khiển trách")

    told = story.told()
    assert told.track("B").stage is AccusedStage.DIVERTED
    assert told.track("A").stage is AccusedStage.INVESTIGATED
    assert told.matter("case").mixed
    assert story.say("diversion.cancelled", "2026-03-20", who=["B"], ground="x").told().track("B").stage is (
        AccusedStage.INVESTIGATED
    )


def test_what_was_joined_is_free_again_when_the_joining_is_annulled() -> None:
    """BLTTHS 170(3)."""
    story = a_case()
    story.say(
        "case.instituted", "2026-03-05", matter="other", unit="22-KV3", title="Vụ kia", offences=offences("178/1")
    )
    story.say("case.joined", "2026-03-12", who=["C"], ties={Role.JOINED: "other"})
    assert story.told().matter("other").stage is Stage.JOINED
    assert story.told().track("C", "case").stage is AccusedStage.INVESTIGATED

    story.say("case.join_cancelled", "2026-03-20", ties={Role.JOINED: "other"}, ground="không cùng sự việc")

    told = story.told()
    assert told.matter("other").stage is Stage.INVESTIGATING
    assert told.matter("other").closed_on is None
    assert told.track("C", "case").stage is AccusedStage.SPLIT_OFF


def test_accused_come_back_when_the_splitting_is_annulled() -> None:
    story = a_case(second=True)
    story.say(
        "case.split", "2026-03-20", matter="new", who=["B"], ties={Role.SPLIT_FROM: "case"},
        unit="22-KV3", title="Vụ tách", offences=offences("173/1"), instituted_on=date(2026, 3, 2),
    )  # fmt: skip
    assert story.told().track("B", "case").stage is AccusedStage.SPLIT_OFF

    story.say("case.split_cancelled", "2026-03-25", matter="new", ties={Role.SPLIT_FROM: "case"}, ground="x")

    told = story.told()
    assert told.track("B", "case").stage is AccusedStage.INVESTIGATED
    assert told.matter("new").closed_on == date(2026, 3, 25)


def test_a_case_taken_over_keeps_its_old_number_and_its_limits() -> None:
    """TT 03/2025: from a dissolved district office."""
    before = a_case().told().ends_on("investigation")
    story = a_case().say(
        "case.taken_over", "2026-03-20", from_unit="VKSND huyện Đầm Hà", from_number="7/2026", unit="22-KV4", number=31, year=2026
    )  # fmt: skip

    told = story.told()
    assert (told.matter("case").unit, told.matter("case").number) == ("22-KV4", 31)
    assert told.ends_on("investigation") == before
    assert "7/2026" in str(line(story, "S3", "formerly"))
