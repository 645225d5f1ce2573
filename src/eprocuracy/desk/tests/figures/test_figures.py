"""The figures: every number opens exactly what it counts, and offices sum to the whole."""

from __future__ import annotations

import html
import re
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from eprocuracy.desk.tests.world import a_person_held, a_report, act, ago, an_account, put, signed_in
from eprocuracy.insight.declared import indicators
from eprocuracy.kernel.actors import Duty
from eprocuracy.workstreams.house_acts import Secrecy

pytestmark = pytest.mark.django_db
PERIOD = f"period_from={ago(400):%d/%m/%Y}&period_to={ago(0):%d/%m/%Y}"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.unescape(answer.content.decode())


def a_province() -> None:
    a_report(1, on=ago(200))
    a_report(2, on=ago(30))
    put(act("report.suspended", a_report(3, on=ago(60)), ago(50)))
    put(act("report.not_instituted", a_report(4, on=ago(10)), ago(1)))
    put(act("report.instituted", a_report(5, unit="22-KV1", on=ago(15)), ago(2)))
    a_report(6, unit="22", on=ago(3))
    a_person_held(1, hours=30)


def parts_of(page: str) -> list[tuple[str, int]]:
    """Every number of the table of parts, with the address it opens."""
    return [
        (address, int(number.replace(".", "")))
        for address, number in re.findall(r'<a class="govuk-link" href="(\?[^"]*part=\d+#matters)">([\d.]+)</a>', page)
    ]


def rows_of(page: str) -> int:
    """How many matters are listed under the parts."""
    table = page.partition('<div id="matters">')[2].partition("</table>")[0]
    return table.count("<tr") - 1


@pytest.mark.parametrize("unit", ["22", "22-KV3"])
def test_every_number_opens_as_many_matters_as_it_says(client: Client, unit: str) -> None:
    a_province()
    signed_in(client, an_account("lanhdao", unit=unit, duties=[Duty.CHIEF]))

    opened = 0
    for code in (one.code for one in indicators().values() if not one.uncounted):
        at = f"/thong-ke/{code}/"
        for address, number in parts_of(text(client, f"{at}?{PERIOD}")):
            assert rows_of(text(client, at + address.removesuffix("#matters"))) == number, (code, address)
            opened += 1
    assert opened > 8


@pytest.mark.parametrize("code", ["reports", "reports_suspended", "in_custody", "reports_overdue"])
def test_a_balance_opens_to_as_many_matters_as_it_says(client: Client, code: str) -> None:
    a_province()
    signed_in(client, an_account("lanhdao", unit="22", duties=[Duty.CHIEF]))
    at = f"/thong-ke/can-doi/{code}/"

    parts = parts_of(text(client, f"{at}?{PERIOD}"))

    assert parts
    for address, number in parts:
        assert rows_of(text(client, at + address.removesuffix("#matters"))) == number, address
    row = re.search(rf"can-doi/{code}/.*?</tr>", text(client, f"/thong-ke/can-doi/?{PERIOD}"), re.DOTALL)
    assert row
    opening, came, went, closing = (int(one) for one in re.findall(r">(\d+)</td>", row[0]))
    assert opening + came - went == closing


def test_offices_sum_to_the_whole(client: Client) -> None:
    a_province()
    signed_in(client, an_account("lanhdao", unit="22", duties=[Duty.CHIEF]))

    page = text(client, f"/thong-ke/NA-01/?{PERIOD}")

    whole = re.search(r"<p><strong>([^<]*)</strong>", page.partition("<main")[2])
    table = page.partition("Theo đơn vị")[2].partition("</table>")[0]
    made = [(int(part), int(of)) for part, of in re.findall(r"(\d+) / (\d+)", table)]
    assert (sum(part for part, _ in made), sum(of for _, of in made)) == (3, 6)
    assert whole
    assert whole[1] == "50 %"


def test_a_sealed_matter_is_counted_and_not_named_to_who_may_not_see_it(client: Client) -> None:
    sealed = a_report(7, on=ago(20))
    put(act("matter.secrecy_set", sealed, ago(19), level=Secrecy.CLOSED))
    signed_in(client, an_account("thongke", duties=[Duty.STATISTICIAN]))

    page = text(client, f"/thong-ke/S01-06/?{PERIOD}&part=2")

    assert "Còn 1 việc được đếm mà bạn không được xem." in page
    assert "7/" not in page.partition('<div id="matters">')[2].partition("</div>")[0].replace("/so/", "")
    assert rows_of(page) <= 1  # the line that says there is none


