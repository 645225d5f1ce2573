"""The chief on a phone: from My day to a decision in no more than four taps, with the time that runs in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from eprocuracy.desk.tests.issuing.world import proposed, somebody_detained
from eprocuracy.issuing.models import Draft
from eprocuracy.kernel.actors import Duty

from ..world import an_account
from .conftest import SitsDown


def test_what_waits_is_signed_with_four_taps_and_returned_with_four(
    sits_down: SitsDown, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path))  # where the key of the chief is made
    an_account("mai", called="Hoàng Thị Mai")
    desk = sits_down(name="chief", duties=[Duty.CHIEF], called="Lê Quang Vinh", width=390, height=844)
    first, second = (proposed(client, somebody_detained()) for _ in range(2))
    desk.on(timezone.localtime())
    page = desk.page

    desk.open("/")
    desk.shows("Chờ ký", "Vàng A Tủa")
    page.locator(f'a[href="{first}"]').first.click()
    desk.shows("Gia hạn tạm giam", "Thời hạn tạm giam để điều tra", "Kiểm tra căn cứ")
    desk.has_no_barrier()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name="Duyệt", exact=False).first.click()
    page.locator("main input[type=password]").click()
    page.keyboard.type("Mưa trên 7 mái!")
    page.locator("main form button.ep-button--primary").click()
    desk.shows("Đã ban hành, cần giao", "01/QĐ-VKSKV3")

    desk.open("/")
    page.locator(f'a[href="{second}"]').first.click()
    page.get_by_role("link", name="Trả lại để sửa").click()
    page.locator("main textarea").click()
    page.keyboard.type("Nêu rõ căn cứ còn tồn tại.")
    page.locator("main form button.ep-button--primary").click()
    desk.shows("Cần sửa theo ý kiến")

    assert sorted(Draft.objects.values_list("state", flat=True)) == ["issued", "returned"]
