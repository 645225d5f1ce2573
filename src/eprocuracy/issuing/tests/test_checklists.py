"""The checklist of a decision: what the file shows, what needs words, and that every question stands on an article."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.issuing.checklists import Checklist, checklist_of, checklists
from eprocuracy.issuing.checklists.checking import Answers, Point, points, unanswered
from eprocuracy.issuing.checklists.showing import READINGS, File
from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.criminal_cases.words import Proposal
from eprocuracy.workstreams.folding import folded
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.tests.story import Story, named, offences

CATALOGUE = rules().catalogue
EVERY = [(one, line) for one in checklists().values() for line in (*one.lines, *one.each)]
HELD = {"who": ["B"], "role": Role.HELD}


def read(story: Story, matter: str, answers: Answers | None = None) -> dict[str, Point]:
    """The points of the last act, by their code; of several persons the last."""
    act = story.acts[-1]
    standing = heads(story.acts[:-1]).acts
    projected, states = folded(rules(), standing)
    file = File(
        catalogue=CATALOGUE,
        reference=rules().reference,
        matter=named(matter),
        acts=standing,
        states=states,
        projected=projected,
    )
    known = checklist_of(act.kind)
    assert known is not None
    return {one.line.code: one for one in points(known, file, act, answers or {})}


def detained(birth: str = "1990") -> Story:
    story = Story(matter="held").say(
        "custody.held", "2023-03-06T08:00", **HELD, people={"B": birth}, unit="LC-TP", number=1, year=2023,
        offences=offences("173/2"),
    )  # fmt: skip
    return story.say(
        "detention.ordered", "2023-03-06", **HELD, begins=date(2023, 3, 6), until=date(2023, 6, 3), no="4/LTG"
    )


def extension(birth: str = "1990") -> Story:
    return detained(birth).say("detention.extended", "2023-05-30", **HELD, ordinal=1, until=date(2023, 8, 2))


@pytest.mark.parametrize(("known", "line"), EVERY, ids=[f"{one.code}-{line.code}" for one, line in EVERY])
def test_every_question_has_its_article_and_asks_the_file_in_a_way_there_is(known: Checklist, line: object) -> None:
    assert line.basis  # type: ignore[attr-defined]
    assert line.shows in {"", *READINGS}  # type: ignore[attr-defined]
    assert line.shows or line.always  # type: ignore[attr-defined]
    kinds = known.kinds | (set(line.asked) if line.shows == "acts" else set())  # type: ignore[attr-defined]
    assert kinds <= CATALOGUE.kinds.keys()


def test_every_decision_on_a_persons_fate_has_one() -> None:
    decisions = {
        "charge.approved", "detention.approved", "detention.ordered", "detention.extended", "hold.approved", "case.indicted",
        "report.not_instituted", "prosecution.suspended", "prosecution.terminated", "accused.terminated",
        "protest.issued", "recommendation.issued",
    }  # fmt: skip

    assert all(checklist_of(kind) for kind in decisions)
    assert checklist_of("report.verification_requested") is None


def test_what_the_file_shows_needs_no_words_and_what_it_does_not_does() -> None:
    found = read(extension(), "held")

    assert [one.vi for one in found["offence"].shown.told] == ["Điều 173 khoản 2", "tội phạm nghiêm trọng"]
    assert not found["offence"].open
    assert found["charged"].open  # nobody recorded a charge
    assert found["ground"].open


def test_an_answer_closes_a_point_of_that_person() -> None:
    answers = {("ground", None): "Đã bỏ trốn khỏi nơi cư trú ngày 02/3/2023.", ("health", named("B")): "Bình thường."}
    found = read(extension(), "held", answers)

    assert not found["ground"].open
    assert not found["health"].open
    assert found["family"].open


def test_somebody_under_18_needs_words() -> None:
    grown, young = read(extension(), "held")["age"], read(extension("2006-05-01"), "held")["age"]

    assert not grown.open
    assert young.open
    assert "dưới 18 tuổi vào ngày phạm tội" in [one.vi for one in young.shown.told]


def test_time_held_on_no_order_needs_words() -> None:
    gap = Story(matter="held").say(
        "custody.held", "2023-03-06T08:00", **HELD, people={"B": "1990"}, unit="LC-TP", number=1, year=2023,
        offences=offences("173/2"),
    )  # fmt: skip
    begins, ends = When.parse("2023-03-06T12:00"), When.parse("2023-03-09T12:00")
    gap.say("custody.ordered", "2023-03-06", **HELD, begins=begins, ends=ends)
    gap.say("detention.ordered", "2023-03-11", **HELD, begins=date(2023, 3, 12), until=date(2023, 6, 3))
    gap.say("detention.extended", "2023-05-30", **HELD, ordinal=1, until=date(2023, 8, 2))

    assert not read(extension(), "held")["orders"].shown.open
    assert read(gap, "held")["orders"].open
    assert any("không có lệnh" in one.vi for one in read(gap, "held")["orders"].shown.told)


def test_findings_of_the_matter_are_named_and_need_words() -> None:
    wrong = Story(matter="held").say(
        "custody.held", "2023-03-06T08:00", **HELD, people={"B": "1990"}, unit="LC-TP", number=1, year=2023,
        offences=offences("173/2"),
    )  # fmt: skip
    wrong.say("detention.ordered", "2023-03-06", **HELD, begins=date(2023, 3, 6), until=date(2023, 9, 3))
    found = read(wrong.say("detention.extended", "2023-08-30", **HELD, ordinal=1, until=date(2023, 10, 2)), "held")

    assert "Lệnh tạm giam dài hơn luật định" in [one.vi for one in found["findings"].shown.told]
    assert found["findings"].open


def test_what_is_left_open_is_named_for_the_proposal() -> None:
    found = read(extension(), "held", {("lesser", None): "Bị can đã bỏ trốn một lần."})
    named_open = [one.vi for one in unanswered(tuple(found.values()))]

    assert found["ground"].line.question.vi in named_open
    assert found["lesser"].line.question.vi not in named_open


def test_the_end_of_limitation_is_shown_by_the_class_of_what_somebody_is_charged_with() -> None:
    def told(provision: str) -> str:
        story = Story().say(
            "case.instituted", "2026-03-02", no="12", unit="22-KV3", agency="CQĐT", title="x",
            offences=offences(provision), offence_on=date(2020, 2, 3),
        )  # fmt: skip
        story.say("accused.charged", "2026-03-05T09:00", charged={"A": provision}, people={"A": "1990"})
        story.say("investigation.concluded", "2026-05-08", proposal=Proposal.PROSECUTE).say(
            "case.indicted", "2026-06-02"
        )
        return "; ".join(label.vi for label in read(story, "case")["limitation"].shown.told)

    assert told("173/1") == "ngày phạm tội 03/02/2020; thời hiệu đến hết ngày 03/02/2025"  # less serious: five years
    assert told("108/1") == "ngày phạm tội 03/02/2020; không áp dụng thời hiệu"
