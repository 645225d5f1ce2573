"""Who signs: the chief, a deputy within an authorisation, the procurator where the law says so; never alone who wrote it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eprocuracy.identity.policy import About
from eprocuracy.identity.powers import Deed
from eprocuracy.issuing.drafts.deputies import Assigned, held_by
from eprocuracy.issuing.drafts.signers import Authorisation, signing_right
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused

UNIT, TODAY = "22-KV3", date(2026, 11, 23)
LEADERS = frozenset({Duty.CHIEF, Duty.DEPUTY_CHIEF})
DECISION = About(unit=UNIT, assigned={"mai"}, workstream="custody", signed_by=LEADERS)
REQUEST = About(unit=UNIT, assigned={"mai"}, workstream="criminal_cases", signed_by=LEADERS | {Duty.PROCURATOR})
AUTHORISED = Authorisation(
    UNIT, frozenset({Deed.ISSUE}), frozenset({"custody"}), date(2026, 11, 20), TODAY, "15/UQ-VKS"
)


def someone(account: str, *duties: Duty) -> Actor:
    return Actor(account, account, UNIT, frozenset(duties), frozenset({UNIT}))


CHIEF, DEPUTY = someone("chief", Duty.CHIEF), someone("deputy", Duty.DEPUTY_CHIEF)
PROCURATOR = someone("mai", Duty.PROCURATOR)


def test_the_chief_signs_what_another_wrote() -> None:
    assert not signing_right(CHIEF, DECISION, on=TODAY, wrote={"mai"}).as_deputy


@pytest.mark.parametrize("actor", [CHIEF, DEPUTY])
def test_whoever_wrote_a_draft_does_not_approve_it(actor: Actor) -> None:
    with pytest.raises(Refused, match="không tự duyệt"):
        signing_right(actor, DECISION, on=TODAY, held=[AUTHORISED], wrote={"mai", actor.account})


def test_a_deputy_signs_in_the_chief_s_stead_on_the_last_day_of_the_authorisation() -> None:
    right = signing_right(DEPUTY, DECISION, on=TODAY, held=[AUTHORISED])

    assert right.as_deputy
    assert right.document_no == "15/UQ-VKS"
    assert "KT. Viện trưởng" in right.label.vi


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ([], "chưa được Viện trưởng ủy quyền"),
        ([replace(AUTHORISED, to_on=date(2026, 11, 22))], "hết hiệu lực từ sau ngày 22/11/2026"),
        ([replace(AUTHORISED, from_on=date(2026, 11, 24), to_on=date(2026, 12, 1))], "từ ngày 24/11/2026"),
        ([replace(AUTHORISED, workstreams=frozenset({"crime_reports"}))], "không gồm khâu công tác này"),
        ([replace(AUTHORISED, deeds=frozenset({Deed.ASSIGN}))], "không gồm việc ký"),
        ([replace(AUTHORISED, unit="22-KV1")], "không gồm vụ việc này"),
    ],
)
def test_a_deputy_outside_days_or_scope_is_told_why_the_article_and_what_to_do(
    held: list[Authorisation], why: str
) -> None:
    with pytest.raises(Refused, match=why) as refused:
        signing_right(DEPUTY, DECISION, on=TODAY, held=held)

    assert "Điều 41 BLTTHS 2015" in refused.value.say()
    assert "Trình Viện trưởng ký" in refused.value.say()


def test_a_procurator_signs_the_own_request_and_no_decision_of_the_chief_s() -> None:
    assert signing_right(PROCURATOR, REQUEST, on=TODAY, wrote={"mai"}).basis.article == "42"
    with pytest.raises(Refused, match="do Viện trưởng, Phó Viện trưởng ký"):
        signing_right(PROCURATOR, DECISION, on=TODAY)
    with pytest.raises(Refused):
        signing_right(someone("nam", Duty.PROCURATOR), REQUEST, on=TODAY)


FORM_70 = (Assigned("deputy", date(2026, 11, 3), "70/QĐ-VKS"), Assigned("another", date(2026, 11, 20), "81/QĐ-VKS"))


def test_a_deputy_assigned_to_the_matter_signs_its_papers_until_another_is_assigned() -> None:
    held = held_by({"deputy"}, FORM_70, UNIT)

    right = signing_right(DEPUTY, DECISION, on=date(2026, 11, 19), held=held, wrote={"mai"})
    assert (right.document_no, right.as_deputy) == ("70/QĐ-VKS", True)
    assert "Quyết định phân công số 70/QĐ-VKS".lower() in right.label.vi.lower()
    with pytest.raises(Refused, match="Quyết định phân công số 70/QĐ-VKS đã hết hiệu lực từ sau ngày 19/11/2026"):
        signing_right(DEPUTY, DECISION, on=date(2026, 11, 20), held=held)
    with pytest.raises(Refused, match="số 70/QĐ-VKS chỉ có hiệu lực từ ngày 03/11/2026"):
        signing_right(DEPUTY, DECISION, on=date(2026, 11, 2), held=held)
    assert held_by({"another"}, FORM_70, UNIT)[0].in_force(date(2036, 1, 1))
    assert held_by({"deputy"}, (FORM_70[0], FORM_70[0]), UNIT)[0].to_on is None
