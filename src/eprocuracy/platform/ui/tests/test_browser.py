"""The gallery in a real browser: barriers to access, narrow windows, keyboard, and the small scripts."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from eprocuracy.kernel.moments import VIETNAM

from ..urgency import left
from .gallery_urls import PAGES

KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('draft:'))"


def english(page: Page, address: str) -> None:
    page.context.add_cookies([{"name": "language", "value": "en", "url": address}])


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_puts_up_barriers(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    serious = [one for one in found.response["violations"] if one["impact"] in ("serious", "critical", "moderate")]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in serious] == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 320, 1024])
def test_no_page_scrolls_sideways(page: Page, path: str, width: int) -> None:
    # 320 px is a window of 1280 px at 400 %
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(path)
    page.evaluate("document.querySelectorAll('details:not([data-menu])').forEach((one) => (one.open = true))")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_filters_stand_open_on_a_laptop_and_fold_on_a_phone(page: Page) -> None:
    page.goto("/list")
    assert page.locator(".ep-filters__form").is_visible()
    assert not page.locator(".ep-filters__toggle").is_visible()
    assert page.locator(".ep-filters").bounding_box()["width"] == 272  # type: ignore[index]

    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.locator(".ep-filters__form").is_visible()
    page.locator(".ep-filters__toggle").click()
    assert page.locator(".ep-filters__form").is_visible()


def test_the_keyboard_goes_from_the_top_to_the_work(page: Page) -> None:
    page.goto("/")
    names = []
    for _ in range(14):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate(
                "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || document.activeElement.id).trim()"
            )
        )

    assert names[0] == "Đến nội dung chính"
    assert names[1:6] == ["e-Kiểm sát", "site-search", "Tìm", "Trợ giúp", "Hoàng Thị Mai"]
    assert names[6:12] == ["Việc hôm nay", "Nguồn tin", "Vụ án", "Người bị giữ", "Kiểm sát", "Lãnh đạo"]
    assert names[12] == "Bỏ qua bộ lọc"


def test_the_skip_link_leads_to_the_work(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_the_slash_goes_to_the_search_but_not_while_typing(page: Page) -> None:
    page.goto("/form")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "site-search"

    page.locator("#id_reason").focus()
    page.keyboard.press("/")
    assert page.locator("#id_reason").input_value() == "/"


def test_focus_is_always_visible(page: Page) -> None:
    page.goto("/form")
    plain = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const one = document.activeElement; const of = (e) => getComputedStyle(e);
            const parts = [one, one.nextElementSibling, one.parentElement].filter(Boolean);
            const before = one.nextElementSibling ? getComputedStyle(one.nextElementSibling, '::before').boxShadow : 'none';
            return parts.some((e) => of(e).outlineColor === 'rgb(255, 221, 0)' || of(e).backgroundColor === 'rgb(255, 221, 0)')
              || before.includes('255, 221, 0') ? '' : one.outerHTML.slice(0, 120); }"""
        )
        if seen and not seen.startswith("<body"):
            plain.append(seen)

    assert plain == []


def test_the_account_menu_opens_and_closes_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.locator("[data-menu] summary").press("Enter")
    assert page.get_by_role("button", name="Đăng xuất").is_visible()
    page.keyboard.press("Escape")

    assert not page.get_by_role("button", name="Đăng xuất").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_language_can_be_changed_and_one_stays_on_the_page(page: Page) -> None:
    page.goto("/list?sort=due")
    page.locator("[data-menu] summary").click()
    page.get_by_role("button", name="Tiếng Anh (EN)").click()

    assert page.url.endswith("/list?sort=due")
    assert page.locator("h1").inner_text() == "Crime reports"


def test_errors_take_the_focus_and_lead_to_their_fields(page: Page) -> None:
    page.goto("/form?wrong")
    page.get_by_role("link", name=re.compile("Ai đề nghị")).click()
    assert page.evaluate("document.activeElement.id") == "id_asked_0"
    page.get_by_role("link", name=re.compile("Bắt đầu tạm giữ")).click()
    assert page.evaluate("document.activeElement.id") == "id_held_at_0"


