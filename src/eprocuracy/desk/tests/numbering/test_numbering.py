"""The number book: what an office has numbered, printed and as a sheet, without a gap; and a number voided with its reason."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from eprocuracy.desk.tests.test_lists import visible as seen
from eprocuracy.desk.tests.world import UNIT, a_report, act, ago, an_account, now, put, signed_in
from eprocuracy.issuing import numbers
from eprocuracy.issuing.models import NumberVoid
from eprocuracy.issuing.numbers.words import PaperClass
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.workstreams.house_acts import Secrecy

pytestmark = pytest.mark.django_db
BOOK = "desk:number_book"


def visible(answer: HttpResponse) -> str:
    return seen(answer.content.decode())


def given(subject: str = "Lệnh tạm giam", unit: str = UNIT) -> numbers.Given:
    entry = numbers.Entry(subject=subject, signer="mai", form="40/HS", drafter="mai", matter_name="45/2026")
    asked = {"paper_class": PaperClass.PROCEDURAL, "symbol": "LTG-VKSKV3"}
    return numbers.allot(unit=unit, **asked, entry=entry, by=SYSTEM, at=now())


def test_the_book_shows_the_numbers_of_the_own_office_and_that_none_is_missing(client: Client) -> None:
    signed_in(client, an_account("mai"))
    given()
    given("Của đơn vị khác", unit="22-KV1")

    said = visible(client.get(reverse(BOOK)))

    assert "01/LTG-VKSKV3" in said
    assert "Hoàng Thị Mai" in said
    assert "đã cấp, chờ bản ký" in said
    assert "Không có số nào bị khuyết" in said
    assert "Của đơn vị khác" not in said


def test_a_number_of_a_closed_matter_stands_in_the_book_and_tells_nothing_of_it(client: Client) -> None:
    closed = a_report(7, on=ago(9), procurator="thinh", title="Nhận hối lộ tại Sở X")
    put(act("matter.secrecy_set", closed, ago(1), level=Secrecy.CLOSED))
    entry = numbers.Entry(
        subject="Yêu cầu xác minh về Lò Văn Páo",
        signer="mai",
        form="12/HS",
        drafter="mai",
        matter=closed,
        matter_name="07/2026",
        recipients="Lò Văn Páo",
    )
    asked = {"paper_class": PaperClass.PROCEDURAL, "symbol": "YC-VKSKV3"}
    numbers.allot(unit=UNIT, **asked, entry=entry, by=SYSTEM, at=now())
    told = {}
    for name, duty in (("mai", Duty.PROCURATOR), ("vy", Duty.CHIEF)):
        signed_in(client, an_account(name, duties=[duty]))
        sheet = load_workbook(BytesIO(client.get(reverse("desk:number_sheet")).content)).active
        cells = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
        told[name] = visible(client.get(reverse(BOOK))) + cells

    assert all("01/YC-VKSKV3" in one for one in told.values())
    assert "vụ việc hạn chế tiếp cận" in told["mai"]
    assert not any(word in told["mai"] for word in ("Páo", "07/2026"))
    assert "Yêu cầu xác minh về Lò Văn Páo" in told["vy"]


def test_a_longer_book_asks_the_database_no_more(client: Client) -> None:
    signed_in(client, an_account("mai"))
    given()
    client.get(reverse(BOOK))
    with CaptureQueriesContext(connection) as short:
        client.get(reverse(BOOK))
    for _ in range(5):
        given()
    with CaptureQueriesContext(connection) as long:
        client.get(reverse(BOOK))

    assert len(long) == len(short)


def test_the_book_is_printed_and_taken_as_a_sheet(client: Client) -> None:
    signed_in(client, an_account("mai"))
    given()
    given("Lệnh bắt bị can để tạm giam")

    sheet = load_workbook(BytesIO(client.get(reverse("desk:number_sheet")).content)).active
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert cells.index("01/LTG-VKSKV3") < cells.index("02/LTG-VKSKV3")
    for way, kind in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert client.get(reverse("desk:number_paper", args=[way])).content.startswith(kind)


def test_the_clerk_voids_a_number_with_a_reason_and_a_procurator_does_not(client: Client) -> None:
    number = given().id
    address = reverse("desk:number_void", args=[number])
    signed_in(client, an_account("mai"))
    assert "Hủy số" not in visible(client.get(reverse(BOOK)))
    assert client.post(address, {"reason": "in hỏng"}).status_code == 403

    signed_in(client, an_account("thu", duties=[Duty.CLERK]))
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "in hỏng"})

    assert NumberVoid.objects.get().reason == "in hỏng"
    assert "đã hủy: in hỏng" in visible(client.get(reverse(BOOK)))
