"""Every duty, deed, secrecy and standing has its expectation here, in words of its own; then what must hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from eprocuracy.identity.offices import offices
from eprocuracy.identity.policy import (
    WRITING,
    About,
    Delegated,
    Visibility,
    may,
    require,
    visibility,
    visible_units,
)
from eprocuracy.identity.powers import Deed, Reach, Standing, reach
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.workstreams.house_acts import Secrecy

LETTERS = {
    "V": Duty.CHIEF,
    "P": Duty.DEPUTY_CHIEF,
    "T": Duty.HEAD_OF_OFFICE,
    "S": Duty.PROCURATOR,
    "E": Duty.EXAMINER,
    "C": Duty.CLERK,
    "Q": Duty.STATISTICIAN,
    "J": Duty.JURIST,
    "A": Duty.ADMINISTRATOR,
}
# who may: assigned to it (open, read, closed) | of the own office (…) | of an office below (…)
EXPECTED = {
    Deed.SEE: "VPTSECQJ VPTSECQJ VPTSECQJ | VPTSECQJ VPTSECQJ V | VPTQJ VPTQJ -",
    Deed.READ_FILE: "VPTSECQJ VPTSECQJ VPTSECQJ | VPTSE VPTSE V | VP VP -",
    Deed.KNOW_NAMES: "VPTSECQJ VPTSECQJ VPTSECQJ | VPT VPT V | - - -",
    Deed.RECORD: "VPTSECQ VPTSECQ VPTSECQ | VPTSEC VPT V | - - -",
    Deed.RECORD_OWN: "VPTSECQ VPTSECQ VPTSECQ | VPT VPT V | - - -",
    Deed.RECORD_ASSIGNMENT: "VPTSECQ VPTSECQ VPTSECQ | VPTC VPT V | - - -",
    Deed.DRAFT: "VPTSEC VPTSEC VPTSEC | VPT VPT V | - - -",
    Deed.ISSUE: "VS VS VS | V V V | - - -",
    Deed.ASSIGN: "V V V | V V V | - - -",
    Deed.IMPORT: "- - - | VPCQ - - | VPQ - -",
    Deed.EXPORT: "VPTSECQJ VPTSECQJ VPTSECQJ | VPTCQJ VPTCQJ V | VPQJ VPQJ -",
    Deed.ERASE: "V V V | V V V | - - -",
    Deed.ROSTER: "- - - | VPTC - - | - - -",
    Deed.KEEP_SEAL: "- - - | VPC - - | - - -",
    Deed.SHAPE_FORMS: "- - - | VPCJ - - | - - -",
    Deed.TRY_LAW: "- - - | VPJ - - | VPJ - -",
    Deed.SIGN_LAW: "- - - | J - - | - - -",
    Deed.READ_LOG: "VPTSE VPTSE VPTSE | VPT VPT V | VP VP -",
    Deed.ASK_WHO: "VPTSE VPTSE VPTSE | VPTA VPTA VA | VPA VPA A",
    Deed.BREAK_GLASS: "- - - | PTS PTS PTS | VP VP VP",
    Deed.WATCH_LOG: "- - - | VP - - | VP - -",
    Deed.ADMINISTER: "- - - | VA - - | A - -",
}
# in an own matter, where one stands in for whoever is assigned, or nobody is: elsewhere as in any other of the own office
EXPECTED_NEARER = {
    (Deed.KNOW_NAMES, Standing.STANDING_IN): "VPTSE VPTSE V",
    (Deed.RECORD, Standing.STANDING_IN): "VPTSEC VPTSE V",
    (Deed.RECORD_OWN, Standing.STANDING_IN): "VPTSE VPTSE V",
    (Deed.RECORD_ASSIGNMENT, Standing.STANDING_IN): "VPTSEC VPTSE V",
    (Deed.DRAFT, Standing.STANDING_IN): "VPTSE VPTSE V",
    (Deed.RECORD_OWN, Standing.UNASSIGNED): "VPTSE VPT V",
    (Deed.RECORD_ASSIGNMENT, Standing.UNASSIGNED): "VPTSEC VPT V",
}
CHIEF_UNIT, REGION, SISTER, DISSOLVED = "22", "22-KV3", "22-KV1", "22-H-207"
LEVELS = tuple(enumerate(Secrecy))


def someone(*duties: Duty, unit: str = REGION) -> Actor:
    return Actor(account="mai", name="Hoàng Thị Mai", unit=unit, duties=frozenset(duties), units=frozenset(offices()))


def case(duty: Duty, standing: Standing, level: int) -> tuple[Actor, About]:
    match standing:
        case Standing.ASSIGNED:
            return someone(duty), About(unit=SISTER, secrecy=level, assigned={"mai"})
        case Standing.STANDING_IN:
            about = About(unit=REGION, secrecy=level, assigned={"nam"})
            return replace(someone(duty), stands_in_for=frozenset({"nam"})), about
        case Standing.UNASSIGNED:
            return someone(duty), About(unit=REGION, secrecy=level)
        case Standing.OWN:
            return someone(duty), About(unit=REGION, secrecy=level, assigned={"nam"})
        case Standing.UNDER:
            return someone(duty, unit=CHIEF_UNIT), About(unit=REGION, secrecy=level, assigned={"nam"})
        case Standing.OUTSIDE:
            return someone(duty), About(unit=SISTER, secrecy=level, assigned={"nam"})


ALL = list(product(Duty, Deed, LEVELS, Standing))


def expected(deed: Deed, standing: Standing, level: int) -> set[Duty]:
    if standing is Standing.OUTSIDE:
        return set()
    assigned, own, under = EXPECTED[deed].split("|")
    of_standing = {Standing.ASSIGNED: assigned, Standing.UNDER: under}.get(standing, own)
    letters = EXPECTED_NEARER.get((deed, standing), of_standing).split()[level]
    return {LETTERS[letter] for letter in letters if letter != "-"}


def test_every_duty_deed_secrecy_and_standing_is_decided_as_expected() -> None:
    wrong = []
    for duty, deed, (level, secrecy), standing in ALL:
        actor, about = case(duty, standing, level)
        if may(actor, deed, about).allowed != (duty in expected(deed, standing, level)):
            wrong.append((duty.value, deed.value, secrecy.value, standing.value))

    assert wrong == []
    assert len(ALL) == 9 * 22 * 3 * 6


def test_a_closed_matter_is_for_those_assigned_and_the_chief_of_its_office_whatever_the_deed() -> None:
    closed = list(Secrecy).index(Secrecy.CLOSED)
    # to be told who may see it, or to open it with a reason, is not yet to see it
    of_it = [deed for deed in Deed if deed not in (Deed.ASK_WHO, Deed.BREAK_GLASS)]
    for duty, deed, standing in product(Duty, of_it, Standing):
        actor, about = case(duty, standing, closed)
        if may(actor, deed, about).allowed:
            in_own_office = standing in (Standing.STANDING_IN, Standing.UNASSIGNED, Standing.OWN)
            assert standing is Standing.ASSIGNED or (in_own_office and duty is Duty.CHIEF)


def test_what_is_more_guarded_is_never_easier_to_reach() -> None:
    for duty, deed, standing in product(Duty, Deed, Standing):
        answers = [may(*_asked(duty, deed, standing, level)).allowed for level, _ in LEVELS]

        assert answers == sorted(answers, reverse=True)


def test_who_may_do_anything_with_a_matter_may_also_see_it() -> None:
    about_matters = {*WRITING, Deed.READ_FILE, Deed.ASSIGN, Deed.EXPORT, Deed.ERASE}
    for duty, deed, (level, _), standing in ALL:
        actor, about = case(duty, standing, level)
        if deed in about_matters and may(actor, deed, about).allowed:
            assert may(actor, Deed.SEE, about).allowed


def test_lists_show_exactly_what_may_be_seen() -> None:
    units = [CHIEF_UNIT, REGION, SISTER, DISSOLVED, "22-P1", "22-KV3-HS", "24", "24-KV1", "TC", "TC-PT1", "24-H-221"]
    for duty, unit, about_unit, (level, _), assigned in product(Duty, units, units, LEVELS, (True, False)):
        actor = Actor("mai", "", unit, frozenset({duty}), frozenset(units))
        about = About(unit=about_unit, secrecy=level, assigned={"mai"} if assigned else set())

        assert visibility(actor).shows(about) == may(actor, Deed.SEE, about).allowed


def test_seeing_never_reaches_open_matters_only_so_that_lists_need_no_third_kind() -> None:
    assert Reach.OPEN not in {reach(duty, Deed.SEE, standing) for duty in Duty for standing in Standing}


def test_several_duties_add_up() -> None:
    both = someone(Duty.PROCURATOR, Duty.STATISTICIAN)

    assert may(both, Deed.IMPORT, About(unit=REGION)).allowed
    assert may(both, Deed.RECORD, About(unit=REGION)).allowed


def test_a_colleague_is_told_whose_matter_it_is_and_whom_to_ask() -> None:
    about = About(unit=REGION, assigned={"nam"}, called={"nam": "Phạm Văn Nam"})

    refused = may(someone(Duty.PROCURATOR), Deed.RECORD_OWN, about)

    assert not refused.allowed
    assert "đã phân công cho Phạm Văn Nam" in refused.why.vi
    assert "người làm thay khi Phạm Văn Nam nghỉ" in refused.why.vi
    assert may(someone(Duty.PROCURATOR), Deed.RECORD, about).allowed


def test_standing_in_reaches_no_further_than_the_own_office_and_gives_no_signature() -> None:
    stands_in = replace(someone(Duty.PROCURATOR), stands_in_for=frozenset({"nam"}))

    assert not may(stands_in, Deed.RECORD_OWN, About(unit=SISTER, assigned={"nam"})).allowed
    assert not may(stands_in, Deed.ISSUE, About(unit=REGION, assigned={"nam"})).allowed


def test_who_was_relieved_writes_again_while_standing_in_for_the_successor() -> None:
    about = About(unit=REGION, assigned={"nam"}, relieved={"mai"})

    assert not may(someone(Duty.PROCURATOR), Deed.RECORD, about).allowed
    assert may(replace(someone(Duty.PROCURATOR), stands_in_for=frozenset({"nam"})), Deed.RECORD_OWN, about).allowed


def test_someone_without_a_duty_may_nothing() -> None:
    nobody = someone()

    assert not any(may(nobody, deed, About(unit=REGION, assigned={"mai"})).allowed for deed in Deed)
    assert visibility(nobody) == Visibility(frozenset(), frozenset(), "")


def test_the_matters_of_a_dissolved_office_are_those_of_the_office_that_took_it_over() -> None:
    about = About(unit=DISSOLVED, secrecy=2)

    assert may(someone(Duty.CHIEF), Deed.ASSIGN, about).allowed
    assert not may(someone(Duty.CHIEF, unit=CHIEF_UNIT), Deed.SEE, about).allowed
    assert may(someone(Duty.PROCURATOR, unit="15"), Deed.RECORD, About(unit="15-H-082")).allowed


def test_a_lower_office_sees_nothing_of_the_one_above() -> None:
    assert not may(someone(Duty.CHIEF), Deed.SEE, About(unit=CHIEF_UNIT)).allowed
    assert not may(someone(Duty.CHIEF, unit=CHIEF_UNIT), Deed.SEE, About(unit="TC")).allowed


def test_a_department_works_in_the_matters_of_its_whole_office() -> None:
    assert may(someone(Duty.PROCURATOR, unit="22-P1"), Deed.RECORD, About(unit="22")).allowed
    assert may(someone(Duty.HEAD_OF_OFFICE, unit="22-P1"), Deed.SEE, About(unit=REGION)).allowed


def test_the_head_of_a_department_counts_as_a_procurator_in_what_another_department_handles() -> None:
    head = Actor("mai", "", "22", frozenset({Duty.HEAD_OF_OFFICE}), frozenset({"22", "22-P1"}))

    assert may(head, Deed.DRAFT, About(unit="22", team="22-P1")).allowed
    assert not may(head, Deed.DRAFT, About(unit="22", team="22-P2")).allowed


def test_a_document_is_signed_only_by_those_whom_the_law_names() -> None:
    approval = About(unit=REGION, assigned={"mai"}, signed_by={Duty.CHIEF, Duty.DEPUTY_CHIEF})
    refused = may(someone(Duty.PROCURATOR), Deed.ISSUE, approval)

    assert not refused.allowed
    assert "Viện trưởng, Phó Viện trưởng" in refused.why.vi
    assert may(someone(Duty.CHIEF), Deed.ISSUE, approval).allowed


def test_a_delegation_gives_a_deputy_the_chief_s_power_for_what_it_names_and_nothing_else() -> None:
    deputy, about = someone(Duty.DEPUTY_CHIEF), About(unit=REGION, workstream="criminal_cases")
    power = Delegated(REGION, frozenset({Deed.ASSIGN}), "12/QĐ-VKS", frozenset({"criminal_cases"}))

    decision = may(deputy, Deed.ASSIGN, about, [power])
    assert decision.allowed
    assert "12/QĐ-VKS" in decision.why.vi
    assert not may(deputy, Deed.ASSIGN, about).allowed
    assert not may(deputy, Deed.ASSIGN, About(unit=REGION, workstream="civil"), [power]).allowed
    assert not may(deputy, Deed.ASSIGN, About(unit=SISTER, workstream="criminal_cases"), [power]).allowed
    assert not may(deputy, Deed.ADMINISTER, about, [power]).allowed
    assert not may(someone(Duty.PROCURATOR), Deed.ASSIGN, about, [power]).allowed


def test_the_system_signs_for_nobody() -> None:
    assert not may(SYSTEM, Deed.ISSUE, About(unit=REGION)).allowed
    assert may(SYSTEM, "record", About(unit=REGION)).allowed
    assert visibility(SYSTEM).shows(About(unit=REGION, secrecy=2))


def test_an_account_of_no_known_unit_stands_outside() -> None:
    stranger = Actor("mai", "", "", frozenset(Duty))

    assert not may(stranger, Deed.SEE, About(unit=REGION)).allowed


def test_a_no_says_what_stands_in_the_way_and_what_can_be_done_in_both_languages() -> None:
    for duty, deed, (level, _), standing in ALL:
        why = may(*_asked(duty, deed, standing, level)).why
        assert why.vi
        assert why.en
        assert why.vi != why.en

    with pytest.raises(Refused, match="đơn vị khác"):
        require(Deed.SEE, of=someone(Duty.CHIEF), about=About(unit=SISTER))


def test_visible_units_are_the_own_office_and_for_those_who_look_down_the_ones_below() -> None:
    assert visible_units(someone(Duty.PROCURATOR)) == {REGION} | {code for code in offices() if code == DISSOLVED} | {
        "22-H-195",
        "22-H-203",
    }
    assert {REGION, SISTER, CHIEF_UNIT} <= visible_units(someone(Duty.CHIEF, unit=CHIEF_UNIT))
    assert not visible_units(someone(Duty.ADMINISTRATOR))


def _asked(duty: Duty, deed: Deed, standing: Standing, level: int) -> tuple[Actor, Deed, About]:
    actor, about = case(duty, standing, level)
    return actor, deed, about


def test_whoever_opened_a_closed_matter_sees_it_and_does_nothing_else_in_it() -> None:
    about = About(unit=REGION, secrecy=2, assigned={"nam"}, opened_by={"mai"})
    allowed = {deed for deed in Deed if may(someone(Duty.PROCURATOR), deed, about).allowed}

    assert allowed == {Deed.SEE, Deed.READ_FILE, Deed.KNOW_NAMES, Deed.BREAK_GLASS}
    assert visibility(someone(Duty.PROCURATOR)).shows(about)
    assert not may(someone(Duty.ADMINISTRATOR), Deed.SEE, about).allowed
    assert not visibility(someone(Duty.ADMINISTRATOR)).shows(about)
