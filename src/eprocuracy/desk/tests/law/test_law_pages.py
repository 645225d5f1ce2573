"""The law on pages: finding it, trying facts against it, both readings, Article 7, competence, and a jurist's word."""

from __future__ import annotations

import re
from html import unescape

import pytest
import yaml
from django.db import DatabaseError, transaction
from django.test import Client

from eprocuracy.kernel.actors import Duty
from eprocuracy.law.reference import Reference
from eprocuracy.law.worked import answer_all
from eprocuracy.law.worked.cases import cases
from eprocuracy.office.law_models import LawReading

from ..world import an_account, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.long]
LAW = Reference.load()


@pytest.fixture
def client(client: Client) -> Client:
    signed_in(client, an_account("mai"))
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_every_entry_of_the_law_has_a_page(client: Client) -> None:
    for name in LAW.statutes:
        page(client, f"/phap-luat/thoi-han/{name}/")
    for number in LAW.offences.articles:
        page(client, f"/phap-luat/toi-danh/{number}/")
    page(client, "/phap-luat/thoi-han/BLTTHS-9999/", 404)
    page(client, "/phap-luat/toi-danh/9999/", 404)


def test_the_first_page_says_what_there_is_in_counts_and_leads_there(client: Client) -> None:
    told = page(client, "/phap-luat/")

    assert f"{len(LAW.statutes)} thời hạn" in told
    assert f"{len(cases())}" in told
    assert f"{sum(one.kind == 'offence' for one in LAW.offences.articles.values())} tội danh" in told
    assert f"{len(LAW.interpretations)} cách hiểu" in told
    assert f"{len(LAW.competence)} quy tắc" in told
    for search in ("/phap-luat/thoi-han/?q=172", "/phap-luat/toi-danh/?q=trom+cap"):
        page(client, search)
    address = re.findall(r'<h2[^>]*><a[^>]*href="([^"]+)"', client.get("/phap-luat/").content.decode())
    assert len(address) >= 5
    for one in address:
        page(client, one)


def test_the_calendar_tells_days_off_swapped_days_and_what_is_in_dispute(client: Client) -> None:
    told = page(client, "/phap-luat/lich/")

    assert "16–20/2" in told
    assert "nghỉ 31/08/2026, làm bù 22/08/2026" in told
    assert "24/11/2026" in told
    assert "tạm tính, chưa có thông báo" in told


def test_a_limit_stands_beside_its_worked_cases_its_versions_and_how_it_was_read(client: Client) -> None:
    told = page(client, "/phap-luat/thoi-han/BLTTHS-147-1/")

    assert "20 ngày" in told
    assert "đọc từ bản sao" in told
    assert "chưa ai xác nhận" in told
    count = sum("BLTTHS-147-1" in one.limits for one in cases())
    assert f"Ví dụ đã tính ({count})" in told
    assert told.count("khớp đáp án của người làm luật") == count
    assert "KHÁC đáp án" not in told


@pytest.mark.parametrize(
    ("asked", "found"),
    [("172", "Thời hạn điều tra vụ án"), ("tam giam", "Tạm giam"), ("zzz", "Không có thời hạn nào khớp")],
)
def test_limits_are_found_by_article_and_words_without_accents(client: Client, asked: str, found: str) -> None:
    assert found.lower() in page(client, f"/phap-luat/thoi-han/?q={asked}").lower()


def test_what_was_not_read_can_be_listed(client: Client) -> None:
    told = page(client, "/phap-luat/thoi-han/?doc=not_read")

    assert "Suy đoán ngày sinh (từ 01/01/2026)" in told
    assert "Thời hạn điều tra vụ án " not in told


def test_facts_are_tried_and_nothing_is_stored(client: Client) -> None:
    facts = "event=crime_report_received&at_0=27/01/2026&at_1="

    told = page(client, f"/phap-luat/thoi-han/BLTTHS-147-1/?{facts}")

    assert "Ngày cuối: 23/02/2026" in told  # twenty days end inside Tết 2026
    assert "Tính từ 27/01/2026" in told
    assert "sớm nhất" in page(
        client, "/phap-luat/thoi-han/BLTTHS-172/?event=case_initiated&at_0=06/01/2026&at_1="
    )  # no class yet
    juvenile = "event=case_initiated&at_0=06/01/2026&at_1=&severity=serious&birth=01/05/2009"
    assert "Ngày cuối: 23/02/2026" in page(client, f"/phap-luat/thoi-han/BLTTHS-172/?{juvenile}")
    assert (
        client.get("/phap-luat/thoi-han/BLTTHS-147-1/?event=crime_report_received&at_0=31/02/2026").status_code == 422
    )


