"""The lists in a real browser: by keyboard, on a phone, without barriers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from eprocuracy.desk.tests.journeys.keyboard import LEFT_BEHIND
from eprocuracy.desk.tests.world import a_person_held, a_report, ago, an_account, reports, signed_in
from eprocuracy.kernel.actors import Duty

LISTS = [
    *("/so/crime_reports/", "/so/custody/", "/tim/?q=lo", "/phan-cong/", "/lanh-dao/"),
    *("/phap-luat/thoi-han/?q=172", "/phap-luat/thoi-han/BLTTHS-172/?event=case_initiated&at_0=06/01/2026&at_1="),
    *(
        "/phap-luat/toi-danh/354/?ngay=01/03/2025",
        "/phap-luat/tham-quyen/?toi=173/2&ngay=01/04/2026",
        "/phap-luat/thu-luat/",
    ),
]
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def page(transactional_db: None, live_server, browser: Browser) -> Iterator[Page]:
    """A chief at an office laptop; anything that the browser complains about fails the test."""
    client = Client()
    an_account("mai")
    signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=live_server.url, locale="vi-VN")
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert [line for line in said if not line.startswith(LEFT_BEHIND) and "status of 4" not in line] == []


def some_matters() -> None:
    a_report(90, procurator="mai", on=ago(200))
    a_report(91, suspects=["Nguyễn Thị Hương Giang", "Vừ A Sình", "Lò Văn Páo"])
    a_report(None, on=ago(0))
    a_person_held(1)


def test_no_list_puts_up_barriers_or_scrolls_sideways(page: Page) -> None:
    some_matters()
    for path in LISTS:
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
        found = Axe().run(page, options=AXE).response["violations"]
        serious = [one for one in found if one["impact"] in ("serious", "critical", "moderate")]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in serious] == [], path
        for width in (1024, 390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_a_person_is_found_from_anywhere_with_the_keyboard_alone(page: Page) -> None:
    some_matters()
    page.goto("/so/custody/")

    page.keyboard.press("/")
    page.keyboard.type("vu a sinh")
    page.keyboard.press("Enter")

    page.wait_for_url("**/tim/**")
    assert "Vừ A Sình" in page.locator("table").first.inner_text()


def test_a_register_is_narrowed_and_widened_again(page: Page) -> None:
    a_report(90, procurator="mai", on=ago(200))
    reports(5, on=ago(0))
    page.goto("/so/crime_reports/")

    page.get_by_label("Quá hạn").check()
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator(".ep-chosen__tag").click()

    expect(page.locator("tbody tr")).to_have_count(6)


def test_two_matters_are_assigned_and_the_load_follows(page: Page) -> None:
    reports(3)
    page.goto("/phan-cong/")

    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    page.get_by_role("radio", name="Hoàng Thị Mai").check()
    page.get_by_role("button", name="Kiểm tra rồi ghi").click()
    page.get_by_role("button", name="Ghi phân công").click()

    expect(page.locator("main")).to_contain_text("Đã phân công 2 vụ việc cho Hoàng Thị Mai.")
    assert page.get_by_role("checkbox").count() == 1
    assert page.get_by_role("row", name="Hoàng Thị Mai").get_by_role("link", name="2").first.is_visible()


def test_a_number_on_the_board_opens_its_matters(page: Page) -> None:
    some_matters()
    page.goto("/lanh-dao/")

    page.locator(".ep-tile", has_text="Đang giải quyết").click()

    assert page.locator("tbody tr").count() == 4
