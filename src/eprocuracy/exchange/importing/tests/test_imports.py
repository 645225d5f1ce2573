"""From a file to recorded acts: kept, read, previewed, confirmed in batches, repaired, traced; twice changes nothing."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from eprocuracy.audit.models import Entry
from eprocuracy.exchange.importing import (
    confirming,
    numbers_taken,
    previewing,
    reading,
    receiving,
    repairing,
    returning,
    tracing,
    undoing,
)
from eprocuracy.exchange.models import Import, ImportState, Outcome, ReadRow, Repair, Standing
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform import files
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.records.recording import record
from eprocuracy.records.replaying import replay
from eprocuracy.workstreams.acts import Source
from eprocuracy.workstreams.house_acts import Secrecy

from .books import BROKEN, FIRST_ROW, LETTER, TITLES, UNIT, a_book, entry, workbook

pytestmark = pytest.mark.django_db
CLERK = Actor("thu", "Phạm Thị Thu", UNIT, frozenset({Duty.CLERK}), frozenset({UNIT}))


@pytest.fixture(autouse=True)
def kept_apart(settings: Any, tmp_path: Any) -> None:
    """Files of tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path


def now() -> datetime:
    return timezone.localtime()


def received(content: bytes, *, by: Actor = CLERK, kind: str = "crime_reports", name: str = "so-2025.xlsx") -> Import:
    return receiving.receive(
        rules.present(),
        content=content,
        file_name=name,
        kind=kind,
        unit=UNIT,
        as_of=date(2025, 12, 31),
        by=by,
        at=now(),
    )


def previewed(one: Import) -> Import:
    previewing.begin(rules.present(), one, by=CLERK)
    while one.stands is ImportState.LOOKING:
        one = previewing.step(rules.present(), one, by=CLERK, at=now())
    return one


def confirmed(one: Import, *, by: Actor = CLERK) -> Import:
    one = confirming.confirm(rules.present(), one, by=by, at=now())
    while one.stands is ImportState.RECORDING:
        one = confirming.step(rules.present(), one, by=by, at=now())
    return one


def held_row(one: Import) -> ReadRow:
    return ReadRow.objects.get(of=one, standing=Standing.HELD.value)


def test_nothing_enters_before_confirmation() -> None:
    one = previewed(received(a_book(8, **BROKEN)))

    seen = previewing.counts(one)
    assert seen.standings == {Standing.NEW: 7, Standing.HELD: 1}
    assert seen.reasons == {"impossible_date": 1}
    assert not ActRow.objects.exists()
    assert not MatterRow.objects.exists()


def test_confirmed_rows_are_recorded_in_the_name_of_who_confirmed() -> None:
    one = confirmed(previewed(received(a_book(8, **BROKEN))))

    assert one.stands is ImportState.RECORDED
    assert confirming.came_of(one) == confirming.CameOf({Outcome.RECORDED: 7}, 1)
    assert MatterRow.objects.count() == 7
    assert set(ActRow.objects.values_list("recorded_by", flat=True)) == {"thu"}


def test_findings_are_counted_as_they_would_stand() -> None:
    late = {"row_2": {"Ngày QĐ": date(2025, 6, 30)}, "row_4": {"Kết quả": None, "Số QĐ": None, "Ngày QĐ": None}}
    one = previewed(received(a_book(5, **late)))
    expected = previewing.counts(one).findings

    again = previewed(received(a_book(5, **late), name="lần hai.xlsx"))
    assert expected == {"report_decided_late": 1, "report_open_past_limit": 1}

    confirmed(one)
    again = previewed(again)
    assert previewing.counts(again).findings == expected
    assert previewing.counts(again).standings == {Standing.UNCHANGED: 5}


def test_the_same_book_twice_changes_nothing() -> None:
    confirmed(previewed(received(a_book(6))))
    acts = ActRow.objects.count()

    again = confirmed(previewed(received(a_book(6))))

    assert confirming.came_of(again).outcomes == {Outcome.UNCHANGED: 6}
    assert ActRow.objects.count() == acts


