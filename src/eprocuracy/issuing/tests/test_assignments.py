"""Forms 03/HS and 71/HS: everyone who is assigned is named in order, and who signs for the chief says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eprocuracy.issuing.composing import paper_of
from eprocuracy.issuing.filling import Filled, filled
from eprocuracy.issuing.forms import catalogue
from eprocuracy.issuing.tests.fixture import OFFICE, an_act, known
from eprocuracy.kernel.actors import Duty
from eprocuracy.platform.papers import Items, Signature


def assigned(**told: Any) -> Filled:
    act = an_act("case.assigned", "2018-01-23", "12/QĐ-VKSKV3", procurator="mai", **told)
    return filled(catalogue()["71"], known(act, on=date(2018, 1, 23)))


def test_a_decision_that_is_known_whole_misses_nothing() -> None:
    one = assigned()
    paper = paper_of(one)

    assert one.missing == ()
    assert paper.head is not None
    assert paper.head.place_and_day == "Quảng Ninh, ngày 23 tháng 01 năm 2018"
    assert any(
        "số 45/QĐ-CSĐT ngày 20 tháng 01 năm 2018 của Cơ quan Cảnh sát điều tra" in each.text for each in one.lines
    )
    assert paper.foot.startswith("Mẫu số 71/HS (Ban hành kèm theo Thông tư số 03/2026/TT-VKSTC")


@pytest.mark.parametrize(
    ("duty", "capacity"),
    [(Duty.CHIEF, ("Viện trưởng",)), (Duty.DEPUTY_CHIEF, ("KT. Viện trưởng", "Phó Viện trưởng"))],
)
def test_the_deputy_signs_for_the_chief(duty: Duty, capacity: tuple[str, ...]) -> None:
    act = an_act("case.assigned", "2018-01-23", procurator="mai")
    paper = paper_of(filled(catalogue()["71"], known(act, duty=duty)))

    assert next(one for one in paper.blocks if isinstance(one, Signature)).capacity == capacity


def test_everybody_who_is_assigned_is_named_in_order() -> None:
    paper = paper_of(assigned(deputy_chief="nam", with_procurators="Lê Thị Hoa, Kiểm tra viên"))

    assert next(one for one in paper.blocks if isinstance(one, Items)).texts == (
        "Trần Văn Nam: Phó Viện trưởng phụ trách",
        "Hoàng Thị Mai: Kiểm sát viên thụ lý chính",
        "Lê Thị Hoa, Kiểm tra viên: phối hợp",
    )


def test_what_the_file_does_not_know_is_printed_as_missing() -> None:
    empty = known(an_act("report.assigned", "2018-01-09", matter="report"), acts=(), number=None)

    one = filled(catalogue()["03"], empty)

    assert {label.vi for label in one.missing} == {
        "loại nguồn tin", "cơ quan giải quyết nguồn tin", "ngày tiếp nhận nguồn tin", "nội dung nguồn tin",
        "Kiểm sát viên thụ lý chính",
    }  # fmt: skip
    head = paper_of(one).head
    assert head is not None
    assert head.number == f"Số: …/QĐ-{OFFICE.abbreviation}"
