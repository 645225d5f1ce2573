"""The person signs first, the clerk seals after: what the person signed stays, and both signatures are good."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.issuing.world import as_, proposed, send, somebody_detained, staff, text
from eprocuracy.desk.tests.world import an_account, now
from eprocuracy.issuing.models import Draft, DraftPaper, PaperFile, SignedPaper
from eprocuracy.issuing.signatures.trust import trust_of
from eprocuracy.issuing.signatures.verifying import verify
from eprocuracy.issuing.signatures.words import Changes, Part
from eprocuracy.kernel.actors import Duty
from eprocuracy.platform import files

pytestmark = pytest.mark.django_db
SECRET = "Mưa trên 7 mái!"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path))
    (tmp_path / "signing").mkdir(parents=True)
    (tmp_path / "signing" / "signing.yaml").write_text("seal: by_clerk\nlevel: B-LTA\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def document(client: Client, folder: Path) -> str:
    """A document that the chief has signed; its address."""
    staff()
    an_account("thu", duties=[Duty.CLERK], called="Đinh Thị Thơm")
    address = proposed(client, somebody_detained())
    send(as_(client, "chief"), f"{address}buoc/approve/", text="", pin=SECRET)
    return address


def test_the_clerk_seals_what_the_chief_signed_and_both_signatures_are_good(
    client: Client, folder: Path, document: str
) -> None:
    paper = SignedPaper.objects.get()
    signed = files.read(paper.files.get().digest)
    assert "Chờ văn thư đóng dấu" in text(client, document)
    day = text(as_(client, "thu"), "/")
    assert "Chờ đóng dấu: 1 văn bản" in day

    client.post(reverse("desk:sealing"), {"papers": [paper.id], "pin": SECRET})

    sealed = files.read(PaperFile.objects.get(what="sealed").digest)
    assert sealed.startswith(signed), "what the person signed stays as it was, byte for byte"
    found = verify(sealed, trust=trust_of(folder, at=now()), at=now()).signatures
    assert [one.field for one in found] == [Part.PERSON.value, Part.AGENCY.value]
    assert all(one.good for one in found)
    assert found[0].changes is Changes.ALLOWED
    assert Entry.objects.filter(deed="signatures.paper_sealed", account="thu").exists()
    assert "Chờ đóng dấu" not in text(client, "/")
    page = text(as_(client, "mai"), document)
    assert "Đã đóng dấu số" in page
    assert DraftPaper.objects.filter(what="signed").count() == 2


def test_what_waits_for_the_seal_is_handed_to_nobody(client: Client, folder: Path, document: str) -> None:
    as_(client, "mai")
    assert reverse("desk:draft_serve", args=[Draft.objects.get().pk]) not in text(client, document)
    assert "chưa giao cho ai được" in text(client, f"{document}giao/", 409)

    as_(client, "thu").post(reverse("desk:sealing"), {"papers": [SignedPaper.objects.get().id], "pin": SECRET})

    as_(client, "mai")
    send(client, f"{document}giao/", proof="Biên bản giao nhận số 12", received_by="Nguyễn Văn Bền")
    assert "Biên bản giao nhận số 12" in text(client, document)


def test_a_wrong_pin_a_second_seal_and_a_procurator_are_refused(client: Client, folder: Path, document: str) -> None:
    address, paper = reverse("desk:sealing"), SignedPaper.objects.get()
    assert as_(client, "mai").get(address).status_code == 403
    as_(client, "thu")
    wrong = client.post(address, {"papers": [paper.id], "pin": "135790"})
    assert wrong.status_code == 409
    assert "PIN" in unescape(wrong.content.decode())
    assert client.post(address, {"papers": [], "pin": SECRET}).status_code == 409
    assert client.post(address, {"papers": [paper.id], "pin": ""}).status_code == 422
    assert client.post(address, {"papers": [paper.id], "pin": SECRET}).status_code == 302

    again = client.post(address, {"papers": [paper.id], "pin": SECRET})

    assert again.status_code == 409
    assert PaperFile.objects.count() == 2