def test_a_row_that_differs_stays_unless_it_is_chosen() -> None:
    confirmed(previewed(received(a_book(5))))
    other = a_book(5, row_2={"Nội dung tóm tắt": "Mất hai xe máy"}, row_4={"Nội dung tóm tắt": "Mất ba xe máy"})
    one = previewed(received(other))
    assert previewing.counts(one).standings == {Standing.UNCHANGED: 3, Standing.CHANGED: 2}

    previewing.choose(one, by=CLERK, ticked={1}, shown={1, 3})
    assert previewing.counts(one).to_record == 1
    one = confirmed(one)

    assert confirming.came_of(one).outcomes == {Outcome.UNCHANGED: 3, Outcome.CORRECTED: 1, Outcome.LEFT: 1}
    titles = set(MatterRow.objects.values_list("title", flat=True))
    assert any("Mất hai xe máy" in title for title in titles)
    assert not any("Mất ba xe máy" in title for title in titles)


def test_an_import_that_broke_off_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confirming, "BATCH", 3)
    one = confirming.confirm(rules.present(), previewed(received(a_book(8))), by=CLERK, at=now())
    one = confirming.step(rules.present(), one, by=CLERK, at=now())
    assert (one.done, MatterRow.objects.count()) == (3, 3)

    one = confirmed(Import.objects.get(id=one.id))

    assert (one.stands, MatterRow.objects.count()) == (ImportState.RECORDED, 8)


def test_a_held_row_is_repaired_and_recorded_with_what_stood_there() -> None:
    one = confirmed(previewed(received(a_book(8, **BROKEN))))
    seen = held_row(one)
    column = LETTER["Ngày thụ lý"]

    still = repairing.repair(rules.present(), one, seen, {(seen.row, column): "32/01/2025"}, by=CLERK, at=now())
    assert not still.recorded
    assert [problem.column for problem in still.row.problems] == [column]
    assert not Repair.objects.exists()

    came = repairing.repair(rules.present(), one, seen, {(seen.row, column): "09/01/2025"}, by=CLERK, at=now())
    assert came.taken
    repair = Repair.objects.get()
    assert (repair.was, repair.value, repair.by, repair.row) == ("31/02/2025", "09/01/2025", "thu", FIRST_ROW + 2)
    accepted = ActRow.objects.get(matter=came.taken.matter, kind="report.accepted")
    assert accepted.occurred_on == date(2025, 1, 9)
    traced = tracing.traced(came.taken.acts)
    for act in came.taken.acts:
        assert (traced[act].file_name, traced[act].sheet, traced[act].row) == ("so-2025.xlsx", "Sổ 2025", FIRST_ROW + 2)
        assert traced[act].typed[0].was == "31/02/2025"
    assert "sửa tay: D8" in ActRow.objects.filter(id__in=came.taken.acts).first().origin  # type: ignore[union-attr]
    entry = Entry.objects.filter(deed="registers.row_repaired").latest("sequence")
    assert entry.detail == {"row": 8, "cells": ["D8"]}


def test_a_repaired_file_sent_again_is_known_with_its_repairs() -> None:
    one = confirmed(previewed(received(a_book(4, **BROKEN))))
    seen = held_row(one)
    repairing.repair(rules.present(), one, seen, {(seen.row, "D"): "09/01/2025"}, by=CLERK, at=now())

    again = previewed(received(files.read(one.file)))
    assert previewing.counts(again).standings == {Standing.UNCHANGED: 4}


def test_every_cell_of_every_recorded_row_is_reachable() -> None:
    one = confirmed(previewed(received(a_book(3))))
    for act in ActRow.objects.all():
        traced = tracing.traced([act.id])[act.id]
        assert traced.sha256 == one.file
        assert act.origin.startswith(f"{traced.sheet}!{traced.row}: ")
        assert one.file[:16] in act.origin
    assert files.read(one.file)[:2] == b"PK"


def test_a_file_that_is_no_workbook_is_kept_with_the_reason() -> None:
    one = received(b"not a workbook at all", name="ghi chu.txt")

    assert one.stands is ImportState.REFUSED
    assert one.refusal[0].startswith("Không đọc được tệp này")
    assert files.read(one.file) == b"not a workbook at all"


