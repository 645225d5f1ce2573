"""A document that opens a matter: drafted in the matter it comes from, and the new one is there once it is signed."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.matter.sending import filled
from eprocuracy.desk.tests.world import a_report, ago
from eprocuracy.issuing.models import Draft
from eprocuracy.records.models import ActRow, MatterRow

from .world import as_, send, staff, text

pytestmark = pytest.mark.django_db


def begun(client: Client, kind: str, origin: object, **typed: str) -> str:
    """The form that opens a matter out of another, filled and kept as a draft; its address."""
    address = f"{reverse('desk:open_new', args=[kind])}?tu={origin}"
    found = re.search(r'formaction="([^"]+)"', client.get(address).content.decode())
    assert found is not None, "no draft is offered"
    answer = client.post(found[1].replace("&amp;", "&"), filled(client, address, **typed))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def issued(client: Client, address: str) -> None:
    """Every blank and point filled, proposed, approved, signed on paper."""
    page = f"{address}trinh-ky/"
    blanks = [name for name in filled(client, page) if name.startswith(("blank-", "point-"))]
    send(client, page, to="chief", **dict.fromkeys(blanks, "Tố giác của công dân, đã xác minh."))
    as_(client, "chief")
    send(client, f"{address}buoc/approve/", text="")
    as_(client, "mai")
    send(client, f"{address}buoc/on_paper/")


def test_the_procuracy_institutes_a_case_out_of_a_report(client: Client) -> None:
    staff()
    report = a_report(1, procurator="mai")
    as_(client, "mai")
    address = begun(
        client,
        "case.instituted",
        report,
        title="Trộm cắp tài sản tại Hòn Gai",
        offences="173 khoản 2",
        agency="Cơ quan CSĐT",
    )
    draft = Draft.objects.get()
    assert draft.home != draft.matter_id == report
    assert not MatterRow.objects.filter(matter=draft.home).exists()
    issued(client, address)

    row = ActRow.objects.get(pk=draft.pk)
    opened = MatterRow.objects.get(matter=draft.home)
    assert row.matter_id == draft.home
    assert (opened.workstream, row.document_no) == ("criminal_cases", "01/QĐ-VKSKV3")
    assert opened.family_id == MatterRow.objects.get(matter=report).family_id
    assert "Khởi tố vụ án" in text(client, f"/vu-viec/{draft.home}/")


def test_a_protest_without_a_prescribed_form_opens_its_thread_under_the_number_it_got(client: Client) -> None:
    staff()
    report = a_report(1, procurator="mai")
    as_(client, "mai")
    typed = {
        "court": "Tòa án nhân dân khu vực 3",
        "ground": "Áp dụng sai khung hình phạt",
        "against_on": f"{ago(3):%d/%m/%Y}",
    }
    address = begun(
        client,
        "protest.issued",
        report,
        level="same",
        domain="criminal",
        procedure="appellate",
        against="judgment",
        **typed,
    )
    issued(client, address)

    row = ActRow.objects.get(kind="protest.issued")
    assert row.document_no == "01/KN-VKSKV3"
    assert (row.content["number"], MatterRow.objects.get(matter=row.matter_id).number) == (1, 1)
    assert "Kháng nghị" in text(client, address)