def test_what_is_taken_out_says_what_the_page_says(client: Client) -> None:
    a_province()
    signed_in(client, an_account("lanhdao", unit="22", duties=[Duty.CHIEF]))

    taken = client.get(f"/thong-ke/excel/?{PERIOD}")
    printed = client.get(f"/thong-ke/in/pdf/?{PERIOD}")

    sheet = load_workbook(BytesIO(taken.content)).worksheets[0]
    rows = {row[1]: row[1:] for row in sheet.iter_rows(values_only=True)}
    assert rows["NA-01"][2:6] == (3, 6, "50 %", "≥ 90 %: chưa đạt")
    assert printed.content.startswith(b"%PDF")


@pytest.mark.parametrize("way", ["chuong", "dieu", "loai", "co-quan", "ket-qua"])
def test_a_number_divided_sums_to_the_number_and_divides_nothing_unseen(client: Client, way: str) -> None:
    a_province()
    sealed = a_report(9, on=ago(20))
    put(act("matter.secrecy_set", sealed, ago(19), level=Secrecy.CLOSED))
    signed_in(client, an_account("thongke", unit="22", duties=[Duty.STATISTICIAN]))
    at = "/thong-ke/S01-06/"
    address, number = max(parts_of(text(client, f"{at}?{PERIOD}")), key=lambda one: one[1])

    page = text(client, f"{at}{address.removesuffix('#matters')}&theo={way}")

    table = page.partition("<caption>Chia theo")[2].partition("</table>")[0]
    rows = table.partition("<tbody")[2].split("</tr>")[:-1]
    numbers = [int(re.findall(r">(\d+)</td>", row)[-1]) for row in rows]
    assert sum(numbers) == number
    assert "Vụ việc bạn không được xem" in rows[-1]
    assert numbers[-1] == 1


def test_why_a_number_changed_names_the_matter_and_what_was_recorded_late(client: Client) -> None:
    at = f"/thong-ke/S01-06/vi-sao-doi/?{PERIOD}"
    sealed = a_report(7, on=ago(20))
    a_report(8, on=ago(20))
    put(act("matter.secrecy_set", sealed, ago(19), level=Secrecy.CLOSED))
    signed_in(client, an_account("thongke", duties=[Duty.STATISTICIAN]))

    page = text(client, f"{at}&known_from={ago(1):%d/%m/%Y}")

    table = page.partition('<div id="matters">')[2].partition("</div>")[0]
    assert "+2" in page  # of whom one may not be named
    assert "Nguồn tin 8/" in table
    assert "Nguồn tin 7/" not in table
    assert "Còn 1 vụ việc làm đổi con số mà bạn không được xem." in page
    assert "Con số không đổi" in text(client, at)  # known as of today is what is known today


def test_it_is_for_those_who_lead_and_for_statistics_officers(client: Client) -> None:
    signed_in(client, an_account("ksv", duties=[Duty.PROCURATOR]))

    assert client.get("/thong-ke/").status_code == 403
    assert client.get("/thong-ke/NA-01/").status_code == 403
    assert "/thong-ke/" not in text(client, "/")


def test_a_period_that_cannot_be_read_says_so_and_shows_the_usual_one(client: Client) -> None:
    signed_in(client, an_account("lanhdao", duties=[Duty.CHIEF]))

    assert "Ngày cuối phải sau ngày đầu." in text(client, "/thong-ke/?period_from=02/01/2026&period_to=01/01/2026")
    assert client.get("/thong-ke/NA-99/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_matters(client: Client) -> None:
    signed_in(client, an_account("lanhdao", duties=[Duty.CHIEF]))
    counts = []
    for numbers in ((1, 2), range(3, 12)):
        for number in numbers:
            a_report(number, on=ago(5))
        text(client, f"/thong-ke/NA-01/?{PERIOD}")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text(client, f"/thong-ke/NA-01/?{PERIOD}&part=1")
        counts.append(len(asked))
    assert counts[0] == counts[1]