def test_facts_are_taken_away_as_a_worked_case_that_the_engine_reads(client: Client) -> None:
    facts = "event=crime_report_received&at_0=27/01/2026&at_1=&tai=1&ten=Hết hạn trong Tết&ly_do=Ngày 20 là 16/02"

    answer = client.get(f"/phap-luat/thoi-han/BLTTHS-147-1/?{facts}")

    told = yaml.safe_load(answer.content)
    example = told["examples"][0]
    assert (told["schema_version"], example["title"], example["reasoning"]) == (
        2,
        "Hết hạn trong Tết",
        "Ngày 20 là 16/02",
    )
    assert answer_all(LAW, told)[0]["answer"] == example["expected"] == {"nominal": "2026-02-16", "due": "2026-02-23"}


def test_both_readings_are_computed_and_whose_authority_is_followed(client: Client) -> None:
    told = page(client, "/phap-luat/cach-hieu/")

    for code, one in LAW.interpretations.items():
        assert f"{code}. {one.topic.vi}" in told
        assert one.chosen.vi in told
        assert one.authority is None or one.authority.vi in told
    assert told.count("Theo cách hiểu khác:") >= 20


@pytest.mark.parametrize(
    ("asked", "found"),
    [("173", "Tội trộm cắp tài sản"), ("trom cap", "Tội trộm cắp tài sản"), ("Trộm cắp", "Tội trộm cắp tài sản")],
)
def test_offences_are_found_by_number_and_words_without_accents(client: Client, asked: str, found: str) -> None:
    assert found in page(client, f"/phap-luat/toi-danh/?q={asked}")


def test_offences_are_those_in_force_on_a_day(client: Client) -> None:
    assert "256a" not in page(client, "/phap-luat/toi-danh/?q=256&ngay=30/06/2025")
    assert "256a" in page(client, "/phap-luat/toi-danh/?q=256&ngay=01/07/2025")


def test_the_milder_law_is_told_clause_by_clause_with_what_cannot_be_told(client: Client) -> None:
    bribes = page(client, "/phap-luat/toi-danh/354/?ngay=01/03/2025")  # the death penalty was abolished in July 2025
    smuggled = page(client, "/phap-luat/toi-danh/251/?ngay=01/03/2025")
    theft = page(client, "/phap-luat/toi-danh/173/?ngay=01/03/2025")

    assert re.search(r"tử hình \S* ?.{0,80}nhẹ hơn", bribes)
    assert "dấu hiệu cấu thành" in bribes
    assert "nặng hơn" in smuggled or "không so được" in smuggled
    assert "áp dụng cùng một phiên bản" in theft


def test_competence_names_court_procuracy_and_who_signs_with_the_article(client: Client) -> None:
    told = page(
        client, "/phap-luat/tham-quyen/?toi=173/2&xay_ra=01/03/2026&ngay=01/04/2026&co_quan=province&noi=22-KV3"
    )

    assert "Tòa án nhân dân khu vực" in told
    assert "Viện kiểm sát nhân dân khu vực: Viện kiểm sát nhân dân khu vực 3" in told
    assert "Luật 99/2025" in told
    assert "Phó Viện trưởng" in told
    unknown = page(client, "/phap-luat/tham-quyen/?toi=251&ngay=01/04/2026")
    assert "còn thiếu khoản của điều luật" in unknown
    assert client.get("/phap-luat/tham-quyen/?toi=abc&ngay=01/04/2026").status_code == 422


def test_a_jurist_signs_off_what_was_read_and_a_change_of_the_data_takes_it_back(client: Client) -> None:
    signed_in(client, an_account("tam", unit="22", duties=[Duty.JURIST], called="Nguyễn Thị Thanh Tâm"))
    sent = {"version": "2018-01-01", "seen": "gazette", "on": "20/11/2026", "note": ""}

    assert client.post("/phap-luat/xac-nhan/statutes/BLTTHS-147-1/", sent).status_code == 302

    told = page(client, "/phap-luat/thoi-han/BLTTHS-147-1/")
    assert "Nguyễn Thị Thanh Tâm, 20/11/2026, Công báo" in told
    one = LawReading.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        LawReading.objects.filter(pk=one.pk).update(by_name="Người khác")
    one.pk, one.digest = None, "0" * 64
    one.save(force_insert=True)
    assert "nội dung đã đổi từ đó, cần đọc lại" in page(client, "/phap-luat/thoi-han/BLTTHS-147-1/")


def test_only_a_jurist_signs_off_and_never_for_a_day_to_come(client: Client) -> None:
    sent = {"version": "-", "seen": "copy", "on": "20/11/2026"}
    assert client.post("/phap-luat/xac-nhan/readings/I-05/", sent).status_code == 409

    signed_in(client, an_account("tam", unit="22", duties=[Duty.JURIST]))
    assert client.post("/phap-luat/xac-nhan/readings/I-05/", {**sent, "on": "20/11/2126"}).status_code == 409
    assert client.post("/phap-luat/xac-nhan/readings/I-05/", {**sent, "version": "1999-01-01"}).status_code == 409
    assert client.post("/phap-luat/xac-nhan/nothing/I-05/", sent).status_code == 404
    assert not LawReading.objects.exists()
