"""The last lawful day and the first unlawful one of every limit of a case, with the article."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eprocuracy.workstreams.criminal_cases.words import Proposal, Returner
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, offences

CLASSES = {"less_serious": "173/1", "serious": "173/2", "very_serious": "173/3", "extremely_serious": "173/4"}


def a_case(on: str = "2023-01-16", offence: str = "173/2", **more: object) -> Story:
    """A case under investigation, instituted on a Monday."""
    story = Story().say(
        "case.instituted", on, no="1", unit="LC-TP", agency="CQĐT", title="Vụ án", offences=offences(offence), **more
    )
    return story.say("case.accepted", on, unit="LC-TP", number=1, year=2023)


def concluded(story: Story, on: str) -> Story:
    return story.say("investigation.concluded", on, proposal=Proposal.PROSECUTE)


@pytest.mark.parametrize(
    ("severity", "last"),
    [
        ("less_serious", "2023-03-16"),
        ("serious", "2023-04-17"),  # 16 April is a Sunday
        ("very_serious", "2023-05-16"),
        ("extremely_serious", "2023-05-16"),
    ],
)
def test_the_investigation_ends_in_two_three_or_four_months(severity: str, last: str) -> None:
    """BLTTHS 172(1)."""
    following = str(date.fromisoformat(last) + timedelta(days=1))

    in_time = concluded(a_case(offence=CLASSES[severity]), last).told()
    late = concluded(a_case(offence=CLASSES[severity]), following).told()

    assert in_time.ends_on("investigation") == date.fromisoformat(last)
    assert in_time.codes == []
    assert late.codes == ["investigation_ended_late"]


@pytest.mark.parametrize("kind", ["investigation.suspended", "investigation.terminated", "case.transferred"])
def test_every_end_of_the_investigation_is_held_against_the_limit(kind: str) -> None:
    assert a_case().say(kind, "2023-04-17").told().codes == []
    assert a_case().say(kind, "2023-04-18").told().codes == ["investigation_ended_late"]


def test_an_open_investigation_is_told_on_the_closing_day_after_its_limit() -> None:
    told = a_case().told()

    assert told.open_on("2023-04-17") == []
    assert told.open_on("2023-04-18") == ["investigation_open_past_limit"]


def extended(story: Story, on: str, until: str, ordinal: int = 1) -> Story:
    return story.say("investigation.extended", on, no=str(ordinal), ordinal=ordinal, until=date.fromisoformat(until))


def test_an_extension_after_the_limit_is_one_finding_and_what_follows_within_it_none() -> None:
    """BLTTHS 172(2): nothing can be extended that has run out."""
    in_time = concluded(extended(a_case(), "2023-04-17", "2023-07-16"), "2023-07-10").told()
    late = concluded(extended(a_case(), "2023-04-18", "2023-07-16"), "2023-07-10").told()

    assert in_time.codes == []
    assert late.codes == ["investigation_extension_after_limit"]


def test_an_extension_is_no_longer_than_its_class_allows() -> None:
    """BLTTHS 172(2): a serious offence has three months, then two."""
    lawful = extended(extended(a_case(), "2023-04-10", "2023-07-16"), "2023-07-10", "2023-09-16", 2)
    too_long = extended(extended(a_case(), "2023-04-10", "2023-07-16"), "2023-07-10", "2023-09-17", 2)

    assert concluded(lawful, "2023-09-10").told().codes == []
    assert concluded(too_long, "2023-09-10").told().codes == ["investigation_extension_too_long"]


def test_a_short_extension_does_not_lengthen_the_next_one() -> None:
    """The second extension has two months from the end that it extends, not from what the first might have been."""
    story = extended(a_case(), "2023-04-10", "2023-05-16")

    assert concluded(extended(story, "2023-05-10", "2023-07-17", 2), "2023-07-10").told().codes == [
        "investigation_extension_too_long"
    ]


@pytest.mark.parametrize(
    ("severity", "times"), [("less_serious", 1), ("serious", 2), ("very_serious", 2), ("extremely_serious", 3)]
)
def test_no_more_extensions_than_the_class_has(severity: str, times: int) -> None:
    """BLTTHS 172(2)."""
    story, end = a_case(offence=CLASSES[severity]), date(2023, 3, 10)
    for ordinal in range(1, times + 2):
        before = story.told().codes
        end += timedelta(days=45)
        story = extended(story, str(end - timedelta(days=46)), str(end), ordinal)
    story = concluded(story, str(end))

    assert before == []
    assert story.told().codes == ["investigation_extension_too_many"]


def test_a_heavier_charge_moves_the_running_limit_from_its_own_start() -> None:
    """TTLT 04/2018, Điều 14(2)."""
    story = a_case(offence="173/1").say("case.changed", "2023-02-20", offences=offences("173/3"))

    assert story.told().ends_on("investigation") == date(2023, 5, 16)


def test_a_lighter_charge_in_prosecution_leaves_the_ended_investigation_alone() -> None:
    story = concluded(a_case(offence="173/3"), "2023-05-10").say("file.received", "2023-05-11")
    story = story.say("case.changed", "2023-05-15", offences=offences("173/1"))
    told = story.told()

    assert told.codes == []
    assert told.ends_on("investigation") == date(2023, 5, 16)
    assert told.ends_on("prosecution_decision") == date(2023, 5, 31)  # 20 days, no longer 30


def test_without_a_clause_the_limit_is_judged_only_where_every_class_says_the_same() -> None:
    told = concluded(a_case(offence="173"), "2023-05-02").told()

    assert told.codes == []
    assert concluded(a_case(offence="173"), "2023-12-01").told().codes == ["investigation_ended_late"]
    assert told.deadline("investigation").answer.missing == ("severity",)  # type: ignore[union-attr]


def test_the_file_reaches_the_procuracy_in_two_days() -> None:
    """BLTTHS 232(4): concluded on a Tuesday."""
    story = concluded(a_case(), "2023-03-14")

    assert Story(acts=[*story.acts]).say("file.received", "2023-03-16").told().codes == []
    assert Story(acts=[*story.acts]).say("file.received", "2023-03-17").told().codes == ["file_forwarded_late"]
    assert story.told().open_on("2023-03-17") == ["file_not_forwarded"]


@pytest.mark.parametrize(
    ("severity", "last"), [("serious", "2023-04-05"), ("very_serious", "2023-04-17")]
)  # 16 March + 20; + 30 is a Saturday
def test_the_decision_on_prosecution_comes_in_twenty_or_thirty_days(severity: str, last: str) -> None:
    """BLTTHS 240(1)."""
    story = concluded(a_case(offence=CLASSES[severity]), "2023-03-15").say("file.received", "2023-03-16")
    following = str(date.fromisoformat(last) + timedelta(days=1))
    again = Story(acts=[*story.acts])

    assert story.say("case.indicted", last, no="1").told().codes == []
    assert again.say("case.indicted", following, no="1").told().codes == ["prosecution_decided_late"]


def test_the_limit_starts_afresh_on_the_second_receipt() -> None:
    """BLTTHS 240(1), 245: the file comes back after additional investigation."""
    story = concluded(a_case(), "2023-03-15").say("file.received", "2023-03-16")
    story = story.say("file.returned", "2023-04-03", ordinal=1, demanded_by=Returner.PROCURACY)
    story = story.say("file.received", "2023-05-04").say("case.indicted", "2023-05-24", no="1")
    told = story.told()

    assert told.codes == []
    assert [one.outcome for one in told.deadlines("prosecution_decision")] == [Outcome.MET, Outcome.MET]
    # the day on which the agency received the file is not recorded: the clock names it
    assert told.deadline("investigation_additional").answer.missing == ("investigator_received_returned_file",)  # type: ignore[union-attr]


def test_an_indictment_before_the_conclusion_is_told_once() -> None:
    """BLTTHS 232, 240, 243."""
    story = a_case().say("case.indicted", "2023-03-10", no="3")
    told = concluded(story, "2023-03-15").say("file.received", "2023-03-16").told()

    assert told.codes == ["indictment_before_conclusion"]
    assert told.deadline("prosecution_decision").outcome is Outcome.MET


def test_an_indictment_on_the_day_of_the_conclusion_is_in_its_place() -> None:
    story = (
        concluded(a_case(), "2023-03-15").say("file.received", "2023-03-15").say("case.indicted", "2023-03-15", no="3")
    )

    assert story.told().codes == []


def test_the_charge_is_decided_on_in_three_days() -> None:
    """BLTTHS 179(3): the file came on a Monday."""
    story = a_case().say("accused.charged", "2023-02-06T08:00", charged={"A": "173/2"})
    story = story.say("charge.file_received", "2023-02-06T16:00", who=["A"])

    assert Story(acts=[*story.acts]).say("charge.approved", "2023-02-09", who=["A"]).told().codes == []
    assert Story(acts=[*story.acts]).say("charge.approved", "2023-02-10", who=["A"]).told().codes == [
        "charge_decided_late"
    ]


def test_the_procuracy_returns_a_file_at_most_twice() -> None:
    """BLTTHS 174(2)."""
    story = concluded(a_case(), "2023-03-15").say("file.received", "2023-03-15")
    for times, day in enumerate(("2023-03-20", "2023-03-27", "2023-04-03"), start=1):
        before = story.told().found("file_returned_too_often")
        story = story.say("file.returned", day, ordinal=times).say("file.received", day)

    assert before == []
    assert len(story.told().found("file_returned_too_often")) == 1
