"""Until when a sentence may be executed: from legal effect, anew after an evasion, never for some offences (BLHS 60, 61)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from eprocuracy.kernel.moments import When
from eprocuracy.law.answers import Determined, NotDeterminable
from eprocuracy.law.reference import Reference
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.criminal_cases.acts_appeal import HigherVerdict
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.sentences import SentenceLimit, sentences_of
from eprocuracy.workstreams.criminal_cases.words import Proposal, Result
from eprocuracy.workstreams.criminal_cases.words_court import Higher
from eprocuracy.workstreams.folding import folded
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, named, offences

LAW = Reference.load()


def judged(result: Result = Result.IMPRISONED, months: int | None = 12, charge: str = "173/1") -> Story:
    """A is sentenced on 3 August 2026, B acquitted."""
    story = Story().say(
        "case.instituted", "2026-03-02", no="1", unit="22-KV3", agency="CQĐT", title="Vụ án", offences=offences(charge)
    )
    story.say("case.accepted", "2026-03-03", number=7, year=2026)
    story.say("accused.charged", "2026-03-04", charged=dict.fromkeys(["A", "B"], charge))
    story.say("charge.approved", "2026-03-06", who=["A", "B"])
    story.say("investigation.concluded", "2026-04-20", proposal=Proposal.PROSECUTE)
    story.say("file.received", "2026-04-21")
    story.say("case.indicted", "2026-05-05")
    story.say("file.sent_to_court", "2026-05-06")
    story.say("court.docketed", "2026-06-22")
    story.say("hearing.set", "2026-07-21", hearing=When.on(date(2026, 8, 3)))
    verdicts = (
        Verdict(participant=named("A"), result=result, months=months),
        Verdict(participant=named("B"), result=Result.ACQUITTED),
    )
    return story.say("case.judged", "2026-08-03", no="12/2026/HS-ST", verdicts=verdicts)


def limits(story: Story) -> list[SentenceLimit]:
    _, states = folded(rules(), story.acts)
    return list(sentences_of(states[named("case")], story.acts, LAW))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("result", "months", "last"),
    [
        (Result.FINE, None, date(2031, 9, 4)),
        (Result.IMPRISONED, 36, date(2031, 9, 4)),
        (Result.IMPRISONED, 37, date(2036, 9, 4)),
        (Result.IMPRISONED, 180, date(2036, 9, 4)),
        (Result.IMPRISONED, 181, date(2041, 9, 4)),
        (Result.LIFE, None, date(2046, 9, 4)),
    ],
)
def test_the_term_follows_the_sentence_and_runs_from_legal_effect(
    result: Result, months: int | None, last: date
) -> None:
    (one,) = limits(judged(result, months).say("judgment.in_force", "2026-09-04"))

    assert isinstance(one.answer, Determined)
    assert (one.participant, one.effective, one.answer.ends_on) == (named("A"), date(2026, 9, 4), last)


def test_before_legal_effect_nothing_runs() -> None:
    assert limits(judged()) == []


def test_who_evades_and_is_wanted_has_no_last_day_until_found_and_then_a_new_one() -> None:
    story = judged().say("judgment.in_force", "2026-09-04")
    fled = limits(story.say("wanted.decided", "2027-02-01", who=["A"]))
    back = limits(story.say("wanted.ended", "2030-05-06", who=["A"]))

    assert isinstance(fled[0].answer, NotDeterminable)
    assert "tính lại" in fled[0].answer.said[0].say("vi")
    assert isinstance(back[0].answer, Determined)
    assert back[0].answer.ends_on == date(2035, 5, 6)


def test_a_wanted_decision_from_before_the_judgment_does_not_stop_the_sentence() -> None:
    story = judged()
    story.say("wanted.decided", "2026-05-01", who=["A"])
    story.say("wanted.ended", "2026-06-01", who=["A"])
    (one,) = limits(story.say("judgment.in_force", "2026-09-04"))

    assert isinstance(one.answer, Determined)
    assert one.answer.ends_on == date(2031, 9, 4)


def test_an_offence_that_never_lapses_has_no_last_day() -> None:
    (one,) = limits(judged(months=240, charge="353/4").say("judgment.in_force", "2026-09-04"))

    assert isinstance(one.answer, NotDeterminable)
    assert one.answer.unlimited


def test_an_unknown_term_of_imprisonment_gives_the_shortest_and_the_longest_end() -> None:
    (one,) = limits(judged(months=None).say("judgment.in_force", "2026-09-04"))

    assert isinstance(one.answer, NotDeterminable)
    assert one.answer.earliest == date(2031, 9, 4)


def test_the_sentence_of_the_court_above_counts() -> None:
    story = judged(months=40).say("appeal.lodged", "2026-08-14", who=["A"])
    story.say("appeal.docketed", "2026-09-10")
    verdict = HigherVerdict(participant=named("A"), result=Higher.MITIGATED, months=30)
    (one,) = limits(story.say("appeal.judged", "2026-11-02", result=Higher.MITIGATED, verdicts=(verdict,)))

    assert isinstance(one.answer, Determined)
    assert (one.months, one.answer.ends_on) == (30, date(2031, 11, 2))


def clocks(story: Story) -> list[tuple[UUID | None, Outcome, date | None]]:
    projected, _ = folded(rules(), story.acts)
    return [
        (one.participant, one.outcome, one.answer.ends_on if isinstance(one.answer, Determined) else None)
        for one in projected.deadlines
        if one.clock == "sentence_execution"
    ]


def test_every_convict_and_nobody_else_has_a_deadline_until_the_enforcement_is_decided() -> None:
    story = judged(months=37).say("judgment.in_force", "2026-09-04")
    assert clocks(story) == [(named("A"), Outcome.RUNNING, date(2036, 9, 4))]

    story.say("enforcement.decided", "2026-09-09", who=["A"])
    assert clocks(story) == [(named("A"), Outcome.MET, date(2036, 9, 4))]


def test_the_deadline_ends_with_the_wanted_decision_and_begins_anew_where_the_convict_is_found() -> None:
    story = judged().say("judgment.in_force", "2026-09-04")
    story.say("wanted.decided", "2027-02-01", who=["A"])
    assert clocks(story) == [(named("A"), Outcome.SUSPENDED, date(2031, 9, 4))]

    story.say("wanted.ended", "2030-05-06", who=["A"])
    assert clocks(story)[1:] == [(named("A"), Outcome.RUNNING, date(2035, 5, 6))]
    assert limits(story)[0].answer.ends_on == date(2035, 5, 6)  # type: ignore[union-attr]


def test_who_was_found_before_the_judgment_or_after_the_decision_to_enforce_gets_no_deadline_by_it() -> None:
    story = judged()
    story.say("wanted.decided", "2026-05-01", who=["A"])
    story.say("wanted.ended", "2026-06-01", who=["A"])
    story.say("judgment.in_force", "2026-09-04").say("enforcement.decided", "2026-09-09", who=["A"])
    story.say("wanted.decided", "2026-10-01", who=["A"]).say("wanted.ended", "2026-11-02", who=["A"])

    assert clocks(story) == [(named("A"), Outcome.MET, date(2031, 9, 4))]


def test_an_enforcement_after_the_limitation_is_a_finding_and_a_sentence_that_never_lapses_has_no_deadline() -> None:
    late = judged().say("judgment.in_force", "2026-09-04").say("enforcement.decided", "2031-09-05", who=["A"])
    found = folded(rules(), late.acts)[0].findings

    assert [one.participant for one in found if one.code == "sentence_enforced_after_limitation"] == [named("A")]
    assert clocks(judged(months=240, charge="353/4").say("judgment.in_force", "2026-09-04")) == []


def test_the_deadline_is_that_of_the_sentence_of_the_court_above() -> None:
    story = judged(months=40).say("appeal.lodged", "2026-08-14", who=["A"]).say("appeal.docketed", "2026-09-10")
    verdict = HigherVerdict(participant=named("A"), result=Higher.MITIGATED, months=30)
    story.say("appeal.judged", "2026-11-02", result=Higher.MITIGATED, verdicts=(verdict,))

    assert clocks(story) == [(named("A"), Outcome.RUNNING, date(2031, 11, 2))]
