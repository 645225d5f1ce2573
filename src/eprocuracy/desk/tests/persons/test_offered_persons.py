"""Typing a person into an act form: who is there already is offered, in any usual spelling, and nothing is joined unasked."""

from __future__ import annotations

import html
import re
import time
import unicodedata
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.persons.test_person_page import NUMBER, a_suspect
from eprocuracy.desk.tests.world import UNIT, act, ago, an_account, put, signed_in
from eprocuracy.kernel.actors import Duty
from eprocuracy.law.offences import Offence
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, PersonVersion, PlaceRow
from eprocuracy.records.replaying import replay

pytestmark = pytest.mark.django_db
FORM = "/ghi/report.received/"
OFFERED = "Có thể là người đã có trong hệ thống"


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account())
    return client


def typed(client: Client, line: str, **more: str) -> dict[str, Any]:
    """What the form sends after the line was typed among the suspects."""
    page = client.get(FORM).content.decode()
    hidden = {
        name: html.unescape(value)
        for name, value in re.findall(r'type="hidden" name="(act_id|matter_id|seen)" value="([^"]*)"', page)
    }
    return {**hidden, "occurred_0": "", "occurred_1": "", "unit": UNIT, "people_suspect": line, **more}


def offered(client: Client, line: str) -> str:
    answer = client.post(f"{FORM}xem-truoc/", typed(client, line))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "line",
    [
        "Nguyễn Văn Hải",
        "Nguyen Van Hai",
        "nguyễn văn hảy, sinh năm 1999",
        "NGUYEN VAN HAI, 12/04/1999",
        unicodedata.normalize("NFD", "Nguyễn Văn Hải, sinh năm 1999"),
        f"Ai đó khác tên, CCCD {NUMBER}",
    ],
)
def test_an_existing_person_is_offered_without_accents_and_in_other_spellings_within_a_second(
    mai: Client, line: str
) -> None:
    there = a_suspect(1, id_no=NUMBER)
    offered(mai, "Lò Văn Páo")
    began = time.monotonic()

    page = offered(mai, line)

    assert time.monotonic() - began < 1
    assert OFFERED in page
    assert reverse("desk:person", args=[there]) in page
    assert "checked" not in page


@pytest.mark.parametrize("line", ["Nguyễn Văn Hải, sinh năm 1988", "Nguyễn Văn Hải Nam", "Nguyễn"])
def test_somebody_plainly_other_is_not_offered(mai: Client, line: str) -> None:
    a_suspect(1, id_no=NUMBER)

    assert OFFERED not in offered(mai, line)


def test_only_persons_of_matters_one_may_see_are_offered(mai: Client) -> None:
    a_suspect(1, unit="22-KV1", id_no=NUMBER)

    assert OFFERED not in offered(mai, f"Nguyễn Văn Hải, CCCD {NUMBER}")


def test_who_fits_is_offered_even_when_something_else_of_the_form_cannot_be_read(mai: Client) -> None:
    a_suspect(1, id_no=NUMBER)
    answer = mai.post(f"{FORM}xem-truoc/", typed(mai, "Nguyen Van Hai", occurred_0="31/11/2026"))

    assert OFFERED in answer.content.decode()


def test_a_tick_records_the_act_and_who_it_is_together_and_without_a_tick_nobody_is_joined(mai: Client) -> None:
    there = a_suspect(1, id_no=NUMBER)
    sent = typed(mai, "Nguyen Van Hai")
    page = mai.post(f"{FORM}xem-truoc/", sent).content.decode()
    (value,) = re.findall(r'name="same" value="([^"]+)"', page)

    review = mai.post(FORM, {**sent, "step": "review", "same": value}).content.decode()
    assert f'value="{value}" id="same-1" checked' in review
    for _ in range(2):
        mai.post(FORM, {**sent, "step": "record", "same": value})
    mai.post(FORM, {**typed(mai, "Nguyen Van Hai"), "step": "record"})

    joined = PlaceRow.objects.filter(person__isnull=False)
    assert joined.values("person").distinct().count() == 1
    assert {there, UUID(value.partition(":")[0])} == set(joined.values_list("participant", flat=True))
    assert ActRow.objects.filter(kind="report.received").count() == 3
    assert replay(rules.present()).differences == []


def test_a_tick_survives_going_back_to_the_form(mai: Client) -> None:
    a_suspect(1, id_no=NUMBER)
    sent = typed(mai, "Nguyen Van Hai")
    (value,) = re.findall(r'name="same" value="([^"]+)"', mai.post(f"{FORM}xem-truoc/", sent).content.decode())

    back = mai.post(FORM, {**sent, "step": "edit", "same": value}).content.decode()

    assert f'<input type="hidden" form="act-form" name="same" value="{value}">' in back


def test_a_person_one_may_not_see_cannot_be_ticked(mai: Client) -> None:
    there = a_suspect(1, unit="22-KV1", id_no=NUMBER)
    sent = typed(mai, "Nguyen Van Hai")
    page = mai.post(FORM, {**sent, "step": "record"})
    new = PersonVersion.objects.exclude(participant=there).get().participant
    again = typed(mai, "Nguyen Van Hai")
    answer = mai.post(FORM, {**again, "step": "record", "same": f"{new}:{there}"})

    assert page.status_code == 302
    assert answer.status_code in (302, 400)
    assert not ActRow.objects.filter(kind="participant.identified").exists()


def test_accents_typed_apart_are_kept_composed(mai: Client) -> None:
    mai.post(FORM, {**typed(mai, unicodedata.normalize("NFD", "Nguyễn Văn Hải")), "step": "record"})

    assert PersonVersion.objects.get().name == unicodedata.normalize("NFC", "Nguyễn Văn Hải")


def test_a_decision_to_institute_of_the_same_number_day_and_agency_is_a_question_and_never_a_merge(
    client: Client,
) -> None:
    signed_in(client, an_account("vinh", duties=[Duty.CHIEF]))
    paper = {"document_no": "31/QĐ-CSĐT", "issued_by": "Cơ quan CSĐT Công an tỉnh"}
    there = act("case.instituted", new_id(), ago(3), unit=UNIT, offences=(Offence("173", 1),), **paper)
    put(there)

    def asked(agency: str) -> str:
        address = "/ghi/case.instituted/"
        page = client.get(address).content.decode()
        hidden = dict(re.findall(r'type="hidden" name="(act_id|matter_id|seen)" value="([^"]*)"', page))
        field = "issued_by" if 'name="issued_by"' in page else "agency"
        sent = {
            **hidden,
            "occurred_0": f"{ago(3):%d/%m/%Y}",
            "occurred_1": "",
            "unit": UNIT,
            "document_no": "31/QĐ-CSĐT",
            field: agency,
        }
        told = client.post(f"{address}xem-truoc/", sent).content.decode()
        assert client.post(address, {**sent, "step": "record"}).status_code == 302
        return told

    assert reverse("desk:act", args=[there.matter, there.id]) in asked("CO QUAN CSDT CONG AN TINH")
    assert reverse("desk:act", args=[there.matter, there.id]) not in asked("Cơ quan CSĐT Công an huyện khác")
    assert ActRow.objects.filter(kind="case.instituted").count() == 3
    assert ActRow.objects.values("matter").distinct().count() == 3
