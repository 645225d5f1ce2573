"""The page of one person: what it joins, what it keeps to itself, what it says of time held, and that two become one and part."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from eprocuracy.audit.models import Entry
from eprocuracy.desk.persons.likeness import Likeness, Said, births_agree, likeness
from eprocuracy.desk.persons.timeline import Span, timeline
from eprocuracy.desk.tests.test_lists import ENGLISH, visible
from eprocuracy.desk.tests.world import UNIT, a_report, act, ago, an_account, put, signed_in
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, PlaceRow
from eprocuracy.records.replaying import replay
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role, Sex

NUMBER = "022099004417"
db = pytest.mark.django_db


def a_suspect(number: int, name: str = "Nguyễn Văn Hải", *, unit: str = UNIT, **more: Any) -> UUID:
    """A participant of a crime report of their own."""
    who = Person(**{"participant": new_id(), "name": name, "birth": Birth(day=date(1999, 4, 12)), **more})
    put(
        act(
            "report.received",
            new_id(),
            ago(5),
            unit=unit,
            description=f"Mất xe {number}",
            offences=(Offence("173", 1),),
            links=(Link(Role.SUSPECT, who.participant),),
            people=(who,),
        )
    )
    return who.participant


def page(client: Client, who: UUID, more: str = "") -> str:
    answer = client.get(reverse("desk:person", args=[who]) + more)
    assert answer.status_code == 200
    return answer.content.decode()


def matter_of(who: UUID) -> UUID:
    return PlaceRow.objects.get(participant=who).matter_id


def confirm(client: Client, one: UUID, other: UUID) -> Any:
    """Press the button beside the candidate."""
    answer = client.get(reverse("desk:person_compare", args=[one])).content.decode()
    form = next(part for part in answer.split("<form")[1:] if f'value="{other}"' in part)
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    sent["seen"] = sent["seen"].replace("&quot;", '"')
    return client.post(reverse("desk:person_confirm", args=[one]), sent)


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account())
    return client


@db
def test_the_page_shows_what_is_written_with_the_paper_it_stands_on_and_the_reading_is_logged(mai: Client) -> None:
    who = a_suspect(1, sex=Sex.MALE, id_no=NUMBER, address="Bản Mế", ethnic="Thái")

    shown = visible(page(mai, who))

    for told in ("Nguyễn Văn Hải", "12/04/1999", NUMBER, "Bản Mế", "Thái", "Nam", "tiếp nhận nguồn tin"):
        assert told in shown, told
    assert ENGLISH.findall(shown.replace("English", "")) == []
    entry = Entry.objects.filter(deed="person.read").latest("sequence")
    assert f"participant:{who}" in entry.about
    assert NUMBER not in str(entry.detail)


@db
def test_candidates_are_those_of_the_same_number_or_the_same_name_and_birth_and_nothing_joins_by_itself(
    mai: Client,
) -> None:
    who = a_suspect(1, id_no=NUMBER)
    number = a_suspect(2, "Nguyễn Hải", birth=None, id_no=NUMBER)
    spelled = a_suspect(3, "NGUYEN VAN HAI", birth=Birth(year=1999))
    other_year = a_suspect(4, birth=Birth(year=1988))
    other_number = a_suspect(5, id_no="022099009999")
    by_name = a_suspect(6, birth=None)

    shown = page(mai, who)

    assert reverse("desk:person", args=[number]) in shown
    assert reverse("desk:person", args=[spelled]) in shown
    for stranger in (other_year, other_number, by_name):
        assert reverse("desk:person", args=[stranger]) not in shown
    assert not PlaceRow.objects.filter(person__isnull=False).exists()


@db
def test_two_are_confirmed_to_be_one_and_part_again_when_a_confirmation_is_taken_back(mai: Client) -> None:
    one, other = a_suspect(1, id_no=NUMBER), a_suspect(2, "Nguyễn Hải", birth=None, id_no=NUMBER)

    answer = confirm(mai, one, other)

    assert answer.status_code == 302
    assert "Mất xe 2" in page(mai, one)
    assert "Mất xe 1" in page(mai, other)
    assert PlaceRow.objects.filter(person__isnull=False).values("person").distinct().count() == 1
    said = ActRow.objects.get(kind="participant.identified", matter=matter_of(other))
    assert reverse("desk:void", args=[matter_of(other), said.id]) in page(mai, one)

    put(act("record.voided", matter_of(other), ago(0), supersedes=said.id, reason="nhầm người"))

    assert "Mất xe 2" not in visible(page(mai, one)).partition("Có thể là cùng một người")[0]
    assert replay(rules.present()).differences == []


@db
def test_sending_a_confirmation_twice_records_it_once(mai: Client) -> None:
    one, other = a_suspect(1, id_no=NUMBER), a_suspect(2, id_no=NUMBER)
    answer = mai.get(reverse("desk:person_compare", args=[one])).content.decode()
    sent = dict(re.findall(r'name="(other|act_id|seen)" value="([^"]*)"', answer))
    sent["seen"] = sent["seen"].replace("&quot;", '"')
    for _ in range(2):
        mai.post(reverse("desk:person_confirm", args=[one]), sent)

    assert other == UUID(sent["other"])
    assert ActRow.objects.filter(kind="participant.identified").count() == 2


@db
def test_two_confirmed_persons_are_not_run_together(mai: Client) -> None:
    one, other, third, fourth = (a_suspect(number, id_no=NUMBER) for number in range(4))
    confirm(mai, one, other)
    put(
        *[
            act(
                "participant.identified",
                matter_of(who),
                ago(0),
                person=UUID(int=9),
                links=(Link(Role.SUSPECT, who),),
            )
            for who in (third, fourth)
        ]
    )

    shown = mai.get(reverse("desk:person_compare", args=[one])).content.decode()

    assert "Mỗi người đã được xác nhận là một người khác nhau" in shown
    assert "<button" not in shown.split("<main")[1].split("</main>")[0]


@db
def test_matters_one_may_not_see_are_neither_shown_nor_counted_nor_hinted_at(client: Client) -> None:
    here, there = a_suspect(1, id_no=NUMBER), a_suspect(2, "Nguyễn Hải", unit="22-KV1", id_no=NUMBER)
    put(
        *[
            act("participant.identified", matter_of(who), ago(0), person=UUID(int=7), links=(Link(Role.SUSPECT, who),))
            for who in (here, there)
        ]
    )
    signed_in(client, an_account())

    shown = page(client, here)
    assert "Mất xe 2" not in shown
    assert "Nguyễn Hải" not in shown
    assert '<span class="ep-quiet ep-num">(1)</span>' in shown
    assert client.get(reverse("desk:person", args=[there])).status_code == 404
    assert client.get(reverse("desk:person_compare", args=[there])).status_code == 404

    signed_in(client, an_account("vinh", unit="22", duties=[Duty.CHIEF]))
    assert "Mất xe 2" in page(client, here)


@db
def test_who_may_not_record_in_a_matter_cannot_confirm_and_is_told_who_can(client: Client) -> None:
    one, other = a_suspect(1, id_no=NUMBER), a_suspect(2, unit="22-KV1", id_no=NUMBER)
    signed_in(client, an_account("vinh", unit="22", duties=[Duty.CHIEF]))

    shown = client.get(reverse("desk:person_compare", args=[one])).content.decode()
    answer = client.post(
        reverse("desk:person_confirm", args=[one]), {"other": str(other), "act_id": str(new_id()), "seen": "{}"}
    )

    assert "người thụ lý vụ việc đó có thể xác nhận" in shown
    assert answer.status_code == 409
    assert not ActRow.objects.filter(kind="participant.identified").exists()


@db
def test_the_page_asks_the_same_number_of_questions_however_much_there_is(mai: Client) -> None:
    one = a_suspect(1, id_no=NUMBER)
    confirm(mai, one, a_suspect(2, id_no=NUMBER))
    page(mai, one)
    with CaptureQueriesContext(connection) as few:
        page(mai, one)
    for number in range(3, 9):
        confirm(mai, one, a_suspect(number, f"Nguyễn Văn Hải {number}", id_no=NUMBER))
    a_suspect(9, "Nguyễn Hải", id_no=NUMBER)
    a_suspect(10, "Nguyễn Hải", id_no=NUMBER)
    with CaptureQueriesContext(connection) as many:
        page(mai, one)

    assert len(many) <= len(few) + 1  # whether there is a candidate at all
    assert len(few) <= 18


@db
def test_the_page_of_a_matter_and_the_search_lead_to_the_person_and_say_who_was_under_age(mai: Client) -> None:
    matter = a_report(1)
    place = PlaceRow.objects.get(matter=matter)
    child = a_suspect(2, "Vàng A Tủa", birth=Birth(year=ago(0).year - 16))
    put(act("report.assigned", matter_of(child), ago(4), procurator="mai"))

    assert reverse("desk:person", args=[place.participant]) in mai.get(f"/vu-viec/{matter}/").content.decode()
    assert reverse("desk:person", args=[place.participant]) in mai.get("/tim/?q=lo+van+pao").content.decode()
    for address in (f"/vu-viec/{matter_of(child)}/", "/tim/?q=vang+a+tua", "/so/crime_reports/", f"/nguoi/{child}/"):
        assert "dưới 18 tuổi" in mai.get(address).content.decode(), address
    assert "dưới 18 tuổi" not in mai.get(f"/vu-viec/{matter}/").content.decode()


def held(from_: str, until: str, ground: str = "detention", matter: int = 1) -> Span:
    return Span(UUID(int=matter), ground, When.parse(from_), When.parse(until) if until else None, UUID(int=matter))


def test_time_held_says_its_gaps_and_its_overlaps() -> None:
    custody = held("2026-03-02T09:30", "2026-03-05T09:30", "custody")
    detention = held("2026-03-05", "2026-04-03")
    later = held("2026-04-10", "2026-05-09", matter=2)
    besides = held("2026-05-01", "", matter=3)

    first, second, third, fourth = timeline([besides, later, detention, custody])

    assert (first.free_from, first.overlaps) == (None, ())
    assert (second.free_from, second.overlaps) == (None, ())
    assert (third.free_from, third.free_until) == (date(2026, 4, 4), date(2026, 4, 9))
    (overlap,) = fourth.overlaps
    assert (overlap.matter, overlap.from_, overlap.until) == (UUID(int=2), date(2026, 5, 1), date(2026, 5, 9))
    assert (first.span.days, fourth.span.days) == (4, None)


def test_what_lasts_leaves_no_gap_after_it() -> None:
    lasting, later = timeline([held("2026-03-01", ""), held("2026-06-01", "2026-06-03", matter=2)])

    assert later.free_from is None
    assert later.overlaps[0].until == date(2026, 6, 3)
    assert lasting.overlaps == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Said("Nguyễn Văn Hải", birth="1999-04-12"), Said("NGUYEN VAN HAY", birth="1999"), Likeness.BIRTH_YEAR),
        (Said("Nguyễn Văn Hải", birth="1999-04-12"), Said("Nguyễn Văn Hải", birth="1999-04-12"), Likeness.BIRTHDAY),
        (Said("Nguyễn Văn Hải", birth="1999-04-12"), Said("Nguyễn Văn Hải", birth="1999-04-21"), None),
        (Said("Nguyễn Văn Hải", birth="1999"), Said("Nguyễn Văn Hải"), Likeness.NAME),
        (Said("Nguyễn Văn Hải"), Said("Nguyễn Văn Hải Nam"), None),
        (Said("Hải", id_no="022 099 004 417"), Said("Ai đó", id_no=NUMBER), Likeness.NUMBER),
        (Said("Lò Văn Páo", birth="1990", id_no=NUMBER), Said("Lò Văn Páo", birth="1990", id_no="0" * 12), None),
        (Said("Lò Páo", birth="1990"), Said("Lò Văn Páo", "Lò Páo, Páo đen", "1990"), Likeness.BIRTH_YEAR),
    ],
)
def test_two_may_be_one(one: Said, other: Said, expected: Likeness | None) -> None:
    assert likeness(one, other) is expected


def test_births_that_are_not_known_neither_agree_nor_differ() -> None:
    assert births_agree("?", "1990") is None
    assert births_agree("1990-Q2", "1990-05") is True
