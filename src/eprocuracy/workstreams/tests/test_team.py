"""Who handles a matter: the one in charge and those who assist, by the decisions of assignment (BLTTHS 41; forms 71, 72)."""

from __future__ import annotations

from eprocuracy.workstreams.content import from_json
from eprocuracy.workstreams.criminal_cases.acts import CaseAssigned
from eprocuracy.workstreams.projected import MatterState

from .story import Story, offences


def a_case() -> Story:
    story = Story(matter="case").say(
        "case.instituted", "2026-03-02", unit="22-KV3", agency="CQĐT", title="Trộm cắp tài sản", offences=offences("173/1")
    )  # fmt: skip
    return story.say("case.assigned", "2026-03-03", procurator="mai", assisting=("thinh", "hoa"))


def of(story: Story) -> MatterState:
    return story.told().matter("case")


def test_a_decision_of_assignment_names_who_is_in_charge_and_who_assists() -> None:
    found = of(a_case())

    assert (found.procurator, found.assisting, found.relieved) == ("mai", ("thinh", "hoa"), ())


def test_a_change_adds_those_who_assist_and_releases_others_and_leaves_who_is_in_charge() -> None:
    found = of(a_case().say("case.reassigned", "2026-04-01", released=("thinh",), assisting=("nam",)))

    assert (found.procurator, found.assisting, found.relieved) == ("mai", ("hoa", "nam"), ("thinh",))


def test_who_assisted_and_is_put_in_charge_assists_no_more_and_is_not_relieved() -> None:
    found = of(a_case().say("case.reassigned", "2026-04-01", procurator="thinh"))

    assert (found.procurator, found.assisting, found.relieved) == ("thinh", ("hoa",), ("mai",))


def test_a_later_decision_that_names_who_is_in_charge_names_everybody() -> None:
    found = of(a_case().say("case.assigned", "2026-06-01", procurator="nam", assisting=("mai",)))

    assert (found.procurator, found.assisting) == ("nam", ("mai",))
    assert found.relieved == ("thinh", "hoa")


def test_an_assignment_of_the_investigator_alone_moves_nobody_of_ours() -> None:
    found = of(a_case().say("case.assigned", "2026-06-01", investigator="Đại úy Lê Văn Bốn"))

    assert (found.procurator, found.assisting) == ("mai", ("thinh", "hoa"))


def test_what_earlier_decisions_say_in_words_is_read_as_it_was_written() -> None:
    stored = {"procurator": "mai", "with_procurators": "Lê Thị Hoa, Kiểm tra viên"}

    assert from_json(CaseAssigned, stored) == stored
