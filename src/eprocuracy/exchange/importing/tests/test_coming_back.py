"""An export that comes back edited: unchanged rows change nothing, edits mend records, what both sides changed waits."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from eprocuracy.exchange.exporting import book as exported_book
from eprocuracy.exchange.exporting import write
from eprocuracy.exchange.importing.comparing import BY_FILE, IN_EXCEL
from eprocuracy.exchange.importing.reading import read, read_register, source_of
from eprocuracy.exchange.models import Import, Outcome, ReadRow, Standing
from eprocuracy.exchange.registers.exported import BASE_SHEET, MARK
from eprocuracy.exchange.registers.sheets import read_sheets
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.records import rules
from eprocuracy.records.models import ActRow
from eprocuracy.records.replaying import replay
from eprocuracy.records.storing import acts_of

from .books import UNIT, a_book
from .test_imports import confirmed, kept_apart, now, previewed, received

pytestmark = pytest.mark.django_db
__all__ = ["kept_apart"]


def exported() -> bytes:
    made = exported_book(
        rules.present().catalogue,
        "crime_reports",
        unit=UNIT,
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        by=SYSTEM,
        at=now(),
    )
    out = io.BytesIO()
    write(made, out)
    return out.getvalue()


class Edited:
    """An export opened in Excel."""

    def __init__(self, content: bytes) -> None:
        self.workbook = load_workbook(io.BytesIO(content))
        page = self.workbook.worksheets[0]
        assert isinstance(page, Worksheet)
        self.page = page
        titles = {
            str(cell.value): cell.column for row in page.iter_rows(min_row=5, max_row=6) for cell in row if cell.value
        }
        self.columns = titles
        self.rows = {
            page.cell(row, titles["Số"]).value: row
            for row in range(8, page.max_row)
            if page.cell(row, titles["Số"]).value
        }

    def put(self, number: int, title: str, value: Any) -> Edited:
        self.page.cell(self.rows[number], self.columns[title]).value = value
        return self

    @property
    def content(self) -> bytes:
        out = io.BytesIO()
        self.workbook.save(out)
        return out.getvalue()


@pytest.fixture
def recorded() -> Import:
    return confirmed(previewed(received(a_book())))


def standings(one: Import) -> dict[int | None, str]:
    return dict(ReadRow.objects.filter(of=one).values_list("number", "standing"))


def test_an_export_carries_a_mark_in_every_row_and_a_hidden_copy(recorded: Import) -> None:
    workbook = load_workbook(io.BytesIO(exported()))

    assert [sheet.sheet_state for sheet in workbook] == ["visible", "veryHidden"]
    assert workbook.sheetnames[1] == BASE_SHEET
    edited = Edited(exported())
    column = edited.columns[MARK.vi]
    assert edited.page.column_dimensions[edited.page.cell(1, column).column_letter].hidden
    assert len({edited.page.cell(row, column).value for row in edited.rows.values()}) == 8


def test_an_export_that_comes_back_as_it_went_out_changes_nothing(recorded: Import) -> None:
    before = ActRow.objects.count()

    one = previewed(received(exported()))
    confirmed(one)

    assert set(standings(one).values()) == {Standing.UNCHANGED.value}
    assert ActRow.objects.count() == before


def test_an_edited_cell_mends_its_record_and_leaves_the_rest(recorded: Import) -> None:
    content = (
        Edited(exported())
        .put(3, "Nội dung tóm tắt", "Mất một con trâu tại bản Nà Lốc")
        .put(5, "Điều tra viên", "Lò Thị Mai")
        .content
    )

    one = previewed(received(content))
    seen = ReadRow.objects.get(of=one, number=3)
    confirmed(one)

    assert [number for number, standing in sorted(standings(one).items()) if standing == Standing.CHANGED.value] == [
        3,
        5,
    ]
    assert seen.correct  # nobody else touched it, so it needs no tick
    mended = ActRow.objects.filter(reason=IN_EXCEL)
    assert sorted(mended.values_list("kind", flat=True)) == ["report.received", "report.received"]
    acts = {
        act.id: act
        for many in acts_of(rules.present().catalogue, {one.matter.family_id for one in mended}).values()
        for act in many
    }
    changed = next(acts[row.id] for row in mended if "trâu" in acts[row.id].description)
    was = acts[changed.supersedes]
    assert (changed.people, changed.links, changed.occurred) == (was.people, was.links, was.occurred)
    assert ReadRow.objects.get(of=one, number=3).outcome == Outcome.CORRECTED.value
    assert replay(rules.present()).differences == []


def test_what_an_edit_adds_is_recorded_in_its_matter(recorded: Import) -> None:
    content = Edited(exported()).put(2, "Kéo dài đến", date(2025, 3, 1)).content

    one = previewed(received(content))
    confirmed(one)

    added = ActRow.objects.get(kind="report.prolonged")
    assert standings(one)[2] == Standing.NEW.value
    assert added.matter_id == ReadRow.objects.get(of=recorded, number=2).matter


def test_what_was_changed_on_both_sides_waits_for_a_person(recorded: Import) -> None:
    content = Edited(exported()).put(4, "Nội dung tóm tắt", "Sửa trong tệp").content
    other = Edited(exported()).put(4, "Điều tra viên", "Lò Thị Mai Sao").content
    confirmed(previewed(received(other)))
    before = ActRow.objects.count()

    one = previewed(received(content))
    seen = ReadRow.objects.get(of=one, number=4)
    row = read(rules.present(), one).row(seen.sheet, seen.row)
    confirmed(one)

    assert row is not None
    assert row.exported is not None
    assert row.exported.is_conflict
    assert [(cell.title, cell.after) for cell in row.exported.touched] == [("Nội dung tóm tắt", "Sửa trong tệp")]
    assert [(cell.title, cell.after) for cell in row.exported.moved] == [
        ("CQĐT thụ lý / Điều tra viên", "Lò Thị Mai Sao")
    ]
    assert (seen.standing, seen.correct) == (Standing.CHANGED.value, False)
    assert ActRow.objects.count() == before


def test_a_row_taken_out_of_the_file_is_said_and_nothing_is_done(recorded: Import) -> None:
    edited = Edited(exported())
    edited.page.delete_rows(edited.rows[6])
    before = ActRow.objects.count()

    one = previewed(received(edited.content))
    confirmed(one)

    assert [row.values["number"] for row in read(rules.present(), one).book.missing] == [6]
    assert ActRow.objects.count() == before


def test_a_row_that_was_added_is_recorded_as_any_other(recorded: Import) -> None:
    edited = Edited(exported())
    last = max(edited.rows.values())
    edited.page.insert_rows(last + 1)
    for column in range(1, edited.columns[MARK.vi]):
        edited.page.cell(last + 1, column).value = edited.page.cell(last, column).value
    edited.page.cell(last + 1, edited.columns["Số"]).value = 77

    one = confirmed(previewed(received(edited.content)))

    assert ReadRow.objects.get(of=one, number=77).outcome == Outcome.RECORDED.value


def test_an_emptied_cell_is_said_and_the_record_stays(recorded: Import) -> None:
    content = Edited(exported()).put(1, "Hình thức", None).put(1, "Số QĐ", None).put(1, "Ngày QĐ", None).content
    before = ActRow.objects.count()

    one = confirmed(previewed(received(content)))

    assert ReadRow.objects.get(of=one, number=1).outcome == Outcome.LEFT.value
    assert ActRow.objects.count() == before


def test_a_register_sent_again_is_not_taken_for_an_export(recorded: Import) -> None:
    changed = a_book(row_3={"Nội dung tóm tắt": "Viết lại"})
    source = source_of(rules.present(), "crime_reports")

    book = read_register(rules.present(), source, list(read_sheets(changed)), unit=UNIT, mapping=None)
    one = previewed(received(changed))

    assert all(row.exported is None for row in book.rows)
    assert standings(one)[3] == Standing.CHANGED.value
    assert not ReadRow.objects.get(of=one, number=3).correct
    assert not ActRow.objects.filter(reason=BY_FILE).exists()
