"""A row whose number a matter typed by hand bears: both side by side, a person says which it is, and nothing typed is lost."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.world import UNIT, a_report, act, acts_of_report, put
from eprocuracy.exchange.importing.numbers_taken import used_numbers
from eprocuracy.exchange.importing.reading import source_of
from eprocuracy.exchange.importing.tests.books import a_book, entry
from eprocuracy.exchange.models import ReadRow, SaidOfNumber
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.records.replaying import replay
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.house_acts import Secrecy

from .world import confirm, latest, page, preview, tiles

pytestmark = pytest.mark.django_db
WHY = "Đã đối chiếu với sổ giấy"
TYPED_BY_HAND = "Mất một xe máy Wave tại chợ"


def a_typed_report(number: int = 2) -> UUID:
    """A report that a colleague typed before the book was sent: it knows the place, and names the person otherwise."""
    received, accepted = acts_of_report(number, on=entry(2)["Ngày CQĐT tiếp nhận"], title=TYPED_BY_HAND)
    put(replace(received, place="chợ Nà Lốc"), accepted)  # type: ignore[call-arg]
    return received.matter


def standing(matter: UUID, kind: str) -> Any:
    family = MatterRow.objects.get(matter=matter).family_id
    acts = [one for one in acts_of(rules.present().catalogue, [family])[family] if one.matter == matter]
    mended = {one.supersedes for one in acts}
    return next(one for one in acts if one.kind == kind and one.id not in mended)


def address() -> str:
    one = latest()
    return reverse("desk:import_row", args=[one.id, ReadRow.objects.get(of=one, number=2).place])


def with_row_2_waiting(client: Client) -> str:
    """The book is sent and its sound rows are recorded; row 2 waits. The address of its page."""
    preview(client, a_book(4))
    confirm(client)
    return address()


def test_both_stand_side_by_side_and_nothing_is_written_before_the_choice(thu: Client) -> None:
    matter = a_typed_report()

    text = preview(thu, a_book(4))
    assert tiles(text)["dòng giữ lại, cần sửa"] == 1
    assert "một vụ việc đã ghi trên hệ thống mang số này" in text
    looked_at = thu.get(address()).content.decode()
    assert "Xác nhận ghi các dòng đủ điều kiện trước" in looked_at
    assert 'name="same"' not in looked_at
    confirm(thu)
    text = thu.get(address()).content.decode()

    for said in (
        TYPED_BY_HAND,
        "Mất một xe máy tại chợ phiên, vụ thứ 2",
        "chợ Nà Lốc",
        reverse("desk:matter", args=[matter]),
    ):
        assert said in text
    for word in ("khớp", "khác", "chỉ có trong tệp", "chỉ có trong bản đã ghi"):
        assert f">{word}<" in " ".join(text.split()).replace("> ", ">").replace(" <", "<"), word
    assert ActRow.objects.filter(matter=matter).count() == 2
    assert MatterRow.objects.filter(number=2).count() == 1


def test_the_same_matter_is_corrected_by_the_row_and_keeps_what_the_row_does_not_say(thu: Client) -> None:
    matter = a_typed_report()
    there = with_row_2_waiting(thu)

    without = thu.post(there, {"same": f"correct:{matter}", "reason": " "})
    assert without.status_code == 422
    assert "Lựa chọn này phải nêu lý do." in without.content.decode()
    thu.post(there, {"same": f"correct:{matter}", "reason": WHY})

    assert [one.matter_id for one in MatterRow.objects.filter(number=2)] == [matter]
    received = standing(matter, "report.received")
    assert received.description == "Mất một xe máy tại chợ phiên, vụ thứ 2"
    assert received.place == "chợ Nà Lốc"
    assert {one.name for one in received.people} == {"Lò Văn Páo", "Nguyễn Văn Tèo", "Hoàng A Sùng"}
    assert received.reason.endswith(WHY)
    assert standing(matter, "report.instituted").document_no
    before = ActRow.objects.count()
    again = preview(thu, a_book(4))
    assert tiles(again)["dòng đã có, không đổi"] == 4
    confirm(thu)
    assert ActRow.objects.count() == before
    assert not replay(rules.present()).differences


def test_where_the_two_differ_a_field_can_be_kept_as_recorded_while_the_others_are_corrected(thu: Client) -> None:
    matter = a_typed_report()
    there = with_row_2_waiting(thu)
    text = html.unescape(thu.get(there).content.decode())
    ticks = re.findall(r'form="row-form" name="(keep-[^"]+)"', text)
    kept = next(one for one in ticks if one.endswith(".description"))
    before = standing(matter, "report.received")

    again = thu.post(there, {"same": f"correct:{matter}", "reason": "", kept: "1"}).content.decode()
    assert f'name="{kept}" value="1" checked' in again
    thu.post(there, {"same": f"correct:{matter}", "reason": WHY, kept: "1"})

    received = standing(matter, "report.received")
    assert len(ticks) > 1
    assert received.description == TYPED_BY_HAND
    assert received.source_kind != before.source_kind or len(received.people) > len(before.people)
    assert tiles(preview(thu, a_book(4)))["dòng đã có, không đổi"] == 4  # what was said of the two still holds
    assert not replay(rules.present()).differences


def test_the_same_matter_can_be_kept_as_it_was_typed(thu: Client) -> None:
    matter = a_typed_report()

    thu.post(with_row_2_waiting(thu), {"same": f"keep:{matter}", "reason": WHY})

    assert ActRow.objects.filter(matter=matter).count() == 2
    assert ReadRow.objects.get(of=latest(), number=2).outcome == "left"
    assert "Đối chiếu với bản đã ghi" in page(thu, latest(), "?outcome=left")
    assert "khác bản đã ghi" in preview(thu, a_book(4))


def test_another_matter_of_the_same_number_is_recorded_apart_once(thu: Client) -> None:
    matter = a_typed_report()

    thu.post(with_row_2_waiting(thu), {"same": "other", "reason": WHY})

    assert MatterRow.objects.filter(number=2).count() == 2
    assert standing(matter, "report.received").description == TYPED_BY_HAND
    assert tiles(preview(thu, a_book(4)))["dòng đã có, không đổi"] == 4


def test_a_row_that_was_imported_with_other_content_can_be_called_another_matter(thu: Client) -> None:
    preview(thu, a_book(4))
    confirm(thu)
    first = MatterRow.objects.get(number=2).matter_id
    other = a_book(
        4, row_2={"Nội dung tóm tắt": "Cháy một nhà kho", "Người bị tố giác": "Trần Thị Bưởi, sinh năm 1980"}
    )
    preview(thu, other)
    confirm(thu)

    thu.post(address(), {"same": "other", "reason": "Hai sổ cùng số 2"})

    assert standing(first, "report.received").description == "Mất một xe máy tại chợ phiên, vụ thứ 2"
    titles = {row.title for row in MatterRow.objects.filter(number=2)}
    assert any("Cháy một nhà kho" in title for title in titles)
    assert tiles(preview(thu, other))["dòng đã có, không đổi"] == 4
    assert tiles(preview(thu, a_book(4)))["dòng đã có, không đổi"] == 4


def test_who_chooses_nothing_is_asked_again_and_a_mended_number_needs_no_choice(thu: Client) -> None:
    a_typed_report()
    there = with_row_2_waiting(thu)

    asked = thu.post(there, {"reason": WHY})
    assert asked.status_code == 422
    assert "Chọn một cách" in asked.content.decode()
    thu.post(there, {"cell-C7": "12"})

    assert MatterRow.objects.filter(number=12).count() == 1
    assert not SaidOfNumber.objects.exists()


def test_taking_the_import_back_gives_the_typed_record_its_words_again(thu: Client) -> None:
    matter = a_typed_report()
    thu.post(with_row_2_waiting(thu), {"same": f"correct:{matter}", "reason": WHY})

    thu.post(reverse("desk:import_undo", args=[latest().id]), {"reason": "Nhầm sổ"})
    thu.post(reverse("desk:import_go_on", args=[latest().id]))

    assert standing(matter, "report.received").description == TYPED_BY_HAND
    # what was said of the two still holds: the book sent again comes to the same matter, and waits for a tick
    assert tiles(preview(thu, a_book(4)))["dòng khác bản đã ghi"] == 1
    thu.post(reverse("desk:import_choose", args=[latest().id]), {"all": "1"})
    confirm(thu)
    assert standing(matter, "report.received").description == "Mất một xe máy tại chợ phiên, vụ thứ 2"


def test_a_guarded_matter_is_not_shown_beside_the_row(thu: Client) -> None:
    matter = a_report(2, on=date(2025, 1, 9))
    put(act("matter.secrecy_set", matter, date(2025, 1, 10), level=Secrecy.CLOSED))

    text = thu.get(with_row_2_waiting(thu)).content.decode()

    assert "Vụ việc được bảo mật" in text
    assert "Lò Văn Páo" not in text


def a_recommendation(number: int) -> Act:
    return act(
        "recommendation.issued",
        new_id(),
        date(2025, 3, 3),
        unit=UNIT,
        number=number,
        year=2025,
        document_no=str(number),
    )


def test_protests_and_recommendations_have_numbers_of_their_own(thu: Client) -> None:
    put(a_recommendation(5))
    source = source_of(rules.present(), "supervision")
    used = used_numbers(source.register, source.workstream, UNIT)

    assert used(UNIT, 2025, 5, "recommendation")
    assert not used(UNIT, 2025, 5, "protest")
