"""A case of many accused and many acts: its pages stay short, and nothing of it is lost."""

from __future__ import annotations

import html
import re
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.actform.fields import PersonField
from eprocuracy.desk.matter.paging import asked_page, part_of
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, act, ago, an_account, put, signed_in
from .sending import fields_of

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


def at_trial(accused: int) -> UUID:
    matter = a_case_of(accused)
    steps = ("investigation.concluded", "file.received", "case.indicted", "court.docketed", "hearing.set")
    put(*(act(kind, matter, ago(7 - place)) for place, kind in enumerate(steps)))
    return matter


def test_what_is_typed_for_one_of_many_defendants_is_kept_from_page_to_page(client: Client) -> None:
    signed_in(client, an_account())
    matter = at_trial(60)
    address = reverse("desk:record", args=[matter, "case.judged"])
    first = client.get(address).content.decode()
    typed = {
        **fields_of(first),
        "verdicts-3-result": "imprisoned",
        "verdicts-3-penalty": "07 tháng tù,\n“cho hưởng án treo”",
    }

    second = client.post(address, {**typed, "step": "edit:verdicts:25"}).content.decode()
    wrong = client.post(
        address, {**fields_of(second), "verdicts-30-result": "imprisoned", "verdicts-30-months": "nhiều"}
    )
    back = client.post(address, {**fields_of(wrong.content.decode()), "step": "edit:verdicts:0"}).content.decode()
    review = client.post(address, {**fields_of(back), "verdicts-30-months": "", "step": "edit:verdicts:25"})
    mended = {**fields_of(review.content.decode()), "verdicts-30-months": "9", "step": "review"}
    client.post(address, {**fields_of(client.post(address, mended).content.decode()), "step": "record"})

    assert first.count("<option") < 400
    assert "verdicts-25-result" in second
    assert "verdicts-3-result" not in second
    assert wrong.status_code == 422
    assert "Dòng 31" in html.unescape(wrong.content.decode())
    assert "verdicts-30-months" in wrong.content.decode()
    verdicts = ActRow.objects.get(matter=matter, kind="case.judged").content["verdicts"]
    assert [(one.get("penalty"), one.get("months")) for one in verdicts] == [
        ("07 tháng tù,\n“cho hưởng án treo”", None),
        (None, 9),
    ]


def test_a_name_typed_on_a_line_is_one_of_the_matter_or_refused(client: Client) -> None:
    who = [(str(new_id()), "Lò Văn Páo") for _ in range(50)]
    asked = PersonField(who, required=True)

    assert asked.clean(" Lò  Văn Páo ") == UUID(who[0][0])
    assert asked.clean("Lò Văn Páo (50)") == UUID(who[49][0])
    assert asked.prepare_value(UUID(who[1][0])) == "Lò Văn Páo (2)"
    for wrong in ("Lò Văn Pảo", ""):
        with pytest.raises(ValidationError):
            asked.clean(wrong)


def test_pages_are_counted_from_one_and_never_past_the_last() -> None:
    listed = list(range(1, 8))

    assert part_of(listed, page=1, size=3, address="/a").following == "/a?trang=2"
    assert part_of(listed, page=99, size=3, address="/a?ngay=x").lines == [7]
    assert part_of(listed, page=99, size=3, address="/a?ngay=x").previous == "/a?ngay=x&trang=2"
    assert part_of([], page=1, size=3, address="/a").lines == []
    assert [asked_page(one) for one in ("3", "", "x", "-1", "٣")] == [3, 1, 1, 1, 3]
