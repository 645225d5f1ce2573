"""Two cases from the report or the arrest to the judgment, with every date counted by hand."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.moments import When
from eprocuracy.law.custody import order_in_words
from eprocuracy.workstreams.beside.acts_requests import ItemAnswered
from eprocuracy.workstreams.beside.words import NoticeOf, NoticeTo, Reply
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.moves_table import MOVES
from eprocuracy.workstreams.criminal_cases.words import (
    AccusedStage,
    Appellant,
    Measure,
    Proposal,
    Result,
    ReturnGround,
    Stage,
)
from eprocuracy.workstreams.custody.words import About, Manner
from eprocuracy.workstreams.custody.words import Stage as HeldStage
from eprocuracy.workstreams.moves import Moves
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, named, offences


def a_theft() -> Story:
    """Theft under clause 1 of Article 173, less serious; the accused stays at large until the suspended sentence."""
    story = Story()
    story.say(
        "report.received", "2026-03-02", matter="report", unit="22-KV3", agency="CQĐT", offences=offences("173/1")
    )
    story.say("report.accepted", "2026-03-03", matter="report", unit="22-KV3", number=41, year=2026)
    story.say("notice.given", "2026-03-04", matter="report", about=NoticeOf.INTAKE, to=NoticeTo.INFORMANT)
    story.say("report.instituted", "2026-03-20", matter="report", no="12", ties={Role.CASE: "case"})
    story.say(
        "case.instituted", "2026-03-20", no="12", ties={Role.REPORT: "report"}, unit="22-KV3", agency="CQĐT",
        title="Trộm cắp tài sản", offences=offences("173/1"), offence_on=date(2026, 2, 25),
    )  # fmt: skip
    story.say("case.accepted", "2026-03-23", unit="22-KV3", number=7, year=2026, procurator="Kiểm sát viên A")
    story.say("accused.charged", "2026-03-25T09:00", charged={"A": "173/1"}, people={"A": "1990-04-12"}, no="15")
    story.say("charge.file_received", "2026-03-26T08:00", who=["A"])
    story.say("charge.approved", "2026-03-27", who=["A"], no="9")
    story.say(
        "measure.imposed", "2026-03-27", who=["A"], measure=Measure.RESIDENCE_BAN, until=When.on(date(2026, 5, 20))
    )
    story.say("investigation.requested", "2026-04-02", no="3", items=("Định giá tài sản",))
    story.say("request.answered", "2026-04-20", answers=(ItemAnswered(item=1, outcome=Reply.DONE),))
    story.say("investigation.concluded", "2026-05-08", no="20", proposal=Proposal.PROSECUTE)
    story.say("file.received", "2026-05-11", volumes=1, pages=112)
    story.say("case.indicted", "2026-06-01", no="18", court="TAND khu vực 3")
    story.say("notice.given", "2026-06-02", who=["A"], about=NoticeOf.INDICTMENT, to=NoticeTo.ACCUSED)
    story.say("file.sent_to_court", "2026-06-03")
    story.say("court.docketed", "2026-06-05", number="22/2026/TLST-HS")
    story.say("hearing.set", "2026-07-03", hearing=When.parse("2026-07-17T07:30"))
    verdict = Verdict(
        participant=named("A"), result=Result.SUSPENDED_SENTENCE, penalty="09 tháng tù, án treo", months=9
    )
    story.say("case.judged", "2026-07-17", no="30/2026/HS-ST", who=["A"], verdicts=(verdict,))
    story.say("judgment.reviewed", "2026-07-24", protests=False)
    return story.say("judgment.in_force", "2026-08-18")


def test_a_theft_from_the_report_to_the_judgment_in_force() -> None:
    told = a_theft().told()

    # BLTTHS 147(1): 20 days after 2 March are 22 March, a Sunday, moved to Monday 23 March
    assert told.ends_on("report.verification") == date(2026, 3, 23)
    # 172(1): two months after 20 March, a Wednesday
    assert told.ends_on("investigation") == date(2026, 5, 20)
    # 179(3): 24 hours to send it; three days after 26 March are 29 March, a Sunday, moved to 30 March
    assert told.deadline("charge_sent").outcome is Outcome.MET
    assert told.ends_on("charge_approval") == date(2026, 3, 30)
    # 232(4): two days after 8 May are 10 May, a Sunday, moved to 11 May: met on the last day
    assert told.ends_on("file_forwarding") == date(2026, 5, 11)
    # 240(1): twenty days after 11 May are 31 May, a Sunday, moved to 1 June: met on the last day
    assert told.ends_on("prosecution_decision") == date(2026, 6, 1)
    # 244: three days after 1 June
    assert told.ends_on("file_to_court") == date(2026, 6, 4)
    # 277(1): thirty days after 5 June are 5 July, a Sunday, moved to 6 July
    assert told.ends_on("trial_preparation") == date(2026, 7, 6)
    # 277(3): fifteen days after 3 July are 18 July, a Saturday, moved to Monday 20 July
    assert told.ends_on("hearing_opening") == date(2026, 7, 20)
    # 337(1): fifteen days after 17 July are 1 August, a Saturday, moved to 3 August; thirty are 16 August, a Sunday, moved to 17
    assert told.ends_on("protest_same_level") == date(2026, 8, 3)
    assert told.ends_on("protest_upper_level") == date(2026, 8, 17)
    assert all(
        one.outcome in (Outcome.MET, Outcome.DROPPED)
        for one in told.projected.deadlines
        if one.matter == named("case") and one.clock not in ("enforcement", "sentence_execution")
    )
    # 364(2): the court now has seven days to decide on enforcement
    assert told.deadline("enforcement").outcome is Outcome.RUNNING
    assert told.codes == []
    assert told.matter("case").stage is Stage.IN_FORCE
    assert told.track("A").stage is AccusedStage.IN_FORCE


def test_a_reviewed_judgment_waits_for_the_time_to_appeal_and_needs_no_second_review() -> None:
    judged = a_theft().until("2026-07-20").told().matter("case").stage
    reviewed = a_theft().until("2026-07-30").told().matter("case").stage

    assert judged is Stage.JUDGED
    assert reviewed is Stage.REVIEWED
    moves = Moves(MOVES)
    assert moves.primary_at(judged) == "judgment.reviewed"
    assert moves.primary_at(reviewed) == "judgment.in_force"
    assert "appeal.lodged" in moves.offered_at(reviewed)


def test_a_theft_as_it_stood_while_it_was_investigated() -> None:
    told = a_theft().until("2026-04-10").told()

    assert told.matter("case").stage is Stage.INVESTIGATING
    assert told.track("A").stage is AccusedStage.INVESTIGATED
    assert told.track("A").measure is Measure.RESIDENCE_BAN
    # 172(2): ten days before 20 May, a Sunday, never moved
    assert told.ends_on("investigation_request") == date(2026, 5, 10)
    assert told.deadline("investigation").outcome is Outcome.RUNNING


HELD = {"matter": "held", "role": Role.HELD, "who": ["B"]}


def a_drug_case() -> Story:
    """Trading in narcotics under clause 2 of Article 251, very serious: emergency hold, custody, detention, return, trial."""
    story = Story()
    _arrest_and_custody(story)
    _investigation(story)
    _additional_investigation(story)
    _trial(story)
    return story


def _arrest_and_custody(story: Story) -> None:
    story.say(
        "custody.held", "2026-01-05T21:30", **HELD, people={"B": "1988-07-01"}, ties={Role.CASE: "case"}, unit="22",
        number=3, year=2026, manner=Manner.EMERGENCY, offences=offences("251/2"),
    )  # fmt: skip
    begins = When.parse("2026-01-06T08:00")
    story.say("custody.ordered", "2026-01-06T08:00", **HELD, no="2", begins=begins, ends=When.parse("2026-01-09T08:00"))
    story.say("custody.file_received", "2026-01-06T15:00", **HELD, about=About.CUSTODY)
    for ordinal, until, received, approved in (
        (1, "2026-01-12T08:00", "2026-01-08T17:00", "2026-01-08T20:00"),
        (2, "2026-01-15T08:00", "2026-01-11T16:00", "2026-01-11T19:00"),
    ):
        story.say("custody.extended", received, **HELD, ordinal=ordinal, until=When.parse(until))
        story.say("custody.file_received", received, **HELD, about=About.EXTENSION)
        story.say("custody.extension_approved", approved, **HELD, ordinal=ordinal)


def _investigation(story: Story) -> None:
    story.say(
        "case.instituted", "2026-01-08", no="4", unit="22", agency="CQĐT", title="Mua bán trái phép chất ma túy",
        offences=offences("251/2"), offence_on=date(2026, 1, 5),
    )  # fmt: skip
    story.say("case.accepted", "2026-01-09", unit="22", number=2, year=2026, procurator="Kiểm sát viên B")
    story.say("accused.charged", "2026-01-12T10:00", charged={"B": "251/2"}, no="6")
    story.say("charge.file_received", "2026-01-12T16:00", who=["B"])
    story.say("charge.approved", "2026-01-13", who=["B"])
    story.say("detention.ordered", "2026-01-13", **HELD, no="5", begins=date(2026, 1, 15), until=date(2026, 5, 5))
    story.say("custody.file_received", "2026-01-13T17:00", **HELD, about=About.DETENTION)
    story.say("detention.approved", "2026-01-14", **HELD)
    story.say("investigation.extension_requested", "2026-04-22", ordinal=1)
    story.say("investigation.extended", "2026-04-24", no="7", ordinal=1, until=date(2026, 9, 8))
    story.say("detention.extended", "2026-04-24", **HELD, no="8", ordinal=1, until=date(2026, 8, 3))
    story.say("investigation.concluded", "2026-07-10", no="30", proposal=Proposal.PROSECUTE)
    story.say("file.received", "2026-07-13", volumes=2, pages=310)


def _additional_investigation(story: Story) -> None:
    story.say(
        "file.returned", "2026-07-31", no="2", ordinal=1, ground=ReturnGround.EVIDENCE_LACKING,
        issues=("Giám định lại khối lượng",), agency_received=When.parse("2026-08-03"),
    )  # fmt: skip
    story.say("detention.ordered", "2026-07-31", **HELD, no="11", begins=date(2026, 8, 4), until=date(2026, 10, 1))
    story.say("investigation.concluded", "2026-09-15", no="41", proposal=Proposal.PROSECUTE, supplementary=True)
    story.say("file.received", "2026-09-16", volumes=2, pages=352)
    story.say(
        "detention.for_prosecution", "2026-09-25", **HELD, no="12", begins=date(2026, 10, 2), until=date(2026, 10, 15)
    )
    story.say("case.indicted", "2026-10-09", no="35", court="TAND tỉnh")
    story.say("file.sent_to_court", "2026-10-12")


def _trial(story: Story) -> None:
    story.say("person.sent_to_court", "2026-10-12", **HELD, court="TAND tỉnh")
    story.say("court.docketed", "2026-10-14", number="60/2026/TLST-HS")
    story.say("detention.by_court", "2026-10-14", **HELD, begins=date(2026, 10, 16), until=date(2026, 12, 12))
    story.say("hearing.set", "2026-11-10", hearing=When.parse("2026-11-25T07:30"))
    verdict = Verdict(participant=named("B"), result=Result.IMPRISONED, penalty="08 năm tù", months=96)
    story.say("case.judged", "2026-11-25", no="70/2026/HS-ST", who=["B"], verdicts=(verdict,))
    story.say("appeal.lodged", "2026-12-01", who=["B"], by=Appellant.ACCUSED)


def test_the_hold_and_custody_of_a_drug_case() -> None:
    told = a_drug_case().until("2026-01-12").told()

    # BLTTHS 110(4): twelve hours after 21:30 are 09:30 of the next day; custody began at 08:00
    assert told.deadline("hold_emergency").answer.nominal.isoformat() == "2026-01-06T09:30:00+07:00"  # type: ignore[union-attr]
    assert told.deadline("hold_emergency").outcome is Outcome.MET
    # 117(4): twelve hours to send the decision; 118(2): twelve hours to decide on the extension
    assert told.deadline("custody_sent").outcome is Outcome.MET
    assert [one.outcome for one in told.deadlines("custody_extension_approval")] == [Outcome.MET, Outcome.MET]
    # 118: three times three days from 08:00 on 6 January, to the minute
    assert told.deadline("custody").answer.nominal.isoformat() == "2026-01-15T08:00:00+07:00"  # type: ignore[union-attr]
    # TTLT 04/2018, Điều 16(1): the file at the latest 24 hours before
    assert told.deadline("custody_file").answer.nominal.isoformat() == "2026-01-14T08:00:00+07:00"  # type: ignore[union-attr]
    assert told.matter("held").stage is HeldStage.IN_CUSTODY
    assert told.codes == []


def test_detention_with_custody_taken_off_and_one_extension() -> None:
    before = a_drug_case().until("2026-04-20").told()
    after = a_drug_case().until("2026-07-01").told()

    # 173(1), 118(4): 120 days less 9 from 15 January are 111 days, to 5 May; worded as the circular has it
    assert before.ends_on("detention") == date(2026, 5, 5)
    assert order_in_words(111).vi == "03 tháng 21 ngày"
    # 172(1): four months after 8 January; 173(2): ten days before 5 May
    assert before.ends_on("investigation") == date(2026, 5, 8)
    assert before.ends_on("detention_request") == date(2026, 4, 25)
    # 172(2): four months more are 8 September; 173(2): ninety days from 6 May are 3 August
    assert after.ends_on("investigation") == date(2026, 9, 8)
    assert after.ends_on("detention") == date(2026, 8, 3)
    assert after.codes == []


def test_a_return_for_additional_investigation_starts_limits_of_its_own() -> None:
    returned = a_drug_case().until("2026-08-10").told()
    again = a_drug_case().until("2026-10-01").told()

    # 232(4): two days after 10 July are 12 July, a Sunday, moved to 13 July
    assert returned.ends_on("file_forwarding") == date(2026, 7, 13)
    # 240(1): thirty days after 13 July; the return is one of the decisions it asks for
    assert returned.ends_on("prosecution_decision") == date(2026, 8, 12)
    assert returned.deadline("prosecution_decision").outcome is Outcome.MET
    # 174(2): two months after 3 August are 3 October, a Saturday, moved to Monday 5 October
    assert returned.ends_on("investigation_additional") == date(2026, 10, 5)
    assert returned.matter("case").stage is Stage.RETURNED
    # I-24: the second receipt starts afresh: thirty days after 16 September
    assert again.ends_on("prosecution_decision") == date(2026, 10, 16)
    # 241, I-15: detention for prosecution to 15 October; 244(2): the court is told seven days before
    assert again.ends_on("detention_prosecution") == date(2026, 10, 15)
    assert again.ends_on("court_notice") == date(2026, 10, 8)
    assert again.codes == []


def test_a_drug_case_to_the_judgment_and_the_appeal() -> None:
    told = a_drug_case().told()

    # 244: three days after 9 October
    assert told.ends_on("file_to_court") == date(2026, 10, 12)
    # 277(1): two months after 14 October; 277(3): fifteen days after 10 November
    assert told.ends_on("trial_preparation") == date(2026, 12, 14)
    assert told.ends_on("hearing_opening") == date(2026, 11, 25)
    # 337(1): fifteen and thirty days after 25 November
    assert told.ends_on("protest_same_level") == date(2026, 12, 10)
    assert told.ends_on("protest_upper_level") == date(2026, 12, 25)
    assert told.deadline("protest_same_level").outcome is Outcome.RUNNING
    assert told.codes == []
    assert told.matter("case").stage is Stage.APPEALED
    assert told.track("B", "case").stage is AccusedStage.APPEALED
    assert told.matter("held").stage is HeldStage.DETAINED_BY_COURT


def test_the_house_of_time_of_a_drug_case() -> None:
    grounds = [(one.ground, str(one.from_), str(one.until)) for one in a_drug_case().told().projected.intervals]

    assert grounds == [
        ("hold", "2026-01-05T21:30", "2026-01-06T08:00"),
        ("custody", "2026-01-06T08:00", "2026-01-09T08:00"),
        ("custody", "2026-01-09T08:00", "2026-01-12T08:00"),
        ("custody", "2026-01-12T08:00", "2026-01-15T08:00"),
        ("detention", "2026-01-15", "2026-05-05"),
        ("detention", "2026-05-06", "2026-08-03"),
        ("detention", "2026-08-04", "2026-10-01"),
        ("prosecution", "2026-10-02", "2026-10-15"),
        ("court", "2026-10-16", "2026-12-12"),
    ]
