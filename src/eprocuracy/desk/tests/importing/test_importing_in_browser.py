"""An import in a real browser: by keyboard from the file to the repaired row, without barriers, on a laptop and on a phone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Locator, Page

from eprocuracy.desk.tests.journeys.keyboard import LEFT_BEHIND
from eprocuracy.desk.tests.world import a_report, an_account, signed_in
from eprocuracy.exchange.importing.tests.books import BROKEN, a_book
from eprocuracy.exchange.importing.tests.test_coming_back import Edited, exported
from eprocuracy.kernel.actors import Duty
from eprocuracy.records.models import ActRow, MatterRow

from .test_same_number import TYPED_BY_HAND, WHY, a_typed_report, address, standing

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PICTURES = os.environ.get("EPROCURACY_PICTURES", "")
CHANGED = {"row_2": {"Nội dung tóm tắt": "Mất hai xe đạp điện", "Ngày QĐ": date(2025, 6, 30)}}


@pytest.fixture
def page(transactional_db: None, live_server: Any, browser: Browser) -> Iterator[Page]:
    """The clerk of region 3 at an office laptop; anything that the browser complains about fails the test."""
    client = Client()
    signed_in(client, an_account("thu", duties=[Duty.CLERK], called="Phạm Thị Thu"))
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


def look(page: Page, name: str) -> None:
    """No barriers, nothing that scrolls sideways; pictures where a folder for them is named."""
    page.evaluate("document.querySelectorAll('details:not([data-menu])').forEach((one) => (one.open = true))")
    for width, height in ((1366, 768), (390, 844), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        if PICTURES and width != 320:
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        if width == 320:
            continue
        found = Axe().run(page, options=AXE).response["violations"]
        serious = [one for one in found if one["impact"] in ("serious", "critical", "moderate")]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in serious] == [], (name, width)
    page.set_viewport_size({"width": 1366, "height": 768})


def press(page: Page, name: str) -> None:
    """Reach a button or link by keyboard and press it."""
    for _ in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate("(document.activeElement.innerText || '').trim()")
        if here.startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name!r} is not reached by keyboard")


def send(page: Page, content: bytes, name: str = "so-2025.xlsx") -> None:
    page.goto("/nhap-so/")
    page.locator("#id_kind").focus()
    page.locator("#id_kind").select_option("crime_reports")
    page.locator("#id_as_of").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("31/12/2025")
    page.locator("#id_file").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
    press(page, "Gửi tệp")
    page.wait_for_url("**/cot/")


def recorded(page: Page, content: bytes) -> None:
    send(page, content)
    press(page, "Xem trước từng dòng")
    page.get_by_role("heading", name="Xem trước khi ghi").wait_for()
    press(page, "Xác nhận")
    page.locator(".ep-confirmation").wait_for()


def test_a_book_is_taken_in_by_keyboard_and_a_held_row_repaired(page: Page) -> None:
    page.goto("/nhap-so/")
    look(page, "1-arrivals")
    send(page, a_book(8, **BROKEN))
    look(page, "2-columns")
    press(page, "Xem trước từng dòng")
    page.get_by_role("heading", name="Xem trước khi ghi").wait_for()
    look(page, "3-preview")
    assert not ActRow.objects.exists()

    press(page, "Xác nhận và ghi 7 dòng")
    page.locator(".ep-confirmation").wait_for()
    assert MatterRow.objects.count() == 7
    look(page, "4-result")

    press(page, "Sửa dòng này")
    page.get_by_role("heading", name="Sửa dòng giữ lại").wait_for()
    look(page, "5-row")
    page.locator("#id_cell-D8").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("30/02/2025")
    press(page, "Ghi dòng này")
    page.get_by_role("alert").first.wait_for()
    look(page, "6-row-again")
    page.locator("#id_cell-D8").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("09/01/2025")
    press(page, "Ghi dòng này")
    page.locator(".ep-confirmation").wait_for()

    assert "Đã sửa và ghi" in page.locator(".ep-confirmation").inner_text()
    assert MatterRow.objects.count() == 8
    assert ActRow.objects.filter(kind="report.accepted", occurred_on=date(2025, 1, 9), recorded_by="thu").exists()
    look(page, "7-repaired")


def test_a_second_time_changes_nothing_and_a_difference_waits_for_a_tick(page: Page) -> None:
    recorded(page, a_book(6))
    acts = ActRow.objects.count()
    recorded(page, a_book(6))
    assert "Không có gì phải ghi thêm" in page.locator(".ep-confirmation").inner_text()
    assert ActRow.objects.count() == acts

    send(page, a_book(6, **CHANGED))
    press(page, "Xem trước từng dòng")
    page.get_by_role("heading", name="Xem trước khi ghi").wait_for()
    look(page, "8-changed")
    assert "Mất hai xe đạp điện" in page.locator("#rows").inner_text()
    page.locator("#correct-1").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Xác nhận và ghi 1 dòng").wait_for()
    press(page, "Xác nhận và ghi 1 dòng")
    page.locator(".ep-confirmation").wait_for()

    assert MatterRow.objects.filter(title__contains="xe đạp điện").count() == 1


def test_a_row_beside_the_record_is_decided_by_keyboard_and_its_ticks_outlive_a_crash(page: Page) -> None:
    matter = a_typed_report()
    recorded(page, a_book(4))
    page.clock.install()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address())
    look(page, "9-side-by-side")
    keep = page.locator("input[type=checkbox][name$='.description']")
    correct = page.locator(f"input[name=same][value='correct:{matter}']")

    reach(page, keep)
    page.keyboard.press("Space")
    reach(page, page.locator("input[name=same]").first)
    page.keyboard.press("Space")
    while not correct.is_checked():
        page.keyboard.press("ArrowDown")
    reach(page, page.locator("[name=reason]"))
    page.keyboard.type(WHY)
    page.clock.run_for(10_000)
    page.wait_for_function("() => Object.keys(localStorage).some((name) => name.startsWith('draft:'))")
    page.reload()
    assert not keep.is_checked()
    press(page, "Lấy lại")

    assert keep.is_checked()
    assert correct.is_checked()
    press(page, "Ghi lựa chọn")
    page.locator(".ep-confirmation").wait_for()
    said = standing(matter, "report.received")
    assert said.description == TYPED_BY_HAND
    assert len(said.people) > 1


def reach(page: Page, control: Locator) -> None:
    """Go to a control by the Tab key alone."""
    for _ in range(200):
        if control.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("not reached by keyboard")


def test_a_file_that_cannot_be_read_is_answered_in_a_sentence(page: Page) -> None:
    page.goto("/nhap-so/")
    page.locator("#id_kind").select_option("crime_reports")
    page.locator("#id_file").set_input_files({"name": "anh.xlsx", "mimeType": "image/png", "buffer": b"\x89PNG"})
    press(page, "Gửi tệp")
    page.get_by_role("alert").wait_for()

    assert "Đây là tệp ảnh, không phải sổ Excel." in page.get_by_role("alert").inner_text()
    look(page, "9-refused")


def test_what_both_sides_changed_is_seen_side_by_side(page: Page) -> None:
    recorded(page, a_book(6))
    out = exported()
    recorded(page, Edited(out).put(4, "Điều tra viên", "Lò Thị Mai").content)
    send(page, Edited(out).put(4, "Nội dung tóm tắt", "Mất con trâu").put(2, "Nội dung tóm tắt", "Mất xe đạp").content)
    press(page, "Xem trước từng dòng")
    page.get_by_role("heading", name="Xem trước khi ghi").wait_for()

    look(page, "edited-export")
    assert page.get_by_text("đã sửa trên hệ thống sau khi xuất").is_visible()


def test_a_row_is_seen_beside_the_typed_matter_of_its_number(page: Page) -> None:
    matter = a_report(2, on=date(2025, 1, 9), title="Mất một xe máy Wave tại chợ")
    recorded(page, a_book(3))
    press(page, "Đối chiếu với bản đã ghi")
    page.get_by_role("table", name="Dòng trong tệp bên cạnh bản đã ghi").wait_for()
    look(page, "same-number")

    page.get_by_label("Cùng một vụ việc: sửa bản đã ghi theo tệp").press("Space")
    page.get_by_label("Lý do").fill("Đã đối chiếu với sổ giấy")
    press(page, "Ghi lựa chọn")

    page.get_by_text("Đã sửa và ghi").wait_for()
    assert [row.matter_id for row in MatterRow.objects.filter(number=2)] == [matter]
