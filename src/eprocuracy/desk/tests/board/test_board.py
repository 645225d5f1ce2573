"""The board: every number opens exactly the matters it counts."""

from __future__ import annotations

import html
import re

import pytest
from django.db import connection
from django.db.models import Count, Sum
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eprocuracy.desk.tests.world import (
    a_person_held,
    a_report,
    act,
    acts_of_report,
    ago,
    an_account,
    put,
    reports,
    signed_in,
)
from eprocuracy.kernel.actors import Duty
from eprocuracy.records.models import MatterRow, StockRow
from eprocuracy.workstreams.beside.words import Watched
from eprocuracy.workstreams.house_acts import Secrecy

pytestmark = pytest.mark.django_db
BOARD = "/lanh-dao/"


def text(client: Client, address: str = BOARD) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.unescape(answer.content.decode())


def numbers(page: str) -> list[tuple[str, int]]:
    """Every number that leads somewhere, with the address."""
    tiles = re.findall(r'<a class="ep-tile[^"]*" href="([^"]+)"><span class="ep-tile__count ep-num">(\d+)<', page)
    cells = re.findall(r'<a class="govuk-link" href="(/so/[^"]*)">(\d+)</a>', page)
    return [(address, int(count)) for address, count in [*tiles, *cells]]


def a_varied_office() -> None:
    an_account("thinh", called="Trần Đức Thịnh")
    a_report(1, procurator="thinh", on=ago(200))
    a_report(2, procurator="vien", on=ago(2))
    a_report(3, on=ago(1))
    a_report(4, procurator="Nguyễn Thị Ngoài", on=ago(1))
    a_report(10, procurator="Trần Đức Thịnh", on=ago(1))
    put(act("report.suspended", a_report(5, procurator="thinh", on=ago(1)), ago(1)))
    put(act("report.not_instituted", a_report(6, procurator="thinh"), ago(1)))
    a_person_held(1, hours=2)
    a_report(7, unit="22-KV1", procurator="xa")
    a_report(8, unit="22-H-193")
    a_report(9, unit="22")


@pytest.mark.parametrize(("unit", "duty"), [("22-KV3", Duty.CHIEF), ("22", Duty.CHIEF), ("TC", Duty.DEPUTY_CHIEF)])
def test_every_number_is_the_number_of_rows_it_opens(client: Client, unit: str, duty: Duty) -> None:
    signed_in(client, an_account("vien", unit=unit, duties=[duty]))
    a_varied_office()
    page = text(client)
    boards = [page, *(text(client, BOARD + one) for one in re.findall(r'href="(\?unit=[^"]+)"', page))]

    found = [one for each in boards for one in numbers(each)]

    assert len(found) > 15
    for address, count in found:
        assert text(client, address).count('href="/vu-viec/') == count, address


def test_the_numbers_are_the_right_ones(client: Client) -> None:
    signed_in(client, an_account("vien", duties=[Duty.CHIEF]))
    a_varied_office()

    tiles = re.findall(r'__count ep-num">(\d+)</span> <span class="ep-tile__label">([^<]+)<', text(client))
    by_label = {label: int(count) for count, label in tiles}
    assert by_label["Đang giải quyết"] == 7
    assert by_label["Quá hạn"] == 1
    assert by_label["Tạm đình chỉ"] == 1
    assert by_label["Sắp hết tạm giữ, tạm giam"] == 1
    assert by_label["Chưa phân công"] == 1


def test_a_unit_narrows_the_whole_board_and_there_is_a_way_back(client: Client) -> None:
    signed_in(client, an_account("vien", unit="22", duties=[Duty.CHIEF]))
    a_varied_office()

    page = text(client, BOARD + "?unit=22-KV1")

    assert f'href="{BOARD}">Tất cả đơn vị' in page
    assert (
        dict(numbers(page))["/so/?standing=open&unit=22-KV1"] == 2
    )  # its own and that of a district office it took over


@pytest.mark.parametrize("duty", [Duty.PROCURATOR, Duty.CLERK, Duty.STATISTICIAN, Duty.ADMINISTRATOR])
def test_the_board_is_for_those_who_lead(client: Client, duty: Duty) -> None:
    signed_in(client, an_account("other", duties=[duty]))

    assert client.get(BOARD).status_code == 403


