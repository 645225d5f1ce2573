"""What may go either way is asked, and none of its answers is put forward."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from eprocuracy.kernel.actors import Duty
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.catalogue import load
from eprocuracy.workstreams.custody.words import Manner
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, a_report, act, ago, an_account, now, put, signed_in

pytestmark = pytest.mark.django_db


def links(page: str) -> list[str]:
    return re.findall(r'class="ep-button[^"]*" href="(/vu-viec/[^"]+)"', page)


def test_the_answers_to_a_question_stand_side_by_side_in_the_order_of_the_law(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(12), procurator="mai")

    page = client.get(f"/vu-viec/{report}/quyet-dinh/outcome/").content.decode()

    kinds = ["instituted", "not_instituted", "suspended", "transferred", "resolved_otherwise"]
    assert links(page) == [f"/vu-viec/{report}/ghi/report.{kind}/" for kind in kinds]
    assert "ep-button--primary" not in page.split('<h2 id="question"')[1]
    assert all(client.get(address).status_code == 200 for address in links(page))


def test_a_question_that_is_not_open_says_so_and_one_that_nobody_asks_is_not_found(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(12), procurator="mai")

    assert "đang ở giai đoạn khác" in client.get(f"/vu-viec/{report}/quyet-dinh/review/").content.decode()
    assert client.get(f"/vu-viec/{report}/quyet-dinh/guilt/").status_code == 404


def test_a_reader_who_may_not_answer_is_told_why_and_is_offered_nothing(client: Client) -> None:
    signed_in(client, an_account("vy", duties=[Duty.STATISTICIAN]))
    report = a_report(112, on=ago(12), procurator="mai")

    page = client.get(f"/vu-viec/{report}/quyet-dinh/outcome/").content.decode()

    assert links(page) == []


def test_before_time_is_over_the_decision_on_a_person_held_is_asked_and_once_it_is_over_release_comes_alone(
    client: Client,
) -> None:
    signed_in(client, an_account())
    running, over = held_and_undecided(1, hours=2), held_and_undecided(2, hours=20)

    day = client.get("/").content.decode()
    answers = links(client.get(f"/vu-viec/{running}/quyet-dinh/next/").content.decode())

    assert f"/vu-viec/{running}/quyet-dinh/next/" in links(day)
    assert f"/vu-viec/{over}/ghi/person.released/" in links(day)
    assert f"/vu-viec/{over}/quyet-dinh/next/" not in links(day)
    assert answers[0] == f"/vu-viec/{running}/ghi/person.released/"
    assert f"/vu-viec/{running}/ghi/custody.ordered/" in answers


def held_and_undecided(number: int, *, hours: int) -> UUID:
    """A person held in emergency some hours ago, on whom nothing is decided yet."""
    matter, at, person = new_id(), now() - timedelta(hours=hours), Person(participant=new_id(), name="Vàng A Tủa")
    told = {"unit": UNIT, "number": number, "year": at.year, "offences": (Offence("173", 1),), "procurator": "mai"}
    held = (Link(Role.HELD, person.participant),)
    put(act("custody.held", matter, at, manner=Manner.EMERGENCY, links=held, people=(person,), **told))
    return matter


def test_every_answer_is_an_act_of_its_workstream_and_answers_one_question() -> None:
    for stream in load().workstreams.values():
        answers = [kind for one in stream.questions for kind in one.answers]
        assert set(answers) <= set(stream.kinds)
        assert len(answers) == len(set(answers))
        assert len({one.key for one in stream.questions}) == len(stream.questions)
