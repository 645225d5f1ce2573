"""`law impact`: what it prints and writes, and that it writes nothing else."""

from __future__ import annotations

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from eprocuracy.records.models import ActRow, DeadlineRow, MatterRow

from ..world import acts_of_report, ago, put

pytestmark = pytest.mark.django_db
PENDING = """
title: {{vi: Rút ngắn việc kiểm tra, en: Shorter verification}}
BLTTHS-147-1: {{versions: {{{first}: {{limit: 12 days, pending: true}}}}}}
"""


@pytest.fixture
def change(tmp_path: Path) -> Path:
    file = tmp_path / "change.yaml"
    file.write_text(PENDING.format(first=ago(1)), encoding="utf-8")
    return file


def ran(*args: object) -> Any:
    out = StringIO()
    call_command("law", "impact", *map(str, args), "--json", "--workers", "1", stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def test_the_matters_that_move_are_listed_with_both_days_and_nothing_is_written(change: Path) -> None:
    put(*acts_of_report(1, on=ago(5)))
    put(*acts_of_report(2, on=ago(5), unit="22-KV1"))
    stored = list(DeadlineRow.objects.order_by("id").values_list("id", "ends_at"))

    report = ran(change)

    dates = {one["number"]: one for one in report["moved"] if one["clock"] == "report.verification"}
    assert set(dates) == {f"{number}/{ago(5).year}" for number in (1, 2)}
    days = (dates[f"1/{ago(5).year}"]["old"], dates[f"1/{ago(5).year}"]["new"])
    old, new = map(date.fromisoformat, days)
    assert new < old
    assert new >= ago(5) + timedelta(days=12)
    assert dates[f"1/{ago(5).year}"]["days"] == (new - old).days
    assert (report["open"], report["folded"], report["matters"]) == (2, 2, 2)
    assert list(DeadlineRow.objects.order_by("id").values_list("id", "ends_at")) == stored
    assert ActRow.objects.count() == len(acts_of_report(1)) * 2
    assert MatterRow.objects.count() == 2


def test_one_unit_is_asked_about_alone_and_a_province_with_those_under_it(change: Path) -> None:
    put(*acts_of_report(1, on=ago(5)))
    put(*acts_of_report(2, on=ago(5), unit="22-KV1"))

    assert {one["unit"] for one in ran(change, "--unit", "22-KV1")["moved"]} == {"22-KV1"}
    assert {one["unit"] for one in ran(change, "--unit", "22")["moved"]} == {"22-KV1", "22-KV3"}
    assert ran(change, "--unit", "15")["moved"] == []


def test_the_sheet_holds_what_is_listed(change: Path, tmp_path: Path) -> None:
    put(*acts_of_report(1, on=ago(5)))

    report = ran(change, "--xlsx", tmp_path / "out.xlsx")

    cells = [row for row in load_workbook(tmp_path / "out.xlsx").active.iter_rows(values_only=True) if row[0]]
    lines = [row for row in cells if isinstance(row[0], int)]
    assert len(lines) == len(report["moved"])
    assert lines[0][3] == f"1/{ago(5).year}"


def test_a_file_that_is_no_change_is_refused_with_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "change.yaml"
    file.write_text("BLTTHS-147-1: {versions: {2027-01-01: {limit: soon}}}")

    with pytest.raises(CommandError, match="BLTTHS-147-1 không đọc được"):
        ran(file)
