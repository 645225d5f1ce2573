"""The head's morning: from the board to the office, to the procurator, to the matter, and no number that does not add up."""

from __future__ import annotations

import re

from django.utils import timezone

from eprocuracy.desk.board.measures import MEASURES
from eprocuracy.kernel.actors import Duty

from ..world import a_person_held, a_report, ago, an_account
from .conftest import SitsDown
from .keyboard import Desk


def test_from_the_board_to_the_matter_every_total_is_its_rows(sits_down: SitsDown) -> None:
    desk = sits_down(name="truong", unit="22", duties=[Duty.CHIEF], called="Nguyễn Thanh Bình")
    an_account("thinh", called="Trần Đức Thịnh")
    for number, days in ((1, 40), (2, 25), (3, 2), (4, 1)):
        a_report(number, procurator="thinh", on=ago(days))
    a_report(5, procurator="mai", on=ago(30))
    a_report(6, unit="22-KV1", on=ago(30))
    a_person_held(1, hours=50, procurator="mai")
    desk.on(timezone.localtime())

    desk.open("/lanh-dao/")
    totals = _numbers(desk)
    assert [sum(column) for column in zip(*_rows(desk, "Theo đơn vị"), strict=True)] == totals
    assert [sum(column) for column in zip(*_rows(desk, "Theo khâu công tác"), strict=True)] == totals
    desk.has_no_barrier()

    desk.go("Viện kiểm sát nhân dân khu vực 3")
    totals = _numbers(desk)
    assert [sum(column) for column in zip(*_rows(desk, "Theo người thụ lý"), strict=True)] == totals
    overdue = desk.page.locator("tr", has_text="Trần Đức Thịnh").locator("a").nth(1)
    count, address = overdue.inner_text(), overdue.get_attribute("href") or ""
    assert count == "2"
    desk.open(address)

    rows = desk.page.locator("main tbody tr")
    assert rows.count() == int(count)
    desk.go("1/")
    desk.shows("Mất một xe máy tại chợ", "quá hạn")


def _numbers(desk: Desk) -> list[int]:
    """The totals of the tiles that have a column of their own."""
    return [_number(one) for one in desk.page.locator(".ep-tile__count").all_inner_texts()][: len(MEASURES)]


def _rows(desk: Desk, caption: str) -> list[list[int]]:
    """The numbers of a table of the board, row by row."""
    table = desk.page.locator("table", has=desk.page.locator("caption", has_text=caption))
    return [
        [_number(cell) for cell in row.locator("td").all_inner_texts()[-len(MEASURES) :]]
        for row in table.locator("tbody tr").all()
    ]


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text) or 0)
