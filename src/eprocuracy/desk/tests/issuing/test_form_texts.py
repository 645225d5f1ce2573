"""Texts of forms in an office: changed without a program, every version kept, refused where they could not be filled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.db import DatabaseError, transaction

from eprocuracy.issuing.forms import catalogue
from eprocuracy.issuing.models import FormText
from eprocuracy.issuing.texts import form_in, forms_in, put_text
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def put(number: str, text: str, *, at: datetime = NOW, unit: str = "22-KV3", **told: object) -> None:
    put_text(unit, number, text=text, recipients=("{person.name}",), why="thử", by=SYSTEM, at=at, **told)  # type: ignore[arg-type]


def test_an_office_uses_its_own_text_and_other_offices_the_catalogues() -> None:
    put("42", "Gia hạn cho {person.name} đến hết {until}.")

    own = form_in("22-KV3-HS", catalogue()["42"])  # a department uses what its office does
    assert own.text == "Gia hạn cho {person.name} đến hết {until}."
    assert (own.version, own.title, own.foot) == (2, "QUYẾT ĐỊNH", catalogue()["42"].foot)
    assert form_in("22-KV1", catalogue()["42"]) == catalogue()["42"]


def test_a_paper_is_printed_with_the_text_of_its_day() -> None:
    put("42", "Lần một: {until}.", at=NOW)
    put("42", "Lần hai: {until}.", at=NOW + timedelta(days=2))

    said = [form_in("22-KV3", catalogue()["42"], at=NOW + timedelta(days=after)).text for after in (-1, 1, 3)]

    assert said == [catalogue()["42"].text, "Lần một: {until}.", "Lần hai: {until}."]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Đến hết {ngày nào đó}.", "Không có chỗ trống"),
        ("[[Đến hết {until}.", "Dấu ngoặc không khép"),
        ("Đến hết {until.", "Dấu ngoặc không khép"),
        ("@khong_co\nĐến hết {until}.", "Đoạn dùng chung không có"),
        ("   ", "chưa có nội dung"),
    ],
)
def test_a_text_that_could_not_be_filled_is_refused(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        put("42", text)

    assert not FormText.objects.exists()


def test_an_office_adds_a_form_of_its_own() -> None:
    put("bien-ban-hop", "Nội dung họp: {minutes.content}", title="BIÊN BẢN HỌP", name=Label("Biên bản họp", "Minutes"))

    own = forms_in("22-KV3")["bien-ban-hop"]
    assert (own.title, own.internal, own.name.en) == ("BIÊN BẢN HỌP", True, "Minutes")
    assert "bien-ban-hop" not in forms_in("22-KV1")
    with pytest.raises(Refused, match="Không có mẫu mau-khong-ten"):
        put("mau-khong-ten", "Nội dung: {minutes.content}")


def test_a_version_is_never_changed() -> None:
    put("42", "Lần một: {until}.")

    with pytest.raises(DatabaseError), transaction.atomic():
        FormText.objects.update(text="khác")


def test_what_the_command_prints_can_be_put_back(tmp_path: Path) -> None:
    printed = StringIO()
    call_command("form_text", "42", unit="22-KV3", stdout=printed)
    told = yaml.safe_load(printed.getvalue())
    assert told["text"] == catalogue()["42"].text
    file = tmp_path / "42.yaml"
    file.write_text(printed.getvalue().replace("là có căn cứ và cần thiết", "là cần thiết"), encoding="utf-8")

    call_command("form_text", "42/HS", str(file), unit="22-KV3", why="gọn hơn", stdout=StringIO())

    assert "là cần thiết," in form_in("22-KV3", catalogue()["42"]).text
    assert FormText.objects.get().why == "gọn hơn"
