"""A request for investigation, item by item: issued on its form, answered in part, and what is open stands at the conclusion."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from eprocuracy.desk.tests.matter.sending import filled
from eprocuracy.desk.tests.matter.stories import a_case
from eprocuracy.issuing.models import Draft
from eprocuracy.records.models import ActRow

from .world import as_, send, staff, text

pytestmark = pytest.mark.django_db
ASKED = ("Đối chất giữa An và Bình", "Giám định dấu vết", "Nhận dạng chiếc xe")


def issued(client: Client, case: UUID) -> Draft:
    """Form 87 from the act form to the procurator's own signature on paper."""
    address = f"/vu-viec/{case}/ghi/investigation.requested/"
    answer = client.post(
        f"/vu-viec/{case}/soan/investigation.requested/", filled(client, address, items="\n".join(ASKED))
    )
    document = str(answer["Location"])
    send(client, f"{document}trinh-ky/", to="mai", **{"blank-request.ground": "cần làm rõ vai trò của từng bị can"})
    send(client, f"{document}buoc/approve/", text="")
    send(client, f"{document}buoc/on_paper/")
    return Draft.objects.get()


def test_what_was_not_answered_is_listed_where_the_conclusion_is_recorded(client: Client) -> None:
    staff()
    case, _ = a_case()
    as_(client, "mai")
    draft = issued(client, case)
    assert (draft.document_no, draft.form) == ("01/YC-VKSKV3", "87/HS")
    assert ActRow.objects.get(pk=draft.pk).content["items"] == list(ASKED)

    reply = f"/vu-viec/{case}/ghi/request.answered/"
    told = {"answers-0-outcome": "done", "answers-1-outcome": "not_agreed", "answers-1-reason": "không có dấu vết"}
    assert client.post(reply, {**filled(client, reply, **told), "step": "record"}).status_code == 302
    assert "đã thực hiện 1/3, 1 không nhất trí, 1 chưa trả lời" in text(client, f"/vu-viec/{case}/")

    concluding = f"/vu-viec/{case}/ghi/investigation.concluded/"
    sent = {**filled(client, concluding, document_no="31/KLĐT"), "step": "review"}
    page = client.post(concluding, sent).content.decode()
    assert "1.3 Nhận dạng chiếc xe" in page
    assert "Giám định dấu vết" not in page
