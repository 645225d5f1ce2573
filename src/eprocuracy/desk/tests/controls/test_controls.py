"""The page of the controls: for administrators and heads, by area and state; what nobody looked at is red."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from eprocuracy.assurance.models import Checked
from eprocuracy.kernel.actors import Duty

from ..world import an_account, now, signed_in

pytestmark = pytest.mark.django_db


def test_the_administrator_sees_what_was_found_and_what_nobody_looked_at(client: Client) -> None:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR], called="Lê Văn Quân"))
    Checked.objects.create(
        control="SES-01", at=now(), account="system", kept=False, found_vi="sau 15 phút: còn phiên", found_en="alive"
    )

    page = client.get("/kiem-soat/?trang-thai=broken").content.decode()

    assert "SES-01" in page
    assert "sau 15 phút: còn phiên" in page
    assert "MLA-01" not in page
    assert "MLA-01" in client.get("/kiem-soat/?trang-thai=unchecked&trang-thai=nonsense").content.decode()


def test_a_procurator_is_refused(client: Client) -> None:
    signed_in(client, an_account("mai"))

    assert client.get("/kiem-soat/").status_code == 409
    assert client.get("/").headers["Cache-Control"] == "private, no-store"


def test_what_is_filtered_is_taken_along_with_parameter_and_finding(client: Client) -> None:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR], called="Lê Văn Quân"))
    Checked.objects.create(
        control="SES-01", at=now(), account="system", kept=False, found_vi="sau 15 phút: còn phiên", found_en="alive"
    )

    sheet = client.get("/kiem-soat/excel/?trang-thai=broken")
    paper = client.get("/kiem-soat/danh-muc.pdf?trang-thai=broken")

    cells = [cell.value for row in load_workbook(BytesIO(sheet.content)).active.iter_rows() for cell in row]
    said = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(paper.content))
    for text in (" ".join(map(str, cells)), " ".join(said.split())):
        assert "SES-01" in text
        assert "idle minutes max: 15" in text
        assert "sau 15 phút: còn phiên" in text
        assert "MLA-01" not in text
