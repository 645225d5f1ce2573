"""Papers drawn from pages: the same words, only for those who may see the page, each in the log."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.world import acts_of_report, ago, an_account, put, signed_in
from eprocuracy.kernel.actors import Duty
from eprocuracy.records.models import DeadlineRow

pytestmark = pytest.mark.django_db


def said(word: bytes) -> str:
    """Every word of a Word file."""
    file = Document(BytesIO(word))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join(
        [*(one.text for one in file.paragraphs), *cells, *(s.footer.paragraphs[0].text for s in file.sections)]
    )


@pytest.fixture
def reader(client: Client) -> Client:
    signed_in(client, an_account(duties=[Duty.CHIEF]))
    return client


def test_the_cover_sheet_says_what_the_page_says(reader: Client) -> None:
    acts = acts_of_report(7, procurator="mai")
    put(*acts)

    answer = reader.get(reverse("desk:cover", args=[acts[0].matter, "docx"]))

    assert answer.status_code == 200
    text = said(answer.content)
    for word in ("PHIẾU VỤ VIỆC", "Mất một xe máy tại chợ", "Lò Văn Páo", "Điều 173", "Hoàng Thị Mai"):
        assert word in text
    assert Entry.objects.filter(deed="papers.drawn", about__contains=[f"matter:{acts[0].matter}"]).count() == 1


def test_how_a_date_was_counted_is_printed_with_its_articles(reader: Client) -> None:
    acts = acts_of_report(7, on=ago(5), procurator="mai")
    put(*acts)
    row = DeadlineRow.objects.filter(matter=acts[0].matter, live=True, ends_on__isnull=False).order_by("id")[0]

    answer = reader.get(reverse("desk:counted", args=[row.matter_id, row.clock, row.run, "docx"]))

    text = said(answer.content)
    assert "CÁCH TÍNH HẠN" in text
    assert "BLTTHS 2015" in text
    assert f"{row.ends_on:%d/%m/%Y}" in text


def test_every_paper_comes_as_pdf_too(reader: Client) -> None:
    acts = acts_of_report(7, procurator="mai")
    put(*acts)
    for address in (
        reverse("desk:cover", args=[acts[0].matter, "pdf"]),
        reverse("desk:due_list", args=["pdf"]),
        reverse("desk:book_paper", args=["S2", "pdf"]),
    ):
        answer = reader.get(address)
        assert answer["Content-Type"] == "application/pdf"
        with pikepdf.open(BytesIO(answer.content)) as pdf:
            assert len(pdf.pages) >= 1


def test_the_book_on_paper_has_the_lines_of_the_book(reader: Client) -> None:
    acts = acts_of_report(7, procurator="mai")
    put(*acts)

    text = said(reader.get(reverse("desk:book_paper", args=["S2", "docx"])).content)

    assert "Mất một xe máy tại chợ" in text
    assert "Lò Văn Páo" in text


def test_the_list_of_what_is_due_keeps_the_filters_of_the_page(client: Client) -> None:
    signed_in(client, an_account())
    put(*acts_of_report(7, on=ago(30), procurator="mai", title="Việc thứ nhất"))
    put(*acts_of_report(8, on=ago(30), procurator="khac", title="Việc thứ hai"))

    own = said(client.get(reverse("desk:due_list", args=["docx"])).content)

    assert "Việc thứ nhất" in own
    assert "Việc thứ hai" not in own


def test_an_assignment_is_printed_on_its_prescribed_form(reader: Client) -> None:
    acts = acts_of_report(7, procurator="mai")
    put(*acts)
    assigned = next(one for one in acts if one.kind == "report.assigned")

    answer = reader.get(reverse("desk:prescribed", args=[assigned.matter, assigned.id, "docx"]))

    text = said(answer.content)
    assert "Mẫu số 03/HS" in text
    assert "Hoàng Thị Mai: Kiểm sát viên thụ lý chính" in text
    assert "Mất một xe máy tại chợ" in text
    page = reader.get(reverse("desk:act", args=[assigned.matter, assigned.id])).content.decode()
    assert "In quyết định theo mẫu" in page


def test_no_paper_of_what_one_may_not_see(client: Client) -> None:
    acts = acts_of_report(7, procurator="mai")
    put(*acts)
    signed_in(client, an_account("nguoi-khac", unit="22-KV1", duties=[Duty.PROCURATOR]))

    for way in ("pdf", "docx"):
        assert client.get(reverse("desk:cover", args=[acts[0].matter, way])).status_code == 404
    assert not Entry.objects.filter(deed="papers.drawn").exists()


def test_another_way_than_the_two_is_no_page(reader: Client) -> None:
    assert reader.get(reverse("desk:due_list", args=["exe"])).status_code == 404
