"""A chain of plans in a real browser: chosen, filled, computed, and the first step opened to be recorded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from eprocuracy.records.models import ActRow

from ..test_lists_in_browser import AXE
from ..world import ago, an_account, signed_in
from .test_planning import a_case, day


@pytest.fixture
def page(transactional_db: None, live_server, browser: Browser) -> Iterator[Page]:
    client = Client()
    signed_in(client, an_account("mai"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=live_server.url, locale="vi-VN")
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_two_steps_are_tried_and_the_first_is_opened_to_be_recorded(page: Page) -> None:
    matter = a_case()
    recorded = ActRow.objects.count()
    page.goto(f"/vu-viec/{matter}/")

    page.get_by_role("link", name="Thử các bước tiếp theo").click()
    page.get_by_label("Bước đầu tiên").select_option("investigation.extended")
    page.get_by_role("button", name="Thêm bước").click()
    page.get_by_role("textbox", name="Đến hết ngày").fill(day(ago(-60)))
    page.get_by_role("button", name="Tính bước này").click()
    expect(page.get_by_role("heading", name="Bước 1: Gia hạn điều tra")).to_be_visible()
    page.get_by_label("Bước tiếp theo").select_option("investigation.concluded")
    page.get_by_role("button", name="Thêm bước").click()
    page.get_by_role("button", name="Tính bước này").click()

    expect(page.get_by_role("heading", name="Bước 2: Kết luận điều tra")).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
    found = Axe().run(page, options=AXE).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical", "moderate")] == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Ghi bước này vào hồ sơ").click()
    expect(page.get_by_role("textbox", name="Đến hết ngày")).to_have_value(day(ago(-60)))
    assert ActRow.objects.count() == recorded
