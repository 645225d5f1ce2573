"""Passkeys in a real browser, with the authenticator that Chromium brings for tests."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from eprocuracy.audit.models import Entry
from eprocuracy.kernel.actors import Duty

from .people import SECRET, an_account


def with_authenticator(page: Page) -> Any:
    """A security key that is plugged in, knows its owner, and answers at once."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True}
    options = {**kind, "isUserVerified": True, "automaticPresenceSimulation": True}
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return lambda verified: devtools.send(
        "WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": verified}
    )


@pytest.mark.django_db(transaction=True)
def test_a_chief_adds_a_key_and_then_signs_in_with_it_alone(browser: Browser, live_server: Any, settings: Any) -> None:
    settings.DEMONSTRATION = False
    an_account("chi", duties=[Duty.CHIEF])
    page = browser.new_page(locale="vi-VN")
    owner_is_known = with_authenticator(page)

    page.goto(live_server.url)
    page.get_by_label("Tên tài khoản").fill("chi")
    page.get_by_label("Mật khẩu").fill(SECRET)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bảo vệ đăng nhập")
    page.get_by_role("link", name="Thêm khóa bảo mật").click()
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    page.locator("summary", has_text="Hoàng Thị Mai").click()
    page.get_by_role("button", name="Đăng xuất").click()
    owner_is_known(False)  # somebody else holds the key, and does not know its PIN
    expect(page.get_by_text("Chưa dùng được khóa bảo mật")).to_be_hidden()
    page.get_by_role("button", name="Đăng nhập bằng khóa bảo mật").click()
    expect(page.get_by_text("Chưa dùng được khóa bảo mật")).to_be_visible()
    owner_is_known(True)
    page.get_by_role("button", name="Đăng nhập bằng khóa bảo mật").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc hôm nay")

    shown = [entry.detail["shown"] for entry in Entry.objects.filter(deed="identity.signed_in").order_by("sequence")]
    assert shown == [["password"], ["webauthn"]]

    # a key belongs to a name: by number none is offered
    by_number = browser.new_page(locale="vi-VN")
    by_number.goto(live_server.url.replace("localhost", "127.0.0.1"))
    expect(by_number.get_by_role("button", name="Đăng nhập", exact=True)).to_be_visible()
    expect(by_number.get_by_role("button", name="Đăng nhập bằng khóa bảo mật")).to_be_hidden()
    by_number.close()
    page.close()