def test_a_workbook_without_the_titles_of_the_book_is_refused_with_a_sentence() -> None:
    one = received(workbook([], titles=("Một", "Hai", "Ba")))

    assert one.stands is ImportState.REFUSED
    assert "dòng tiêu đề" in one.refusal[0]


def test_a_damaged_workbook_is_refused() -> None:
    content = bytearray(a_book(4))
    middle = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[middle : middle + 40] = b"\x00" * 40

    assert received(bytes(content)).stands is ImportState.REFUSED


def test_corrected_columns_are_remembered_for_the_next_book_with_these_titles() -> None:
    titles = tuple("Chú thích lạ" if title == "Nội dung tóm tắt" else title for title in TITLES)
    rows = [entry(number) for number in range(1, 6)]
    one = received(workbook(rows, titles=titles))
    said = {"Sổ 2025": {"H": ["content"], "P": []}}
    receiving.match(rules.present(), one, said, by=CLERK, at=now())

    later = received(workbook([entry(number) for number in range(6, 12)], titles=titles, sheet="Tháng 2"))

    assert later.columns == {"Tháng 2": {"H": ["content"], "P": []}}
    book = reading.read(rules.present(), later).book
    assert all(row.values["content"] for row in book.rows)


def test_held_rows_come_back_as_a_workbook_that_can_be_sent_again() -> None:
    one = confirmed(previewed(received(a_book(8, **BROKEN))))
    made = load_workbook(
        io.BytesIO(returning.workbook_to_repair(rules.present(), one, language="vi", by=CLERK, at=now()))
    )
    page = made["Sổ 2025"]
    column = page.max_column
    assert page.cell(FIRST_ROW - 1, column).value == "Cần sửa"
    assert "không có thật" in page.cell(FIRST_ROW + 2, column).value
    page[f"D{FIRST_ROW + 2}"] = date(2025, 1, 9)
    written = io.BytesIO()
    made.save(written)

    again = confirmed(previewed(received(written.getvalue(), name="đã sửa.xlsx")))

    assert confirming.came_of(again) == confirming.CameOf({Outcome.RECORDED: 1, Outcome.UNCHANGED: 7}, 0)


def test_only_whoever_may_import_for_the_unit_does() -> None:
    procurator = Actor("mai", "Hoàng Thị Mai", UNIT, frozenset({Duty.PROCURATOR}), frozenset({UNIT}))
    with pytest.raises(Refused):
        received(a_book(2), by=procurator)

    one = previewed(received(a_book(2)))
    with pytest.raises(Refused):
        confirming.confirm(rules.present(), one, by=procurator, at=now())


def test_confirming_twice_and_repairing_before_confirming() -> None:
    one = previewed(received(a_book(4, **BROKEN)))
    with pytest.raises(Refused):
        repairing.repair(rules.present(), one, held_row(one), {}, by=CLERK, at=now())

    one = confirmed(one)
    assert confirming.confirm(rules.present(), one, by=CLERK, at=now()).stands is ImportState.RECORDED
    with pytest.raises(Refused):
        receiving.match(rules.present(), one, {}, by=CLERK, at=now())


def test_the_log_holds_no_name() -> None:
    one = confirmed(previewed(received(a_book(4, **BROKEN))))
    seen = held_row(one)
    repairing.repair(
        rules.present(), one, seen, {(seen.row, "D"): "09/01/2025", (seen.row, "J"): "Vừ A Dếnh"}, by=CLERK, at=now()
    )

    said = " ".join(str((entry.deed, entry.about, entry.detail)) for entry in Entry.objects.all())
    for deed in (
        "registers.uploaded",
        "registers.import_confirmed",
        "registers.import_finished",
        "registers.row_repaired",
    ):
        assert deed in said
    assert not any(name in said for name in ("Páo", "Dếnh", "Mỷ", "so-2025"))


def test_numbers_taken_meanwhile_hold_a_row_back() -> None:
    one = previewed(received(a_book(3)))

    # another book of the unit now has another entry under the number 2 of 2025
    def used_since(*given: Any) -> Any:
        used = numbers_taken.used_numbers(*given)
        return lambda unit, year, number, paper: number == 2 or used(unit, year, number, paper)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "used_numbers", used_since)
        one = confirmed(one)

    assert confirming.came_of(one) == confirming.CameOf({Outcome.RECORDED: 2}, 1)
    assert held_row(one).reasons == ["duplicate_number"]


