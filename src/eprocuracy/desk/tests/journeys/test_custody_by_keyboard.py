"""Custody that ends soon is acknowledged, its ledger read and the house's list opened: with the keyboard alone, without barriers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from eprocuracy.office.watching import keep_watch
from eprocuracy.records import rules

from ..world import a_person_held, an_account
from .keyboard import Desk, sitting


@pytest.fixture
def desk(transactional_db: None, live_server, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The laptop of the procurator Mai."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=live_server.url, locale="vi-VN")
    yield from sitting(context, an_account(), monkeypatch, live_server.url)


def test_an_end_that_comes_is_acknowledged_and_followed_to_the_ledger_and_the_house(desk: Desk) -> None:
    start = timezone.localtime()
    matter = a_person_held(hours=60, procurator="mai")
    keep_watch(rules.present(), at=start)

    desk.on(start + timedelta(minutes=1))
    desk.open("/")
    desk.shows("Cần xác nhận", "Thời hạn tạm giữ")
    desk.has_no_barrier()
    desk.go("Xác nhận đã biết")
    desk.shows("Đã xác nhận biết hạn")
    assert "Cần xác nhận" not in desk.page.inner_text("main")

    desk.open(f"/vu-viec/{matter}/")
    desk.go("Sổ theo dõi giam giữ")
    desk.shows("Quyết định tạm giữ", "chưa kết thúc")
    desk.has_no_barrier()

    desk.open("/theo-noi-giam-giu/")
    desk.shows("Vàng A Tủa", "Đối chiếu với danh sách của cơ sở giam giữ")
    desk.has_no_barrier()
