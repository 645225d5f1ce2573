"""The inventory of personal data: every column is declared, and the page, the paper and the sheet say what was declared."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from eprocuracy.assurance import personal
from eprocuracy.assurance.personal import Category
from eprocuracy.kernel.actors import Duty

from ..world import an_account, signed_in


def test_every_column_of_every_model_is_declared() -> None:
    present = personal.columns_of_models()

    assert not personal.differences(present), "declare the column in assurance/data/personal/tables.yaml"
    present["records_personversion"].add("religion")
    assert personal.differences(present) == ["records_personversion.religion"]


def test_what_an_act_says_is_sensitive_unless_it_was_declared_otherwise() -> None:
    kinds = {one.name: one.category for one in personal.of_acts()}

    assert kinds["penalty"] is Category.CRIME
    assert kinds["party_member"] is Category.VIEWS
    assert kinds["procurator"] is Category.STAFF


@pytest.mark.django_db
def test_the_page_and_the_sheet_say_what_is_kept_of_whom_and_why(client: Client) -> None:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR]))

    page = client.get("/kiem-soat/du-lieu-ca-nhan/").content.decode()
    book = load_workbook(BytesIO(client.get("/kiem-soat/du-lieu-ca-nhan/danh-muc.xlsx").content))
    paper = client.get("/kiem-soat/du-lieu-ca-nhan/danh-muc.pdf").content

    assert "Người trong vụ việc: nhân thân" in page
    assert "dân tộc, chủng tộc (nhạy cảm)" in page
    rows = [[box.value for box in row] for row in book.active.iter_rows()]
    ethnic = next(row for row in rows if row[1:4:2] == ["records_personversion", "ethnic"])
    assert ethnic[6] == "có"
    assert paper.startswith(b"%PDF")


@pytest.mark.django_db
def test_a_procurator_does_not_read_it(client: Client) -> None:
    signed_in(client, an_account("mai"))

    assert client.get("/kiem-soat/du-lieu-ca-nhan/").status_code == 409


@pytest.mark.django_db
def test_the_page_of_the_dossier_says_what_is_missing_and_gives_the_papers(client: Client, settings: Any) -> None:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR]))

    page = client.get("/kiem-soat/ho-so/").content.decode()

    assert "chưa khai chủ quản hệ thống" in page
    assert "Luật 116/2025/QH15 Điều 45" in page
    assert client.get("/kiem-soat/ho-so/impact.pdf").content.startswith(b"%PDF")
    assert client.get("/kiem-soat/ho-so/nothing.pdf").status_code == 404
    assert "chưa được đánh giá" not in page
    settings.SERVING, settings.DEMONSTRATION = True, False
    assert "chưa được đánh giá điều kiện an ninh" in client.get("/kiem-soat/ho-so/").content.decode()