def test_rows_of_a_guarded_matter_are_held_and_the_others_recorded() -> None:
    confirmed(previewed(received(a_book(3))))
    every = {f"row_{number}": {"Nội dung tóm tắt": "Khác"} for number in (1, 2, 3)}
    before = previewed(received(a_book(3, **every)))
    previewing.choose_all(before, by=CLERK, correct=True)
    guarded = MatterRow.objects.get(number=2)
    secrecy: Any = rules.present().catalogue.kinds["matter.secrecy_set"]
    closed = secrecy(id=new_id(), matter=guarded.matter_id, occurred=When.on(date(2025, 3, 1)), level=Secrecy.CLOSED)
    record(rules.present(), [closed], by=SYSTEM, at=now(), source=Source.PAGE)

    after = previewed(received(a_book(3, **every)))
    assert previewing.counts(after).standings == {Standing.CHANGED: 2, Standing.HELD: 1}
    assert held_row(after).reasons == ["guarded"]

    assert confirming.came_of(confirmed(before)) == confirming.CameOf({Outcome.CORRECTED: 2}, 1)
    assert held_row(before).reasons == ["guarded"]


def taken_back(one: Import, reason: str = "Chọn nhầm đơn vị") -> Import:
    one = undoing.begin(one, reason=reason, by=CLERK, at=now())
    while one.stands is ImportState.UNDOING:
        one = undoing.step(rules.present(), one, by=CLERK, at=now())
    return one


def test_an_import_is_taken_back_and_nothing_disappears() -> None:
    one = confirmed(previewed(received(a_book(4))))
    acts = ActRow.objects.count()

    one = taken_back(one)

    assert one.stands is ImportState.UNDONE
    assert confirming.came_of(one).outcomes == {Outcome.UNDONE: 4}
    assert not MatterRow.objects.exists()
    assert ActRow.objects.filter(kind="record.voided", reason="Hoàn tác lần nhập sổ: Chọn nhầm đơn vị").count() == acts
    assert replay(rules.present()).differences == []


def test_what_was_taken_back_can_be_taken_in_again() -> None:
    taken_back(confirmed(previewed(received(a_book(4)))))

    again = previewed(received(a_book(4)))
    assert previewing.counts(again).standings == {Standing.NEW: 4}
    confirmed(again)

    assert MatterRow.objects.count() == 4
    assert previewing.counts(previewed(received(a_book(4)))).standings == {Standing.UNCHANGED: 4}


def test_a_correction_that_is_taken_back_leaves_what_stood_before() -> None:
    confirmed(previewed(received(a_book(3))))
    one = previewed(received(a_book(3, row_2={"Nội dung tóm tắt": "Mất hai xe máy"})))
    previewing.choose_all(one, by=CLERK, correct=True)
    one = confirmed(one)
    assert MatterRow.objects.filter(title__contains="hai xe máy").count() == 1

    taken_back(one)

    assert MatterRow.objects.count() == 3
    assert not MatterRow.objects.filter(title__contains="hai xe máy").exists()


def test_a_matter_in_which_more_was_recorded_since_is_kept() -> None:
    one = confirmed(previewed(received(a_book(3))))
    matter = MatterRow.objects.get(number=2)
    assigned: Any = rules.present().catalogue.kinds["report.assigned"]
    later = assigned(id=new_id(), matter=matter.matter_id, occurred=When.on(date(2025, 3, 1)), procurator="mai")
    record(rules.present(), [later], by=SYSTEM, at=now(), source=Source.PAGE)

    one = taken_back(one)

    assert confirming.came_of(one).outcomes == {Outcome.UNDONE: 2, Outcome.KEPT: 1}
    assert list(MatterRow.objects.values_list("number", flat=True)) == [2]


def test_taking_back_needs_a_reason_and_a_finished_import() -> None:
    one = previewed(received(a_book(2)))
    with pytest.raises(Refused):
        undoing.begin(one, reason="nhầm", by=CLERK, at=now())
    one = confirmed(one)
    with pytest.raises(Refused):
        undoing.begin(one, reason="  ", by=CLERK, at=now())
