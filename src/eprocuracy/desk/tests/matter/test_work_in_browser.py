"""A morning's work in a real browser: by keyboard, on a phone, without barriers, two people on one matter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from eprocuracy.desk.tests.journeys.keyboard import LEFT_BEHIND
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.records.models import ActRow, DeadlineRow, MatterRow

from ..world import a_person_held, a_report, act, ago, an_account, put, signed_in
from .stories import a_case

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
Sit = Callable[[Account], Page]
expect.set_options(timeout=20_000)  # a busy machine takes its time


@pytest.fixture
def sit(transactional_db: None, live_server, browser: Browser) -> Iterator[Sit]:
    """Somebody sits down at an office laptop; anything that the browser complains about fails the test."""
    said: list[str] = []
    contexts = []

    def sits(account: Account) -> Page:
        client = Client()
        signed_in(client, account)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=live_server.url, locale="vi-VN")
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield sits
    for context in contexts:
        context.close()
    assert [line for line in said if not line.startswith(LEFT_BEHIND) and "status of 4" not in line] == []


def look(page: Page, name: str) -> None:
    """Keep a picture where EPROCURACY_PICTURES says."""
    folder = os.environ.get("EPROCURACY_PICTURES")
    if folder:
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def tab_to(page: Page, text: str, most: int = 80) -> None:
    """Go on with the Tab key until what has the focus says this."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || document.activeElement.id || '').trim()"
        )
        if text in said:
            return
    raise AssertionError(f"the Tab key never reaches {text!r}")


def test_the_morning_is_reviewed_with_the_keyboard_alone(sit: Sit) -> None:
    page = sit(an_account())
    a_report(112, on=ago(40), procurator="mai")
    held = a_person_held(procurator="mai", hours=50)
    page.goto("/")

    tab_to(page, "Quá hạn")
    page.keyboard.press("Enter")  # jump to what is overdue
    tab_to(page, "vì sao ngày này?")
    page.keyboard.press("Enter")
    expect(page.locator(".ep-why[open] .ep-steps li").first).to_be_visible()
    look(page, "day-why")
    tab_to(page, "Người bị giữ 1/")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/vu-viec/{held}/")
    assert "Vàng A Tủa" in page.locator("h1").inner_text()


def test_the_list_renews_itself_and_keeps_focus_and_what_was_opened(sit: Sit) -> None:
    page = sit(an_account())
    a_report(112, on=ago(40), procurator="mai")
    page.clock.install()
    page.goto("/")
    page.locator(".ep-why summary").first.press("Enter")
    expect(page.locator(".ep-why[open] .ep-steps li").first).to_be_visible()
    focused = page.evaluate("document.activeElement.id")
    a_report(113, on=ago(41), procurator="mai")

    with page.expect_response(lambda answer: "shown=" in answer.url):
        page.clock.fast_forward(61_000)

    expect(page.get_by_role("link", name=f"Nguồn tin 113/{ago(41).year}", exact=True).first).to_be_visible()
    assert focused
    assert page.evaluate("document.activeElement.id") == focused
    expect(page.locator(".ep-why[open] .ep-steps li").first).to_be_visible()


