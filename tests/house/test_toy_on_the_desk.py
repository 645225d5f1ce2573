"""A workstream of three kinds in a temporary folder is on every page, in Excel, in replay and in facts, and nothing else knows of it."""

from __future__ import annotations

import json
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from eprocuracy.desk.tests.world import an_account, signed_in
from eprocuracy.identity.queries import find_actor
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.records.families import new_id
from eprocuracy.records.models import DeadlineRow, FactRow, MatterRow
from eprocuracy.records.recording import record
from eprocuracy.records.replaying import replay
from eprocuracy.records.rules import FURTHER, present
from eprocuracy.workstreams.acts import Source
from eprocuracy.workstreams.tests.toy import write_toy

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 8, 0, tzinfo=VIETNAM)


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FURTHER, str(write_toy(tmp_path / "further")))


@pytest.fixture
def client() -> Client:
    browser = Client()
    signed_in(browser, an_account("mai", duties=[Duty.CHIEF], unit="22"))
    return browser


def a_matter() -> UUID:
    kind = present().catalogue.kinds["property.found"]
    act = kind(
        id=new_id(), matter=new_id(), occurred=When.on(date(2026, 3, 2)), unit="22", number=7, year=2026, thing="Xe đạp"
    )  # type: ignore[call-arg]
    record(present(), [act], by=find_actor("mai"), at=NOW, source=Source.PAGE)
    return act.matter


@pytest.mark.usefixtures("toy")
def test_it_is_in_the_navigation_the_register_and_the_matter_page(client: Client) -> None:
    matter = a_matter()

    register = client.get(reverse("desk:register", args=["lost_property"]))
    page = client.get(reverse("desk:matter", args=[matter]))

    assert register.status_code == 200
    assert "Tài sản thất lạc" in register.content.decode()
    assert "Xe đạp" in register.content.decode()
    assert "Nhặt được tài sản" in page.content.decode()
    assert "Thông báo công khai" in page.content.decode()


@pytest.mark.usefixtures("toy")
def test_it_has_act_forms(client: Client) -> None:
    matter = a_matter()

    new = client.get(reverse("desk:open_new", args=["property.found"]))
    following = client.get(reverse("desk:record", args=[matter, "property.announced"]))

    assert "Tài sản" in new.content.decode()
    assert following.status_code == 200


@pytest.mark.usefixtures("toy", "client")
def test_it_has_facts_deadlines_and_replays() -> None:
    matter = a_matter()

    assert FactRow.objects.filter(matter=matter, code="property.found").exists()
    assert DeadlineRow.objects.get(matter=matter).clock == "announcing"
    assert replay(present()).differences == []


@pytest.mark.usefixtures("toy", "client")
def test_its_book_goes_out_as_excel(tmp_path: Path) -> None:
    a_matter()
    out = StringIO()

    call_command(
        "export_register", "lost_property", str(tmp_path / "book.xlsx"), "--unit", "22",
        "--from", "2026-01-01", "--to", "2026-12-31", "--json", stdout=out,
    )  # fmt: skip

    assert json.loads(out.getvalue())["lines"] == 1
    sheet = load_workbook(tmp_path / "book.xlsx").active
    assert "Xe đạp" in [cell.value for row in sheet.iter_rows() for cell in row]


@pytest.mark.usefixtures("client")
def test_without_its_folder_nobody_knows_it() -> None:
    assert "lost_property" not in present().catalogue.workstreams
    assert not MatterRow.objects.filter(workstream="lost_property").exists()
