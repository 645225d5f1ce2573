"""The gallery's pages as text: frame, headings, one language at a time."""

import re

import pytest
from django.test import Client

from .gallery_urls import PAGES

# Words that would show that English was left standing on a Vietnamese page.
ENGLISH = re.compile(
    r"\b(the|and|of|to|for|with|this|page|search|help|sign|out|menu|filter|filters|clear|all|remove|previous|next|days?|hours?|"
    r"left|overdue|due|today|why|date|change|add|missing|required|error|not|found|record|case|report|file|choose|new|from|by|"
    r"day|time|view|unit|print|reload|done|caution|reason|corrected|optional|number|name|account|password)\b",
    re.IGNORECASE,
)
VIETNAMESE_LETTERS = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
NAMES = ("Hoàng Thị Mai", "Trần Đức Thịnh", "Lò Văn Páo", "Nguyễn Thị Hương Giang", "Nguyễn Văn An", "Trần Thị Bình", "Phạm Đình Chung", "Lê Thị Dung", "Vừ A Sình", "Mường Hum", "Lào Cai", "QĐ-VKS", "KLĐT", "Tiếng Việt (VI)")  # fmt: skip


def shown(html: str) -> str:
    """What a person sees or hears of a page."""
    body = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    heard = re.findall(
        r"""(?:aria-label|placeholder|title|data-choose|data-none|data-scrolls|data-label)="([^"]*)""", body
    )
    return " ".join([*heard, re.sub(r"<[^>]*>", " ", body)])


@pytest.fixture
def client(gallery: None) -> Client:
    return Client()


@pytest.mark.parametrize("address", PAGES)
def test_a_vietnamese_page_shows_no_english(client: Client, address: str) -> None:
    html = client.get(address).content.decode()

    assert '<html lang="vi"' in html
    assert ENGLISH.findall(shown(html)) == []


@pytest.mark.parametrize("address", PAGES)
def test_an_english_page_shows_no_vietnamese_but_names(client: Client, address: str) -> None:
    client.cookies["language"] = "en"
    text = shown(client.get(address).content.decode())
    for name in NAMES:
        text = text.replace(name, "")

    assert VIETNAMESE_LETTERS.findall(text) == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_its_landmarks_and_one_heading(client: Client, address: str) -> None:
    html = client.get(address).content.decode()

    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert len(re.findall(r"<main[ >]", html)) == 1
    assert 'class="govuk-skip-link" href="#main"' in html
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert sorted(ids) == sorted(set(ids))


def test_a_page_names_what_it_is_and_the_product(client: Client) -> None:
    assert "<title>Việc hôm nay · e-Kiểm sát</title>" in client.get("/").content.decode()
    client.cookies["language"] = "en"
    assert "<title>My day · e-Procuracy</title>" in client.get("/").content.decode()


def test_the_navigation_shows_only_what_was_passed_and_where_one_is(client: Client) -> None:
    html = client.get("/list").content.decode()

    assert html.count('class="ep-nav__link"') == 6
    assert 'href="/list" aria-current="page">Nguồn tin<' in html


def test_before_signing_in_there_is_no_search_and_no_account(client: Client) -> None:
    html = client.get("/sign-in").content.decode()

    assert "site-search" not in html
    assert "Tiếng Anh (EN)" in html


def test_a_refusal_says_what_basis_and_what_instead(client: Client) -> None:
    response = client.get("/refusal")
    text = shown(response.content.decode())

    assert response.status_code == 409
    for part in (
        "Không thể tạm đình chỉ khi mới tiếp nhận.",
        "Căn cứ",
        "Điều 148 khoản 1 BLTTHS 2015",
        "Có thể: kiểm tra, xác minh.",
    ):
        assert part in text


def test_a_correction_keeps_what_was_said_before(client: Client) -> None:
    html = client.get("/matter").content.decode()

    assert "<s>ngày 19/11/2026</s>" in html
    assert "ghi nhầm ngày" in html


def test_a_list_that_is_cut_says_how_many_there_are(client: Client) -> None:
    assert "Xem cả 9" in client.get("/").content.decode()
