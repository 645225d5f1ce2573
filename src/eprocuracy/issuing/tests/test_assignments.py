"""Forms 03/HS and 71/HS: everything known is in its place, and what is not is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from eprocuracy.issuing.assignments import AcceptedReport, Assignment, InstitutedCase, Issuer, form_03, form_71
from eprocuracy.platform.papers import Items, Paper, Paragraph, Signature

OFFICE = Issuer(
    "Viện kiểm sát nhân dân khu vực 3 - Quảng Ninh",
    "Viện kiểm sát nhân dân thành phố Quảng Ninh",
    "VKSKV3",
    "Quảng Ninh",
)
SAID = Assignment(OFFICE, "12/QĐ-VKSKV3", date(2026, 11, 5), "Hoàng Thị Mai", agency="CQĐT Công an Quảng Ninh")
CASE = InstitutedCase(
    "45/QĐ-CSĐT", date(2026, 11, 3), "CQĐT Công an Quảng Ninh", "Trộm cắp tài sản", "Điều 173 khoản 1"
)


def text(paper: Paper) -> str:
    return "\n".join(f"{one.lead} {one.text}" for one in paper.blocks if isinstance(one, Paragraph))


def test_a_decision_that_is_known_whole_misses_nothing() -> None:
    paper = form_71(SAID, CASE)

    assert paper.missing == ()
    assert paper.head is not None
    assert paper.head.place_and_day == "Quảng Ninh, ngày 05 tháng 11 năm 2026"
    assert "số 45/QĐ-CSĐT ngày 03/11/2026 của CQĐT Công an Quảng Ninh về tội Trộm cắp tài sản" in text(paper)
    assert paper.foot.startswith("Mẫu số 71/HS (Ban hành theo Thông tư số 03/2026/TT-VKSTC")


def test_the_deputy_signs_for_the_chief() -> None:
    signed = {
        by_deputy: next(
            one for one in form_71(replace(SAID, by_deputy=by_deputy), CASE).blocks if isinstance(one, Signature)
        ).capacity
        for by_deputy in (False, True)
    }

    assert signed == {False: ("Viện trưởng",), True: ("KT. Viện trưởng", "Phó Viện trưởng")}


def test_everybody_who_is_assigned_is_named_in_order() -> None:
    paper = form_71(replace(SAID, deputy_chief="Trần Văn Nam", with_procurators="Lê Thị Hoa, Kiểm tra viên"), CASE)

    assert next(one for one in paper.blocks if isinstance(one, Items)).texts == (
        "Trần Văn Nam: Phó Viện trưởng phụ trách",
        "Hoàng Thị Mai: Kiểm sát viên thụ lý chính",
        "Lê Thị Hoa, Kiểm tra viên: phối hợp",
    )


def test_what_the_file_does_not_know_is_printed_as_missing() -> None:
    paper = form_03(Assignment(OFFICE, None, None, None), AcceptedReport(None, None, None))

    assert set(paper.missing) == {
        "ngày quyết định", "loại nguồn tin", "cơ quan thụ lý", "ngày tiếp nhận", "nội dung nguồn tin",
        "Kiểm sát viên thụ lý chính", "cơ quan điều tra",
    }  # fmt: skip
    assert paper.head is not None
    assert paper.head.number == "Số: …/QĐ-VKSKV3"
