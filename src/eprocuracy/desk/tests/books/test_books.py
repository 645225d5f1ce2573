"""Books on pages: the same lines as the Excel file, of one's own office, for a period; that they were read is logged."""

from __future__ import annotations

import html
import re
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.suspended.test_suspended import a_case_with_two_accused, a_suspended_report
from eprocuracy.desk.tests.world import UNIT, a_report, act, ago, an_account, put, signed_in
from eprocuracy.kernel.actors import Duty
from eprocuracy.records import rules
from eprocuracy.records.families import new_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account("mai", duties=[Duty.PROCURATOR]))
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.unescape(answer.content.decode())


def test_every_book_there_is_opens_and_is_written(mai: Client) -> None:
    a_suspended_report(1)
    a_case_with_two_accused()
    shelf = text(mai, "/so-in/")

    for code in rules.present().catalogue.registers:
        assert f'href="/so-in/{code}/"' in shelf
        text(mai, f"/so-in/{code}/")
        assert mai.get(f"/so-in/{code}/excel/").status_code == 200


def test_the_page_and_the_file_have_the_same_lines(mai: Client) -> None:
    for number in (1, 2, 3):
        a_report(number, on=ago(number), procurator="mai")
    a_report(4, on=ago(400), procurator="mai")
    period = f"?opened_from={ago(30):%d/%m/%Y}&opened_to={ago(0):%d/%m/%Y}"

    page = text(mai, f"/so-in/S2/{period}")
    answer = mai.get(f"/so-in/S2/excel/{period}")

    sheet = load_workbook(BytesIO(answer.content)).active
    assert "Cộng: 3 dòng" in page
    assert any(cell.value == "Cộng: 3" for row in sheet.iter_rows() for cell in row)
    assert "Lò Văn Páo" in page
    assert '<td role="cell" data-label="KSV thụ lý">Hoàng Thị Mai</td>' in page


def test_who_is_suspended_in_a_case_that_goes_on_has_a_line_of_their_own(mai: Client) -> None:
    a_case_with_two_accused()

    page = text(mai, "/so-in/S12-accused/?opened_from=01/01/2020")

    assert "Cộng: 1 dòng" in page
    assert "Vàng A Tủa" in page
    assert "Lò Văn Páo" not in page


def test_what_people_brought_to_the_procuracy_stands_in_the_book_of_reception(mai: Client) -> None:
    matter = new_id()
    put(
        act("report.lodged", matter, ago(3), unit=UNIT, description="Bị lừa mua đất", signed_by="Hoàng Thị Mai"),
        act("report.passed_on", matter, ago(2), agency="Cơ quan CSĐT Công an tỉnh", document_no="03/PC"),
    )
    a_report(1)

    page = text(mai, "/so-in/S1/")

    assert "Cộng: 1 dòng" in page
    assert "03/PC" in page


def test_another_office_is_not_opened_and_reading_is_logged(mai: Client) -> None:
    a_report(1, unit="22-KV1", procurator="xa", title="Vụ của đơn vị khác")

    page = text(mai, "/so-in/S2/?unit=22-KV1")

    assert "Vụ của đơn vị khác" not in page
    assert Entry.objects.filter(deed="books.viewed").exists()


def test_a_register_leads_to_its_books(mai: Client) -> None:
    page = text(mai, "/so/crime_reports/")

    assert re.search(r'href="/so-in/S2/">S2<', page)
