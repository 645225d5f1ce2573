"""The days for which hearings were set: put off, paused, held, given up, at first instance and on appeal."""

from __future__ import annotations

from datetime import date, datetime

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.words import Appellant, Proposal, Result
from eprocuracy.workstreams.criminal_cases.words_court import AppellateLevel, Higher
from eprocuracy.workstreams.projected import HearingKind, HearingOutcome

from ...tests.story import Story, named, offences

COURT = "Tòa án nhân dân khu vực 3"


def docketed() -> Story:
    """A case of one accused that waits for its hearing."""
    story = Story().say(
        "case.instituted", "2026-03-02", no="1", unit="22-KV3", agency="CQĐT", title="Vụ án", offences=offences("173/1")
    )
    story.say("case.accepted", "2026-03-03", number=7, year=2026)
    story.say("accused.charged", "2026-03-04", charged={"A": "173/1"})
    story.say("charge.approved", "2026-03-06", who=["A"])
    story.say("investigation.concluded", "2026-04-20", proposal=Proposal.PROSECUTE)
    story.say("file.received", "2026-04-21")
    story.say("case.indicted", "2026-05-05")
    story.say("file.sent_to_court", "2026-05-06")
    return story.say("court.docketed", "2026-06-22", court=COURT)


def set_for_3_august() -> Story:
    return docketed().say(
        "hearing.set", "2026-07-21", hearing=When.at(datetime(2026, 8, 3, 8, 0, tzinfo=VIETNAM)), place="Phòng xử số 2"
    )


def days(story: Story) -> list[tuple[date, HearingOutcome]]:
    return [(one.on, one.outcome) for one in story.told().projected.hearings]


def test_a_hearing_has_its_minute_court_and_room() -> None:
    (one,) = set_for_3_august().told().projected.hearings

    assert one.kind is HearingKind.FIRST_INSTANCE
    assert one.at == datetime(2026, 8, 3, 8, 0, tzinfo=VIETNAM)
    assert (one.court, one.room) == (COURT, "Phòng xử số 2")
    assert one.outcome is HearingOutcome.SET


def test_no_minute_is_invented() -> None:
    (one,) = docketed().say("hearing.set", "2026-07-21", hearing=When.on(date(2026, 8, 3))).told().projected.hearings

    assert one.on == date(2026, 8, 3)
    assert one.at is None


def test_a_day_that_nobody_knows_stands_in_no_calendar() -> None:
    assert days(docketed().say("hearing.set", "2026-07-21", hearing=When.parse("2026-08"))) == []


def test_a_postponed_hearing_stands_on_both_days() -> None:
    """BLTTHS 297: the new day is that of the order; the room stays where nothing else is said."""
    story = set_for_3_august().say(
        "hearing.postponed", "2026-08-03", ground="Vắng bị hại", hearing=When.on(date(2026, 9, 1))
    )

    assert days(story) == [
        (date(2026, 8, 3), HearingOutcome.POSTPONED),
        (date(2026, 9, 1), HearingOutcome.SET),
    ]
    assert story.told().projected.hearings[-1].room == "Phòng xử số 2"


def test_a_paused_hearing_goes_on_and_ends_in_its_judgment() -> None:
    """BLTTHS 251."""
    story = set_for_3_august()
    story.say("hearing.attended", "2026-08-03")
    story.say("hearing.paused", "2026-08-03", resumes=When.on(date(2026, 8, 6)))
    verdicts = (Verdict(participant=named("A"), result=Result.IMPRISONED, months=12),)
    story.say("case.judged", "2026-08-06", no="12/2026/HS-ST", verdicts=verdicts)

    assert days(story) == [(date(2026, 8, 3), HearingOutcome.PAUSED), (date(2026, 8, 6), HearingOutcome.HELD)]


def test_a_case_that_rests_before_its_hearing_gives_the_hearing_up() -> None:
    assert days(set_for_3_august().say("trial.suspended", "2026-07-30")) == [
        (date(2026, 8, 3), HearingOutcome.CANCELLED)
    ]


def test_a_case_that_rests_for_one_accused_keeps_its_hearing() -> None:
    assert days(set_for_3_august().say("trial.suspended", "2026-07-30", who=["A"])) == [
        (date(2026, 8, 3), HearingOutcome.SET)
    ]


def test_a_hearing_set_anew_leaves_the_day_it_was_set_for() -> None:
    story = set_for_3_august().say("hearing.set", "2026-07-25", hearing=When.on(date(2026, 8, 5)))

    assert days(story) == [(date(2026, 8, 3), HearingOutcome.MOVED), (date(2026, 8, 5), HearingOutcome.SET)]


def test_the_appellate_hearing_is_its_own() -> None:
    """BLTTHS 346, 352."""
    story = set_for_3_august()
    verdicts = (Verdict(participant=named("A"), result=Result.IMPRISONED, months=12),)
    story.say("case.judged", "2026-08-03", no="12/2026/HS-ST", verdicts=verdicts)
    story.say("appeal.lodged", "2026-08-14", who=["A"], by=Appellant.ACCUSED)
    story.say("appeal.docketed", "2026-09-01", level=AppellateLevel.PROVINCE, court="Tòa án nhân dân tỉnh")
    story.say("appeal.hearing_set", "2026-09-20", hearing=When.on(date(2026, 10, 5)))
    story.say("appeal.hearing_postponed", "2026-10-05", hearing=When.on(date(2026, 10, 20)))
    story.say("appeal.judged", "2026-10-20", who=["A"], result=Higher.KEPT)

    hearings = story.told().projected.hearings
    assert [(one.kind, one.on, one.outcome) for one in hearings] == [
        (HearingKind.FIRST_INSTANCE, date(2026, 8, 3), HearingOutcome.HELD),
        (HearingKind.APPEAL, date(2026, 10, 5), HearingOutcome.POSTPONED),
        (HearingKind.APPEAL, date(2026, 10, 20), HearingOutcome.HELD),
    ]
    assert hearings[1].court == "Tòa án nhân dân tỉnh"
