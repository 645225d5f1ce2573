"""In Vietnamese no English is visible on any page, in English no label of ours is Vietnamese."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from eprocuracy.assurance.probing.crawling import pages
from eprocuracy.desk.tests.test_lists import LISTS
from eprocuracy.desk.tests.world import signed_in
from eprocuracy.desk.urls import urlpatterns
from eprocuracy.exchange.demo.loading import PROVINCES, load
from eprocuracy.identity.loading import load_units
from eprocuracy.identity.models import Account, Unit
from eprocuracy.records import rules

from .spoken import Pair, pairs

pytestmark = pytest.mark.long

ENGLISH = re.compile(
    r"\b(the|of|and|is|are|was|were|has|have|not|with|who|from|for|this|that|all|by|yes|none|null|true|false|error"
    r"|unknown|open|opened|closed|overdue|within|left|matters?|cases?|names?|units?|stages?|deadlines?|limits?|search"
    r"|nobody|assign|assigned|days?|hours?|today|register|docket|number|persons?|accused|custody|detention|reports?"
    r"|file|page|list|date|time|next|previous|save|cancel|delete|edit|add|new|import|export|hearings?|court|decision"
    r"|received|given|until|since|before|after|reason|result|address|account|password|name|record|recorded)\b",
    re.IGNORECASE,
)
VIETNAMESE = re.compile(r"[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]", re.IGNORECASE)
FOREIGN = re.compile(  # how a day, an hour or a thousand is written elsewhere
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\s?[ap]m\b|\b\d{1,3}(?:,\d{3})+\b", re.IGNORECASE
)
SAME = {"đồng", "Excel", "PDF", "Word", "PostgreSQL"}  # names of a currency and of products
PROPER = {"nobody"}  # an account of the operating system


@cache
def spoken() -> tuple[Pair, ...]:
    return tuple(pairs())


def words_of(text: str) -> str:
    """The text without names, and without what stands in quotation marks as it is written in a file."""
    for one in SAME | PROPER:
        text = text.replace(one, "")
    return re.sub(r'"[^"]*"', "", text)


def visible(page: str) -> str:
    """What a person reads or hears: the title, text, labels and placeholders; not what a file is to say to the letter."""
    title = " ".join(re.findall(r"<title>(.*?)</title>", page, flags=re.DOTALL))
    body = re.sub(r"<(script|style|head)\b.*?</\1>", " ", page, flags=re.DOTALL)
    body = re.sub(r'<code translate="no">.*?</code>', " ", body, flags=re.DOTALL)
    spoken = re.findall(r'(?:aria-label|placeholder|data-label|title|alt)="([^"]*)"', body)
    return html.unescape(" ".join([title, re.sub(r"<[^>]+>", " ", body), *spoken]))


def test_every_text_is_there_in_both_languages_and_each_in_its_own() -> None:
    assert len(spoken()) > 2000
    wrong = [
        one
        for one in spoken()
        if (one.vi == one.en and VIETNAMESE.search(words_of(one.vi)))
        or VIETNAMESE.search(words_of(one.en))
        or ENGLISH.search(words_of(one.vi))
    ]
    assert wrong == []


def test_the_deeds_of_issuing_are_called_as_the_offices_call_them() -> None:
    """Trình ký, cấp số, giao nhận: as the sector's own software and books say; nothing is submitted, numbered or delivered besides."""
    said = {one.vi.casefold() for one in spoken()}

    for word in ("trình ký", "cấp số", "giao nhận"):
        assert any(word in one for one in said), word
    for word in ("gửi duyệt", "nộp duyệt", "đệ trình", "sinh số", "chuyển phát"):
        assert not [one for one in said if word in one]


def a_demonstration(client: Client, language: str) -> None:
    """The named matters and a few besides, seen by a chief of a province."""
    if not Unit.objects.exists():
        load_units()
    now: datetime = timezone.localtime()
    load(
        rules.present(),
        today=now.date(),
        secret="một câu dài để thử",
        at=now,
        provinces=[replace(PROVINCES[0], cases=3)],
    )
    signed_in(client, Account.objects.get(account="demo"))
    client.cookies["language"] = language


def page(client: Client, address: str) -> str | None:
    answer = client.get(address)
    assert answer.status_code < 500, address
    if answer.status_code != 200 or not answer.get("Content-Type", "").startswith("text/html"):
        return None
    return answer.content.decode()


def starts() -> list[str]:
    """My day, lists with what can be asked of them, and every page of the desk whose address needs nothing filled in."""
    plain = [one for part in urlpatterns for one in part.url_patterns if not one.pattern.converters]
    return ["/", *LISTS, *(reverse(f"desk:{one.name}") for one in plain)]


@pytest.mark.django_db
def test_in_vietnamese_no_english_is_visible_on_any_page(client: Client) -> None:
    a_demonstration(client, "vi")
    found: dict[str, set[str]] = {}
    names = set()
    for account, finely in (("demo", False), ("ksv1.kv3", True)):  # who leads, and who records
        signed_in(client, Account.objects.get(account=account))
        for address, text in pages(lambda to: page(client, to), starts(), of_each=1, finely=finely):
            names.add(resolve(address.partition("?")[0]).view_name)
            said = visible(text)
            for word in (*ENGLISH.findall(said), *FOREIGN.findall(said)):
                found.setdefault(word.lower(), set()).add(address)

    assert found == {}
    assert len(names) >= 35, sorted(names)


@pytest.mark.django_db
def test_in_english_no_label_is_vietnamese(client: Client) -> None:
    a_demonstration(client, "en")
    ours = {one.vi.strip() for one in spoken() if VIETNAMESE.search(one.vi) and one.vi != one.en}
    found: dict[str, str] = {}
    for address, text in pages(lambda to: page(client, to), starts(), of_each=1, finely=False):
        if address.startswith("/so-in/"):  # what stands in the books of an office is Vietnamese, whoever reads them
            continue
        body = re.sub(r"<(script|style|head)\b.*?</\1>", " ", text, flags=re.DOTALL)
        for told in re.findall(r">([^<>]+)<", body):
            said = re.sub(r"\s+", " ", html.unescape(told)).strip()
            if said in ours:
                found.setdefault(said, address)

    assert found == {}
