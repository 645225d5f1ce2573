"""What may not be issued is refused with the reason and the article; being late is told and does not stop anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from eprocuracy.issuing.drafts.candidates import read, signed, written
from eprocuracy.issuing.drafts.checking import Obstacle, obstacles, require_lawful
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.blocking import Standing
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Finding
from eprocuracy.workstreams.tests.story import Story, named, offences

HELD = {"who": ["B"], "role": Role.HELD}
CATALOGUE = rules().catalogue


def detained(until: str = "2023-06-03") -> Story:
    """Arrested on a warrant on 6 March 2023 for a serious offence, and detained."""
    story = Story(matter="held").say(
        "custody.held", "2023-03-06T08:00", **HELD, people={"B": "1990"}, unit="LC-TP", number=1, year=2023,
        offences=offences("173/2"),
    )  # fmt: skip
    return story.say(
        "detention.ordered", "2023-03-06", **HELD, begins=date(2023, 3, 6), until=date.fromisoformat(until)
    )


def checked(story: Story, missing: Sequence[Label] = ()) -> tuple[Obstacle, ...]:
    """The last act of the story as a candidate."""
    acts, act = story.acts[:-1], story.acts[-1]
    before = fold(rules(), acts)
    matter = next(one for one in before.matters if one.id == act.matter)
    standing = Standing(CATALOGUE, CATALOGUE.workstreams[matter.workstream], matter, before, acts)
    after = fold(rules(), story.acts)
    family = named("family")
    return obstacles(CATALOGUE, act, before={family: before}, after={family: after}, standing=standing, missing=missing)


def extended(on: str, until: str) -> Story:
    return detained().say(
        "detention.extended", on, **HELD, ordinal=1, length=TimeLimit.parse("2 months"), until=date.fromisoformat(until)
    )


def test_a_lawful_extension_has_nothing_against_it() -> None:
    assert checked(extended("2023-05-30", "2023-08-02")) == ()


def test_an_extension_longer_than_the_law_gives_is_refused_with_the_article() -> None:
    found = checked(extended("2023-05-30", "2023-09-30"))

    with pytest.raises(Refused, match="dài hơn luật định") as refused:
        require_lawful(found)
    assert "Điều 173 khoản 2 BLTTHS 2015" in refused.value.say()


def test_an_extension_signed_after_the_detention_had_ended_is_refused() -> None:
    assert any(one.blocks for one in checked(extended("2023-06-05", "2023-08-02")))


def test_an_empty_place_of_the_paper_is_named_and_refused() -> None:
    found = checked(extended("2023-05-30", "2023-08-02"), [Label("nơi tạm giam", "place of detention")])

    with pytest.raises(Refused, match="THIẾU: nơi tạm giam"):
        require_lawful(found)


def test_an_act_out_of_its_place_is_refused() -> None:
    released = detained().say("person.released", "2023-04-01", **HELD)
    late = released.say("detention.extended", "2023-05-30", **HELD, ordinal=1, until=date(2023, 8, 2))

    assert any("trình tự" in one.what.vi and one.blocks for one in checked(late))


def test_what_only_has_to_be_known_stops_nobody() -> None:
    require_lawful([Obstacle(Label("Viện kiểm sát chậm xét phê chuẩn.", "Late."), blocks=False)])


def test_a_candidate_is_read_as_it_was_written() -> None:
    act: Act = extended("2023-05-30", "2023-08-02").acts[-1]
    again = read(CATALOGUE, act.id, written(act))
    final = signed(again, number="12/QĐ-VKSKV3", when=When.parse("2023-05-31"), by="Trần Văn Nam")

    assert again.values() == act.values()
    assert again.links == act.links
    assert (final.document_no, str(final.occurred), final.signed_by) == ("12/QĐ-VKSKV3", "2023-05-31", "Trần Văn Nam")


@pytest.mark.parametrize(
    ("code", "blocks"),
    [
        ("mail_decided_late", False),
        ("measure_decided_late", False),
        ("protest_out_of_time", True),  # the right is gone with its time
        ("investigation_extension_too_long", True),
    ],
)
def test_being_late_frees_nobody_from_deciding_but_a_lost_right_is_lost(code: str, blocks: bool) -> None:
    story = detained()
    after = fold(rules(), story.acts)
    act = story.acts[-1]
    told = Finding(code=code, matter=act.matter, participant=None, act=act.id, on=act.on, values={})
    with_it = {act.matter: replace(after, findings=(*after.findings, told))}

    found = obstacles(CATALOGUE, act, before={act.matter: after}, after=with_it, standing=None)

    assert [one.blocks for one in found] == [blocks]