def test_an_open_page_says_the_same_words_as_the_server(page: Page) -> None:
    now = datetime(2026, 11, 23, 7, 31, tzinfo=VIETNAM)
    spans = [
        timedelta(seconds=s)
        for s in (
            -400_000,
            -172_800,
            -90_000,
            -3_600,
            -60,
            -59,
            0,
            1,
            59,
            60,
            3_599,
            3_600,
            86_400,
            86_401,
            172_799,
            172_800,
            864_000,
            864_001,
            95_000_000,
        )
    ]
    ends: list[date | datetime] = [now + span for span in spans]
    ends += [date(2026, 11, 23) + timedelta(days=d) for d in (-1100, -2, -1, 0, 1, 2, 10, 11, 1100)]
    moments = [
        now,
        datetime(2026, 11, 23, 0, 0, tzinfo=VIETNAM),
        datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC),
        datetime(2026, 11, 23, 17, 0, tzinfo=UTC),
    ]
    page.goto("/")

    for moment in moments:
        for language in ("vi", "en"):
            asked = [[end.isoformat(), moment.timestamp() * 1000, language] for end in ends]
            said = page.evaluate(
                "async (asked) => { const { left } = await import('/static/ui/countdown.js'); return asked.map((one) => left(...one)); }",
                asked,
            )
            expected = [left(end, moment) for end in ends]
            assert [(one["text"], one["urgency"]) for one in said] == [
                (one.say(language), one.urgency.value) for one in expected
            ]


def test_time_left_is_renewed_while_the_page_stays_open(page: Page) -> None:
    page.clock.install(time=datetime(2026, 11, 23, 3, 0, tzinfo=UTC))  # this computer's clock is wrong on purpose
    page.goto("/")
    tag = page.locator(".ep-due .ep-left", has_text="còn 5 giờ")
    assert tag.count() == 1

    page.clock.run_for(5 * 3600 * 1000)
    row = page.locator(".ep-due", has_text="Lò Văn Páo")
    assert row.locator(".ep-left").inner_text() == "còn 9 phút"
    page.clock.run_for((9 * 60 + 20) * 1000)
    assert row.locator(".ep-left--overdue").inner_text() == "vừa hết hạn"


def test_suggestions_are_chosen_by_keyboard(page: Page) -> None:
    page.goto("/form")
    field = page.locator("#id_offence")
    field.press_sequentially("trom")
    page.locator("#id_offence-list [role=option]").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == "id_offence-list-1"
    field.press("Enter")

    assert field.input_value() == "Điều 173 khoản 2: Trộm cắp tài sản"
    assert page.locator("[name=offence_code]").input_value() == "173-2"
    assert page.url.endswith("/form")

    field.fill("xyz")
    assert page.locator("[name=offence_code]").input_value() == ""
    page.get_by_text("Không thấy mục nào khớp").wait_for()
    field.press("Escape")
    assert not page.locator("#id_offence-list").is_visible()


def test_what_was_typed_survives_a_crash_and_nobody_else_can_read_it(page: Page) -> None:
    page.clock.install()
    page.goto("/form")
    page.locator("#id_reason").fill("Chờ kết luận giám định tuổi của bị hại")
    page.locator("#id_asked_1").check(force=True)
    page.clock.run_for(10_500)
    page.wait_for_function(f"() => {KEPT}.length === 1")
    stored = page.evaluate(f"localStorage.getItem({KEPT}[0])")
    assert page.evaluate(KEPT) == ["draft:mai:act:45/2026:extend"]
    assert sorted(json.loads(stored)) == ["at", "iv", "sealed"]
    assert "giám định" not in stored

    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/form")
    page.get_by_role("button", name="Lấy lại").click()
    assert page.locator("#id_reason").input_value() == "Chờ kết luận giám định tuổi của bị hại"
    assert page.locator("#id_asked_1").is_checked()


