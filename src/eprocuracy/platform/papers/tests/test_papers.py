"""Papers: the same words in PDF and in Word, archival, and what is missing said where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from docx import Document

from eprocuracy.platform.papers import (
    Column,
    Facts,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Signature,
    Table,
    as_pdf,
    as_word,
)
from eprocuracy.platform.papers.missing import given

LETTERS = "ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ ề ể ễ ế ệ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ đ Đ"


def a_paper(procurator: str | None = "Hoàng Thị Mai", rows: int = 3) -> Paper:
    return Paper(
        title="QUYẾT ĐỊNH",
        on=date(2026, 11, 22),
        subtitle="Phân công Kiểm sát viên",
        head=Letterhead(
            superior="Viện kiểm sát nhân dân tỉnh Quảng Ninh",
            issuer="Viện kiểm sát nhân dân khu vực 3",
            number="Số: 12/QĐ-VKSKV3",
            place_and_day="Quảng Ninh, ngày 22 tháng 11 năm 2026",
        ),
        blocks=(
            Paragraph("VIỆN TRƯỞNG", strong=True),
            Paragraph(f"Phân công {given(procurator, 'Kiểm sát viên')}.", lead="Điều 1."),
            Facts((("Vụ án", LETTERS), ("Bị can", ""))),
            Items(("một", "hai"), numbered=True),
            Table((Column("STT"), Column("Vụ việc", 4)), tuple((str(n), f"Vụ án {n}/2026") for n in range(rows))),
            Signature(("Lưu: HSVA",), ("KT. Viện trưởng", "Phó Viện trưởng"), "Nguyễn Văn A"),
        ),
        foot="Mẫu số 71/HS",
    )


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert as_pdf(a_paper()) == as_pdf(a_paper())


def test_a_pdf_is_archival_and_carries_its_fonts() -> None:
    with pikepdf.open(BytesIO(as_pdf(a_paper()))) as pdf:
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
        assert pdf.Root.OutputIntents
        fonts = pdf.pages[0].Resources.Font
        for font in fonts.values():
            inner = font.DescendantFonts[0]
            assert "/FontFile2" in inner.FontDescriptor or "/FontFile3" in inner.FontDescriptor
            assert "LiberationSerif" in str(inner.BaseFont)


def test_a_page_is_a4_with_the_margins_of_the_decree() -> None:
    with pikepdf.open(BytesIO(as_pdf(a_paper()))) as pdf:
        width, height = (round(float(side)) for side in pdf.pages[0].MediaBox[2:])
    assert (width, height) == (595, 842)
    word = Document(BytesIO(as_word(a_paper())))
    section = word.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in margins if one is not None] == [20, 20, 30, 20]


def test_word_says_every_word_of_the_paper() -> None:
    word = Document(BytesIO(as_word(a_paper())))
    said = "\n".join(
        [one.text for one in word.paragraphs]
        + [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    )

    for text in ("QUYẾT ĐỊNH", "Số: 12/QĐ-VKSKV3", "Điều 1. Phân công Hoàng Thị Mai.", LETTERS, "Vụ án 2/2026"):
        assert text in said
    assert word.sections[0].footer.paragraphs[0].text == "Mẫu số 71/HS"


def test_what_is_missing_is_printed_and_named() -> None:
    assert a_paper().missing == ()
    assert a_paper(procurator=None).missing == ("Kiểm sát viên",)
    assert "[THIẾU: Kiểm sát viên]" in Document(BytesIO(as_word(a_paper(procurator=None)))).paragraphs[4].text


def test_a_long_table_goes_on_over_pages() -> None:
    with pikepdf.open(BytesIO(as_pdf(a_paper(rows=120)))) as pdf:
        assert len(pdf.pages) > 2


def test_a_row_that_does_not_fit_its_table_is_a_fault() -> None:
    with pytest.raises(ValueError, match="other columns"):
        Table((Column("STT"),), (("1", "2"),))


def test_in_word_too_no_signature_stands_alone_on_a_page() -> None:
    word = Document(BytesIO(as_word(replace(a_paper(), blocks=(Paragraph("Điều 2."), a_paper().blocks[-1])))))

    assert word.paragraphs[-1].paragraph_format.keep_with_next
    assert "w:cantSplit" in word.tables[-1].rows[0]._tr.xml
