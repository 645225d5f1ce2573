"""A matter is drawn for on the page of assignment, given as drawn or to another with a reason, and the office reads it all."""

from __future__ import annotations

import html

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.world import a_report, an_account, now, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.office.models import Draw, DrawTaken
from eprocuracy.records.models import MatterRow

pytestmark = pytest.mark.django_db
ASSIGN = "/phan-cong/"
OTHERS = {"mai": "thinh", "thinh": "mai"}


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


@pytest.fixture
def chief(client: Client) -> Client:
    an_account("mai", called="Hoàng Thị Mai")
    an_account("thinh", called="Trần Đức Thịnh")
    signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    return client


def order(client: Client, row: MatterRow, **more: str):
    picked = f"{row.matter_id}~{row.family.position}"
    return client.post(ASSIGN, {"matter": [picked], "on": f"{now():%d/%m/%Y}", "document_no": "", "reason": "", **more})


def test_from_the_draw_to_the_order_and_what_the_office_reads(chief: Client) -> None:
    row = MatterRow.objects.select_related("family").get(matter=a_report(7))
    a_report(8)

    answer = order(chief, row, step="lot")
    draw = Draw.objects.select_related("outcome").get()
    page = reverse("desk:draw", args=[draw.pk])
    assert (answer.status_code, answer["Location"]) == (302, page)
    shown = text(chief, page)
    picked = draw.outcome.picked
    name = Account.objects.get(account=picked).name
    assert f"<strong>{name}</strong>" in shown

    prefilled = text(chief, f"{ASSIGN}?rut={draw.pk}")
    assert f"{ASSIGN}?rut={draw.pk}" in shown
    assert f'value="{row.matter_id}~{row.family.position}" checked' in prefilled
    assert prefilled.count("checked") == 2  # the matter and the person
    again = html.unescape(order(chief, row, step="lot", document_no="15/QĐ-VKS").content.decode())
    assert "đã được rút" in again
    assert f'value="{row.matter_id}~{row.family.position}" checked' in again  # nothing that was ticked or typed is lost
    assert 'value="15/QĐ-VKS"' in again

    other = OTHERS[picked]
    review = html.unescape(order(chief, row, to=other, step="review").content.decode())
    assert f"Kết quả rút ngẫu nhiên là người khác: {name}" in review
    assert order(chief, row, to=other).status_code == 422
    assert not DrawTaken.objects.exists()
    assert order(chief, row, to=other, **{"against-reason": "Đang thụ lý vụ án gốc"}).status_code == 302

    mai = Client()
    signed_in(mai, Account.objects.get(account="mai"))
    for reader in (chief, mai):
        read = text(reader, "/rut-phan-cong/")
        assert "1 lần rút: 0 giao theo kết quả, 1 giao người khác, 0 chờ giao." in read
        assert "Đang thụ lý vụ án gốc" in read
        assert draw.promised.commitment in read.replace("<wbr>", "")
    assert ASSIGN not in text(mai, page)


def test_given_as_drawn_nothing_more_is_asked(chief: Client) -> None:
    row = MatterRow.objects.select_related("family").get(matter=a_report(7))
    order(chief, row, step="lot")
    picked = Draw.objects.get().outcome.picked

    assert order(chief, row, to=picked).status_code == 302

    assert MatterRow.objects.get(matter=row.matter_id).procurator == picked
    assert "1 giao theo kết quả" in text(chief, "/rut-phan-cong/")


def test_nothing_ticked_is_said(chief: Client) -> None:
    a_report(7)

    answer = chief.post(ASSIGN, {"step": "lot"})

    assert answer.status_code == 409
    assert "Chưa chọn vụ việc nào để rút." in html.unescape(answer.content.decode())


def test_the_draws_of_another_year_are_still_there(chief: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    row = MatterRow.objects.select_related("family").get(matter=a_report(7))
    order(chief, row, step="lot")
    year = now().year
    monkeypatch.setattr(
        "eprocuracy.desk.draws.views.day_of", lambda _moment: now().date().replace(year=year + 1, day=1)
    )

    later = text(chief, "/rut-phan-cong/")

    assert "Chưa có lần rút nào." in later
    assert f'href="?nam={year}"' in later
    assert "1 lần rút:" in text(chief, f"/rut-phan-cong/?nam={year}")
    assert "Chưa có lần rút nào." in text(chief, "/rut-phan-cong/?nam=xyz")
