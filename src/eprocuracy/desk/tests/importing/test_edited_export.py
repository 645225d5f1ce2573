"""An edited export on the page: what the file says beside what stands today, and what both sides changed."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from eprocuracy.desk.tests.world import UNIT
from eprocuracy.exchange.importing.tests.books import a_book
from eprocuracy.exchange.importing.tests.test_coming_back import Edited, exported
from eprocuracy.records.models import ActRow

from .world import confirm, latest, page, preview, tiles

pytestmark = pytest.mark.django_db


def test_what_both_sides_changed_is_shown_side_by_side_and_waits(thu: Client) -> None:
    preview(thu, a_book(6))
    confirm(thu)
    out = exported()
    preview(thu, Edited(out).put(4, "Điều tra viên", "Lò Thị Mai").content)
    confirm(thu)
    edited = Edited(out).put(4, "Nội dung tóm tắt", "Mất hai con trâu").put(2, "Nội dung tóm tắt", "Mất một xe đạp")
    edited.page.delete_rows(edited.rows[6])

    text = preview(thu, edited.content)
    changed = page(thu, latest(), "?standing=changed")

    assert tiles(text)["dòng khác bản đã ghi"] == 2
    assert "1 trong 2 dòng khác bản đã ghi sẽ được sửa theo tệp" in text
    assert "1 dòng có khi xuất nay không còn trong tệp (số 6)" in text
    for said in ("Mất hai con trâu", "Lò Thị Mai", "đã sửa trên hệ thống sau khi xuất", "Mất một xe đạp"):
        assert said in changed
    assert changed.count(' checked hx-post="') == 1


def test_the_command_takes_an_edited_export_back(thu: Client, tmp_path: Path) -> None:
    preview(thu, a_book(6))
    confirm(thu)
    file = tmp_path / "S2.xlsx"
    call_command(
        "export_register",
        "crime_reports",
        str(file),
        unit=UNIT,
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        stdout=StringIO(),
    )
    file.write_bytes(Edited(file.read_bytes()).put(3, "Nội dung tóm tắt", "Mất ba con gà").content)
    before = ActRow.objects.count()

    out = StringIO()
    call_command("import_register", "crime_reports", str(file), unit=UNIT, json=True, stdout=out, stderr=StringIO())

    report = json.loads(out.getvalue())
    assert (report["read"], report["recorded"], report["unchanged"], report["corrected"]) == (6, 0, 5, 1)
    assert (report["changed"], report["missing"]) == ([], [])
    assert ActRow.objects.count() == before + 1
