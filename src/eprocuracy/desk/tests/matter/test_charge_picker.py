"""The charge picker: found by number or words, with its class, of the law of the day of the offence."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from eprocuracy.desk.matter.suggesting import offences_for
from eprocuracy.desk.tests.world import UNIT, an_account, signed_in
from eprocuracy.law.offences import Offence
from eprocuracy.law.reference import Reference
from eprocuracy.records.models import ActRow

FORM = "/ghi/report.received/"
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
db = pytest.mark.django_db


def chosen(typed: str, on: date = AFTER) -> dict[str, str]:
    """What is offered, by code: the class of the offence as far as it has one."""
    found = offences_for(Reference.load().offences, typed, on)
    return {one.value: one.hint if isinstance(one.hint, str) else one.hint.say("vi") for one in found}


@pytest.mark.parametrize("typed", ["173", "trom cap", "Trộm cắp", "điều 173", "tài sản trộm cắp"])
def test_theft_is_found_by_number_or_words_with_the_class_of_each_clause(typed: str) -> None:
    offered = chosen(typed)

    assert list(offered)[:4] == ["173/1", "173/2", "173/3", "173/4"]
    assert "Tội trộm cắp tài sản" in offered["173/1"]
    assert "ít nghiêm trọng" in offered["173/1"]
    assert "đặc biệt nghiêm trọng" in offered["173/4"]


@pytest.mark.parametrize("typed", ["173/2/b", "Điều 173 khoản 2 điểm b", "173 k2 đb"])
def test_clause_and_point_are_kept(typed: str) -> None:
    assert list(chosen(typed)) == ["173/2/b"]


def test_only_what_the_law_of_the_day_has_is_offered() -> None:
    assert chosen("256a", BEFORE) == {}
    assert "256a/1" in chosen("256a", AFTER)
    assert "251/5" not in chosen("251", BEFORE)
    assert "251/5" in chosen("251", AFTER)


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account())
    return client


def sent(client: Client, offences: str, on: str, **more: str) -> dict[str, Any]:
    page = client.get(FORM).content.decode()
    hidden = {
        name: html.unescape(value)
        for name, value in re.findall(r'type="hidden" name="(act_id|matter_id|seen)" value="([^"]*)"', page)
    }
    return {**hidden, "occurred_0": "10/07/2025", "occurred_1": "", "unit": UNIT, "offences": offences, "offence_on": on, **more}  # fmt: skip


@db
@pytest.mark.parametrize("offences", ["251/5", "256a/1", "Điều 173 khoản 9", "999"])
def test_a_clause_not_in_force_on_the_day_of_the_offence_is_refused_and_no_word_is_lost(
    mai: Client, offences: str
) -> None:
    answer = mai.post(FORM, {**sent(mai, offences, "30/06/2025"), "step": "record"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "30/06/2025 không có Điều" in page
    assert f'value="{offences}"' in page
    assert not ActRow.objects.exists()


@db
def test_what_is_in_force_is_taken(mai: Client) -> None:
    answer = mai.post(FORM, {**sent(mai, "251/5; 256a/1", "01/07/2025"), "step": "record"})

    assert answer.status_code == 302
    assert ActRow.objects.get().content["offences"] == ["251/5", "256a/1"]


@db
def test_what_a_paper_says_is_recorded_once_the_writer_says_that_it_does(mai: Client) -> None:
    asked = sent(mai, "251/5", "30/06/2025")
    page = mai.post(FORM, {**asked, "step": "record"}).content.decode()
    assert "offences_as_written" in page

    answer = mai.post(FORM, {**asked, "offences_as_written": "on", "step": "record"})

    assert answer.status_code == 302
    assert ActRow.objects.get().content["offences"] == [str(Offence("251", 5))]


@db
def test_the_picker_asks_for_the_law_of_the_day_it_is_given(mai: Client) -> None:
    assert "251(5)" not in mai.get("/dieu-luat/?ngay=2025-06-30&q=251/5").content.decode()
    assert "khoản 5" not in mai.get("/dieu-luat/?ngay=2025-06-30&q=251").content.decode()
    assert "khoản 5" in mai.get("/dieu-luat/?ngay=2025-07-01&q=251").content.decode()


@db
@pytest.mark.parametrize(("offence", "months"), [("173/1", 2), ("173/2", 3), ("173/4", 4)])
def test_what_is_picked_sets_the_clocks_beside_the_form(mai: Client, offence: str, months: int) -> None:
    """BLTTHS 172: two months for a less serious crime, three for a serious one, four for those beyond."""
    form = "/ghi/case.instituted/"
    page = mai.get(form).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(act_id|matter_id|seen)" value="([^"]*)"', page))
    asked = {**hidden, "occurred_0": "06/01/2026", "occurred_1": "", "unit": UNIT, "offences": offence}

    told = html.unescape(mai.post(f"{form}xem-truoc/", {**asked, "offence_on": "02/01/2026"}).content.decode())

    assert f"06/{1 + months:02}/2026" in re.sub(r"<[^>]+>", " ", told).partition("Thời hạn điều tra")[2][:200]
