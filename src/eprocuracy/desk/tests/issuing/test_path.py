"""A decision on its way through the pages: drafted on the act form, proposed, returned, changed, approved."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from pypdfium2 import PdfDocument

from eprocuracy.desk.tests.matter.sending import filled
from eprocuracy.desk.tests.world import a_report, act, ago, an_account, now, put, signed_in
from eprocuracy.identity import actions as identity
from eprocuracy.identity.models import Account
from eprocuracy.identity.powers import Deed
from eprocuracy.issuing import numbers
from eprocuracy.issuing.models import Draft, Number
from eprocuracy.issuing.signatures.entitling import entitled
from eprocuracy.issuing.signatures.trust import trust_of
from eprocuracy.issuing.signatures.verifying import verify
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.refusals import Refused
from eprocuracy.records.models import ActRow

from .world import Detained, as_, drafted, propose, proposed, send, somebody_detained, staff, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Detained:
    staff()
    return somebody_detained()


def test_the_form_is_filled_from_the_file_and_drawn_without_a_number(client: Client, held: Detained) -> None:
    address = drafted(as_(client, "mai"), held)
    page = text(client, address)
    paper = client.get(f"{address}mau.docx").content

    assert "Gia hạn tạm giam" in page
    assert "Cần hoàn thiện, trình ký" in page
    said = "\n".join(one.text for one in Document(BytesIO(paper)).paragraphs)
    assert "số 4/LTG" in said
    assert "Vàng A Tủa" in said
    assert f"đến hết ngày {held.until:%d} tháng {held.until:%m}" in said
    assert "THIẾU" not in said


def test_from_the_matter_to_form_42_in_three_clicks_with_everything_known(client: Client, held: Detained) -> None:
    """The offer on the matter page, “Soạn văn bản trình ký”, the paper."""
    as_(client, "mai")
    offer = re.search(r'href="([^"]+detention\.extended/)"', text(client, f"/vu-viec/{held.matter}/"))
    assert offer is not None
    form = text(client, offer[1])
    button = re.search(r'formaction="([^"]+)"', form)
    assert button is not None
    page = client.post(button[1], filled(client, offer[1]), follow=True).content.decode()
    paper = re.search(r'href="([^"]+mau\.pdf)"', page)
    assert paper is not None

    said = " ".join("".join(one.get_text_range() for one in pages_of(client.get(paper[1]).content)).split())
    assert f"đến hết ngày {held.until:%d} tháng {held.until:%m} năm {held.until:%Y}" in said
    assert re.search(r"(?i)lần thứ (0?1|nhất)", said)
    assert "THIẾU" not in said
    assert "Mẫu số 42/HS" in said


def test_the_signer_finds_it_in_my_day_with_the_time_that_runs(client: Client, held: Detained) -> None:
    address = proposed(client, held)
    asked = a_report(60, on=ago(3), procurator="mai")
    put(act("report.resolution_requested", asked, ago(1), received=When.on(ago(1))))
    a_report(61, on=ago(13), procurator="mai")
    day = text(as_(client, "chief"), "/")

    assert "Chờ ký" in day
    assert f'href="{address}"' in day
    assert "Vàng A Tủa" in day
    groups = re.findall(r'id="group-(\w+)"', day)
    assert [one for one in groups if one in ("ten", "to_sign", "awaited")] == ["ten", "to_sign", "awaited"]
    assert 'id="group-to_sign"' not in text(as_(client, "deputy"), "/")


def test_it_is_returned_with_words_changed_and_proposed_again(client: Client, held: Detained) -> None:
    address = proposed(client, held)
    as_(client, "chief")
    assert "bằng văn bản" in send(client, f"{address}buoc/return/", 422, text="")
    send(client, f"{address}buoc/return/", text="Nêu rõ căn cứ gia hạn.")

    as_(client, "mai")
    assert "Cần sửa, trình lại" in text(client, "/")
    assert "Nêu rõ căn cứ gia hạn." in text(client, address)
    edit = f"{address}sua/"
    send(client, edit, length="1 tháng", until=f"{held.last_day + timedelta(days=30):%d/%m/%Y}")
    propose(client, address)

    assert Draft.objects.get().version == 2
    assert "bản thứ 2" in text(client, address)


def test_an_unlawful_draft_is_kept_and_cannot_be_proposed(client: Client, held: Detained) -> None:
    address = drafted(as_(client, "mai"), held, until=f"{held.until + timedelta(days=40):%d/%m/%Y}")
    told = propose(client, address, status=409)

    assert "Gia hạn tạm giam dài hơn luật định" in told
    assert "Điều 173 khoản 2" in told


def test_an_open_point_is_answered_in_writing_and_read_by_the_signer(client: Client, held: Detained) -> None:
    address = drafted(as_(client, "mai"), held)
    told = send(client, f"{address}trinh-ky/", 409, to="chief", **{"point-ground-": "Bỏ trốn ngày 02/3."})
    assert "chưa trả lời bằng văn bản" in told
    propose(client, address)

    as_(client, "chief")
    page = text(client, address)
    assert "Căn cứ tạm giam nào của Điều 119" in page
    assert "Đã xem xét, có căn cứ." in page
    (summary,) = pages_of(client.get(f"{address}tom-tat.pdf").content)  # one page
    said = summary.get_text_range()
    assert "Đã xem xét, có căn cứ." in said
    assert "Thời hạn đang chạy" in said


def test_the_summary_stays_as_it_lay_before_the_signer(client: Client, held: Detained) -> None:
    address = proposed(client, held)
    as_(client, "chief")
    send(client, f"{address}buoc/return/", text="Rút ngắn thời hạn.")
    as_(client, "mai")
    send(client, f"{address}sua/", length="1 tháng", until=f"{held.last_day + timedelta(days=30):%d/%m/%Y}")

    kept = re.search(r'href="([^"]+/tep/[^"]+)"', text(client, address))
    assert kept is not None
    said = "".join(one.get_text_range() for one in pages_of(client.get(kept[1]).content))
    assert f"{held.until:%d/%m/%Y}" in said
    assert "Chờ duyệt, ký" in said


def pages_of(content: bytes) -> list:
    return [page.get_textpage() for page in PdfDocument(content)]


def test_approved_and_signed_at_once_it_is_numbered_recorded_and_can_be_verified(
    client: Client, held: Detained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path))
    address = proposed(client, held)
    as_(client, "chief")
    send(client, f"{address}buoc/approve/", text="", pin="Mưa trên 7 mái!")

    page = text(client, address)
    assert "01/QĐ-VKSKV3" in page
    assert "ký số" in page
    signed = re.search(r'href="([^"]+/tep/[^"]+)"', page)
    assert signed is not None
    verdict = verify(client.get(signed[1]).content, trust=trust_of(tmp_path, at=now()), at=now())
    assert verdict.good
    row = ActRow.objects.get(pk=Draft.objects.get().pk)
    assert (row.document_no, row.source) == ("01/QĐ-VKSKV3", "issued")
    assert f"{row.matter_id}/viec/{row.id}" in text(client, f"/vu-viec/{held.matter}/dien-bien/")


def test_a_wrong_pin_approves_nothing_and_says_what_to_do(
    client: Client, held: Detained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path))
    address = proposed(client, held)
    as_(client, "chief")
    told = send(client, f"{address}buoc/approve/", 409, text="", pin="135790")
    assert "PIN" in told
    assert "135790" not in told
    Account.objects.filter(account="chief").update(illustrative=False)  # whom nobody has given a key
    told = send(client, f"{address}buoc/approve/", 409, text="", pin="Mưa trên 7 mái!")

    assert "ký trên giấy" in told
    assert Draft.objects.get().state == "proposed"


def test_signed_on_paper_the_number_is_on_the_page_and_the_scan_is_asked_for(client: Client, held: Detained) -> None:
    address = proposed(client, held)
    as_(client, "chief")
    send(client, f"{address}buoc/approve/", text="")
    as_(client, "mai")
    send(client, f"{address}buoc/on_paper/")

    page = text(client, address)
    assert "01/QĐ-VKSKV3" in page
    assert "ký trên giấy" in page
    assert "Gia hạn tạm giam" in text(client, f"/vu-viec/{held.matter}/")
    assert "chưa giao" in page
    with pytest.raises(Refused, match="đã ký và ban hành"):
        numbers.void(Number.objects.get().pk, reason="in hỏng", by=SYSTEM, at=now())
    assert "trước ngày ký" in send(client, f"{address}giao/", 409, proof="BB 1", on="01/01/2020")
    for _ in range(3):
        send(client, f"{address}giao/", proof="Biên bản giao nhận số 12", received_by="Nguyễn Văn Bền")
    assert "Đã giao đủ" in text(client, address)
    answer = client.post(f"{address}buoc/scan/", {"file": SimpleUploadedFile('lệnh "42".pdf', b"%PDF-1.7 quet")})
    assert answer.status_code == 302
    page = text(client, address)
    assert "Bản chụp văn bản ký giấy" in page
    files = [client.get(one) for one in re.findall(r'href="([^"]+/tep/[^"]+)"', page)]
    named = [one["Content-Disposition"] for one in files]
    assert "attachment; filename*=utf-8''l%E1%BB%87nh%20%2242%22.pdf" in named


def test_a_deputy_without_authorisation_is_told_so_and_nothing_happens(client: Client, held: Detained) -> None:
    address = proposed(client, held)
    as_(client, "deputy")

    assert "chưa được Viện trưởng ủy quyền" in text(client, address)
    assert "Trình Viện trưởng ký" in send(client, f"{address}buoc/approve/", 409, text="")
    assert Draft.objects.get().state == "proposed"


def test_a_deputy_with_an_authorisation_is_offered_as_the_signer(client: Client, held: Detained) -> None:
    identity.delegate(
        from_=Account.objects.get(account="chief"),
        to=Account.objects.get(account="deputy"),
        deeds=[Deed.ISSUE],
        from_on=now().date(),
        to_on=now().date(),
        document_no="15/UQ-VKS",
        by=SYSTEM,
        at=now(),
    )
    proposed(client, held, to="deputy")

    assert 'id="group-to_sign"' in text(as_(client, "deputy"), "/")


def test_a_deputy_assigned_to_the_matter_by_form_70_signs_under_that_decision(
    client: Client, held: Detained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path))
    decided = {
        "procurator": "mai",
        "deputy_chief": "deputy",
        "document_no": "70/QĐ-VKS",
        "issued_by": "VKSND khu vực 3",
    }
    put(act("custody.assigned", held.matter, ago(20), **decided))
    address = proposed(client, held, to="deputy")
    as_(client, "deputy")
    send(client, f"{address}buoc/approve/", text="", pin="Mưa trên 7 mái!")

    page = text(client, address)
    assert "theo quyết định phân công số 70/QĐ-VKS" in page
    signed = re.search(r'href="([^"]+/tep/[^"]+)"', page)
    assert signed is not None
    (person, *_) = verify(client.get(signed[1]).content, trust=trust_of(tmp_path, at=now()), at=now()).signatures
    assert "70/QĐ-VKS" in person.reason
    assert entitled(person).why.vi == "theo Quyết định phân công số 70/QĐ-VKS"


def test_a_dissent_is_read_by_its_author_and_the_chief_alone(client: Client, held: Detained) -> None:
    address = proposed(client, held)
    send(client, f"{address}buoc/dissent/", text="Không còn căn cứ tạm giam.")
    an_account("thi", duties=[Duty.HEAD_OF_OFFICE])

    assert "Không còn căn cứ" in text(client, address)
    assert "Không còn căn cứ" not in text(as_(client, "thi"), address)
    as_(client, "chief")
    assert "Không còn căn cứ" in text(client, address)
    assert "chưa được trả lời" in send(client, f"{address}buoc/approve/", 409, text="")
    send(client, f"{address}buoc/insist/", text="Căn cứ vẫn còn.")
    send(client, f"{address}buoc/approve/", text="")


def test_nobody_of_another_office_sees_it(client: Client, held: Detained) -> None:
    address = proposed(client, held)
    signed_in(client, an_account("far", unit="24-KV1"))

    assert client.get(address).status_code == 404
    assert client.get(f"{address}mau.pdf").status_code == 404


def test_an_act_of_another_body_is_not_drafted_here(client: Client, held: Detained) -> None:
    matter = a_report(1, procurator="mai")
    page = text(as_(client, "mai"), f"/vu-viec/{matter}/ghi/report.request_answered/")

    assert "Soạn văn bản trình ký" not in page


def test_the_pages_ask_a_constant_number_of_questions(client: Client, held: Detained) -> None:
    address = proposed(client, held)
    as_(client, "chief")
    for page in ("/", address, "/van-ban/"):
        client.get(page)
        with CaptureQueriesContext(
            connection,
        ) as few:
            client.get(page)
        if page == "/":
            first = len(few)
        assert len(few) < 60, page
    for _ in range(3):
        proposed(client, somebody_detained())
    as_(client, "chief")
    client.get("/")
    with CaptureQueriesContext(connection) as many:
        client.get("/")

    assert len(many) == first
