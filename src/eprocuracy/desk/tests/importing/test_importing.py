"""The pages of an import: what is asked, what is shown before anything is written, what came of it, and who may."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.world import UNIT, an_account, signed_in
from eprocuracy.exchange.importing.tests.books import BROKEN, FIRST_ROW, TITLES, a_book, entry, workbook
from eprocuracy.exchange.models import Import, ImportState, ReadRow, Repair
from eprocuracy.kernel.actors import Duty
from eprocuracy.records.models import ActRow, MatterRow

from .world import DIFFERENT, IMPORTS, confirm, latest, page, preview, send, tiles

pytestmark = pytest.mark.django_db


def test_a_book_is_sent_and_its_columns_are_shown_with_reason_and_examples(thu: Client) -> None:
    answer = send(thu, a_book(6))

    assert answer.redirect_chain[-1][0] == reverse("desk:import_columns", args=[latest().id])
    text = answer.content.decode()
    assert "Kiểm tra các cột" in text
    assert "Tên cột “Ngày CQĐT tiếp nhận” là cách gọi của" in text
    assert "Mất một xe máy tại chợ phiên, vụ thứ 1" in text
    assert "(6 dòng)" in text
    assert not ActRow.objects.exists()


def test_what_is_missing_in_the_form_is_said_beside_the_field(thu: Client) -> None:
    answer = thu.post(IMPORTS, {"kind": "", "unit": UNIT, "as_of": "31/02/2025"})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa chọn tệp" in text
    assert "Còn thiếu" in text
    assert not Import.objects.exists()


def test_a_file_that_is_no_workbook_is_answered_with_a_sentence_and_kept(thu: Client) -> None:
    text = send(thu, b"xin chao", name="thu.xlsx").content.decode()

    assert "Không đọc được tệp này như một sổ Excel." in text
    assert "lưu lại dạng .xlsx" in text
    assert latest().stands is ImportState.REFUSED
    assert thu.get(reverse("desk:import_file", args=[latest().id])).content == b"xin chao"


def test_a_workbook_without_titles_is_answered_with_a_sentence(thu: Client) -> None:
    text = send(thu, workbook([], titles=("Một", "Hai"))).content.decode()

    assert "Không trang tính nào trong tệp có dòng tiêu đề" in text


def test_the_units_offered_are_those_for_which_the_person_may_import(client: Client) -> None:
    signed_in(client, an_account("lan", unit="22", duties=(Duty.STATISTICIAN,)))

    units = re.findall(r'<option value="(22[^"]*)"', client.get(IMPORTS).content.decode())

    assert units[0] == "22"
    assert "22-KV3" in units
    assert not any("-P" in unit for unit in units)


def test_whoever_may_not_import_is_told_whose_business_it_is(client: Client, thu: Client) -> None:
    send(thu, a_book(2))
    signed_in(client, an_account("mai"))

    for address in (
        IMPORTS,
        reverse("desk:import", args=[latest().id]),
        reverse("desk:import_file", args=[latest().id]),
    ):
        answer = client.get(address)
        assert answer.status_code in (403, 409)
        assert "nhập sổ" in answer.content.decode()


def test_corrected_columns_are_read_anew_and_remembered(thu: Client) -> None:
    titles = tuple("Chú thích lạ" if title == "Nội dung tóm tắt" else title for title in TITLES)
    send(thu, workbook([entry(number) for number in range(1, 6)], titles=titles))
    one = latest()
    columns = reverse("desk:import_columns", args=[one.id])
    name = re.search(r'name="([^"]+\.H)"', thu.get(columns).content.decode())
    assert name

    text = thu.post(columns, {name[1]: "informant_id", "save": "1"}, follow=True).content.decode()
    assert "đã chọn bằng tay" in text
    assert Import.objects.get(id=one.id).columns == {"Sổ 2025": {"H": ["informant_id"]}}

    send(thu, workbook([entry(number) for number in range(6, 9)], titles=titles))
    assert latest().columns == {"Sổ 2025": {"H": ["informant_id"]}}


def test_the_preview_counts_before_anything_is_written(thu: Client) -> None:
    text = preview(thu, a_book(8, row_4={"Ngày QĐ": date(2025, 6, 30)}, **BROKEN))

    assert tiles(text) == {
        "dòng sẽ ghi": 7, "dòng khác bản đã ghi": 0, "dòng đã có, không đổi": 0, "dòng giữ lại, cần sửa": 1,
    }  # fmt: skip
    assert "ngày, giờ không có thật" in text
    assert "31/02/2025" in text
    assert "Sửa thành ngày, giờ đúng trên văn bản gốc" in text
    assert "Xác nhận và ghi 7 dòng" in text
    assert not ActRow.objects.exists()


def test_the_count_of_a_finding_opens_its_rows(thu: Client) -> None:
    text = preview(thu, a_book(5, row_4={"Ngày QĐ": date(2025, 6, 30)}))
    address = re.search(r'href="[^"]+(\?finding=[a-z_]+)#rows">(\d+)<', text)
    assert address

    rows = page(thu, latest(), address[1])
    assert rows.count('id="row-') == int(address[2]) == 1
    assert 'id="row-3"' in rows


def test_rows_that_differ_show_old_and_new_and_wait_for_a_choice(thu: Client) -> None:
    preview(thu, a_book(4))
    confirm(thu)

    text = preview(thu, a_book(4, **DIFFERENT))
    assert tiles(text)["dòng khác bản đã ghi"] == 1
    assert "vụ thứ 2" in text
    assert "Mất hai xe đạp điện" in text
    assert "0 trong 1 dòng khác bản đã ghi sẽ được sửa theo tệp" in text

    thu.post(reverse("desk:import_choose", args=[latest().id]), {"shown": ["1"], "correct": ["1"]})
    assert "1 trong 1 dòng khác bản đã ghi sẽ được sửa theo tệp" in page(thu, latest())
    text = confirm(thu)

    assert tiles(text) == {
        "dòng đã ghi": 0, "dòng đã sửa theo tệp": 1, "dòng không đổi": 3, "dòng khác, giữ bản đã ghi": 0, "dòng còn giữ lại": 0,
    }  # fmt: skip
    assert MatterRow.objects.filter(title__contains="xe đạp điện").count() == 1


def test_a_tick_is_kept_at_once_where_the_page_can(thu: Client) -> None:
    preview(thu, a_book(4))
    confirm(thu)
    preview(thu, a_book(4, **DIFFERENT))

    answer = thu.post(
        reverse("desk:import_choose", args=[latest().id]),
        {"shown": ["1"], "correct": ["1"]},
        headers={"HX-Request": "true"},
    )

    assert "Xác nhận và ghi 1 dòng" in answer.content.decode()
    assert ReadRow.objects.get(of=latest(), place=1).correct


def test_the_result_leads_to_the_matters_and_to_the_held_rows(thu: Client) -> None:
    preview(thu, a_book(6, **BROKEN))
    text = confirm(thu)

    assert "Đã ghi 5 dòng" in text
    assert tiles(text)["dòng còn giữ lại"] == 1
    assert reverse("desk:import_row", args=[latest().id, 2]) in text
    recorded = page(thu, latest(), "?outcome=recorded")
    matter = re.search(r'href="(/vu-viec/[^"]+)"', recorded)
    assert matter
    assert MatterRow.objects.filter(matter=matter[1].strip("/").split("/")[1]).exists()


def test_the_same_book_twice_changes_nothing(thu: Client) -> None:
    preview(thu, a_book(5))
    confirm(thu)
    acts = ActRow.objects.count()

    assert tiles(preview(thu, a_book(5)))["dòng đã có, không đổi"] == 5
    assert "Không có gì phải ghi thêm" in confirm(thu)
    assert ActRow.objects.count() == acts


def test_the_work_goes_on_step_by_step_where_the_page_asks_again(thu: Client) -> None:
    send(thu, workbook([entry(number) for number in range(1, 131)]))
    one = latest()
    thu.post(reverse("desk:import_columns", args=[one.id]), {"preview": "1"})
    step = reverse("desk:import_go_on", args=[one.id])

    first = thu.post(step, headers={"HX-Request": "true"})
    assert "100/130" in first.content.decode()
    assert "hx-trigger" in first.content.decode()
    second = thu.post(step, headers={"HX-Request": "true"})
    assert second["HX-Redirect"] == reverse("desk:import", args=[one.id])


def test_a_held_row_is_repaired_on_its_page(thu: Client) -> None:
    preview(thu, a_book(6, **BROKEN))
    confirm(thu)
    one = latest()
    address = reverse("desk:import_row", args=[one.id, 2])
    text = thu.get(address).content.decode()
    assert "Ngày thụ lý (ô D8)" in text
    assert "Ngày, giờ không có thật." in text
    assert "Sửa thành ngày, giờ đúng" in text

    refused = thu.post(address, {"cell-D8": "30/02/2025", "cell-P8": "xem lại"})
    assert refused.status_code == 422
    assert "Chưa ghi được" in refused.content.decode()
    assert 'value="30/02/2025"' in refused.content.decode()
    assert "xem lại" in refused.content.decode()

    done = thu.post(address, {"cell-D8": "09/01/2025"}, follow=True).content.decode()
    assert f"Đã sửa và ghi: Sổ 2025, dòng {FIRST_ROW + 2}" in done
    assert tiles(done)["dòng còn giữ lại"] == 0
    assert "Sửa tay ô D8" in done
    assert re.search(r"31/02/2025</span>.*09/01/2025</strong><br>Phạm Thị Thu, ", done, flags=re.S)
    repair = Repair.objects.get()
    assert (repair.column, repair.was, repair.value, repair.by) == ("D", "31/02/2025", "09/01/2025", "thu")


def test_held_rows_can_be_taken_home_in_the_workbook(thu: Client) -> None:
    preview(thu, a_book(6, **BROKEN))

    answer = thu.get(reverse("desk:import_errors", args=[latest().id]))

    assert answer.content[:2] == b"PK"
    assert "can-sua-so-2025.xlsx" in answer["Content-Disposition"]
    assert Entry.objects.filter(deed="registers.errors_downloaded", account="thu").exists()


def test_reading_rows_is_logged_once_a_page(thu: Client) -> None:
    preview(thu, a_book(6, **BROKEN))
    before = Entry.objects.count()

    page(thu, latest(), "?standing=new")

    assert Entry.objects.count() == before + 1
    logged = Entry.objects.latest("sequence")
    assert (logged.deed, len(logged.about)) == ("registers.rows_viewed", 6)


@pytest.mark.parametrize("query", ["?standing=new", "?standing=changed", "?standing=held", ""])
def test_a_long_book_costs_no_further_query(thu: Client, query: str) -> None:
    def changed(count: int) -> bytes:
        every = {f"row_{n}": {"Nội dung tóm tắt": f"Khác {n}"} for n in range(1, count + 1, 3)}
        broken = {f"row_{n}": {"Ngày thụ lý": "31/02/2025"} for n in range(2, count + 1, 3)}
        return a_book(count, **every, **broken)

    def queries(count: int) -> int:
        preview(thu, a_book(max(1, count // 2)))
        confirm(thu)
        preview(thu, changed(count))
        with CaptureQueriesContext(
            connection,
        ) as caught:
            page(thu, latest(), query)
        return len(caught)

    assert queries(6) == queries(90)
