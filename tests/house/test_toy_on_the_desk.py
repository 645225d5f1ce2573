"""A workstream of three kinds in a temporary folder is on every page, in Excel, in replay and in facts, and nothing else knows of it."""

from __future__ import annotations

import json
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from eprocuracy.desk.tests.importing.world import confirm, latest, preview, send
from eprocuracy.desk.tests.world import an_account, signed_in
from eprocuracy.identity.queries import find_actor
from eprocuracy.kernel.actors import SYSTEM, Duty
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


def a_matter(*, unit: str = "22", number: int = 7, thing: str = "Xe đạp", on: date = date(2026, 3, 2)) -> UUID:
    kind = present().catalogue.kinds["property.found"]
    act = kind(id=new_id(), matter=new_id(), occurred=When.on(on), unit=unit, number=number, year=2026, thing=thing)  # type: ignore[call-arg]
    record(present(), [act], by=SYSTEM if unit != "22" else find_actor("mai"), at=NOW, source=Source.PAGE)
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


def exported(book: Path) -> None:
    call_command(
        "export_register", "lost_property", str(book), "--unit", "22",
        "--from", "2026-01-01", "--to", "2026-12-31", "--json", stdout=StringIO(),
    )  # fmt: skip


def imported(book: Path) -> dict[str, Any]:
    out = StringIO()
    call_command(
        "import_register", "lost_property", str(book), "--unit", "22", "--as-of", "2026-12-31", "--json",
        stdout=out, stderr=StringIO(),
    )  # fmt: skip
    return json.loads(out.getvalue())


def changed(book: Path, title: str, old: Any, new: Any) -> int:
    """Write another value into a column where the old one stands; returns the row."""
    workbook = load_workbook(book)
    cells = [cell for row in workbook.active.iter_rows() for cell in row]
    column = next(cell.column for cell in cells if cell.value == title)
    found = next(cell for cell in cells if cell.column == column and cell.value == old)
    found.value = new
    workbook.save(book)
    return found.row


def facts() -> list[tuple[Any, ...]]:
    return sorted(FactRow.objects.values_list("code", "on", "unit"))


def deadlines() -> list[tuple[Any, ...]]:
    return sorted(DeadlineRow.objects.values_list("clock", "unit", "outcome", "ends_on"))


def matters() -> list[tuple[Any, ...]]:
    return sorted(MatterRow.objects.values_list("workstream", "unit", "year", "number", "opened_on", "title", "stage"))


@pytest.mark.usefixtures("toy", "client")
@pytest.mark.parametrize("offices", [False, True], ids=["of one office", "of several offices"])
def test_its_book_comes_back_from_excel_as_it_went_out_and_only_once(tmp_path: Path, *, offices: bool) -> None:
    book = tmp_path / "book.xlsx"
    with transaction.atomic():
        recorded = {a_matter(), a_matter(number=8, thing="Ví da", on=date(2026, 3, 5))}
        if offices:
            recorded.add(a_matter(unit="22-KV3", number=7, thing="Đồng hồ", on=date(2026, 3, 4)))
        exported(book)
        went_out = facts(), deadlines(), matters()
        transaction.set_rollback(True)
    assert not MatterRow.objects.exists()

    first = imported(book)
    came_in = facts(), deadlines(), matters()
    second = imported(book)

    assert (first["read"], first["recorded"], first["held"]) == (len(recorded), len(recorded), [])
    assert came_in == went_out
    assert len(went_out[1]) == len(recorded)
    assert recorded.isdisjoint(MatterRow.objects.values_list("matter", flat=True))
    assert (second["recorded"], second["unchanged"], second["changed"]) == (0, len(recorded), [])
    assert (facts(), deadlines(), matters()) == came_in
    assert replay(present()).differences == []


@pytest.mark.usefixtures("toy", "client")
def test_a_row_without_its_number_is_held_and_the_others_come_in(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    with transaction.atomic():
        a_matter()
        a_matter(number=8, thing="Ví da", on=date(2026, 3, 5))
        exported(book)
        transaction.set_rollback(True)
    row = changed(book, "Số", 8, None)

    report = imported(book)

    assert (report["read"], report["recorded"]) == (2, 1)
    assert [(held["row"], held["category"]) for held in report["held"]] == [(row, "missing_required")]
    assert MatterRow.objects.get().number == 7


@pytest.mark.usefixtures("toy")
def test_its_book_comes_in_through_the_page(client: Client, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    with transaction.atomic():
        a_matter()
        a_matter(number=8, thing="Ví da", on=date(2026, 3, 5))
        a_matter(number=9, thing="Đồng hồ", on=date(2026, 3, 6))
        exported(book)
        transaction.set_rollback(True)
    changed(book, "Số", 9, None)

    assert "Sổ tài sản thất lạc" in client.get(reverse("desk:imports")).content.decode()
    columns = send(client, book.read_bytes(), kind="lost_property", as_of="31/12/2026").content.decode()
    seen = preview(client, book.read_bytes(), kind="lost_property", as_of="31/12/2026")
    held = client.get(reverse("desk:import_row", args=[latest().id, 2]))
    done = confirm(client)

    assert "Tên cột “Ngày nhặt được” là cách gọi của Ngày nhặt được" in columns
    assert "Xe đạp" in columns
    assert "thiếu nội dung bắt buộc" in seen
    assert held.status_code == 200
    assert "Đồng hồ" in held.content.decode()
    assert sorted(MatterRow.objects.values_list("number", flat=True)) == [7, 8]
    assert done


@pytest.mark.usefixtures("client")
def test_without_its_folder_nobody_knows_it() -> None:
    assert "lost_property" not in present().catalogue.workstreams
    assert not MatterRow.objects.filter(workstream="lost_property").exists()
