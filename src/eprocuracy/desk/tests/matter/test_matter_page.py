"""The page of a matter: what it shows, what it asks of the database, who may see it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from ..world import a_report, ago, an_account, signed_in

pytestmark = pytest.mark.django_db


def test_the_page_says_which_matter_where_it_stands_and_what_is_nearest(client: Client) -> None:
    signed_in(client, an_account())
    matter = a_report(112, on=ago(3), procurator="mai")

    page = client.get(f"/vu-viec/{matter}/").content.decode()

    assert f"Nguồn tin 112/{timezone.localdate().year}" in page
    assert "Chờ kết quả kiểm tra, xác minh" in page
    assert "Lò Văn Páo" in page
    assert "vì sao ngày này?" in page
