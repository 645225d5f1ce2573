"""The named matters of the demonstration on their pages: what their procurator reads, and the next deed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from eprocuracy.exchange.demo import dissolved, letters, named
from eprocuracy.exchange.demo.scenarios import named_id
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.history import History, Numbers, number_all
from eprocuracy.exchange.synthesis.offices import Bench, benches
from eprocuracy.exchange.synthesis.staffing import staff_of
from eprocuracy.exchange.synthesis.writing import put
from eprocuracy.identity.loading import ensure_illustrative
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.records import rules
from eprocuracy.records.models import MatterRow

from ..world import an_account
from .keyboard import Desk, sitting

REGIONS = ("15-KV1", "15-KV2", "15-KV3")
Opens = Callable[..., Desk]


@pytest.fixture
def opens(transactional_db: None, live_server, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opens]:
    """The laptop of the procurator of a named matter, which lies open on it."""
    desks: list[Iterator[Desk]] = []

    def sits(letter: str, today: date | None = None) -> Desk:
        scenario = {one.letter: one for one in named.NAMED}.get(letter)
        unit = scenario.unit if scenario else named.TAKEN_OVER_BY
        for region in REGIONS:
            ensure_illustrative(region)
        account = an_account("ksv", unit=unit, called="Đặng Minh Sơn")
        today, days = today or timezone.localdate(), Days(rules.present().reference)
        bench = _bench(unit)
        if scenario:
            makers = [lambda numbers: named.told(scenario, days, today, bench, numbers)]
        else:
            makers = [*dissolved.makers(days, today, bench)]
        put(rules.present(), _numbered(makers), datetime.combine(today, time(), VIETNAM))
        context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=live_server.url, locale="vi-VN")
        desks.append(sitting(context, account, monkeypatch, live_server.url))
        desk = next(desks[-1])
        desk.on(timezone.localtime())
        if scenario:
            desk.open(f"/vu-viec/{scenario.matter}/")
        return desk

    yield sits
    for one in desks:
        next(one, None)


def _bench(unit: str) -> Bench:
    made_up = () if unit.startswith("22") else REGIONS
    return next(one for one in benches(unit[:2], staff_of([unit]), made_up=made_up) if one.unit == unit)


def _numbered(makers: list[Callable[[Numbers], History]]) -> list[History]:
    asked = []
    for place, make in enumerate(makers):
        numbers = Numbers()
        make(numbers)
        asked.append((place, numbers.asked))
    given = number_all(asked, {})
    return [make(Numbers(given.get(place, ()))) for place, make in enumerate(makers)]


def test_a_theft_is_closed_and_stays_as_it_was_known(opens: Opens) -> None:
    desk = opens("A")
    desk.shows("bản án có hiệu lực pháp luật", "Lục Văn Toàn", "Điều 173 khoản 1")
    desk.go("Diễn biến")
    day = timezone.localdate() - timedelta(days=150)
    desk.reach(id="as-of")
    desk.page.keyboard.type(f"{day:%d/%m/%Y}")
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    desk.shows(f"Hồ sơ như được biết đến hết ngày {day:%d/%m/%Y}")


def test_the_drug_case_waits_for_the_appeal(opens: Opens) -> None:
    desk = opens("B")
    desk.shows("chờ xét xử phúc thẩm", "Chíu Văn Lợi", "tạm giam theo lệnh của Tòa án đến hết")
    desk.write(desk.page.url, "Bản án có hiệu lực pháp luật")
    desk.foresees("bản án có hiệu lực")


def test_twelve_accused_of_whom_seven_are_still_here(opens: Opens) -> None:
    desk = opens("C")
    desk.shows("12 bị can", "cần quyết định việc truy tố", "Lục Thanh Hải", "đã tách sang vụ án khác")
    desk.shows("Thời hạn quyết định việc truy tố", "tách vụ án, 5 bị can")
    desk.has_no_barrier()
    desk.write(desk.page.url, "Truy tố bằng cáo trạng", document_no="90/CT-VKSKV1")
    desk.foresees("đã truy tố, chờ xét xử", "Chuyển hồ sơ và cáo trạng đến Tòa án")
    desk.record()
    desk.shows("đã truy tố, cần chuyển hồ sơ sang Tòa án")


def test_a_report_that_waited_is_a_case(opens: Opens) -> None:
    desk = opens("D")
    desk.shows("đang điều tra", "Vi Văn Chuẩn", "Thời hạn điều tra", "Nguồn tin")
    desk.write(desk.page.url, "Yêu cầu điều tra", items="Ghi lời khai người lái máy xúc thuê")
    desk.record()
    desk.shows("Đã ghi: Yêu cầu điều tra")


def test_forty_cases_are_found_by_their_old_numbers(opens: Opens) -> None:
    desk = opens("F", date(2026, 11, 20))
    desk.on(datetime(2026, 11, 23, 9, tzinfo=VIETNAM))
    number = dissolved.docket_number(0)
    desk.open(f"/tim/?q={number.partition('/')[0]}")
    desk.shows(f"số cũ {number}")
    desk.open(f"/tim/?q={number}")
    desk.shows("Minh họa F", f"{number}, Viện kiểm sát nhân dân huyện Bát Xát")
    assert desk.page.url.endswith(f"/vu-viec/{named_id(dissolved.NAME, '0')}/")  # the only one: opened at once
    assert MatterRow.objects.filter(unit=named.TAKEN_OVER_BY, closed_on=None).count() == dissolved.CASES
    desk.write(desk.page.url, "Phục hồi điều tra", ground="Đã xác định được đối tượng")
    # BLTTHS 174(1): two months for a less serious offence are 23 January, a Saturday; 134: Monday
    desk.foresees("đang điều tra", "Thời hạn phục hồi điều tra", "25/01/2027")
    desk.record()
    desk.shows("25/01/2027", f"{number}, Viện kiểm sát nhân dân huyện Bát Xát")
    desk.open("/tam-dinh-chi/")
    desk.shows(f"{dissolved.CASES - dissolved.RESUMED - 1}")


def test_an_acquittal_can_be_protested_against_until_the_fifteenth_day(opens: Opens) -> None:
    desk = opens("G")
    desk.shows("Kháng nghị phúc thẩm cùng cấp", "Báo cáo Viện kiểm sát cấp trên", "Ngô Thị Lành")
    desk.write(desk.page.url, "Kháng cáo, kháng nghị phúc thẩm", by_="Viện kiểm sát cùng cấp kháng nghị")
    desk.foresees("có kháng cáo, kháng nghị, chờ xét xử phúc thẩm", "(đúng hạn)")
    desk.record()


def test_two_letters_are_one_matter_with_two_receipts(opens: Opens) -> None:
    desk = opens("J")
    desk.shows("Chờ kết quả kiểm tra, xác minh", "Lương Văn Sáu", "Nhập nguồn tin")
    desk.shows("Đã nhập vào nguồn tin khác")  # the signed letter, among the related matters
    signed = MatterRow.objects.get(matter=named_id(letters.NAME, "signed"))
    desk.go(f"Nguồn tin {signed.number}/{signed.year}")
    desk.shows("Hà Thị Diệp", "Viện kiểm sát tiếp nhận nguồn tin")