def test_the_number_of_queries_is_constant(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            text(client)
        return len(asked)

    signed_in(client, an_account("vien", unit="22", duties=[Duty.CHIEF]))
    a_report(1)
    text(client)
    with_one = queries()
    reports(200)
    reports(50, unit="22-KV1")

    assert queries() == with_one


def test_the_stock_kept_beside_the_matters_is_what_is_open(client: Client) -> None:
    signed_in(client, an_account("vien", unit="22", duties=[Duty.CHIEF]))
    a_varied_office()
    moved = a_report(20, on=ago(1))
    put(act("report.transferred", moved, ago(0)))

    kept = {
        (row["unit"], row["workstream"]): row["open"]
        for row in StockRow.objects.values("unit", "workstream").annotate(open=Sum("open")).filter(open__gt=0)
    }

    matters = MatterRow.objects.filter(closed_on=None).values("unit", "workstream").annotate(open=Count("pk"))
    assert kept == {(row["unit"], row["workstream"]): row["open"] for row in matters}


def test_key_cases_and_returned_files_are_counted(client: Client) -> None:
    signed_in(client, an_account("vien", duties=[Duty.CHIEF]))
    key = a_report(1, on=ago(1), procurator="vien")
    put(act("matter.watched", key, ago(0), why=Watched.KEY))

    page = text(client)

    assert dict(numbers(page))["/so/?standing=followed"] == 1
    put(act("matter.unwatched", key, ago(0)))
    assert "/so/?standing=followed" not in {address for address, count in numbers(text(client)) if count}


def test_from_unit_to_procurator_to_matter_in_three_clicks(client: Client) -> None:
    signed_in(client, an_account("vien", unit="22", duties=[Duty.CHIEF]))
    a_varied_office()
    text(client)

    unit = text(client, BOARD + "?unit=22-KV3")
    (address,) = {one for one, _ in numbers(unit) if "of=thinh" in one and "standing=open" in one and "due" not in one}
    listed = text(client, address)

    assert 'href="/vu-viec/' in listed


def test_who_has_far_too_much_is_counted_and_the_number_opens_as_many_rows(client: Client) -> None:
    signed_in(client, an_account("vien", unit="22", duties=[Duty.CHIEF]))
    an_account("thinh", called="Trần Đức Thịnh")
    an_account("mai", called="Hoàng Thị Mai")
    reports(15, procurator="thinh")
    put(*[one for number in range(20, 24) for one in acts_of_report(number, procurator="mai")])
    put(*[one for number in range(30, 39) for one in acts_of_report(number, unit="22-KV1", procurator="xa")])

    tiles = re.findall(
        r'href="([^"]+)"><span class="ep-tile__count ep-num">(\d+)</span> <span class="ep-tile__label">Kiểm sát viên quá tải',
        text(client),
    )
    ((address, count),) = tiles
    page = text(client, address)

    assert count == "1"  # fifteen where the mean is nine and a half; nine are never too many
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page[page.index("<tbody") :], re.DOTALL)
    assert len(rows) == 1
    assert "Trần Đức Thịnh" in rows[0]
    assert "9,5" in rows[0]
    ((opened, number),) = re.findall(r'href="(/so/[^"]*)">(\d+)<', page)
    assert text(client, opened).count('href="/vu-viec/') == int(number) == 15
    assert Client().get(address).status_code == 302


def test_every_total_of_the_morning_has_its_tile(client: Client) -> None:
    signed_in(client, an_account("vien", unit="22", duties=[Duty.CHIEF]))
    a_varied_office()

    page = text(client)

    assert re.search(r"<h1[^>]*>\s*Sáng nay", page)
    labels = re.findall(r'ep-tile__label">([^<]+)<', page)
    for wanted in ("Đang giải quyết", "Quá hạn", "Trong 10 ngày", "Tạm đình chỉ", "Kiểm sát viên quá tải"):
        assert wanted in labels
    assert any("điểm" in one.lower() for one in labels)
    assert any("trả" in one.lower() for one in labels)


def test_the_board_of_the_country_counts_what_is_closed_only_for_whom_it_is_assigned_to(client: Client) -> None:
    signed_in(client, an_account("vien", unit="TC", duties=[Duty.DEPUTY_CHIEF]))
    a_report(1, on=ago(200))
    for number, procurator in ((2, "vien"), (3, "thinh")):
        closed = a_report(number, on=ago(200), procurator=procurator)
        put(act("matter.secrecy_set", closed, ago(1), level=Secrecy.CLOSED))

    found = dict(numbers(text(client)))

    assert (found["/so/?standing=open"], found["/so/?standing=open&due=overdue"]) == (2, 2)
    for address, count in found.items():
        assert text(client, address).count('href="/vu-viec/') == count, address
