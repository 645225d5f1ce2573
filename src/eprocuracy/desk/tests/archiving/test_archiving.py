"""A supervision file is closed once its matter has ended, and goes to the archive with its signed papers, sums and minutes."""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdfium2 import PdfDocument

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.issuing.world import Detained, as_, proposed, send, somebody_detained, staff
from eprocuracy.desk.tests.test_lists import visible as seen
from eprocuracy.desk.tests.world import act, ago, an_account, now, put
from eprocuracy.issuing.models import ClosedFile, HandOver
from eprocuracy.issuing.signatures.trust import trust_of
from eprocuracy.issuing.signatures.verifying import verify
from eprocuracy.kernel.actors import Duty
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Role

pytestmark = pytest.mark.django_db
LIST, HAND = "/luu-tru/", "/luu-tru/giao/"
CLOSING = {"keeping": "years", "years": "20", "basis": "Bảng 12/QĐ-VKS", "shelf": "2", "box": "7", "folder": "31"}


def visible(answer: HttpResponse) -> str:
    return " ".join(seen(unescape(answer.content.decode())).split())


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Detained:
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path))
    staff()
    an_account("thu", duties=[Duty.CLERK], called="Đinh Thị Thơm")
    return somebody_detained()


def over(held: Detained) -> str:
    """The matter ends; returns the address of its supervision file."""
    put(
        act(
            "custody.measure_cancelled",
            held.matter,
            ago(2),
            document_no="9/QĐ-VKS",
            links=(Link(Role.HELD, held.person),),
        )
    )
    return reverse("desk:archive_file", args=[held.matter])


def handed(**more: Any) -> dict[str, Any]:
    on = f"{now():%d/%m/%Y}"
    files = [str(one) for one in ClosedFile.objects.values_list("id", flat=True)]
    return {"files": files, "archive": "Lưu trữ cơ quan", "received_by": "Bùi Văn Kho", "on": on, **more}


def test_a_file_is_closed_by_who_handles_the_matter_and_only_once_it_has_ended(client: Client, held: Detained) -> None:
    address = reverse("desk:archive_file", args=[held.matter])
    assert as_(client, "mai").post(address, CLOSING).status_code == 409
    matter = reverse("desk:matter", args=[held.matter])
    assert address not in client.get(matter).content.decode()
    over(held)
    assert as_(client, "thu").post(address, CLOSING).status_code == 409
    as_(client, "mai")
    assert address in client.get(matter).content.decode()
    assert client.post(address, {**CLOSING, "basis": ""}).status_code == 409
    assert client.post(address, {**CLOSING, "shelf": ""}).status_code == 422
    assert "Đã kết thúc, chưa đóng hồ sơ kiểm sát (1)" in visible(client.get(LIST))

    assert client.post(address, CLOSING).status_code == 302

    one = ClosedFile.objects.get()
    assert one.place == "Giá 2, hộp 7, đơn vị bảo quản 31"
    assert [line["number"] for line in one.contents if line["number"]] == ["4/LTG", "9/QĐ-VKS"]
    said = visible(client.get(address))
    assert "20 năm" in said
    assert "chưa giao nộp" in said
    assert client.post(address, CLOSING).status_code == 409
    assert Entry.objects.filter(deed="archive.file_closed", account="mai").exists()


def test_a_period_that_nobody_has_read_is_said_to_be_unknown(client: Client, held: Detained) -> None:
    address = over(held)
    as_(client, "mai").post(address, {**CLOSING, "keeping": "not_known", "years": "", "basis": ""})

    assert "chưa xác định (chưa đọc bảng thời hạn)" in visible(client.get(address))


