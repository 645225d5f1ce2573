"""The accused: age, liability, identity numbers, tracks of their own, and what joining and splitting do to them."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.workstreams.criminal_cases.words import (
    AccusedStage,
    ChargeChange,
    Proposal,
    ResumedAs,
    Stage,
    SuspensionGround,
)
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, named, offences

OPENED = {"unit": "LC-TP", "agency": "CQĐT", "title": "Vụ án"}


def accused(birth: str, offence: str = "173/1", id_no: str = "", **more: object) -> list[str]:
    """Codes on a case with one accused, instituted on 12 June 2023."""
    story = Story().say("case.instituted", "2023-06-12", no="1", offences=offences(offence), **OPENED, **more)
    story.say("case.accepted", "2023-06-12", number=1, year=2023, who=["A"], people={"A": birth}, ids={"A": id_no})
    return story.told().codes


@pytest.mark.parametrize(
    ("birth", "codes"),
    [
        ("2009-06-12", ["accused_not_liable_14_16"]),  # fourteen on the birthday itself
        ("2009-06-13", ["accused_under_14"]),
        ("2007-06-12", []),  # sixteen
        ("2007-06-13", ["accused_not_liable_14_16"]),
        ("2007", ["accused_not_liable_14_16"]),  # the last day of the year is taken (BLTTHS 417)
        ("", []),
    ],
)
def test_age_is_that_of_the_day_of_institution_where_the_day_of_the_offence_is_not_known(
    birth: str, codes: list[str]
) -> None:
    """BLHS 12."""
    assert accused(birth) == codes


def test_the_day_of_the_offence_decides_where_it_is_known() -> None:
    assert accused("2009-06-12", offence_on=date(2023, 6, 11)) == ["accused_under_14"]


def test_a_clause_for_which_fourteen_is_enough_raises_nothing() -> None:
    """BLHS 12(2): robbery of a very serious frame."""
    assert accused("2008-07-28", offence="168/2") == []
    assert accused("2008-07-28", offence="173") == []  # no clause: it cannot be told


@pytest.mark.parametrize(
    ("birth", "id_no", "codes"),
    [
        ("1992-05-01", "010092462359", []),
        ("1989", "010092462359", ["citizen_id_mismatch"]),
        ("2003", "010203462359", []),
        ("2003", "010003462359", ["citizen_id_mismatch"]),  # 1903
        ("1989", "063578571", []),  # nine digits say nothing of a birth
        ("", "010092462359", []),
    ],
)
def test_digits_four_to_six_tell_the_year_of_birth(birth: str, id_no: str, codes: list[str]) -> None:
    assert accused(birth, id_no=id_no) == codes


def test_the_number_of_accused_is_compared_with_the_list() -> None:
    story = Story().say("case.instituted", "2023-06-12", offences=offences("173/1"), **OPENED)

    assert (
        Story(acts=[*story.acts]).say("case.accepted", "2023-06-12", who=["A", "B"], accused_count=2).told().codes == []
    )
    assert story.say("case.accepted", "2023-06-12", who=["A", "B"], accused_count=3).told().codes == [
        "accused_count_mismatch"
    ]


def a_case_of_three() -> Story:
    """Twelve of June: instituted, three charged and approved."""
    story = Story().say("case.instituted", "2023-06-12", no="1", offences=offences("173/1;178/1"), **OPENED)
    story.say("case.accepted", "2023-06-13", number=1, year=2023)
    story.say("accused.charged", "2023-06-14", charged={"A": "173/1", "B": "173/1", "C": "178/1"})
    return story.say("charge.approved", "2023-06-15", who=["A", "B", "C"])


def test_a_case_whose_accused_differ_says_so() -> None:
    """C has fled: suspended for C alone, resumed later (BLTTHS 229, 235)."""
    fled = a_case_of_three().say(
        "accused.suspended",
        "2023-07-03",
        who=["C"],
        ground=SuspensionGround.ACCUSED_ABSCONDING,
        wanted_on=date(2023, 7, 1),
    )
    concluded = Story(acts=[*fled.acts]).say("investigation.concluded", "2023-08-01", proposal=Proposal.PROSECUTE)
    resumed = Story(acts=[*fled.acts]).say("accused.resumed", "2023-07-20", who=["C"])

    assert fled.told().matter("case").mixed
    assert concluded.told().track("A").stage is AccusedStage.PROPOSED
    assert concluded.told().track("C").stage is AccusedStage.SUSPENDED
    assert not resumed.told().matter("case").mixed
    assert resumed.told().codes == []


def test_whom_the_procuracy_resumes_in_prosecution_waits_for_its_decision() -> None:
    """BLTTHS 249: the case goes on where it was suspended, no investigation begins anew."""
    story = a_case_of_three().say("investigation.concluded", "2023-08-01", proposal=Proposal.PROSECUTE)
    story.say("file.received", "2023-08-02")
    story.say("accused.suspended", "2023-08-04", who=["C"], ground=SuspensionGround.ACCUSED_ABSCONDING)
    story.say("accused.resumed", "2023-08-10", who=["C"], phase=ResumedAs.PROSECUTION)

    assert story.told().track("C").stage is AccusedStage.PROPOSED
    assert story.told().codes == []


def test_a_charge_beyond_the_case_is_told() -> None:
    """TTLT 04/2018, Điều 9(3): the case comes first."""
    story = a_case_of_three().say("accused.changed", "2023-07-03", charged={"A": "168/1"}, manner=ChargeChange.CHANGED)

    assert story.told().codes == ["charge_not_in_case"]


def test_an_added_charge_stands_beside_the_first() -> None:
    story = a_case_of_three().say("accused.changed", "2023-07-03", charged={"A": "178/1"}, manner=ChargeChange.ADDED)

    assert story.told().track("A").offences == ("173/1", "178/1")


def test_a_split_case_goes_on_from_the_first_institution_and_takes_its_accused_along() -> None:
    """BLTTHS 170; counted on from 12 June: two months are 12 August, a Saturday, moved to Monday 14 August."""
    story = a_case_of_three().say(
        "case.split", "2023-07-10", matter="other", who=["C"], ties={Role.SPLIT_FROM: "case"},
        offences=offences("178/1"), instituted_on=date(2023, 6, 12), **OPENED,
    )  # fmt: skip
    told = story.told()

    assert [one.answer.ends_on for one in told.deadlines("investigation")] == [date(2023, 8, 14)] * 2  # type: ignore[union-attr]
    assert told.track("C", "case").stage is AccusedStage.SPLIT_OFF
    assert told.track("C", "other").stage is AccusedStage.INVESTIGATED


def test_a_joined_case_is_closed_and_an_older_one_is_told() -> None:
    """BLTTHS 170; TTLT 04/2018, Điều 14: counted from the case instituted first."""
    story = a_case_of_three()
    story.say("case.instituted", "2023-05-15", matter="older", no="7", offences=offences("173/2"), **OPENED)
    story.say("case.joined", "2023-07-10", who=["D"], ties={Role.JOINED: "older"}, offences=offences("173/2"))
    told = story.told()

    older = [one for one in told.deadlines("investigation") if one.matter == named("older")]
    assert told.matter("older").stage is Stage.JOINED
    assert [one.outcome for one in older] == [Outcome.DROPPED]
    assert told.track("D", "case").stage is AccusedStage.INVESTIGATED
    assert told.codes == ["joined_case_older"]


def test_a_transfer_within_the_system_keeps_the_limit_and_needs_a_new_docket() -> None:
    """BLTTHS 169(5): counted on; the receiving office dockets it under its own number."""
    story = a_case_of_three().say("case.transferred", "2023-07-03", to_agency="CQĐT", to_unit="15-KV2")
    told = story.told()
    docketed = story.say("case.accepted", "2023-07-05", unit="15-KV2", number=44, year=2023).told()

    assert told.matter("case").stage is Stage.INSTITUTED
    assert told.deadline("investigation").outcome is Outcome.RUNNING
    assert (docketed.matter("case").unit, docketed.matter("case").number) == ("15-KV2", 44)
    assert docketed.matter("case").stage is Stage.INVESTIGATING


def test_facts_count_cases_and_accused() -> None:
    story = a_case_of_three().say("investigation.concluded", "2023-08-01", proposal=Proposal.PROSECUTE)
    story.say("file.received", "2023-08-02").say("case.indicted", "2023-08-15", no="9")
    facts = story.told().projected.facts

    assert sum(one.code == "case.instituted" for one in facts) == 1
    assert sum(one.code == "accused.charged" for one in facts) == 3
    assert [one.outcome for one in facts if one.code == "prosecution.decided"] == ["indicted"]
    assert sum(one.code == "accused.indicted" for one in facts) == 3
    assert {one.offence for one in facts if one.code == "case.instituted"} == {"173/1"}
