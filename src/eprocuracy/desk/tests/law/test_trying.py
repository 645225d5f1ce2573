"""Trying an amended law on pages: who may, what is computed in the background, what each person then sees."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from eprocuracy.kernel.actors import Duty
from eprocuracy.office.law import amendment_of, go_on
from eprocuracy.office.law_models import LawTrial, LawTrialMove
from eprocuracy.records.models import ActRow, DeadlineRow
from eprocuracy.records.rules import present

from ..world import a_report, ago, an_account, now, signed_in

pytestmark = pytest.mark.django_db
TRIALS = "/phap-luat/thu-luat/"


def shorter() -> str:
    return f"BLTTHS-147-1: {{versions: {{{ago(1)}: {{limit: 12 days, pending: true}}}}}}"


def tried(client: Client, text: str | None = None) -> LawTrial:
    file = SimpleUploadedFile("thay-doi.yaml", (text or shorter()).encode())
    answer = client.post(TRIALS, {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return LawTrial.objects.latest("at")


def done(trial: LawTrial) -> LawTrial:
    while trial.state != "done":
        trial = go_on(amendment_of(present(), trial), trial.id, at=now())
    return trial


def test_a_jurist_tries_a_change_and_sees_old_and_new_days(client: Client) -> None:
    a_report(7, on=ago(5))
    before = (ActRow.objects.count(), list(DeadlineRow.objects.values_list("id", "ends_at")))
    signed_in(client, an_account("phapche", unit="22", duties=[Duty.JURIST]))

    trial = tried(client)
    assert "ep-progress" in client.get(f"{TRIALS}{trial.id}/").content.decode()
    done(trial)
    page = client.get(f"{TRIALS}{trial.id}/").content.decode()

    new = ago(5) + timedelta(days=12)
    assert f"7/{ago(5).year}" in page
    assert f"{new:%d/%m/%Y}" in page or "sớm hơn" in page
    assert "Giải quyết nguồn tin" in page
    move = LawTrialMove.objects.get(trial=trial, what="report.verification")
    why = client.get(f"{TRIALS}{trial.id}/vi-sao/{move.pk}/").content.decode()
    assert "20 ngày theo" in why
    assert "12 ngày theo" in why
    assert (ActRow.objects.count(), list(DeadlineRow.objects.values_list("id", "ends_at"))) == before


def test_the_excel_file_has_the_same_lines(client: Client) -> None:
    a_report(7, on=ago(5))
    signed_in(client, an_account("phapche", unit="22", duties=[Duty.JURIST]))
    trial = done(tried(client))

    sheet = client.get(f"{TRIALS}{trial.id}/danh-sach.xlsx")

    rows = load_workbook(BytesIO(sheet.content)).active.iter_rows(values_only=True)
    assert len([row for row in rows if isinstance(row[0], int)]) == LawTrialMove.objects.filter(trial=trial).count() > 0


def test_only_matters_one_may_see_are_computed_and_shown(client: Client) -> None:
    a_report(7, on=ago(5), unit="22-KV3")
    a_report(8, on=ago(5), unit="15-KV1")
    signed_in(client, an_account("phapche", unit="22", duties=[Duty.JURIST]))

    trial = done(tried(client))

    assert {one.unit for one in LawTrialMove.objects.filter(trial=trial)} == {"22-KV3"}
    signed_in(client, an_account("khac", unit="15", duties=[Duty.JURIST]))
    assert client.get(f"{TRIALS}{trial.id}/").status_code == 404
    move = LawTrialMove.objects.filter(trial=trial).first()
    assert move is not None
    assert client.get(f"{TRIALS}{trial.id}/vi-sao/{move.pk}/").status_code == 404


@pytest.mark.parametrize("duty", [Duty.PROCURATOR, Duty.CLERK, Duty.STATISTICIAN])
def test_others_are_told_whose_business_it_is(client: Client, duty: Duty) -> None:
    signed_in(client, an_account("mai", duties=[duty]))

    answer = client.get(TRIALS)

    assert answer.status_code == 409
    assert "Cán bộ pháp chế" in answer.content.decode()
    assert "Thử luật sửa đổi" not in client.get("/phap-luat/").content.decode()


def test_what_is_no_change_of_the_law_is_refused_and_the_words_are_kept(client: Client) -> None:
    signed_in(client, an_account("phapche", unit="22", duties=[Duty.JURIST]))

    answer = client.post(TRIALS, {"text": "BLTTHS-147-1: {versions: {2027-01-01: {limit: soon}}}"})

    assert answer.status_code == 422
    assert "BLTTHS-147-1 không đọc được" in answer.content.decode()
    assert "limit: soon" in answer.content.decode()
    assert not LawTrial.objects.exists()


def test_a_change_that_reaches_nothing_is_done_at_once(client: Client) -> None:
    a_report(7, on=ago(5))
    signed_in(client, an_account("phapche", unit="22", duties=[Duty.JURIST]))
    far = timezone.localdate() + timedelta(days=500)

    trial = tried(client, f"BLTTHS-147-1: {{versions: {{{far}: {{limit: 12 days}}}}}}")

    assert trial.state == "done"
    assert "Không có vụ việc đang mở nào" in client.get(f"{TRIALS}{trial.id}/").content.decode()


def test_a_day_that_disappears_is_told_too(client: Client) -> None:
    a_report(7, on=ago(5))
    signed_in(client, an_account("phapche", unit="22", duties=[Duty.JURIST]))

    trial = done(tried(client, "BLTTHS-147-1: {versions: {2018-01-01: {limit: none}}}"))

    gone = LawTrialMove.objects.get(trial=trial, what="report.extension_request")
    assert (gone.before_on is not None, gone.after) == (True, None)
    assert "không có" in client.get(f"{TRIALS}{trial.id}/").content.decode()
