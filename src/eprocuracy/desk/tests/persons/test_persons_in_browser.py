"""A person is typed, an offence picked and two files confirmed in a real browser: by keyboard, on a phone, without barriers."""

from __future__ import annotations

import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from eprocuracy.desk.tests.matter.test_work_in_browser import AXE, Sit, look, sit
from eprocuracy.desk.tests.world import an_account
from eprocuracy.records.models import ActRow, PlaceRow

from .test_person_page import NUMBER, a_suspect

__all__ = ["sit"]
OFFERED = "Có thể là người đã có trong hệ thống"


def test_somebody_already_known_is_offered_while_typing_and_confirmed_with_the_keyboard(sit: Sit) -> None:
    page = sit(an_account())
    a_suspect(1, id_no=NUMBER)
    page.goto("/ghi/report.received/")
    expect(page.locator("#consequences .ep-changes").first).to_be_visible()

    page.locator("[name=people_suspect]").focus()
    page.keyboard.type("Nguyen Van Hai")
    began = time.monotonic()
    expect(page.get_by_text(OFFERED)).to_be_visible()
    took = time.monotonic() - began
    page.locator("[name=same]").focus()
    page.keyboard.press("Space")
    page.locator("[name=people_suspect]").focus()
    with page.expect_response(lambda answer: "xem-truoc" in answer.url):
        page.keyboard.type(", sinh năm 1999")
    expect(page.locator("[name=same]")).to_be_checked()
    look(page, "person-offered")
    page.get_by_role("button", name="Xem lại và ghi").press("Enter")
    expect(page.locator("[name=same]")).to_be_checked()
    page.get_by_role("button", name="Ghi vào hồ sơ").press("Enter")
    page.wait_for_url("**/vu-viec/**")

    assert took < 5  # a busy machine; the half second of waiting for the typing to rest counts too
    assert PlaceRow.objects.filter(person__isnull=False).count() == 2


def test_an_offence_is_picked_with_the_keyboard_alone(sit: Sit) -> None:
    page = sit(an_account())
    page.goto("/ghi/report.received/")

    page.locator("[name=offences]").focus()
    page.keyboard.type("trom cap")
    expect(page.locator(".ep-suggest__option").first).to_be_visible()
    look(page, "charge-picker")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("[name=offences]")).to_have_value("Điều 173 khoản 2")
    page.get_by_role("button", name="Xem lại và ghi").press("Enter")
    page.get_by_role("button", name="Ghi vào hồ sơ").press("Enter")
    page.wait_for_url("**/vu-viec/**")
    assert ActRow.objects.get().content["offences"] == ["173/2"]


def test_the_pages_of_a_person_put_up_no_barriers_and_fit_a_phone(sit: Sit) -> None:
    page = sit(an_account())
    one = a_suspect(1, id_no=NUMBER, address="Bản Mế, xã Bình Liêu, tỉnh Quảng Ninh")
    a_suspect(2, "Nguyễn Hải", birth=None, id_no=NUMBER)

    for name in ("", "so-sanh/"):
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(f"/nguoi/{one}/{name}")
        look(page, f"person-{name.strip('/') or 'page'}")
        found = Axe().run(page, options=AXE).response["violations"]
        serious = [one for one in found if one["impact"] in ("serious", "critical", "moderate")]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in serious] == [], name
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        look(page, f"person-{name.strip('/') or 'page'}-phone")
    page.get_by_role("button", name="Xác nhận là một người").press("Enter")
    expect(page.get_by_text("Đã xác nhận là một người")).to_be_visible()
    page.get_by_role("link", name="Lấy lại xác nhận").first.press("Enter")
    expect(page.get_by_role("heading", name="Hủy bản ghi")).to_be_visible()
