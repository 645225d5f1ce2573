"""Hold and custody: the last lawful minute and the first unlawful one, with the article."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.custody.words import About, Manner, Stage
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, offences

HELD = {"who": ["B"], "role": Role.HELD}


def arrested(
    at: str = "2023-03-06T08:00",
    manner: Manner = Manner.FLAGRANTE,
    offence: str = "173/1",
    birth: str = "1990",
    id_no: str = "",
    **more: object,
) -> Story:
    """One person held on a Monday morning."""
    story = Story(matter="held")
    return story.say(
        "custody.held", at, **HELD, people={"B": birth}, ids={"B": id_no}, unit="LC-TP", number=1, year=2023,
        manner=manner, offences=offences(offence), **more,
    )  # fmt: skip


def in_custody(begins: str = "2023-03-06T12:00", ends: str = "2023-03-09T12:00", **more: str) -> Story:
    """Arrested, then in custody."""
    story = arrested(**more)  # type: ignore[arg-type]
    return story.say("custody.ordered", begins, **HELD, begins=When.parse(begins), ends=When.parse(ends))


def extended(story: Story, until: str, ordinal: int = 1, approved: bool | None = True) -> Story:
    return story.say(
        "custody.extended", story.acts[-1].occurred, **HELD, ordinal=ordinal, until=When.parse(until), approved=approved
    )


def released(story: Story, at: str) -> list[str]:
    return Story(matter="held", acts=[*story.acts]).say("person.released", at, **HELD).told().codes


@pytest.mark.parametrize("manner", [Manner.EMERGENCY, Manner.FLAGRANTE, Manner.WANTED, Manner.SURRENDER])
def test_custody_is_decided_on_in_twelve_hours(manner: Manner) -> None:
    """BLTTHS 110(4), 114(1): to the minute."""
    in_time = arrested(manner=manner).say(
        "custody.ordered", "2023-03-06T20:00", **HELD, begins=When.parse("2023-03-06T20:00")
    )
    late = arrested(manner=manner).say(
        "custody.ordered", "2023-03-06T20:01", **HELD, begins=When.parse("2023-03-06T20:01")
    )

    assert in_time.told().codes == []
    assert late.told().codes == ["hold_to_custody_over_12h"]


def test_a_day_without_its_minute_is_late_from_the_next_day_on() -> None:
    """No minute is invented."""
    day = arrested().say("custody.ordered", "2023-03-06", **HELD, begins=When.on(date(2023, 3, 6)))
    following = arrested().say("custody.ordered", "2023-03-07", **HELD, begins=When.on(date(2023, 3, 7)))

    assert day.told().codes == []
    assert following.told().codes == ["hold_to_custody_over_12h"]


def test_nobody_is_held_longer_than_three_days_without_an_extension() -> None:
    """BLTTHS 118(1), (3): to the minute."""
    assert released(in_custody(), "2023-03-09T12:00") == []
    assert released(in_custody(), "2023-03-09T12:01") == ["custody_past_end"]
    assert released(in_custody(), "2023-03-09") == []  # the minute is not known
    assert released(in_custody(), "2023-03-10") == ["custody_past_end"]


def test_whoever_is_still_inside_is_told_on_the_closing_day() -> None:
    told = in_custody().told()

    assert told.open_on("2023-03-09") == []
    assert told.open_on("2023-03-10") == ["custody_past_end"]


def test_custody_lasts_nine_days_at_most() -> None:
    """BLTTHS 118(2): three times three days."""
    lawful = extended(extended(in_custody(), "2023-03-12T12:00"), "2023-03-15T12:00", 2)
    too_long = extended(extended(in_custody(), "2023-03-12T12:00"), "2023-03-15T12:01", 2)

    assert lawful.told().codes == []
    assert lawful.told().deadline("custody").answer.nominal.isoformat() == "2023-03-15T12:00:00+07:00"  # type: ignore[union-attr]
    assert too_long.told().codes == ["custody_over_9_days"]


def test_a_juvenile_has_six_days_since_2026() -> None:
    """Luật TPNCTN 137(3): one extension only."""
    young = in_custody(
        "2026-03-02T12:00", "2026-03-05T12:00", at="2026-03-02T08:00", birth="2009-01-01", offence="168/2"
    )
    young = extended(young, "2026-03-08T12:00")

    assert young.told().codes == []
    assert extended(young, "2026-03-11T12:00", 2).told().codes == ["custody_over_9_days"]


def test_an_extension_needs_approval() -> None:
    """BLTTHS 118(2)."""
    assert extended(in_custody(), "2023-03-12T12:00", approved=True).told().codes == []
    assert extended(in_custody(), "2023-03-12T12:00", approved=None).told().codes == []  # awaited
    assert extended(in_custody(), "2023-03-12T12:00", approved=False).told().codes == ["custody_extension_not_approved"]


def test_a_refusal_of_ours_counts_as_not_approved() -> None:
    story = extended(in_custody(), "2023-03-12T12:00", approved=None)
    story = story.say("custody.extension_refused", "2023-03-09T11:00", **HELD, ordinal=1, ground="không cần thiết")

    assert story.told().codes == ["custody_extension_not_approved"]


def test_we_decide_on_an_extension_in_twelve_hours() -> None:
    """BLTTHS 118(2)."""
    story = extended(in_custody(), "2023-03-12T12:00", approved=None)
    story = story.say("custody.file_received", "2023-03-08T20:00", **HELD, about=About.EXTENSION)

    in_time = Story(matter="held", acts=[*story.acts]).say("custody.extension_approved", "2023-03-09T08:00", **HELD)
    late = Story(matter="held", acts=[*story.acts]).say("custody.extension_approved", "2023-03-09T08:01", **HELD)

    assert in_time.told().codes == []
    assert late.told().codes == ["approval_decided_late"]
    assert story.told().deadline("custody_extension_approval").outcome is Outcome.RUNNING


def test_custody_that_we_annul_leaves_one_thing_to_do() -> None:
    """BLTTHS 117(4): release at once."""
    told = in_custody().say("custody.cancelled", "2023-03-07", **HELD, ground="không có căn cứ").told()

    assert told.matter("held").stage is Stage.MUST_RELEASE


@pytest.mark.parametrize(
    ("birth", "codes"),
    [
        ("2009-03-07", ["held_under_14"]),
        ("2009-03-06", ["young_held_not_liable"]),
        ("2007-03-07", ["young_held_not_liable"]),
        ("2007-03-06", []),
        ("2007", ["young_held_not_liable"]),  # the last day of the year is taken
    ],
)
def test_age_is_that_of_the_day_of_arrest(birth: str, codes: list[str]) -> None:
    """BLHS 12, BLTTHS 419: theft under clause 1."""
    assert arrested(birth=birth).told().codes == codes


def test_a_clause_for_which_fourteen_is_enough_raises_nothing() -> None:
    assert arrested(birth="2008-01-01", offence="168/2").told().codes == []


def test_the_identity_number_tells_the_year_of_birth() -> None:
    assert arrested(birth="1992", id_no="010092462359").told().codes == []
    assert arrested(birth="1991", id_no="010092462359").told().codes == ["citizen_id_mismatch"]


def test_the_house_of_time_shows_the_hold_custody_and_time_without_an_order() -> None:
    told = in_custody().say("person.released", "2023-03-10T09:00", **HELD).told()

    assert [(one.ground, str(one.from_), str(one.until), one.left) for one in told.projected.intervals] == [
        ("hold", "2023-03-06T08:00", "2023-03-06T12:00", False),
        ("custody", "2023-03-06T12:00", "2023-03-09T12:00", False),
        ("none", "2023-03-09T12:00", "2023-03-10T09:00", True),
    ]


def test_whoever_leaves_early_is_not_held_to_the_end() -> None:
    told = in_custody().say("person.released", "2023-03-08T10:00", **HELD).told()

    assert [(one.ground, str(one.until), one.left) for one in told.projected.intervals] == [
        ("hold", "2023-03-06T12:00", False),
        ("custody", "2023-03-08T10:00", True),
    ]


def test_someone_who_escaped_and_came_back_is_inside_again() -> None:
    story = in_custody().say("person.escaped", "2023-03-07T02:00", **HELD)
    back = Story(matter="held", acts=[*story.acts]).say("person.recaptured", "2023-03-07T20:00", **HELD)

    assert story.told().matter("held").stage is Stage.ESCAPED
    assert back.told().matter("held").stage is Stage.IN_CUSTODY
    assert back.told().matter("held").closed_on is None


def test_time_away_is_not_time_held_and_a_new_paper_takes_over_after_the_return() -> None:
    story = in_custody().say("person.escaped", "2023-03-07T02:00", **HELD)
    story.say("person.recaptured", "2023-03-07T20:00", **HELD)
    waiting = story.told()
    new = {"begins": When.parse("2023-03-08T01:00"), "ends": When.parse("2023-03-11T01:00")}
    told = story.say("custody.ordered", "2023-03-08T01:00", **HELD, **new).told()

    assert [(one.ground, str(one.from_), str(one.until)) for one in told.projected.intervals] == [
        ("hold", "2023-03-06T08:00", "2023-03-06T12:00"),
        ("custody", "2023-03-06T12:00", "2023-03-07T02:00"),
        ("custody", "2023-03-07T20:00", "2023-03-08T01:00"),
        ("custody", "2023-03-08T01:00", "2023-03-11T01:00"),
    ]
    assert told.codes == []
    assert waiting.deadline("recapture").outcome is Outcome.RUNNING
    assert told.deadline("recapture").outcome is Outcome.MET


def test_the_limit_of_the_old_paper_goes_on_after_a_recapture_to_its_same_end() -> None:
    story = in_custody().say("person.escaped", "2023-03-07T02:00", **HELD)
    away = story.told().deadline("custody")
    back = story.say("person.recaptured", "2023-03-07T20:00", **HELD).told().deadline("custody")
    again = story.say("person.escaped", "2023-03-08T02:00", **HELD).told().deadline("custody")

    assert (away.outcome, back.outcome, again.outcome) == (Outcome.MET, Outcome.RUNNING, Outcome.MET)
    assert back.ends_at == away.ends_at
    assert back.ended_by is None
    assert [str(one.ended_on) for one in (away, again)] == ["2023-03-07T02:00", "2023-03-08T02:00"]


def test_a_limit_that_ran_out_while_the_person_was_away_does_not_go_on() -> None:
    story = in_custody().say("person.escaped", "2023-03-07T02:00", **HELD)
    told = story.say("person.recaptured", "2023-03-09T12:01", **HELD).told()

    assert told.deadline("custody").outcome is Outcome.MET
    assert str(told.deadline("custody").ended_on) == "2023-03-07T02:00"
    assert told.deadline("recapture").outcome is Outcome.RUNNING


def test_papers_from_before_an_escape_that_ran_out_leave_a_bare_hold() -> None:
    story = in_custody().say("person.escaped", "2023-03-07T02:00", **HELD)
    told = story.say("person.recaptured", "2023-03-20T20:00", **HELD).told()

    assert [(one.ground, str(one.from_)) for one in told.projected.intervals][-1] == ("hold", "2023-03-20T20:00")


def test_facts_tell_who_came_and_who_left() -> None:
    told = in_custody().say("person.released", "2023-03-08T10:00", **HELD).told()
    counted = {(one.code, one.outcome): one.on for one in told.projected.facts}

    assert counted["held.began", "flagrante"] == date(2023, 3, 6)
    assert counted["custody.began", ""] == date(2023, 3, 6)
    assert counted["held.ended", "released"] == date(2023, 3, 8)
