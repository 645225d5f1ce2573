"""What is typed and not sent: kept within ten seconds, there again after the power went, gone once recorded, nobody else's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty

from ..matter.test_large_matter import at_trial
from ..world import a_report, an_account, signed_in

WORDS = "Chờ kết luận giám định tuổi của bị hại"
KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('draft:'))"
ACT = "/ghi/report.received/"


@pytest.fixture
def laptop(transactional_db: None, live_server, browser: Browser) -> Iterator[BrowserContext]:
    """One browser on which several people sign in, one after the other."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=live_server.url, locale="vi-VN")
    yield context
    context.close()


def sits_down(laptop: BrowserContext, account: Account, server: str) -> Page:
    """The person signs in on the laptop; the clock of the page is in the hands of the test."""
    client = Client()
    signed_in(client, account)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    laptop.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": server}])
    page = laptop.new_page()
    page.clock.install()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def ten_seconds_pass(page: Page, drafts: int = 1) -> None:
    page.clock.run_for(10_000)
    page.wait_for_function(f"() => {KEPT}.length === {drafts}")


def test_a_draft_of_an_act_survives_the_power_and_is_never_shown_to_another(
    laptop: BrowserContext, live_server
) -> None:
    mai = an_account("mai", duties=[Duty.PROCURATOR])
    thinh = an_account("thinh", duties=[Duty.PROCURATOR], called="Vũ Đức Thịnh")

    page = sits_down(laptop, mai, live_server.url)
    page.goto(ACT)
    page.locator("#id_description").fill(WORDS)
    ten_seconds_pass(page)
    page.close(run_before_unload=False)  # the power goes

    page = sits_down(laptop, thinh, live_server.url)
    page.goto(ACT)
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("button", name="Lấy lại").count() == 0
    assert page.locator("#id_description").input_value() == ""
    assert WORDS not in page.evaluate("JSON.stringify(localStorage)")
    page.locator("#id_description").fill("Chữ của người khác")
    ten_seconds_pass(page, drafts=2)
    page.close(run_before_unload=False)

    page = sits_down(laptop, mai, live_server.url)
    page.goto(ACT)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.locator("#id_description")).to_have_value(WORDS)


def test_a_draft_is_gone_once_its_words_are_recorded(laptop: BrowserContext, live_server) -> None:
    mai = an_account("mai", duties=[Duty.PROCURATOR])
    matter = a_report(112, procurator="mai")

    page = sits_down(laptop, mai, live_server.url)
    page.goto(f"/vu-viec/{matter}/ghi-chu/")
    page.locator("#id_text").fill(WORDS)
    ten_seconds_pass(page)
    page.reload()
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.locator("#id_text")).to_have_value(WORDS)
    page.get_by_role("button", name="Ghi", exact=True).first.click()
    expect(page.locator(".ep-message")).to_contain_text("Đã ghi.")
    page.wait_for_function(f"() => {KEPT}.length === 0")
    page.goto(f"/vu-viec/{matter}/ghi-chu/")
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("button", name="Lấy lại").count() == 0
    assert page.locator("#id_text").input_value() == ""


def test_a_recorded_act_leaves_no_draft(laptop: BrowserContext, live_server) -> None:
    mai = an_account("mai", duties=[Duty.PROCURATOR])
    matter = a_report(112, procurator="mai")

    page = sits_down(laptop, mai, live_server.url)
    page.goto(f"/vu-viec/{matter}/ghi/report.suspended/")
    page.locator("#id_remedy").fill(WORDS)
    ten_seconds_pass(page)
    page.get_by_role("button", name="Xem lại và ghi").click()
    expect(page.locator("h1")).to_contain_text("Xem lại trước khi ghi")
    page.locator("main form button[type=submit]").first.click()
    page.locator(".ep-confirmation").wait_for()
    page.wait_for_function(f"() => {KEPT}.length === 0")


def test_what_was_sent_while_the_server_was_away_is_there_to_be_sent_again(laptop: BrowserContext, live_server) -> None:
    mai = an_account("mai", duties=[Duty.PROCURATOR])
    page = sits_down(laptop, mai, live_server.url)
    page.goto(ACT)
    page.locator("#id_description").fill(WORDS)
    page.route("**/*", lambda asked: asked.fulfill(status=503, body="away") if sent(asked) else asked.continue_())
    page.get_by_role("button", name="Xem lại và ghi").click()  # within the ten seconds
    expect(page.locator("body")).to_have_text("away")
    page.close(run_before_unload=False)

    page = sits_down(laptop, mai, live_server.url)
    page.goto(ACT)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.locator("#id_description")).to_have_value(WORDS)


def sent(asked: Route) -> bool:
    return asked.request.method == "POST" and asked.request.is_navigation_request()


def test_what_was_typed_on_a_further_page_of_a_long_list_comes_back_too(laptop: BrowserContext, live_server) -> None:
    mai = an_account("mai", duties=[Duty.PROCURATOR])
    form = f"/vu-viec/{at_trial(45)}/ghi/case.judged/"

    page = sits_down(laptop, mai, live_server.url)
    page.goto(form)
    page.locator("#id_verdicts-2-penalty").fill("03 năm tù")
    page.get_by_role("button", name="Các dòng sau").click()
    page.locator("#id_verdicts-30-penalty").fill("02 năm tù")
    ten_seconds_pass(page)
    page.close(run_before_unload=False)  # the power goes

    page = sits_down(laptop, mai, live_server.url)
    page.goto(form)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.locator("#id_verdicts-30-penalty")).to_have_value("02 năm tù")
    page.get_by_role("button", name="Các dòng trước").click()
    expect(page.locator("#id_verdicts-2-penalty")).to_have_value("03 năm tù")
