"""The explanation of a decision is the decision itself, with what it was made from."""

from __future__ import annotations

from itertools import product

from eprocuracy.identity.explaining import explain, who_could
from eprocuracy.identity.policy import About, Delegated, may
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.saying_no import Rule
from eprocuracy.kernel.actors import Actor, Duty

from .test_policy import REGION, SISTER, someone


def told(actor: Actor, deed: Deed, about: About) -> dict[str, str]:
    return {one.what.vi: str(one.value) for one in explain(actor, deed, about).facts}


def test_what_is_explained_is_what_is_decided() -> None:
    for duty, deed, level, unit in product(Duty, Deed, range(3), (REGION, SISTER)):
        actor, about = someone(duty), About(unit=unit, secrecy=level, assigned={"nam"})

        assert explain(actor, deed, about).decision == may(actor, deed, about)


def test_a_no_names_the_rule_and_what_it_was_applied_to() -> None:
    about = About(unit=REGION, secrecy=2, assigned={"nam"}, called={"nam": "Phạm Văn Nam"})
    why = explain(someone(Duty.DEPUTY_CHIEF), Deed.SEE, about)

    assert why.decision.rule is Rule.CLOSED
    facts = told(someone(Duty.DEPUTY_CHIEF), Deed.SEE, about)
    assert facts["Chức danh"] == "Phó Viện trưởng"
    assert facts["Mức bảo mật"] == "chỉ người được phân công"
    assert facts["Người được phân công"] == "Phạm Văn Nam"


def test_a_yes_by_delegation_names_the_paper_and_its_article() -> None:
    power = Delegated(REGION, frozenset({Deed.ASSIGN}), "12/QĐ-VKS")
    why = explain(someone(Duty.DEPUTY_CHIEF), Deed.ASSIGN, About(unit=REGION), [power])

    assert why.decision.rule is Rule.DELEGATION
    assert why.decision.power == power
    assert [one.say() for one in why.basis] == ["Điều 41 BLTTHS 2015"]


def test_who_could_see_a_closed_matter_is_whoever_is_assigned_and_the_chief() -> None:
    people = [Actor(duty.value, duty.value, REGION, frozenset({duty})) for duty in Duty]
    mai = someone(Duty.EXAMINER)
    about = About(unit=REGION, secrecy=2, assigned={"mai"})

    assert [one.account for one, _ in who_could([*people, mai], Deed.SEE, about)] == ["chief", "mai"]
