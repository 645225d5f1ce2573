"""The ledger of one person: every paper with its time, and in words that stand out what no paper covers."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.test_lists import ENGLISH, visible
from eprocuracy.desk.tests.world import UNIT, a_person_held, an_account, put, signed_in
from eprocuracy.records.models import IntervalRow, PlaceRow
from eprocuracy.workstreams.custody.tests.lives import story_of
from eprocuracy.workstreams.custody.tests.planting import a_life

pytestmark = pytest.mark.django_db


def somebody(seed: int, fault: str = "") -> UUID:
    """The participant of an invented life in custody, recorded through the door."""
    acts: list[Any] = story_of(a_life(seed, fault), matter=f"{seed} {fault}").acts
    acts[0] = replace(acts[0], unit=UNIT, people=tuple(replace(one, name="Lò Văn Páo") for one in acts[0].people))
    matter = acts[0].matter
    put(*[replace(one, matter=matter) for one in acts])
    return PlaceRow.objects.get(matter=matter).participant


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account())
    return client


def page(client: Client, who: UUID) -> str:
    answer = client.get(reverse("desk:ledger", args=[who]))
    assert answer.status_code == 200
    return answer.content.decode()


def loud(shown: str) -> str:
    """What stands out in red words."""
    return " | ".join(re.findall(r'(?:ep-tag--overdue|ep-loud)">([^<]*)<', shown))


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("gap_between_orders", "không có lệnh, quyết định"),
        ("orders_overlap", "Hai lệnh, quyết định giam giữ cho cùng một thời gian"),
        ("extension_signed_late", "ký sau khi thời hạn trước đã hết"),
        ("extension_unapproved", "chưa có phê chuẩn của Viện kiểm sát"),
        ("released_late_from_custody", "không có lệnh, quyết định"),
    ],
)
def test_what_is_wrong_stands_out_in_words(mai: Client, fault: str, told: str) -> None:
    shown = page(mai, somebody(3, fault))

    assert told in loud(shown)
    assert ENGLISH.findall(visible(shown).replace("English", "")) == []


def test_a_gap_of_one_minute_is_said_as_one_minute(mai: Client) -> None:
    seed = next(n for n in range(50) if (one := a_life(n, "gap_between_orders")).until and one.from_ and (one.until - one.from_).seconds == 60)  # fmt: skip

    assert "1 phút" in visible(page(mai, somebody(seed, "gap_between_orders")))


def test_a_clean_life_has_nothing_that_stands_out_and_counts_its_days(mai: Client) -> None:
    seed = next(n for n in range(50) if any(one["what"] == "detention" for one in a_life(n).papers))
    shown = page(mai, somebody(seed))
    days = IntervalRow.objects.filter(ground="custody").values_list("days", flat=True)

    assert loud(shown) == ""
    assert f"đã trừ {sum(day or 0 for day in days)} ngày tạm giữ" in shown
    assert "đã phê chuẩn" in shown
    assert "trả tự do" in shown


def test_whoever_is_still_inside_after_the_end_is_held_on_nothing_until_now(mai: Client) -> None:
    matter = a_person_held(hours=2)
    row = IntervalRow.objects.get(matter=matter, ground="custody")
    IntervalRow.objects.filter(pk=row.pk).update(until_when=row.from_when, span=None)

    assert "đã hết hạn, chưa ghi lệnh mới hay việc trả tự do" in loud(page(mai, row.participant))


def test_the_ledger_is_printed_as_it_is_shown_and_both_are_logged(mai: Client) -> None:
    who = somebody(3, "gap_between_orders")
    page(mai, who)
    answer = mai.get(reverse("desk:ledger_paper", args=[who, "docx"]))
    document = Document(BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]

    assert any("không có lệnh, quyết định" in one for one in cells)
    assert mai.get(reverse("desk:ledger_paper", args=[who, "pdf"])).content.startswith(b"%PDF")
    assert Entry.objects.filter(deed="person.read", about__contains=[f"participant:{who}"]).exists()
    assert Entry.objects.filter(deed="papers.drawn", about__contains=[f"participant:{who}"]).exists()


def test_strangers_see_no_ledger_and_length_adds_no_question(client: Client) -> None:
    short, long = somebody(1), somebody(3, "gap_between_orders")
    signed_in(client, an_account("xa", unit="22-KV1"))
    assert client.get(reverse("desk:ledger", args=[short])).status_code == 404

    signed_in(client, an_account("mai"))
    counts = []
    for who in (short, short, long):
        with CaptureQueriesContext(connection) as asked:
            page(client, who)
        counts.append(len(asked))
    assert counts[1] == counts[2]
