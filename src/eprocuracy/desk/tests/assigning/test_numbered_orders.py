"""An order of today without a number: each decision gets the next of the number book, on the form that is printed at once."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from pypdfium2 import PdfDocument

from eprocuracy.desk.tests.world import a_report, act, ago, an_account, now, put, reports, signed_in
from eprocuracy.issuing.models import Number
from eprocuracy.kernel.actors import Duty
from eprocuracy.records.models import ActRow

pytestmark = pytest.mark.django_db
PAGE = "/phan-cong/"


@pytest.fixture
def chief(client: Client) -> Client:
    an_account("mai", called="Hoàng Thị Mai")
    signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    return client


def picked(client: Client) -> list[str]:
    return re.findall(r'name="matter" value="([^"]+)"', client.get(PAGE).content.decode())


def ordered(client: Client, matters: list[str], **more: str):
    return client.post(PAGE, {"matter": matters, "to": "mai", "on": f"{now():%d/%m/%Y}", "document_no": "", **more})


def test_every_decision_of_an_order_is_numbered_entered_in_the_book_and_printed(chief: Client) -> None:
    reports(2)

    page = html.unescape(chief.get(ordered(chief, picked(chief))["Location"]).content.decode())

    assert sorted(ActRow.objects.filter(kind="report.assigned").values_list("document_no", flat=True)) == [
        "01/QĐ-VKSKV3",
        "02/QĐ-VKSKV3",
    ]
    said = [
        PdfDocument(chief.get(one).content)[0].get_textpage().get_text_bounded()
        for one in re.findall(r'href="([^"]+mau\.pdf)"', page)
    ]
    assert sorted(re.findall(r"Số: (\S+)", "".join(said))) == ["01/QĐ-VKSKV3", "02/QĐ-VKSKV3"]
    assert all("Hoàng Thị Mai: Kiểm sát viên thụ lý chính" in one and "THIẾU" not in one for one in said)
    book = chief.get("/so-van-ban/").content.decode()
    assert book.count("đã ký trên giấy") == 2


def test_an_order_that_is_refused_takes_no_number(chief: Client) -> None:
    matter = a_report(1)
    boxes = picked(chief)
    put(act("report.assigned", matter, ago(0), procurator="thinh"))

    assert ordered(chief, boxes).status_code == 409
    assert not Number.objects.exists()


def test_a_number_that_was_given_elsewhere_and_a_day_gone_by_are_left_as_they_are(chief: Client) -> None:
    reports(2)
    first, second = picked(chief)
    ordered(chief, [first], document_no="12/QĐ-VKS")
    ordered(chief, [second], on=f"{ago(1):%d/%m/%Y}")

    assert set(ActRow.objects.filter(kind="report.assigned").values_list("document_no", flat=True)) == {
        "12/QĐ-VKS",
        "",
    }
    assert not Number.objects.exists()
