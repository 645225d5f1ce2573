"""Detention: custody taken off, the length of every order, and the stage that caps it, with the article."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eprocuracy.kernel.moments import When
from eprocuracy.law.custody import custody_days, detention_order
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.custody.words import Manner, SpecialExtension, Stage
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, offences

HELD = {"who": ["B"], "role": Role.HELD}
CLASSES = {"less_serious": "173/1", "serious": "173/2", "very_serious": "173/3", "extremely_serious": "173/4"}


def on_warrant(begins: str = "2023-03-06", until: str = "", offence: str = "173/2", birth: str = "1990") -> Story:
    """Arrested on an older order of detention; no custody before it."""
    story = Story(matter="held").say(
        "custody.held", f"{begins}T08:00", **HELD, people={"B": birth}, unit="LC-TP", number=1, year=2023,
        manner=Manner.WARRANT, offences=offences(offence),
    )  # fmt: skip
    older = date.fromisoformat(begins) - timedelta(days=3)
    return story.say(
        "detention.ordered",
        str(older),
        **HELD,
        no="4",
        begins=date.fromisoformat(begins),
        until=date.fromisoformat(until),
    )


def after_custody(until: str, begins: str = "2023-03-12", offence: str = "173/2") -> Story:
    """Custody from 6 to 12 March at noon, six days, then detention."""
    story = Story(matter="held").say(
        "custody.held", "2023-03-06T08:00", **HELD, people={"B": "1990"}, unit="LC-TP", number=1, year=2023,
        manner=Manner.FLAGRANTE, offences=offences(offence),
    )  # fmt: skip
    story.say(
        "custody.ordered", "2023-03-06", **HELD,
        begins=When.parse("2023-03-06T12:00"), ends=When.parse("2023-03-09T12:00"),
    )  # fmt: skip
    story.say("custody.extended", "2023-03-09", **HELD, ordinal=1, until=When.parse("2023-03-12T12:00"), approved=True)
    return story.say(
        "detention.ordered", "2023-03-11", **HELD, begins=date.fromisoformat(begins), until=date.fromisoformat(until)
    )


@pytest.mark.parametrize(
    ("severity", "last"),
    [
        ("less_serious", "2023-05-04"),  # 60 days, 6 March included
        ("serious", "2023-06-03"),
        ("very_serious", "2023-07-03"),
        ("extremely_serious", "2023-07-03"),
    ],
)
def test_a_first_order_has_two_three_or_four_months_of_thirty_days(severity: str, last: str) -> None:
    """BLTTHS 173(1), 134(1)."""
    following = str(date.fromisoformat(last) + timedelta(days=1))

    assert on_warrant(until=last, offence=CLASSES[severity]).told().codes == []
    assert on_warrant(until=following, offence=CLASSES[severity]).told().codes == ["detention_order_too_long"]


def test_custody_is_taken_off_day_for_day() -> None:
    """BLTTHS 118(4): ninety days from 6 March, the first day of custody, are 3 June."""
    assert after_custody("2023-06-03").told().codes == []
    assert after_custody("2023-06-04").told().codes == ["custody_not_deducted"]
    assert after_custody("2023-06-09").told().codes == ["custody_not_deducted"]  # ninety days from 12 March
    assert after_custody("2023-06-10").told().codes == ["detention_order_too_long"]


def test_detention_begins_on_the_last_day_of_custody() -> None:
    """BLTTHS 118(3), 119; TTLT 04/2018, Điều 17."""
    assert after_custody("2023-06-03", begins="2023-03-12").told().codes == []
    assert after_custody("2023-06-03", begins="2023-03-13").told().codes == ["held_without_order"]


def test_the_time_without_an_order_is_shown() -> None:
    intervals = after_custody("2023-06-03", begins="2023-03-15").told().projected.intervals

    assert [(one.ground, str(one.from_), str(one.until)) for one in intervals[-2:]] == [
        ("none", "2023-03-12T12:00", "2023-03-15"),
        ("detention", "2023-03-15", "2023-06-03"),
    ]


def test_the_circular_s_own_examples() -> None:
    """TTLT 04/2018, Điều 17: three days of custody, then 01 tháng 27 ngày; six days, then 01 tháng 24 ngày."""
    first = detention_order(
        length=TimeLimit.parse("2 months"),
        deducted_days=custody_days(
            starts=When.parse("2018-03-01T10:00").moment,  # type: ignore[arg-type]
            ends=When.parse("2018-03-04T10:00").moment,  # type: ignore[arg-type]
        ),
        first_day=date(2018, 3, 4),
    )
    second = detention_order(length=TimeLimit.parse("2 months"), deducted_days=6, first_day=date(2018, 4, 11))

    assert (first.days, first.last_day, first.words.vi) == (57, date(2018, 4, 29), "01 tháng 27 ngày")
    assert (second.days, second.last_day, second.words.vi) == (54, date(2018, 6, 3), "01 tháng 24 ngày")


def test_an_order_that_names_no_last_day_is_counted_with_custody_taken_off() -> None:
    """118(4): ninety days less six from 12 March are 3 June."""
    story = after_custody("2023-06-03")
    story.acts.pop()
    story.say("detention.ordered", "2023-03-11", **HELD, begins=date(2023, 3, 12))

    assert story.told().ends_on("detention") == date(2023, 6, 3)


def extended(story: Story, on: str, until: str, ordinal: int = 1, **more: object) -> Story:
    copy = Story(matter="held", acts=[*story.acts])
    return copy.say("detention.extended", on, **HELD, no="7", ordinal=ordinal, until=date.fromisoformat(until), **more)


@pytest.mark.parametrize(
    ("severity", "first", "days"),
    [
        ("less_serious", "2023-05-04", 30),
        ("serious", "2023-06-03", 60),
        ("very_serious", "2023-07-03", 90),
        ("extremely_serious", "2023-07-03", 120),
    ],
)
def test_an_extension_has_one_to_four_months_of_thirty_days(severity: str, first: str, days: int) -> None:
    """BLTTHS 173(2): from the day after the last day."""
    story = on_warrant(until=first, offence=CLASSES[severity])
    last = date.fromisoformat(first) + timedelta(days=days)

    assert extended(story, "2023-04-20", str(last)).told().codes == []
    assert extended(story, "2023-04-20", str(last + timedelta(days=1))).told().codes == ["detention_extension_too_long"]


def test_an_extension_is_counted_from_the_end_that_was_written() -> None:
    """A short order leaves the extension its own length, no more."""
    story = on_warrant(until="2023-05-03")

    assert extended(story, "2023-04-20", "2023-07-02").told().codes == []
    assert extended(story, "2023-04-20", "2023-07-03").told().codes == ["detention_extension_too_long"]


@pytest.mark.parametrize(
    ("severity", "times"), [("less_serious", 1), ("serious", 1), ("very_serious", 1), ("extremely_serious", 2)]
)
def test_no_more_extensions_than_the_class_has(severity: str, times: int) -> None:
    """BLTTHS 173(2)."""
    story, end = on_warrant(until="2023-05-03", offence=CLASSES[severity]), date(2023, 5, 3)
    for ordinal in range(1, times + 2):
        before = story.told().codes
        end += timedelta(days=20)
        story = extended(story, "2023-04-20", str(end), ordinal)

    assert before == []
    assert story.told().codes == ["detention_extension_too_many"]


def test_the_prosecutor_general_may_extend_once_more() -> None:
    """BLTTHS 173(6): for an extremely serious offence."""
    story = extended(on_warrant(until="2023-07-03", offence="173/4"), "2023-06-20", "2023-10-31")
    story = extended(story, "2023-10-10", "2024-02-28", 2)

    assert extended(story, "2024-02-10", "2024-06-27", 3, special=SpecialExtension.SPECIAL).told().codes == []
    assert extended(story, "2024-02-10", "2024-06-27", 3).told().codes == ["detention_extension_too_many"]


def leaves(story: Story, kind: str, at: str) -> list[str]:
    return Story(matter="held", acts=[*story.acts]).say(kind, at, **HELD).told().codes


@pytest.mark.parametrize(
    "kind", ["person.released", "person.sent_to_court", "custody.measure_replaced", "person.transferred"]
)
def test_nobody_stays_past_the_last_day_of_the_last_order(kind: str) -> None:
    """BLTTHS 173(7): the last day counts to 24:00."""
    story = on_warrant(until="2023-06-03")

    assert leaves(story, kind, "2023-06-03T23:59") == []
    assert leaves(story, kind, "2023-06-04T00:00") == ["detention_past_end"]


def test_whoever_is_still_inside_is_told_on_the_closing_day() -> None:
    told = on_warrant(until="2023-06-03").told()

    assert told.open_on("2023-06-03") == []
    assert told.open_on("2023-06-04") == ["detention_past_end"]


def test_the_procuracy_s_order_carries_on() -> None:
    """BLTTHS 241."""
    story = on_warrant(until="2023-06-03").say(
        "detention.for_prosecution", "2023-05-29", **HELD, until=date(2023, 6, 20)
    )

    assert leaves(story, "person.sent_to_court", "2023-06-20T10:00") == []
    assert leaves(story, "person.sent_to_court", "2023-06-21T10:00") == ["detention_past_end"]
    assert story.told().open_on("2023-06-20") == []
    assert story.told().open_on("2023-06-21") == ["detention_past_end"]


def test_a_juvenile_has_two_thirds_until_2025_and_one_half_since() -> None:
    """BLTTHS 419(1): 60 days for a serious offence; Luật TPNCTN 138(5): 45."""
    assert on_warrant(until="2023-05-04", birth="2006-01-01").told().codes == []
    assert on_warrant(until="2023-05-05", birth="2006-01-01").told().codes == ["detention_order_too_long"]
    assert on_warrant("2026-03-02", "2026-04-15", birth="2009-01-01").told().codes == []
    assert on_warrant("2026-03-02", "2026-04-16", birth="2009-01-01").told().codes == ["detention_order_too_long"]


def test_an_order_older_than_the_arrest_is_in_its_place() -> None:
    told = on_warrant(until="2023-06-03").told()

    assert told.codes == []
    assert told.matter("held").stage is Stage.DETAINED


def test_detention_never_outlasts_the_stage_of_the_case() -> None:
    """BLTTHS 173: the investigation of a less serious offence ends on 6 April, two months after 6 February."""
    case = {"unit": "LC-TP", "agency": "CQĐT", "title": "Vụ án"}
    story = Story(matter="held").say("case.instituted", "2023-02-06", matter="case", offences=offences("173/1"), **case)
    story.say(
        "custody.held", "2023-03-06T08:00", **HELD, people={"B": "1990"}, ties={Role.CASE: "case"}, unit="LC-TP",
        number=1, year=2023, manner=Manner.WARRANT, offences=offences("173/1"),
    )  # fmt: skip
    story.say("detention.ordered", "2023-03-03", **HELD, begins=date(2023, 3, 6), until=date(2023, 5, 4))
    told = story.told()

    assert told.ends_on("detention") == date(2023, 4, 6)
    assert told.deadline("detention").answer.uncapped == date(2023, 5, 4)  # type: ignore[union-attr]
    assert told.open_on("2023-04-07") == ["detention_beyond_stage", "investigation_open_past_limit"]
    assert told.open_on("2023-05-05") == ["detention_past_end", "investigation_open_past_limit"]


def test_no_rest_day_that_moves_the_stage_lengthens_detention() -> None:
    """The investigation ends on Saturday 8 April 2023 and may be concluded on Monday; nobody is held over the weekend for it."""
    case = {"unit": "LC-TP", "agency": "CQĐT", "title": "Vụ án"}
    story = Story(matter="held").say("case.instituted", "2023-02-08", matter="case", offences=offences("173/1"), **case)
    story.say(
        "custody.held", "2023-03-06T08:00", **HELD, people={"B": "1990"}, ties={Role.CASE: "case"}, unit="LC-TP",
        number=1, year=2023, manner=Manner.WARRANT, offences=offences("173/1"),
    )  # fmt: skip
    story.say("detention.ordered", "2023-03-03", **HELD, begins=date(2023, 3, 6), until=date(2023, 5, 4))
    told = story.told()

    assert told.ends_on("investigation") == date(2023, 4, 10)
    assert told.ends_on("detention") == date(2023, 4, 8)


def test_the_charge_in_the_case_prevails_over_the_paper_of_custody() -> None:
    story = Story(matter="held").say(
        "case.instituted",
        "2023-03-06",
        matter="case",
        offences=offences("173/3"),
        unit="LC-TP",
        agency="CQĐT",
        title="Vụ án",
    )
    story.say(
        "custody.held", "2023-03-06T08:00", **HELD, people={"B": "1990"}, ties={Role.CASE: "case"}, unit="LC-TP",
        number=1, year=2023, manner=Manner.WARRANT, offences=offences("173/1"),
    )  # fmt: skip
    story.say("accused.charged", "2023-03-06", matter="case", charged={"B": "173/3"})
    story.say("detention.ordered", "2023-03-06", **HELD, begins=date(2023, 3, 6), until=date(2023, 7, 3))

    assert story.told().codes == []


def test_the_clock_of_detention_is_met_by_leaving() -> None:
    told = on_warrant(until="2023-06-03").say("custody.measure_replaced", "2023-05-02T09:00", **HELD).told()

    assert told.deadline("detention").outcome is Outcome.MET
    assert told.matter("held").stage is Stage.MEASURE_REPLACED
    assert told.matter("held").closed_on == date(2023, 5, 2)


def test_whoever_is_sent_to_serve_a_sentence_leaves_the_book_and_the_ledger_goes_on() -> None:
    """BLTTHS 364."""
    story = on_warrant(until="2023-06-03")
    story.say("detention.by_court", "2023-06-01", **HELD, begins=date(2023, 6, 4), until=date(2023, 7, 20))
    told = story.say("person.began_sentence", "2023-07-15", **HELD, to_place="Trại giam").told()
    court, sentence = told.projected.intervals[-2:]

    assert told.matter("held").stage is Stage.SERVING
    assert told.codes == []
    assert (court.ground, str(court.until), court.left) == ("court", "2023-07-15", True)
    assert (sentence.ground, str(sentence.from_), sentence.until) == ("sentence", "2023-07-15", None)
    assert sentence.lane == 0
    assert told.deadline("detention_court").outcome is Outcome.MET
