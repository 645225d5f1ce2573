"""Anybody checks a paper by its code and learns no more than is public; staff see every answer about a signature."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.test_lists import visible as seen
from eprocuracy.desk.tests.world import UNIT, an_account, signed_in
from eprocuracy.issuing.models import PaperFile, SignedPaper
from eprocuracy.issuing.signatures import public
from eprocuracy.issuing.signatures.words import Level, Made

pytestmark = pytest.mark.django_db
CODE, PDF = "K7QM-2XHD-9RTF", b"%PDF-1.7 the paper"
AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def visible(answer: HttpResponse) -> str:
    return seen(answer.content.decode())


@pytest.fixture
def paper() -> SignedPaper:
    made = SignedPaper.objects.create(
        code=CODE, unit=UNIT, on=date(2026, 11, 21), level=Level.B_LTA.value, signer="chi.huy", signed_at=AT
    )
    digest = sha256(PDF).hexdigest()
    PaperFile.objects.create(paper=made, what=Made.SEALED.value, digest=digest, at=AT, by="chi.huy")
    return made


def test_a_stranger_sees_that_a_paper_exists_its_day_and_office_and_nothing_else(client: Client, paper: object) -> None:
    asked = client.get(reverse("desk:check_papers"), {"code": "k7qm 2xhd 9rtf"}, follow=True)

    said = visible(asked)
    assert "Có văn bản này" in said
    assert "21/11/2026" in said
    assert "khu vực 3" in said
    assert "chi.huy" not in asked.content.decode()
    assert "B-LTA" not in asked.content.decode()


@pytest.mark.parametrize(("sent", "told"), [(PDF, "Tệp đúng nguyên văn bản"), (PDF + b".", "KHÔNG phải văn bản")])
def test_a_file_or_its_hash_is_compared_with_what_was_issued(
    client: Client, paper: object, sent: bytes, told: str
) -> None:
    address = reverse("desk:check_paper", args=[CODE])

    by_file = client.post(address, {"file": SimpleUploadedFile("a.pdf", sent)})
    by_hash = client.post(address, {"digest": sha256(sent).hexdigest()})
    by_nothing = client.post(address, {})

    assert told in visible(by_file)
    assert told in visible(by_hash)
    assert by_nothing.status_code == 422


def test_a_code_that_nobody_gave_is_said_in_both_languages_and_asking_too_often_is_refused(
    client: Client, paper: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = reverse("desk:check_paper", args=["AAAA-BBBB-CCCC"])
    assert client.get(unknown).status_code == 404
    client.cookies["language"] = "en"
    assert "No paper bears this code" in visible(client.get(unknown))
    client.cookies["language"] = "vi"
    monkeypatch.setattr(public, "TIMES", 2)

    often = client.get(reverse("desk:check_paper", args=[CODE]))

    assert often.status_code == 429
    assert "Có văn bản này" not in visible(often)


def test_staff_are_told_what_is_wrong_with_a_file_and_strangers_are_sent_to_sign_in(client: Client) -> None:
    address = reverse("desk:check_signatures")
    assert client.get(address).status_code == 302
    signed_in(client, an_account("mai"))

    said = client.post(address, {"file": SimpleUploadedFile("giay.pdf", b"%PDF-1.7 nothing")})

    assert said.status_code == 200
    assert "Không đọc được tệp" in visible(said)
    assert client.post(address, {}).status_code == 422
