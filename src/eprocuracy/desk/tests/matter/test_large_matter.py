"""A case of many accused and many acts: its pages stay short, and nothing of it is lost."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.matter.paging import asked_page, part_of
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, act, ago, an_account, put, signed_in

pytestmark = pytest.mark.django_db


def a_case_of(accused: int, *, undecided: bool = False) -> UUID:
    matter = new_id()
    people = [Person(participant=new_id(), name=f"Bị Can Thứ {number:03d}") for number in range(1, accused + 1)]
    charged = tuple(Link(Role.ACCUSED, one.participant, (Offence("321", 1),)) for one in people)
    put(
        act("case.instituted", matter, ago(20), unit=UNIT, title="Đánh bạc", offences=(Offence("321", 1),)),
        act("case.accepted", matter, ago(19), unit=UNIT, number=7, year=2026, procurator="mai"),
        *(
            act("accused.charged", matter, ago(10), links=(one,), people=(who,))
            for one, who in zip(charged, people, strict=True)
        ),
        act(
            "charge.file_received" if undecided else "charge.approved",
            matter,
            ago(8),
            links=tuple(Link(Role.ACCUSED, one.participant) for one in people),
        ),
    )
    return matter


def named_on(answer: object) -> set[str]:
    return set(re.findall(r"Bị Can Thứ \d{3}", answer.content.decode()))  # type: ignore[attr-defined]


def test_all_accused_of_a_large_case_are_found_page_by_page_and_its_history_too(client: Client) -> None:
    signed_in(client, an_account())
    matter = a_case_of(120)
    overview, history = reverse("desk:matter", args=[matter]), reverse("desk:matter_history", args=[matter])

    first = client.get(overview)
    everyone = set().union(*(named_on(client.get(overview, {"trang": page})) for page in range(1, 6)))
    told = [client.get(history, {"trang": page}).content.decode() for page in (1, 2)]

    assert len(everyone) == 120
    assert f"{overview}?trang=2" in first.content.decode()
    assert len(named_on(first)) < 45  # a page of accused, and the latest acts
    assert "và 117 người khác" in told[0]  # the approval names them all in one paper
    assert sum(page.count("ep-history__entry") for page in told) == 123
    assert client.get(overview, {"trang": "x"}).status_code == client.get(overview, {"trang": "999"}).status_code == 200


def test_the_findings_of_a_large_case_are_read_page_by_page(client: Client) -> None:
    signed_in(client, an_account())
    matter = a_case_of(60, undecided=True)
    address = reverse("desk:matter_findings", args=[matter])

    first, second = (client.get(address, {"trang": page}) for page in (1, 2))

    assert len(named_on(first)) < 60
    assert len(named_on(first) | named_on(second)) == 60
    assert "(60)" in first.content.decode()


def test_the_same_field_left_empty_in_many_acts_is_missing_once(client: Client) -> None:
    signed_in(client, an_account())
    matter = a_case_of(30)
    put(*(act("investigation.extended", matter, ago(days)) for days in range(1, 6)))

    page = client.get(reverse("desk:matter", args=[matter])).content.decode()
    missing = page[page.index('id="missing-title"') :]
    lines = re.findall(r"<li[^>]*>.*?</li>|<dt[^>]*>.*?</dt>", missing[: missing.index("</section>")], flags=re.DOTALL)

    assert "5 bản ghi" in missing[: missing.index("</section>")]
    assert 0 < len(lines) < 10


def test_a_form_about_many_persons_keeps_them_in_a_list_that_scrolls(client: Client) -> None:
    signed_in(client, an_account())
    matter = a_case_of(14)

    page = client.get(reverse("desk:record", args=[matter, "measure.imposed"])).content.decode()

    assert "ep-many" in page
    assert len(set(re.findall(r"Bị Can Thứ \d{3}", page))) == 14


def test_pages_are_counted_from_one_and_never_past_the_last() -> None:
    listed = list(range(1, 8))

    assert part_of(listed, page=1, size=3, address="/a").following == "/a?trang=2"
    assert part_of(listed, page=99, size=3, address="/a?ngay=x").lines == [7]
    assert part_of(listed, page=99, size=3, address="/a?ngay=x").previous == "/a?ngay=x&trang=2"
    assert part_of([], page=1, size=3, address="/a").lines == []
    assert [asked_page(one) for one in ("3", "", "x", "-1", "٣")] == [3, 1, 1, 1, 3]