def test_a_new_report_is_written_with_the_keyboard_alone(sit: Sit) -> None:
    page = sit(an_account())
    page.goto("/ghi/report.received/")

    page.locator("#id_occurred_0").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(f"{ago(1):%d%m%Y}")
    tab_to(page, "id_people_suspect")
    page.keyboard.type("Lò Văn Páo, 1990, xã Bản Mế")
    tab_to(page, "id_agency")
    page.keyboard.type("Cơ quan CSĐT Công an tỉnh Quảng Ninh")
    tab_to(page, "id_description")
    page.keyboard.type("Mất trộm xe máy tại chợ phiên")
    tab_to(page, "id_offences")
    page.keyboard.type("173/2")
    page.locator(".ep-suggest__option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#id_offences").input_value() == "Điều 173 khoản 2"
    expect(page.locator("#consequences")).to_contain_text("Giải quyết nguồn tin về tội phạm")
    look(page, "new-report")
    page.evaluate("document.querySelector('.ep-suggest__list').hidden = true")
    tab_to(page, "Xem lại và ghi")
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Xem lại trước khi ghi").wait_for()
    look(page, "review")
    page.keyboard.press("Enter")  # the focus stands on the deed

    page.wait_for_url("**/vu-viec/*/")
    expect(page.locator(".ep-confirmation")).to_contain_text("Đã ghi: Cơ quan có thẩm quyền tiếp nhận nguồn tin")
    look(page, "recorded")
    assert page.evaluate("document.activeElement.classList.contains('ep-confirmation')")
    assert MatterRow.objects.get().stage == "to_accept"


def test_the_consequences_of_an_extension_stand_beside_it_while_it_is_typed(sit: Sit) -> None:
    page = sit(an_account())
    case, _ = a_case()
    last = DeadlineRow.objects.get(matter=case, clock="investigation").ends_on
    page.goto(f"/vu-viec/{case}/ghi/investigation.extended/")

    aside = page.locator("#consequences")
    page.locator("#id_until").fill(f"{last + timedelta(days=200):%d/%m/%Y}")
    expect(aside).to_contain_text(f"{last + timedelta(days=200):%d/%m/%Y}")
    expect(aside).to_contain_text("Phát hiện")  # longer than the law gives: it will be a finding, with the article
    look(page, "extension")
    assert page.evaluate("document.activeElement.id") == "id_until"
    page.locator("#id_until").fill("31/11/2026")
    expect(aside).to_contain_text("Không có ngày 31/11/2026")


def test_two_people_on_one_matter_lose_no_word(sit: Sit) -> None:
    mai = sit(an_account())
    thinh = sit(an_account("thinh", duties=(Duty.CHIEF,), called="Trần Đức Thịnh"))
    case, _ = a_case()
    address = f"/vu-viec/{case}/ghi/investigation.requested/"
    for page, items in ((mai, "Thu thập camera tại chợ"), (thinh, "Xác minh nhân thân bị can")):
        page.goto(address)
        page.locator("#id_items").fill(items)
        page.get_by_role("button", name="Xem lại và ghi").click()
    mai.get_by_role("button", name="Ghi vào hồ sơ").click()
    mai.wait_for_url(f"**/vu-viec/{case}/")

    thinh.get_by_role("button", name="Ghi vào hồ sơ").click()

    expect(thinh.locator("[role=alert]").first).to_contain_text("Hoàng Thị Mai vừa ghi thay đổi")
    look(thinh, "conflict")
    assert thinh.locator("#id_items").input_value() == "Xác minh nhân thân bị can"
    thinh.get_by_role("button", name="Xem lại và ghi").click()
    thinh.get_by_role("button", name="Ghi vào hồ sơ").click()
    thinh.wait_for_url(f"**/vu-viec/{case}/")
    assert ActRow.objects.filter(matter=case, kind="investigation.requested").count() == 2


def test_a_mistake_is_mended_and_both_are_seen(sit: Sit) -> None:
    page = sit(an_account())
    report = a_report(112, on=ago(5), procurator="mai")
    page.goto(f"/vu-viec/{report}/dien-bien/")

    page.get_by_role("link", name="Cơ quan có thẩm quyền tiếp nhận nguồn tin").click()
    look(page, "act")
    page.get_by_role("link", name="Ghi nhầm: sửa bản ghi này").click()
    page.locator("#id_occurred_0").fill(f"{ago(8):%d/%m/%Y}")
    page.locator("#id_reason").fill("Ghi nhầm ngày nhận")
    expect(page.locator("#consequences")).to_contain_text("Giải quyết nguồn tin về tội phạm")
    look(page, "correct")
    page.get_by_role("button", name="Xem lại và ghi").click()
    page.get_by_role("button", name="Ghi vào hồ sơ").click()
    page.wait_for_url(f"**/vu-viec/{report}/")
    page.goto(f"/vu-viec/{report}/dien-bien/")

    expect(page.locator(".ep-correction")).to_contain_text(f"ngày: {ago(5):%d/%m/%Y}")
    look(page, "history-corrected")
    page.get_by_role("link", name="Cơ quan có thẩm quyền tiếp nhận nguồn tin").click()
    page.get_by_role("link", name="Việc này không có: hủy bản ghi").click()
    look(page, "void")


