"""Texts of forms in an office: changed without a program, every version kept, refused where they could not be filled."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import UTC, date, datetime, timedelta
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from eprocuracy.desk.tests.world import UNIT, an_account, signed_in
from eprocuracy.issuing.forms import catalogue
from eprocuracy.issuing.known import Issuer
from eprocuracy.issuing.models import FormText
from eprocuracy.issuing.sampling import sample
from eprocuracy.issuing.texts import form_in, forms_in, put_text
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records import rules

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def put(number: str, text: str, *, at: datetime = NOW, unit: str = "22-KV3", **told: object) -> None:
    put_text(unit, number, text=text, recipients=("{person.name}",), why="thử", by=SYSTEM, at=at, **told)  # type: ignore[arg-type]


def test_an_office_uses_its_own_text_and_other_offices_the_catalogues() -> None:
    put("42", "Gia hạn cho {person.name} đến hết {until}.")

    own = form_in("22-KV3-HS", catalogue()["42"], at=NOW)  # a department uses what its office does
    assert own.text == "Gia hạn cho {person.name} đến hết {until}."
    assert (own.version, own.title, own.foot) == (2, "QUYẾT ĐỊNH", catalogue()["42"].foot)
    assert form_in("22-KV1", catalogue()["42"], at=NOW) == catalogue()["42"]


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
        ("@khong_co\nĐến hết {until}.", "Không có đoạn dùng chung “@khong_co”"),
        ("  @Căn cứ nào đó\nĐến hết {until}.", "Không có đoạn dùng chung “@Căn cứ nào đó”"),
        ("   ", "chưa có nội dung"),
    ],
)
def test_a_text_that_could_not_be_filled_is_refused(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        put("42", text)

    assert not FormText.objects.exists()


def test_an_office_adds_a_form_of_its_own() -> None:
    put("bien-ban-hop", "Nội dung họp: {minutes.content}", title="BIÊN BẢN HỌP", name=Label("Biên bản họp", "Minutes"))

    own = forms_in("22-KV3", at=NOW)["bien-ban-hop"]
    assert (own.title, own.internal, own.name.en) == ("BIÊN BẢN HỌP", True, "Minutes")
    assert "bien-ban-hop" not in forms_in("22-KV1", at=NOW)
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

    assert "là cần thiết," in form_in("22-KV3", catalogue()["42"], at=datetime.now(UTC)).text
    assert FormText.objects.get().why == "gọn hơn"


def test_a_text_is_used_from_its_day_on_whatever_was_mended_meanwhile() -> None:
    put("42", "Luật mới: {until}.", from_on=date(2026, 12, 1))
    put("42", "Sửa chính tả: {until}.", at=NOW + timedelta(days=1))

    said = [form_in("22-KV3", catalogue()["42"], at=NOW + timedelta(days=after)).text for after in (0, 2, 10)]

    assert said == [catalogue()["42"].text, "Sửa chính tả: {until}.", "Luật mới: {until}."]
    with pytest.raises(Refused, match="lùi ngày"):
        put("42", "Hôm qua: {until}.", from_on=date(2026, 11, 21))


def test_places_and_shared_lines_are_read_and_written_in_words_on_the_page(client: Client) -> None:
    address = reverse("desk:form_text", args=["42"])
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))
    typed = re.search(r"<textarea[^>]*name=\"text\"[^>]*>(.*?)</textarea>", client.get(address).content.decode(), re.S)
    assert typed is not None
    shown = unescape(typed[1]).strip()
    assert "{person.name}" not in shown
    assert "@chief" not in shown
    assert "{@Lệnh tạm giam" in shown

    client.post(address, {"text": shown, "recipients": "", "why": "không đổi gì"})

    assert FormText.objects.get().text == catalogue()["42"].text.strip()


def test_the_clerk_changes_a_text_on_a_page_that_shows_the_paper_beside_it(client: Client) -> None:
    address = reverse("desk:form_text", args=["42"])
    signed_in(client, an_account("mai"))
    assert client.get(address).status_code == 403
    signed_in(client, an_account("thu", duties=[Duty.CLERK], called="Đinh Thị Thơm"))
    page = client.get(address)
    assert "Nhận thấy việc gia hạn tạm giam" in unescape(page.content.decode())
    png = re.search(r"data:image/png;base64,([^\"]+)", page.content.decode())
    assert png is not None
    assert b64decode(png[1]).startswith(b"\x89PNG")
    told = {"text": "Gia hạn cho {person.name} đến hết {until}.", "recipients": "{person.name}\n{case.agency}"}

    wrong = client.post(address, {**told, "text": "Đến hết {ngày nào}.", "why": "thử"})
    unsaid = client.post(address, {**told, "why": ""})
    client.post(address, {**told, "why": "rõ hơn"})

    assert (wrong.status_code, unsaid.status_code) == (409, 422)
    assert "Không có chỗ trống {ngày nào}" in unescape(wrong.content.decode())
    made = FormText.objects.get()
    assert (made.made_by, made.recipients, made.why) == ("thu", ["{person.name}", "{case.agency}"], "rõ hơn")
    said = unescape(client.get(address).content.decode())
    assert "rõ hơn" in said
    assert "Đinh Thị Thơm" in said
    assert "Nhận thấy việc gia hạn tạm giam" not in said
    assert "Nhận thấy việc gia hạn tạm giam" in unescape(client.get(address, {"ban": "0"}).content.decode())


def test_the_paper_beside_the_text_shows_what_comes_where_and_saves_nothing(client: Client) -> None:
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))
    typed = {"text": "Gia hạn cho {person.name} [[lần {ordinal}]].", "recipients": ""}

    seen = client.post(reverse("desk:form_text_preview", args=["42"]), typed)
    wrong = client.post(reverse("desk:form_text_preview", args=["42"]), {**typed, "text": "[[Đến hết {until}."})
    paper = client.get(reverse("desk:form_text_paper", args=["42"]), {"ban": "0"})

    assert "data:image/png" in seen.content.decode()
    assert "Dấu ngoặc không khép" in unescape(wrong.content.decode())
    text = PdfDocument(paper.content)[0].get_textpage().get_text_range()
    assert "‹" in text
    assert "[THIẾU" not in text
    assert not FormText.objects.exists()


def test_the_office_adds_a_form_of_its_own_on_a_page(client: Client) -> None:
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))
    told = {
        "number": "bien-ban-hop",
        "title": "BIÊN BẢN HỌP",
        "name_vi": "Biên bản họp",
        "name_en": "Minutes",
        "text": "Nội dung họp: {minutes.content}",
        "why": "mẫu riêng",
    }

    client.post(reverse("desk:form_text_add"), told)
    again = client.post(reverse("desk:form_text_add"), told)

    assert forms_in(UNIT, at=datetime.now(UTC))["bien-ban-hop"].name.en == "Minutes"
    assert "Đã có mẫu bien-ban-hop" in unescape(again.content.decode())
    assert client.get(reverse("desk:form_text", args=["bien-ban-hop"])).status_code == 200


def test_every_form_can_be_shown_as_a_paper_before_any_file_fills_it() -> None:
    issuer = Issuer(name="VKSND khu vực 3", superior="VKSND tỉnh", abbreviation="VKSKV3", seat="Quảng Ninh")

    lacking = {
        one.code: sample(one, issuer, rules.present().reference.offences).missing for one in catalogue().values()
    }

    assert not {code: found for code, found in lacking.items() if found}