def test_the_package_holds_the_signed_papers_a_report_on_them_and_sums_that_agree(
    client: Client, held: Detained, tmp_path: Path
) -> None:
    draft = proposed(client, held)
    send(as_(client, "chief"), f"{draft}buoc/approve/", text="", pin="Mưa trên 7 mái!")
    address = over(held)
    as_(client, "mai").post(address, CLOSING)
    assert client.post(HAND, handed()).status_code == 409  # it is for who keeps the seal
    assert not HandOver.objects.exists()
    as_(client, "thu")
    assert client.post(HAND, handed(files=[])).status_code == 409

    client.post(HAND, handed())

    package = client.get(reverse("desk:archive_package", args=[ClosedFile.objects.get().id]))
    held_files = ZipFile(BytesIO(package.content))
    sums = dict(reversed(line.split("  ")) for line in held_files.read("SHA256SUMS").decode().splitlines())
    assert {name: sha256(held_files.read(name)).hexdigest() for name in sums} == sums
    table = list(csv.DictReader(StringIO(held_files.read("muc-luc.csv").decode("utf-8-sig"))))
    (order,) = [row for row in table if row["Số, ký hiệu"] == "01/QĐ-VKSKV3"]
    pdf = held_files.read(order["Tệp"])
    assert sha256(pdf).hexdigest() == order["SHA-256"]
    assert verify(pdf, trust=trust_of(tmp_path, at=now()), at=now()).good
    report = json.loads(held_files.read("kiem-tra-chu-ky.json"))
    assert report[order["Tệp"]]["valid"] is True
    assert "Vàng A Tủa" not in held_files.read("muc-luc.csv").decode()
    facts = json.loads(held_files.read("ho-so.json"))
    assert (facts["original"], facts["kept"]) == ("Giá 2, hộp 7, đơn vị bảo quản 31", "20 năm")
    assert [row["Tệp"] for row in table if row["Số, ký hiệu"] == "4/LTG"] == ["bản giấy trong hồ sơ"]
    assert client.post(HAND, handed()).status_code == 409  # once


def test_both_sides_get_minutes_that_name_every_file_and_where_its_paper_lies(client: Client, held: Detained) -> None:
    as_(client, "mai").post(over(held), CLOSING)
    as_(client, "thu").post(HAND, handed())

    pdf = client.get(reverse("desk:archive_minutes", args=[HandOver.objects.get().id])).content
    said = " ".join(PdfDocument(pdf)[0].get_textpage().get_text_range().split())

    assert "GIAO NHẬN HỒ SƠ VÀO LƯU TRỮ" in said
    assert "Bùi Văn Kho, Lưu trữ cơ quan" in said
    assert "Đinh Thị Thơm" in said
    assert f"Người bị giữ 7/{ago(80).year}" in said
    assert "đơn vị bảo quản 31" in said
    assert "Đã giao nộp (1)" in visible(client.get(LIST))
    an_account("xa", unit="22-KV1", duties=[Duty.CLERK])
    assert as_(client, "xa").get(reverse("desk:archive_minutes", args=[HandOver.objects.get().id])).status_code == 404


def test_a_matter_that_was_taken_up_again_is_closed_again(client: Client, held: Detained) -> None:
    address = over(held)
    as_(client, "mai").post(address, CLOSING)
    ended = ClosedFile.objects.get()
    with connection.cursor() as cursor:  # as if it had ended again a week from now
        cursor.execute(
            "UPDATE records_matterrow SET closed_on = %s WHERE matter_id = %s",
            [ended.closed_on.replace(year=ended.closed_on.year + 1), held.matter],
        )

    assert client.post(address, CLOSING).status_code == 302
    assert ClosedFile.objects.count() == 2


def test_longer_lists_ask_the_database_no_more(client: Client, held: Detained) -> None:
    as_(client, "mai").post(over(held), CLOSING)
    one = ClosedFile.objects.get()
    as_(client, "thu").get(LIST)
    with CaptureQueriesContext(connection) as short:
        client.get(LIST)
    for _ in range(5):
        one.pk, one._state.adding = None, True
        one.save(force_insert=True)
    with CaptureQueriesContext(connection) as long:
        client.get(LIST)

    assert len(long) == len(short)