def test_everything_works_without_scripts(transactional_db: None, live_server, browser: Browser) -> None:
    client = Client()
    signed_in(client, an_account())
    case, _ = a_case()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="vi-VN")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"/vu-viec/{case}/ghi/investigation.requested/")
    page.locator("#id_items").fill("Thu thập camera tại chợ")
    page.get_by_role("button", name="Xem lại và ghi").click()
    page.get_by_role("button", name="Sửa lại").click()
    assert page.locator("#id_items").input_value() == "Thu thập camera tại chợ"
    page.get_by_role("button", name="Xem lại và ghi").click()
    page.get_by_role("button", name="Ghi vào hồ sơ").click()

    page.wait_for_url(f"**/vu-viec/{case}/")
    page.goto("/")
    page.locator(".ep-why summary").first.click()
    page.locator(".ep-why a").first.click()
    page.get_by_role("heading", name="vì sao ngày này?").wait_for()
    context.close()


def test_no_page_puts_up_barriers_or_scrolls_sideways(sit: Sit) -> None:
    page = sit(an_account())
    case, accused = a_case()
    put(act("investigation.extended", case, ago(0), ordinal=2, until=ago(-400), document_no="9/QĐ-VKS"))
    report = a_report(112, on=ago(40), procurator="mai")
    held = a_person_held(procurator="mai", hours=50)
    received = ActRow.objects.get(matter=report, kind="report.received").id
    paths = [
        "/",
        f"/vu-viec/{case}/",
        f"/vu-viec/{case}/dien-bien/",
        f"/vu-viec/{case}/thoi-han/",
        f"/vu-viec/{case}/kiem-sat/",
    ]
    paths += [f"/vu-viec/{held}/", f"/vu-viec/{report}/viec/{received}/", f"/vu-viec/{report}/viec/{received}/sua/"]
    paths += [
        f"/vu-viec/{report}/viec/{received}/huy/",
        f"/vu-viec/{case}/ghi/accused.charged/",
        "/ghi/report.received/",
    ]
    paths += [f"/vu-viec/{case}/thoi-han/investigation/0/", f"/vu-viec/{case}/?ngay={ago(1):%Y-%m-%d}", "/tro-giup/"]
    for path in paths:
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.evaluate(
            "document.querySelectorAll('main details').forEach((one) => (one.open = true))"
        )  # a menu lies over what it hides
        found = Axe().run(page, options=AXE).response["violations"]
        serious = [one for one in found if one["impact"] in ("serious", "critical", "moderate")]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in serious] == [], path
        for width in (1024, 390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_an_answer_that_comes_late_never_pulls_somebody_back_to_the_field_they_left(sit: Sit) -> None:
    page = sit(an_account())
    case, _ = a_case()
    page.goto(f"/vu-viec/{case}/ghi/investigation.extended/")
    expect(page.locator("#consequences")).to_contain_text("Còn thiếu")
    page.evaluate(
        "document.addEventListener('htmx:afterSwap', () => document.getElementById('id_ground').focus(), { once: true })"
    )

    with page.expect_response(lambda answer: answer.url.endswith("xem-truoc/")):
        page.locator("#id_until").fill("31/12/2027")
    expect(page.locator("#consequences")).to_contain_text("31/12/2027")
    page.wait_for_timeout(200)  # longer than htmx takes to settle

    assert page.evaluate("document.activeElement.id") == "id_ground"
