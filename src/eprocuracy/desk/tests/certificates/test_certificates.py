"""Whoever keeps the certificates sees what ends and what is to be done; a loss is reported once and what was signed before it stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.test_lists import visible as seen
from eprocuracy.desk.tests.world import UNIT, an_account, now, signed_in
from eprocuracy.issuing.models import Certificate, CertificateEvent, SignedPaper
from eprocuracy.issuing.signatures.authority import Authority
from eprocuracy.issuing.signatures.words import Level, Part
from eprocuracy.kernel.actors import Duty

pytestmark = pytest.mark.django_db


def visible(answer: HttpResponse) -> str:
    return " ".join(seen(answer.content.decode()).split())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path))
    return tmp_path


def a_certificate(account: str, days: int, *, unit: str = UNIT, holder: str = "", sequel: int = 0) -> Certificate:
    return Certificate.objects.create(
        fingerprint=f"{abs(hash((account, days, sequel))):064x}"[:64],
        serial=str(days),
        holder=holder or f"Người {account}",
        issuer="Ban Cơ yếu",
        part=(Part.PERSON if account else Part.AGENCY).value,
        unit=unit,
        account=account,
        device="VKS-01",
        from_at=now() - timedelta(days=900),
        to_at=now() + timedelta(days=days),
        entered_by="system",
        entered_at=now(),
    )


def a_paper(certificate: Certificate, at: datetime, code: str) -> None:
    SignedPaper.objects.create(
        code=code, unit=UNIT, on=at.date(), level=Level.B_LTA.value, signer="chi", signed_at=at, certificate=certificate
    )


def test_the_keeper_is_told_what_ends_within_30_60_and_90_days_and_by_when_to_ask_for_a_new_one(client: Client) -> None:
    an_account("chi", duties=[Duty.CHIEF], called="Đỗ Minh Chí")
    an_account("mai")
    a_certificate("chi", 20, holder="Đỗ Minh Chí")
    a_certificate("", 55, holder="Dấu của Viện")
    a_certificate("mai", 400, holder="Hoàng Thị Mai")
    a_certificate("xa", 10, unit="22-KV1", holder="Người đơn vị khác")
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))

    said = visible(client.get(reverse("desk:certificates")))

    assert "Trong 30 ngày 1 : Đỗ Minh Chí" in said
    assert "Từ 31 đến 60 ngày 1 : Dấu của Viện" in said
    assert "Từ 61 đến 90 ngày không có" in said
    assert "Người đơn vị khác" not in said
    # the chief's is asked for at once, the seal's 30 days before it ends
    assert "Đề nghị cấp chứng thư số mới Đỗ Minh Chí làm ngay" in said
    assert f"{now() + timedelta(days=25):%d/%m/%Y} (còn 25 ngày)" in said
    assert Entry.objects.filter(deed="signatures.certificates_read", account="thu").exists()


def test_a_new_certificate_ends_the_warning_for_the_old_one(client: Client) -> None:
    an_account("chi", duties=[Duty.CHIEF])
    a_certificate("chi", 20, holder="Đỗ Minh Chí")
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))
    assert "Chứng thư số sắp hết hạn (1)" in visible(client.get(reverse("desk:day")))

    a_certificate("chi", 1100, holder="Đỗ Minh Chí", sequel=1)

    assert "Chứng thư số sắp hết hạn" not in visible(client.get(reverse("desk:day")))
    assert "Đề nghị cấp" not in visible(client.get(reverse("desk:certificates")))


def test_my_day_warns_the_bearer_and_nobody_whose_business_it_is_not(client: Client) -> None:
    chief, other = an_account("chi", duties=[Duty.CHIEF]), an_account("mai")
    a_certificate("chi", 20, holder="Đỗ Minh Chí")
    signed_in(client, chief)
    assert "Đỗ Minh Chí : còn 20 ngày" in visible(client.get(reverse("desk:day")))

    signed_in(client, other)

    assert "sắp hết hạn (1)" not in visible(client.get(reverse("desk:day")))


def test_the_bearer_reports_a_loss_and_what_was_signed_before_is_told_apart(client: Client) -> None:
    chief = an_account("chi", duties=[Duty.CHIEF])
    one = a_certificate("chi", 300)
    lost = now() - timedelta(hours=5)
    a_paper(one, lost - timedelta(days=2), "A")
    a_paper(one, lost + timedelta(hours=1), "B")
    address = reverse("desk:certificate", args=[one.id])
    signed_in(client, an_account("mai"))
    assert client.get(address).status_code == 404
    signed_in(client, chief)
    told = {"what": "lost", "since_0": f"{lost:%d/%m/%Y}", "since_1": f"{lost:%H:%M}"}
    assert client.post(address, {**told, "reason": ""}).status_code == 422

    client.post(address, {**told, "reason": "Biên bản 3/BB"})

    event = CertificateEvent.objects.get()
    assert (event.what, event.by, event.reason) == ("lost", "chi", "Biên bản 3/BB")
    said = visible(client.get(address))
    assert "Trước thời điểm đó đã ký 1 văn bản" in said
    assert "Từ thời điểm đó có 1 văn bản" in said
    assert "ký trước đó: vẫn có giá trị" in said
    assert "ký sau khi báo: không có giá trị" in said
    assert Entry.objects.filter(deed="signatures.certificate_event", account="chi").exists()
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))
    assert "thay thế Người chi làm ngay" in visible(client.get(reverse("desk:certificates")))


def test_what_has_not_happened_yet_cannot_be_reported(client: Client) -> None:
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))
    one = a_certificate("", 300)
    tomorrow = f"{now() + timedelta(days=1):%d/%m/%Y}"

    answer = client.post(
        reverse("desk:certificate", args=[one.id]), {"what": "lost", "since_0": tomorrow, "reason": "x"}
    )

    assert answer.status_code == 409
    assert "Chỉ báo việc đã xảy ra" in visible(answer)
    assert not CertificateEvent.objects.exists()


def test_the_clerk_enters_the_certificate_of_a_new_token_and_a_procurator_does_not(
    client: Client, folder: Path
) -> None:
    an_account("chi", duties=[Duty.CHIEF])
    authority = Authority.make(folder, at=now() - timedelta(days=2))
    issued = authority.issue("chi", person="Đỗ Minh Chí", office="VKS", pin="1", at=now() - timedelta(days=1))
    address, content = reverse("desk:certificate_enter"), issued.certificate.dump()

    def sent(what: bytes = content) -> dict[str, object]:
        return {
            "file": SimpleUploadedFile("chi.crt", what),
            "account": "chi",
            "device": "VKS-07",
            "document_no": "9/BB",
        }

    signed_in(client, an_account("mai"))
    assert client.post(address, sent()).status_code == 403
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))
    assert "không phải chứng thư số" in visible(client.post(address, sent(b"not one")))

    client.post(address, sent())

    made = Certificate.objects.get()
    assert (made.account, made.device, made.document_no, made.entered_by) == ("chi", "VKS-07", "9/BB", "thu")
    assert client.post(address, sent()).status_code == 409


def test_the_token_of_somebody_who_left_is_to_be_taken_back(client: Client) -> None:
    gone = an_account("chi", duties=[Duty.CHIEF])
    a_certificate("chi", 300, holder="Đỗ Minh Chí")
    gone.is_active, gone.deactivated_at = False, now()
    gone.save()
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))

    assert "Thu lại thiết bị của người đã chuyển, nghỉ Đỗ Minh Chí" in visible(client.get(reverse("desk:certificates")))


def test_a_longer_register_asks_the_database_no_more(client: Client) -> None:
    an_account("chi", duties=[Duty.CHIEF])
    signed_in(client, an_account("thu", duties=[Duty.CLERK]))
    a_certificate("chi", 20)
    client.get(reverse("desk:certificates"))
    with CaptureQueriesContext(connection) as short:
        client.get(reverse("desk:certificates"))
    for days in range(100, 110):
        a_certificate("chi", days)
    with CaptureQueriesContext(connection) as long:
        client.get(reverse("desk:certificates"))

    assert len(long) == len(short)
