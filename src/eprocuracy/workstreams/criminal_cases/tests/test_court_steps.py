"""The court above: appeals of some and of all, judgments annulled, cassation within its year, the case's end."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.catalogue import load
from eprocuracy.workstreams.criminal_cases.acts_appeal import HigherVerdict
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.words import AccusedStage, Appellant, Proposal, Result, Stage
from eprocuracy.workstreams.criminal_cases.words_court import AppellateLevel, Extent, Higher, Review, Sense
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, named, offences


def judged() -> Story:
    """Two defendants, judged on Monday 3 August 2026."""
    who = ["A", "B"]
    story = Story().say(
        "case.instituted", "2026-03-02", no="1", unit="22-KV3", agency="CQĐT", title="Vụ án", offences=offences("173/1")
    )
    story.say("case.accepted", "2026-03-03", number=7, year=2026)
    story.say("accused.charged", "2026-03-04", charged=dict.fromkeys(who, "173/1"))
    story.say("charge.approved", "2026-03-06", who=who)
    story.say("investigation.concluded", "2026-04-20", proposal=Proposal.PROSECUTE)
    story.say("file.received", "2026-04-21")
    story.say("case.indicted", "2026-05-05")
    story.say("file.sent_to_court", "2026-05-06")
    story.say("court.docketed", "2026-06-22")
    story.say("hearing.set", "2026-07-21", hearing=When.on(date(2026, 8, 3)))
    verdicts = tuple(Verdict(participant=named(one), result=Result.IMPRISONED, months=12) for one in who)
    return story.say("case.judged", "2026-08-03", no="12/2026/HS-ST", verdicts=verdicts)


def appealed() -> Story:
    """Appealed by the first defendant; in force for the second when the time to protest has passed."""
    story = judged().say("appeal.lodged", "2026-08-14", who=["A"], by=Appellant.ACCUSED)
    return story.say("judgment.in_force", "2026-09-03", who=["B"])


def test_the_time_to_appeal_is_fifteen_days() -> None:
    """BLTTHS 333(1): 18 August 2026."""
    assert judged().told().ends_on("appeal_right") == date(2026, 8, 18)
    assert judged().told().ends_on("protest_same_level") == date(2026, 8, 18)


def test_a_judgment_in_force_for_one_leaves_the_case_open_for_the_other() -> None:
    """BLTTHS 339, 343."""
    told = appealed().told()

    assert told.track("A").stage is AccusedStage.APPEALED
    assert told.track("B").stage is AccusedStage.IN_FORCE
    assert told.matter("case").stage is Stage.APPEALED
    assert told.matter("case").closed_on is None
    assert told.matter("case").mixed


def test_a_case_ends_when_the_judgment_is_in_force_for_the_last_of_them() -> None:
    story = judged().say("judgment.in_force", "2026-09-03", who=["B"])
    assert story.told().matter("case").closed_on is None

    told = story.say("judgment.in_force", "2026-09-10", who=["A"]).told()

    assert told.matter("case").stage is Stage.IN_FORCE
    assert told.matter("case").closed_on == date(2026, 9, 10)


def test_the_appeal_kept_ends_the_case_on_its_day() -> None:
    """BLTTHS 346: 45 days to prepare, 60 to open at the provincial court; 355(2): in force from the pronouncement."""
    story = appealed().say("appeal.docketed", "2026-09-15", level=AppellateLevel.PROVINCE, number="3/2026/TLPT-HS")
    story.say("appeal.file_received", "2026-09-16", level=AppellateLevel.PROVINCE)
    told = story.told()
    assert told.ends_on("appeal_preparation") == date(2026, 10, 30)
    assert told.ends_on("appeal_opening") == date(2026, 11, 16)  # sixty days end on Saturday the 14th
    assert told.ends_on("appeal_study") == date(2026, 10, 1)

    story.say("appeal.file_returned", "2026-09-30")
    story.say("appeal.hearing_set", "2026-10-20", hearing=When.on(date(2026, 10, 30)))
    told = story.say("appeal.judged", "2026-10-30", no="9/2026/HS-PT", who=["A"], result=Higher.KEPT).told()

    assert told.matter("case").stage is Stage.IN_FORCE
    assert told.matter("case").closed_on == date(2026, 10, 30)
    assert told.track("A").stage is AccusedStage.IN_FORCE
    assert told.codes == []


def test_a_file_returned_after_fifteen_days_is_told() -> None:
    story = appealed().say("appeal.docketed", "2026-09-15", level=AppellateLevel.PROVINCE)
    story.say("appeal.file_received", "2026-09-16", level=AppellateLevel.PROVINCE)

    assert "appeal_file_returned_late" not in story.told().open_on("2026-10-01")
    assert "appeal_file_returned_late" in story.told().open_on("2026-10-02")


def test_annulled_for_one_and_kept_for_the_other_sends_the_case_back_for_the_one() -> None:
    """BLTTHS 358; 174(3): the investigation runs anew from the receipt of the file."""
    story = judged().say("appeal.lodged", "2026-08-14", by=Appellant.SAME_LEVEL)
    story.say("appeal.docketed", "2026-09-15", level=AppellateLevel.PROVINCE)
    verdicts = (HigherVerdict(participant=named("A"), result=Higher.REINVESTIGATION),)
    story.say("appeal.judged", "2026-10-30", result=Higher.KEPT, verdicts=verdicts)
    told = story.told()
    assert told.matter("case").stage is Stage.ANNULLED
    assert told.matter("case").closed_on is None
    assert told.track("A").stage is AccusedStage.ANNULLED
    assert told.track("B").stage is AccusedStage.IN_FORCE

    story.say("file.sent_for_reinvestigation", "2026-11-04", judgment="9/2026/HS-PT")
    story.say("investigation.reopened", "2026-11-06")

    told = story.told()
    assert told.matter("case").stage is Stage.INVESTIGATING
    assert told.track("A").stage is AccusedStage.INVESTIGATED
    assert told.ends_on("investigation_again") == date(2027, 1, 6)
    assert told.codes == []


def test_a_retrial_begins_with_the_docket_of_the_court() -> None:
    story = judged().say("appeal.lodged", "2026-08-14", by=Appellant.SAME_LEVEL)
    story.say("appeal.judged", "2026-10-30", result=Higher.RETRIAL)
    story.say("court.docketed", "2026-11-10")

    told = story.told()
    assert told.matter("case").stage is Stage.TRIAL_PREPARATION
    assert told.ends_on("trial_preparation") == date(2026, 12, 10)


def test_an_appeal_withdrawn_and_discontinued_leaves_the_first_judgment_in_force() -> None:
    """BLTTHS 348."""
    story = judged().say("appeal.lodged", "2026-08-14", by=Appellant.ACCUSED)
    story.say("appeal.docketed", "2026-09-15", level=AppellateLevel.PROVINCE)
    told = story.say("appeal.terminated", "2026-09-25").told()

    assert told.matter("case").stage is Stage.IN_FORCE
    assert told.matter("case").closed_on == date(2026, 9, 25)


@pytest.mark.parametrize(("day", "late"), [("2027-09-06", False), ("2027-09-07", True)])
def test_cassation_against_the_convicted_person_has_one_year(day: str, *, late: bool) -> None:
    """BLTTHS 379(1); in favour of them there is no limit (379(2)). 3 September 2027 is a holiday before a weekend."""
    story = judged().say("judgment.in_force", "2026-09-03")
    favour = Story(acts=[*story.acts]).say(
        "cassation.protested", day, procedure=Review.CASSATION, sense=Sense.IN_FAVOUR
    )
    against = story.say("cassation.protested", day, procedure=Review.CASSATION, sense=Sense.AGAINST)

    assert favour.told().codes == []
    assert against.told().codes == (["cassation_out_of_time"] if late else [])
    assert against.told().matter("case").stage is Stage.CASSATION


def test_cassation_that_acquits_ends_the_case_for_them() -> None:
    story = judged().say("judgment.in_force", "2026-09-03")
    story.say("cassation.protested", "2026-12-01", procedure=Review.CASSATION, sense=Sense.IN_FAVOUR)
    told = story.say("cassation.judged", "2027-01-20", result=Higher.ACQUITTED, who=["A"]).told()

    assert told.track("A").stage is AccusedStage.TERMINATED
    assert told.matter("case").stage is Stage.IN_FORCE


def test_enforcement_is_decided_in_seven_days() -> None:
    """BLTTHS 364(2)."""
    story = judged().say("judgment.in_force", "2026-09-03")
    assert story.told().ends_on("enforcement") == date(2026, 9, 10)
    assert story.say("enforcement.decided", "2026-09-10").told().deadline("enforcement").outcome is Outcome.MET


def test_the_court_suspends_for_one_defendant_and_the_trial_goes_on_for_the_other() -> None:
    """BLTTHS 281."""
    acts = [one for one in judged().acts if one.kind not in ("hearing.set", "case.judged")]
    told = Story(acts=[*acts]).say("trial.suspended", "2026-07-01", who=["B"]).told()

    assert told.matter("case").stage is Stage.TRIAL_PREPARATION
    assert told.track("B").stage is AccusedStage.SUSPENDED
    assert Story(acts=[*acts]).say("trial.suspended", "2026-07-01").told().matter("case").stage is Stage.TRIAL_SUSPENDED


def test_the_preparation_of_the_trial_is_extended() -> None:
    """BLTTHS 277(1): thirty days, and fifteen more."""
    acts = [one for one in judged().acts if one.kind not in ("hearing.set", "case.judged")]
    assert Story(acts=acts).told().ends_on("trial_preparation") == date(2026, 7, 22)

    story = Story(acts=[*acts]).say("trial.extended", "2026-07-20", until=date(2026, 8, 6))

    assert story.told().ends_on("trial_preparation") == date(2026, 8, 6)


def test_the_books_of_appeal_and_of_cassation_tell_their_own_steps_and_none_of_the_other_s() -> None:
    story = appealed()
    story.say("appeal.withdrawn", "2026-09-10", by=Appellant.ACCUSED, extent=Extent.PART)
    story.say(
        "appeal.docketed", "2026-09-14", number="31/2026/TLPT-HS", court="TAND tỉnh", level=AppellateLevel.PROVINCE
    )
    assert not of_book(story, "S9")

    judged_above = story.say("appeal.judged", "2026-10-05", no="40/2026/HS-PT", result=Higher.MITIGATED, who=["A"])
    reopened = judged_above.say(
        "cassation.protested",
        "2027-02-01",
        no="2/QĐ-VKS",
        procedure=Review.CASSATION,
        sense=Sense.IN_FAVOUR,
        who=["A"],
    ).say("cassation.judged", "2027-04-05", no="3/2027/HS-GĐT", result=Higher.KEPT, who=["A"])

    appeal, cassation = of_book(reopened, "S8"), of_book(reopened, "S9")
    assert appeal["appeals"] == "bị cáo kháng cáo, 14/08/2026"
    assert appeal["withdrawn"] == "bị cáo kháng cáo, một phần, 10/09/2026"
    assert appeal["docket"] == "31/2026/TLPT-HS 14/09/2026"
    assert appeal["decided"] == "sửa án: giảm nhẹ, 40/2026/HS-PT 05/10/2026"
    assert cassation["protested"] == "giám đốc thẩm, 2/QĐ-VKS 01/02/2027"
    assert cassation["sense"] == "có lợi cho người bị kết án"
    assert cassation["decided"] == "giữ nguyên bản án, quyết định, 3/2027/HS-GĐT 05/04/2027"
    assert of_book(reopened, "S7")["appeal"] == "40/2026/HS-PT - 05/10/2026 - sửa án: giảm nhẹ"
    assert not of_book(judged(), "S8")


def of_book(story: Story, code: str) -> dict[str, object]:
    """What stands in the line of the case in a book, by column; nothing where the case is not in it."""
    columns = [one.key for one in load().registers[code].columns]
    lines = [one for one in story.told().projected.lines if one.book == code]
    return dict(zip(columns, lines[0].cells, strict=True)) if lines else {}
