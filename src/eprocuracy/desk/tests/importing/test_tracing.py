"""From the history of a matter back to the very row of the file, for those who may open it."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.world import an_account, signed_in
from eprocuracy.exchange.importing.tests.books import a_book
from eprocuracy.exchange.models import ReadRow
from eprocuracy.records.models import ActRow

from .world import confirm, preview

pytestmark = pytest.mark.django_db


def test_an_act_read_from_a_file_leads_to_its_row_and_the_row_to_its_matter(thu: Client) -> None:
    preview(thu, a_book(30))
    confirm(thu)
    row = ReadRow.objects.get(place=27)
    act = ActRow.objects.filter(matter=row.matter).order_by("position")[0]
    address = reverse("desk:import_trace", args=[act.id])

    for page in (reverse("desk:matter_history", args=[row.matter]), reverse("desk:act", args=[row.matter, act.id])):
        shown = thu.get(page).content.decode()
        link = re.search(rf'<a class="govuk-link" href="{address}">([^<]+)</a>', shown)
        assert link, page
        assert f"{row.sheet}!{row.row}" in html.unescape(link[1])
        assert "sha256" in link[1]
    led = thu.get(address)
    assert led["Location"].endswith(f"#row-{row.place}")
    there = thu.get(led["Location"]).content.decode()
    assert f'id="row-{row.place}"' in there
    assert reverse("desk:matter", args=[row.matter]) in there


def test_whoever_may_not_open_the_file_sees_where_it_stood_and_no_link(thu: Client, client: Client) -> None:
    preview(thu, a_book(3))
    confirm(thu)
    act = ActRow.objects.order_by("position")[0]
    signed_in(client, an_account("mai"))

    shown = client.get(reverse("desk:matter_history", args=[act.matter_id])).content.decode()

    assert "sha256" in shown
    assert reverse("desk:import_trace", args=[act.id]) not in shown
    assert client.get(reverse("desk:import_trace", args=[act.id])).status_code in (403, 409)


def test_an_act_that_was_typed_leads_to_no_file(thu: Client) -> None:
    assert thu.get(reverse("desk:import_trace", args=["018f0000-0000-7000-8000-000000000001"])).status_code == 404
