"""A note becomes a reminder, stands in My day on its day, and is done: with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from ..world import a_report, an_account
from .keyboard import Desk, sitting


@pytest.fixture
def desk(transactional_db: None, live_server, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The laptop of the procurator Mai."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=live_server.url, locale="vi-VN")
    yield from sitting(context, an_account(), monkeypatch, live_server.url)


def test_a_reminder_from_the_matter_to_done_without_a_mouse(desk: Desk) -> None:
    start = timezone.localtime().replace(hour=9, minute=0)
    matter = f"/vu-viec/{a_report(112, procurator='mai')}/"

    desk.on(start)
    desk.open(matter)
    desk.go("Ghi chú, liên hệ")
    desk.fill(text="Hỏi kết quả giám định", remind_on=f"{start + timedelta(days=2):%d/%m/%Y}")
    desk.has_no_barrier()
    desk.go("Ghi")
    desk.shows("Đã ghi, sẽ nhắc.")

    desk.on(start + timedelta(days=1))
    desk.open("/")
    assert "Hỏi kết quả giám định" not in desk.page.inner_text("main")

    desk.on(start + timedelta(days=2))
    desk.open("/")
    desk.shows("Nhắc việc", "Hỏi kết quả giám định")
    desk.has_no_barrier()
    desk.go("Đã xong")
    desk.shows("Đã đánh dấu xong.", "Chưa xong")

    desk.go("Ghim hoặc gửi danh sách này")
    desk.fill(name="của tôi tuần này")
    desk.has_no_barrier()
    desk.go("Ghim hoặc gửi")
    desk.shows("Danh sách của tôi", "của tôi tuần này")
    desk.has_no_barrier()
