"""What stands in the way of the next act: read off moves, clocks and what the stage misses."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority
from eprocuracy.workstreams.blocking import Standing, blocked, blocked_next
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.custody.words import Manner
from eprocuracy.workstreams.people import Role

from .story import Story, named, offences

CATALOGUE = rules().catalogue


def standing(story: Story, matter: str) -> Standing:
    told = story.told()
    state = told.matter(matter)
    return Standing(CATALOGUE, CATALOGUE.workstreams[state.workstream], state, told.projected, story.acts)


def waits(story: Story, matter: str, kind: str) -> list[str]:
    """The kinds of acts that one waits for."""
    found = blocked(standing(story, matter), CATALOGUE.kinds[kind])
    return [one.kind for one in found.acts] if found else []


def in_custody() -> Story:
    story = Story(matter="held").say(
        "custody.held", "2026-03-06T08:00", who=["B"], role=Role.HELD, people={"B": "1990"}, unit="22-KV3", number=1,
        year=2026, manner=Manner.FLAGRANTE, offences=offences("173/2"),
    )  # fmt: skip
    return story.say("custody.ordered", "2026-03-06", who=["B"], role=Role.HELD)


def with_case(story: Story) -> Story:
    return story.say(
        "case.instituted", "2026-03-08", matter="case", ties={Role.CUSTODY: "held"}, unit="22-KV3",
        agency="CQĐT", title="Trộm cắp tài sản", offences=offences("173/2"),
    )  # fmt: skip


def charged(story: Story, who: str = "B") -> Story:
    return story.say("accused.charged", "2026-03-09", matter="case", charged={who: "173/2"}, people={who: "1990"})


def test_an_order_of_detention_waits_for_the_charge() -> None:
    story = in_custody()

    assert waits(story, "held", "detention.ordered") == ["accused.charged"]
    assert waits(with_case(story), "held", "detention.ordered") == ["accused.charged"]
    assert waits(charged(with_case(story)), "held", "detention.ordered") == []


def test_detention_for_the_prosecution_waits_for_the_charge_and_an_extension_rests_on_its_order() -> None:
    begun = in_custody().say(
        "detention.ordered", "2026-03-09", who=["B"], role=Role.HELD, begins=date(2026, 3, 9), until=date(2026, 5, 8)
    )

    assert waits(begun, "held", "detention.for_prosecution") == ["accused.charged"]
    assert waits(charged(with_case(begun)), "held", "detention.for_prosecution") == []
    assert waits(begun, "held", "detention.extended") == []


def test_the_charge_of_another_is_not_that_of_the_person_held() -> None:
    story = charged(with_case(in_custody()), who="C")

    assert waits(story, "held", "detention.ordered") == ["accused.charged"]


def test_a_charge_that_was_refused_has_to_be_made_anew() -> None:
    story = charged(with_case(in_custody())).say("charge.refused", "2026-03-10", matter="case", who=["B"])

    assert waits(story, "held", "detention.ordered") == ["accused.charged"]


def test_what_speaks_of_an_accused_waits_until_there_is_one() -> None:
    story = with_case(Story(matter="case"))

    assert waits(story, "case", "arrest.ordered") == ["accused.charged"]
    assert waits(story, "case", "charge.approved") == ["accused.charged"]
    assert waits(charged(story), "case", "charge.approved") == []


def test_an_indictment_names_the_way_to_it_and_no_more_once_it_is_in_its_place() -> None:
    story = charged(with_case(Story(matter="case"))).say("case.accepted", "2026-03-09", matter="case", number=4)

    assert waits(story, "case", "case.indicted") == ["investigation.concluded", "file.received"]
    story.say("investigation.concluded", "2026-05-02", matter="case")
    assert waits(story, "case", "case.indicted") == ["file.received"]
    story.say("file.received", "2026-05-04", matter="case")
    assert waits(story, "case", "case.indicted") == []


def test_a_field_that_the_matter_lacks_blocks_the_paper_of_ours_that_names_it_and_no_paper_of_others() -> None:
    story = Story(matter="case").say(
        "case.instituted", "2026-03-08", unit="22-KV3", title="Trộm cắp tài sản", offences=offences("173/2")
    )
    charged(story).say("file.received", "2026-05-04", matter="case")

    found = blocked(standing(story, "case"), CATALOGUE.kinds["case.indicted"])

    assert found is not None
    assert {"agency", "number", "procurator"} <= set(found.fields)
    theirs = blocked(standing(story, "case"), CATALOGUE.kinds["investigation.concluded"])
    assert theirs is None or not theirs.fields


def test_a_time_that_cannot_be_counted_says_for_which_act_it_stands_in_the_way() -> None:
    story = Story(matter="case").say("case.instituted", "2026-03-08", unit="22-KV3", agency="CQĐT", title="Mất xe")

    found = {one.kind.kind: one for one in blocked_next(standing(story, "case"))}

    told = " ".join(one.say() for one in found["investigation.concluded"].facts)
    assert "thiếu" in told


def test_recording_is_never_refused_by_it() -> None:
    story = in_custody().say("detention.ordered", "2026-03-14", who=["B"], role=Role.HELD)

    assert story.told().track("B", "held").participant == named("B")
    assert story.told().matter("held").stage.value == "detained"


def test_every_act_that_a_move_asks_for_is_a_kind_of_act() -> None:
    streams = CATALOGUE.workstreams.values()
    needs = {name for one in streams for row in (*one.moves.rows, *one.track_moves.rows) for name in row.needs}

    assert needs
    assert needs <= set(CATALOGUE.kinds)


def test_ours_is_what_the_procuracy_alone_issues() -> None:
    found = blocked(standing(with_case(Story(matter="case")), "case"), CATALOGUE.kinds["charge.approved"])

    assert found is not None
    assert found.kind.issuers == (Authority.PROCURACY,)
