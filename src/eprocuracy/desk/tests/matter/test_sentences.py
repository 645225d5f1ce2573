"""From the judgment on: what is asked for while it can be attacked, and until when a sentence may be executed."""

from __future__ import annotations

import html
import re
from uuid import UUID

import pytest
from django.test import Client

from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.words import Proposal, Result
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, act, ago, an_account, put, signed_in

pytestmark = pytest.mark.django_db


def judged(days: int) -> UUID:
    """A case judged so many days ago."""
    matter, who = new_id(), new_id()
    named = (Link(Role.ACCUSED, who),)
    verdict = Verdict(participant=who, result=Result.IMPRISONED, months=48)
    put(
        act("case.instituted", matter, ago(200), unit=UNIT, title="Trộm cắp", offences=(Offence("173", 2),)),
        act("case.accepted", matter, ago(199), unit=UNIT, number=9, year=2026, procurator="mai"),
        act(
            "accused.charged", matter, ago(190), links=(Link(Role.ACCUSED, who, (Offence("173", 2),)),),
            people=(Person(participant=who, name="Vừ A Sình"),),
        ),
        act("charge.approved", matter, ago(188), links=named),
        act("investigation.concluded", matter, ago(120), proposal=Proposal.PROSECUTE),
        act("file.received", matter, ago(119)),
        act("case.indicted", matter, ago(100)),
        act("file.sent_to_court", matter, ago(99)),
        act("court.docketed", matter, ago(98)),
        act("hearing.set", matter, ago(80)),
        act("case.judged", matter, ago(days), verdicts=(verdict,)),
    )  # fmt: skip
    return matter


def offered_first(client: Client, matter: UUID) -> list[str]:
    """The kind of act of the one primary button of the matter page."""
    page = client.get(f"/vu-viec/{matter}/").content.decode()
    return re.findall(rf'ep-button--primary[^"]*" href="/vu-viec/{matter}/ghi/([^/]+)/', page)


def test_a_judgment_in_force_is_offered_only_once_nobody_can_attack_it_any_more(client: Client) -> None:
    """BLTTHS 333, 337, 343: fifteen days for an appeal, thirty for a protest of the procuracy above."""
    signed_in(client, an_account("mai"))
    fresh, old = judged(20), judged(40)
    put(act("judgment.reviewed", fresh, ago(18)), act("judgment.reviewed", old, ago(38)))

    assert offered_first(client, fresh) == ["appeal.lodged"]
    assert offered_first(client, old) == ["judgment.in_force"]


def test_the_deadlines_of_a_case_in_force_say_until_when_its_sentences_may_be_executed(client: Client) -> None:
    matter = judged(60)
    put(act("judgment.in_force", matter, ago(28)))
    signed_in(client, an_account("mai"))

    page = html.unescape(re.sub(r"<[^>]+>", " ", client.get(f"/vu-viec/{matter}/thoi-han/").content.decode()))

    assert "Thời hiệu thi hành bản án hình sự" in page
    assert "Vừ A Sình" in page
    assert "tù có thời hạn, 48 tháng" in page
    day = ago(28)
    assert f"{day:%d/%m}/{day.year + 10}" in page
    assert "Điều 60 khoản 2-5 BLHS 2015" in page