def test_a_draft_is_gone_when_it_was_sent_or_discarded(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.clock.install()
    page.goto("/form")
    page.locator("#id_reason").fill("một")
    page.clock.run_for(10_500)
    page.wait_for_function(f"() => {KEPT}.length === 1")
    page.goto("/answers")
    page.wait_for_function(f"() => {KEPT}.length === 0")

    page.goto("/form")
    page.locator("#id_reason").fill("hai")
    page.clock.run_for(10_500)
    page.wait_for_function(f"() => {KEPT}.length === 1")
    page.goto("/form")
    page.get_by_role("button", name="Bỏ đi").click()
    assert page.evaluate(KEPT) == []


def test_leaving_with_unsent_words_is_asked_about_and_sending_is_not(page: Page) -> None:
    asked: list[str] = []

    def accept(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.goto("/form")
    page.goto("/")
    assert asked == []
    page.goto("/form")
    page.locator("#id_reason").click()
    page.keyboard.type("một")
    page.goto("/")
    assert asked == ["beforeunload"]
    page.goto("/form")
    page.locator("#id_reason").click()
    page.keyboard.type("hai")
    page.locator("form#act button[type=submit]").click()
    page.locator(".ep-confirmation").wait_for()
    assert asked == ["beforeunload"]


def test_long_work_goes_on_without_reloading_and_focus_stays(page: Page) -> None:
    page.goto("/board")
    page.locator(".ep-tile").first.focus()
    page.get_by_text("5.000/5.000").wait_for()

    assert page.evaluate("document.activeElement.className").startswith("ep-tile")


def test_a_list_that_renews_itself_keeps_what_was_opened_and_where_one_was(page: Page) -> None:
    page.goto("/?live")
    page.evaluate("window.first = document.getElementById('due')")
    row = page.locator(".ep-due", has_text="Lò Văn Páo")
    row.locator("summary").click()
    page.locator("#filter-number").fill("45")
    page.wait_for_function("() => window.first !== document.getElementById('due')")

    assert row.locator(".ep-why__body").is_visible()
    assert page.evaluate("document.activeElement.id") == "filter-number"
    assert page.locator("#filter-number").input_value() == "45"


def test_a_file_field_speaks_our_language_whatever_the_browser_speaks(page: Page) -> None:
    page.goto("/form")
    box = page.locator("[data-upload]")
    assert "Chọn tệp" in box.inner_text()
    box.locator("input").set_input_files(
        {"name": "quyết định 31.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )

    assert "quyết định 31.pdf" in box.inner_text()


def test_everything_works_without_scripts(page: Page, address: str) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}, base_url=address)
    plain = context.new_page()
    plain.goto("/list")
    plain.locator(".ep-filters__toggle").click()
    assert plain.locator(".ep-filters__form").is_visible()
    plain.goto("/form")
    plain.locator("#id_reason").fill("một")
    plain.locator("form#act button[type=submit]").click()
    plain.locator(".ep-confirmation").wait_for()
    context.close()


@pytest.mark.parametrize(
    ("language", "number", "who"),
    [("vi", "Trang 1/1", "Người in: Hoàng Thị Mai"), ("en", "Page 1 of 1", "Printed by: Hoàng Thị Mai")],
)
def test_a_printed_list_says_unit_time_page_and_who(
    page: Page, address: str, language: str, number: str, who: str
) -> None:
    page.context.add_cookies([{"name": "language", "value": language, "url": address}])
    page.goto("/list")
    page.emulate_media(media="print")

    head = page.locator(".ep-print-line")
    assert head.is_visible()
    assert who in head.inner_text()
    assert "07:31, 23/11/2026" in head.inner_text()
    assert not page.locator(".ep-header").is_visible()
    assert not page.locator(".ep-filters").is_visible()
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
    rules = page.evaluate(
        "[...document.styleSheets[0].cssRules].filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join(' ')"
    )
    assert number.split()[0] in rules
